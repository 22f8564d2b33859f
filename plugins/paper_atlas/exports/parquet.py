"""Tables as Parquet, a file a year, where the package that writes it is installed."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from decimal import Decimal
from importlib.util import find_spec
from itertools import groupby
from typing import TYPE_CHECKING, Any

from paper_atlas.exports.tables import TABLES, Column, Row, columns_of
from paper_atlas.textfile import plain

if TYPE_CHECKING:
    import pyarrow as pa

_log = logging.getLogger("mkdocs.plugins.paper_atlas.exports.parquet")
_MOST_ROWS = 50_000
"""In one file, which keeps it far below 50 MB."""
_MISSING = "No tables as Parquet: to write them, install paper-atlas[parquet]."


def is_installed() -> bool:
    """Whether Parquet can be written here; if not, it is said how it could."""
    found = find_spec("pyarrow") is not None
    if not found:
        _log.info(_MISSING)
    return found


def parquet_files(table: str, rows: Sequence[Row], most: int = _MOST_ROWS) -> Iterator[tuple[str, bytes]]:
    """Names and contents of a table's files: papers/2023.parquet, and papers/2023-2.parquet if it is long.

    Args:
        table: its name.
        rows: its rows, those of a year together.
        most: how many rows a file holds at most.
    """
    columns = columns_of(TABLES[table])
    for year, found in groupby(rows, lambda row: row.year):
        own = list(found)
        for number, first in enumerate(range(0, len(own), most), 1):
            name = f"{year}-{number}" if number > 1 else str(year)
            yield f"{table}/{name}.parquet", _written(columns, own[first : first + most])


def _written(columns: Sequence[Column], rows: Sequence[Row]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    arrays = [
        pa.array([_value(getattr(row, column.name)) for row in rows], _type(column)) for column in columns
    ]
    fields = [pa.field(column.name, _type(column), column.can_be_missing) for column in columns]
    written = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), written, compression="zstd")
    return written.getvalue()


def _type(column: Column) -> pa.DataType:
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64()}
    return pa.list_(pa.string()) if column.type == "array" else types[column.type]


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, Decimal):
        return float(value)
    return [plain(item) for item in value] if isinstance(value, tuple) else value
