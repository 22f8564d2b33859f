"""From the catalog to files that programs read, one module a kind of file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from paper_atlas.exports import api, citations, comparison, discovery, dumps, feeds, form, records
from paper_atlas.exports.discovery import sitemaps
from paper_atlas.exports.publication import Publication
from paper_atlas.made import Made, ready

__all__ = ["Publication", "export_files", "made_files", "sitemaps"]


def made_files(publication: Publication) -> Iterator[tuple[str, Made[bytes]]]:
    """Addresses from the site's root of all files, and how each is made.

    A kind of file that is one of each record says what it is made from: then it is made only where the site
    has not got it from the same. The others are made at once.
    """
    catalog = publication.catalog
    cited = citations.citations_of(catalog)
    dumped = dict(dumps.files(publication))
    at_once = chain(
        form.files(catalog),
        comparison.files(catalog),
        citations.files(catalog, cited),
        feeds.files(publication),
        discovery.files(publication),
        dumped.items(),
        api.files(publication, dumped),
    )
    yield from ((address, ready(content)) for address, content in at_once)
    yield from records.files(catalog, cited)


def export_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Addresses from the site's root, and contents, of all files."""
    return ((address, made.make()) for address, made in made_files(publication))
