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
    proposes: bool
    """Whether it says what the authors propose or study."""


@dataclass(frozen=True)
class Abstract:
    """Title and text, with signs made plain and every position kept."""

    title: Sequence[Token]
    text: str
    sentences: Sequence[Sentence]
    name: str
    """What the paper calls its work, or nothing: the title's words before a colon."""


@dataclass(frozen=True)
class Speech:
    """How authors speak of their work."""

    own: re.Pattern[str]
    """Words by which they speak of their own work."""
    proposing: re.Pattern[str]
    """Words by which they say what they propose or study."""


def speech(own: Iterable[str], proposing: Iterable[str]) -> Speech:
    """Make the patterns of words of their own work, and of verbs for what they do in it."""
    marks, verbs = ("|".join(map(re.escape, words)) for words in (own, proposing))
    doing = rf"\b(?:we|paper|work|article|study) (?:[a-z]+ )?(?:{verbs})"
    return Speech(_any_case(rf"\b(?:{marks})\b"), _any_case(doing))


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


def read_abstract(text: str, title: str, speaks: Speech) -> Abstract:
    """Cut a text into sentences.

    Args:
        text: an abstract.
        title: the paper's title, or nothing.
        speaks: how authors speak of their work.
    """
    plain, plain_title = plainly(text), plainly(title)
    named = plain_title.partition(":")[0].strip(" ") if ":" in title else ""
    sentences: list[Sentence] = []
    begun = False
    for start, end in _spans(plain):
        written = plain[start:end]
        begun = begun or bool(speaks.own.search(written)) or bool(named and named in written)
        words = [
            token._replace(start=token.start + start, end=token.end + start) for token in tokens(written)
        ]
        sentences.append(Sentence(start, end, words, begun, bool(speaks.proposing.search(written))))
    if not begun:
        sentences = [replace(sentence, is_own=True) for sentence in sentences]
    return Abstract(tokens(plain_title), plain, sentences, named)


def _spans(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for match in _END.finditer(text):
        if not _NOT_ENDS.search(text[max(0, match.end() - 12) : match.end()]):
            spans.append((start, match.end()))
            start = match.end()
    return [*spans, (start, len(text))] if start < len(text) else spans
