"""What a page says of itself where it is shared."""

from __future__ import annotations

import pytest

from tests.builds import SITE_URL
from tests.site.crawl import Page, Site

pytestmark = pytest.mark.parametrize("site", ["real", "tiny"], indirect=True)


@pytest.fixture
def site(request: pytest.FixtureRequest) -> Site:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Site)
    return found


def said(page: Page, name: str) -> str:
    (element,) = page.document.xpath(f"/html/head/meta[@property='{name}' or @name='{name}']")
    return str(element.get("content"))


def pages(site: Site) -> list[Page]:
    return [page for page in site.pages.values() if not page.is_redirect and page.address != "404.html"]


def test_every_page_has_words_and_an_image_at_a_whole_address(site: Site) -> None:
    for page in pages(site):
        assert said(page, "og:url") == SITE_URL + page.address
        assert said(page, "og:title") in page.document.findtext(".//title")
        assert said(page, "og:description") == said(page, "description")
        image = said(page, "og:image")
        assert image.startswith(f"{SITE_URL}assets/cards/")
        assert (site.folder / image.removeprefix(SITE_URL)).is_file()


def test_every_card_is_some_pages_own(site: Site) -> None:
    shown = {said(page, "og:image").removeprefix(SITE_URL) for page in pages(site)}
    made = {file.relative_to(site.folder).as_posix() for file in (site.folder / "assets/cards").iterdir()}

    assert made == shown
