"""From the catalog to pages: address, title, description and content, one module a kind of page."""

from __future__ import annotations

from collections.abc import Iterator

from paper_atlas.pages import (
    compare,
    contribute,
    explore,
    fields,
    fits,
    hardware,
    home,
    names,
    papers,
    pictures,
    topics,
)
from paper_atlas.pages.cards import Card, Cards
from paper_atlas.pages.head import with_heads
from paper_atlas.pages.page import Page, Site, Step, edit_link, headings_in
from paper_atlas.pages.redirects import redirects
from paper_atlas.pages.trail import with_trails

__all__ = ["Card", "Cards", "Page", "Site", "Step", "all_pages", "edit_link", "headings_in", "redirects"]


def all_pages(site: Site) -> Iterator[Page]:
    """Every page that is made from the catalog."""
    kinds = (home, explore, fits, compare, papers, hardware, topics, pictures, names, contribute, fields)
    pages = (page for kind in kinds for page in kind.pages(site))
    return with_heads(site, with_trails(site.catalog, pages))
