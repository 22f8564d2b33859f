"""The site of this repository: every kind of page at its address, nothing broken, nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from paper_atlas.catalog import Catalog
from tests.builds import REPO_URL, ROOT
from tests.site.crawl import Site

INDEXES = (
    "papers/",
    "hardware/",
    "architectures/",
    "vendors/",
    "systems/",
    "memory/",
    "techniques/",
    "tasks/",
    "years/",
    "names/",
)
SINGLE = (
    "",
    "explore/",
    "fits/",
    "404.html",
    "about/",
    "contribute/",
    "contribute/fields/",
    "contribute/new/",
    "hardware/not-stated/",
)


@pytest.mark.parametrize("address", [*INDEXES, *SINGLE])
def test_the_page_is_there(real: Site, address: str) -> None:
    assert address in real.pages


def test_every_term_and_paper_has_its_page_at_its_stable_address(real: Site, real_catalog: Catalog) -> None:
    vocabulary = real_catalog.vocabulary
    expected = {
        "papers/": set(real_catalog.by_id),
        "hardware/": {*vocabulary.hardware, "not-stated"},
        "architectures/": set(vocabulary.architectures),
        "vendors/": set(vocabulary.vendors),
        "systems/": set(vocabulary.systems),
        "techniques/": set(vocabulary.techniques),
        "tasks/": set(vocabulary.tasks),
        "years/": set(real_catalog.by_year),
    }
    former = {former for entry in real_catalog.papers for former in entry.paper.formerly}

    for folder, keys in expected.items():
        there = {address.split("/")[-2] for address in real.addresses(folder)}
        assert there - former == keys


def test_memory_pages_are_named_by_gigabytes(real: Site, real_catalog: Catalog) -> None:
    there = {address.split("/")[1] for address in real.addresses("memory/")}

    assert there >= set(real_catalog.by_memory)
    assert [size for size in there if not re.fullmatch(r"\d+(\.\d+)?", size)] == []


def test_products_without_records_keep_a_page_that_only_their_headings_lead_to(
    real: Site, real_catalog: Catalog
) -> None:
    without = [key for key in real_catalog.vocabulary.hardware if key not in real_catalog.by_product]
    listed = {real.resolved(address, "hardware/") for address in real.page("hardware/").addresses()}

    assert without
    for key in without:
        page, product = real.page(f"hardware/{key}/"), real_catalog.vocabulary.hardware[key]
        assert not page.is_for_search_engines
        assert page.address not in real.sitemap
        assert real.resolved(page.address, "") not in listed
        assert f"No record in this atlas names {product.name}" in page.text
        heading = (
            f"architectures/{product.architecture}/" if product.architecture else f"vendors/{product.vendor}/"
        )
        assert f"../../{page.address}" in real.page(heading).addresses()


def test_the_repositorys_address_stands_in_the_settings_only(real: Site) -> None:
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    usual = re.search(r'REPO_URL, "https://([^"]+)"', settings)
    assert usual is not None
    files = [path for path in real.folder.rglob("*") if path.is_file()]

    assert [
        str(path.relative_to(real.folder)) for path in files if usual[1].encode() in path.read_bytes()
    ] == []


def test_links_to_edit_and_to_contribute_derive_from_the_repositorys_address(real: Site) -> None:
    without = next(page for page in real.pages.values() if "No record in this atlas names" in page.text)

    assert f"{REPO_URL}/edit/main/site_src/pages/about.md" in real.page("about/").addresses()
    assert "../../contribute/new/" in without.addresses()
    assert any(
        one.startswith(f"{REPO_URL}/new/main/papers?") for one in real.page("contribute/new/").addresses()
    )


def test_every_record_is_edited_where_it_stands(real: Site, real_catalog: Catalog) -> None:
    for entry in real_catalog.papers:
        assert Path(ROOT / entry.file).is_file()
        edit = f"{REPO_URL}/edit/main/{entry.file}"
        assert edit in real.page(f"papers/{entry.id}/").addresses()
