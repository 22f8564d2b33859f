"""To which value each comment of a file belongs.

- At the end of a line, it belongs to what the line ends with.
- On a line of its own, it belongs to the field or item that begins next, unless it is indented deeper than
  that; then it ends the group, or stands below the value, that its indentation puts it in.
- At the top, before a blank line, it belongs to the file.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from paper_atlas.layout.node import Node
from paper_atlas.layout.writing import MODELINE
from paper_atlas.source import KeyPath

_BETWEEN = re.compile(r"^%[^#\n]*|^---(?=\s|\Z)|(?P<comment>#[^\n]*)|(?P<dash>-)", re.MULTILINE)
_BESIDE_BLOCK_SIGN = re.compile(r"[^\n]*?[ \t](#[^\n]*)")
_BLANK_LINE = re.compile(r"^[ \t]*\n", re.MULTILINE)
_NOTHING_BUT_DASHES = re.compile(r"[-? \t]*\Z")


@dataclass(frozen=True)
class Stop:
    """A place where something written begins or ends, in characters from the beginning of the file."""

    start: int
    end: int
    path: KeyPath
    """What it belongs to; of a field's name, the field."""
    kind: str
    """key, word (a key in braces), scalar, block, open or close (of brackets)."""
    begun: tuple[KeyPath, ...] = ()
    """Items whose dashes stand before it."""


@dataclass(frozen=True)
class _Comment:
    start: int
    text: str
    column: int
    before: str
    """What stands before it on its line."""

    @property
    def has_own_line(self) -> bool:
        return self.before.strip(" \t") in ("", "---")


@dataclass
class _Gap:
    """What stands between two stops."""

    before: Stop | None
    after: Stop | None
    comments: list[_Comment] = field(default_factory=list)
    dashes: list[int] = field(default_factory=list)


def attach(text: str, stops: Sequence[Stop], nodes: Mapping[KeyPath, Node]) -> str | None:
    """Give each comment of a file to its node.

    Returns:
        The line by which editors find the schema, where the file begins with one.
    """
    first, *others = _gaps(text, stops)
    modelines = [one for one in first.comments if one.text.startswith(MODELINE)]
    first.comments = [one for one in first.comments if one not in modelines]
    header = _header(text, first)
    nodes[()].above += [one.text for one in header]
    first.comments = first.comments[len(header) :]
    placing = _Placing(text, nodes)
    for gap in (first, *others):
        placing.place(gap)
    return modelines[0].text if modelines else None


def _gaps(text: str, stops: Sequence[Stop]) -> Iterator[_Gap]:
    lines = [0, *(found.end() for found in re.finditer("\n", text))]
    for before, after in zip((None, *stops), (*stops, None), strict=True):
        gap = _Gap(before, after)
        if before and before.kind == "block" and (found := _BESIDE_BLOCK_SIGN.match(text, before.start)):
            gap.comments.append(_comment(text, found.start(1), found[1], lines))
        start, end = before.end if before else 0, after.start if after else len(text)
        for found in _BETWEEN.finditer(text, start, end):
            if found["comment"]:
                gap.comments.append(_comment(text, found.start(), found[0], lines))
            elif found["dash"]:
                gap.dashes.append(found.start())
        yield gap


def _comment(text: str, start: int, comment: str, lines: Sequence[int]) -> _Comment:
    line = lines[bisect.bisect_right(lines, start) - 1]
    return _Comment(start, comment.rstrip(" \t"), start - line, text[line:start])


def _header(text: str, first: _Gap) -> list[_Comment]:
    """Comments at the top that a blank line sets apart."""
    start = first.after.start if first.after else len(text)
    blank = max((found.start() for found in _BLANK_LINE.finditer(text, 0, start)), default=0)
    return [one for one in first.comments if one.start < blank]


class _Placing:
    """A walk over the gaps that knows which field or item began last, and how far each is indented."""

    def __init__(self, text: str, nodes: Mapping[KeyPath, Node]) -> None:
        self._text, self._nodes = text, nodes
        self._columns: dict[KeyPath, int] = {}
        self._latest: KeyPath = ()
        self._brackets = 0

    def place(self, gap: _Gap) -> None:
        """Give the comments of a gap to their nodes."""
        self._brackets += {"open": 1, "close": -1}.get(gap.before.kind, 0) if gap.before else 0
        begun = list(zip(gap.dashes, gap.after.begun if gap.after else (), strict=False))
        for comment in gap.comments:
            while begun and begun[0][0] < comment.start:
                self._begin(*begun.pop(0))
            self._place(comment, gap, begun)
        for one in begun:
            self._begin(*one)
        if gap.after and gap.after.kind == "key":
            self._begin(gap.after.start, gap.after.path)

    def _begin(self, start: int, path: KeyPath) -> None:
        self._columns[path] = self._column(start)
        self._latest = path

    def _column(self, start: int) -> int:
        return start - (self._text.rfind("\n", 0, start) + 1)

    def _place(self, comment: _Comment, gap: _Gap, begun: list[tuple[int, KeyPath]]) -> None:
        if gap.before and self._ends_line_of(gap.before, comment):
            self._nodes[gap.before.path].beside.append(comment.text)
        elif gap.after and not begun and (self._brackets or gap.after.kind != "key"):
            node = self._nodes[gap.after.path]
            (node.below if gap.after.kind == "close" else node.above).append(comment.text)
        elif following := self._following(comment, gap, begun):
            self._nodes[following].above.append(comment.text)
        else:
            self._nodes[self._around(comment.column)].below.append(comment.text)

    def _ends_line_of(self, stop: Stop, comment: _Comment) -> bool:
        if comment.has_own_line:
            return False
        between = self._text[stop.start : comment.start]
        return not _NOTHING_BUT_DASHES.match(comment.before) or not between.strip(" \t")

    def _following(self, comment: _Comment, gap: _Gap, begun: list[tuple[int, KeyPath]]) -> KeyPath | None:
        """The field or item that begins next, where it is not indented less than the comment."""
        if begun:
            start, path = begun[0]
        elif gap.after:
            start, path = gap.after.start, gap.after.path
        else:
            return None
        follows_dash = not comment.has_own_line
        return path if follows_dash or comment.column <= self._column(start) else None

    def _around(self, column: int) -> KeyPath:
        """The latest field or item that is indented less."""
        path = self._latest
        while path and self._columns.get(path, column) >= column:
            path = path[:-1]
        return path
