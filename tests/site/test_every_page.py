"""What must hold for every page of every site: nothing broken, nothing doubled, nothing from elsewhere."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.site.crawl import Site, css_addresses

pytestmark = pytest.mark.parametrize("site", ["real", "large", "tiny"], indirect=True)


@pytest.fixture
def site(request: pytest.FixtureRequest) -> Site:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Site)
    return found


def test_every_internal_address_leads_to_a_page_and_an_anchor_that_exist(site: Site) -> None:
    broken = [
        f"{page.address}: {address}"
        for page in site.pages.values()
        for address in page.addresses()
        if site.is_inside(address, page.address) and site.is_missing(address, page.address)
    ]

    assert broken == []


def test_other_sites_are_linked_by_https_only(site: Site) -> None:
    odd = {
        address
        for page in site.pages.values()
        for address in page.addresses()
        if not site.is_inside(address, page.address) and not address.startswith(("https://", "data:"))
    }

    assert odd == set()


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    loaded = [
        (page.address, address)
        for page in site.pages.values()
        for address in page.loaded()
        if not address.startswith("data:")
    ]

    assert len(loaded) >= len(site.pages)
    assert [pair for pair in loaded if not site.is_inside(pair[1], pair[0])] == []


def test_everything_that_a_stylesheet_loads_is_in_the_site(site: Site) -> None:
    sheets = sorted(site.folder.rglob("*.css"))
    asked = [
        (sheet.relative_to(site.folder).as_posix(), address)
        for sheet in sheets
        for address in css_addresses(sheet.read_text("utf-8"))
        if not address.startswith("data:")
    ]

    assert len(asked) >= 1
    assert [(on, address) for on, address in asked if not site.is_inside(address, on)] == []
    assert [(on, address) for on, address in asked if site.is_missing(address, on)] == []


def test_no_page_has_an_id_twice(site: Site) -> None:
    doubled = {
        page.address: [key for key, count in Counter(page.ids).items() if count > 1]
        for page in site.pages.values()
    }

    assert {address: keys for address, keys in doubled.items() if keys} == {}


def test_every_page_has_one_main_heading_a_title_of_its_own_and_a_description(site: Site) -> None:
    pages = [page for page in site.pages.values() if not page.is_redirect]
    titles = Counter(page.document.findtext(".//title").strip() for page in pages)

    assert [page.address for page in pages if len(page.document.xpath("//h1")) != 1] == []
    assert [
        page.address for page in pages if not page.document.xpath("//meta[@name='description']/@content")
    ] == []
    assert [title for title, count in titles.items() if count > 1] == []


def test_the_sitemap_lists_just_the_pages_that_search_engines_shall_see(site: Site) -> None:
    shown = {page.address for page in site.pages.values() if page.is_for_search_engines}

    assert sorted(site.sitemap) == sorted(shown - {"404.html"})


def test_the_navigation_has_the_same_size_on_every_page(site: Site) -> None:
    paths = "//nav[contains(@class, 'md-nav--primary')]/ul/li/a[contains(@class, 'md-nav__link')]"
    pages = [page for page in site.pages.values() if not page.is_redirect]
    sizes = {len(page.document.xpath(paths)) for page in pages}

    assert len(sizes) == 1
    assert sizes != {0}


def test_the_page_for_missing_addresses_works_at_any_depth(site: Site) -> None:
    addresses = [
        address for address in site.page("404.html").addresses() if not address.startswith("https://")
    ]

    assert [address for address in addresses if not address.startswith(("/", "#", "data:"))] == []
