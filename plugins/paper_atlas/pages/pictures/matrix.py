"""Counts of papers by two headings: the figures behind a picture, its table and its links."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from paper_atlas.catalog import Catalog, Mentions
from paper_atlas.pages import address
from paper_atlas.pages.address import Links
from paper_atlas.quantity import number

Sets = Mapping[str, Set[str]]
"""Identifiers of papers by what they are filed under."""

_NONE: frozenset[str] = frozenset()
_UNDATED = "9999"
OWN_ROLES = (("role", "measured"), ("role", "trained"))
"""Conditions of papers whose authors' own work ran on the hardware."""


@dataclass(frozen=True)
class Heading:
    """A row or a column."""

    key: str
    name: str
    """In full."""
    label: str
    """As short as there is room for in a picture."""
    base: str
    """Address of the pages of its kind."""
    kind: str
    """Kind of the condition that asks for it."""
    is_narrower: bool = False
    """Whether it stands below a wider one."""

    @property
    def address(self) -> str:
        """Address of its page."""
        return f"{self.base}{self.key}/"


@dataclass(frozen=True)
class Matrix:
    """How many papers there are of each row and column; where there are none, nothing is said."""

    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    counts: Mapping[tuple[str, str], int]
    """By the keys of row and column, none of them 0."""
    most: int
    """The highest count, also of those that this is a part of."""

    def count(self, row: Heading, column: Heading) -> int:
        """Papers of a row and a column."""
        return self.counts.get((row.key, column.key), 0)

    def link(self, here: str, row: Heading, column: Heading) -> str:
        """From a page to the papers of a row and a column."""
        (kind, key), *more = ((row.kind, row.key), (column.kind, column.key), *OWN_ROLES)
        return Links(here).explore(kind, key, *more)

    def of(self, columns: Collection[str]) -> Matrix:
        """The part of some columns."""
        kept = tuple(column for column in self.columns if column.key in columns)
        counts = {pair: count for pair, count in self.counts.items() if pair[1] in columns}
        return Matrix(self.rows, kept, counts, self.most)

    @property
    def legend(self) -> list[tuple[int, str]]:
        """Each shade that is used, from 1 for the lightest to 4, and the counts that it stands for."""
        firsts = (1, *self.steps)
        lasts = (*(step - 1 for step in self.steps), max(self.most, 1))
        ranges = [
            f"{number(a)}" if a == b else f"{number(a)}–{number(b)}"
            for a, b in zip(firsts, lasts, strict=True)
        ]
        return [(self.shade(first), counts) for first, counts in zip(firsts, ranges, strict=True)]

    def shade(self, count: int) -> int:
        """The shade of a count."""
        return 4 - sum(count < step for step in self.steps)

    @cached_property
    def steps(self) -> tuple[int, ...]:
        """Where the second and each further of at most four shades begins; wider apart for larger counts."""
        return tuple(sorted({round(self.most ** (part / 4)) + 1 for part in (1, 2, 3)} - {self.most + 1}))


def counted(rows: Sequence[Heading], columns: Sequence[Heading], by_row: Sets, by_column: Sets) -> Matrix:
    """Count the papers that rows and columns share; rows that share none with any are left out."""
    counts = {
        (row.key, column.key): shared
        for row in rows
        for column in columns
        if (shared := len(by_row[row.key] & by_column.get(column.key, _NONE)))
    }
    shown = {row for row, _ in counts}
    kept = tuple(row for row in rows if row.key in shown)
    return Matrix(kept, tuple(columns), counts, max(counts.values(), default=0))


def own(mentions: Mentions) -> dict[str, frozenset[str]]:
    """Papers by hardware, those alone whose authors' own work ran on it."""
    found = {
        key: frozenset(mention.entry.id for mention in listed if mention.is_own_result)
        for key, listed in mentions.items()
    }
    return {key: papers for key, papers in found.items() if papers}


def by_number(sets: Sets) -> list[str]:
    """Keys, those with most papers first."""
    return sorted(sets, key=lambda key: (-len(sets[key]), key))


def architectures(catalog: Catalog, keys: Iterable[str]) -> tuple[Heading, ...]:
    """Architectures as rows or columns, the oldest first; after them those of which no date is known."""
    known, vendors = catalog.vocabulary.architectures, catalog.vocabulary.vendors
    names = {key: f"{vendors[known[key].vendor].name} {known[key].name}" for key in keys}
    return tuple(
        Heading(key, names[key], names[key], address.ARCHITECTURES, "architecture")
        for key in sorted(names, key=lambda key: (known[key].released or _UNDATED, key))
    )
