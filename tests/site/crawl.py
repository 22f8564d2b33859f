"""A built site as a visitor's browser sees it: its pages, where they lead and what they load."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import lxml.html

_LOADING_RELATIONS = frozenset(
    {
        "dns-prefetch", "icon", "manifest", "modulepreload", "preconnect", "prefetch", "preload", "prerender",
        "stylesheet",
    }
)  # fmt: skip
_LOADING_TAGS = frozenset({"audio", "embed", "iframe", "image", "img", "input", "script", "source", "track"})
_LOADING_TAGS |= {"object", "use", "video"}
_ADDRESSES = ("href", "src", "data", "poster", "action", "{http://www.w3.org/1999/xlink}href", "xlink:href")
_CSS_ADDRESS = re.compile(r"""url\(\s*(["']?)(.*?)\1\s*\)|@import\s+(["'])(.*?)\3""", re.IGNORECASE)


def css_addresses(css: str) -> Iterator[str]:
    """What a stylesheet loads; comments don't count."""
    for found in _CSS_ADDRESS.finditer(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        yield found[2] or found[4] or ""


@dataclass(frozen=True)
class Page:
    """One HTML file of a site."""

    address: str
    """Relative to the site's root; empty for the front page."""
    file: Path

    @cached_property
    def html(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @cached_property
    def document(self) -> Any:
        return lxml.html.document_fromstring(self.html)

    @cached_property
    def ids(self) -> list[str]:
        return [str(found) for found in self.document.xpath("//@id")]

    @property
    def is_redirect(self) -> bool:
        return 'http-equiv="refresh"' in self.html

    @property
    def is_for_search_engines(self) -> bool:
        return not self.document.xpath("//meta[@name='robots' and contains(@content, 'noindex')]")

    @property
    def content(self) -> Any:
        """What the page itself says, without the frame around it."""
        return self.document.xpath("//article")[0]

    @property
    def text(self) -> str:
        return " ".join(self.content.text_content().split())

    def section(self, anchor: str) -> Any:
        """What stands between a heading and the next one of second level."""
        whole = lxml.html.Element("section")
        for element in self.content.xpath(f".//h2[@id='{anchor}']/following-sibling::*"):
            if element.tag == "h2":
                break
            whole.append(lxml.html.fromstring(lxml.html.tostring(element)))
        return whole

    def addresses(self) -> Iterator[str]:
        """Everything that the page leads to or loads."""
        for element in self.document.iter(lxml.etree.Element):
            yield from (element.get(name) for name in _ADDRESSES if element.get(name) is not None)
            yield from (part.split()[0] for part in (element.get("srcset") or "").split(",") if part.strip())
            if element.tag == "meta" and element.get("http-equiv") == "refresh":
                yield element.get("content").partition("url=")[2]
        yield from self._in_styles()

    def loaded(self) -> Iterator[str]:
        """What is fetched when the page is shown."""
        for element in self.document.iter(lxml.etree.Element):
            relations = set((element.get("rel") or "").lower().split())
            if element.tag in _LOADING_TAGS or (element.tag == "link" and relations & _LOADING_RELATIONS):
                yield from (element.get(name) for name in _ADDRESSES if element.get(name) is not None)
                yield from (
                    part.split()[0] for part in (element.get("srcset") or "").split(",") if part.strip()
                )
        yield from self._in_styles()

    def _in_styles(self) -> Iterator[str]:
        for css in (*self.document.xpath("//style/text()"), *self.document.xpath("//@style")):
            yield from css_addresses(css)


@dataclass(frozen=True)
class Site:
    """A built site, served at an address."""

    folder: Path
    url: str

    @cached_property
    def pages(self) -> dict[str, Page]:
        """All pages by address."""
        files = sorted(self.folder.rglob("*.html"))
        found = [
            (file.relative_to(self.folder).as_posix().removesuffix("index.html"), file) for file in files
        ]
        return {address: Page(address, file) for address, file in found}

    def page(self, address: str) -> Page:
        return self.pages[address]

    def addresses(self, below: str) -> list[str]:
        """Addresses of the pages directly below a folder."""
        return [known for known in self.pages if re.fullmatch(re.escape(below) + "[^/]+/", known)]

    @cached_property
    def sitemap(self) -> list[str]:
        document = lxml.etree.fromstring((self.folder / "sitemap.xml").read_bytes())
        return [loc.text.removeprefix(self.url) for loc in document.iter("{*}loc")]

    def resolved(self, address: str, on: str) -> str:
        """An address on a page, whole."""
        return urljoin(self.url + on, address)

    def is_inside(self, address: str, on: str) -> bool:
        return self.resolved(address, on).startswith(self.url)

    def is_missing(self, address: str, on: str) -> bool:
        """Whether an address inside the site leads to no file, or to an id that its page lacks."""
        whole, fragment = urldefrag(self.resolved(address, on))
        target = unquote(whole.removeprefix(self.url).partition("?")[0])
        if target in self.pages:
            return bool(fragment) and unquote(fragment) not in self.pages[target].ids
        return target.endswith("/") or not (self.folder / target).is_file()
