"""What stands in the head of a page for programs: citation, feeds, data, and what the page is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from paper_atlas.citation import Reference, tags
from paper_atlas.pages import address
from paper_atlas.pages.address import Links
from paper_atlas.pages.linked_data import linked_data
from paper_atlas.pages.page import Page, Site, own_feed, render_alone


def with_heads(site: Site, pages: Iterable[Page]) -> Iterator[Page]:
    """The same pages, each with what its head says to programs."""
    for page in pages:
        yield replace(page, head=_head(site, page))


def _head(site: Site, page: Page) -> str:
    kind, _, key = page.address.rstrip("/").partition("/")
    entry = site.catalog.by_id.get(key) if f"{kind}/" == address.PAPERS else None
    return render_alone(
        "head.html",
        tags=tags(Reference.of(entry)) if entry else (),
        data=f"{address.API}{address.PAPERS}{key}.json" if entry else None,
        linked_data=linked_data(site, page) if site.root else "",
        feeds=_feeds(site, page) if site.root and site.catalog.papers else (),
        search=site.name if site.root else None,
        link=Links(page.address),
    )


def _feeds(site: Site, page: Page) -> Iterator[tuple[str, str]]:
    """Titles and addresses of feeds: that of a page's own papers, and that of everything."""
    if feed := own_feed(site, page.address):
        yield f"{site.name}: {page.title}", feed
    yield site.name, f"{address.FEEDS}all.atom"
