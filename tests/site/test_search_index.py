"""What the search finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def found(large_site: Path) -> set[str]:
    index = json.loads((large_site / "search/search_index.json").read_text(encoding="utf-8"))
    return {entry["location"].partition("#")[0] for entry in index["docs"]}


def addresses(site: Path, pattern: str) -> set[str]:
    return {f"{page.parent.relative_to(site).as_posix()}/" for page in site.glob(f"{pattern}/index.html")}


def test_pages_of_papers_hardware_topics_and_years_are_found(
    large_site: Path, large_atlas: Path, found: set[str]
) -> None:
    assert {f"papers/{record.stem}/" for record in large_atlas.glob("papers/*.yml")} <= found
    for pattern in ("hardware/*", "techniques/*", "tasks/*", "years/*"):
        assert addresses(large_site, pattern) <= found


def test_continuations_of_long_lists_are_not_found_beside_the_papers_on_them(
    large_site: Path, found: set[str]
) -> None:
    continuations = [*addresses(large_site, "*/*/20??"), *addresses(large_site, "years/*/*")]
    assert continuations
    assert found.isdisjoint(continuations)
