from __future__ import annotations

import json

from paper_atlas.stats import stats_as_json, stats_as_text, stats_of
from tests import tiny

NUMBERS = stats_of(tiny.catalog())


def test_everything_is_counted() -> None:
    assert NUMBERS == {
        "papers": 6,
        "runs": 14,
        "claims": 10,
        "papers without stated hardware": 1,
        "products": 8,
        "products in records": 5,
        "systems": 2,
        "architectures": 3,
        "techniques": 6,
        "techniques in records": 5,
        "tasks": 3,
        "tasks in records": 3,
        "products by vendor": {"Zephyra": 5, "Ōkami Silicon": 2, "A&S <Devices>": 1},
    }


def test_numbers_are_printed_in_two_columns() -> None:
    lines = stats_as_text(NUMBERS).splitlines()

    assert lines[0] == "papers                                6"
    assert lines[-1] == "  A&S <Devices>                       1"
    assert len({len(line) for line in lines if line[-1].isdigit()}) == 1


def test_numbers_are_a_json_object() -> None:
    assert json.loads(stats_as_json(NUMBERS)) == NUMBERS
