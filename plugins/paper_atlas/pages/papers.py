"""Pages of papers, their index, and the years."""

from __future__ import annotations

from collections.abc import Iterator

from paper_atlas.entry import PaperEntry
from paper_atlas.pages import address
from paper_atlas.pages.listing import LONGEST, Listing, counted, newest
from paper_atlas.pages.page import Page, Site, render, shortened


def pages(site: Site) -> Iterator[Page]:
    """A page for each paper and year, and an index of each."""
    catalog = site.catalog
    yield _index(site)
    for entry in catalog.papers:
        yield _paper(site, entry)
    content = render(site, address.YEARS, "years.html", years=catalog.by_year)
    yield Page(
        address.YEARS,
        "Years",
        "Papers by the year they became public.",
        content,
        updated=newest(catalog.papers),
    )
    for year, entries in catalog.by_year.items():
        yield from _year(site, year, entries)


def _index(site: Site) -> Page:
    papers = site.catalog.papers
    content = render(site, address.PAPERS, "papers.html", papers=papers[:LONGEST], years=site.catalog.by_year)
    about = f"{counted(papers)} with the hardware they ran on, newest first."
    return Page(address.PAPERS, "Papers", about, content, updated=newest(papers))


def _paper(site: Site, entry: PaperEntry) -> Page:
    here = f"{address.PAPERS}{entry.id}/"
    content = render(site, here, "paper.html", entry=entry, paper=entry.paper)
    about = shortened(entry.paper.summary)
    return Page(here, entry.paper.title, about, content, record=entry.file, updated=entry.paper.published)


def _year(site: Site, year: str, entries: tuple[PaperEntry, ...]) -> Iterator[Page]:
    here = f"{address.YEARS}{year}/"
    months: dict[str, list[PaperEntry]] = {}
    for entry in entries:
        months.setdefault(entry.paper.published[:7], []).append(entry)
    listing = Listing(here, entries)
    content = render(site, here, "year.html", year=year, listing=listing, months=months)
    about = f"{counted(entries)} of {year}."
    yield Page(here, f"Papers of {year}", about, content, updated=newest(entries), label=year)
    if not listing.is_long:
        return
    for month, papers in months.items():
        below = f"{here}{month[5:] or 'undated'}/"
        name = month if len(month) > 4 else f"{year}, month not known"
        content = render(site, below, "month.html", name=name, year=year, papers=papers)
        yield Page(
            below,
            f"Papers of {name}",
            f"{counted(papers)} of {name}.",
            content,
            updated=newest(papers),
        )
