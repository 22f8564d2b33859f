"""The pages of memory sizes: no more papers than there is room for, and none left uncounted."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from decimal import Decimal

import pytest

from paper_atlas.catalog import Catalog
from paper_atlas.fitting import GROUPS, Card
from paper_atlas.pages import Site, address
from paper_atlas.pages.fits import MOST, fair, pages, parts_of
from tests.search import made_catalogs

HEAVIEST = 8_000
"""Bytes, compressed; the frame around it weighs about as much."""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return made_catalogs.made_up(600)


@pytest.mark.parametrize(
    ("lengths", "limit"),
    [
        ([], 60),
        ([10, 20], 60),
        ([100], 60),
        ([100, 100], 30),
        ([5, 100, 100], 27),
        ([1] * 60, 60),
        ([0, 70], 60),
    ],
)
def test_room_is_shared_out_fairly(lengths: Sequence[int], limit: int) -> None:
    assert fair(60, lengths) == limit
    assert sum(min(limit, length) for length in lengths) <= 60


@pytest.mark.parametrize("size", address.FITS_SIZES)
def test_every_paper_is_counted_once_and_there_is_room_for_those_shown(catalog: Catalog, size: str) -> None:
    parts = parts_of(catalog, Card(Decimal(size)))
    shown = [standing.entry.id for part in parts if part.group != "unknown" for standing in part.shown]

    assert sum(part.total for part in parts) == len(catalog.papers)
    assert len(shown) == len(set(shown)) <= MOST
    assert [GROUPS.index(part.group) for part in parts] == sorted(GROUPS.index(part.group) for part in parts)


def test_what_is_shown_comes_nearest_first(catalog: Catalog) -> None:
    for part in parts_of(catalog, Card(Decimal(24))):
        orders = [standing.fit.order for standing in part.shown]
        assert orders == sorted(orders)
        assert all(standing.fit.is_sure is part.is_sure for standing in part.shown)


def test_under_a_task_stand_the_papers_whose_first_task_it_is_or_is_above(catalog: Catalog) -> None:
    tasks = catalog.vocabulary.tasks
    for part in parts_of(catalog, Card(Decimal(48))):
        for heading, standings in part.by_task(tasks).items():
            for standing in standings:
                first = standing.entry.paper.tasks[0]
                above = [tasks[key].name for key in (first, *tasks.ancestors(first))]
                assert above[-1].casefold() == heading.casefold()


def test_the_runs_named_are_those_that_put_a_paper_there(catalog: Catalog) -> None:
    within = [part for part in parts_of(catalog, Card(Decimal(24))) if part.group == "within"]

    assert within
    for standing in (standing for part in within for standing in part.shown):
        there = [run for run in standing.runs if run.run.role != "required"]
        assert there
        for run in there:
            assert run.run.role in ("measured", "trained")
            assert run.device.memory_range[1] is not None
            assert run.device.memory_range[1] <= 24


def test_pages_stay_light_and_say_where_the_rest_is(catalog: Catalog) -> None:
    made = {page.address: page for page in pages(Site(catalog, "Made-up", "Made-up papers."))}

    assert set(made) == {"fits/", *(f"fits/{size}/" for size in address.FITS_SIZES)}
    for page in made.values():
        assert len(gzip.compress(page.content.encode())) <= HEAVIEST
    assert "?memory=24#more" in made["fits/24/"].content
