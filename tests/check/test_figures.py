from __future__ import annotations

import pytest

from tests import tiny
from tests.check.conftest import Check

FIGURE = "    value: 48\n"


@pytest.mark.parametrize(
    "figure",
    ["value: 0", "value: -3", "value: 1e-3", "range: [0, 1]", "range: [-2, -1]", "range: [1.0, 1.5]"],
)
def test_a_value_or_a_range_upwards_is_a_figure(figure: str, check: Check) -> None:
    assert check("folding-tiles", FIGURE, f"    {figure}\n") == []


@pytest.mark.parametrize("figure", ["range: [3, 2]", "range: [2, 2]", "range: [-1, -2]", "range: [2, 2.00]"])
def test_a_range_that_does_not_rise_is_none(figure: str, check: Check) -> None:
    (found,) = check("folding-tiles", FIGURE, f"    {figure}\n")

    assert "the range runs from" in found


def test_a_range_may_be_about(check: Check) -> None:
    assert check("folding-tiles", FIGURE, "    range: [2, 3]\n    qualifier: about\n") == []


@pytest.mark.parametrize("qualifier", ["over", "under", "up to"])
def test_a_range_is_no_bound(qualifier: str, check: Check) -> None:
    (found,) = check("folding-tiles", FIGURE, f"    range: [2, 3]\n    qualifier: {qualifier}\n")

    assert f"a range can't be '{qualifier}' as well" in found


def test_a_ratio_that_is_itself_a_comparison_needs_no_relation(check: Check) -> None:
    others = {"folding_tiles": tiny.text("folding-tiles"), "shrunk_twice": tiny.text("shrunk-twice")}

    assert check("pocket-knitting", **others) == []
    (found,) = check("pocket-knitting", "compression-ratio", "throughput", **others)
    assert found.startswith("pocket-knitting.yml:35:11: 'x' compares, but there is no relation")


def test_a_per_cent_may_stand_alone(check: Check) -> None:
    assert (
        check("folding-tiles", "    relation: of baseline\n    baseline: eight cards without folds\n") == []
    )


def test_a_run_that_is_broken_is_still_there(check: Check) -> None:
    found = check("folding-tiles", "    role: baseline\n", "    role: base\n")

    assert [line for line in found if "there is no run" in line] == []
    assert len(found) == 1
