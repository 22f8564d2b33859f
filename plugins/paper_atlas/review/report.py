"""What the review of a pull request found, as one workflow hands it to another.

The first may write nothing and runs what the pull request brings along; the second may write. So what it gets
may be made up: it is read as data, with bounds on everything, and shown by `comment` from scratch.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from paper_atlas.problem import Problem
from paper_atlas.review.changes import Kind
from paper_atlas.review.difference import differences
from paper_atlas.review.facts import Fact
from paper_atlas.review.markdown import cut

MAX_BYTES = 2_000_000
MOST_CHANGES = 200
"""Records that are described; of more, only their number is told."""
MOST_PROBLEMS = 1_000
MOST_ROWS = 1_000

_TEXT, _PATH = 2_000, 500
Text = Annotated[str, Field(max_length=_TEXT)]
FilePath = Annotated[str, Field(max_length=_PATH)]
Number = Annotated[int, Field(ge=0, le=10_000_000)]
Standing = Literal["new", "kept", "leads on", "lost"]
"""What becomes of a record's address; `leads on` where another one took it over by `formerly`."""


class NotAReport(Exception):  # noqa: N818 - says what it is
    """What was handed over is no report; the text says why."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Row(_Part):
    """One fact, or one difference."""

    label: Text
    before: Text | None = None
    after: Text | None = None


class Change(_Part):
    """One record that the pull request adds, edits, renames or deletes."""

    kind: Kind
    path: FilePath
    former: FilePath | None = None
    """Where it was before a renaming."""
    id: FilePath
    """The identifier that its address is made of."""
    title: Text = ""
    address: Standing = "kept"
    readable: bool = True
    """False where the record can't be understood, so that there is nothing to show of it."""
    rows: Annotated[tuple[Row, ...], Field(max_length=MOST_ROWS)] = ()
    rows_left_out: Number = 0


class Finding(_Part):
    """A problem with its place."""

    path: FilePath
    line: Number
    column: Number
    message: Text

    @classmethod
    def of(cls, problem: Problem) -> Finding:
        """A problem, shortened where it must be."""
        return cls(
            path=path_text(problem.file),
            line=problem.line,
            column=problem.column,
            message=bounded(problem.message),
        )


class Report(_Part):
    """All that is told of one state of one pull request."""

    pull_request: Annotated[int, Field(ge=1, le=1_000_000_000)]
    head: Annotated[str, Field(pattern=r"^[0-9a-f]{40}$")]
    """The commit that was looked at."""
    changes: Annotated[tuple[Change, ...], Field(max_length=MOST_CHANGES)] = ()
    changes_left_out: Number = 0
    problems: Annotated[tuple[Finding, ...], Field(max_length=MOST_PROBLEMS)] = ()
    problems_left_out: Number = 0

    @property
    def problem_count(self) -> int:
        """How many problems there are."""
        return len(self.problems) + self.problems_left_out


def bounded(text: str) -> str:
    """A text, shortened where it must be."""
    return cut(text, _TEXT)


def row(label: str, before: str | None, after: str | None) -> Row:
    """A row, its texts shortened where they must be."""
    was, now = (None if text is None else bounded(text) for text in (before, after))
    return Row(label=bounded(label), before=was, after=now)


def rows(before: Sequence[Fact], after: Sequence[Fact]) -> list[Row]:
    """What differs between two versions of a record; without a first one, all that the second says."""
    if not before:
        return [row(fact.label, None, fact.text) for fact in after]
    return [row(each.label, each.before, each.after) for each in differences(before, after)]


def path_text(path: str) -> str:
    """A path of any bytes as text that can be written down, shortened where it must be."""
    return cut(path.encode("utf-8", "backslashreplace").decode("utf-8"), _PATH)


def read_report(content: bytes) -> Report:
    """Read a report that somebody else wrote.

    Raises:
        NotAReport: it is too large or not of this shape.
    """
    if len(content) > MAX_BYTES:
        raise NotAReport(f"the report has more than {MAX_BYTES:,} bytes")
    try:
        return Report.model_validate_json(content)
    except ValidationError as error:
        # What is wrong where is not told: it would print what somebody else wrote into a log that is obeyed.
        raise NotAReport(f"this is not a report: {error.error_count():,} faults") from None


def written(report: Report) -> bytes:
    """A report as it is handed over, with as much left out as makes it small enough."""
    while (excess := len(content := report.model_dump_json().encode("utf-8")) - MAX_BYTES) > 0:
        report = _smaller(report, excess)
    return content


def _smaller(report: Report, excess: int) -> Report:
    """Without the largest tables; where there are none, with half of the problems; else of the records."""
    changes, problems = list(report.changes), report.problems
    if any(change.rows for change in changes):
        sizes = {index: _size(change) for index, change in enumerate(changes) if change.rows}
        for index in sorted(sizes, key=lambda index: -sizes[index]):
            if excess <= 0:
                break
            short = _without_rows(changes[index])
            excess -= sizes[index] - _size(short)
            changes[index] = short
        return report.model_copy(update={"changes": tuple(changes)})
    name = "problems" if problems else "changes"
    every = problems or changes
    left = getattr(report, f"{name}_left_out") + len(every) - len(every) // 2
    return report.model_copy(update={name: tuple(every[: len(every) // 2]), f"{name}_left_out": left})


def _size(change: Change) -> int:
    return len(change.model_dump_json().encode("utf-8"))


def _without_rows(change: Change) -> Change:
    return change.model_copy(update={"rows": (), "rows_left_out": change.rows_left_out + len(change.rows)})
