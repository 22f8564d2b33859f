"""Pages of hardware: products, architectures, memory sizes, systems, vendors, and papers that state none."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from paper_atlas.catalog import Mentions
from paper_atlas.entry import Mention
from paper_atlas.pages import address
from paper_atlas.pages.fallback import fallback
from paper_atlas.pages.listing import Listing, newest, pages_by_year
from paper_atlas.pages.page import Page, Site, render
from paper_atlas.vocabulary import Product


def pages(site: Site) -> Iterator[Page]:
    """A page for each kind of hardware heading, and an index of each."""
    yield from _products(site)
    yield from _architectures(site)
    yield from _memory(site)
    yield from _systems(site)
    yield from _vendors(site)
    here = address.NOT_STATED
    content = render(site, here, "not_stated.html", listing=Listing(here, site.catalog.not_stated))
    about = "Papers whose sources, as far as read, do not say what hardware was used."
    yield Page(here, "Hardware not stated", about, content, updated=newest(site.catalog.not_stated))
    yield from pages_by_year(site, "Hardware not stated", Listing(here, site.catalog.not_stated))


def _products(site: Site) -> Iterator[Page]:
    found = site.catalog.by_product
    about = "Every GPU, accelerator and other device with records."
    yield _index(site, address.HARDWARE, "Hardware", "hardware.html", found, about, vendors=_by_vendor(site))
    for key, product in site.catalog.vocabulary.hardware.items():
        has_own_result = any(mention.is_own_result for mention in found.get(key, ()))
        about = f"What papers ran on {product.name} or say of it, and the results they report."
        yield from _heading(
            site,
            address.HARDWARE + key,
            product.name,
            "product.html",
            about,
            found.get(key, ()),
            key=key,
            product=product,
            fallback=fallback(site.catalog, key, product, alone=not has_own_result),
        )


def _architectures(site: Site) -> Iterator[Page]:
    found, vocabulary = site.catalog.by_architecture, site.catalog.vocabulary
    yield _index(
        site,
        address.ARCHITECTURES,
        "Architectures",
        "architectures.html",
        found,
        "Hardware architectures with records.",
    )
    for key, architecture in vocabulary.architectures.items():
        products = {k: product for k, product in vocabulary.hardware.items() if product.architecture == key}
        name = f"{vocabulary.vendors[architecture.vendor].name} {architecture.name}"
        yield from _heading(
            site,
            address.ARCHITECTURES + key,
            name,
            "architecture.html",
            architecture.definition,
            found.get(key, ()),
            key=key,
            architecture=architecture,
            products=products,
        )


def _memory(site: Site) -> Iterator[Page]:
    found, products = site.catalog.by_memory, site.catalog.vocabulary.hardware
    yield _index(
        site,
        address.MEMORY,
        "Memory",
        "memory.html",
        dict(sorted(found.items(), key=lambda pair: Decimal(pair[0]))),
        "Papers by the memory of one device.",
    )
    for size in sorted(site.catalog.memory_sizes, key=Decimal):
        of_size = {key: product for key, product in products.items() if Decimal(size) in product.memory_sizes}
        name = f"{size} GB of memory"
        about = f"What papers ran on devices with {size} GB of memory, or say of them."
        yield from _heading(
            site,
            address.MEMORY + size,
            name,
            "memory_size.html",
            about,
            found.get(size, ()),
            key=size,
            products=of_size,
        )


def _systems(site: Site) -> Iterator[Page]:
    found, vocabulary = site.catalog.by_system, site.catalog.vocabulary
    yield _index(
        site, address.SYSTEMS, "Systems", "systems.html", found, "Machines and instances that papers name."
    )
    for key, system in vocabulary.systems.items():
        about = f"What papers ran on {system.name}, or say of it."
        yield from _heading(
            site,
            address.SYSTEMS + key,
            system.name,
            "system.html",
            about,
            found.get(key, ()),
            key=key,
            system=system,
        )


def _vendors(site: Site) -> Iterator[Page]:
    found, vocabulary = site.catalog.by_vendor, site.catalog.vocabulary
    yield _index(site, address.VENDORS, "Vendors", "vendors.html", found, "Makers of hardware with records.")
    for key, vendor in vocabulary.vendors.items():
        products = {k: product for k, product in vocabulary.hardware.items() if product.vendor == key}
        about = f"What papers ran on hardware of {vendor.name}, or say of it."
        yield from _heading(
            site,
            address.VENDORS + key,
            vendor.name,
            "vendor.html",
            about,
            found.get(key, ()),
            key=key,
            vendor=vendor,
            products=products,
        )


def _by_vendor(site: Site) -> dict[str, dict[str, Product]]:
    """Products with records by their vendor's name, newest first."""
    vocabulary = site.catalog.vocabulary
    products = {key: vocabulary.hardware[key] for key in site.catalog.by_product}
    newest_first = sorted(products.items(), key=lambda pair: pair[1].released or "", reverse=True)
    groups: dict[str, dict[str, Product]] = {}
    for key, product in newest_first:
        groups.setdefault(vocabulary.vendors[product.vendor].name, {})[key] = product
    return dict(sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _index(
    site: Site, here: str, title: str, template: str, found: Mentions, about: str, **context: Any
) -> Page:
    content = render(site, here, template, found=found, **context)
    return Page(
        here,
        title,
        about,
        content,
        updated=newest(mention for mentions in found.values() for mention in mentions),
    )


def _heading(
    site: Site,
    base: str,
    title: str,
    template: str,
    about: str,
    mentions: tuple[Mention, ...],
    **context: Any,
) -> Iterator[Page]:
    listing = Listing(f"{base}/", mentions)
    content = render(site, listing.address, template, title=title, listing=listing, **context)
    yield Page(listing.address, title, about, content, is_listed=bool(mentions), updated=newest(mentions))
    yield from pages_by_year(site, title, listing)
