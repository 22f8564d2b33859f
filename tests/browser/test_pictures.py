"""Pictures in a real browser: they lead to the papers that they count, by pointer and keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visit import Visit

COVERAGE = "pictures/coverage/"


def links(page: Page) -> Locator:
    return page.locator(".atlas-picture svg a")


def count_of(link: Locator) -> str:
    """How many papers a link says it leads to: 2 papers."""
    found = re.search(r"[\d,]+ papers?$", link.get_attribute("aria-label") or "")
    assert found
    return found[0]


@pytest.mark.parametrize("address", [COVERAGE, "pictures/memory/", "pictures/architectures/"])
def test_a_count_leads_to_its_papers(visit: Visit, address: str) -> None:
    page = visit.open(address, 390)
    link = links(page).first
    count = count_of(link)

    link.click()
    expect(page).to_have_url(re.compile(r"/explore/\?\w+=[\w-]+&\w+=[\w-]+&role=measured&role=trained$"))
    expect(page.locator(".atlas-total")).to_contain_text(count)


def test_the_keyboard_enters_a_picture_or_passes_it(visit: Visit) -> None:
    page = visit.open(COVERAGE, 1280)
    past = page.get_by_role("link", name="Past the picture")
    past.focus()
    expect(past).to_be_in_viewport()

    page.keyboard.press("Tab")
    expect(links(page).first).to_be_focused()
    count = count_of(links(page).first)
    page.keyboard.press("Enter")
    expect(page.locator(".atlas-total")).to_contain_text(count)

    page.go_back()
    page.get_by_role("link", name="Past the picture").press("Enter")
    expect(page.get_by_role("heading", name="The same in figures")).to_be_in_viewport()


def test_a_claim_leads_to_where_it_stands(visit: Visit) -> None:
    page = visit.open("pictures/claims/throughput/", 390)
    link = links(page).first
    target = (link.get_attribute("href") or "").rpartition("#")[2]

    link.click()
    expect(page).to_have_url(re.compile(rf"/papers/[\w-]+/#{target}$"))
    expect(page.locator(f"#{target}")).to_be_in_viewport()


def test_panels_stand_in_a_row_or_below_each_other_on_one_scale(visit: Visit) -> None:
    page = visit.open(COVERAGE, 1280)
    tops = {round(top) for top in _edges(page, "top")}
    assert len(tops) == 1

    visit.widen(390)
    assert _edges(page, "top") == sorted(_edges(page, "top"))
    assert max(_edges(page, "right")) <= 390
    assert len({round(width) for width in _widths_of_fields(page)}) == 1


def _edges(page: Page, edge: str) -> list[float]:
    """An edge of each panel."""
    return _of_each(page, ".atlas-panels svg", edge)


def _widths_of_fields(page: Page) -> list[float]:
    return _of_each(page, ".atlas-panels svg a", "width")


def _of_each(page: Page, selector: str, measure: str) -> list[float]:
    found: list[float] = page.locator(selector).evaluate_all(
        "(all, measure) => all.map((one) => one.getBoundingClientRect()[measure])", measure
    )
    return found


def test_the_front_page_shows_one(visit: Visit) -> None:
    page = visit.open("", 390)
    link = links(page).first
    count = count_of(link)

    link.scroll_into_view_if_needed()
    link.click()
    expect(page.locator(".atlas-total")).to_contain_text(count)
