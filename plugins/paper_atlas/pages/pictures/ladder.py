"""At which memory size things were shown to run, by task."""

from __future__ import annotations

from decimal import Decimal

from paper_atlas.catalog import Catalog, Mentions
from paper_atlas.entry import Mention
from paper_atlas.pages import address
from paper_atlas.pages.pictures.matrix import Heading, Matrix, by_number, counted, own

_SIZES = 11


def by_memory(catalog: Catalog) -> Matrix:
    """Papers by widest task and memory of one device: the least size and those most frequent."""
    tree, papers = catalog.vocabulary.tasks, own(_of_whole_devices(catalog.by_memory))
    least = min(papers, key=Decimal, default=None)
    frequent = [size for size in by_number(papers) if size != least][: _SIZES - 1]
    tasks = {key: {entry.id for entry in catalog.by_task.get(key, ())} for key in tree.roots}
    rows = [Heading(key, tree[key].name, tree[key].name, address.TASKS, "task") for key in by_number(tasks)]
    columns = [
        Heading(size, f"{size} GB", size, address.MEMORY, "memory")
        for size in sorted([*frequent, *filter(None, [least])], key=Decimal)
    ]
    return counted(rows, columns, tasks, papers)


def _of_whole_devices(mentions: Mentions) -> Mentions:
    """Without runs that count parts of devices: those don't say how much memory one part had."""
    whole = {
        size: tuple(
            Mention(mention.entry, runs)
            for mention in listed
            if (runs := tuple(run for run in mention.runs if not run.run.count_of))
        )
        for size, listed in mentions.items()
    }
    return {size: listed for size, listed in whole.items() if listed}
