"""Photographs of every kind of page, narrow and wide, light and dark: `make screenshots`.

A page's kind is the folder that it lies in; of each kind the heaviest page stands for the others.
"""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from playwright.sync_api import Browser, sync_playwright

from tests.browser import find_browser

WIDTHS = {390: 844, 1280: 800}
SCHEMES = ("light", "dark")
_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.option(
    "--site", type=click.Path(path_type=Path, exists=True, file_okay=False), default="site", show_default=True
)
@click.option("--into", type=click.Path(path_type=Path), default="screenshots", show_default=True)
@click.argument("addresses", nargs=-1)
def main(site: Path, into: Path, addresses: tuple[str, ...]) -> None:
    """Photograph the pages at ADDRESSES (such as papers/qlora/), or one page of every kind."""
    executable = find_browser.find()
    if executable is None:
        click.echo(find_browser.ADVICE, err=True)
        sys.exit(1)
    into.mkdir(parents=True, exist_ok=True)
    with serving(site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=find_browser.arguments())
        for address in addresses or one_of_each_kind(site):
            for taken in photograph(browser, root, address, into):
                click.echo(taken)
        browser.close()


def one_of_each_kind(site: Path) -> list[str]:
    """The address of one page of every kind, in order."""
    heaviest: dict[tuple[str, ...], Path] = {}
    for page in sorted(site.rglob("*.html")):
        known = heaviest.get(kind_of(page.relative_to(site)))
        if known is None or page.stat().st_size > known.stat().st_size:
            heaviest[kind_of(page.relative_to(site))] = page
    return [address_of(page.relative_to(site)) for _, page in sorted(heaviest.items())]


def kind_of(page: Path) -> tuple[str, ...]:
    """What a page shares with its like: the first folder and the depth below it."""
    if page.name != "index.html":
        return (page.name,)
    folders = page.parent.parts
    return (*folders[:1], *("*" for _ in folders[1:]))


def address_of(page: Path) -> str:
    """The address of a page, relative to the site's root."""
    return page.as_posix().removesuffix("index.html")


def photograph(browser: Browser, root: str, address: str, into: Path) -> Iterator[Path]:
    """Write the photographs of one page, and say where each went."""
    name = address.strip("/").removesuffix(".html").replace("/", "-") or "home"
    for width, height in WIDTHS.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(root + address)
            page.evaluate("document.fonts.ready")
            taken = into / f"{name}-{width}-{scheme}.png"
            page.screenshot(path=taken, full_page=True)
            context.close()
            yield taken


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The root address of a folder that is served meanwhile."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the terminal for the photographs' names."""


if __name__ == "__main__":
    main()
