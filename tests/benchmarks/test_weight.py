"""The weight of pages with many records: what the benchmark does for 10,000, with fewer."""

from __future__ import annotations

import pytest

from benchmarks.weight import BOUND, FRAME, Weights, made_up_catalog, weigh_files, weigh_pages
from paper_atlas.catalog import Catalog

MANY = 1000


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return made_up_catalog(MANY, tmp_path_factory.mktemp("many"))


@pytest.fixture(scope="module")
def pages(catalog: Catalog) -> dict[str, Weights]:
    return weigh_pages(catalog)


def test_with_many_records_every_kind_of_page_stays_within_its_bound(pages: dict[str, Weights]) -> None:
    assert pages["papers/*"].count == MANY
    assert {kind: weights for kind, weights in pages.items() if weights.most > BOUND} == {}


def test_the_heaviest_page_of_each_kind_is_named(pages: dict[str, Weights]) -> None:
    assert pages["papers"].heaviest == "papers/"
    assert pages["home"].heaviest == ""
    assert all(weights.most > FRAME for weights in pages.values())
    assert pages["techniques/*"].most > pages["techniques"].most


def test_files_that_browsers_fetch_are_weighed(catalog: Catalog) -> None:
    files = weigh_files(catalog)

    assert files["api/*/*/*"].count > MANY
    assert files["search/*"].heaviest == "search/names.json"
