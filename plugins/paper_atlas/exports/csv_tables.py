"""Tables as CSV, as spreadsheets open them: nothing in a cell can be taken for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from paper_atlas.exports.tables import TABLES, Row
from paper_atlas.textfile import plain

_FORMULA = re.compile(r"[=+\-@\t\r]")


def csv_lines(table: str, rows: Iterable[Row]) -> Iterator[bytes]:
    """The line of names, and a line a row."""
    columns = tuple(TABLES[table].model_fields)
    yield _line(columns)
    for row in rows:
        yield _line(_cell(getattr(row, column)) for column in columns)


def _line(cells: Iterable[str]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue().encode()


def _cell(value: object) -> str:
    """A value as text: a list with `; ` between its items, a formula with an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _cell("; ".join(value))
    if not isinstance(value, str):
        return str(value)
    text = plain(value)
    return f"'{text}" if _FORMULA.match(text) else text
