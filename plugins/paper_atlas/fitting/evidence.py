"""From records and the vocabulary to what is compared."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from paper_atlas.entry import OWN_RESULTS, PaperEntry, RunEntry
from paper_atlas.fitting.model import OTHER_VENDOR, UNKNOWN, Card, Evidence, Need, Place
from paper_atlas.quantity import number
from paper_atlas.record import Needs
from paper_atlas.vocabulary import Product

NOTHING = Evidence()
"""What a record says that states neither memory nor needs."""

_CAPABILITY_VENDOR = "nvidia"


def evidence_of(entry: PaperEntry) -> Evidence:
    """What a paper says of what its work takes."""
    own = _places(run for run in entry.runs if run.run.role in OWN_RESULTS)
    required = _places(run for run in entry.runs if run.run.role == "required")
    return Evidence(own, tuple(place for place in required if place.high), _need(entry.paper.needs))


def place_of(run: RunEntry) -> Place:
    """What a run ran on; nothing that compares where parts of devices or several in one are counted."""
    if run.run.count_of:
        return Place()
    low, high = run.device.memory_range
    more = 1 if run.devices and run.run.count_qualifier == "over" else 0
    return Place(low or UNKNOWN, high or UNKNOWN, (run.devices or 0) + more)


def card_of(product: Product, memory_gb: Decimal, count: int = 1, form_factor: str | None = None) -> Card:
    """So many devices of a product, in one of its memory sizes, and of one form factor or any."""
    said = [variant.interconnects for variant in product.matching(memory_gb, form_factor).values()]
    known: list[set[str]] = [set(links) for links in said if links is not None]
    is_known = bool(known) and len(known) == len(said)
    capability = product.compute_capability or ("" if product.vendor == _CAPABILITY_VENDOR else OTHER_VENDOR)
    size = f"{number(memory_gb)} GB" if len(product.memory_sizes) > 1 else ""
    return Card(
        memory_gb,
        count,
        " ".join(filter(None, (product.name, form_factor, size))),
        product.formats,
        capability,
        tuple(sorted(set.intersection(*known))) if is_known else (),
        tuple(sorted(set.union(*known))) if is_known else None,
    )


def _places(runs: Iterable[RunEntry]) -> tuple[Place, ...]:
    """Distinct places of runs, without those of which nothing is known."""
    return tuple(sorted({place_of(run) for run in runs} - {Place()}))


def _need(needs: Needs | None) -> Need:
    if needs is None:
        return Need()
    return Need(
        needs.memory_gb or UNKNOWN,
        needs.memory_qualifier,
        needs.count or 0,
        needs.formats,
        needs.compute_capability or "",
        needs.interconnects,
    )
