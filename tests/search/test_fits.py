"""The files by which a browser says what fits; tests/fitting/test_browser.py holds what is made of them."""

from __future__ import annotations

import gzip
import json
from itertools import chain

import pytest

from paper_atlas.catalog import Catalog
from paper_atlas.entry import OWN_RESULTS
from paper_atlas.fitting import NOTHING, Place, evidence_of, place_of
from paper_atlas.search.fits import BLOCK, Shelf
from paper_atlas.search.numbers import read
from tests import tiny
from tests.search import made_catalogs

CATALOGS = {
    "tiny atlas": tiny.catalog,
    "real records": made_catalogs.real,
    "made-up records": lambda: made_catalogs.made_up(600),
}


@pytest.fixture(params=CATALOGS)
def catalog(request: pytest.FixtureRequest) -> Catalog:
    return CATALOGS[request.param]()


def test_papers_that_say_anything_are_each_in_one_file(catalog: Catalog) -> None:
    files = dict(Shelf(catalog).files())
    blocks = [content for address, content in files.items() if address.startswith("papers/")]
    ids = [row[0] for row in chain.from_iterable(blocks)]  # type: ignore[call-overload]

    assert sorted(ids) == sorted(entry.id for entry in catalog.papers if evidence_of(entry) != NOTHING)
    assert all(len(block) == BLOCK for block in blocks[:-1])  # type: ignore[arg-type]


def test_a_file_names_the_papers_that_ran_on_a_product(catalog: Catalog) -> None:
    shelf = Shelf(catalog)
    files = dict(shelf.files())
    cards = {row[0]: row[3] for row in files["cards"]}  # type: ignore[attr-defined]
    for key, count in cards.items():
        ran = {
            entry.id
            for entry in shelf.papers
            for run in entry.runs
            if run.device.product_id == key and run.run.role in OWN_RESULTS
            if place_of(run) != Place()
        }
        assert count == len(ran)
        assert (f"on/{key}" in files) == bool(count)


def test_the_table_grows_little_with_the_papers() -> None:
    table = Shelf(made_catalogs.made_up(600)).table()

    assert sum(read(str(table["papers"]))) <= 600 == table["all"]
    assert len(gzip.compress(json.dumps(table).encode())) < 5 * 600
