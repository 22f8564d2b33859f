"""The rules by which names of hardware are read: data made from the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from paper_atlas.naming.tokens import LAST_LATIN, Token, tokens
from paper_atlas.vocabulary import Named, Vocabulary, Wording

_SHORT_NUMBER = 3
"""980 alone is too little to know a card by."""
FUSED, APART, DOTTED = "", " ", "."
"""How two tokens of a name stand in it: fused, with a space or hyphen between, with a full stop between."""


class Meaning(NamedTuple):
    """What a written name stands for."""

    products: tuple[str, ...]
    """Identifiers; several where the name is ambiguous."""
    system: str | None = None
    variant: str | None = None
    """Identifier of the variant that the name fixes."""
    systems: tuple[str, ...] = ()
    """Identifiers of the systems that an ambiguous name can mean."""


@dataclass(frozen=True)
class Rules:
    """Everything that reading names needs."""

    names: Mapping[str, Any]
    """A tree from token to token; under the key `=` what a name that ends there means."""
    starts: frozenset[str]
    """First tokens of all names."""
    vendors: frozenset[str]
    """Words that may stand before a name and add nothing."""
    multiplying: frozenset[str]
    """Words between a number and what it counts."""
    gpu_words: frozenset[str]
    """Words for a device."""
    unspaced: re.Pattern[str]
    """Words of scripts that are written without spaces."""
    speaks_for: Mapping[str, frozenset[str]]
    """Words that say that a name which is another thing as well means hardware, by what else it can be."""
    speaks_for_all: frozenset[str]
    """Words that say so whatever speaks against it."""
    wording: Wording
    vocabulary: Vocabulary

    def laptop(self, product: str) -> str | None:
        """The laptop part that shares a product's name, where there is one."""
        other = f"{product}-laptop"
        return other if other in self.vocabulary.hardware else None


def compile_rules(vocabulary: Vocabulary) -> Rules:
    """Make the rules of a vocabulary."""
    names: dict[str, Any] = {}
    for written, meaning in written_names(vocabulary):
        for form in (written, *_fused(written)):
            _add(names, form, meaning)
    starts = frozenset(edge.lstrip(FUSED + APART + DOTTED) for edge in names)
    words, vendors = vocabulary.wording, vocabulary.hardware.unimportant
    makers = vocabulary.hardware.makers
    always = words.number_cues | makers | frozenset(words.form_factors) | words.laptop_models
    of_codes = (always | words.cues) - words.suffixes
    known = starts | vendors | words.number_cues | words.pieces | words.between | words.after | words.ranges
    known |= words.times
    return Rules(
        names,
        starts,
        vendors,
        words.multiplies | words.pieces,
        words.gpus | words.pieces,
        _unspaced(known | frozenset((*words.numbers, *words.scales, *words.synonyms))),
        {
            "number": always,
            "short": of_codes,
            "code": of_codes,
            "ordinary": makers | words.ordinary_cues,
            "machine": makers | words.ordinary_cues - words.not_of_machines,
        },
        words.number_cues - words.multiplies - words.gigabytes,
        words,
        vocabulary,
    )


def written_names(vocabulary: Vocabulary) -> Iterator[tuple[str, Meaning]]:
    """Every way to write a name of hardware; of two that are the same, the first counts."""
    for written, keys in vocabulary.hardware.ambiguous.items():
        yield written, _ambiguous(keys, vocabulary)
    for key, product in vocabulary.hardware.items():
        yield from ((written, Meaning((key,))) for written in (product.name, *product.aliases))
        for variant, said in product.variants.items():
            yield from ((written, Meaning((key,), variant=variant)) for written in said.aliases)
    for key, system in vocabulary.systems.items():
        names = (system.name, *system.aliases)
        yield from ((written, Meaning((system.product,), key)) for written in names)
    # What follows from names comes after what is said of them.
    for key, product in vocabulary.hardware.items():
        forms = _forms(product, vocabulary.hardware.unimportant, vocabulary.wording)
        yield from ((written, Meaning((key,))) for written in forms)
    for key, system in vocabulary.systems.items():
        forms = _forms(system, vocabulary.systems.unimportant, vocabulary.wording)
        yield from ((written, Meaning((system.product,), key)) for written in forms)


def _unspaced(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that cuts the words of other scripts out of a run, the longest first."""
    others = sorted((word for word in words if word > LAST_LATIN), key=lambda word: (-len(word), word))
    return re.compile(f"({'|'.join(map(re.escape, others)) or '(?!)'})")


def _ambiguous(keys: Iterable[str], vocabulary: Vocabulary) -> Meaning:
    systems = tuple(key for key in keys if key in vocabulary.systems)
    inside = [vocabulary.systems[key].product for key in systems]
    products = dict.fromkeys([*(key for key in keys if key in vocabulary.hardware), *inside])
    return Meaning(tuple(products), systems=systems)


def _forms(entry: Named, unimportant: Collection[str], wording: Wording) -> Iterator[str]:
    """Other ways to write a name: without its vendor where that leaves enough, S for SUPER, GTX for RTX."""
    words = entry.name.split()
    while words and words[0].casefold() in unimportant:
        words.pop(0)
        if _is_enough(tokens(" ".join(words))):
            yield " ".join(words)
    for written in (*entry.aliases, " ".join(entry.name.split()[-3:])):
        if written.endswith(" SUPER"):
            yield written[: -len(" SUPER")] + "S"  # RTX 4070S
    for written in entry.aliases:
        if written.endswith("xlarge"):
            yield from (written.replace(".", " "), written.replace("xlarge", "x"))  # p3-16xlarge, p3.16x
    yield from _in_series(entry.name, wording)


def _is_enough(short: Sequence[Token]) -> bool:
    """Whether a name without its vendor is one to know it by: RTX 3090, Tesla K80, never 4090 or M1."""
    several = len(short) > 2 or (len(short) == 2 and len(short[0].text) > 1)
    has_number = any(token.is_number for token in short)
    return several and short[0].text.isalpha() and (has_number or len(short) > 2)


def _in_series(name: str, wording: Wording) -> Iterator[str]:
    """`GTX 3090` and `GeForce 1060`: people mix up what stands before the number, or leave it out."""
    for series, written in wording.series.items():
        _, found, rest = name.partition(f"{series} ")
        for first in written if found else ():
            if first or len(rest) > _SHORT_NUMBER:
                yield f"{first} {rest}".strip()


def _fused(written: str) -> Iterator[str]:
    """A name without one of the spaces between its words: TPUv4, TitanRTX, TeslaV100."""
    for space in re.finditer(r"(?<=[A-Za-z]) (?=[A-Za-z])", written):
        yield written[: space.start()] + written[space.end() :]


def _add(names: dict[str, Any], written: str, meaning: Meaning) -> None:
    node = names
    for token in tokens(written):
        node = node.setdefault(edge(token) if node is not names else APART + token.text, {})
    node.setdefault("=", meaning)


def edge(token: Token) -> str:
    """The key under which a token of a name follows the one before it."""
    if token.glue == "":
        return FUSED + token.text
    return (DOTTED if token.glue == "." else APART) + token.text
