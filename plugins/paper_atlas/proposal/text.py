"""An abstract as sentences, with what in it is the authors' own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from paper_atlas.naming.tokens import Token, tokens
from paper_atlas.proposal.figures import plainly

_END = re.compile(r"[.!?][)\"']* +(?=[A-Z(\"'0-9])")
_NOT_ENDS = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|etc|cf|approx|Fig|Sec|Tab|al|resp|res|No)\.|\b[A-Z]\.)[)\"']* +$", re.ASCII
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of an abstract."""

    start: int
    end: int
    words: Sequence[Token]
    """Its tokens, with positions in the whole text."""
    is_own: bool
    """Whether it stands after the authors began to speak of their own work."""


@dataclass(frozen=True)
class Abstract:
    """Title and text, with signs made plain and every position kept."""

    title: Sequence[Token]
    text: str
    sentences: Sequence[Sentence]


def speaking(own: Iterable[str]) -> re.Pattern[str]:
    """A pattern for the words by which authors speak of their own work."""
    marks = [rf"\b{re.escape(word)}\b" for word in own]
    return re.compile("|".join(marks), re.IGNORECASE | re.ASCII)


def read_abstract(text: str, title: str, speaks: re.Pattern[str]) -> Abstract:
    """Cut a text into sentences.

    Args:
        text: an abstract.
        title: the paper's title, or nothing.
        speaks: words by which authors speak of their own work.
    """
    plain, plain_title = plainly(text), plainly(title)
    named = plain_title.partition(":")[0].strip(" ") if ":" in title else ""
    sentences: list[Sentence] = []
    begun = False
    for start, end in _spans(plain):
        written = plain[start:end]
        begun = begun or bool(speaks.search(written)) or bool(named and named in written)
        words = [
            token._replace(start=token.start + start, end=token.end + start) for token in tokens(written)
        ]
        sentences.append(Sentence(start, end, words, begun))
    if not begun:
        sentences = [replace(sentence, is_own=True) for sentence in sentences]
    return Abstract(tokens(plain_title), plain, sentences)


def _spans(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for match in _END.finditer(text):
        if not _NOT_ENDS.search(text[max(0, match.end() - 12) : match.end()]):
            spans.append((start, match.end()))
            start = match.end()
    return [*spans, (start, len(text))] if start < len(text) else spans
