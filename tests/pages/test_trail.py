"""The way down to a page, as breadcrumbs tell it."""

from __future__ import annotations

import pytest

from paper_atlas.catalog import open_folders
from paper_atlas.pages import Page, Site, all_pages
from tests.builds import ROOT

ATLAS = ROOT / "tests/tiny_atlas"


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    catalog = open_folders(ATLAS / "papers", ATLAS / "vocabulary", ATLAS).catalog()
    return {page.address: page for page in all_pages(Site(catalog, "Tiny Atlas", "Made up."))}


@pytest.mark.parametrize(
    ("address", "labels"),
    [
        ("", []),
        ("hardware/", []),
        ("hardware/z100/", ["Hardware", "Zephyra"]),
        ("hardware/not-stated/", ["Hardware"]),
        ("memory/", ["Hardware"]),
        ("memory/40/", ["Hardware", "Memory"]),
        ("papers/folding-tiles/", ["Papers", "2023"]),
        ("years/2023/", ["Papers", "Years"]),
        ("techniques/double-tile-folding/", ["Techniques", "Folding", "Tile folding"]),
        ("tasks/storm-forecasting/", ["Tasks", "Forecasting"]),
        ("names/z/", ["Explore", "Names, A–Z"]),
        ("contribute/new/", []),
        ("pictures/", []),
        ("pictures/coverage/", ["Pictures"]),
    ],
)
def test_the_way_leads_from_the_index_down(pages: dict[str, Page], address: str, labels: list[str]) -> None:
    assert [step.label for step in pages[address].trail] == labels


def test_every_step_is_a_page_and_no_page_is_above_itself(pages: dict[str, Page]) -> None:
    for page in pages.values():
        assert all(step.address in pages for step in page.trail)
        assert page.address not in [step.address for step in page.trail]
