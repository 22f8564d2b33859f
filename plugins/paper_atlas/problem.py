"""A finding for a person: where it is, what is wrong, what was probably meant and how to mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

_LONGEST_SHOWN = 80


@dataclass(frozen=True)
class Problem:
    """One thing wrong at one place; sorts by file, line and column."""

    file: str
    """Path as the person gave it, with forward slashes."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    what: str
    """What is wrong, as a clause without a full stop."""
    meant: str | None = None
    """What was probably meant, as it would be written in the file."""
    fix: str | None = None
    """How to mend it, as a clause without a full stop."""
    rule: str = ""
    """Stable name of the rule, for programs."""

    def __lt__(self, other: Problem) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, int, int, str]:
        return self.file, self.line, self.column, self.what

    @property
    def message(self) -> str:
        """The finding without its place: `what; did you mean ...? fix`."""
        return worded(self.what, self.meant, self.fix)

    def __str__(self) -> str:
        return f"{printable(self.file)}:{self.line}:{self.column}: {self.message}"


class ProblemsFound(Exception):  # noqa: N818 - it is not an error of the program
    """Carries all problems of a run to whoever reports them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def worded(what: str, meant: str | None, fix: str | None) -> str:
    """A finding on one line: `what; did you mean ...? fix`."""
    advice = " ".join(part for part in (f"did you mean {meant}?" if meant else "", fix or "") if part)
    return printable(f"{what}; {advice}" if advice else what)


def shown(value: object) -> str:
    """A value from a file as it is safe and short enough to print: quoted, on one line, bounded."""
    text = printable(str(value))
    if len(text) > _LONGEST_SHOWN:
        text = text[: _LONGEST_SHOWN - 1] + "…"
    return f"'{text}'"


def printable(text: str) -> str:
    """A text with what can't be printed, or would mislead, written as escapes."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def as_text(problems: Iterable[Problem]) -> str:
    """One line a problem: `file:line:column: message`."""
    return "\n".join(str(problem) for problem in problems)


def as_rows(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """The fields of each problem and its message, for programs."""
    return [{**asdict(problem), "message": problem.message} for problem in problems]


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON list with the fields of each problem and its message."""
    return json.dumps(as_rows(problems), ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that annotate lines of a pull request.

    Source: GitHub Docs, "Workflow commands for GitHub Actions" (percent-encoding of data and properties).
    """
    return "\n".join(map(_annotation, problems))


def _annotation(problem: Problem) -> str:
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
    return f"::error {place}::{_data(problem.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
