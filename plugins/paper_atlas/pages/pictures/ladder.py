"""At which memory size things were shown to run, by task."""

from __future__ import annotations

from decimal import Decimal

from paper_atlas.catalog import Catalog
from paper_atlas.pages import address
from paper_atlas.pages.pictures.matrix import Heading, Matrix, by_number, counted, own

_SIZES = 11


def by_memory(catalog: Catalog) -> Matrix:
    """Papers by widest task and memory of one device: the most frequent sizes, smallest first."""
    tree, papers = catalog.vocabulary.tasks, own(catalog.by_memory)
    tasks = {key: {entry.id for entry in catalog.by_task.get(key, ())} for key in tree.roots}
    rows = [Heading(key, tree[key].name, tree[key].name, address.TASKS, "task") for key in by_number(tasks)]
    columns = [
        Heading(size, f"{size} GB", size, address.MEMORY, "memory")
        for size in sorted(by_number(papers)[:_SIZES], key=Decimal)
    ]
    return counted(rows, columns, tasks, papers)
