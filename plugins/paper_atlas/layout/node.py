"""A record as it is laid out: values as written, in their order, each with its comments."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from paper_atlas.source import KeyPath

_WORDS = {None: "null", True: "true", False: "false"}


@dataclass
class Node:
    """A value: a text, a literal (number, true, false, nothing) as written, a list or a group of fields."""

    value: str | list[Node] | dict[str, Node]
    is_literal: bool = False
    lines: tuple[str, ...] = ()
    """How a person broke a folded text into lines."""
    above: list[str] = field(default_factory=list)
    """Comments on the lines before it; each begins with #."""
    beside: list[str] = field(default_factory=list)
    """Comments at the end of its line."""
    below: list[str] = field(default_factory=list)
    """Comments on the lines after it that are indented as what belongs to it."""

    @property
    def children(self) -> Iterator[Node]:
        """The values inside."""
        if isinstance(self.value, dict):
            yield from self.value.values()
        elif isinstance(self.value, list):
            yield from self.value

    @property
    def has_comments_inside(self) -> bool:
        """Whether it takes several lines to keep the comments at their things."""
        return bool(self.below) or any(
            child.above or child.beside or child.has_comments_inside for child in self.children
        )


def node_of(data: object, comments: Mapping[KeyPath, str], path: KeyPath = ()) -> Node:
    """Plain data, as it is read from YAML, with comments for the ends of lines.

    Raises:
        TypeError: something in it can't be written as YAML.
    """
    node = _node(data, comments, path)
    if path in comments:
        node.beside.append(comment_of(comments[path]))
    return node


def _node(data: object, comments: Mapping[KeyPath, str], path: KeyPath) -> Node:
    match data:
        case str():
            return Node(data)
        case Mapping():
            return Node({_key(key): node_of(value, comments, (*path, key)) for key, value in data.items()})
        case list() | tuple():
            return Node([node_of(item, comments, (*path, place)) for place, item in enumerate(data)])
    return Node(_literal(data), is_literal=True)


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError(f"the name of a field must be text, not {key!r}")
    return key


def _literal(data: object) -> str:
    match data:
        case None | bool():
            return _WORDS[data]
        case float() if not math.isfinite(data):
            return ".nan" if math.isnan(data) else ".inf" if data > 0 else "-.inf"
        case int() | float() | Decimal():
            return str(data)
    raise TypeError(f"{type(data).__name__} can't be written into a record")


def comment_of(text: str) -> str:
    """A comment that says a text: on one line, without what a record may not hold."""
    words = "".join(char if char.isprintable() else " " for char in text).split()
    return " ".join(["#", *words])
