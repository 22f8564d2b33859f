"""From the catalog to files that programs read, one module a kind of file."""

from __future__ import annotations

from collections.abc import Iterator

from paper_atlas.catalog import Catalog
from paper_atlas.exports import comparison, form, records

__all__ = ["export_files"]


def export_files(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """Addresses from the site's root, and contents, of all files."""
    for kind in (records, form, comparison):
        yield from kind.files(catalog)
