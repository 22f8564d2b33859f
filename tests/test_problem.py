from __future__ import annotations

import json

from paper_atlas.problem import Problem, ProblemsFound, as_github, as_json, as_text, shown

UNKNOWN = Problem(
    "papers/a.yml", 3, 5, "no task 'knit'", "knitting", "a new one is one entry", "unknown-term"
)
PLAIN = Problem("papers/a.yml", 1, 1, "the file is empty")


def test_a_problem_is_one_line_with_place_finding_and_advice() -> None:
    assert str(UNKNOWN) == ("papers/a.yml:3:5: no task 'knit'; did you mean knitting? a new one is one entry")
    assert str(PLAIN) == "papers/a.yml:1:1: the file is empty"


def test_advice_may_be_a_remedy_alone() -> None:
    assert Problem("a", 1, 1, "twice", fix="remove one").message == "twice; remove one"
    assert Problem("a", 1, 1, "odd", meant="even").message == "odd; did you mean even?"


def test_problems_sort_by_file_line_and_column() -> None:
    places = [("b", 1, 1), ("a", 10, 1), ("a", 2, 10), ("a", 2, 9)]

    found = sorted(Problem(*place, what="x") for place in places)

    assert [(one.file, one.line, one.column) for one in found] == [
        ("a", 2, 9), ("a", 2, 10), ("a", 10, 1), ("b", 1, 1)
    ]  # fmt: skip


def test_an_exception_carries_all_problems_in_order() -> None:
    found = ProblemsFound([UNKNOWN, PLAIN])

    assert found.problems == (PLAIN, UNKNOWN)
    assert str(found).splitlines() == [str(PLAIN), str(UNKNOWN)]


def test_what_cannot_be_printed_is_shown_as_an_escape() -> None:
    assert shown("a\nb\x1b[31m\u202e\ud800") == r"'a\nb\x1b[31m\u202e\ud800'"
    assert str(Problem("a\n.yml", 1, 1, "x\x07")) == r"a\n.yml:1:1: x\x07"


def test_what_is_shown_of_a_value_is_short() -> None:
    assert shown("李" * 80) == f"'{'李' * 80}'"
    assert shown("李" * 1000) == f"'{'李' * 79}…'"


def test_json_has_the_fields_and_the_message() -> None:
    rows = json.loads(as_json([UNKNOWN, PLAIN]))

    assert rows[0] == {
        "file": "papers/a.yml",
        "line": 3,
        "column": 5,
        "what": "no task 'knit'",
        "meant": "knitting",
        "fix": "a new one is one entry",
        "rule": "unknown-term",
        "message": UNKNOWN.message,
    }
    assert rows[1]["meant"] is None
    assert json.loads(as_json([])) == []


def test_text_is_one_line_a_problem() -> None:
    assert as_text([PLAIN, UNKNOWN]) == f"{PLAIN}\n{UNKNOWN}"


def test_github_gets_a_workflow_command_that_values_cannot_break() -> None:
    assert as_github([PLAIN]) == "::error file=papers/a.yml,line=1,col=1::the file is empty"
    odd = Problem("papers/a,b:c%.yml", 1, 2, "50% :: ::error::x\ny")
    assert as_github([odd]) == (r"::error file=papers/a%2Cb%3Ac%25.yml,line=1,col=2::50%25 :: ::error::x\ny")
