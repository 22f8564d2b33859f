"""Tables of claims: the newest, each with a figure that can be put in order with its like."""

from __future__ import annotations

from pathlib import Path

from paper_atlas.pages.claims import claim_table
from paper_atlas.pages.listing import Listing
from tests import tiny
from tests.pages.made import catalog, paper

_CLAIM = (
    "  - {{metric: throughput, value: {value}, unit: tokens/s, run: 1, source: abstract, quote: '{value}'}}\n"
)


def test_figures_are_in_the_first_unit_of_their_dimension() -> None:
    entry = tiny.catalog().by_id["folding-tiles"]
    rows = claim_table(Listing("", (entry,))).rows

    assert [(row.claim.sort, row.figures) for row in rows] == [
        ("throughput ratio higher", "1.9"),
        ("throughput token rate", "1200 15000"),
        ("memory-use ratio lower", "0.5"),
        ("memory-use ratio of baseline", "0.48"),
    ]


def test_hardware_has_the_claims_that_were_got_on_it() -> None:
    mentions = tiny.catalog().by_product["kitsune-9"]

    assert [row.claim.number for row in claim_table(Listing("", mentions)).rows] == [1, 3]


def test_of_many_claims_the_newest_are_shown(tmp_path: Path) -> None:
    claims = "claims:\n" + "".join(_CLAIM.format(value=value) for value in range(1, 31))
    papers = {f"of-{year}": paper(year, published=str(year), more=claims) for year in (2021, 2022, 2023)}
    made = catalog(tmp_path, papers)

    table = claim_table(Listing("", made.papers))

    assert [row.entry.year for row in table.rows] == ["2023"] * 30 + ["2022"] * 20
    assert table.is_cut
    assert not claim_table(Listing("", made.papers[:1])).is_cut


def test_many_papers_leave_less_room_for_claims(tmp_path: Path) -> None:
    claims = "claims:\n" + _CLAIM.format(value=7)
    made = catalog(tmp_path, {f"p{number}": paper(number, more=claims) for number in range(45)})

    table = claim_table(Listing("", made.papers))

    assert len(table.rows) == 25
    assert table.is_cut


def test_only_a_table_with_something_to_sort_loads_the_script() -> None:
    catalog = tiny.catalog()

    assert claim_table(Listing("", (catalog.by_id["folding-tiles"],))).modules
    assert not claim_table(Listing("", (catalog.by_id["shrunk-twice"],))).modules
    assert not claim_table(Listing("", (catalog.by_id["silent-bits"],))).modules
