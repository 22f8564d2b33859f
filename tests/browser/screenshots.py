"""Photographs of every kind of page at four widths, light and dark: `make screenshots`.

Of each kind the heaviest page stands for the others.
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
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import find_browser

WIDTHS = {390: 844, 768: 1024, 1280: 800, 1920: 1080}
"""Widths of windows with their heights, from a phone to a large screen."""
SCHEMES = ("light", "dark")
ALONE = (
    "",
    "404.html",
    "contribute/fields/",
    "contribute/new/",
    "hardware/not-stated/",
    "pictures/architectures/",
    "pictures/claims/",
    "pictures/coverage/",
    "pictures/memory/",
)
"""Pages that have no like."""
SCENES = {
    "compare-choice": "compare/?hardware=a100,RTX+6000,H10O",
    "compare-four": "compare/?hardware=a100/sxm4-80gb,h100,rtx-4090,instinct-mi250x",
    "compare-two": "compare/?hardware=a100,v100",
    "contribute-correct": "contribute/new/?paper=qlora",
    "contribute-paste": "contribute/new/?",
    "explore-chips": "explore/?product=a100&product=v100&has=code&q=attention",
    "explore-choice": "explore/?q=rtx+6000",
    "explore-drawer": "explore/?has=code",
    "explore-nothing": "explore/?product=v100&technique=lora",
    "explore-repair": "explore/?q=H10O",
    "explore-results": "explore/?view=claims&metric=throughput&sort=claim",
    "explore-table": "explore/?technique=quantization&view=table",
    "fits-card": "fits/?card=rtx-4090",
    "fits-choice": "fits/?card=rtx+6000",
    "fits-several": "fits/?card=v100&memory=16&count=8",
}
"""What pages with scripts show when asked, by the name of their photographs."""
ABSTRACT = """\
We present Marmot, a system for LLM serving with post-training quantization. It keeps the KV cache in 4 bits.
On 8x A100 80GB GPUs Marmot answers up to 2.3x more requests per second than FP16, whatever the length of
prompts and of answers is. We also run a 34B model on a single RTX 4090, and on an RTX 6000."""
NO_RECORD = "no record"
"""The kind of page that a term has which no record uses."""


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
        for address in addresses or one_of_each_kind(site).values():
            for taken in photograph(browser, root, address, into):
                click.echo(taken)
        for name, address in {} if addresses else SCENES.items():
            for taken in photograph(browser, root, address, into, name):
                click.echo(taken)
        browser.close()


def one_of_each_kind(site: Path) -> dict[str, str]:
    """The address of one page of every kind, by kind."""
    heaviest: dict[str, Path] = {}
    for page in sorted(site.rglob("*.html")):
        kind = kind_of(page, site)
        if kind is None or (kind in heaviest and page.stat().st_size <= heaviest[kind].stat().st_size):
            continue
        heaviest[kind] = page
    return {kind: address_of(page.relative_to(site)) for kind, page in sorted(heaviest.items())}


def kind_of(page: Path, site: Path) -> str | None:
    """What a page shares with its like: the first folder and the depth below it; None for a redirect."""
    content = page.read_text("utf-8")
    if 'http-equiv="refresh"' in content:
        return None
    if 'content="noindex"' in content:
        return NO_RECORD
    address = address_of(page.relative_to(site))
    if address in ALONE:
        return address
    folder, *below = address.rstrip("/").split("/")
    return "/".join([folder, *("*" for _ in below)])


def address_of(page: Path) -> str:
    """The address of a page, relative to the site's root."""
    return page.as_posix().removesuffix("index.html")


def photograph(browser: Browser, root: str, address: str, into: Path, name: str = "") -> Iterator[Path]:
    """Write the photographs of one page, and say where each went."""
    name = name or address.strip("/").removesuffix(".html").replace("/", "-") or "home"
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
            if address.startswith("compare/"):
                page.wait_for_selector("[data-ready]")
            if address.startswith("explore/"):
                _await_answer(page, opens_drawer=name == "explore-drawer")
            if address.startswith("fits/?"):
                page.wait_for_selector("[data-ready]")
            if address.startswith("contribute/new/"):
                _await_form(page, pastes=name == "contribute-paste")
            taken = into / f"{name}-{width}-{scheme}.png"
            page.screenshot(path=taken, full_page=name != "explore-drawer")
            context.close()
            yield taken


def _await_answer(page: Page, *, opens_drawer: bool) -> None:
    page.wait_for_selector("[data-ready]")
    page.wait_for_load_state("networkidle")
    opener = page.get_by_role("button", name="Narrow down")
    if opens_drawer and opener.is_visible():
        opener.click()


def _await_form(page: Page, *, pastes: bool) -> None:
    page.wait_for_selector("[data-ready]")
    if pastes:
        page.get_by_label("Paste it here").fill(ABSTRACT)
        page.get_by_role("button", name="Accept all").click()
        page.get_by_label("Title", exact=True).fill("Marmot: Serving Language Models from Few Bits")
        page.get_by_role("link", name="Open on GitHub").click()
        page.get_by_role("combobox", name="Techniques").fill("quant")


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
