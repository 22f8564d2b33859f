"""Addresses of pages, from the site's root and stable, and relative links between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import urlencode

from paper_atlas.address import API as API
from paper_atlas.address import ARCHITECTURES as ARCHITECTURES
from paper_atlas.address import CITATIONS as CITATIONS
from paper_atlas.address import DUMPS as DUMPS
from paper_atlas.address import EXPLORE as EXPLORE
from paper_atlas.address import FEEDS as FEEDS
from paper_atlas.address import HARDWARE as HARDWARE
from paper_atlas.address import MEMORY as MEMORY
from paper_atlas.address import PAPERS as PAPERS
from paper_atlas.address import SYSTEMS as SYSTEMS
from paper_atlas.address import TASKS as TASKS
from paper_atlas.address import TECHNIQUES as TECHNIQUES
from paper_atlas.address import VENDORS as VENDORS
from paper_atlas.address import YEARS as YEARS
from paper_atlas.quantity import number
from paper_atlas.vocabulary import System

HOME = ""
NOT_STATED = "hardware/not-stated/"
NAMES, FITS, COMPARE, PICTURES = "names/", "fits/", "compare/", "pictures/"
FITS_SIZES = ("8", "11", "12", "16", "24", "32", "40", "48", "80", "96", "141", "192")
"""Memory of one device in GB, of which each has a page of what fits."""
FIELDS, NEW_RECORD = "contribute/fields/", "contribute/new/"


@dataclass(frozen=True)
class Links:
    """Links from one page to others."""

    here: str
    """Address of the page they stand on."""
    rendered: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """Parts that many pages of a site have, by name, with links from anywhere."""

    @property
    def root(self) -> str:
        """The way to the site's root."""
        return "../" * self.here.count("/")

    def to(self, address: str) -> str:
        """A link to an address, relative, so that the site works in any folder."""
        return self.root + address or "./"

    def paper(self, key: str) -> str:
        """A link to a paper."""
        return self.to(f"{PAPERS}{key}/")

    def product(self, key: str) -> str:
        """A link to a product."""
        return self.to(f"{HARDWARE}{key}/")

    def architecture(self, key: str) -> str:
        """A link to an architecture."""
        return self.to(f"{ARCHITECTURES}{key}/")

    def vendor(self, key: str) -> str:
        """A link to a vendor."""
        return self.to(f"{VENDORS}{key}/")

    def system(self, key: str) -> str:
        """A link to a system."""
        return self.to(f"{SYSTEMS}{key}/")

    def memory(self, gigabytes: Decimal) -> str:
        """A link to a memory size."""
        return self.to(f"{MEMORY}{number(gigabytes)}/")

    def technique(self, key: str) -> str:
        """A link to a technique."""
        return self.to(f"{TECHNIQUES}{key}/")

    def task(self, key: str) -> str:
        """A link to a task."""
        return self.to(f"{TASKS}{key}/")

    def year(self, year: str) -> str:
        """A link to a year."""
        return self.to(f"{YEARS}{year}/")

    def not_stated(self) -> str:
        """A link to the papers whose hardware is not stated."""
        return self.to(NOT_STATED)

    def fits_card(self, key: str, gigabytes: Decimal) -> str:
        """A link to what fits a product in one of its memory sizes."""
        return f"{self.to(FITS)}?card={key}&memory={number(gigabytes)}"

    def fits_system(self, system: System) -> str:
        """A link to what fits the devices in a system."""
        asked = {
            "card": system.product,
            "form": system.form_factor,
            "memory": system.memory_gb and number(system.memory_gb),
            "count": system.count,
        }
        return f"{self.to(FITS)}?{urlencode({name: value for name, value in asked.items() if value})}"

    def fits_memory(self, size: str) -> str:
        """A link to what fits any device of a memory size, written as in addresses."""
        return self.to(f"{FITS}{size}/" if size in FITS_SIZES else f"{FITS}?memory={size}")

    def explore(self, kind: str, key: str, *more: tuple[str, str]) -> str:
        """A link to the page to explore, with conditions set, or another view."""
        return f"{self.to(EXPLORE)}?{urlencode([(kind, key), *more], safe='/:')}"

    def compare(self, *keys: str) -> str:
        """A link to the page that compares products; variants are written a100/sxm4-80gb."""
        return f"{self.to(COMPARE)}?hardware={','.join(keys)}"


class LinksFromAnywhere(Links):
    """Links of a part that stands on many pages, rendered once for all of them."""

    _ROOT = "\0root/"

    @property
    def root(self) -> str:
        """What stands for the way to the root."""
        return self._ROOT

    @classmethod
    def seen_from(cls, links: Links, part: str) -> str:
        """The part as it stands on a page."""
        return part.replace(cls._ROOT, links.root)
