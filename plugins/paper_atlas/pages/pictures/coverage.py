"""Which techniques were shown on which hardware: papers whose authors' own work ran there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from paper_atlas.catalog import Catalog
from paper_atlas.pages import address
from paper_atlas.pages.names import short_name
from paper_atlas.pages.pictures.matrix import Heading, Matrix, Sets, architectures, by_number, counted, own
from paper_atlas.vocabulary import Product, Tree

_CENTRE, _DESK, _OTHERS = "Data centre", "Desktop and laptop", "Phones, boards and others"
_MOST = {_CENTRE: 8, _DESK: 8, _OTHERS: 4}
"""How many products of each group are shown at most."""
_ROWS, _CELLS = 25, 240
"""Techniques and counts that are shown at most: more are too much for a page, and for the eye."""


def by_product(catalog: Catalog) -> tuple[Matrix, dict[str, Matrix]]:
    """Papers by technique and product, as a whole and for each group of products."""
    hardware, papers = catalog.vocabulary.hardware, own(catalog.by_product)
    groups: dict[str, list[str]] = {name: [] for name in _MOST}
    for key in by_number(papers):
        name = _group(hardware[key])
        if len(groups[name]) < _MOST[name]:
            groups[name].append(key)
    columns = [
        Heading(key, hardware[key].name, _short(catalog, key), address.HARDWARE, "product")
        for keys in groups.values()
        for key in sorted(keys, key=lambda key: (hardware[key].released or "", key))
    ]
    whole = _coverage(catalog, columns, papers, _ROWS)
    parts = {name: whole.of(keys) for name, keys in groups.items()}
    return whole, {name: part for name, part in parts.items() if part.columns}


def by_architecture(catalog: Catalog, rows: int, columns: int) -> Matrix:
    """Papers by technique and architecture, the most frequent of each, architectures by age."""
    papers = own(catalog.by_architecture)
    shown = by_number(papers)[:columns]
    return _coverage(catalog, architectures(catalog, shown), papers, rows)


def _coverage(catalog: Catalog, columns: Sequence[Heading], papers: Sets, most: int) -> Matrix:
    tree, shown = catalog.vocabulary.techniques, [papers[column.key] for column in columns]
    everything = frozenset[str]().union(*shown)
    found = {
        key: those
        for key, entries in catalog.by_technique.items()
        if (those := everything.intersection(entry.id for entry in entries))
    }
    ranked = [key for key in by_number(found) if not _says_no_more(tree, key, found)][:most]
    while sum(not found[key].isdisjoint(those) for key in ranked for those in shown) > _CELLS:
        ranked.pop()
    rows = [
        Heading(key, tree[key].name, tree[key].name, address.TECHNIQUES, "technique", is_narrower)
        for key, is_narrower in _as_tree(tree, ranked)
    ]
    whole = counted(rows, columns, found, papers)
    return whole.of({column for _, column in whole.counts})


def _says_no_more(tree: Tree, key: str, found: Mapping[str, frozenset[str]]) -> bool:
    """Whether a narrower technique has the very same papers."""
    return any(found.get(below) == found[key] for below in tree.children[key])


def _as_tree(tree: Tree, keys: Collection[str]) -> list[tuple[str, bool]]:
    """Techniques, those below a wider one that is shown after it; and whether they are."""
    above = {key: next((wider for wider in tree.ancestors(key) if wider in keys), None) for key in keys}

    def with_narrower(key: str) -> Iterator[str]:
        yield key
        for below in keys:
            if above[below] == key:
                yield from with_narrower(below)

    widest = [key for key in keys if above[key] is None]
    return [(key, above[key] is not None) for wide in widest for key in with_narrower(wide)]


def _group(product: Product) -> str:
    if product.kind == "gpu" and product.segment in ("consumer", "workstation", "laptop"):
        return _DESK
    return _CENTRE if product.kind != "cpu" and product.segment == "data-centre" else _OTHERS


def _short(catalog: Catalog, key: str) -> str:
    hardware = catalog.vocabulary.hardware
    return short_name(hardware[key].name, hardware.unimportant)
