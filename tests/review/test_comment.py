from __future__ import annotations

import pytest

from paper_atlas.review.comment import LONGEST_COMMENT, LONGEST_SUMMARY, MARK, as_comment, as_summary
from paper_atlas.review.report import Change, Finding, Report, Row, bounded, path_text, row
from tests.review.hostile import NAMES, TEXTS, harm, rendered, visible

RUN = "https://forge.example/someone/atlas/actions/runs/9"
PREVIEW = f"{RUN}/artifacts/5"
OURS = frozenset({RUN, PREVIEW})
HEAD = "0123456789abcdef0123456789abcdef01234567"


def report(*changes: Change, problems: tuple[Finding, ...] = ()) -> Report:
    return Report(pull_request=7, head=HEAD, changes=changes, problems=problems)


def comment(*changes: Change, problems: tuple[Finding, ...] = ()) -> str:
    return as_comment(report(*changes, problems=problems), RUN, PREVIEW)


def new(*rows: Row, path: str = "papers/a.yml", title: str = "A") -> Change:
    return Change(kind="new", path=path, id="a", title=title, address="new", rows=rows)


def finding(message: str, path: str = "papers/a.yml") -> Finding:
    return Finding(path=path, line=3, column=5, message=message)


def test_a_new_record_is_a_table_of_its_facts(golden) -> None:  # type: ignore[no-untyped-def]
    made = comment(
        new(row("title", None, "A"), row("run 1", None, "measured: 8 × Z100")),
        Change(
            kind="edited",
            path="papers/b.yml",
            id="b",
            title="B",
            rows=(row("claim 1: value", "1.90", "2"), row("venue", None, "X 2024")),
        ),
        Change(kind="deleted", path="papers/c.yml", id="c", title="C", address="lost"),
        problems=(finding("no task 'knit'; did you mean knitting?"),),
    )

    golden("review/comment.md", made)


def test_of_renamed_and_deleted_records_it_says_what_becomes_of_the_address() -> None:
    def said(**fields: str) -> str:
        change = Change.model_validate({"path": "papers/b.yml", "id": "b", **fields})
        return " ".join(visible(rendered(comment(change))).split())

    former = "papers/a.yml"
    assert "/papers/b/ will lead nowhere." in said(kind="deleted", address="lost")
    assert "/papers/b/ leads to another record now." in said(kind="deleted", address="leads on")
    assert "the former address leads here." in said(kind="renamed", former=former, address="leads on")
    assert "the address stays." in said(kind="renamed", former=former, address="kept")
    lost = said(kind="renamed", former=former, address="lost")
    assert "Renamed from papers/a.yml. The former address will lead nowhere: add it to formerly:." in lost


def test_an_edit_of_layout_alone_says_so_and_a_broken_record_too() -> None:
    layout = comment(Change(kind="edited", path="papers/b.yml", id="b"))
    broken = comment(Change(kind="edited", path="papers/b.yml", id="b", readable=False))

    assert "No fact differs: only layout or comments." in layout
    assert "can't be shown before its problems are mended" in broken


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_texts_are_shown_and_do_nothing_wherever_they_stand(text: str) -> None:
    cell = bounded(text).encode("utf-8", "backslashreplace").decode()
    made = comment(
        new(row(cell, None, cell), title=cell),
        Change(kind="edited", path="papers/b.yml", id="b", title=cell, rows=(row("x", cell, cell),)),
        problems=(finding(cell),),
    )

    assert harm(made, OURS) == []
    assert len(rendered(made).findall(".//details")) == 2
    assert len(rendered(made).findall(".//td")) == 5


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_are_shown_and_do_nothing(name: str) -> None:
    path = path_text(f"papers/{name}")
    renamed = Change(kind="renamed", path=path, former=path, id=path_text(name), address="lost")
    made = comment(new(path=path), renamed, problems=(finding("x", path),))

    assert harm(made, OURS) == []
    assert len(rendered(made).findall(".//details")) == 2


def test_a_comment_keeps_within_what_github_takes_whatever_it_is_about() -> None:
    wide = tuple(row(f"claim {n}", "|" * 2000, "*" * 2000) for n in range(100))
    changes = tuple(Change(kind="edited", path=f"papers/{n}.yml", id=f"{n}", rows=wide) for n in range(150))
    many = (finding("[" * 2000),) * 1000
    for problems in ((), many):
        made = comment(*changes, problems=problems)

        assert len(made.encode()) <= LONGEST_COMMENT
        assert made.startswith(MARK)
        assert "There is more" in made
        assert made.rstrip().endswith("</sub>")
        assert harm(made, OURS) == []
        assert made.count("<details") == made.count("</details>")
        assert len(as_summary(report(*changes, problems=problems)).encode()) <= LONGEST_SUMMARY


def test_one_record_of_many_facts_shows_the_first_and_counts_the_rest() -> None:
    made = comment(new(*(row(f"claim {n}", None, "x" * 1000) for n in range(1, 201))))

    shown = len(rendered(made).findall(".//tr")) - 1
    assert 10 < shown < 40
    assert f"{200 - shown} more rows are not shown here." in made


def test_the_summary_lists_every_problem_and_the_comment_the_first() -> None:
    problems = tuple(finding(f"fault number {n}") for n in range(500))
    whole = visible(rendered(as_summary(report(problems=problems))))
    short = comment(problems=problems)

    assert all(f"fault number {n}" in whole for n in range(500))
    assert short.count("fault number") == 20
    assert "… and 480 more problems." in short
    assert "the check finds 500 problems" in short


def test_many_records_are_folded_and_few_are_open() -> None:
    assert comment(new(), new()).count("<details open>") == 2
    assert comment(*[new()] * 4).count("<details open>") == 0


def test_without_records_or_problems_it_says_just_that() -> None:
    assert "No record is changed; the check finds no problems." in comment()
    assert PREVIEW not in as_comment(report(), RUN, None)
