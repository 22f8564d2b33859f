from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from paper_atlas.entry import Device, RunEntry
from tests import tiny


def run(key: str, number: int) -> RunEntry:
    return tiny.catalog().by_id[key].runs[number - 1]


def device(key: str, number: int) -> Device:
    return run(key, number).device


@pytest.mark.parametrize(
    ("key", "number", "name"),
    [
        ("folding-tiles", 1, "Zephyra Z100 Card 40 GB"),
        ("folding-tiles", 3, "Zephyra Z200"),
        ("storm-on-a-pod", 1, "Zephyra Pod"),
        ("pocket-knitting", 1, "mobile phone <2024>"),
        ("pocket-knitting", 2, "Ōkami Silicon Nordlys ✦ device, model not stated"),
        ("pocket-knitting", 3, "Ōkami Silicon device, model not stated"),
        ("any-large-card", 1, "device with 48 GB"),
        ("any-large-card", 2, "Ōkami Kitsune"),
        ("any-large-card", 3, "hardware not stated"),
    ],
)
def test_a_device_is_called_as_precisely_as_its_source_allows(key: str, number: int, name: str) -> None:
    assert device(key, number).name == name


def test_a_system_implies_its_product_architecture_and_vendor() -> None:
    found = device("storm-on-a-pod", 1)

    assert (found.system_id, found.product_id, found.architecture_id, found.vendor_id) == (
        "zephyr-pod", "z100", "gale", "zephyra"
    )  # fmt: skip
    assert set(found.variants) == {"board-80gb"}


def test_a_system_may_have_another_vendor_than_the_product_in_it() -> None:
    assert device("storm-on-a-pod", 2).vendor_id == "okami"


def test_memory_is_what_is_stated_or_what_the_product_fixes() -> None:
    assert device("folding-tiles", 1).memory_gb == 40
    assert device("folding-tiles", 3).memory_gb == 96
    assert device("storm-on-a-pod", 1).memory_gb == 80
    assert device("shrunk-twice", 1).memory_gb is None
    assert device("any-large-card", 1).memory_gb == Decimal(48)


def test_hardware_is_known_where_something_leads_to_it() -> None:
    assert device("pocket-knitting", 3).is_known
    assert device("any-large-card", 1).is_known
    assert not device("pocket-knitting", 1).is_known
    assert not device("any-large-card", 3).is_known
    assert not tiny.catalog().by_id["silent-bits"].hardware_is_stated
    assert tiny.catalog().by_id["any-large-card"].hardware_is_stated


@pytest.mark.parametrize(
    ("key", "number", "quantity"),
    [
        ("folding-tiles", 2, "8 ×"),
        ("storm-on-a-pod", 2, "up to 12,000 boards ×"),
        ("shrunk-twice", 1, "about 4 ×"),
        ("silent-bits", 1, ""),
    ],
)
def test_how_many_is_said_as_it_is_stated(key: str, number: int, quantity: str) -> None:
    assert run(key, number).quantity == quantity


def test_what_a_system_holds_is_said() -> None:
    assert run("storm-on-a-pod", 1).implied == "16 × Zephyra Z100 80 GB in each"
    assert run("storm-on-a-pod", 2).implied == "Ōkami Kitsune 9 “きつね” in it"
    assert run("folding-tiles", 1).implied == ""


def test_a_claim_knows_its_metric_and_its_run() -> None:
    claim = tiny.catalog().by_id["storm-on-a-pod"].claims[0]

    assert (claim.number, claim.metric.name, claim.run.number) == (1, "latency", 2)
    assert str(claim.quantity) == "under 2.50\u00a0s"


def test_own_results_come_first_in_short_lists() -> None:
    roles = [entry.run.role for entry in tiny.catalog().by_id["pocket-knitting"].distinct_runs]

    assert roles == ["measured", "analysed", "simulated", "baseline"]


def test_devices_that_nobody_can_look_up_are_merged_where_one_says_no_more(tmp_path: Path) -> None:
    gpu, card = "{unnamed: GPU}", "{product: z100}"
    runs = [
        (gpu, "measured", ""), (gpu, "measured", "count: 1"), (gpu, "measured", "count: 64"),
        (gpu, "baseline", ""), (card, "measured", ""), (card, "measured", "count: 8"),
    ]  # fmt: skip
    written = "".join(
        f"  - {{what: run it, hardware: {hardware}, role: {role}, source: abstract, {count}}}\n"
        for hardware, role, count in runs
    )
    text = tiny.text("silent-bits").partition("runs:")[0] + "runs:\n" + written
    (entry,) = tiny.opened(tmp_path, {"silent-bits.yml": text}).catalog().papers

    assert [f"{one.run.role} {one.quantity} {one.device.name}" for one in entry.distinct_runs] == [
        "measured 1 × GPU",
        "measured 64 × GPU",
        "measured  Zephyra Z100",
        "measured 8 × Zephyra Z100",
        "baseline  GPU",
    ]


def test_the_hardware_of_a_paper_is_named_once_in_its_most_telling_role() -> None:
    def hardware(key: str) -> list[tuple[str, str]]:
        return [(one.device.noun, one.run.role) for one in tiny.catalog().by_id[key].hardware]

    assert hardware("folding-tiles") == [("Zephyra Z100", "measured"), ("Zephyra Z200", "required")]
    assert hardware("storm-on-a-pod") == [("Cumulus", "measured"), ("Zephyra Pod", "trained")]
    assert hardware("any-large-card") == [("Ōkami Kitsune", "named")]
    assert hardware("silent-bits") == []


def test_memory_is_told_likewise() -> None:
    def memory(key: str) -> list[tuple[str, str]]:
        runs = tiny.catalog().by_id[key].memory
        return [(str(one.device.memory_gb), one.run.role) for one in runs]

    assert memory("folding-tiles") == [("40", "measured")], "what is required is a product, not its 96 GB"
    assert memory("silent-bits") == []


def test_a_mention_has_the_most_telling_role_of_its_runs() -> None:
    roles = {one.entry.id: one.role for one in tiny.catalog().by_product["z100"]}

    assert roles == {"storm-on-a-pod": "trained", "folding-tiles": "measured", "shrunk-twice": "trained"}


def test_a_mention_is_an_own_result_where_a_run_of_it_is() -> None:
    mentions = {mention.entry.id: mention for mention in tiny.catalog().by_product["z100"]}

    assert mentions["folding-tiles"].is_own_result
    assert [claim.number for claim in mentions["folding-tiles"].claims] == [1, 2, 3, 4]
    (mention,) = tiny.catalog().by_product["as-1"]
    assert not mention.is_own_result
    assert mention.claims == ()
