"""Nothing moves while a page loads slowly, whatever the width of the window."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.link import served
from tests.browser.conftest import INSIDE
from tests.browser.screenshots import SCENES, WIDTHS
from tests.browser.visit import KINDS

MOST_SHIFT = 0.02
"""Of the measure "cumulative layout shift"."""
_LATENCY, _RATE = 0.06, 150_000
"""A link on which styles, font and scripts arrive one after another: seconds, and bytes a second."""
_WATCH = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
_WORKING = "[data-atlas-explore], [data-atlas-compare], [data-atlas-fits], [data-atlas-record]"
"""What scripts fill, and say when it is ready."""
_AT_REST = """() => new Promise((resolve) => {
  let last = performance.now();
  const note = () => (last = performance.now());
  new PerformanceObserver(note).observe({ type: "resource", buffered: true });
  const look = () => (performance.now() - last > 400 ? resolve() : setTimeout(look, 50));
  document.fonts.ready.then(look);
})"""
"""Nothing has arrived for a while."""


@contextmanager
def loaded(browser: Browser, root: str, address: str, widths: Collection[int]) -> Iterator[dict[int, Page]]:
    """A page come to rest, by its width, each in a browser that has fetched nothing before.

    They are asked for together: what this takes is waiting for a slow link.
    """
    with ExitStack() as opened:
        pages = {}
        for width in widths:
            context = browser.new_context(viewport={"width": width, "height": WIDTHS[width]})
            opened.callback(context.close)
            page = pages[width] = context.new_page()
            page.add_init_script(_WATCH)
            page.goto(root + address, wait_until="commit")
        for page in pages.values():
            page.wait_for_load_state()
            if page.locator(_WORKING).count():
                page.wait_for_selector("[data-ready]")
            page.evaluate(_AT_REST)
        yield pages


def shifts(
    browser: Browser, root: str, address: str, widths: Collection[int] = tuple(WIDTHS)
) -> dict[int, float]:
    """How much a page moves while it loads, by its width, where that is too much."""
    with loaded(browser, root, address, widths) as pages:
        found = {width: page.evaluate("window.shift") for width, page in pages.items()}
    return {width: shift for width, shift in found.items() if shift > MOST_SHIFT}


@pytest.fixture(scope="module")
def root(host: Path) -> Iterator[str]:
    """The site as hosts serve it, on a slow link; one that Chromium slows leaves some requests unanswered."""
    with served(host, latency=_LATENCY, rate=_RATE) as server:
        yield f"{server.root}{INSIDE}/"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_while_a_page_loads(
    browser: Browser, root: str, addresses: dict[str, str], kind: str
) -> None:
    assert shifts(browser, root, addresses[kind]) == {}


@pytest.mark.parametrize("scene", SCENES)
def test_nothing_moves_while_a_page_loads_that_shows_what_is_asked(
    browser: Browser, root: str, scene: str
) -> None:
    # The frame of the page has been looked at in all widths; of what fills it, a phone's and a desk's differ.
    assert shifts(browser, root, SCENES[scene], (390, 1280)) == {}


def test_what_moves_would_be_seen(browser: Browser, root: str) -> None:
    with loaded(browser, root, "papers/", tuple(WIDTHS)) as pages:
        for page in pages.values():
            page.evaluate("document.querySelector('h1').style.paddingTop = '200px'")
            page.wait_for_function(f"window.shift > {MOST_SHIFT}")
