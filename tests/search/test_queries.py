"""Queries as people type them: how many are read and answered as their writer expects.

`pytest tests/search/test_queries.py -rP` prints the rates.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from paper_atlas.catalog import Catalog
from paper_atlas.search.answer import Search
from paper_atlas.words import words_of

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text("utf-8"))


def as_expected(case: dict[str, Any], answer: dict[str, Any]) -> bool:
    """Whether a query's chips, text, repairs and first result are those of its case."""
    chips = [f"{'-' if chip.get('not') else ''}{chip['kind']}:{chip['id']}" for chip in answer["chips"]]
    text = [word for words in answer["text"] for word in words["words"]]
    expected = [word for words in case.get("text", ()) for word in words_of(str(words))]
    read = sorted(chips) == sorted(case.get("chips", ())) and sorted(text) == sorted(expected)
    first = answer["results"][0]["address"] if answer["results"] else None
    repaired = len(answer["repairs"]) == case.get("repairs", 0)
    return read and repaired and ("first" not in case or first == case["first"])


def test_there_are_enough_queries_and_enough_of_them_as_people_write() -> None:
    assert len(CASES) >= 150
    assert sum(case["kind"] == "people" for case in CASES) >= 60


@pytest.mark.parametrize("held_out", [False, True])
def test_queries_are_answered_as_expected(held_out: bool, real_catalog: Catalog) -> None:
    search = Search(real_catalog)
    cases = [case for case in CASES if bool(case.get("held_out")) == held_out]
    wrong = [
        case["query"]
        for case in cases
        if not as_expected(case, dict(search.answer(case["query"], 1).as_data()))
    ]
    print(f"{len(cases)} queries, {1 - len(wrong) / len(cases):.1%} as expected; not: {wrong}")  # noqa: T201

    assert len(wrong) <= 0.05 * len(cases)
