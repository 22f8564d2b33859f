"""From the catalog to files that programs read, one module a kind of file."""

from __future__ import annotations

from collections.abc import Iterator

from paper_atlas.exports import api, citations, comparison, discovery, dumps, feeds, form, records
from paper_atlas.exports.discovery import sitemaps
from paper_atlas.exports.publication import Publication

__all__ = ["Publication", "export_files", "sitemaps"]


def export_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Addresses from the site's root, and contents, of all files."""
    for kind in (form, comparison):
        yield from kind.files(publication.catalog)
    cited = citations.citations_of(publication.catalog)
    yield from records.files(publication.catalog, cited)
    yield from citations.files(publication.catalog, cited)
    yield from feeds.files(publication)
    yield from discovery.files(publication)
    dumped = dict(dumps.files(publication))
    yield from dumped.items()
    yield from api.files(publication, dumped)
