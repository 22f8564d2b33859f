"""The browser itself, before any page of ours is blamed."""

from __future__ import annotations

from playwright.sync_api import Page


def test_the_browser_opens_a_page(page: Page) -> None:
    page.set_content("<!doctype html><html lang='en'><title>Here</title><p>Hello</p></html>")

    assert page.title() == "Here"
    assert page.get_by_text("Hello").is_visible()
