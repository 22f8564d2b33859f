from __future__ import annotations

import json

import pytest

from paper_atlas.review.report import (
    MAX_BYTES,
    MOST_CHANGES,
    MOST_PROBLEMS,
    Change,
    Finding,
    NotAReport,
    Report,
    read_report,
    row,
    written,
)

HEAD = "0123456789abcdef0123456789abcdef01234567"
SOUND = Report(
    pull_request=7,
    head=HEAD,
    changes=(
        Change(kind="new", path="papers/a.yml", id="a", rows=(row("title", None, "A"),), address="new"),
    ),
    problems=(Finding(path="papers/a.yml", line=3, column=1, message="no"),),
)


def changed(**fields: object) -> bytes:
    return json.dumps({**SOUND.model_dump(mode="json"), **fields}).encode()


def test_what_is_written_is_what_is_read() -> None:
    assert read_report(written(SOUND)) == SOUND


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"\xff\xfe",
        b"{" * 100_000,
        b"[" * 100_000,
        changed(head="main"),
        changed(head=HEAD + "\n"),
        changed(head=HEAD.upper()),
        changed(pull_request="7"),
        changed(pull_request=0),
        changed(pull_request=7.5),
        changed(pull_request=10**400),
        changed(more="x"),
        changed(changes=[{"kind": "evil", "path": "a", "id": "a"}]),
        changed(changes=[{"kind": "new", "path": "a" * 501, "id": "a"}]),
        changed(changes=[{"kind": "new", "path": "a", "id": "a", "title": "x" * 60_000}]),
        changed(changes=[{"kind": "new", "path": "a", "id": "a"}] * (MOST_CHANGES + 1)),
        changed(problems=[{"path": "a", "line": 1, "column": 1, "message": "m"}] * (MOST_PROBLEMS + 1)),
        changed(problems_left_out=-1),
        b" " * (MAX_BYTES + 1),
    ],
)
def test_anything_else_is_refused_in_our_own_words(content: bytes) -> None:
    with pytest.raises(NotAReport) as refused:
        read_report(content)

    assert str(refused.value).startswith(("this is not a report: ", "the report has more than "))


def test_what_is_wrong_is_not_repeated_into_a_log_that_is_obeyed() -> None:
    with pytest.raises(NotAReport) as refused:
        read_report(json.dumps({"##[add-mask]x\n::error::y": 1}).encode())

    assert "##[" not in str(refused.value)
    assert "::" not in str(refused.value)


def test_a_report_that_would_be_too_large_leaves_out_the_largest_tables() -> None:
    rows = tuple(row(f"claim {n}", "b" * 2000, "a" * 2000) for n in range(400))
    large = Change(kind="edited", path="papers/large.yml", id="large", rows=rows)
    report = SOUND.model_copy(update={"changes": (large, *SOUND.changes, large)})

    content = written(report)

    assert len(content) <= MAX_BYTES
    first, second, third = read_report(content).changes
    assert (first.rows, first.rows_left_out) == ((), 400)
    assert second.rows == SOUND.changes[0].rows
    assert len(third.rows) == 400


def test_problems_and_records_are_left_out_where_even_that_is_too_much() -> None:
    texts = "\U0001f600" * 500
    problems = (Finding(path=texts, line=1, column=1, message=texts * 4),) * MOST_PROBLEMS
    changes = (Change(kind="new", path=texts, id=texts, former=texts, title=texts * 4),) * MOST_CHANGES

    read = read_report(written(Report(pull_request=1, head=HEAD, changes=changes, problems=problems)))

    assert len(read.problems) + read.problems_left_out == MOST_PROBLEMS
    assert len(read.changes) + read.changes_left_out == MOST_CHANGES
    assert read.changes
