"""Every kind of page in a real browser: quiet, at home, and readable without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.screenshots import ALONE
from tests.browser.visit import KINDS, Visit
from tests.site.crawl import Site

SCHEME_NAMES = {"light": "default", "dark": "slate"}


@pytest.fixture(scope="module")
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def test_every_kind_of_page_is_looked_at(addresses: dict[str, str]) -> None:
    continued = {kind for kind in addresses if kind.count("*") > 1}

    assert set(addresses) - continued == set(KINDS)
    assert set(ALONE) <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_quiet_and_asks_only_its_own_site(
    visit: Visit, addresses: dict[str, str], kind: str
) -> None:
    page = visit.open(addresses[kind], 390)

    assert page.locator("h1").is_visible()
    assert page.evaluate("document.body.dataset.mdColorScheme") == SCHEME_NAMES[visit.scheme]
    assert visit.said == []
    assert visit.asked
    assert visit.strangers == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_can_be_read_without_scripts(
    without_scripts: Page, root: str, addresses: dict[str, str], real_site: Path, kind: str
) -> None:
    without_scripts.goto(root + addresses[kind])
    written = Site(real_site, root).page(addresses[kind]).content
    article = without_scripts.locator("article")

    for summary in article.locator("summary").all():
        summary.click()
    seen = article.locator("h1, h2, h3, p, li, td:not(:empty), a[href]").evaluate_all(
        "found => found.map(one => [one.localName, one.checkVisibility({visibilityProperty: true})])"
    )
    assert [name for name, is_visible in seen if not is_visible] == []
    assert [name for name, _ in seen].count("a") == len(written.xpath(".//a[@href][not(ancestor::template)]"))
    assert [name for name, _ in seen].count("h1") == 1


def test_links_lead_on_without_scripts(without_scripts: Page, root: str) -> None:
    without_scripts.goto(root)
    without_scripts.locator("article").get_by_role("link", name="All papers").click()
    expect(without_scripts).to_have_url(f"{root}papers/")

    without_scripts.locator("a.atlas-title").first.click()
    expect(without_scripts.get_by_role("heading", name="What ran on what")).to_be_visible()

    paper = without_scripts.url
    without_scripts.locator("td a").first.click()
    expect(without_scripts).not_to_have_url(paper)
    expect(without_scripts.locator("h1")).to_be_visible()


def test_the_menu_opens_without_scripts(without_scripts: Page, root: str) -> None:
    without_scripts.goto(f"{root}papers/")
    techniques = without_scripts.locator(".md-nav--primary").get_by_role("link", name="Techniques")
    expect(techniques).not_to_be_in_viewport()

    without_scripts.locator("label.md-header__button[for=__drawer]").click()
    expect(techniques).to_be_in_viewport()
    techniques.click()
    expect(without_scripts).to_have_url(f"{root}techniques/")


@pytest.mark.parametrize("opens", [False, True])
def test_on_a_phone_the_keyboard_reaches_the_menu_once_it_is_open(
    without_scripts: Page, root: str, opens: bool
) -> None:
    without_scripts.set_viewport_size({"width": 390, "height": 844})
    without_scripts.goto(f"{root}papers/")
    without_scripts.keyboard.press("Tab")
    menu = without_scripts.get_by_role("checkbox", name="Menu")
    expect(menu).to_be_focused()
    if opens:
        without_scripts.keyboard.press("Space")
        expect(without_scripts.locator(".md-nav--primary a").last).to_be_in_viewport()

    reached = set()
    for _ in range(30):
        without_scripts.keyboard.press("Tab")
        focus = without_scripts.locator(":focus")
        expect(focus).to_be_in_viewport()
        reached.add(focus.evaluate("element => Boolean(element.closest('.md-sidebar--primary'))"))
    assert reached == ({True, False} if opens else {False})

    if opens:
        menu.press("Space")
        expect(without_scripts.locator(".md-sidebar--primary")).to_be_hidden()


def test_fonts_come_with_the_site(visit: Visit) -> None:
    page = visit.open("", 1280)
    page.evaluate("document.fonts.ready")

    assert page.evaluate("document.fonts.check('16px Inter')")
    assert [url for url in visit.asked if url.endswith(".woff2")] != []
