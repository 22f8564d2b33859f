"""Every record as JSON: its fields as its file has them, in the order of the model, numbers as written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from paper_atlas.address import API, PAPERS
from paper_atlas.catalog import Catalog
from paper_atlas.entry import PaperEntry
from paper_atlas.exports.json_text import json_file
from paper_atlas.exports.shapes import Citations
from paper_atlas.made import Made, fingerprint

FOLDER = f"{API}{PAPERS}"


def files(catalog: Catalog, citations: Mapping[str, Citations]) -> Iterator[tuple[str, Made[bytes]]]:
    """One file a record, with the citation of its paper."""
    for entry in catalog.papers:
        cited = citations[entry.id]
        yield f"{FOLDER}{entry.id}.json", Made(fingerprint((entry, cited)), partial(_file, entry, cited))


def _file(entry: PaperEntry, citations: Citations) -> bytes:
    return json_file({**data_of(entry), "citations": citations})


def data_of(entry: PaperEntry) -> dict[str, object]:
    """A record with its identifier and its file; fields that it leaves out are left out."""
    return {"id": entry.id, "file": entry.file, "record": entry.paper.model_dump(exclude_unset=True)}
