"""Misspellings: the name that a word nobody uses was probably meant for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA

from paper_atlas.naming.rules import written_names
from paper_atlas.query.fields import chips_of_field
from paper_atlas.query.lexicon import Lexicon, folded
from paper_atlas.query.model import Query, Repair
from paper_atlas.query.pieces import Piece, pieces_of
from paper_atlas.query.reading import LONGEST, read_query
from paper_atlas.words import words_of

_CONFUSED = str.maketrans("oli", "011")
"""Letters that are typed for digits."""
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 3
_SHORTEST, _LONG = 5, 9
"""From how many letters on one slip is mended, and two."""


@dataclass(frozen=True)
class Speller:
    """Mends what a query leaves unread."""

    lexicon: Lexicon
    words: Sequence[str]
    """Words that stand in papers, in order."""

    def read(self, text: str) -> Query:
        """Read a query with its misspellings mended, and say what was mended."""
        text = text[:LONGEST]
        query = read_query(text, self.lexicon)
        repairs: list[Repair] = []
        for repair in self._repairs(text, query):
            text = _replaced(text, repair, frozenset(self.lexicon.wording.filler))
            repairs.append(repair)
        if not repairs:
            return query
        mended = read_query(text, self.lexicon)
        mended.repairs[:0] = repairs
        return mended

    def _repairs(self, text: str, query: Query) -> Iterator[Repair]:
        left = {word for own in query.text if not own.phrase and not own.negated for word in own.words}
        strange = {word for word in left if not self._is_word(word)}
        words = self._typed(text) if strange else []
        at = 0
        while at < len(words):
            windows = [window for window in _windows(words, at) if not strange.isdisjoint(window)]
            repair = next(filter(None, map(self._repair, windows)), None)
            if repair:
                yield repair
            at += len(repair.written.split()) if repair else 1

    def _typed(self, text: str) -> list[str]:
        """The words of a query that ask for something and stand neither in quotes nor in a field."""
        wording = self.lexicon.wording
        plain = [piece for piece in pieces_of(text, wording.fields) if not (piece.phrase or piece.negated)]
        unread = [piece for piece in plain if not self._is_known(piece)]
        words = [word for piece in unread for word in words_of(piece.text)]
        return [word for word in words if word not in wording.filler]

    def _is_known(self, piece: Piece) -> bool:
        return bool(piece.field and chips_of_field(piece.field, piece.text, self.lexicon))

    def _repair(self, window: list[str]) -> Repair | None:
        written = " ".join(window)
        plain = self.lexicon.rules.vocabulary.hardware.plain(written)
        has_digit = any(letter.isdigit() for letter in plain)
        exact = self._hardware.get(plain.translate(_CONFUSED)) if has_digit else None
        if exact:
            return Repair(written, exact)
        endings = self.lexicon.wording.endings
        phrase = " ".join(folded(word, endings) for word in window)
        meant = None if has_digit else nearest_name(phrase, self.lexicon.repairs)
        if meant is None and self.lexicon.rules.vendors.isdisjoint(window):
            meant = nearest_name(plain, self._hardware)
        return Repair(written, meant) if meant else None

    def _is_word(self, word: str) -> bool:
        """Whether a word begins one that stands in some paper."""
        at = bisect_left(self.words, word)
        return at < len(self.words) and self.words[at].startswith(word)

    @cached_property
    def _hardware(self) -> dict[str, str]:
        vocabulary = self.lexicon.rules.vocabulary
        found: dict[str, str] = {}
        for written, _ in written_names(vocabulary):
            found.setdefault(vocabulary.hardware.plain(written), written)
        return found


def _windows(words: list[str], at: int) -> Iterator[list[str]]:
    """Runs of words that begin at a place, the longest first."""
    for length in range(min(_MOST_WORDS, len(words) - at), 0, -1):
        yield words[at : at + length]


def nearest_name(plain: str, names: Mapping[str, str]) -> str | None:
    """The one name that is spelt most like a word; None where none is near, or two are equally so."""
    slips = 0 if len(plain) < _SHORTEST else 1 if len(plain) < _LONG else 2
    if not slips:
        return None
    near = [(_far(plain, name, slips), name) for name in _of_like_length(plain, names, slips)]
    near = sorted((far, name) for far, name in near if far[0] <= slips)
    if not near or (len(near) > 1 and near[0][0] == near[1][0] and names[near[0][1]] != names[near[1][1]]):
        return None
    return names[near[0][1]]


def _of_like_length(plain: str, names: Iterable[str], slips: int) -> Iterator[str]:
    near = (name for name in names if abs(len(name) - len(plain)) <= slips and name[:1] == plain[:1])
    return (name for name in near if not _is_other_number(plain, name))


def _is_other_number(plain: str, name: str) -> bool:
    """Whether names differ in digits, or in what follows them: a100 80 is no A1000, RX 7900 no RX 7900M."""
    goes_on = plain[-1:].isdecimal() and name.startswith(plain)
    return goes_on or _digits(plain) != _digits(name)


def _digits(name: str) -> list[str]:
    return sorted(letter for letter in name if letter.isdecimal())


def _far(plain: str, name: str, most: int) -> tuple[int, bool]:
    """How many slips apart two words are; of the same letters in another order is nearer: 4900, 4090."""
    return OSA.distance(plain, name, score_cutoff=most), sorted(plain) != sorted(name)


def _replaced(text: str, repair: Repair, filler: frozenset[str]) -> str:
    """A query with a misspelling mended, whatever stands between its words."""
    spans = list(_spans(text))
    wanted = repair.written.split()
    for first in range(len(spans)):
        at, left = first, list(wanted)
        while left and at < len(spans):
            word = words_of(text[slice(*spans[at])])
            if word == left[:1]:
                left.pop(0)
            elif at == first or not filler.issuperset(word):
                break
            at += 1
        if not left:
            return f"{text[: spans[first][0]]}{repair.meant}{text[spans[at - 1][1] :]}"
    return text


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of a text stand in it."""
    return (match.span() for match in _WORD.finditer(text))
