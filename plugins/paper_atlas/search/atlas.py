"""The head of the search: what a browser must know before it asks for anything else."""

from __future__ import annotations

from paper_atlas.catalog import Catalog
from paper_atlas.search.cards import BLOCK
from paper_atlas.search.lists import Lists
from paper_atlas.search.runs import Runs
from paper_atlas.search.text import Pieces


def head(catalog: Catalog, runs: Runs, lists: Lists, pieces: Pieces) -> dict[str, object]:
    """Its content."""
    years: dict[str, int] = {}
    for paper, entry in enumerate(catalog.papers):
        years.setdefault(entry.year, paper)
    return {
        "papers": len(catalog.papers),
        "years": [[int(year), first] for year, first in years.items()],
        "venues": list(lists.venues),
        "devices": runs.devices,
        "amounts": runs.amounts,
        "techniques": list(lists.techniques),
        "tasks": list(lists.tasks),
        "metrics": list(lists.metrics),
        "terms": {"first": pieces.first, "unions": pieces.unions},
        "card_block": BLOCK,
        "counts": {"hardware-not-stated": len(lists.not_stated), "has-code": len(lists.with_code)},
    }
