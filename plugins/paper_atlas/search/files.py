"""The files that a browser searches by, fetched as they are needed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from paper_atlas.catalog import Catalog
from paper_atlas.search.atlas import head
from paper_atlas.search.cards import card_files
from paper_atlas.search.claims import claim_files
from paper_atlas.search.fits import Shelf
from paper_atlas.search.lexicon import names_file
from paper_atlas.search.lists import Lists, paper_list
from paper_atlas.search.runs import Runs
from paper_atlas.search.text import Index, Pieces


def search_files(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """Addresses, relative to search/, and contents of all files."""
    runs, lists, pieces = Runs.of(catalog), Lists(catalog), Pieces.of(Index.of(catalog))
    shelf = Shelf(catalog)
    version = hashlib.sha256()
    for address, content in _tables(catalog, runs, lists, pieces, shelf):
        written = _json(content)
        version.update(written)
        yield f"{address}.json", written
    names = _json(names_file(catalog.vocabulary, lists.venues))
    version.update(names)
    yield "names.json", names
    # A browser asks anew for these alone: their version tells which kept copies of the others are old.
    said = {"version": version.hexdigest()[:10]}
    yield "fits/table.json", _json(said | shelf.table())
    yield "atlas.json", _json(said | head(catalog, runs, lists, pieces))


def _tables(
    catalog: Catalog, runs: Runs, lists: Lists, pieces: Pieces, shelf: Shelf
) -> Iterator[tuple[str, object]]:
    yield "topics", lists.topics()
    for folder, files in (
        ("runs", runs.files.items()),
        ("lists/role", ((role, paper_list(papers)) for role, papers in runs.roles.items())),
        ("lists", lists.files()),
        ("claims", claim_files(catalog)),
        ("text", pieces.files.items()),
        ("cards", card_files(catalog, runs)),
        ("fits", shelf.files()),
    ):
        yield from ((f"{folder}/{address}", content) for address, content in files)


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
