"""The search box in the header of every page: its shortcuts and suggestions, and names without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from paper_atlas.modules import modules_of
from tests.browser.test_accessibility import axe, violations
from tests.browser.visit import Visit

__all__ = ["axe"]

expect.set_options(timeout=20_000)


COMBOBOX = "assets/paper-atlas/search/combobox.js"


@pytest.fixture
def papers(page: Page, root: str) -> Page:
    """A page without a field of its own, in a wide window."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{root}papers/")
    return page


@pytest.fixture
def phone(browser: Browser, root: str) -> Iterator[Page]:
    """The same page on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{root}papers/")
    yield page
    context.close()


def box(page: Page) -> Locator:
    return page.get_by_role("search", name="Search").get_by_role("combobox")


def ask(page: Page, query: str) -> Locator:
    """Type into the box by its shortcut, and wait for suggestions."""
    page.keyboard.press("/")
    page.keyboard.type(query)
    options = page.get_by_role("option")
    expect(options.last).to_contain_text(re.compile("Explore|No paper"))
    return options


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
@pytest.mark.parametrize("address", ["", "hardware/a100/", "names/", "404.html"])
def test_a_shortcut_leads_to_the_box_from_every_page(page: Page, root: str, address: str, keys: str) -> None:
    page.goto(root + address)
    page.keyboard.press(keys)

    expect(page.locator("[data-atlas-box] input")).to_be_focused()
    assert page.locator("[data-atlas-box] input").input_value() == ""


def test_a_slash_can_be_typed(papers: Page) -> None:
    papers.keyboard.press("/")
    papers.keyboard.type("tokens/s")

    expect(box(papers)).to_have_value("tokens/s")


def test_things_come_before_papers_before_all_results(papers: Page) -> None:
    texts = ask(papers, "a100").all_inner_texts()

    assert texts[0].startswith("NVIDIA A100")
    assert "papers" in texts[0]
    assert re.fullmatch(r"Explore all \d+ papers", texts[-1])
    assert len(texts) > 3
    expect(papers.locator(".atlas-suggest__reading")).to_have_text("hardware NVIDIA A100")


def test_what_fits_a_thing_is_suggested_even_where_no_paper_is_found(papers: Page, root: str) -> None:
    texts = ask(papers, "2x 3090 24gb").all_inner_texts()
    assert texts[-2:] == ["What fits 2 × NVIDIA GeForce RTX 3090", "No paper: see what to loosen"]

    papers.get_by_role("option", name="What fits").click()
    expect(papers).to_have_url(re.compile(re.escape(f"{root}fits/?card=rtx-3090") + ".*count=2"))


def test_a_retracted_paper_says_so(papers: Page) -> None:
    def changed(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, json=[card | {"standing": "retracted"} for card in response.json()])

    papers.route("**/search/cards/*", changed)
    ask(papers, "a100")

    expect(papers.locator(".atlas-suggest__option--paper").first).to_contain_text("retracted")


def test_arrows_move_through_the_suggestions_while_the_box_keeps_the_focus(papers: Page) -> None:
    options = ask(papers, "a100")
    expect(box(papers)).to_have_attribute("aria-expanded", "true")
    for at in range(2):
        papers.keyboard.press("ArrowDown")
        expect(options.nth(at)).to_have_attribute("aria-selected", "true")
        assert box(papers).get_attribute("aria-activedescendant") == options.nth(at).get_attribute("id")
    papers.keyboard.press("ArrowUp")
    papers.keyboard.press("ArrowUp")
    assert box(papers).get_attribute("aria-activedescendant") is None
    papers.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(box(papers)).to_be_focused()


def test_enter_goes_to_the_suggestion(papers: Page, root: str) -> None:
    ask(papers, "a100")
    papers.keyboard.press("ArrowDown")
    papers.keyboard.press("Enter")

    expect(papers).to_have_url(f"{root}hardware/a100/")


def test_enter_without_a_suggestion_explores(papers: Page, root: str) -> None:
    ask(papers, "a100 2024")
    papers.keyboard.press("Enter")

    expect(papers).to_have_url(re.compile(re.escape(f"{root}explore/?q=a100+2024")))
    expect(papers.get_by_role("button", name="Remove hardware NVIDIA A100")).to_be_visible()
    expect(papers.get_by_role("button", name="Remove year 2024")).to_be_visible()


def test_all_results_lead_to_the_conditions_as_they_were_read(papers: Page, root: str) -> None:
    ask(papers, "a100 2024").last.click()

    expect(papers).to_have_url(re.compile(re.escape(f"{root}explore/?")))
    assert parse_qs(urlsplit(papers.url).query) == {"product": ["a100"], "year": ["2024"]}


def test_escape_closes_then_clears_then_leaves(papers: Page) -> None:
    ask(papers, "a100")
    papers.keyboard.press("Escape")
    expect(papers.get_by_role("listbox")).to_be_hidden()
    expect(box(papers)).to_have_attribute("aria-expanded", "false")
    expect(box(papers)).to_have_value("a100")
    papers.keyboard.press("Escape")
    expect(box(papers)).to_have_value("")
    papers.keyboard.press("Escape")
    expect(box(papers)).not_to_be_focused()


def test_suggestions_go_with_the_focus(papers: Page) -> None:
    ask(papers, "a100")
    papers.keyboard.press("Tab")

    expect(papers.get_by_role("listbox")).to_be_hidden()


def test_a_repair_is_said(papers: Page) -> None:
    ask(papers, "H10O")

    expect(papers.locator(".atlas-suggest__reading")).to_contain_text("read as NVIDIA H100", ignore_case=True)


def test_how_it_was_read_is_announced(papers: Page) -> None:
    ask(papers, "a100")

    expect(papers.locator("[data-atlas-box] [role=status]")).to_have_text(
        re.compile(r"Read as hardware NVIDIA A100. \d+ papers.")
    )


def test_no_data_is_fetched_before_somebody_asks(visit: Visit) -> None:
    page = visit.open("papers/", 1280)
    page.wait_for_load_state("networkidle")
    assert [url for url in visit.asked if url.endswith(".json") or ".json?" in url] == []
    ask(page, "a100")

    assert visit.said == []
    assert visit.strangers == []


def test_the_scripts_of_the_box_come_at_the_first_sign_that_it_is_wanted(visit: Visit) -> None:
    page = visit.open("", 1280)
    page.wait_for_load_state("networkidle")
    before = set(visit.asked)
    page.locator("[data-atlas-box]").hover()
    page.wait_for_load_state("networkidle")
    ask(page, "a100")

    scripts = {url.removeprefix(visit.root) for url in set(visit.asked) - before if url.endswith(".js")}
    assert scripts == set(modules_of(COMBOBOX))


@pytest.fixture
def held(page: Page, root: str) -> list[Route]:
    """The front page, and the request for the script of the suggestions, which waits for an answer."""
    waiting: list[Route] = []
    page.route(f"**/{COMBOBOX}", lambda route: waiting.append(route))
    page.goto(root)
    page.keyboard.press("/")
    page.keyboard.type("a100")
    assert len(waiting) == 1
    return waiting


def test_letters_typed_before_the_scripts_are_there_are_searched_for(page: Page, held: list[Route]) -> None:
    field = page.locator("[data-atlas-box] input")
    expect(field).to_have_value("a100")
    expect(field).to_be_focused()
    held[0].continue_()

    expect(page.get_by_role("option").first).to_contain_text("NVIDIA A100")


def test_enter_explores_before_the_scripts_are_there(page: Page, held: list[Route], root: str) -> None:
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(re.escape(f"{root}explore/?q=a100")))
    assert held


def test_on_a_phone_a_tap_opens_the_box_over_the_header(phone: Page) -> None:
    field = phone.locator("[data-atlas-box] input")
    assert (field.bounding_box() or {})["width"] < 60
    field.tap()
    phone.keyboard.type("a100")
    expect(phone.get_by_role("option").first).to_be_visible()

    assert (field.bounding_box() or {})["width"] > 340
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.get_by_role("option").first.tap()
    expect(phone).to_have_url(re.compile("hardware/a100/$"))


@pytest.mark.parametrize("address", ["", "papers/"])
def test_suggestions_shut_nobody_out(visit: Visit, axe: str, address: str) -> None:
    page = visit.open(address, 390)
    for width in (390, 1280):
        visit.widen(width)
        page.locator("[data-atlas-box] input").fill("")
        page.locator("[data-atlas-box] input").press_sequentially("a100 lora")
        expect(page.get_by_role("option").first).to_be_visible()

        assert violations(page, axe) == []


@pytest.mark.parametrize("address", ["", "404.html", "papers/"])
def test_without_scripts_the_box_leads_to_all_names(browser: Browser, root: str, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root + address)
    page.locator("[data-atlas-box] input").fill("4090")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{root}names/?q=4090")

    page.locator("article").get_by_role("link", name=re.compile("^0-9")).click()
    page.locator("article").get_by_role("link", name="4090", exact=True).click()
    expect(page.locator("h1")).to_have_text("NVIDIA GeForce RTX 4090")
    context.close()
