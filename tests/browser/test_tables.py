"""Tables of results: sorted by their headings, narrowed down to one quantity, plain without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.screenshots import serving
from tests.browser.test_accessibility import axe, violations
from tests.browser.visit import Visit

__all__ = ["axe"]

TABLE = "table[data-atlas-sortable]"
GALE = "architectures/gale/"


@pytest.fixture(scope="module")
def tiny_root(tiny_site: Path) -> Iterator[str]:
    with serving(tiny_site) as address:
        yield address


@pytest.fixture
def gale(page: Page, tiny_root: str) -> Page:
    """A page with results of several quantities, one of them in several units."""
    page.goto(tiny_root + GALE)
    expect(page.locator(f"{TABLE} th button").first).to_be_visible()
    return page


def figures(page: Page) -> list[str]:
    return page.locator(f"{TABLE} tbody tr:visible td:nth-child(2)").all_inner_texts()


def heading(page: Page, name: str) -> Locator:
    return page.locator(f"{TABLE} th").filter(has_text=name)


def test_figures_are_sorted_among_their_like_by_keyboard(gale: Page) -> None:
    as_they_stand = figures(gale)
    heading(gale, "Figure").get_by_role("button").focus()
    gale.keyboard.press("Enter")

    expect(heading(gale, "Figure")).to_have_attribute("aria-sort", "descending")
    assert gale.locator(f"{TABLE} th[aria-sort]").count() == 1
    assert [" ".join(figure.split()) for figure in figures(gale)] == [
        "100 %",  # accuracy
        "about 50 %",  # memory use, lower
        "48 %",  # memory use, of the baseline
        "up to 120 TFLOP/s (maximum)",  # throughput
        "1.90×",
        "1200–15,000 tokens/s",
    ]
    gale.keyboard.press("Space")
    expect(heading(gale, "Figure")).to_have_attribute("aria-sort", "ascending")
    expect(heading(gale, "Figure").get_by_role("button")).to_be_focused()
    assert sorted(figures(gale)) == sorted(as_they_stand)


def test_other_columns_are_sorted_as_text_with_what_is_empty_last(gale: Page) -> None:
    for direction in ("ascending", "descending"):
        heading(gale, "Compared").get_by_role("button").click()
        expect(heading(gale, "Compared")).to_have_attribute("aria-sort", direction)
        texts = gale.locator(f"{TABLE} tbody td:nth-child(3)").all_inner_texts()
        told = [text for text in texts if text]
        assert told == sorted(told, reverse=direction == "descending")
        assert texts[len(told) :] == [""] * (len(texts) - len(told))


def test_the_newest_stand_first_and_a_click_turns_them(gale: Page) -> None:
    dates = gale.locator(f"{TABLE} tbody td:nth-child(6)")
    expect(heading(gale, "Date")).to_have_attribute("aria-sort", "descending")
    newest_first = dates.all_inner_texts()

    heading(gale, "Date").get_by_role("button").click()

    expect(heading(gale, "Date")).to_have_attribute("aria-sort", "ascending")
    assert dates.all_inner_texts() == sorted(newest_first)


def test_results_are_narrowed_down_to_one_quantity(gale: Page) -> None:
    choice = gale.get_by_role("combobox", name="Quantity")
    assert choice.locator("option").all_inner_texts() == [
        "All quantities (6)", "accuracy (1)", "memory use (2)", "throughput (3)"
    ]  # fmt: skip

    choice.select_option("memory use")

    assert figures(gale) == ["about 50\u202f%", "48\u202f%"]
    expect(gale.get_by_role("status").filter(has_text="of 6")).to_have_text("2 of 6")
    heading(gale, "Figure").get_by_role("button").click()
    assert len(figures(gale)) == 2
    choice.select_option("")
    assert len(figures(gale)) == 6


def test_figures_of_one_quantity_are_compared_in_one_unit(page: Page, root: str) -> None:
    page.goto(f"{root}hardware/a100/")
    heading(page, "Figure").get_by_role("button").click()
    cells = page.locator(f"{TABLE} td.atlas-figure").evaluate_all(
        "cells => cells.map(cell => [cell.dataset.sort, cell.dataset.value])"
    )
    highest: dict[str, list[Decimal]] = {}
    for among, value in cells:
        highest.setdefault(among, []).append(Decimal(value.split()[-1]))

    assert len(cells) > 5
    assert [among for among, _ in cells] == sorted(among for among, _ in cells)
    assert all(values == sorted(values, reverse=True) for values in highest.values())


@pytest.mark.parametrize("width", [390, 1280])
def test_a_sorted_table_shuts_nobody_out(visit: Visit, axe: str, width: int) -> None:
    page = visit.open("hardware/a100/", width)
    heading(page, "Figure").get_by_role("button").click()
    page.get_by_role("combobox", name="Quantity").select_option(index=1)

    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.said == []


def test_without_scripts_the_table_is_a_plain_one(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{root}hardware/a100/")

    assert page.locator(f"{TABLE} tbody tr").count() > 5
    assert page.locator("th button").count() == 0
    assert page.locator("[data-atlas-table-tools] *").count() == 0
    context.close()


def test_the_script_is_loaded_only_where_there_is_such_a_table(page: Page, root: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{root}techniques/lora/")
    expect(page.locator("th button").first).to_be_visible()
    assert any("tables/sorting.js" in url for url in asked)
    asked.clear()
    page.goto(f"{root}papers/qlora/", wait_until="networkidle")
    assert not any("tables/sorting.js" in url for url in asked)


@pytest.mark.parametrize("view", ["cards", "table", "claims"])
def test_papers_that_were_taken_back_are_marked_where_they_are_explored(
    page: Page, tiny_root: str, view: str
) -> None:
    page.goto(f"{tiny_root}explore/?technique=shrinking&view={view}")
    page.wait_for_selector("[data-ready]")
    found = page.locator("[data-part=results]")
    expect(found).to_contain_text("Shrunk Twice")

    expect(found.locator(".atlas-flag").filter(has_text="retracted")).to_have_count(1)


def test_papers_that_were_taken_back_are_marked_among_suggestions(page: Page, tiny_root: str) -> None:
    page.goto(tiny_root)
    page.keyboard.press("/")
    page.keyboard.type("shrunk twice")

    expect(page.get_by_role("option").filter(has_text="Shrunk Twice")).to_contain_text("retracted")
