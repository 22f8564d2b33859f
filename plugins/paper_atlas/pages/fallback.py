"""What the page of a card offers beside its own records, each said for what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from paper_atlas.catalog import Catalog
from paper_atlas.vocabulary import Product

_LAPTOP = "-laptop"
_MOST = 12
"""So many products of the same architecture are named; all are on its own page."""


@dataclass(frozen=True)
class Nearby:
    """Products with records that are like another one, in one respect."""

    label: str
    """In which respect."""
    products: dict[str, Product]
    """By identifier, most papers first."""


@dataclass(frozen=True)
class Fallback:
    """All that is offered beside a card's own records."""

    nearby: tuple[Nearby, ...]
    """Where nothing ran on it."""
    family: dict[str, Product]
    """Where something did: others of the same architecture with records, most papers first."""
    sizes: tuple[str, ...]
    """Memory sizes of devices with records that are no larger than the card's, largest first."""


def fallback(catalog: Catalog, key: str, product: Product, *, alone: bool) -> Fallback:
    """What to offer beside the records of a product.

    Args:
        catalog: all records.
        key: identifier of the product.
        product: the product.
        alone: whether nothing ran on it, so that others like it are offered, each under its nearest likeness.
    """
    shown: set[str] = {key}
    groups: list[Nearby] = []
    for label, found in _likenesses(catalog, key, product) if alone else ():
        fresh = {other: found[other] for other in found if other not in shown}
        if fresh:
            groups.append(Nearby(label, fresh))
            shown |= set(fresh)
    family = {} if alone else _family(catalog, key, product)
    return Fallback(tuple(groups), family, _sizes(catalog, product))


def _likenesses(catalog: Catalog, key: str, product: Product) -> Iterator[tuple[str, dict[str, Product]]]:
    namesake = key.removesuffix(_LAPTOP) if key.endswith(_LAPTOP) else key + _LAPTOP
    of = "desktop" if key.endswith(_LAPTOP) else "laptop"
    yield f"The {of} part of the same name, which is another chip", _with_records(catalog, [namesake])
    hardware, known = catalog.vocabulary.hardware, catalog.by_product
    if product.compute_capability:
        same = [other for other in known if hardware[other].compute_capability == product.compute_capability]
        yield f"The same compute capability, {product.compute_capability}", _with_records(catalog, same)
    if product.architecture:
        name = catalog.vocabulary.architectures[product.architecture].name
        yield f"The same architecture, {name}", _of_architecture(catalog, product.architecture)


def _family(catalog: Catalog, key: str, product: Product) -> dict[str, Product]:
    if not product.architecture:
        return {}
    found = _of_architecture(catalog, product.architecture)
    others = [other for other in found if other != key]
    return {other: found[other] for other in others[:_MOST]}


def _of_architecture(catalog: Catalog, architecture: str) -> dict[str, Product]:
    hardware = catalog.vocabulary.hardware
    return _with_records(
        catalog, [key for key in catalog.by_product if hardware[key].architecture == architecture]
    )


def _with_records(catalog: Catalog, keys: list[str]) -> dict[str, Product]:
    known = [key for key in keys if key in catalog.by_product]
    known.sort(key=lambda key: (-len(catalog.by_product[key]), key))
    return {key: catalog.vocabulary.hardware[key] for key in known}


def _sizes(catalog: Catalog, product: Product) -> tuple[str, ...]:
    if not product.memory_sizes:
        return ()
    largest = product.memory_sizes[-1]
    return tuple(
        size for size in sorted(catalog.by_memory, key=Decimal, reverse=True) if Decimal(size) <= largest
    )
