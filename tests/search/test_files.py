from __future__ import annotations

import gzip
import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_atlas.catalog import Catalog
from paper_atlas.quantity import number
from paper_atlas.record import ROLES
from paper_atlas.search import text
from paper_atlas.search.files import search_files
from paper_atlas.search.lists import venue_name
from paper_atlas.search.numbers import read, written, written_deltas
from paper_atlas.words import words_of
from tests import tiny
from tests.search import made_catalogs

CATALOGS = {
    "tiny atlas": tiny.catalog,
    "real records": made_catalogs.real,
    "made-up records": lambda: made_catalogs.made_up(300),
}


@cache
def files_of(name: str) -> dict[str, Any]:
    """What the files of a catalog hold, by their addresses without .json."""
    files = search_files(CATALOGS[name]())
    return {address.removesuffix(".json"): json.loads(content) for address, content in files}


@pytest.fixture(params=CATALOGS)
def made(request: pytest.FixtureRequest) -> tuple[Catalog, dict[str, Any]]:
    """A catalog and its files."""
    return CATALOGS[request.param](), files_of(request.param)


def papers(text: str) -> list[int]:
    """Numbers that are written as distances."""
    last, found = -1, []
    for distance in read(text):
        last += distance
        found.append(last)
    return found


@given(st.lists(st.integers(min_value=0, max_value=2**31 - 1)))
def test_numbers_are_read_as_they_were_written(numbers: list[int]) -> None:
    rising = sorted(set(numbers))

    assert read(written(numbers)) == numbers
    assert papers(written_deltas(rising)) == rising


@given(st.lists(st.integers(min_value=0, max_value=10_000)))
def test_written_numbers_need_no_escapes_in_json(numbers: list[int]) -> None:
    text = written(numbers)

    assert json.dumps(text) == f'"{text}"'
    assert "!" not in text


def test_every_run_of_every_paper_is_a_row(made: tuple[Catalog, dict[str, Any]]) -> None:
    catalog, files = made
    table, devices = files["runs/all"], files["atlas"]["devices"]
    columns = papers(table["papers"]), read(table["devices"]), read(table["roles"]), read(table["counts"])
    rows = list(zip(*columns, strict=True))

    runs = [(paper, run) for paper, entry in enumerate(catalog.papers) for run in entry.runs]
    assert len(rows) == len(runs)
    for (paper, device, role, count), (owner, run) in zip(rows, runs, strict=True):
        product, variant, system, architecture, vendor, memory = devices[device]
        assert (paper, ROLES[role]) == (owner, run.run.role)
        assert (product, system) == (run.device.product_id, run.device.system_id)
        assert (architecture, vendor) == (run.device.architecture_id, run.device.vendor_id)
        assert memory == (number(run.device.memory_gb) if run.device.memory_gb else None)
        assert variant is None or list(run.device.variants) == [variant]
        if not run.device.system and not run.run.count_of:
            assert count == (run.run.count or 0)


def test_files_of_runs_have_the_papers_that_pages_have(made: tuple[Catalog, dict[str, Any]]) -> None:
    catalog, files = made
    pages = {
        "product": catalog.by_product, "architecture": catalog.by_architecture, "vendor": catalog.by_vendor,
        "memory": catalog.by_memory,
    }  # fmt: skip
    for kind, found in pages.items():
        assert {address for address in files if address.startswith(f"runs/{kind}/")} == {
            f"runs/{kind}/{key}" for key in found
        }
        for key, mentions in found.items():
            numbers = dict.fromkeys(papers(files[f"runs/{kind}/{key}"]["papers"]))
            ids = [mention.entry.id for mention in mentions]
            assert [catalog.papers[paper].id for paper in numbers] == ids


def test_lists_have_the_papers_that_pages_have(made: tuple[Catalog, dict[str, Any]]) -> None:
    catalog, files = made
    filed = {
        **{f"technique/{key}": found for key, found in catalog.by_technique.items()},
        **{f"task/{key}": found for key, found in catalog.by_task.items()},
        "hardware-not-stated": catalog.not_stated,
    }
    for address, found in filed.items():
        listed = papers(files[f"lists/{address}"]["papers"])
        assert [catalog.papers[paper] for paper in listed] == list(found)


def test_needs_are_what_records_say(made: tuple[Catalog, dict[str, Any]]) -> None:
    catalog, files = made
    needs = files["lists/needs"]
    sizes = [needs["sizes"][index] for index in read(needs["memory"])]

    assert dict(zip(papers(needs["papers"]), sizes, strict=True)) == {
        paper: number(entry.paper.needs.memory_gb)
        for paper, entry in enumerate(catalog.papers)
        if entry.paper.needs and entry.paper.needs.memory_gb
    }


