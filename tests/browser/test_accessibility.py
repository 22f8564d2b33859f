"""What axe finds on every kind of page: nothing serious that would keep anybody from reading it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Page

from tests import node_tools
from tests.browser.screenshots import WIDTHS
from tests.browser.visit import KINDS, Visit

COLOUR_RULES = ("color-contrast", "link-in-text-block")
THOROUGHLY = (390, 1280)
"""Widths between which everything changes place that does: the menu, the tabs, the table of contents."""
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def axe() -> str:
    return node_tools.axe_core().read_text("utf-8")


def violations(page: Page, axe: str, rules: Sequence[str] = ()) -> list[str]:
    """Serious findings of axe, by all that it checks usually or by some rules only."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(axe)
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found: dict[str, Any] = page.evaluate("options => axe.run(options)", options)
    return [
        f"{violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in found["violations"]
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_shuts_nobody_out(visit: Visit, addresses: dict[str, str], axe: str, kind: str) -> None:
    page = visit.open(addresses[kind], 390)

    for width in WIDTHS:
        visit.widen(width)
        # The schemes differ in nothing but colours.
        rules = () if visit.scheme == "light" and width in THOROUGHLY else COLOUR_RULES
        assert violations(page, axe, rules) == [], width


def test_a_mistake_would_be_found(visit: Visit, axe: str) -> None:
    page = visit.open("", 1280)
    page.evaluate("document.querySelector('h1').style.color = document.body.style.background = '#777'")

    assert any("color-contrast" in violation for violation in violations(page, axe))
