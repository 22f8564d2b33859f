"""The text of a record, from what it says: the one place that decides how anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from paper_atlas.layout.node import Node, node_of
from paper_atlas.layout.plan import PLAN, WIDTH, Plan
from paper_atlas.layout.scalar import (
    can_fold,
    filled,
    folded,
    inside_line,
    is_plain,
    plain_or_quoted,
    quoted,
    words_of,
)
from paper_atlas.source import KeyPath

_STEP = 2
MODELINE = "# yaml-language-server: $schema="


def modeline(depth: int = 0) -> str:
    """The first line of a record, by which editors find its schema.

    Args:
        depth: how many folders below `papers/` the record is in.
    """
    return f"{MODELINE}{'../' * (depth + 1)}schema/paper.schema.json"


def written(record: Mapping[str, Any], comments: Mapping[KeyPath, str] | None = None, depth: int = 0) -> str:
    """The text of a record, from plain data as it is read from YAML.

    Args:
        record: what it says; fields may be in any order and may be missing.
        comments: what to say at the end of a line, without #, by the path of its value:
            `("claims", 0, "metric")`. Of an item that takes several lines, it stands above.
        depth: how many folders below `papers/` the record is in.

    Raises:
        TypeError: something in the record can't be written as YAML.
    """
    return text_of_node(node_of(record, comments or {}), modeline(depth))


def text_of_node(record: Node, first_line: str | None) -> str:
    """The text of a record with its comments; those above it are set apart, as they are the file's."""
    lines = [first_line] if first_line else []
    lines += [*record.above, ""] if record.above else []
    lines += _lines_of(record, PLAN, 0)
    return "\n".join([*lines, *record.below]) + "\n"


def _lines_of(node: Node, plan: Plan, indent: int) -> list[str]:
    """A group or a list with a line or more for each field or item."""
    if isinstance(node.value, dict):
        fields = _ordered(node.value, plan)
        return [line for key, value in fields.items() for line in _field(key, value, plan.of(key), indent)]
    return [line for item in node.children for line in _item(item, plan, indent)]


def _ordered(fields: Mapping[str, Node], plan: Plan) -> dict[str, Node]:
    known = {name: fields[name] for name in plan.fields if name in fields}
    return known | dict(fields)


def _field(key: str, node: Node, plan: Plan, indent: int) -> Iterator[str]:
    yield from _comments([*node.above, *node.beside[:-1]], indent)
    begun = f"{' ' * indent}{inside_line(key)}:"
    short = _short(node, plan, len(begun) + 1, indent + _STEP)
    if short is None:
        yield _with_comment(begun, node)
        yield from _lines_of(node, plan, indent + _STEP)
    else:
        yield from _joined(begun, short, node, indent + _STEP)
    yield from _comments(node.below, indent + _STEP)


def _item(node: Node, plan: Plan, indent: int) -> Iterator[str]:
    begun = f"{' ' * indent}-"
    short = _short(node, plan, len(begun) + 1, indent + _STEP)
    if short is None:
        yield from _comments([*node.above, *node.beside], indent)
        first, *others = _lines_of(node, plan, indent + _STEP)
        yield from (f"{begun} {first[indent + _STEP :]}", *others)
    else:
        yield from _comments([*node.above, *node.beside[:-1]], indent)
        yield from _joined(begun, short, node, indent + _STEP)
    yield from _comments(node.below, indent + _STEP)


def _comments(comments: list[str], indent: int) -> Iterator[str]:
    return (" " * indent + comment for comment in comments)


def _with_comment(line: str, node: Node) -> str:
    return f"{line}  {node.beside[-1]}" if node.beside else line


def _joined(begun: str, short: list[str], node: Node, indent: int) -> Iterator[str]:
    """What was begun, with a value of one or more lines; a folded block has its comment beside its sign."""
    first, *others = short
    lines = [f"{begun} {first}".rstrip(" "), *(" " * indent * bool(other) + other for other in others)]
    place = 0 if first in (">", ">-") else -1
    lines[place] = _with_comment(lines[place], node)
    yield from lines


def _short(node: Node, plan: Plan, column: int, indent: int) -> list[str] | None:
    """The lines of a value that begins on a line at a column, or None for one with a line for each part."""
    if isinstance(node.value, str):
        if node.is_literal:
            return [node.value]
        return _text(node.value, node.lines, plan, WIDTH - column, WIDTH - indent)
    if not node.value:
        return ["{}" if isinstance(node.value, dict) else "[]"]
    if node.has_comments_inside:
        return None
    if isinstance(node.value, list):
        return _list_in_brackets(node.value, WIDTH - column, WIDTH - indent)
    one_line = _group_in_braces(node.value, plan) if plan.style == "one line" else None
    return [one_line] if one_line and len(one_line) <= WIDTH - column else None


def _text(text: str, broken: Sequence[str], plan: Plan, first: int, width: int) -> list[str]:
    """A text, with the lines that a person broke it into, and its room on the first line and on others."""
    if plan.style == "folded" and can_fold(text):
        return folded(text, width, broken)
    in_quotes = plan.style == "quoted"
    line = quoted(text) if in_quotes else plain_or_quoted(text)
    if len(line) <= first:
        return [line]
    if not in_quotes and len(words_of(text)) > 1 and can_fold(text):
        return folded(text, width, broken)
    return [line] if not in_quotes and is_plain(text) else filled(words_of(line), width, first)


def _list_in_brackets(items: list[Node], first: int, width: int) -> list[str] | None:
    """Words in brackets, as a paragraph that breaks between items; None where one is a group or a list."""
    words = _words(items)
    if words is None:
        return None
    words = [*(f"{word}," for word in words[:-1]), f"{words[-1]}]"]
    return filled([f"[{words[0]}", *words[1:]], width, first)


def _group_in_braces(fields: Mapping[str, Node], plan: Plan) -> str | None:
    """A group on one line; None where something in it is a group or a list with groups."""
    parts = []
    for key, node in _ordered(fields, plan).items():
        words = _words(node.value if isinstance(node.value, list) else [node])
        if words is None:
            return None
        value = f"[{', '.join(words)}]" if isinstance(node.value, list) else words[0]
        parts.append(f"{inside_line(key)}: {value}")
    return f"{{{', '.join(parts)}}}"


def _words(nodes: list[Node]) -> list[str] | None:
    """Texts and literals as they stand in brackets; None where there is anything else."""
    words = []
    for node in nodes:
        if not isinstance(node.value, str):
            return None
        words.append((node.value or "null") if node.is_literal else inside_line(node.value))
    return words
