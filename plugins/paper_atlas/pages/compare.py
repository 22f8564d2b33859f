"""The page that compares hardware: its frame, examples, and what it offers to readers without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from paper_atlas.catalog import Catalog
from paper_atlas.pages import address
from paper_atlas.pages.page import Page, Site, render
from paper_atlas.quantity import number

_MOST = 4
"""How many are compared at most."""


class Compared(NamedTuple):
    """A product or a variant, as the page's address names it."""

    key: str
    """Identifier, of a variant a100/sxm4-80gb."""
    name: str

    @property
    def page(self) -> str:
        """The address of its page, below hardware/."""
        product, _, variant = self.key.partition("/")
        return f"{product}/#{variant}" if variant else f"{product}/"


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    here = address.COMPARE
    examples = list(dict.fromkeys(_examples(site.catalog)))
    yield Page(
        here,
        "Compare",
        "Up to four GPUs or other devices side by side: specification, papers, techniques and results.",
        render(
            site, here, "compare.html", examples=examples, most=_MOST, likely=site.catalog.ranked_products
        ),
        is_wide=True,
        styles=(
            "assets/paper-atlas/contribute/fields/completion.css",
            "assets/paper-atlas/compare/compare.css",
        ),
        modules=("assets/paper-atlas/compare/compare.js",),
    )


def _examples(catalog: Catalog) -> Iterator[tuple[Compared, ...]]:
    """What people may want to compare, of the hardware that most papers name."""
    hardware = catalog.vocabulary.hardware
    ranked = catalog.ranked_products
    segments = dict.fromkeys(hardware[key].segment for key in ranked)
    groups = [[key for key in ranked if hardware[key].segment == segment][:2] for segment in segments]
    first_of_vendor = {hardware[key].vendor: key for key in reversed(ranked)}
    of_vendors = sorted(first_of_vendor.values(), key=ranked.index)[:2]
    for keys in (*groups[:1], of_vendors, *groups[1:2], ranked[:_MOST]):
        if len(keys) > 1:
            yield tuple(Compared(key, hardware[key].name) for key in keys)
    yield from islice((sizes for key in ranked if (sizes := _sizes(key, catalog))), 2)


def _sizes(key: str, catalog: Catalog) -> tuple[Compared, ...]:
    """Two variants of a product with records that differ in memory alone; none where there are no such."""
    product = catalog.vocabulary.hardware[key]
    seen = {run.device.variant_id for mention in catalog.by_product[key] for run in mention.runs}
    for form in product.form_factors:
        sizes = {
            said.memory_gb: Compared(f"{key}/{variant}", f"{product.name} {form} {number(said.memory_gb)} GB")
            for variant, said in product.matching(None, form).items()
            if said.memory_gb and variant in seen
        }
        if len(sizes) > 1:
            return tuple(sizes.values())[:2]
    return ()
