"""Every record as JSON: its fields as its file has them, in the order of the model, numbers as written."""

from __future__ import annotations

from collections.abc import Iterator

from paper_atlas.entry import PaperEntry
from paper_atlas.exports.json_text import json_file
from paper_atlas.exports.publication import API, Publication

FOLDER = f"{API}papers/"


def files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """One file a record."""
    for entry in publication.catalog.papers:
        yield f"{FOLDER}{entry.id}.json", json_file(data_of(entry))


def data_of(entry: PaperEntry) -> dict[str, object]:
    """A record with its identifier and its file; fields that it leaves out are left out."""
    return {"id": entry.id, "file": entry.file, "record": entry.paper.model_dump(exclude_unset=True)}
