"""Every record as JSON: its fields as its file has them, in the order of the model, numbers as written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from paper_atlas.catalog import Catalog
from paper_atlas.entry import PaperEntry
from paper_atlas.made import Made

FOLDER = "api/v1/papers/"


def files(catalog: Catalog) -> Iterator[tuple[str, Made[bytes]]]:
    """One file a record."""
    for entry in catalog.papers:
        yield f"{FOLDER}{entry.id}.json", Made(entry.made_from, partial(_file, entry))


def _file(entry: PaperEntry) -> bytes:
    return as_json(data_of(entry)).encode()


def data_of(entry: PaperEntry) -> dict[str, object]:
    """A record with its identifier and its file; fields that it leaves out are left out."""
    return {"id": entry.id, "file": entry.file, "record": entry.paper.model_dump(exclude_unset=True)}


def as_json(value: object) -> str:
    """JSON with numbers as they are written, 3.0 as 3.0, which the standard library can't."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{as_json(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(as_json, value)) + "]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)
