"""Pages of papers, their index, and the years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paper_atlas.catalog import Catalog
from paper_atlas.citation import Reference, bibtex
from paper_atlas.entry import PaperEntry
from paper_atlas.pages import address
from paper_atlas.pages.alike import Likeness
from paper_atlas.pages.listing import LONGEST, Listing, counted, month_name, newest
from paper_atlas.pages.page import Page, Site, render, shortened
from paper_atlas.quantity import number
from paper_atlas.record import Paper

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def pages(site: Site) -> Iterator[Page]:
    """A page for each paper and year, and an index of each."""
    catalog = site.catalog
    yield _index(site)
    likeness = Likeness(catalog)
    for entry in catalog.papers:
        yield _paper(site, entry, likeness)
    content = render(site, address.YEARS, "years.html", years=catalog.counts["year"])
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
    content = render(
        site,
        address.PAPERS,
        "papers.html",
        papers=papers[:LONGEST],
        count=len(papers),
        years=site.catalog.counts["year"],
    )
    about = f"{counted(papers)} with the hardware they ran on, newest first."
    return Page(address.PAPERS, "Papers", about, content, updated=newest(papers))


def _paper(site: Site, entry: PaperEntry, likeness: Likeness) -> Page:
    here, paper = f"{address.PAPERS}{entry.id}/", entry.paper
    cited_by = site.catalog.cited_by.get(entry.id, ())
    passed_over = {related.paper for related in paper.related} | {other.id for other, _ in cited_by}
    content = render(
        site,
        here,
        "paper.html",
        entry=entry,
        paper=paper,
        related=[(related.how, site.catalog.by_id[related.paper]) for related in paper.related],
        cited_by=cited_by[:LONGEST],
        alike=likeness.to(entry, without=passed_over),
        has_memory_page=_has_memory_page(site.catalog, paper),
        citation=_citation(entry),
        bibtex=bibtex(Reference.of(entry)),
    )
    about = shortened(
        f"{paper.standing.capitalize()}. {paper.summary}" if paper.is_taken_back else paper.summary
    )
    return Page(here, paper.title, about, content, record=entry.file, updated=paper.published)


def _has_memory_page(catalog: Catalog, paper: Paper) -> bool:
    """Whether there is a page of the memory that it needs."""
    needed = paper.needs.memory_gb if paper.needs else None
    return needed is not None and number(needed) in catalog.memory_sizes


def _citation(entry: PaperEntry) -> str:
    """The paper as lists of references name it; the year once, in its venue where that has it."""
    paper, links = entry.paper, entry.paper.links
    has_year = bool(_YEAR.search(paper.venue or ""))
    preprint = ", ".join(
        filter(None, (links.arxiv and f"arXiv:{links.arxiv}", "" if has_year else entry.year))
    )
    parts = [", ".join(paper.authors), paper.title, paper.venue, preprint]
    ended = [part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part]
    where = f"https://doi.org/{links.doi}" if links.doi else f"https://arxiv.org/abs/{links.arxiv}"
    return " ".join([*ended, where] if links.doi or links.arxiv else ended)


def _year(site: Site, year: str, entries: tuple[PaperEntry, ...]) -> Iterator[Page]:
    here = f"{address.YEARS}{year}/"
    listing = Listing(here, entries)
    content = render(site, here, "year.html", year=year, listing=listing)
    about = f"{counted(entries)} of {year}."
    yield Page(here, f"Papers of {year}", about, content, updated=newest(entries), label=year)
    for month, papers in listing.months.items() if listing.is_long else ():
        name = month_name(year, month)
        of_month = Listing(f"{here}{month}/", papers)
        content = render(site, of_month.address, "month.html", name=name, year=year, listing=of_month)
        about = f"{counted(papers)} of {name}."
        yield Page(of_month.address, f"Papers of {name}", about, content, updated=newest(papers))
