"""Nothing sticks out of the window or is cut off, at four widths: kinds of pages, and pages that are used."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.screenshots import SCENES, WIDTHS
from tests.browser.visit import KINDS, Visit

_ILL_PLACED = """() => {
  const overflow = (one) => getComputedStyle(one).overflowX;
  const scrolls = (one) => one && (/auto|scroll/.test(overflow(one)) || scrolls(one.parentElement));
  const said = (one) => `${one.localName}.${one.className} ${(one.textContent ?? "").trim().slice(0, 40)}`;
  const isOutside = ({ left, right, width }) => width > 1 && (left < -1 || right > innerWidth + 1);
  const written = (one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return range.getBoundingClientRect();
  };
  const found = [];
  for (const one of document.querySelectorAll("header *, article, article *, footer *")) {
    // What is only for screen readers is cut off with intent, and fields scroll what is typed.
    if (one.closest(".atlas-unseen") || one.matches("input, select, textarea")) continue;
    if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const isShortened = getComputedStyle(one).textOverflow === "ellipsis";
    const cuts = /hidden|clip/.test(overflow(one)) && !isShortened && one.clientWidth > 1;
    if (cuts && one.scrollWidth > one.clientWidth + 1) found.push(`is cut off: ${said(one)}`);
    const text = one.childElementCount || isShortened ? { width: 0 } : written(one);
    if (!scrolls(one) && (isOutside(one.getBoundingClientRect()) || isOutside(text))) {
      found.push(`sticks out: ${said(one)}`);
    }
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
    page.evaluate("document.querySelector('h1').textContent = 'Papers'.repeat(20)")
    page.evaluate("document.querySelector('h1').style.overflowWrap = 'normal'")
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
