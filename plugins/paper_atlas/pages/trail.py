"""The way down to a page: the headings that it stands under, for its breadcrumbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from paper_atlas.catalog import Catalog
from paper_atlas.pages import address
from paper_atlas.pages.page import Page, Step

_ABOVE = {
    address.ARCHITECTURES: address.HARDWARE,
    address.MEMORY: address.HARDWARE,
    address.NAMES: address.EXPLORE,
    address.SYSTEMS: address.HARDWARE,
    address.VENDORS: address.HARDWARE,
    address.YEARS: address.PAPERS,
}
"""Indexes that belong under another one, whatever their addresses."""


def with_trails(catalog: Catalog, pages: Iterable[Page]) -> Iterator[Page]:
    """The same pages, each with the way that leads down to it."""
    made = list(pages)
    labels = {page.address: page.label or page.title for page in made}
    for page in made:
        above = tuple(Step(labels[one], one) for one in _above(catalog, page.address) if one in labels)
        yield replace(page, trail=above)


def _above(catalog: Catalog, here: str) -> Iterator[str]:
    """Addresses of the pages above one, from the top; some may not exist."""
    base, *below = here.split("/")[:-1] or [""]
    index = f"{base}/"
    if index in _ABOVE:
        yield _ABOVE[index]
    if below:
        yield index
        yield from _between(catalog, index, below[0])
    for depth in range(1, len(below)):
        yield index + "".join(f"{part}/" for part in below[:depth])


def _between(catalog: Catalog, index: str, key: str) -> Iterator[str]:
    """What stands between an index and one of its pages, without showing in addresses."""
    vocabulary = catalog.vocabulary
    trees = {address.TECHNIQUES: vocabulary.techniques, address.TASKS: vocabulary.tasks}
    if index == address.HARDWARE and key in vocabulary.hardware:
        yield f"{address.VENDORS}{vocabulary.hardware[key].vendor}/"
    elif index == address.PAPERS and key in catalog.by_id:
        yield f"{address.YEARS}{catalog.by_id[key].year}/"
    elif index in trees:
        yield from (f"{index}{wider}/" for wider in reversed(trees[index].ancestors(key)))
