"""The whole atlas in files to take away: records, tables, what is in them, sums, and how to cite it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from paper_atlas.address import DUMPS
from paper_atlas.catalog import Catalog
from paper_atlas.date import first_day
from paper_atlas.exports.csv_tables import csv_lines
from paper_atlas.exports.json_text import json_file
from paper_atlas.exports.parquet import is_installed, parquet_files
from paper_atlas.exports.publication import Publication
from paper_atlas.exports.records import data_of
from paper_atlas.exports.tables import TABLES, Column, columns_of, rows_of
from paper_atlas.textfile import plain

LARGEST = 50_000_000
"""Bytes that a file may have."""
_MEDIA_TYPES = {
    "jsonl": "application/x-ndjson",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
}
_FRICTIONLESS = {"array": "string"}
"""Types of columns as CSV has them, where they differ."""
_IN_A_CELL = "Items with `; ` between them in CSV; a list in Parquet."


def files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """All dumps, then files about them."""
    dumped: list[tuple[str, int, str]] = []
    for name, content in _dumps(publication):
        dumped.append((name, len(content), hashlib.sha256(content).hexdigest()))
        yield f"{DUMPS}{name}", content
    package = json.dumps(_package(publication, dumped), ensure_ascii=False, indent=1) + "\n"
    yield f"{DUMPS}datapackage.json", package.encode(errors="backslashreplace")
    yield f"{DUMPS}CITATION.cff", _citation(publication)
    yield f"{DUMPS}SHA256SUMS", "".join(f"{digest}  {name}\n" for name, _, digest in dumped).encode()


def sharded(
    name: str, lines: Iterable[bytes], header: bytes = b"", largest: int = LARGEST
) -> Iterator[tuple[str, bytes]]:
    """Lines as files of bounded size: atlas.jsonl, and where it is full atlas-2.jsonl, atlas-3.jsonl, ...

    Args:
        name: of the first file.
        lines: with their ends.
        header: the first line of every file.
        largest: bytes that a file has at most, unless one line has more.
    """
    stem, _, suffix = name.rpartition(".")
    number, size, own = 1, len(header), [header]
    for line in lines:
        if size + len(line) > largest and len(own) > 1:
            yield (f"{stem}-{number}.{suffix}" if number > 1 else name), b"".join(own)
            number, size, own = number + 1, len(header), [header]
        own.append(line)
        size += len(line)
    yield (f"{stem}-{number}.{suffix}" if number > 1 else name), b"".join(own)


def record_lines(catalog: Catalog) -> Iterator[bytes]:
    """Every record as a line of JSON."""
    return (json_file(data_of(entry)) + b"\n" for entry in catalog.papers)


def _dumps(publication: Publication) -> Iterator[tuple[str, bytes]]:
    catalog = publication.catalog
    yield from sharded("atlas.jsonl", record_lines(catalog))
    with_parquet = is_installed()
    for table in TABLES:
        rows = list(rows_of(table, catalog))
        header, *lines = csv_lines(table, rows)
        yield from sharded(f"{table}.csv", lines, header)
        if with_parquet:
            yield from parquet_files(table, rows)


def _package(publication: Publication, dumped: list[tuple[str, int, str]]) -> dict[str, Any]:
    """The data dictionary, as a Data Package of Frictionless: each file with its columns, size and sum."""
    return {
        "profile": "data-package",
        "name": "paper-atlas",
        "title": publication.name,
        "description": publication.description,
        **({"homepage": publication.root} if publication.root else {}),
        **({"licenses": [{"name": publication.licence}]} if publication.licence else {}),
        "resources": [
            {
                "name": name.rpartition(".")[0].replace("/", "-"),
                "path": name,
                "format": name.rpartition(".")[2],
                "mediatype": _MEDIA_TYPES[name.rpartition(".")[2]],
                "bytes": size,
                "hash": f"sha256:{digest}",
                **_described(name),
            }
            for name, size, digest in dumped
        ],
    }


def _described(name: str) -> dict[str, Any]:
    table = next((table for table in TABLES if name.startswith(table)), None)
    if table is None:
        return {
            "description": "A record a line: its identifier, its file, and its fields as they are written."
        }
    model = TABLES[table]
    schema = {
        "fields": [_field(column) for column in columns_of(model)],
        "primaryKey": "id" if table == "papers" else ["paper", "number"],
    }
    return {"description": model.__doc__, "schema": schema}


def _field(column: Column) -> dict[str, Any]:
    about = f"{column.about} {_IN_A_CELL}" if column.type == "array" else column.about
    return {
        "name": column.name,
        "type": _FRICTIONLESS.get(column.type, column.type),
        "description": about,
        "constraints": {"required": not column.can_be_missing},
    }


def _citation(publication: Publication) -> bytes:
    """How the whole is cited, in the Citation File Format; the site is its author, as no person alone is."""
    name, updated = plain(publication.name) or "Paper atlas", publication.catalog.updated
    said = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them as below.",
        "type": "dataset",
        "title": name,
        "authors": [{"name": name}],
        "abstract": plain(publication.description),
        "license": publication.licence,
        "url": publication.root,
        "date-released": first_day(updated).isoformat() if updated else None,
    }
    known = {key: value for key, value in said.items() if value}
    return yaml.safe_dump(known, sort_keys=False, allow_unicode=True).encode()
