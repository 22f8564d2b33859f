"""The front page: a visitor says which GPU they have, at once."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.screenshots import WIDTHS

expect.set_options(timeout=20_000)


@pytest.fixture(params=WIDTHS)
def home(request: pytest.FixtureRequest, page: Page, root: str) -> Page:
    """The front page, narrow and wide."""
    page.set_viewport_size({"width": request.param, "height": WIDTHS[request.param]})
    page.goto(root)
    return page


def field(page: Page) -> Locator:
    return page.get_by_label("Which GPU do you have?")


def test_the_field_and_the_first_cards_are_on_the_first_screen(home: Page) -> None:
    for shown in (field(home), home.get_by_role("button", name="Search"), home.locator(".atlas-card").first):
        expect(shown).to_be_in_viewport(ratio=1)


def test_the_page_has_one_search_field(home: Page) -> None:
    expect(home.get_by_role("search")).to_have_count(1)


def test_the_field_leads_to_explore(home: Page, root: str) -> None:
    field(home).fill("2x 3090 24gb")
    home.get_by_role("button", name="Search").click()

    expect(home).to_have_url(re.compile(re.escape(f"{root}explore/?q=2x+3090+24gb")))
    expect(home.get_by_role("button", name="Remove hardware NVIDIA GeForce RTX 3090")).to_be_visible()


def test_the_field_suggests_the_card_itself_within_the_window(home: Page, root: str) -> None:
    field(home).press_sequentially("4090")
    first = home.get_by_role("option").first
    expect(first).to_contain_text("NVIDIA GeForce RTX 4090")
    expect(first).to_be_in_viewport(ratio=1)
    assert home.evaluate("document.documentElement.scrollWidth") <= home.evaluate("innerWidth")

    first.click()
    expect(home).to_have_url(f"{root}hardware/rtx-4090/")


def test_every_example_finds_papers(page: Page, root: str) -> None:
    page.goto(root)
    links = page.locator(".atlas-hero__examples a")
    examples = [(link.inner_text(), link.get_attribute("href") or "") for link in links.all()]

    assert len(examples) == 3
    for written, address in examples:
        assert parse_qs(urlsplit(address).query) == {"q": [written]}
        page.goto(root + address)
        expect(page.locator("[data-part=total]")).to_have_text(re.compile("^[1-9]"))
