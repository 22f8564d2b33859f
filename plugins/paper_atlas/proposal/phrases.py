"""Phrases of the vocabulary found in running text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from paper_atlas.naming.tokens import Token, tokens
from paper_atlas.query.lexicon import folded

_JOINS = ("", " ", "-", "/", ", ", ":", ".")
_END = "="


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

    def hits(self, text: Sequence[Token]) -> list[Hit]:
        """The phrases of a text from left to right, the longest where several begin; none overlaps."""
        found, at = list[Hit](), 0
        while at < len(text):
            hit = self._longest(text, at)
            if hit:
                found.append(hit)
            at = hit.last if hit else at + 1
        return found

    def _longest(self, text: Sequence[Token], first: int) -> Hit | None:
        node, longest = self.tree, None
        for last in range(first, len(text)):
            if last > first and text[last].glue not in _JOINS:
                break
            node = node.get(folded(text[last].text, self.endings), {})
            if _END in node:
                longest = Hit(first, last + 1, tuple(node[_END]))
            if not node:
                break
        return longest


def compile_phrases(written: Iterable[tuple[str, str]], endings: Mapping[str, str]) -> Phrases:
    """Make the tree of pairs of a phrase and what it stands for."""
    tree: dict[str, Any] = {}
    for phrase, meaning in written:
        node = tree
        for token in tokens(phrase):
            node = node.setdefault(folded(token.text, endings), {})
        meanings = node.setdefault(_END, [])
        if meaning not in meanings:
            meanings.append(meaning)
    return Phrases(tree, endings)
