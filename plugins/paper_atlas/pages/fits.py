"""What fits a card: the page that a browser fills, and a page for each usual memory size without scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from paper_atlas.catalog import Catalog
from paper_atlas.entry import OWN_RESULTS, PaperEntry, RunEntry
from paper_atlas.fitting import GROUPS, Card, Evidence, Fit, Group, fit, needed, place_of
from paper_atlas.pages import address
from paper_atlas.pages.listing import newest
from paper_atlas.pages.page import Page, Site, render

SIZES = tuple(Decimal(size) for size in (8, 11, 12, 16, 24, 32, 40, 48, 80, 96, 141, 192))
"""Memory of one device in GB, of which each has a page."""
MOST = 60
"""Papers on such a page."""


class Words(NamedTuple):
    """What a group is called, in its heading and in short, and what it says."""

    title: str
    short: str
    about: str


WORDS: dict[Group, Words] = {
    "shown": Words(
        "Shown on this card",
        "on this card",
        "Measured or trained on this very product, with no more memory and no more devices than you chose.",
    ),
    "within": Words(
        "Shown on other devices with no more memory",
        "on no more memory",
        "Measured or trained on no more memory and no more devices. Memory alone is no proof: "
        "that it found room there does not say that it runs on yours.",
    ),
    "stated": Words(
        "Should fit, by what is stated",
        "stated to fit",
        "A need is stated that you meet, but nothing here shows that it ran within it.",
    ),
    "more": Words(
        "Shown only with more",
        "only with more",
        "With the smallest hardware that it was shown on, the smallest first.",
    ),
    "lacking": Words(
        "Will not run as stated",
        "not as stated",
        "A need is stated that your choice does not meet. In another setup the work may still run.",
    ),
    "unknown": Words(
        "Not known",
        "not known",
        "What they ran on is not stated, or how much memory it has, or what is stated leaves it open.",
    ),
}


@dataclass(frozen=True)
class Standing:
    """A paper where it stands."""

    entry: PaperEntry
    evidence: Evidence
    fit: Fit

    @property
    def need(self) -> str:
        """What it is stated to need."""
        return needed(self.evidence.need)

    @property
    def runs(self) -> tuple[RunEntry, ...]:
        """The runs that put it there."""
        roles = {"required"} if self.fit.group == "stated" else OWN_RESULTS
        return tuple(
            run for run in self.entry.runs if run.run.role in roles and place_of(run) in self.fit.places
        )


@dataclass(frozen=True)
class Section:
    """All papers of a group, the nearest first."""

    group: Group
    papers: tuple[Standing, ...]
    limit: int = MOST
    """How many there is room for of those whose hardware is stated in full, and of the others."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Those whose hardware is stated in full, then the others."""
        found = [tuple(one for one in self.papers if one.fit.is_sure is is_sure) for is_sure in (True, False)]
        return tuple(Part(papers, papers[: self.limit]) for papers in found if papers)


class Part(NamedTuple):
    """Papers of a section, and those that there is room for."""

    papers: tuple[Standing, ...]
    shown: tuple[Standing, ...]

    @property
    def is_sure(self) -> bool:
        """Whether their hardware is stated in full."""
        return self.papers[0].fit.is_sure

    def by_task(self, catalog: Catalog) -> dict[str, list[Standing]]:
        """Those shown, by the name of the task that they are about."""
        found: dict[str, list[Standing]] = {}
        for standing in self.shown:
            name = catalog.vocabulary.tasks[catalog.heading_of(standing.entry)].name
            found.setdefault(name[:1].upper() + name[1:], []).append(standing)
        return found


def pages(site: Site) -> Iterator[Page]:
    """The page for any card, and one for each usual memory size."""
    here = address.FITS
    content = render(site, here, "fits.html", sizes=SIZES, words=WORDS)
    about = "Choose a card or a number of gigabytes: what was shown to run within it, and what will not run."
    yield _page(site, here, "Fits my GPU", about, content, ("assets/paper-atlas/fits/fits.js",))
    for size in SIZES:
        below = f"{here}{size}/"
        sections = sections_of(site.catalog, Card(size))
        content = render(
            site, below, "fits_size.html", size=size, sizes=SIZES, words=WORDS, sections=sections
        )
        about = f"What was shown to run on one device with {size} GB of memory, or is stated to fit."
        yield _page(site, below, f"What fits in {size} GB", about, content)


def _page(site: Site, here: str, title: str, about: str, content: str, modules: tuple[str, ...] = ()) -> Page:
    return Page(
        here,
        title,
        about,
        content,
        updated=newest(site.catalog.papers),
        is_wide=True,
        styles=("assets/paper-atlas/fits/fits.css",),
        modules=modules,
    )


def sections_of(catalog: Catalog, card: Card) -> dict[Group, Section]:
    """Where all papers stand for any device of a memory size."""
    found = [(fit(evidence, (), card), evidence) for evidence in catalog.by_evidence]
    found.sort(key=lambda pair: pair[0].order)
    papers = {
        group: tuple(
            Standing(entry, evidence, own)
            for own, evidence in found
            if own.group == group
            for entry in catalog.by_evidence[evidence]
        )
        for group in GROUPS
    }
    sections = {group: Section(group, standing) for group, standing in papers.items()}
    listed = [len(part.papers) for one in sections.values() if one.group != "unknown" for part in one.parts]
    limit = fair(MOST, listed)
    return {group: replace(section, limit=limit) for group, section in sections.items()}


def fair(most: int, lengths: Sequence[int]) -> int:
    """How many items of each list may be shown, so that no more than some are shown in all."""
    limit = most
    while sum(min(limit, length) for length in lengths) > most:
        limit -= 1
    return limit
