"""Everything that a browser needs to read a query, besides what papers say: the file names.json."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from paper_atlas.search.names import naming_data
from paper_atlas.vocabulary import Named, Terms, Vocabulary


def names_file(vocabulary: Vocabulary, venues: Iterable[str]) -> dict[str, Any]:
    """What `openNames` of the browser compiles.

    Args:
        vocabulary: the terms.
        venues: names of venues, without years, that papers were published at.
    """
    return {
        "hardware": naming_data(vocabulary),
        "makers": _makers(vocabulary),
        "architectures": _rows(vocabulary.architectures, "vendor"),
        "vendors": _rows(vocabulary.vendors),
        "techniques": _rows(vocabulary.techniques, "parent"),
        "tasks": _rows(vocabulary.tasks, "parent"),
        "metrics": _rows(vocabulary.metrics),
        "venues": list(venues),
        "queries": vocabulary.queries.model_dump(mode="json"),
    }


def _rows(terms: Terms[Any], above: str | None = None) -> list[list[Any]]:
    """Identifier, name, aliases, and the identifier of the wider term or the vendor."""
    return [_row(key, term, above) for key, term in terms.items()]


def _row(key: str, term: Named, above: str | None) -> list[Any]:
    return [key, term.name, list(term.aliases), getattr(term, above) if above else None]


def _makers(vocabulary: Vocabulary) -> list[list[int]]:
    """The vendor of each product, and its architecture where it has one, as places in their lists."""
    vendors = {key: place for place, key in enumerate(vocabulary.vendors)}
    architectures = {key: place for place, key in enumerate(vocabulary.architectures)}
    return [
        [vendors[product.vendor], *([architectures[product.architecture]] if product.architecture else [])]
        for product in vocabulary.hardware.values()
    ]
