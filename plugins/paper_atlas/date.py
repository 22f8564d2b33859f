"""Dates as precise as a source states them: a day, a month or a year."""

from __future__ import annotations

import datetime
import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from paper_atlas.problem import shown
from paper_atlas.shape import refused

_WRITTEN = re.compile(r"(?P<year>\d{4})(-(?P<month>\d{2})(-(?P<day>\d{2}))?)?\Z", re.ASCII)
_EARLIEST = 1940
# What a pattern can say; that there is no 30th of February, it can't.
_PATTERN = "^(19[4-9][0-9]|[2-9][0-9]{3})(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_FORM = "write it like 2023-05-23, 2023-05 or 2023"


def _checked(value: object) -> str:
    written = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    found = _WRITTEN.match(written)
    if not found:
        loose = re.fullmatch(r"(\d{4})[-/.](\d{1,2})([-/.](\d{1,2}))?", written, re.ASCII)
        parts = [part.zfill(2) for part in loose.group(1, 2, 4) if part] if loose else []
        raise refused("date", f"{shown(value)} is not a date", meant="-".join(parts) or None, fix=_FORM)
    try:
        first_day(written)
    except ValueError:
        raise refused("date", f"there is no date {written}", fix=_FORM) from None
    if int(found["year"]) < _EARLIEST:
        raise refused("date", f"{written} is before there were computers to run on", fix=_FORM)
    return written


PartialDate = Annotated[
    str,
    BeforeValidator(_checked),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": _PATTERN, "patternErrorMessage": _FORM},
                {"type": "integer", "minimum": _EARLIEST, "maximum": 9999},
            ]
        }
    ),
]
"""An ISO 8601 date of day, month or year precision, as written."""


def first_day(date: str) -> datetime.date:
    """The first day that a date can mean.

    Raises:
        ValueError: there is no such day.
    """
    found = _WRITTEN.match(date)
    if not found:
        raise ValueError(date)
    return datetime.date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
