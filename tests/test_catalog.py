from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from paper_atlas.catalog import open_folders
from paper_atlas.problem import ProblemsFound
from tests import tiny

CATALOG = tiny.catalog()


def ids(found: Mapping[str, Any]) -> dict[str, list[str]]:
    """Identifiers of papers by heading."""
    return {key: [getattr(item, "entry", item).id for item in items] for key, items in found.items()}


def test_papers_stand_newest_first() -> None:
    assert [entry.id for entry in CATALOG.papers] == [
        "pocket-knitting", "any-large-card", "storm-on-a-pod", "folding-tiles", "shrunk-twice", "silent-bits"
    ]  # fmt: skip
    assert CATALOG.updated == "2025"


def test_papers_of_one_date_stand_in_the_order_of_their_identifiers(tmp_path: Path) -> None:
    text = tiny.text("silent-bits")
    files = {
        f"{key}.yml": text.replace("Silent Bits", key).replace("2206.9000", f"2206.9{number:03}")
        for number, key in enumerate(["b", "c", "a"])
    }

    found = tiny.opened(tmp_path, files).catalog()

    assert [entry.id for entry in found.papers] == ["a", "b", "c"]


def test_a_product_has_the_papers_that_name_it_or_a_system_with_it() -> None:
    assert ids(CATALOG.by_product) == {
        "as-1": ["pocket-knitting"],
        "kitsune": ["any-large-card"],
        "kitsune-9": ["storm-on-a-pod"],
        "z100": ["storm-on-a-pod", "folding-tiles", "shrunk-twice"],
        "z200": ["folding-tiles"],
    }
    assert ids(CATALOG.by_system) == {"cumulus": ["storm-on-a-pod"], "zephyr-pod": ["storm-on-a-pod"]}


def test_wider_headings_have_the_papers_of_narrower_ones() -> None:
    assert ids(CATALOG.by_architecture) == {
        "gale": ["storm-on-a-pod", "folding-tiles", "shrunk-twice"],
        "nordlys": ["pocket-knitting", "storm-on-a-pod"],
    }
    assert ids(CATALOG.by_vendor) == {
        "ampersand": ["pocket-knitting"],
        "okami": ["pocket-knitting", "any-large-card", "storm-on-a-pod"],
        "zephyra": ["storm-on-a-pod", "folding-tiles", "shrunk-twice"],
    }


def test_memory_gathers_what_is_stated_and_what_products_fix() -> None:
    assert ids(CATALOG.by_memory) == {
        "16": ["storm-on-a-pod"],
        "40": ["folding-tiles"],
        "48": ["pocket-knitting", "any-large-card"],
        "80": ["storm-on-a-pod"],
        "96": ["folding-tiles"],
    }


def test_a_paper_stands_once_under_a_heading_with_all_its_runs() -> None:
    mention = next(one for one in CATALOG.by_product["z100"] if one.entry.id == "folding-tiles")

    assert [run.number for run in mention.runs] == [1, 2]


def test_terms_have_the_papers_of_narrower_terms() -> None:
    assert ids(CATALOG.by_technique) == {
        "bit-shrinking": ["pocket-knitting", "folding-tiles"],
        "double-tile-folding": ["folding-tiles"],
        "folding": ["pocket-knitting", "any-large-card", "storm-on-a-pod", "folding-tiles"],
        "shrinking": ["pocket-knitting", "folding-tiles", "shrunk-twice", "silent-bits"],
        "tile-folding": ["storm-on-a-pod", "folding-tiles"],
    }
    assert ids(CATALOG.by_task)["forecasting"] == ["any-large-card", "storm-on-a-pod", "silent-bits"]


def test_years_stand_newest_first() -> None:
    assert list(CATALOG.by_year) == ["2025", "2024", "2023", "2022"]


def test_papers_without_stated_hardware_are_listed() -> None:
    assert [entry.id for entry in CATALOG.not_stated] == ["silent-bits"]


def test_a_paper_knows_who_is_related_to_it() -> None:
    found = {key: [(entry.id, how) for entry, how in pairs] for key, pairs in CATALOG.cited_by.items()}

    assert found == {
        "folding-tiles": [("pocket-knitting", "ports"), ("storm-on-a-pod", "extends")],
        "shrunk-twice": [("pocket-knitting", "supersedes"), ("storm-on-a-pod", "compares")],
    }


def test_no_catalog_is_made_of_broken_records(tmp_path: Path) -> None:
    opened = tiny.opened(tmp_path, {"a.yml": "title: 3\n", "b.yml": "- \n"})

    with pytest.raises(ProblemsFound) as caught:
        opened.catalog()

    assert caught.value.problems == opened.problems
    assert {problem.file for problem in opened.problems} == {"papers/a.yml", "papers/b.yml"}


def test_a_folder_without_records_is_an_empty_atlas(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()

    catalog = open_folders(tmp_path / "papers", tiny.TERMS, tmp_path).catalog()

    assert catalog.papers == ()
    assert (catalog.updated, catalog.by_product, catalog.by_year) == ("", {}, {})


def test_files_elsewhere_are_checked_as_if_they_were_in_the_folder(tmp_path: Path) -> None:
    papers = tiny.copied(tmp_path)
    draft = tmp_path / "draft.yml"
    draft.write_text(tiny.text("silent-bits"), encoding="utf-8")

    opened = open_folders(papers, tiny.TERMS, tmp_path, [draft])

    assert [problem.rule for problem in opened.problems_in([draft], tmp_path)] == ["duplicate", "duplicate"]
    assert opened.problems_in([papers / "silent-bits.yml"], tmp_path) == ()
