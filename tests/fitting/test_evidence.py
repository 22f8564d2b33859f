"""What records and the vocabulary say, as it is compared."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from paper_atlas.fitting import NOTHING, Card, Evidence, Need, Place, card_of, evidence_of
from paper_atlas.vocabulary import Product
from tests import tiny

RUN = "  - {{what: knit, hardware: {hardware}, role: {role}, source: abstract{more}}}\n"


def evidence(
    folder: Path, hardware: str, role: str = "measured", more: str = "", after: str = ""
) -> Evidence:
    head = tiny.text("any-large-card").partition("runs:\n")[0]
    text = f"{head}runs:\n{RUN.format(hardware=hardware, role=role, more=more)}{after}"
    catalog = tiny.opened(folder, {"test.yml": text}).catalog()
    return evidence_of(catalog.papers[0])


def product(**said: Any) -> Product:
    return Product.model_validate({"name": "Made-up", "vendor": "nvidia", "kind": "gpu", **said})


@pytest.mark.parametrize(
    ("hardware", "more", "place"),
    [
        ("{memory_gb: 48}", "", Place(Decimal(48), Decimal(48), 0)),
        ("{product: z100, memory_gb: 40}", ", count: 2", Place(Decimal(40), Decimal(40), 2)),
        ("{product: z100}", ", count: 1", Place(Decimal(40), Decimal(80), 1)),
        ("{product: z200}", "", Place(Decimal(96), Decimal(96), 0)),
        ("{memory_gb: 16}", ", count: 8, count_qualifier: up to", Place(Decimal(16), Decimal(16), 8)),
        ("{memory_gb: 16}", ", count: 8, count_qualifier: over", Place(Decimal(16), Decimal(16), 9)),
        ("{unnamed: pocket card}", ", count: 4", Place(devices=4)),
    ],
)
def test_a_run_shows_a_place(tmp_path: Path, hardware: str, more: str, place: Place) -> None:
    assert evidence(tmp_path, hardware, more=more) == Evidence(shown=(place,))


@pytest.mark.parametrize("role", ["baseline", "named", "analysed", "simulated"])
def test_a_run_in_another_role_shows_nothing(tmp_path: Path, role: str) -> None:
    assert evidence(tmp_path, "{memory_gb: 48}", role) == NOTHING


def test_a_required_run_shows_nothing_but_states_a_place(tmp_path: Path) -> None:
    required = (Place(Decimal(48), Decimal(48), 0),)

    assert evidence(tmp_path, "{memory_gb: 48}", "required") == Evidence(required=required)
    assert evidence(tmp_path, "{unnamed: large card}", "required", ", count: 2") == NOTHING


def test_where_parts_of_devices_are_counted_nothing_compares(tmp_path: Path) -> None:
    assert evidence(tmp_path, "{product: z200}", more=", count: 384, count_of: dies") == NOTHING


def test_hardware_that_is_not_stated_is_nothing(tmp_path: Path) -> None:
    assert evidence(tmp_path, "not stated") == NOTHING
    assert evidence(tmp_path, "{unnamed: pocket card}") == NOTHING


def test_devices_of_systems_are_counted() -> None:
    found = {entry.id: evidence_of(entry) for entry in tiny.catalog().papers}

    assert Place(Decimal(80), Decimal(80), 2 * 16) in found["storm-on-a-pod"].shown


def test_needs_are_taken_as_stated(tmp_path: Path) -> None:
    after = (
        "needs: {memory_gb: 40, memory_qualifier: over, count: 2, formats: [fp8], interconnects: [NVLink], "
    )
    after += 'compute_capability: "8.0", source: abstract}\n'

    found = evidence(tmp_path, "not stated", after=after)
    assert found.need == Need(Decimal(40), "over", 2, ("fp8",), "8.0", ("NVLink",))


def test_a_card_is_known_as_the_vocabulary_knows_it() -> None:
    made = product(formats=["fp16"], compute_capability="8.0", variants={"a": {"memory_gb": Decimal(24)}})

    assert card_of(made, Decimal(24), 2) == Card(
        Decimal(24), 2, "Made-up", ("fp16",), "8.0", links=(), possible_links=None
    )
    assert card_of(product(vendor="other"), Decimal(24)).capability == "none"
    assert card_of(product(), Decimal(24)).capability == ""


@pytest.mark.parametrize(
    ("links", "had", "possible"),
    [
        ([["NVLink"], ["NVLink"]], ("NVLink",), ("NVLink",)),
        ([["NVLink"], []], (), ("NVLink",)),
        ([[], []], (), ()),
        ([["NVLink"], None], (), None),
    ],
)
def test_links_count_over_all_form_factors_of_a_size(
    links: list[list[str] | None], had: tuple[str, ...], possible: tuple[str, ...] | None
) -> None:
    variants = {
        f"v{at}": {"memory_gb": Decimal(24), **({} if own is None else {"interconnects": own})}
        for at, own in enumerate(links)
    }
    other = {"other": {"memory_gb": Decimal(48), "interconnects": ["HCCS"]}}
    card = card_of(product(variants=variants | other), Decimal(24))

    assert (card.links, card.possible_links) == (had, possible)
