"""What pages say: one of every kind of the tiny atlas, word for word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from markupsafe import escape

from paper_atlas.catalog import open_folders
from paper_atlas.pages import Page, Site, all_pages, redirects
from paper_atlas.record import Claim, Hardware, Links, Needs, Paper, Related, Reproduction, Run
from tests.builds import ROOT

ATLAS = ROOT / "tests/tiny_atlas"
EDITED_AT = "https://forge.example/someone/tiny-atlas/edit/main/"
BEGUN_AT = "https://forge.example/someone/tiny-atlas/new/main/papers"

KINDS = {
    "": "home",
    "explore/": "explore",
    "fits/": "fits",
    "fits/40/": "fits-size",
    "names/": "names",
    "names/z/": "names-letter",
    "papers/": "papers",
    "papers/folding-tiles/": "paper",
    "papers/storm-on-a-pod/": "paper-on-a-system",
    "papers/pocket-knitting/": "paper-with-hostile-text",
    "papers/shrunk-twice/": "paper-retracted",
    "papers/any-large-card/": "paper-on-any-device",
    "years/": "years",
    "years/2022/": "year",
    "hardware/": "hardware",
    "hardware/z100/": "product",
    "hardware/kitsune/": "product-series",
    "hardware/quadra-6000/": "product-without-records",
    "hardware/not-stated/": "not-stated",
    "architectures/": "architectures",
    "architectures/gale/": "architecture",
    "memory/": "memory",
    "memory/40/": "memory-size",
    "systems/": "systems",
    "systems/zephyr-pod/": "system",
    "vendors/": "vendors",
    "vendors/zephyra/": "vendor",
    "techniques/": "techniques",
    "techniques/folding/": "technique",
    "techniques/origami/": "technique-without-records",
    "tasks/": "tasks",
    "tasks/knitting/": "task",
    "contribute/new/": "contribute-new",
    "pictures/": "pictures",
    "pictures/coverage/": "pictures-coverage",
    "pictures/architectures/": "pictures-architectures",
    "pictures/memory/": "pictures-memory",
    "pictures/claims/": "pictures-claims",
    "compare/": "compare",
}


@pytest.fixture(scope="module")
def site() -> Site:
    catalog = open_folders(ATLAS / "papers", ATLAS / "vocabulary", ATLAS).catalog()
    return Site(catalog, "Tiny <Atlas> & Co", "Made-up papers on made-up hardware.", EDITED_AT, BEGUN_AT)


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Page]:
    return {page.address: page for page in all_pages(site)}


@pytest.mark.parametrize(("address", "name"), KINDS.items(), ids=KINDS.values())
def test_a_page_says_what_it_said(
    pages: dict[str, Page], golden: Callable[[str, str], None], address: str, name: str
) -> None:
    golden(f"pages/{name}.html", pages[address].content)


def test_a_former_address_says_where_the_record_is_now(
    site: Site, golden: Callable[[str, str], None]
) -> None:
    golden("pages/redirect.html", dict(redirects(site))["papers/storms/"].make())


def test_titles_and_descriptions(pages: dict[str, Page], golden: Callable[[str, str], None]) -> None:
    listed = sorted(pages.values(), key=lambda page: page.address)
    lines = [f"/{page.address}: {page.title} | {page.description}" for page in listed]

    golden("pages/titles.txt", "\n".join(lines) + "\n")


def test_no_two_pages_share_an_address(site: Site) -> None:
    addresses = [page.address for page in all_pages(site)] + [address for address, _ in redirects(site)]

    assert sorted(set(addresses)) == sorted(addresses)


def test_every_field_of_a_record_is_explained(pages: dict[str, Page]) -> None:
    content = pages["contribute/fields/"].content

    for model in (Paper, Links, Run, Hardware, Claim, Needs, Related, Reproduction):
        for name, field in model.model_fields.items():
            assert f"<code>{name}</code>" in content
            assert str(escape(field.description)) in content


def test_there_is_a_file_for_every_sort_of_page(pages: dict[str, Page]) -> None:
    sorts = {address.split("/")[0] for address in pages}

    assert {address.split("/")[0] for address in KINDS} == sorts
