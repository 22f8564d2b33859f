"""What is made when it is asked for, and known before by a digest of everything it is made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from pathlib import PurePath
from types import FunctionType, MappingProxyType
from typing import Generic, TypeVar

from pydantic import BaseModel

Content = TypeVar("Content", str, bytes)


@dataclass(frozen=True)
class Made(Generic[Content]):
    """A text or a file that is made as often as it is asked for, and kept by nobody here."""

    made_from: str
    """A digest: where it is the same, what is made is the same."""
    make: Callable[[], Content]

    def within(self, source: str) -> Made[Content]:
        """The same where one thing more decides about it."""
        return Made(fingerprint((source, self.made_from)), self.make)


def ready(content: bytes) -> Made[bytes]:
    """What is made already."""
    return Made(hashlib.sha256(content).hexdigest(), lambda: content)


def fingerprint(value: object) -> str:
    """A digest of plain data, models and dataclasses, the same for equal values in every process.

    What has an attribute `made_from` stands for itself by it. Lists and tuples are not told apart.

    Raises:
        TypeError: something has no such digest, as a function made on the spot.
    """
    return hashlib.sha256(_write(value).encode()).hexdigest()


def _stands_for(value: object) -> object:
    """Plain data that stands for a value."""
    kind = type(value)
    if isinstance(value, type | FunctionType) and "<" not in value.__qualname__:
        return {"by name": (value.__module__, value.__qualname__)}
    if made_from := getattr(value, "made_from", None):
        return {kind.__qualname__: made_from}
    if isinstance(value, Decimal | PurePath):
        return {kind.__qualname__: str(value)}
    if isinstance(value, BaseModel):
        stated = {name: getattr(value, name) for name in type(value).model_fields}
        return {kind.__qualname__: (stated, sorted(value.model_fields_set))}
    if is_dataclass(value):
        # Not what it has worked out of them meanwhile.
        return {kind.__qualname__: [_with_any_keys(getattr(value, one.name)) for one in fields(value)]}
    if isinstance(value, MappingProxyType):
        return dict(value)
    if isinstance(value, set | frozenset):
        return sorted(map(_write, value))
    raise TypeError(f"nothing can be known again by {value!r}")


def _with_any_keys(value: object) -> object:
    """A value in which keys need not be texts."""
    if isinstance(value, Mapping) and not all(isinstance(key, str) for key in value):
        return list(value.items())
    return value


_write = json.JSONEncoder(default=_stands_for, separators=(",", ":"), check_circular=False).encode
