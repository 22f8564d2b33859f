"""Every phrase that a query can ask by, besides names of hardware: terms, roles, what a record has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from paper_atlas.naming import Rules
from paper_atlas.naming.tokens import Token, tokens
from paper_atlas.quantity import number
from paper_atlas.vocabulary import QueryWording, Terms, Vocabulary

_REPAIRED = frozenset({"technique", "task", "architecture", "vendor", "venue", "role?"})
_SMALLEST_LONE = 10
_SHORTEST_PLURAL = 4
_NOT_PLURAL = ("ss", "us", "is")


class Meaning(NamedTuple):
    """What a phrase asks for."""

    kind: str
    """A kind of chip, or `role?`, `without`, `excluding`, `filler`, or what stands by a year or size."""
    id: str
    name: str


class Match(NamedTuple):
    """A phrase found in a query."""

    last: int
    """The token after it."""
    meanings: tuple[Meaning, ...]
    respelt: str | None
    """How it is spelt in the lexicon, where that differs in more than number."""


@dataclass(frozen=True)
class Lexicon:
    """The phrases as a tree, and what they are spelt with."""

    rules: Rules
    wording: QueryWording
    phrases: Mapping[str, Any]
    """From folded word to what may follow; under the key `=` the meanings of what ends there."""
    names: Mapping[tuple[str, str], str]
    """Names of everything that a chip can stand for, by kind and identifier."""
    repairs: Mapping[str, str]
    """Phrases that a misspelling may be meant for, folded, and as they are written."""

    @cached_property
    def sizes(self) -> frozenset[str]:
        """Memory sizes of products, in GB, that a number alone is more likely than a number of devices."""
        products = self.rules.vocabulary.hardware.values()
        return frozenset(
            number(size) for product in products for size in product.memory_sizes if size >= _SMALLEST_LONE
        )

    def matches(self, query: list[Token], at: int) -> list[Match]:
        """The phrases that begin at a token, the longest first."""
        node, found = self.phrases, list[Match]()
        for last in range(at, 0 if _goes_on(query, at) else len(query)):
            node = node.get(self.folded(query[last]), {})
            if "=" in node and not _goes_on(query, last + 1):
                found.insert(0, Match(last + 1, tuple(node["="]), self._respelt(query[at : last + 1])))
            if not node:
                break
        return found

    def folded(self, token: Token) -> str:
        """A word without its plural and in one of its two spellings."""
        return folded(token.text, self.wording.endings)

    def _respelt(self, written: list[Token]) -> str | None:
        """The spelling of the lexicon, where the written one is another."""
        own = [_singular(token.text) for token in written]
        folds = [self.folded(token) for token in written]
        return " ".join(folds) if own != folds else None


def _goes_on(query: list[Token], at: int) -> bool:
    """Whether a token is the rest of a word: no phrase begins or ends in A10O."""
    return 0 < at < len(query) and query[at].glue == "" and query[at].text != "+"


def folded(word: str, endings: Mapping[str, str]) -> str:
    """A word without its plural and in one of its two spellings: quantisations is quantization."""
    single = _singular(word)
    for one, other in endings.items():
        if single.endswith(one) and len(single) > len(one) + 1:
            return single[: -len(one)] + other
    return single


def _singular(word: str) -> str:
    plural = len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith(_NOT_PLURAL)
    return word[:-1] if plural else word


def compile_lexicon(vocabulary: Vocabulary, rules: Rules, venues: Iterable[str] = ()) -> Lexicon:
    """Make the lexicon of a vocabulary.

    Args:
        vocabulary: the terms.
        rules: the rules of its hardware's names.
        venues: names of venues, without years, that papers were published at.
    """
    wording = vocabulary.queries
    phrases: dict[str, Any] = {}
    written = list(_written(vocabulary, venues))
    for phrase, meaning in written:
        for form in _forms(phrase):
            _add(phrases, form, meaning, wording.endings)
    repairs = {
        " ".join(word for word in _words(phrase, wording.endings) if word not in wording.filler): phrase
        for phrase, meaning in reversed(written)
        if meaning.kind in _REPAIRED
    }
    return Lexicon(rules, wording, phrases, dict(_names(vocabulary)), repairs)


def _forms(phrase: str) -> Iterator[str]:
    """A phrase as it is written, in one word, and with its inner capitals as words: FlashAttention."""
    yield phrase
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|\S", phrase)
    if " " in phrase:
        yield phrase.replace(" ", "")
    elif len(parts) > 1 and all(len(part) > 2 and part.isalpha() for part in parts):
        yield " ".join(parts)


def _words(phrase: str, endings: Mapping[str, str]) -> list[str]:
    return [folded(token.text, endings) for token in tokens(phrase)]


def _add(phrases: dict[str, Any], written: str, meaning: Meaning, endings: Mapping[str, str]) -> None:
    words = _words(written, endings)
    node = phrases
    for word in words:
        node = node.setdefault(word, {})
    meanings = node.setdefault("=", [])
    if all(own.kind != meaning.kind for own in meanings):
        meanings.append(meaning)


def _written(vocabulary: Vocabulary, venues: Iterable[str]) -> Iterator[tuple[str, Meaning]]:
    yield from _terms("technique", vocabulary.techniques)
    yield from _terms("task", vocabulary.tasks)
    yield from _terms("architecture", vocabulary.architectures)
    yield from _terms("vendor", vocabulary.vendors)
    for venue in venues:
        yield venue, Meaning("venue", venue, venue)
    wording = vocabulary.queries
    for kind, groups in (("role", wording.roles), ("role?", wording.roles_beside_hardware)):
        for key, phrases in groups.items():
            yield from ((phrase, Meaning(kind, key, key)) for phrase in phrases)
    for key, phrases in wording.has.items():
        yield from ((phrase, Meaning("has", key, key)) for phrase in phrases)
    for key, phrases in wording.without.items():
        yield from ((phrase, Meaning("without", key, key)) for phrase in phrases)
    yield from ((phrase, Meaning("hardware", "not-stated", "not stated")) for phrase in wording.not_stated)
    for kind in ("since", "after", "until", "before", "within", "onwards", "excluding", "filler"):
        yield from ((phrase, Meaning(kind, kind, kind)) for phrase in getattr(wording, kind))


def _terms(kind: str, terms: Terms[Any]) -> Iterator[tuple[str, Meaning]]:
    for key, term in terms.items():
        meaning = Meaning(kind, key, term.name)
        yield from ((written, meaning) for written in (term.name, *term.aliases, key))


def _names(vocabulary: Vocabulary) -> Iterator[tuple[tuple[str, str], str]]:
    kinds: dict[str, Terms[Any]] = {
        "product": vocabulary.hardware,
        "system": vocabulary.systems,
        "architecture": vocabulary.architectures,
        "vendor": vocabulary.vendors,
        "technique": vocabulary.techniques,
        "task": vocabulary.tasks,
        "metric": vocabulary.metrics,
    }
    for kind, terms in kinds.items():
        yield from (((kind, key), term.name) for key, term in terms.items())
