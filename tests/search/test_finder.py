"""The finder agrees with what looking at every paper as plainly as can be finds."""

from __future__ import annotations

from typing import Any

from paper_atlas.catalog import Catalog
from paper_atlas.query import Chip, Query
from paper_atlas.query.model import Words
from paper_atlas.search.finder import papers_of, results_of
from tests.search.made_catalogs import made_up
from tests.search.made_queries import queries
from tests.search.plain_search import found


def as_query(asked: dict[str, Any]) -> Query:
    """A query of plain data."""
    chips = [Chip(chip["kind"], chip["id"], chip["id"], bool(chip.get("not"))) for chip in asked["chips"]]
    text = [
        Words(
            tuple(words["words"]),
            phrase=bool(words.get("phrase")),
            negated=bool(words.get("not")),
            prefix=bool(words.get("prefix")),
        )
        for words in asked["text"]
    ]
    return Query(chips, text)


def disagreements(catalog: Catalog, count: int) -> list[dict[str, Any]]:
    """Queries for which the two find other papers, or in another order."""
    asked = [question["query"] for question in queries(catalog, count, seed="finder")]
    numbers = {entry.id: number for number, entry in enumerate(catalog.papers)}
    return [
        query
        for query in asked
        if [numbers[entry.id] for entry in papers_of(as_query(query), catalog)] != found(catalog, query)
    ]


def test_it_finds_the_same_papers_in_the_same_order(real_catalog: Catalog) -> None:
    assert disagreements(real_catalog, 200) == []
    assert disagreements(made_up(150), 100) == []


def test_the_pages_that_a_query_names_come_first(real_catalog: Catalog) -> None:
    query = Query(
        [Chip("product", "v100/sxm2-32gb", "NVIDIA V100 SXM2 32 GB"), Chip("memory", "32", "32 GB")]
    )

    first, second, *papers = results_of(query, real_catalog)

    assert (first.address, second.address) == ("/hardware/v100/", "/memory/32/")
    assert all(result.kind == "paper" for result in papers)
