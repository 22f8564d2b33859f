"""Pages of techniques and tasks."""

from __future__ import annotations

from collections.abc import Iterator

from paper_atlas.catalog import Papers
from paper_atlas.pages import address
from paper_atlas.pages.claims import claim_table
from paper_atlas.pages.listing import Listing, newest, pages_by_year
from paper_atlas.pages.page import Page, Site, render
from paper_atlas.pages.seen import products_in
from paper_atlas.vocabulary import Tree


def pages(site: Site) -> Iterator[Page]:
    """A page for each technique and task, and a tree of each."""
    vocabulary, catalog = site.catalog.vocabulary, site.catalog
    yield from _tree(site, address.TECHNIQUES, "Techniques", vocabulary.techniques, catalog.by_technique)
    yield from _tree(site, address.TASKS, "Tasks", vocabulary.tasks, catalog.by_task)


def _tree(site: Site, base: str, title: str, tree: Tree, found: Papers) -> Iterator[Page]:
    counts = {key: len(entries) for key, entries in found.items()}
    content = render(site, base, "topics.html", title=title, tree=tree, counts=counts, base=base)
    yield Page(base, title, f"{title} with records, as a tree.", content, updated=newest(site.catalog.papers))
    for key, term in tree.items():
        listing = Listing(f"{base}{key}/", found.get(key, ()))
        claims = claim_table(listing)
        content = render(
            site,
            listing.address,
            "topic.html",
            kind=title.lower().removesuffix("s"),
            key=key,
            term=term,
            tree=tree,
            counts=counts,
            listing=listing,
            claims=claims,
            products=products_in(site.catalog.vocabulary.hardware, listing.items),
        )
        yield Page(
            listing.address,
            _capitalised(term.name),
            term.definition,
            content,
            is_listed=bool(listing.items),
            updated=newest(listing.items),
            modules=claims.modules,
        )
        yield from pages_by_year(site, _capitalised(term.name), listing)


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]
