"""A YAML file read safely, with the position of every key and value; knows nothing of papers.

Scalars follow the YAML 1.2 core schema, as editors do: `no` is text, `12:30` is text. Anchors, aliases,
tags, merge keys and several documents in one file are refused, so that what a reader sees is what there is.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from paper_atlas.problem import Problem, shown
from paper_atlas.textfile import START, Position, Refused, text_of

KeyPath = tuple[str | int, ...]
"""Keys and list positions that lead from the top of a file to a value."""

MAX_DEPTH = 20
MAX_VALUES = 20_000

_INTEGER = re.compile(r"[-+]?[0-9]{1,30}\Z")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]{1,30}|[0-9]{1,18}(\.[0-9]{0,30})?)([eE][-+]?[0-9]{1,2})?\Z")
_NOT_FINITE = {".inf": math.inf, "+.inf": math.inf, "-.inf": -math.inf, ".nan": math.nan}
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}

_SYNTAX_HINTS = (
    ("mapping values are not allowed", "put a value that contains ': ' in quotes; begin items with '- '"),
    ("unexpected end of stream", "close the quote"),
    ("while scanning an alias", "put a value that begins with * in quotes"),
    ("while scanning an anchor", "put a value that begins with & in quotes"),
    ("<document start>", "a file holds one record: remove the line '...'"),
    ("',' or ']'", "a list in brackets needs commas between its items and a ] at its end"),
    ("',' or '}'", "fields in braces need commas between them and a } at their end"),
    ("expected ':'", "a field is written 'name: value'"),
    ("expected key", "indent all fields of one group alike, and close every quote above"),
    ("'-' indicator", "indent all items of one list alike, each beginning with '- '"),
    ("escape", "inside double quotes a backslash must be doubled; single quotes take it as it is"),
    ("block sequence entries", "begin the list on a line of its own"),
)
# Where the parser stumbles, in these cases, is far from what is wrong.
_TOLD_AT_THEIR_BEGINNING = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while scanning an alias",
    "while scanning an anchor",
)
_EMPTY = Refused(START, "empty", "the file is empty", "copy the example from CONTRIBUTING.md")


@dataclass(frozen=True)
class Source:
    """What a file says, and where it says it."""

    file: str
    data: object
    values: dict[KeyPath, Position] = field(repr=False)
    """Where each value begins."""
    keys: dict[KeyPath, Position] = field(repr=False)
    """Where each key of a mapping stands."""
    raw: dict[KeyPath, str] = field(repr=False)
    """Each scalar as written, without quotes."""
    digest: str = field(repr=False)
    """Of its text."""

    def value_at(self, path: KeyPath) -> Position:
        """Position of the value at a path, or of the nearest value around it."""
        return self._nearest(path, self.values)

    def key_at(self, path: KeyPath) -> Position:
        """Position of the key at a path, or of the nearest value around it."""
        return self.keys.get(path) or self.value_at(path)

    def problem(
        self,
        path: KeyPath,
        rule: str,
        what: str,
        *,
        meant: str | None = None,
        fix: str | None = None,
        at_key: bool = False,
    ) -> Problem:
        """A finding about the value, or with `at_key` about the key, at a path."""
        position = self.key_at(path) if at_key else self.value_at(path)
        return Problem(self.file, position.line, position.column, what, meant, fix, rule)

    def find(self, *pattern: str) -> Iterator[tuple[KeyPath, Any]]:
        """All values on a path in which `*` stands for every item of a list, whatever else the file holds."""
        found: list[tuple[KeyPath, object]] = [((), self.data)]
        for part in pattern:
            found = [below for path, value in found for below in _below(path, value, part)]
        yield from found

    def groups(self, *pattern: str) -> Iterator[tuple[KeyPath, dict[str, Any]]]:
        """Those of the values on a path that are groups of fields."""
        for path, value in self.find(*pattern):
            if isinstance(value, dict):
                yield path, value

    def texts(self, *pattern: str) -> Iterator[tuple[KeyPath, str]]:
        """Those of the values on a path that are text."""
        for path, value in self.find(*pattern):
            if isinstance(value, str):
                yield path, value

    def _nearest(self, path: KeyPath, positions: dict[KeyPath, Position]) -> Position:
        while path and path not in positions:
            path = path[:-1]
        return positions.get(path, START)


def _below(path: KeyPath, value: object, part: str) -> list[tuple[KeyPath, object]]:
    if part == "*":
        return (
            [((*path, number), item) for number, item in enumerate(value)] if isinstance(value, list) else []
        )
    return [((*path, part), value[part])] if isinstance(value, dict) and part in value else []


def read(path: Path, file: str) -> tuple[Source | None, list[Problem]]:
    """Read one YAML file.

    Args:
        path: where the file is.
        file: how to call it in problems.

    Returns:
        The source, or None where the file can't be understood at all, and the problems found.
        A source with problems (duplicate keys) keeps the first value of each key.
    """
    try:
        return read_text(text_of(path), file)
    except Refused as refused:
        return None, [refused.problem(file)]


def read_text(text: str, file: str) -> tuple[Source | None, list[Problem]]:
    """Read the text of a YAML file, as `read` does."""
    reading = _Reading(file)
    try:
        data = reading.document(text)
    except Refused as refused:
        return None, [refused.problem(file)]
    return Source(file, data, reading.values, reading.keys, reading.raw, digest_of(text)), reading.problems


def digest_of(text: str) -> str:
    """A digest of a text, by which it is known again."""
    return hashlib.sha256(text.encode()).hexdigest()


class _Reading:
    """One walk over the events of the parser, which never recurses deeper than MAX_DEPTH."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.values: dict[KeyPath, Position] = {}
        self.keys: dict[KeyPath, Position] = {}
        self.raw: dict[KeyPath, str] = {}
        self.problems: list[Problem] = []
        self.count = 0

    def document(self, text: str) -> object:
        events = self._events(text)
        next(events)  # the stream starts
        if isinstance(next(events), yaml.StreamEndEvent):
            raise _EMPTY
        data = self._value(next(events), events, ())
        if data is None:
            raise _EMPTY
        next(events)  # the document ends
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise Refused(_start(after), "yaml", "a second document begins here", "remove this line")
        return data

    def _events(self, text: str) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            raise _syntax(error, text) from None
        except yaml.YAMLError as error:
            raise Refused(START, "yaml", f"this is not YAML ({error})") from None

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: KeyPath) -> object:
        position = _start(event)
        self._refuse_indirection(event, position)
        self.values[path] = position
        if len(path) > MAX_DEPTH:
            raise Refused(position, "yaml", f"nested more than {MAX_DEPTH} levels deep", "a record is flat")
        self.count += 1
        if self.count > MAX_VALUES:
            raise Refused(position, "yaml", f"more than {MAX_VALUES:,} values in one file", "split it")
        if isinstance(event, yaml.ScalarEvent):
            self.raw[path] = event.value
            return scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        return self._mapping(events, path)

    def _sequence(self, events: Iterator[yaml.Event], path: KeyPath) -> list[object]:
        items: list[object] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._value(event, events, (*path, len(items))))
        return items

    def _mapping(self, events: Iterator[yaml.Event], path: KeyPath) -> dict[str, object]:
        fields: dict[str, object] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            position = _start(event)
            self._refuse_indirection(event, position)
            if not isinstance(event, yaml.ScalarEvent):
                raise Refused(
                    position, "yaml", "a field's name must be a word", "a field is written 'name: value'"
                )
            key = event.value
            if key == "<<" and event.implicit[0]:
                raise Refused(position, "yaml", "merge keys are not allowed", "write the fields out")
            if key in fields:
                self._skip_duplicate(key, position, events, path)
                continue
            self.keys[(*path, key)] = position
            fields[key] = self._value(next(events), events, (*path, key))
        return fields

    def _skip_duplicate(
        self, key: str, position: Position, events: Iterator[yaml.Event], path: KeyPath
    ) -> None:
        first = self.keys[(*path, key)]
        what = f"the field {shown(key)} stands twice, first in line {first.line}"
        self.problems.append(
            Problem(self.file, *position, what, None, "keep one of the two", "duplicate-key")
        )
        kept = self.values, self.keys, self.raw
        self.values, self.keys, self.raw = {}, {}, {}
        self._value(next(events), events, (*path, key))
        self.values, self.keys, self.raw = kept

    def _refuse_indirection(self, event: yaml.Event, position: Position) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            raise Refused(
                position,
                "yaml",
                f"the alias {shown(f'*{anchor}')} is not allowed",
                "write the value out, or put text that begins with * in quotes",
            )
        if anchor or tag:
            what = f"the anchor {shown(f'&{anchor}')}" if anchor else f"the tag {shown(tag)}"
            sign = "&" if anchor else "!"
            fix = f"remove it, or put text that begins with {sign} in quotes"
            raise Refused(position, "yaml", f"{what} is not allowed", fix)


