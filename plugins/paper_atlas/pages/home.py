"""The front page."""

from __future__ import annotations

from collections.abc import Iterator

from paper_atlas.catalog import Mentions
from paper_atlas.pages import address
from paper_atlas.pages.listing import newest
from paper_atlas.pages.page import Page, Site, render

_MOST = 24
_NEWEST = 8


def pages(site: Site) -> Iterator[Page]:
    """The front page: hardware first."""
    catalog = site.catalog
    products = _by_count(catalog.by_product)[:_MOST]
    content = render(site, address.HOME, "home.html", products=products, newest=catalog.papers[:_NEWEST])
    yield Page(address.HOME, site.name, site.description, content, updated=newest(catalog.papers))


def _by_count(found: Mentions) -> list[tuple[str, int]]:
    counts = [(key, len(mentions)) for key, mentions in found.items()]
    return sorted(counts, key=lambda pair: (-pair[1], pair[0]))
