"""What a first visit to each kind of page takes, from a server that compresses: requests, bytes, HTML."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.link import Server
from tests.browser.conftest import INSIDE
from tests.browser.visit import KINDS

HTML = 15_000
"""Bytes of any page's own HTML."""


class Budget(NamedTuple):
    """What one visit with an empty cache may take, the font and the favicon included."""

    requests: int
    bytes: int


READING = Budget(12, 150_000)
"""For a page to be read: frame, styles, font, and the few lines that wait for somebody to search."""
WORKING = {
    # All modules of the search, the names of all hardware (40 kB), the first results and their counts.
    "explore": Budget(90, 310_000),
    # The list that all hardware is chosen from, and how names are read.
    "compare": Budget(70, 270_000),
    # The whole form with its schema, and how names are read.
    "contribute/new/": Budget(85, 325_000),
    # How what is needed compares with what a card has; names are read once somebody types.
    "fits": Budget(60, 223_000),
}
"""For pages that one works in."""


class Taken(NamedTuple):
    """What a server sent for one page."""

    html: int
    others: list[tuple[str, int]]

    @property
    def total(self) -> Budget:
        """All of it."""
        return Budget(1 + len(self.others), self.html + sum(size for _, size in self.others))


@contextmanager
def visiting(browser: Browser, compressing: Server, address: str) -> Iterator[tuple[Page, Taken]]:
    """A page in a browser that has fetched nothing before, and what was sent until it came to rest."""
    compressing.sent.clear()
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{compressing.root}{INSIDE}/{address}")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    # Browsers without a window ask for no favicon.
    page.evaluate("fetch(document.querySelector('link[rel=icon]').href)")
    (_, html), *others = compressing.sent
    yield page, Taken(html, others)
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_visit_to_a_page_stays_within_its_budget(
    browser: Browser, compressing: Server, addresses: dict[str, str], kind: str
) -> None:
    with visiting(browser, compressing, addresses[kind]) as (_, taken):
        budget = WORKING.get(kind, READING)

        assert taken.html <= HTML
        assert taken.total.requests <= budget.requests, taken.others
        assert taken.total.bytes <= budget.bytes, taken.others


def test_everything_that_a_page_takes_is_counted(
    browser: Browser, compressing: Server, addresses: dict[str, str]
) -> None:
    with visiting(browser, compressing, addresses["papers/*"]) as (page, taken):
        asked = {name.removeprefix(compressing.root.rstrip("/")) for name in page.evaluate(_ASKED)}

        assert {path for path, _ in taken.others} == asked
        assert {path.rpartition(".")[2] for path in asked} >= {"css", "js", "svg", "woff2"}
        assert all(size > 0 for _, size in taken.others)


_ASKED = "performance.getEntriesByType('resource').map((entry) => entry.name)"
