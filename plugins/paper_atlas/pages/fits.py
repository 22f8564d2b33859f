"""What fits a card: the page that a browser fills, and a page for each usual memory size without scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, product
from typing import NamedTuple

from paper_atlas.catalog import Catalog, heading_of
from paper_atlas.entry import OWN_RESULTS, PaperEntry, RunEntry
from paper_atlas.fitting import GROUPS, Card, Evidence, Fit, Group, fit, needed, place_of
from paper_atlas.made import Made
from paper_atlas.pages import address
from paper_atlas.pages.page import Page, Site, render
from paper_atlas.vocabulary import Tree

MOST = 60
"""Papers on the page of a memory size."""


class Words(NamedTuple):
    """What a group is called, in its heading and in short, and what it says."""

    title: str
    short: str
    about: str
    unsure: str = ""
    """Of papers that are counted apart, their hardware not being stated in full; empty where none are."""


WORDS: dict[Group, Words] = {
    "shown": Words(
        "Shown on this card",
        "on this card",
        "Measured or trained on this very product, as far as is stated with no more memory and no more "
        "devices than you chose.",
        "whose number of devices or memory is not stated",
    ),
    "within": Words(
        "Shown on other devices with no more memory",
        "on no more memory",
        "Measured or trained on no more memory and, where their number is stated, no more devices. "
        "Fitting there does not prove that it runs on yours.",
        "whose number of devices is not stated",
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
        "will not run",
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
        """The runs that put it there, and those that say which hardware is required."""
        own = () if self.fit.group == "stated" else OWN_RESULTS
        return tuple(
            run
            for run in self.entry.runs
            if run.run.role == "required" or (run.run.role in own and place_of(run) in self.fit.places)
        )


@dataclass(frozen=True)
class Part:
    """Papers of a group whose hardware is stated in full, or not, the nearest first."""

    group: Group
    is_sure: bool
    """Whether it is stated in full."""
    total: int
    shown: tuple[Standing, ...]
    """As many as there is room for."""

    def by_task(self, tasks: Tree) -> dict[str, list[Standing]]:
        """Those shown, by the name of the task that they are about."""
        found: dict[str, list[Standing]] = {}
        for standing in self.shown:
            name = tasks[heading_of(standing.entry, tasks)].name
            found.setdefault(name[:1].upper() + name[1:], []).append(standing)
        return found


def pages(site: Site) -> Iterator[Page]:
    """The page for any card, and one for each usual memory size."""
    here = address.FITS
    content = render(site, here, "fits.html", sizes=address.FITS_SIZES, words=WORDS)
    about = "Choose a card or a number of gigabytes: what was shown to run within it, and what will not run."
    yield _page(site, here, "Fits my GPU", about, content, ("assets/paper-atlas/fits/fits.js",))
    for size in address.FITS_SIZES:
        below = f"{here}{size}/"
        parts = parts_of(site.catalog, Card(Decimal(size)))
        shared = {"size": size, "sizes": address.FITS_SIZES, "words": WORDS}
        content = render(site, below, "fits_size.html", parts=parts, **shared)
        about = f"What was shown to run on one device with {size} GB of memory, or is stated to fit."
        yield _page(site, below, f"What fits in {size} GB", about, content)


def _page(
    site: Site, here: str, title: str, about: str, content: Made[str], modules: tuple[str, ...] = ()
) -> Page:
    return Page(
        here,
        title,
        about,
        content,
        updated=site.catalog.updated,
        is_wide=True,
        styles=("assets/paper-atlas/contribute/fields/completion.css", "assets/paper-atlas/fits/fits.css"),
        modules=modules,
    )


def parts_of(catalog: Catalog, card: Card) -> list[Part]:
    """Where all papers stand for any device of a memory size; parts without papers are left out."""
    found: dict[tuple[Group, bool], list[tuple[Fit, Evidence]]] = {}
    for evidence in catalog.by_evidence:
        own = fit(evidence, (), card)
        found.setdefault((own.group, own.is_sure), []).append((own, evidence))
    totals = {
        key: sum(len(catalog.by_evidence[evidence]) for _, evidence in alike) for key, alike in found.items()
    }
    limit = fair(MOST, [total for (group, _), total in totals.items() if group != "unknown"])
    return [
        Part(*key, totals[key], tuple(islice(_nearest(catalog, found[key]), limit)))
        for key in product(GROUPS, (True, False))
        if key in found
    ]


def _nearest(catalog: Catalog, alike: list[tuple[Fit, Evidence]]) -> Iterator[Standing]:
    for own, evidence in sorted(alike, key=lambda pair: pair[0].order):
        yield from (Standing(entry, evidence, own) for entry in catalog.by_evidence[evidence])


def fair(most: int, lengths: Sequence[int]) -> int:
    """How many items of each list may be shown, so that no more than some are shown in all."""
    limit = most
    while sum(min(limit, length) for length in lengths) > most:
        limit -= 1
    return limit
