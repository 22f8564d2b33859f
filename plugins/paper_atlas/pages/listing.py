"""Long lists: the newest are shown, the rest is reached by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from paper_atlas.entry import Mention, PaperEntry
from paper_atlas.pages.page import Page, Site, render
from paper_atlas.quantity import number

LONGEST = 50
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
        found: dict[str, list[Item]] = {}
        for item in self.items if self.is_long else ():
            found.setdefault(_year(item), []).append(item)
        return {year: tuple(items) for year, items in found.items()}


def _year(item: PaperEntry | Mention) -> str:
    return item.entry.year if isinstance(item, Mention) else item.year


def counted(items: Sized) -> str:
    """How many papers: 1 paper, 2 papers."""
    return "1 paper" if len(items) == 1 else f"{number(len(items))} papers"


def newest(items: Iterable[PaperEntry | Mention]) -> str:
    """Date of the newest paper; empty where there is none."""
    dates = [(item.entry if isinstance(item, Mention) else item).paper.published for item in items]
    return max(dates, default="")


def pages_by_year(site: Site, title: str, listing: Listing[Any]) -> Iterator[Page]:
    """A page for each year of a list that is too long for its own page."""
    for year, items in listing.years.items():
        below = f"{listing.address}{year}/"
        content = render(
            site, below, "heading_year.html", title=title, year=year, items=items, above=listing.address
        )
        yield Page(
            below,
            f"{title}, {year}",
            f"{title}: {counted(items)} of {year}.",
            content,
            updated=newest(items),
        )
