"""How pages stand in windows of all widths: nothing sticks out, is cut off, or moves while they load."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.link import Server
from tests.browser.conftest import INSIDE
from tests.browser.screenshots import SCENES, WIDTHS
from tests.browser.visit import KINDS, Visit

MOST_SHIFT = 0.02
"""Of the measure "cumulative layout shift"."""
_SLOW = {"offline": False, "latency": 60, "downloadThroughput": 300_000, "uploadThroughput": 300_000}
"""A link on which styles, font and scripts arrive one after another; bytes a second, milliseconds."""
_WATCH = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
_ILL_PLACED = """() => {
  const overflow = (one) => getComputedStyle(one).overflowX;
  const scrolls = (one) => one && (/auto|scroll/.test(overflow(one)) || scrolls(one.parentElement));
  const said = (one) => `${one.localName}.${one.className} ${(one.textContent ?? "").trim().slice(0, 40)}`;
  const found = [];
  for (const one of document.querySelectorAll("header *, article, article *, footer *")) {
    if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const { left, right, width } = one.getBoundingClientRect();
    const isOutside = width > 1 && (left < -1 || right > innerWidth + 1);
    if (isOutside && !scrolls(one)) found.push(`sticks out: ${said(one)}`);
    const isShortened = getComputedStyle(one).textOverflow === "ellipsis";
    const cuts = /hidden|clip/.test(overflow(one)) && !isShortened && one.clientWidth > 1;
    if (cuts && one.scrollWidth > one.clientWidth + 1) found.push(`is cut off: ${said(one)}`);
  }
  return found;
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out_or_is_cut_off(visit: Visit, addresses: dict[str, str], kind: str) -> None:
    page = visit.open(addresses[kind], 390)

    assert ill_placed(visit, page) == {}


@pytest.mark.parametrize("scene", SCENES)
def test_nothing_sticks_out_or_is_cut_off_when_a_page_is_used(visit: Visit, scene: str) -> None:
    page = visit.open(SCENES[scene], 390)
    page.wait_for_selector("[data-ready]")

    assert ill_placed(visit, page) == {}


def test_what_sticks_out_or_is_cut_off_would_be_found(visit: Visit) -> None:
    page = visit.open("papers/", 390)
    page.evaluate("document.querySelector('h1').style.marginLeft = '300px'")
    page.evaluate("document.querySelector('h1').style.whiteSpace = 'nowrap'")
    page.evaluate("document.querySelector('h1').textContent = 'Papers in a long line'")
    assert any("sticks out: h1" in found for found in page.evaluate(_ILL_PLACED))

    page.evaluate("document.querySelector('h1').style.overflow = 'hidden'")
    assert any("is cut off: h1" in found for found in page.evaluate(_ILL_PLACED))


def ill_placed(visit: Visit, page: Page) -> dict[int, list[str]]:
    """What sticks out of the window or is cut off, by the width of the window."""
    found = {}
    for width in WIDTHS:
        visit.widen(width)
        found[width] = page.evaluate(_ILL_PLACED)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[width].append("the page is wider than the window")
    return {width: there for width, there in found.items() if there}


class Slow:
    """Tabs of all widths, each with an empty cache and on a slow link."""

    def __init__(self, browser: Browser, root: str) -> None:
        self.root = root
        self.contexts = [
            browser.new_context(viewport={"width": width, "height": height})
            for width, height in WIDTHS.items()
        ]

    def load(self, address: str) -> list[Page]:
        """Open a page in all of them at once, and wait until they have come to rest."""
        pages = [context.new_page() for context in self.contexts]
        for page in pages:
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            session.send("Network.setCacheDisabled", {"cacheDisabled": True})
            session.send("Network.emulateNetworkConditions", _SLOW)
            page.add_init_script(_WATCH)
            page.goto(self.root + address, wait_until="commit")
        for page in pages:
            page.wait_for_load_state("networkidle")
        return pages

    def shifts(self, address: str) -> list[float]:
        """How much a page moves while it loads, at each width."""
        pages = self.load(address)
        found = [page.evaluate("window.shift") for page in pages]
        for page in pages:
            page.close()
        return found


@pytest.fixture(scope="module")
def slow(browser: Browser, compressing: Server) -> Iterator[Slow]:
    tabs = Slow(browser, f"{compressing.root}{INSIDE}/")
    yield tabs
    for context in tabs.contexts:
        context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_while_a_page_loads(slow: Slow, addresses: dict[str, str], kind: str) -> None:
    assert max(slow.shifts(addresses[kind])) <= MOST_SHIFT


@pytest.mark.parametrize("scene", SCENES)
def test_nothing_moves_while_a_page_loads_that_shows_what_is_asked(slow: Slow, scene: str) -> None:
    assert max(slow.shifts(SCENES[scene])) <= MOST_SHIFT


def test_what_moves_would_be_seen(slow: Slow) -> None:
    pages = slow.load("papers/")
    for page in pages:
        page.evaluate("document.querySelector('h1').style.paddingTop = '200px'")
        page.wait_for_function("window.shift > 0")
        assert page.evaluate("window.shift") > MOST_SHIFT
        page.close()
