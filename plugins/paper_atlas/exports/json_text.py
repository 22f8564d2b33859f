"""JSON with numbers as they are written, 3.0 as 3.0, which the standard library can't."""

from __future__ import annotations

import json
from decimal import Decimal

from pydantic import BaseModel

_text = json.JSONEncoder(ensure_ascii=False).encode


class Written(str):
    """JSON that is written already, to stand in several files."""


def as_json(value: object) -> str:
    """A value as JSON on one line; of a model the fields that are known."""
    if isinstance(value, Written):
        return value
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, BaseModel):
        return as_json({name: field for name, field in value if field is not None})
    if isinstance(value, dict):
        return "{" + ",".join([f"{_text(key)}:{as_json(item)}" for key, item in value.items()]) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(as_json, value)) + "]"
    return str(value) if isinstance(value, Decimal) else _text(value)


def json_file(value: object) -> bytes:
    """A value as a JSON file; half of a surrogate pair, which UTF-8 has no bytes for, as JSON escapes it."""
    return as_json(value).encode(errors="backslashreplace")
