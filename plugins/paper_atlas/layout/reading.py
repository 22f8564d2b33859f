"""A file that a person wrote, brought into canonical order and style."""

from __future__ import annotations

import re
from typing import Any

import yaml

from paper_atlas.layout.comments import Stop, attach
from paper_atlas.layout.node import Node
from paper_atlas.layout.scalar import lines_of_folded
from paper_atlas.layout.writing import modeline, text_of_node
from paper_atlas.problem import Problem
from paper_atlas.source import KeyPath, Source, read_text, scalar

_LINE_ENDS = re.compile(r"\r\n?")


def formatted(text: str, file: str, depth: int | None = 0) -> tuple[str | None, list[Problem]]:
    """The text of a record in canonical order and style, saying the same.

    Args:
        text: what a person wrote.
        file: how to call it in problems.
        depth: how many folders below `papers/` it is in; None where it is elsewhere and keeps its first line.

    Returns:
        The new text, or None with the problems that keep it from being understood.
    """
    text = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    source, problems = read_text(text, file)
    if source is None or problems:
        return None, problems
    if not isinstance(source.data, dict):
        what = "a record is a group of fields"
        return None, [source.problem((), "type", what, fix="write 'name: value', one field a line")]
    record = Reading(text)
    found = attach(text, record.stops, record.nodes)
    new = text_of_node(record.nodes[()], found if depth is None else modeline(depth))
    return (new, []) if _says_the_same(new, source) else (None, [_too_odd(source)])


def _says_the_same(text: str, source: Source) -> bool:
    again, problems = read_text(text, source.file)
    return again is not None and not problems and again.data == source.data


def _too_odd(source: Source) -> Problem:
    fix = "shorten the names of its fields"
    return source.problem((), "layout", "the file can't be put into canonical style", fix=fix)


class Reading:
    """The nodes of a sound file by their paths, and the places where something written begins or ends."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.nodes: dict[KeyPath, Node] = {}
        self.stops: list[Stop] = []
        self._begun: list[KeyPath] = []
        """Items of block lists that began since the last stop."""
        self._events = yaml.parse(text, Loader=yaml.CSafeLoader)
        while not isinstance(next(self._events), yaml.DocumentStartEvent):
            pass
        self._value(next(self._events), ())

    def _value(self, event: Any, path: KeyPath) -> Node:
        written = self._text[event.start_mark.index : event.end_mark.index]
        if isinstance(event, yaml.ScalarEvent):
            self._stop(event, path, "block" if event.style in ("|", ">") else "scalar")
            lines = lines_of_folded(written, event.value) if event.style == ">" else ()
            node = Node(event.value, is_literal=not isinstance(scalar(event), str), lines=lines)
        else:
            node = self._collection(event, path)
        self.nodes[path] = node
        return node

    def _collection(self, event: Any, path: KeyPath) -> Node:
        in_brackets = bool(event.flow_style)
        begins = event.start_mark.index < event.end_mark.index  # `[a: b]` holds a group without braces
        if in_brackets and begins:
            self._stop(event, path, "open")
        is_list = isinstance(event, yaml.SequenceStartEvent)
        node = Node(self._items(path, in_brackets) if is_list else self._fields(path, in_brackets))
        if in_brackets and begins:
            self._stop(self._last, path, "close")
        return node

    def _items(self, path: KeyPath, in_brackets: bool) -> list[Node]:
        items: list[Node] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            at = (*path, len(items))
            if not in_brackets:
                self._begun.append(at)
            items.append(self._value(event, at))
        return items

    def _fields(self, path: KeyPath, in_brackets: bool) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            at = (*path, event.value)
            self._stop(event, at, "word" if in_brackets else "key")
            fields[event.value] = self._value(self._next(), at)
        return fields

    def _next(self) -> Any:
        self._last = next(self._events)
        return self._last

    def _stop(self, event: Any, path: KeyPath, kind: str) -> None:
        begun, self._begun = tuple(self._begun), []
        self.stops.append(Stop(event.start_mark.index, event.end_mark.index, path, kind, begun))