def _start(event: yaml.Event) -> Position:
    return _at(event.start_mark)


def _at(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1) if mark else START


def scalar(event: yaml.ScalarEvent) -> object:
    """What a scalar means: text, a number, true, false or nothing."""
    text: str = event.value
    if not event.implicit[0]:  # quoted or a block: always text
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INTEGER.match(text):
        return int(text)
    if _DECIMAL.match(text):
        return Decimal(text)
    return _NOT_FINITE.get(text.lower(), text)


def _syntax(error: yaml.MarkedYAMLError, text: str) -> Refused:
    context = error.context or ""
    what = f"this is not YAML: {error.problem or context}"
    position, begun = _at(error.problem_mark or error.context_mark), _at(error.context_mark)
    if context in _TOLD_AT_THEIR_BEGINNING:
        position = begun
    elif "flow" in context and begun.line != position.line:
        what += f" for what begins in line {begun.line}"
    said = f"{context} {error.problem}"
    fix = next((hint for fragment, hint in _SYNTAX_HINTS if fragment in said), None)
    if "cannot start any token" in said:
        character = text.splitlines()[position.line - 1][position.column - 1]
        tab = "indent with spaces, not tabs"
        fix = tab if character == "\t" else f"put a value that begins with {character} in quotes"
    return Refused(position, "yaml", what, fix)
