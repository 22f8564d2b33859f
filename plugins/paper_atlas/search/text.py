"""Words of titles, authors and summaries, each with the papers it stands in, in pieces of a few kilobytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, groupby

from paper_atlas.catalog import Catalog
from paper_atlas.search.numbers import written_deltas
from paper_atlas.words import words_of

_PIECE = 24_000
"""Characters from which on a piece is full; about 10 kB compressed."""
_LONGEST_PREFIX = 12

Papers = Mapping[str, list[int]]


@dataclass(frozen=True)
class Index:
    """The papers of every word, those with it in the title apart from those with it elsewhere."""

    titles: Papers
    rest: Papers

    @classmethod
    def of(cls, catalog: Catalog) -> Index:
        """The words of a catalog."""
        titles: dict[str, list[int]] = defaultdict(list)
        rest: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(catalog.papers):
            for word in set(words_of(entry.paper.title)):
                titles[word].append(number)
            for word in set(words_of(entry.paper.summary)).union(*map(words_of, entry.paper.authors)):
                rest[word].append(number)
        return cls(dict(titles), dict(rest))

    def lists(self) -> dict[str, str]:
        """Every word in order with its two lists."""
        return {
            word: _written(self.titles.get(word, []), self.rest.get(word, []))
            for word in sorted(self.titles.keys() | self.rest.keys())
        }


@dataclass(frozen=True)
class Pieces:
    """The lists in files."""

    first: tuple[str, ...]
    """First word of each piece."""
    unions: tuple[str, ...]
    """Beginnings of words with a file of their own."""
    files: Mapping[str, Mapping[str, str]]
    """By their addresses below text/."""

    @classmethod
    def of(cls, index: Index) -> Pieces:
        """Cut the lists of an index into pieces."""
        lists = index.lists()
        pieces = list(_cut(lists))
        joined = _Unions(index, lists).files()
        files = {str(number): piece for number, piece in enumerate(pieces)}
        files |= {f"p-{prefix}": {prefix: united} for prefix, united in joined.items()}
        return cls(tuple(next(iter(piece)) for piece in pieces), tuple(joined), files)


def _written(titles: list[int], rest: list[int]) -> str:
    return f"{written_deltas(titles)}!{written_deltas(rest)}"


def _weight(word: str, lists: str) -> int:
    return len(word) + len(lists) + 6


def _cut(lists: Mapping[str, str]) -> Iterator[dict[str, str]]:
    piece: dict[str, str] = {}
    weight = 0
    for word, papers in lists.items():
        added = _weight(word, papers)
        if piece and weight + added > _PIECE:
            yield piece
            piece, weight = {}, 0
        piece[word] = papers
        weight += added
    if piece:
        yield piece


class _Unions:
    """Lists of all words with one beginning, where they would not fit into a piece."""

    def __init__(self, index: Index, lists: Mapping[str, str]) -> None:
        self._index = index
        self._words = list(lists)
        weights = (_weight(word, papers) for word, papers in lists.items())
        self._weights = list(accumulate(weights, initial=0))

    def files(self) -> dict[str, str]:
        return dict(self._below(0, len(self._words), 1))

    def _below(self, low: int, high: int, length: int) -> Iterator[tuple[str, str]]:
        """Those of a range of words that agree in one letter less."""
        for prefix, group in groupby(range(low, high), lambda place: self._words[place][:length]):
            places = list(group)
            first, end = places[0], places[-1] + 1
            if len(prefix) < length or end - first < 2 or self._weights[end] - self._weights[first] <= _PIECE:
                continue
            yield prefix, self._united(self._words[first:end])
            if length < _LONGEST_PREFIX:
                yield from self._below(first, end, length + 1)

    def _united(self, words: list[str]) -> str:
        titles = set[int]().union(*(self._index.titles.get(word, ()) for word in words))
        rest = set[int]().union(*(self._index.rest.get(word, ()) for word in words))
        return _written(sorted(titles), sorted(rest))
