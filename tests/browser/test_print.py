"""A paper's page on paper: itself alone, with addresses that can be typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

A4_AT_96_DPI = {"width": 794, "height": 1123}


@pytest.fixture
def printed(browser: Browser, root: str) -> Iterator[Page]:
    """A paper's page as a reader of the dark scheme prints it."""
    context = browser.new_context(viewport=A4_AT_96_DPI, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{root}papers/qlora/")
    page.emulate_media(media="print")
    yield page
    context.close()


def test_nothing_around_the_page_is_printed(printed: Page) -> None:
    around = ".md-header, .md-tabs, .md-sidebar, .md-footer, .atlas-trail, .md-content__button"

    assert printed.locator(around).count() >= 6
    assert printed.locator(around).evaluate_all("found => found.filter(one => one.checkVisibility())") == []


def test_links_of_the_paper_say_where_they_lead(printed: Page) -> None:
    said = printed.locator(".atlas-links a[href^=http]").evaluate_all(
        "found => found.map(one => [one.href, getComputedStyle(one, '::after').content])"
    )

    assert said
    assert [href for href, content in said if href not in content] == []


def test_tables_are_not_cut(printed: Page) -> None:
    tables = printed.locator(".atlas-table").evaluate_all(
        "found => found.map(one => [one.scrollWidth - one.clientWidth, getComputedStyle(one).overflowX])"
    )

    assert tables
    assert {tuple(table) for table in tables} == {(0, "visible")}


def test_paper_is_light_whatever_the_screen_was(printed: Page) -> None:
    red = "getComputedStyle(document.querySelector('h1')).color.match(/[0-9]+/)[0]"

    assert int(printed.evaluate(red)) < 80
