"""The browser says what fits as Python does, over cards, sizes and counts, for real records and others.

Node runs it once for each catalog.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import product as grid
from pathlib import Path
from typing import Any

import pytest

from paper_atlas.catalog import Catalog
from paper_atlas.entry import OWN_RESULTS
from paper_atlas.fitting import (
    GROUPS,
    NOTHING,
    Card,
    Evidence,
    Fit,
    Need,
    Place,
    card_of,
    fit,
    needed,
    place_of,
)
from paper_atlas.quantity import number
from paper_atlas.search.fits import Shelf
from paper_atlas.vocabulary import Product
from tests.node_tools import node
from tests.search import made_catalogs

HERE = Path(__file__).parent
CATALOGS = {"real": made_catalogs.real, "made up": lambda: made_catalogs.made_up(600)}
CARDS = ("rtx-4090", "rtx-3090", "a100", "v100", "h100", "gtx-1080", "instinct-mi250x", "t4", "rtx-2070")
COUNTS = (1, 2, 8, 512)
SIZES = ("8", "11.5", "24", "48", "80", "192")


def browser(files: dict[str, Any], asked: Sequence[dict[str, Any]]) -> list[Any]:
    given = "\n".join(map(json.dumps, [files, *asked]))
    command = [*node(), str(HERE / "fit_lines.mjs")]
    done = subprocess.run(command, input=given, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.removesuffix("\n").split("\n")[1:]]


@cache
def files_of(name: str) -> dict[str, Any]:
    shelf = Shelf(CATALOGS[name]())
    files = {"table": {"version": "", **shelf.table()}, **dict(shelf.files())}
    found: dict[str, Any] = json.loads(json.dumps(files))
    return found


def plain(found: Fit) -> list[Any]:
    places = [[float(place.low), float(place.high), place.devices] for place in found.places]
    order = [float(part) for part in found.order]
    return [found.group, order, found.label, places, list(found.reasons), list(found.cautions)]


def expected(catalog: Catalog, product_id: str | None, card: Card) -> list[dict[str, Any]]:
    """What the browser must say, found by looking at each paper."""
    papers = [
        (entry, evidence)
        for evidence, entries in catalog.by_evidence.items()
        if evidence != NOTHING
        for entry in entries
    ]
    fits = []
    for at, (entry, evidence) in enumerate(papers):
        on_card = [
            place_of(run)
            for run in entry.runs
            if product_id and run.device.product_id == product_id and run.run.role in OWN_RESULTS
        ]
        fits.append((fit(evidence, on_card, card), at))
    silent = len(catalog.papers) - len(papers)
    lists = []
    for group, is_sure in grid(GROUPS, (True, False)):
        own = sorted((one for one in fits if one[0].group == group and one[0].is_sure is is_sure), key=order)
        total = len(own) + (silent if group == "unknown" and is_sure else 0)
        said = [[at, *plain(found)] for found, at in own]
        lists.append({"group": group, "isSure": is_sure, "total": total, "papers": said})
    return lists


def order(one: tuple[Fit, int]) -> tuple[Any, int]:
    return one[0].order, one[1]


def forms_of(product: Product, size: Decimal) -> list[str | None]:
    """Any form factor, and those of a size where there are several."""
    forms = [form for form in product.form_factors if product.matching(size, form)]
    return [None, *forms] if len(product.form_factors) > 1 else [None]


@pytest.mark.parametrize("name", CATALOGS)
def test_every_paper_stands_alike_for_cards(name: str) -> None:
    catalog = CATALOGS[name]()
    hardware = catalog.vocabulary.hardware
    asked, ours = [], []
    for key, count in grid(CARDS, COUNTS):
        for size in hardware[key].memory_sizes:
            for form in forms_of(hardware[key], size):
                parameters = f"card={key}&memory={number(size)}&count={count}"
                asked.append({"parameters": f"{parameters}&form={form}" if form else parameters})
                ours.append(expected(catalog, key, card_of(hardware[key], size, count, form)))

    for question, own, theirs in zip(asked, ours, browser(files_of(name), asked), strict=True):
        assert theirs == own, question
        assert sum(one["total"] for one in theirs) == len(catalog.papers)


@pytest.mark.parametrize("name", CATALOGS)
def test_every_paper_stands_alike_for_sizes(name: str) -> None:
    catalog = CATALOGS[name]()
    pairs = list(grid(SIZES, COUNTS))
    asked = [{"parameters": f"memory={size}&count={count}"} for size, count in pairs]
    ours = [expected(catalog, None, Card(Decimal(size), count)) for size, count in pairs]

    for question, own, theirs in zip(asked, ours, browser(files_of(name), asked), strict=True):
        assert theirs == own, question


def test_every_group_reason_and_doubt_is_worded_alike() -> None:
    asked, ours = [], []
    for evidence, (on_card, card) in grid(evidences(), cards()):
        asked.append(
            {"made": {"evidence": as_data(evidence), "on": places(on_card), "card": card_data(card)}}
        )
        ours.append([*plain(fit(evidence, on_card, card)), needed(evidence.need)])
    theirs = browser(files_of("real"), asked)

    assert {own[0] for own in ours} == set(GROUPS)
    for question, own, other in zip(asked, ours, theirs, strict=True):
        assert other == own, question


def evidences() -> list[Evidence]:
    """Few of each kind in every combination."""
    small, unsized = Place(Decimal(8), Decimal(8), 1), Place(Decimal(40), Decimal(80), 2)
    shown = (
        (),
        (small,),
        (unsized,),
        (Place(devices=12_000),),
        (small, Place(Decimal("24.5"), Decimal("24.5"))),
    )
    required: tuple[tuple[Place, ...], ...] = ((), (Place(Decimal(16), Decimal(16), 4),))
    needs = [
        Need(Decimal(memory), qualifier, devices, formats, capability, links)
        for (memory, qualifier), devices, (formats, capability, links) in grid(
            ((0, "exactly"), (24, "exactly"), (24, "over"), (30, "about"), (48, "up to"), (48, "under")),
            (0, 1, 4),
            (
                ((), "", ()),
                (("fp8", "bf16"), "", ()),
                ((), "8.9", ("NVLink",)),
                ((), "10.0", ("NVLink", "Xe Link", "NVMe")),
            ),
        )
    ]
    return [Evidence(*parts) for parts in grid(shown, required, needs)]


def cards() -> list[tuple[tuple[Place, ...], Card]]:
    own = (Place(Decimal(40), Decimal(80), 1),)
    known = {"formats": ("fp16", "bf16"), "capability": "9.0", "possible_links": ("NVLink",)}
    other = {"formats": ("fp8", "bf16"), "capability": "none", "possible_links": ()}
    linked = {"links": ("NVLink",), "possible_links": ("NVLink",)}
    return [
        ((), Card(Decimal(24))),
        ((), Card(Decimal("24.1"), 2, "Made-up", **other)),  # type: ignore[arg-type]
        (own, Card(Decimal(40), 1, "Made-up", **known)),  # type: ignore[arg-type]
        (own, Card(Decimal(80), 8, "Made-up", **linked)),  # type: ignore[arg-type]
    ]


def places(found: Sequence[Place]) -> list[dict[str, Any]]:
    return [{"low": float(place.low), "high": float(place.high), "devices": place.devices} for place in found]


def as_data(evidence: Evidence) -> dict[str, Any]:
    need = evidence.need
    return {
        "shown": places(evidence.shown),
        "required": places(evidence.required),
        "need": {
            "memoryGb": float(need.memory_gb),
            "qualifier": need.qualifier,
            "devices": need.devices,
            "formats": need.formats,
            "capability": need.capability,
            "interconnects": need.interconnects,
        },
    }


def card_data(card: Card) -> dict[str, Any]:
    return {
        "memoryGb": float(card.memory_gb),
        "count": card.count,
        "name": card.name,
        "formats": card.formats,
        "capability": card.capability,
        "links": card.links,
        "possibleLinks": card.possible_links,
    }