def test_every_word_leads_to_its_papers(made: tuple[Catalog, dict[str, Any]]) -> None:
    catalog, files = made
    found: list[tuple[str, bool, int]] = []
    for piece in range(len(files["atlas"]["terms"]["first"])):
        for word, lists in files[f"text/{piece}"].items():
            titles, rest = lists.split("!")
            found += [(word, True, paper) for paper in papers(titles)]
            found += [(word, False, paper) for paper in papers(rest)]

    expected = set()
    for paper, entry in enumerate(catalog.papers):
        expected |= {(word, True, paper) for word in words_of(entry.paper.title)}
        rest = [entry.paper.summary, *entry.paper.authors]
        expected |= {(word, False, paper) for text in rest for word in words_of(text)}
    assert sorted(found) == sorted(expected)
    assert [word for word, *_ in found] == sorted(word for word, *_ in found)


def test_beginnings_of_many_words_have_a_list_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "_PIECE", 500)
    catalog = made_catalogs.made_up(100)
    files = {address: json.loads(content) for address, content in search_files(catalog)}
    unions = files["atlas.json"]["terms"]["unions"]

    assert len(unions) > 10
    for prefix in unions:
        titles, rest = files[f"text/p-{prefix}.json"][prefix].split("!")
        for paper, entry in enumerate(catalog.papers):
            elsewhere = (entry.paper.summary, *entry.paper.authors)
            assert (paper in papers(titles)) == begins(prefix, entry.paper.title)
            assert (paper in papers(rest)) == begins(prefix, *elsewhere)


def begins(prefix: str, *texts: str) -> bool:
    """Whether a word of some texts begins so."""
    return any(word.startswith(prefix) for text in texts for word in words_of(text))


def test_cards_show_what_papers_say(made: tuple[Catalog, dict[str, Any]]) -> None:
    catalog, files = made
    block = files["atlas"]["card_block"]
    for paper, entry in enumerate(catalog.papers):
        card = files[f"cards/{paper // block}"][paper % block]
        assert (card["id"], card["title"], card["summary"]) == (
            entry.id,
            entry.paper.title,
            entry.paper.summary,
        )
        assert [run[3] for run in card["runs"]] == [run.device.name for run in entry.distinct_runs]
        assert [ROLES[run[1]] for run in card["runs"]] == [run.run.role for run in entry.distinct_runs]
        assert [claim[0] for claim in card["claims"]] == [claim.claim.metric for claim in entry.claims]
        for claim, stated in zip(card["claims"], entry.claims, strict=True):
            assert claim[1].startswith(str(stated.quantity))


def test_claims_of_a_metric_carry_their_ranks(made: tuple[Catalog, dict[str, Any]]) -> None:
    catalog, files = made
    for metric in files["atlas"]["metrics"]:
        table = files[f"claims/{metric}"]
        places = list(zip(papers(table["papers"]), read(table["claim"]), strict=True))
        assert {catalog.papers[paper].claims[place].claim.metric for paper, place in places} == {metric}
        assert sorted(read(table["ranks"])) == list(range(len(places)))


def test_years_begin_where_their_first_papers_stand(made: tuple[Catalog, dict[str, Any]]) -> None:
    catalog, files = made
    for year, first in files["atlas"]["years"]:
        assert catalog.papers[first] == catalog.by_year[str(year)][0]


@pytest.mark.parametrize(
    ("venue", "name"),
    [
        ("NeurIPS 2023", "NeurIPS"),
        ("ISMAR 2023 (Adjunct)", "ISMAR (Adjunct)"),
        ("ISC High Performance 2016 Workshops", "ISC High Performance Workshops"),
        ("Nature", "Nature"),
        ("2023", "2023"),
    ],
)
def test_a_venue_is_called_without_its_year(venue: str, name: str) -> None:
    assert venue_name(venue) == name


def test_the_same_papers_make_the_same_bytes() -> None:
    catalog = made_catalogs.made_up(100)

    assert list(search_files(catalog)) == list(search_files(Catalog(catalog.papers, catalog.vocabulary)))


def test_another_paper_makes_another_version() -> None:
    catalog = made_catalogs.made_up(100)
    fewer = Catalog(catalog.papers[1:], catalog.vocabulary)

    versions = {json.loads(dict(search_files(made))["atlas.json"])["version"] for made in (catalog, fewer)}

    assert len(versions) == 2


def test_files_are_small() -> None:
    sizes = {
        address: len(gzip.compress(content)) for address, content in search_files(made_catalogs.made_up(1000))
    }
    whole = ("atlas.json", "topics.json", "runs/all.json", "lists/needs.json")

    assert sum(sizes[address] for address in whole) < 25_000
    assert max(size for address, size in sizes.items() if address.startswith("text/")) < 20_000
    assert max(size for address, size in sizes.items() if address.startswith("cards/")) < 5_000


def test_an_atlas_without_papers_has_its_files_too() -> None:
    files = {
        address: json.loads(content) for address, content in search_files(Catalog((), tiny.vocabulary()))
    }

    assert files["atlas.json"]["papers"] == 0
    assert files["runs/all.json"] == {"papers": "", "devices": "", "roles": "", "counts": ""}
