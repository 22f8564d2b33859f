"""Changes to the text of a file that leave all else byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from paper_atlas.layout import Reading, Stop, plain_or_quoted, quoted
from paper_atlas.problem import shown
from paper_atlas.source import KeyPath
from paper_atlas.textfile import Position

_LINE = re.compile(r"[^\r\n]*(\r\n|\r|\n|\Z)")


@dataclass(frozen=True, order=True)
class Edit:
    """What is to stand between two characters of a text in place of what does."""

    start: int
    end: int
    new: str


class Written:
    """The text of a sound file, with the places of what stands in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._reading = Reading(text)

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """Names of fields, values and brackets, in the order of the text."""
        return tuple(self._reading.stops)

    @cached_property
    def names(self) -> Mapping[KeyPath, Stop]:
        """The names of fields."""
        return {stop.path: stop for stop in self.stops if stop.kind in ("key", "word")}

    @cached_property
    def scalars(self) -> Mapping[KeyPath, Stop]:
        """Values that are no groups and no lists."""
        return {stop.path: stop for stop in self.stops if stop.kind in ("scalar", "block")}

    @cached_property
    def in_brackets(self) -> frozenset[KeyPath]:
        """Values that stand in brackets or braces."""
        depths = accumulate({"open": 1, "close": -1}.get(stop.kind, 0) for stop in self.stops)
        pairs = zip(self.stops, depths, strict=True)
        return frozenset(stop.path for stop, depth in pairs if depth and stop.kind == "scalar")

    def part(self, stop: Stop) -> str:
        """How something is written, with its quotes."""
        return self.text[stop.start : stop.end]

    def is_spacing(self, edit: Edit) -> bool:
        """Whether a change is one of nothing but spaces."""
        return not (self.text[edit.start : edit.end] + edit.new).strip()

    def is_literal(self, path: KeyPath) -> bool:
        """Whether a value is a number, true, false or nothing."""
        return self._reading.nodes[path].is_literal

    def replaced(self, path: KeyPath, new: str) -> Edit | None:
        """Another text as the value at a path, in the quotes that are there; None in a block of lines."""
        stop = self.scalars[path]
        if stop.kind == "block":
            return None
        quote = self.part(stop)[:1]
        if quote and quote in "'\"":
            keeps = not re.search(r"['\"\\\x00-\x1f]", new)
            return Edit(stop.start, stop.end, f"{quote}{new}{quote}" if keeps else quoted(new))
        return Edit(stop.start, stop.end, plain_or_quoted(new, in_brackets=path in self.in_brackets))

    @cached_property
    def _lines(self) -> list[int]:
        return [found.start() for found in _LINE.finditer(self.text)]

    def index(self, place: Position) -> int:
        """The character at a line and column."""
        return self._lines[place.line - 1] + place.column - 1

    def position(self, index: int) -> Position:
        """Line and column of a character."""
        line = sum(start <= index for start in self._lines)
        return Position(line, index - self._lines[line - 1] + 1)


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, list[Edit]]:
    """A text with changes made, and those that were; of two that overlap, the first."""
    made: list[Edit] = []
    parts: list[str] = []
    end = 0
    for edit in sorted(set(edits)):
        if edit.start >= end and text[edit.start : edit.end] != edit.new:
            parts += [text[end : edit.start], edit.new]
            end = edit.end
            made.append(edit)
    return "".join([*parts, text[end:]]), made


def told(written: Written, edit: Edit, file: str) -> str:
    """What was changed, for a person."""
    line, column = written.position(edit.start)
    old = written.text[edit.start : edit.end]
    return f"{file}:{line}:{column}: {shown(old)} is now {shown(edit.new)}"
