"""Pages of hardware: products, architectures, memory sizes, systems, vendors, and papers that state none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter
from typing import Any

from paper_atlas.catalog import Catalog, Mentions
from paper_atlas.entry import Mention
from paper_atlas.pages import address
from paper_atlas.pages.claims import claim_table
from paper_atlas.pages.fallback import fallback
from paper_atlas.pages.listing import Listing, newest, pages_by_year
from paper_atlas.pages.page import Page, Site, render
from paper_atlas.pages.seen import topics_in, topics_on
from paper_atlas.vocabulary import Product

_MOST_ROWS = 15
"""So many products of one vendor stand in the index of all products."""
_MOST_CHIPS = 24
"""So many products of a vendor stand on its page; all are on those of its architectures."""

_techniques, _tasks = attrgetter("techniques"), attrgetter("tasks")


@dataclass(frozen=True)
class _Heading:
    """What papers can be found under, whether there are any or not."""

    kind: str
    """What it is asked by: product, architecture, ..."""
    address: str
    key: str
    title: str
    about: str
    mentions: tuple[Mention, ...]
    more: Mapping[str, Any] = field(default_factory=dict)
    """What the template of its kind asks for besides."""


def pages(site: Site) -> Iterator[Page]:
    """An index of each kind of hardware heading, and a page for each heading."""
    catalog = site.catalog
    yield from _indexes(site)
    for kind in (_products, _architectures, _memory, _systems, _vendors):
        for heading in kind(catalog):
            yield from _pages_of(site, heading)
    yield from _not_stated(site)


def _indexes(site: Site) -> Iterator[Page]:
    catalog = site.catalog
    by_size = dict(sorted(catalog.by_memory.items(), key=lambda pair: Decimal(pair[0])))
    kinds: tuple[tuple[str, str, str, Mentions], ...] = (
        (
            address.HARDWARE,
            "Hardware",
            "Every GPU, accelerator and other device with records.",
            catalog.by_product,
        ),
        (
            address.ARCHITECTURES,
            "Architectures",
            "Hardware architectures with records.",
            catalog.by_architecture,
        ),
        (address.MEMORY, "Memory", "Papers by the memory of one device.", by_size),
        (address.SYSTEMS, "Systems", "Machines and instances that papers name.", catalog.by_system),
        (address.VENDORS, "Vendors", "Makers of hardware with records.", catalog.by_vendor),
    )
    for here, title, about, found in kinds:
        counts = {key: len(mentions) for key, mentions in found.items()}
        more: dict[str, Any] = {"counts": counts}
        if here == address.HARDWARE:
            more = {"found": found, "vendors": _by_vendor(catalog), "most": _MOST_ROWS}
            more["not_stated"] = len(catalog.not_stated)
        content = render(site, here, f"{title.lower()}.html", **more)
        updated = newest(mention for mentions in found.values() for mention in mentions)
        yield Page(here, title, about, content, updated=updated)


def _by_vendor(catalog: Catalog) -> dict[str, list[str]]:
    """Products with records by their vendor, most papers first; vendors with most products first."""
    vocabulary = catalog.vocabulary
    groups: dict[str, list[str]] = {}
    for key in _most_first(catalog, catalog.by_product):
        groups.setdefault(vocabulary.hardware[key].vendor, []).append(key)
    order = {vendor: (-len(keys), vocabulary.vendors[vendor].name) for vendor, keys in groups.items()}
    return {vendor: groups[vendor] for vendor in sorted(groups, key=lambda vendor: order[vendor])}


def _most_first(catalog: Catalog, keys: Mapping[str, Any]) -> list[str]:
    """Those of some products that have records, most papers first."""
    known = [key for key in keys if key in catalog.by_product]
    return sorted(known, key=lambda key: (-len(catalog.by_product[key]), key))


def _products(catalog: Catalog) -> Iterator[_Heading]:
    for key, product in catalog.vocabulary.hardware.items():
        mentions = catalog.by_product.get(key, ())
        is_alone = not any(mention.is_own_result for mention in mentions)
        yield _Heading(
            "product",
            f"{address.HARDWARE}{key}/",
            key,
            product.name,
            f"What papers ran on {product.name} or say of it, and the results they report.",
            mentions,
            {"product": product, "fallback": fallback(catalog, key, product, alone=is_alone)},
        )


def _architectures(catalog: Catalog) -> Iterator[_Heading]:
    vocabulary = catalog.vocabulary
    for key, architecture in vocabulary.architectures.items():
        yield _Heading(
            "architecture",
            f"{address.ARCHITECTURES}{key}/",
            key,
            f"{vocabulary.vendors[architecture.vendor].name} {architecture.name}",
            architecture.definition,
            catalog.by_architecture.get(key, ()),
            {"architecture": architecture, "products": _which(catalog, "architecture", key)},
        )


def _memory(catalog: Catalog) -> Iterator[_Heading]:
    products = catalog.vocabulary.hardware
    for size in sorted(catalog.memory_sizes, key=Decimal):
        of_size = {key: product for key, product in products.items() if Decimal(size) in product.memory_sizes}
        yield _Heading(
            "memory",
            f"{address.MEMORY}{size}/",
            size,
            f"{size} GB of memory",
            f"What papers ran on devices with {size} GB of memory, or say of them.",
            catalog.by_memory.get(size, ()),
            {"products": of_size},
        )


def _systems(catalog: Catalog) -> Iterator[_Heading]:
    for key, system in catalog.vocabulary.systems.items():
        yield _Heading(
            "system",
            f"{address.SYSTEMS}{key}/",
            key,
            system.name,
            f"What papers ran on {system.name}, or say of it.",
            catalog.by_system.get(key, ()),
            {"system": system},
        )


def _vendors(catalog: Catalog) -> Iterator[_Heading]:
    vocabulary = catalog.vocabulary
    for key, vendor in vocabulary.vendors.items():
        products = _which(catalog, "vendor", key)
        with_records = _most_first(catalog, products)
        # The others are found on the pages of their architectures.
        shown = {k: products[k] for k in with_records[:_MOST_CHIPS]}
        shown |= {k: product for k, product in products.items() if not product.architecture}
        architectures = {k: one for k, one in vocabulary.architectures.items() if one.vendor == key}
        yield _Heading(
            "vendor",
            f"{address.VENDORS}{key}/",
            key,
            vendor.name,
            f"What papers ran on hardware of {vendor.name}, or say of it.",
            catalog.by_vendor.get(key, ()),
            {
                "vendor": vendor,
                "products": shown,
                "architectures": architectures,
                "is_cut": len(with_records) > _MOST_CHIPS,
            },
        )


def _which(catalog: Catalog, kind: str, key: str) -> dict[str, Product]:
    """The products of an architecture or a vendor."""
    products = catalog.vocabulary.hardware
    return {name: product for name, product in products.items() if getattr(product, kind) == key}


def _pages_of(site: Site, heading: _Heading) -> Iterator[Page]:
    listing, vocabulary = Listing(heading.address, heading.mentions), site.catalog.vocabulary
    claims = claim_table(listing)
    content = render(
        site,
        heading.address,
        f"{'memory_size' if heading.kind == 'memory' else heading.kind}.html",
        kind=heading.kind,
        key=heading.key,
        title=heading.title,
        listing=listing,
        claims=claims,
        techniques=topics_on(vocabulary.techniques, heading.mentions, _techniques),
        tasks=topics_on(vocabulary.tasks, heading.mentions, _tasks),
        counts=site.catalog.counts,
        **heading.more,
    )
    yield Page(
        heading.address,
        heading.title,
        heading.about,
        content,
        is_listed=bool(heading.mentions),
        updated=newest(heading.mentions),
        modules=claims.modules,
    )
    yield from pages_by_year(site, heading.title, listing)


def _not_stated(site: Site) -> Iterator[Page]:
    listing, vocabulary = Listing(address.NOT_STATED, site.catalog.not_stated), site.catalog.vocabulary
    title = "Hardware not stated"
    claims = claim_table(listing)
    content = render(
        site,
        listing.address,
        "not_stated.html",
        listing=listing,
        claims=claims,
        techniques=topics_in(vocabulary.techniques, listing.items, _techniques),
        tasks=topics_in(vocabulary.tasks, listing.items, _tasks),
    )
    about = "Papers whose sources, as far as read, do not say what hardware was used."
    updated = newest(listing.items)
    yield Page(listing.address, title, about, content, updated=updated, modules=claims.modules)
    yield from pages_by_year(site, title, listing)
