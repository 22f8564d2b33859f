"""Phrases of the vocabulary found in running text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from paper_atlas.naming.tokens import Token, tokens
from paper_atlas.query.lexicon import folded

_JOINS = ("", " ", "-", "/", ", ", ":", ".")
_END = "="
Fold = Callable[[str, Mapping[str, str]], str]
"""What makes the written forms of a word one."""


class Hit(NamedTuple):
    """A phrase that stands in a text."""

    first: int
    """Its first token."""
    last: int
    """The token after it."""
    ids: tuple[str, ...]
    """What it stands for."""


@dataclass(frozen=True)
class Phrases:
    """Phrases as a tree of folded words; under `=` stands what ends there."""

    tree: Mapping[str, Any]
    endings: Mapping[str, str]
    fold: Fold

    def hits(self, text: Sequence[Token]) -> list[Hit]:
        """The phrases of a text from left to right, the longest where several begin; none overlaps."""
        found, at = list[Hit](), 0
        while at < len(text):
            hit = self._longest(text, at)
            if hit:
                found.append(hit)
            at = hit.last if hit else at + 1
        return found

    def each(self, text: Sequence[Token]) -> list[Hit]:
        """The phrases of each meaning: the longest where several begin; those of one don't overlap."""
        found, ends = list[Hit](), dict[str, int]()
        for at in range(len(text)):
            for hit in reversed(self._beginning(text, at)):
                for meaning in hit.ids:
                    if ends.get(meaning, 0) <= at:
                        found.append(Hit(at, hit.last, (meaning,)))
                        ends[meaning] = hit.last
        return found

    def _longest(self, text: Sequence[Token], first: int) -> Hit | None:
        return next(reversed(self._beginning(text, first)), None)

    def _beginning(self, text: Sequence[Token], first: int) -> list[Hit]:
        """The phrases that begin at a place, the shortest first."""
        node, found = self.tree, list[Hit]()
        for last in range(first, len(text)):
            if last > first and text[last].glue not in _JOINS:
                break
            node = node.get(self.fold(text[last].text, self.endings), {})
            if _END in node:
                found.append(Hit(first, last + 1, tuple(node[_END])))
            if not node:
                break
        return found


def compile_phrases(
    written: Iterable[tuple[str, str]], endings: Mapping[str, str], fold: Fold = folded
) -> Phrases:
    """Make the tree of pairs of a phrase and what it stands for."""
    tree: dict[str, Any] = {}
    for phrase, meaning in written:
        node = tree
        for token in tokens(phrase):
            node = node.setdefault(fold(token.text, endings), {})
        meanings = node.setdefault(_END, [])
        if meaning not in meanings:
            meanings.append(meaning)
    return Phrases(tree, endings, fold)
