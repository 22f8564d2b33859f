"""From the catalog to files that programs read, one module a kind of file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paper_atlas.catalog import Catalog
from paper_atlas.exports import comparison, form, records
from paper_atlas.made import Made, ready

__all__ = ["export_files", "made_files"]


def made_files(catalog: Catalog) -> Iterator[tuple[str, Made[bytes]]]:
    """Addresses from the site's root of all files, and how each is made.

    A kind of file gives contents as they are, or as `Made` where it knows what each is made from: then a file
    is made only where the site has not got it from the same.
    """
    kinds: tuple[Iterable[tuple[str, bytes | Made[bytes]]], ...] = (
        records.files(catalog),
        form.files(catalog),
        comparison.files(catalog),
    )
    for files in kinds:
        for address, content in files:
            yield address, content if isinstance(content, Made) else ready(content)


def export_files(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """Addresses from the site's root, and contents, of all files."""
    return ((address, made.make()) for address, made in made_files(catalog))
