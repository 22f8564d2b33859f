"""The rules by which names of hardware are read: data made from the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from paper_atlas.naming.tokens import Token, tokens
from paper_atlas.vocabulary import Vocabulary, Wording

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
    wording: Wording
    vocabulary: Vocabulary

    def laptop(self, product: str) -> str | None:
        """The laptop part that shares a product's name, where there is one."""
        other = f"{product}-laptop"
        return other if other in self.vocabulary.hardware else None


def compile_rules(vocabulary: Vocabulary) -> Rules:
    """Make the rules of a vocabulary."""
    names: dict[str, Any] = {}
    ambiguous = vocabulary.hardware.ambiguous
    for key, product in vocabulary.hardware.items():
        for written in _forms(product.name, product.aliases, vocabulary.hardware.unimportant):
            _add(names, written, Meaning((key,)))
        for variant, said in product.variants.items():
            for written in said.aliases:
                _add(names, written, Meaning((key,), variant=variant))
    for key, system in vocabulary.systems.items():
        for written in _forms(system.name, system.aliases, vocabulary.systems.unimportant):
            _add(names, written, Meaning((system.product,), key))
    for written, keys in ambiguous.items():
        _add(names, written, _ambiguous(keys, vocabulary), replace=True)
    starts = frozenset(edge.lstrip(FUSED + APART + DOTTED) for edge in names)
    return Rules(names, starts, vocabulary.hardware.unimportant, vocabulary.wording, vocabulary)


def _ambiguous(keys: Iterable[str], vocabulary: Vocabulary) -> Meaning:
    systems = tuple(key for key in keys if key in vocabulary.systems)
    inside = [vocabulary.systems[key].product for key in systems]
    products = dict.fromkeys([*(key for key in keys if key in vocabulary.hardware), *inside])
    return Meaning(tuple(products), systems=systems)


def _forms(name: str, aliases: Iterable[str], unimportant: Collection[str]) -> list[str]:
    """A name as people write it, and without its vendor where that leaves enough to know it by."""
    forms = dict.fromkeys((name, *aliases))
    words = name.split()
    while words and words[0].casefold() in unimportant:
        words.pop(0)
    short = tokens(" ".join(words))
    if (
        any(token.is_number for token in short)
        and short[0].text.isalpha()
        and (len(short) > 2 or len(short[0].text) > 1)
    ):
        forms.setdefault(" ".join(words))
    return [*forms, *(form[: -len(" SUPER")] + "S" for form in forms if form.endswith(" SUPER"))]


def _add(names: dict[str, Any], written: str, meaning: Meaning, *, replace: bool = False) -> None:
    fused = re.sub(r"(?<=[A-Za-z]) (?=[A-Za-z])", "", written, count=1)  # TPUv4, TitanRTX, TeslaV100
    for form in dict.fromkeys((written, fused)):
        _add_form(names, form, meaning, replace=replace)


def _add_form(names: dict[str, Any], written: str, meaning: Meaning, *, replace: bool) -> None:
    node = names
    for token in tokens(written):
        node = node.setdefault(edge(token) if node is not names else APART + token.text, {})
    if replace or "=" not in node:
        node["="] = meaning


def edge(token: Token) -> str:
    """The key under which a token of a name follows the one before it."""
    if token.glue == "":
        return FUSED + token.text
    return (DOTTED if token.glue == "." else APART) + token.text
