"""Lists too long for one page: the newest are shown, and pages by year or month hold all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from paper_atlas.catalog import Catalog, open_folders
from paper_atlas.entry import Mention, PaperEntry
from tests.builds import ROOT
from tests.site.crawl import Page, Site

SHOWN = 50


@pytest.fixture(scope="module")
def catalog(large_atlas: Path) -> Catalog:
    return open_folders(large_atlas / "papers", ROOT / "vocabulary", large_atlas).catalog()


def papers_on(page: Page) -> list[str]:
    """Identifiers of the papers that a page lists, in its order."""
    titles = page.content.xpath(
        ".//ul[contains(@class, 'atlas-papers')]/li/a[contains(@class, 'atlas-title')]/@href"
    )
    return [str(address).rstrip("/").rpartition("/")[2] for address in titles]


def headings(catalog: Catalog) -> Iterator[tuple[str, tuple[PaperEntry, ...]]]:
    """Address of every page that lists papers, with those it is about."""
    mentions = {
        "hardware": catalog.by_product,
        "architectures": catalog.by_architecture,
        "vendors": catalog.by_vendor,
        "systems": catalog.by_system,
        "memory": catalog.by_memory,
    }
    for folder, found in mentions.items():
        yield from ((f"{folder}/{key}/", entries_of(items)) for key, items in found.items())
    yield from ((f"techniques/{key}/", entries) for key, entries in catalog.by_technique.items())
    yield from ((f"tasks/{key}/", entries) for key, entries in catalog.by_task.items())
    yield "hardware/not-stated/", catalog.not_stated


def entries_of(mentions: Iterable[Mention]) -> tuple[PaperEntry, ...]:
    return tuple(mention.entry for mention in mentions)


def ids(entries: Iterable[PaperEntry]) -> list[str]:
    return [entry.id for entry in entries]


def test_some_lists_are_long(catalog: Catalog) -> None:
    long = {address.split("/")[0] for address, entries in headings(catalog) if len(entries) > SHOWN}

    assert long >= {"vendors", "techniques", "tasks"}
    assert any(len(entries) > SHOWN for entries in catalog.by_year.values())


def test_short_lists_are_shown_whole(large: Site, catalog: Catalog) -> None:
    for address, entries in headings(catalog):
        if len(entries) <= SHOWN:
            assert sorted(papers_on(large.page(address))) == sorted(ids(entries))
            assert large.page(address).section("years").text_content() == ""


def test_of_a_long_list_the_newest_fifty_are_shown(large: Site, catalog: Catalog) -> None:
    for address, entries in headings(catalog):
        if len(entries) > SHOWN:
            assert sorted(papers_on(large.page(address))) == sorted(ids(entries[:SHOWN]))


def test_a_long_list_leads_to_pages_by_year_that_hold_all(large: Site, catalog: Catalog) -> None:
    for address, entries in headings(catalog):
        if len(entries) > SHOWN:
            linked = large.page(address).section("years").xpath(".//a/@href")
            years = [large.resolved(link, address).removeprefix(large.url) for link in linked]
            assert all(re.fullmatch(re.escape(address) + r"\d{4}/", year) for year in years)
            assert [key for year in years for key in papers_on(large.page(year))] == ids(entries)


def test_papers_are_listed_newest_first(large: Site, catalog: Catalog) -> None:
    for address in ("papers/", *(f"techniques/{key}/" for key in catalog.by_technique)):
        dates = [catalog.by_id[key].paper.published for key in papers_on(large.page(address))]
        assert dates == sorted(dates, reverse=True)


def test_the_index_of_papers_shows_the_newest_and_leads_to_every_year(large: Site, catalog: Catalog) -> None:
    page = large.page("papers/")

    assert papers_on(page) == ids(catalog.papers[:SHOWN])
    assert [address for address in page.addresses() if re.fullmatch(r"\.\./years/\d{4}/", address)] == [
        f"../years/{year}/" for year in catalog.by_year
    ]


def test_every_paper_is_reached_through_its_year(large: Site, catalog: Catalog) -> None:
    for year, entries in catalog.by_year.items():
        page = large.page(f"years/{year}/")
        months = [
            address for address in page.addresses() if re.search(rf"years/{year}/(\d\d|undated)/$", address)
        ]
        assert bool(months) == (len(entries) > SHOWN)
        pages = [large.page(large.resolved(month, page.address).removeprefix(large.url)) for month in months]
        assert [key for listed in pages or [page] for key in papers_on(listed)] == ids(entries)


def test_front_page_and_navigation_do_not_grow_with_the_papers(large: Site, real: Site) -> None:
    assert len(papers_on(large.page(""))) == len(papers_on(real.page("")))
    assert len(large.page("").document.xpath("//nav[@data-md-level='0']/ul/li")) == 2


def test_former_addresses_lead_to_the_paper(large: Site, catalog: Catalog) -> None:
    former = {old: entry.id for entry in catalog.papers for old in entry.paper.formerly}

    assert former
    for old, key in former.items():
        page = large.page(f"papers/{old}/")
        assert page.is_redirect
        assert not page.is_for_search_engines
        assert set(page.addresses()) == {f"../../papers/{key}/"}
        assert page.address not in large.sitemap
