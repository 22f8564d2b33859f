"""A visitor in a real browser, who notices what the browser says and asks for."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.screenshots import WIDTHS

KINDS = (
    "",
    "404.html",
    "about",
    "architectures",
    "architectures/*",
    "compare",
    "contribute",
    "contribute/fields/",
    "contribute/new/",
    "data",
    "explore",
    "fits",
    "fits/*",
    "hardware",
    "hardware/*",
    "hardware/not-stated/",
    "memory",
    "memory/*",
    "names",
    "names/*",
    "no record",
    "papers",
    "papers/*",
    "pictures",
    "pictures/*/*",
    "pictures/architectures/",
    "pictures/claims/",
    "pictures/coverage/",
    "pictures/memory/",
    "systems",
    "systems/*",
    "tasks",
    "tasks/*",
    "techniques",
    "techniques/*",
    "vendors",
    "vendors/*",
    "years",
    "years/*",
)
"""Every kind of page that the site of this repository has, whatever its records."""


class Visit:
    """One tab, from page to page."""

    def __init__(self, page: Page, root: str, scheme: str) -> None:
        self.page, self.root, self.scheme = page, root, scheme
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", lambda request: self.said.append(f"failed: {request.url}"))

    @property
    def strangers(self) -> list[str]:
        """What was asked of other sites."""
        return [url for url in self.asked if not url.startswith((self.root, "data:", "blob:"))]

    def open(self, address: str, width: int) -> Page:
        """Open a page at a width, and forget what was before."""
        # Leaving a page cuts off what it still loads, which the browser calls failed.
        self.page.goto("about:blank")
        self.said.clear()
        self.asked.clear()
        self.widen(width)
        self.page.goto(self.root + address)
        return self.page

    def widen(self, width: int) -> None:
        """Make the window so wide."""
        self.page.set_viewport_size({"width": width, "height": WIDTHS[width]})
