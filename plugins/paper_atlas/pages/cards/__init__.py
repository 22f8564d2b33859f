"""What is shown where somebody shares a page: words about it, and a card of its kind or its product."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

import resvg_py

from paper_atlas.kept import Kept
from paper_atlas.made import Made, fingerprint
from paper_atlas.pages import address
from paper_atlas.pages.listing import counted
from paper_atlas.pages.page import Page, Site, render_alone
from paper_atlas.quantity import number

WIDTH, HEIGHT = 1200, 630
"""Of a card, in pixels."""
_FOLDER = "assets/cards/"
_FONT = Path(__file__).parent / "vendor/inter/Inter_600SemiBold.ttf"
_TITLE, _BELOW = (24, 3), (54, 2)
"""Signs in a line, and lines at most."""
_ACCENTS = {
    address.HARDWARE: "#7db8ff",
    address.ARCHITECTURES: "#7db8ff",
    address.SYSTEMS: "#7db8ff",
    address.VENDORS: "#7db8ff",
    address.TECHNIQUES: "#c3a6ff",
    address.TASKS: "#ffb573",
    address.MEMORY: "#5fd6c2",
    address.FITS: "#5fd6c2",
    address.YEARS: "#b3c0d3",
}
"""The facets' colours in the dark scheme, by index: an image knows no custom properties."""
_OTHER_ACCENT = "#f5b942"


@dataclass(frozen=True)
class Card:
    """An image for a page, or for all pages of a kind."""

    name: str
    """Of its file, without ending."""
    accent: str
    above: str
    title: str
    below: str
    is_shared: bool
    """Whether many pages show it, none of which may change with a figure on it."""

    @property
    def address(self) -> str:
        """From the site's root."""
        return f"{_FOLDER}{self.name}.png"

    @property
    def alternative(self) -> str:
        """What it says, for those who don't see it."""
        said = (self.title,) if self.is_shared else (self.title, self.above, self.below)
        return ". ".join(part for part in said if part)


@dataclass(frozen=True)
class Cards:
    """The cards of a site: one for each index and one for each product in use."""

    known: Mapping[str, Card]
    """By the address of the page that they are named after."""
    root: str
    """Address of the site, with a slash at its end. Where it is empty there are no cards: who shows one
    asks for whole addresses."""
    name: str
    """Of the site."""

    @classmethod
    def made(cls, site: Site, pages: Iterable[Page], root: str) -> Cards:
        """The cards for the pages of a site."""
        known = {page.address: _of_index(site, page) for page in pages if page.address.count("/") <= 1}
        known |= {f"{address.HARDWARE}{key}/": _of_product(site, key) for key in site.catalog.by_product}
        return cls(known, root, site.name)

    def of(self, here: str) -> Card:
        """The card of the page at an address: of the nearest page above it that has one of its own."""
        while here not in self.known:
            here = here.rstrip("/").rpartition("/")[0]
            here += "/" if here else ""
        return self.known[here]

    def files(self, kept: Kept) -> Iterator[tuple[str, Made[bytes]]]:
        """Address and image of each card; what was drawn before is kept."""
        if not self.root:
            return
        for card in self.known.values():
            made_from = fingerprint((_PROGRAM, self.name, card))
            yield card.address, Made(made_from, partial(self._image, card, kept))

    def about(self, here: str, title: str, description: str) -> str:
        """What is said of a page in the head of its document, as HTML.

        Args:
            here: its address.
            title: plain text.
            description: plain text.
        """
        kind = "article" if here.startswith(address.PAPERS) and here != address.PAPERS else "website"
        return render_alone(
            "social.html",
            name=self.name,
            card=self.of(here),
            title=title,
            description=description,
            root=self.root,
            here=here,
            kind=kind,
            size=(WIDTH, HEIGHT),
        )

    def _image(self, card: Card, kept: Kept) -> bytes:
        title, below = _lines(card.title, *_TITLE), _lines(card.below, *_BELOW)
        drawn = render_alone("card.svg", name=self.name, card=card, title=title, below=below)
        return kept.get(f"{_PROGRAM} {drawn}".encode(), lambda: _png(drawn))


def _of_index(site: Site, page: Page) -> Card:
    name, accent = page.address.rstrip("/") or "home", _ACCENTS.get(page.address, _OTHER_ACCENT)
    above = "" if page.address else counted(site.catalog.papers)
    return Card(name, accent, above, page.title, page.description, is_shared=True)


def _of_product(site: Site, key: str) -> Card:
    catalog = site.catalog
    product, mentions = catalog.vocabulary.hardware[key], catalog.by_product[key]
    own = sum(mention.is_own_result for mention in mentions)
    sizes = " or ".join(", ".join(map(number, product.memory_sizes)).rsplit(", ", 1))
    above = [catalog.vocabulary.vendors[product.vendor].name, f"{sizes} GB" if sizes else ""]
    below = f"{counted(mentions)}, {number(own) if own else 'none'} measured or trained on it"
    accent = _ACCENTS[address.HARDWARE]
    return Card(
        f"hardware-{key}", accent, " · ".join(filter(None, above)), product.name, below, is_shared=False
    )


_PROGRAM = f"resvg_py {version('resvg_py')} {_FONT.name}"
"""What makes the same drawing another image."""


def _lines(text: str, signs: int, most: int) -> list[str]:
    return textwrap.wrap(text, signs, max_lines=most, placeholder=" …")


def _png(drawn: str) -> bytes:
    # Only our own font, so that every machine makes the same bytes.
    return resvg_py.svg_to_bytes(svg_string=drawn, skip_system_fonts=True, font_files=[str(_FONT)])
