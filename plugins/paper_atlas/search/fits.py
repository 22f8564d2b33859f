"""What a browser needs to say what fits a card: all evidence in one table, papers a few in a file.

Papers are numbered by their evidence, so that those that stand together for any card stand together here too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Any

from paper_atlas.catalog import Catalog, heading_of
from paper_atlas.entry import OWN_RESULTS, Device, PaperEntry, RunEntry
from paper_atlas.fitting import NOTHING, Evidence, Need, Place, card_of, place_of
from paper_atlas.record import ROLES
from paper_atlas.search.names import figure
from paper_atlas.search.numbers import written, written_deltas
from paper_atlas.vocabulary import Product

BLOCK = 8
"""Papers in one file."""


@dataclass(frozen=True)
class Shelf:
    """Papers that say anything of what they take, in the order of their evidence."""

    catalog: Catalog

    def files(self) -> Iterator[tuple[str, object]]:
        """All but the table, by their addresses below fits/."""
        yield "cards", self._cards()
        yield from ((f"on/{key}", self._on_card(key)) for key in self.on)
        for first in range(0, len(self.papers), BLOCK):
            papers = self.papers[first : first + BLOCK]
            yield f"papers/{first // BLOCK}", [self._paper(entry) for entry in papers]

    def table(self) -> dict[str, object]:
        """What every paper says, by which papers are put in order for a card."""
        vocabulary = self.catalog.vocabulary
        return {
            "all": len(self.catalog.papers),
            "block": BLOCK,
            "tasks": [vocabulary.tasks[key].name for key in self.tasks],
            "places": [_plain(place) for place in self.places],
            "needs": [_plain(need) for need in self.needs],
            "papers": written(len(entries) for entries in self.evidence.values()),
            "shown_sizes": written(len(evidence.shown) for evidence in self.evidence),
            "shown": self._places(evidence.shown for evidence in self.evidence),
            "required_sizes": written(len(evidence.required) for evidence in self.evidence),
            "required": self._places(evidence.required for evidence in self.evidence),
            "need": written(self.needs[evidence.need] for evidence in self.evidence),
        }

    @cached_property
    def evidence(self) -> Mapping[Evidence, tuple[PaperEntry, ...]]:
        """What papers say, and those that say it."""
        found = self.catalog.by_evidence
        return {evidence: found[evidence] for evidence in found if evidence != NOTHING}

    @cached_property
    def papers(self) -> tuple[PaperEntry, ...]:
        """Papers by their numbers."""
        return tuple(chain.from_iterable(self.evidence.values()))

    @cached_property
    def places(self) -> dict[Place, int]:
        """Every place, by its number."""
        found = {place for evidence in self.evidence for place in (*evidence.shown, *evidence.required)}
        return {place: index for index, place in enumerate(sorted(found))}

    @cached_property
    def needs(self) -> dict[Need, int]:
        """Every need, by its number."""
        found = {evidence.need for evidence in self.evidence}
        return {need: index for index, need in enumerate(sorted(found))}

    @cached_property
    def tasks(self) -> dict[str, int]:
        """Tasks that papers are grouped by, by their numbers."""
        found = sorted({heading_of(entry, self.catalog.vocabulary.tasks) for entry in self.papers})
        return {key: index for index, key in enumerate(found)}

    @cached_property
    def on(self) -> dict[str, dict[int, list[tuple[int, int]]]]:
        """For each product the papers whose own work ran on it, with numbers of places and of forms."""
        found: dict[str, dict[int, list[tuple[int, int]]]] = {}
        for number, entry in enumerate(self.papers):
            for run in entry.runs:
                place = self.places.get(place_of(run))
                if run.run.role in OWN_RESULTS and run.device.product_id and place is not None:
                    on = found.setdefault(run.device.product_id, {}).setdefault(number, [])
                    on.append((place, _forms(run.device)))
        return dict(sorted(found.items()))

    def _places(self, groups: Iterable[tuple[Place, ...]]) -> str:
        return written(self.places[place] for group in groups for place in group)

    def _cards(self) -> list[list[object]]:
        """What is known of every product with a memory size, and how many papers ran on it."""
        return [
            [key, product.name, _sizes(product), len(self.on.get(key, ()))]
            for key, product in self.catalog.vocabulary.hardware.items()
            if product.memory_sizes
        ]

    def _on_card(self, key: str) -> dict[str, object]:
        found = self.on[key]
        runs = list(chain.from_iterable(found.values()))
        forms = self.catalog.vocabulary.hardware[key].form_factors
        return {
            "papers": written_deltas(list(found)),
            "sizes": written(map(len, found.values())),
            "places": written(place for place, _ in runs),
            **({"form_names": forms, "forms": written(own for _, own in runs)} if len(forms) > 1 else {}),
        }

    def _paper(self, entry: PaperEntry) -> list[object]:
        paper = entry.paper
        marked = paper.standing if paper.is_taken_back else ""
        task = self.tasks[heading_of(entry, self.catalog.vocabulary.tasks)]
        note = paper.needs.note if paper.needs else None
        return [entry.id, paper.title, entry.year, marked, task, note or "", list(self._runs(entry))]

    def _runs(self, entry: PaperEntry) -> Iterator[list[object]]:
        """Those that are evidence, each with one more than the number of its place."""
        for run in entry.runs:
            if run.run.role in (*OWN_RESULTS, "required"):
                place = self.places.get(place_of(run), -1) + 1
                role = ROLES.index(run.run.role)
                product = run.device.product_id or ""
                yield [run.run.what, _said(run), role, place, product, run.run.inferred or ""]


def _forms(device: Device) -> int:
    """The form factors that it can have had, as far as is stated: a bit for each of its product's."""
    if not device.product:
        return 0
    possible = {variant.form_factor for variant in device.variants.values()}
    return sum(1 << at for at, form in enumerate(device.product.form_factors) if {form, None} & possible)


def _said(run: RunEntry) -> str:
    """What a run ran on, in words."""
    return f"{run.device_name} ({run.implied})" if run.implied else run.device_name


def _sizes(product: Product) -> list[object]:
    """What is known of it: in any of its memory sizes, in each, and in each of every form factor."""
    known = card_of(product, product.memory_sizes[0])
    forms = product.form_factors if len(product.form_factors) > 1 else ()
    by_form = {form: _sizes_in(product, form) for form in forms}
    own = {form: found for form, found in by_form.items() if found[0]}
    return [known.formats, known.capability, *_sizes_in(product), own or 0]


def _sizes_in(product: Product, form_factor: str | None = None) -> list[Any]:
    """Its memory sizes in one form factor or any, the links in each, and which size of them is assumed."""
    sizes = [size for size in product.memory_sizes if product.matching(size, form_factor)]
    cards = [card_of(product, size, form_factor=form_factor) for size in sizes]
    links = [[card.links, card.possible_links] for card in cards]
    is_known = any(possible is not None for _, possible in links)
    return [list(map(figure, sizes)), links if is_known else 0, _assumed(product, sizes, form_factor)]


def _assumed(product: Product, sizes: Sequence[Decimal], form_factor: str | None) -> int:
    """The index of the smallest that is sold, or of the smallest where none is."""
    sold = (
        index
        for index, size in enumerate(sizes)
        if not all(variant.custom for variant in product.matching(size, form_factor).values())
    )
    return next(sold, 0)


def _plain(values: tuple[Any, ...]) -> list[object]:
    return [figure(value) if isinstance(value, Decimal) else value for value in values]
