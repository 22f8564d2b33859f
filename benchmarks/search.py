"""Search made-up records as a reader does in a browser, beside Material's own search over the same records.

    python -m benchmarks.search [--records 1000 --records 10000 --records 100000] [--patience 600]

Both are asked on this machine in one run, so that their ratio holds where seconds do not.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as BrowserError

from benchmarks.link import packed, served
from benchmarks.made_up import MadeUp, own_vocabulary, write_records
from benchmarks.plain_site import write_plain_site
from benchmarks.reader import QUERIES, Search, Seen, first_results, keystrokes
from paper_atlas.catalog import Catalog, open_folders
from paper_atlas.search.files import search_files
from tests.browser.find_browser import ADVICE, arguments, find

ROOT = Path(__file__).parents[1]
_ANSWERED = """(begun) => {
  const marks = performance.getEntriesByName("atlas-answered");
  const last = marks.length ? marks[marks.length - 1].startTime : 0;
  return last > begun ? last : 0;
}"""
_SUGGESTED = """(begun) => {
  const marks = performance.getEntriesByName("atlas-suggested");
  const last = marks.length ? marks[marks.length - 1].startTime : 0;
  return last > begun ? last : 0;
}"""
_LISTED = """(begun) => {
  const list = document.querySelector(".md-search-result__meta");
  if (!window.seen) {
    window.seen = { at: 0 };
    new MutationObserver(() => { window.seen.at = performance.now(); })
      .observe(document.querySelector(".md-search-result"), { childList: true, subtree: true });
  }
  return list && window.seen.at > begun ? window.seen.at : 0;
}"""
EXPLORE = Search(
    "explore/?q=a",
    "[data-atlas-query]",
    "!!document.querySelector('[data-atlas-explore][data-ready]')",
    _ANSWERED,
)
BOX = Search("about/", "[data-atlas-box] input", "true", _SUGGESTED)
MATERIAL = Search("", ".md-search__input", "true", _LISTED)
_TABLES = ("topics.json", "runs/all.json", "lists/needs.json", "lists/has-code.json")


@click.command(help=__doc__)
@click.option("--records", multiple=True, type=click.IntRange(min=1), default=(1000, 10_000, 100_000))
@click.option("--patience", default=600, show_default=True, help="Seconds for a build of plain Material.")
def main(records: tuple[int, ...], patience: int) -> None:
    """Print a table a size."""
    with tempfile.TemporaryDirectory() as folder, _browser() as browser:
        shell = Path(folder) / "shell"
        _build(ROOT, shell)
        for count in records:
            catalog = _catalog(count, Path(folder) / str(count))
            click.echo(f"\n{count:,} records")
            ours = _ours(browser, shell, catalog, Path(folder) / f"{count}-search")
            material = _material(browser, catalog, Path(folder) / f"{count}-plain", patience)
            _print(ours, material)


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = find()
        if found is None:
            raise click.ClickException(ADVICE)
        browser = playwright.chromium.launch(executable_path=found, args=arguments())
        yield browser
        browser.close()


def _catalog(count: int, folder: Path) -> Catalog:
    write_records(MadeUp(own_vocabulary()), count, folder / "papers")
    return open_folders(folder / "papers", ROOT / "vocabulary", folder).catalog()


def _build(folder: Path, into: Path, patience: int | None = None) -> float:
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(into)],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=True,
        timeout=patience,
    )
    return time.perf_counter() - begun


def _ours(browser: Browser, shell: Path, catalog: Catalog, folder: Path) -> Seen:
    begun = time.perf_counter()
    for address, content in search_files(catalog):
        file = folder / "search" / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    click.echo(f"  files of the search written in {time.perf_counter() - begun:.1f} s")
    tables = sum(
        len(packed(folder / "search" / name)) for name in _TABLES if (folder / "search" / name).is_file()
    )
    names = gzip.compress((folder / "search/names.json").read_bytes(), 6)
    click.echo(f"  names {len(names) / 1000:.1f} kB, all facet counts {tables / 1000:.0f} kB (gzip)")
    seen = Seen()
    with served(folder, shell) as server:
        first_results(browser, server, BOX, seen)
        page = browser.new_page()
        keystrokes(page, server.root, EXPLORE, seen)
        page.close()
    return seen


def _material(browser: Browser, catalog: Catalog, folder: Path, patience: int) -> Seen | str:
    write_plain_site(catalog, folder)
    seen = Seen()
    try:
        _build(folder, folder / "site", patience)
        with served(folder / "site") as server:
            first_results(browser, server, MATERIAL, seen)
            page = browser.new_page()
            keystrokes(page, server.root, MATERIAL, seen, QUERIES[:1])  # it fetches everything at once
            page.close()
    except subprocess.TimeoutExpired:
        return f"did not finish: its site was not built within {patience} s"
    except (TimeoutError, BrowserError, subprocess.CalledProcessError) as error:
        return f"did not finish: {str(error).splitlines()[0]}"
    return seen


def _print(ours: Seen, material: Seen | str) -> None:
    other = material if isinstance(material, Seen) else None
    rows = [
        ("first result, 10 Mbit/s and 40 ms, median", ours.first, other and other.first, "ms"),
        ("  at most", max(ours.first_ms), other and max(other.first_ms), "ms"),
        ("bytes to it with scripts, at most", _kb(ours.first_bytes), other and _kb(other.first_bytes), "kB"),
        ("bytes to it without, at most", _kb(ours.first_data), other and _kb(other.first_data), "kB"),
        ("keystroke to results, median", ours.keystroke(0.5), other and other.keystroke(0.5), "ms"),
        ("  95 of 100", ours.keystroke(0.95), other and other.keystroke(0.95), "ms"),
        ("long tasks while typing", len(ours.long_tasks), other and len(other.long_tasks), ""),
    ]
    for name, own, theirs, unit in rows:
        ratio = f"{own / theirs:10.2f}" if theirs else ""
        beside = f"{theirs:10.1f}" if theirs is not None else " " * 10
        click.echo(f"  {name:44}{own:10.1f}{beside}{ratio}  {unit}")
    if isinstance(material, str):
        click.echo(f"  Material's search {material}")


def _kb(sizes: list[int]) -> float:
    return max(sizes) / 1000


if __name__ == "__main__":
    main()
