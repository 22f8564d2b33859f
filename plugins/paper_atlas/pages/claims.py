"""Tables of claims: what the papers of a list report, one figure a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from paper_atlas.entry import ClaimEntry, Mention, PaperEntry
from paper_atlas.pages.listing import LONGEST, Listing

_ROOM = 70
"""So many papers and claims are not too heavy for one page; what papers leave of it is for claims."""
_SORTING = ("assets/paper-atlas/tables/sorting.js",)


@dataclass(frozen=True)
class ClaimRow:
    """A claim and the paper that makes it."""

    entry: PaperEntry
    claim: ClaimEntry

    @property
    def made_from(self) -> tuple[str, int]:
        """What stands for all of it, as that of the paper does."""
        return self.entry.made_from, self.claim.number

    @property
    def figures(self) -> str:
        """Its figure in the first unit of its dimension, or the lowest and the highest, to sort by."""
        low, high = map(_plain, self.claim.quantity.normalised)
        return low if low == high else f"{low} {high}"


@dataclass(frozen=True)
class ClaimTable:
    """Claims of the newest papers of a list."""

    rows: tuple[ClaimRow, ...]
    is_cut: bool
    """Whether the list may have more."""

    @property
    def has_metrics(self) -> bool:
        """Whether they are of several quantities."""
        return len({row.claim.claim.metric for row in self.rows}) > 1

    @property
    def modules(self) -> tuple[str, ...]:
        """The scripts of a page with this table: those that sort it."""
        return _SORTING if len(self.rows) > 1 else ()


def claim_table(listing: Listing[Mention] | Listing[PaperEntry]) -> ClaimTable:
    """The claims of the papers that a page lists: of hardware, those got on it."""
    most = min(LONGEST, _ROOM - len(listing.shown))
    rows = tuple(islice(_rows(listing.shown), most + 1))
    return ClaimTable(rows[:most], is_cut=listing.is_long or len(rows) > most)


def _rows(items: Iterable[Mention | PaperEntry]) -> Iterator[ClaimRow]:
    for item in items:
        entry = item.entry if isinstance(item, Mention) else item
        yield from (ClaimRow(entry, claim) for claim in item.claims)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
