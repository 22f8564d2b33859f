"""Long lists: the newest are shown, the rest is reached by year, and of very many papers a year by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from paper_atlas.entry import Mention, PaperEntry
from paper_atlas.pages.page import Page, Site, render
from paper_atlas.quantity import number

LONGEST = 50
LONGEST_BRIEF = 150
"""So many papers can be listed by their titles alone."""
Item = TypeVar("Item", PaperEntry, Mention)


@dataclass(frozen=True)
class Listing(Generic[Item]):
    """Papers on a page that may be too many for it; newest first."""

    address: str
    """Address of the page; the years stand below it."""
    items: tuple[Item, ...]

    @property
    def is_long(self) -> bool:
        """Whether only a part is shown."""
        return len(self.items) > LONGEST

    @property
    def shown(self) -> tuple[Item, ...]:
        """The newest."""
        return self.items[:LONGEST]

    @property
    def years(self) -> dict[str, tuple[Item, ...]]:
        """All, by year, newest year first; empty where all are shown."""
        return _by_beginning(self.items, 4) if self.is_long else {}

    @property
    def months(self) -> dict[str, tuple[Item, ...]]:
        """All, by the page of their month (07, undated), newest first."""
        return {month[5:] or "undated": items for month, items in _by_beginning(self.items, 7).items()}


def _by_beginning(items: Iterable[Item], length: int) -> dict[str, tuple[Item, ...]]:
    """Papers by the beginning of their date."""
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(entry_in(item).paper.published[:length], []).append(item)
    return {date: tuple(items) for date, items in found.items()}


def entry_in(item: PaperEntry | Mention) -> PaperEntry:
    """The paper of an item of a list."""
    return item.entry if isinstance(item, Mention) else item


def counted(items: Sized) -> str:
    """How many papers: 1 paper, 2 papers."""
    return "1 paper" if len(items) == 1 else f"{number(len(items))} papers"


def newest(items: Iterable[PaperEntry | Mention]) -> str:
    """Date of the newest paper; empty where there is none."""
    return max((entry_in(item).paper.published for item in items), default="")


def month_name(year: str, month: str) -> str:
    """How the month of a page is called: 2024-07."""
    return f"{year}, month not known" if month == "undated" else f"{year}-{month}"


def pages_by_year(site: Site, title: str, listing: Listing[Any]) -> Iterator[Page]:
    """A page for each year of a list that is too long for its own page."""
    for year, items in listing.years.items():
        below: Listing[Any] = Listing(f"{listing.address}{year}/", items)
        months = below.months if len(items) > LONGEST_BRIEF else {}
        yield _page(site, title, year, below, listing.address, months)
        for month, papers in months.items():
            of_month: Listing[Any] = Listing(f"{below.address}{month}/", papers)
            yield _page(site, title, month_name(year, month), of_month, below.address, {})


def _page(
    site: Site, title: str, when: str, listing: Listing[Any], above: str, months: dict[str, Any]
) -> Page:
    content = render(
        site,
        listing.address,
        "heading_year.html",
        title=title,
        when=when,
        listing=listing,
        above=above,
        months=months,
    )
    about = f"{title}: {counted(listing.items)} of {when}."
    return Page(listing.address, f"{title}, {when}", about, content, updated=newest(listing.items))
