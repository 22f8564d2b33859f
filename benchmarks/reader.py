"""A reader in a browser who types queries: what is waited for, what is fetched, what holds up the page."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.link import Server

QUERIES = (
    "4090 kv cache 2024",
    "A100-80G training",
    "2x3090 24gb with code",
    "hopper fp8",
    "under 16 GB quantization",
    "measured on V100 since 2022",
    "speculative decoding",
    "mi250x attention",
    "jetson orin detection",
    "H100 llm training throughput",
)
"""Typed letter by letter."""
FIRST = ("4090 kv cache 2024", "A100 training", "quantization 3090", "throughput of attention h100")
"""First queries of readers who have fetched nothing yet."""
_LATENCY_MS, _BYTES_A_SECOND = 40, 10_000_000 / 8

_WATCH = """
() => {
  window.longTasks = [];
  const note = (list) => window.longTasks.push(...list.getEntries().map((entry) => entry.duration));
  new PerformanceObserver(note).observe({ type: "longtask" });
}
"""
_TYPE = """
async ([box, text, shown]) => {
  const input = document.querySelector(box);
  const shownAt = Function("return " + shown)();
  const begun = performance.now();
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  for (;;) {
    const at = shownAt(begun);
    if (at) return at - begun;
    if (performance.now() - begun > 60000) return null;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
"""


@dataclass(frozen=True)
class Search:
    """How the search of a site is used."""

    page: str
    """Where it is used."""
    box: str
    """Selector of the box."""
    ready: str
    """A function of JavaScript that says whether the box can be typed into."""
    shown: str
    """One that says of the time of a keystroke when its results were shown; 0 where they are not yet."""


@dataclass
class Seen:
    """What a reader saw."""

    first_ms: list[float] = field(default_factory=list)
    """From the query to its first result, nothing being fetched before, on the slow link."""
    first_bytes: list[int] = field(default_factory=list)
    """What was fetched for it, scripts included."""
    first_data: list[int] = field(default_factory=list)
    """What was fetched for it without scripts and styles."""
    keystrokes_ms: list[float] = field(default_factory=list)
    long_tasks: list[float] = field(default_factory=list)
    """Tasks of more than 50 ms while typing, in milliseconds."""

    def keystroke(self, share: float) -> float:
        """The time that a share of the keystrokes took at most."""
        ordered = sorted(self.keystrokes_ms)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    @property
    def first(self) -> float:
        """The time that half of the first queries took at most."""
        return statistics.median(self.first_ms)


def first_results(browser: Browser, server: Server, search: Search, seen: Seen) -> None:
    """Ask first queries, each with an empty cache on a slow link.

    Raises:
        TimeoutError: no result was shown within a minute.
    """
    for query in FIRST:
        context = browser.new_context()
        page = context.new_page()
        page.goto(server.root + search.page)
        page.wait_for_load_state("networkidle")
        server.sent.clear()
        _slow(context.new_cdp_session(page))
        page.focus(search.box)
        taken = page.evaluate(_TYPE, [search.box, query, search.shown])
        sent = list(server.sent)
        context.close()
        if taken is None:
            raise TimeoutError(f"{query}: nothing shown within a minute")
        seen.first_ms.append(taken)
        seen.first_bytes.append(sum(size for _, size in sent))
        code = (".js", ".css", ".woff2")
        seen.first_data.append(
            sum(size for path, size in sent if Path(path.split("?")[0]).suffix not in code)
        )


def _slow(session: CDPSession) -> None:
    conditions = {
        "offline": False,
        "latency": _LATENCY_MS,
        "downloadThroughput": _BYTES_A_SECOND,
        "uploadThroughput": _BYTES_A_SECOND,
    }
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", conditions)


def keystrokes(page: Page, root: str, search: Search, seen: Seen, warm: tuple[str, ...] = QUERIES) -> None:
    """Type queries letter by letter, after some that are not timed, so that what is fetched once is there.

    Raises:
        TimeoutError: no result was shown within a minute.
    """
    page.goto(root + search.page)
    page.wait_for_function(search.ready, timeout=120_000)
    page.focus(search.box)
    for query in warm:
        _type(page, search, query)
    page.evaluate(_WATCH)
    for query in QUERIES:
        seen.keystrokes_ms += _type(page, search, query)
    tasks: Any = page.evaluate("window.longTasks")
    seen.long_tasks += tasks


def _type(page: Page, search: Search, query: str) -> list[float]:
    taken = []
    for length in range(1, len(query) + 1):
        milliseconds = page.evaluate(_TYPE, [search.box, query[:length], search.shown])
        if milliseconds is None:
            raise TimeoutError(f"{query[:length]}: nothing shown within a minute")
        taken.append(milliseconds)
    return taken
