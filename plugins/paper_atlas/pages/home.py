"""The front page: a field to say which GPU one has, and the ways into the atlas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from paper_atlas.catalog import Catalog, Papers
from paper_atlas.naming import answer, compile_rules
from paper_atlas.pages import address, pictures
from paper_atlas.pages.listing import newest
from paper_atlas.pages.page import Page, Site, render
from paper_atlas.vocabulary import Product, Tree

_EXAMPLES = ("4090", "2x 3090 24gb", "A100-80G", "8x V100", "RTX 3060 12GB", "H100 SXM", "T4")
_MOST_EXAMPLES, _MOST_CARDS, _MOST_TOPICS, _NEWEST = 3, 12, 10, 6


@dataclass(frozen=True)
class Card:
    """A product with its papers, counted."""

    key: str
    product: Product
    own: int
    """Papers that measured or trained on it."""
    all: int


def pages(site: Site) -> Iterator[Page]:
    """The front page."""
    catalog = site.catalog
    content = render(
        site,
        address.HOME,
        "home.html",
        examples=_examples(catalog),
        cards=list(_cards(catalog)),
        sizes=address.FITS_SIZES,
        newest=catalog.papers[:_NEWEST],
        headings=_headings(catalog),
        picture=pictures.front(site, address.HOME),
        papers=len(catalog.papers),
        results=sum(len(entry.claims) for entry in catalog.papers),
        not_stated=len(catalog.not_stated),
        products=len(catalog.by_product),
    )
    yield Page(
        address.HOME,
        site.name,
        site.description,
        content,
        updated=newest(catalog.papers),
        is_wide=True,
        has_search=True,
        styles=("assets/paper-atlas/home/home.css", *pictures.STYLES),
    )


def _examples(catalog: Catalog) -> list[str]:
    """What can be typed, and finds papers here."""
    rules = compile_rules(catalog.vocabulary)
    known = [written for written in _EXAMPLES if _has_run(catalog, answer(written, rules))]
    return known[:_MOST_EXAMPLES]


def _has_run(catalog: Catalog, asked: Mapping[str, Any]) -> bool:
    """Whether a run names the one product that was asked for, with this count and memory."""
    mentions = catalog.by_product.get(asked["products"][0]["id"], ()) if asked["status"] == "one" else ()
    return any(
        asked["count"] in (None, run.run.count) and asked["memory_gb"] in (None, run.device.memory_gb)
        for mention in mentions
        for run in mention.runs
    )


def _cards(catalog: Catalog) -> Iterator[Card]:
    """The products that most papers measured or trained on."""
    for key in catalog.ranked_products[:_MOST_CARDS]:
        mentions = catalog.by_product[key]
        own = sum(mention.is_own_result for mention in mentions)
        yield Card(key, catalog.vocabulary.hardware[key], own, len(mentions))


def _headings(catalog: Catalog) -> list[tuple[str, str, str, list[tuple[str, str, int]]]]:
    """Facet, title and address of each index of topics, with its most used ones."""
    vocabulary = catalog.vocabulary
    return [
        ("technique", "Techniques", address.TECHNIQUES, _topics(vocabulary.techniques, catalog.by_technique)),
        ("task", "Tasks", address.TASKS, _topics(vocabulary.tasks, catalog.by_task)),
    ]


def _topics(tree: Tree, found: Papers) -> list[tuple[str, str, int]]:
    """Name, identifier and papers of the terms that most papers are filed under."""
    counts = [(tree[key].name, key, len(entries)) for key, entries in found.items()]
    return sorted(counts, key=lambda one: (-one[2], one[1]))[:_MOST_TOPICS]
