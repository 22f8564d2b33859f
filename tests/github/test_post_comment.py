from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from paper_atlas.review.comment import MARK
from paper_atlas.review.report import MAX_BYTES, Change, Finding, Report, row, written
from tests.github.conftest import HEAD, Done, Step
from tests.github.hub import BOT, REPOSITORY, TOKEN, Hub, zipped
from tests.github.runner import obeyed
from tests.review.hostile import TEXTS, harm

RUN = "https://forge.example/someone/atlas/actions/runs/9"
LINKS = frozenset({RUN, f"{RUN}/artifacts/77"})
REPORT = Report(
    pull_request=7,
    head=HEAD,
    changes=(Change(kind="new", path="papers/a.yml", id="a", title="A", rows=(row("title", None, "A"),)),),
)


def event(**fields: Any) -> Any:
    run = {
        "id": 9,
        "head_sha": HEAD,
        "head_branch": "$(id)\n::error::x",
        "html_url": RUN,
        "event": "pull_request",
    }
    return {"workflow_run": {**run, **fields}}


def pull(**fields: Any) -> Any:
    base = {"repo": {"full_name": REPOSITORY}}
    return {"state": "open", "head": {"sha": HEAD}, "base": base, **fields}


@pytest.fixture
def post(step: Step, hub: Hub) -> Any:
    """Run the step after a review that left some bytes."""

    def run(archive: bytes | None = None, **fields: Any) -> Done:
        hub.pulls.setdefault(7, pull())
        hub.artifacts[:] = [one for one in hub.artifacts if one["name"] != "report"]
        hub.keep("report", zipped(report__json=written(REPORT)) if archive is None else archive)
        return step("post_comment", event=event(**fields), **hub.environment)

    return run


def report(**fields: Any) -> bytes:
    return zipped(report__json=written(REPORT.model_copy(update=fields)))


def test_the_report_becomes_one_comment(post: Any, hub: Hub) -> None:
    hub.keep("preview", b"", number=77)
    done = post()

    assert (done.returncode, done.stdout, done.stderr) == (0, "The comment is written.\n", "")
    (comment,) = hub.comments
    assert comment["body"].startswith(MARK)
    assert "| title | A |" in comment["body"]
    assert f"[Built site]({RUN}/artifacts/77)" in comment["body"]
    assert harm(comment["body"], LINKS) == []


def test_a_later_report_changes_the_comment_that_is_there(post: Any, hub: Hub) -> None:
    hub.comments += [{"id": n, "user": {"login": "somebody"}, "body": f"comment {n}"} for n in range(150)]
    assert post().stdout == "The comment is written.\n"
    assert post(report(changes=())).stdout == "The comment is brought up to date.\n"

    assert len(hub.comments) == 151
    assert "No record is changed" in hub.comments[-1]["body"]
    assert [method for method, _ in hub.written] == ["POST", "PATCH"]


def test_a_comment_of_somebody_else_with_our_mark_is_left_alone(post: Any, hub: Hub) -> None:
    other = f"{MARK}\nclick here"
    hub.comments += [
        {"id": 1, "user": {"login": "somebody"}, "body": other},
        {"id": 2, "user": None, "body": other},
        {"id": 3, "user": BOT, "body": None},
    ]
    post()

    assert [one["body"] for one in hub.comments[:3]] == [other, other, None]
    assert len(hub.comments) == 4


def test_a_pull_request_without_records_gets_no_comment(post: Any, hub: Hub) -> None:
    done = post(report(changes=()))

    assert (done.returncode, done.stdout) == (0, "No record is changed: nothing to say.\n")
    assert hub.written == []


def test_problems_alone_are_worth_a_comment(post: Any, hub: Hub) -> None:
    problem = Finding(path="vocabulary/units.yml", line=1, column=1, message="no")
    post(report(changes=(), problems=(problem,)))

    assert "**the check finds 1 problem**" in hub.comments[0]["body"]


def test_a_run_without_a_report_has_nothing_to_say(step: Step, hub: Hub) -> None:
    hub.keep("report", b"", run=8)
    done = step("post_comment", event=event(), **hub.environment)

    assert (done.returncode, done.stdout) == (0, "The run left no report: nothing to say.\n")


def test_of_several_attempts_the_last_report_counts(step: Step, hub: Hub) -> None:
    hub.pulls[7] = pull()
    hub.keep("report", zipped(report__json=b"{}"), number=2)
    hub.keep("report", report(), number=3)
    hub.keep("report", zipped(report__json=b"{}"), number=1)

    assert step("post_comment", event=event(), **hub.environment).stdout == "The comment is written.\n"


@pytest.mark.parametrize(
    ("said", "because"),
    [
        ({"head": {"sha": "f" * 40}}, "the pull request has gone on, or is another one"),
        ({"state": "closed"}, "the pull request is closed"),
        ({"base": {"repo": {"full_name": "other/atlas"}}}, "the pull request is for another repository"),
    ],
)
def test_the_pull_request_must_be_the_one_that_the_run_was_for(
    post: Any, hub: Hub, said: Any, because: str
) -> None:
    hub.pulls[7] = pull(**said)
    done = post()

    assert (done.returncode, done.stdout) == (0, f"No comment: {because}.\n")
    assert hub.written == []


def test_a_report_cannot_speak_for_another_commit_or_pull_request(post: Any, hub: Hub) -> None:
    hub.pulls[8] = pull(head={"sha": "e" * 40})

    assert (
        post(report(head="e" * 40)).stdout == "No comment: the report is about another commit than the run.\n"
    )
    assert "gone on, or is another one" in post(report(pull_request=8)).stdout
    assert post(report(pull_request=404)).returncode == 1
    assert hub.written == []


def bomb() -> bytes:
    return zipped(report__json=b" " * 40_000_000)


def linked() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        entry = zipfile.ZipInfo("report.json")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return content.getvalue()


def broken() -> bytes:
    whole = zipped(report__json=written(REPORT))
    return whole[:60] + b"\0\0\0\0" + whole[64:]


@pytest.mark.parametrize(
    "archive",
    [
        b"",
        b"not an archive",
        zipped(report__json=b""),
        zipped(report__json=b"[" * 100_000),
        zipped(report__json=b'{"##[add-mask]x": "::error::y"}'),
        zipped(report__json=b" " * (MAX_BYTES + 1)),
        bomb(),
        linked(),
        broken(),
        zipped(**{"../report.json": b"{}"}),
        zipped(**{"/etc/report.json": b"{}"}),
        zipped(report__json=b"{}", evil__py=b"print(1)"),
        zipped(github_api__py=b"raise SystemExit('pwned')"),
        zipped(),
        b"\0" * 5_000_001,
    ],
)
def test_an_archive_that_is_no_report_is_refused_without_a_comment(
    post: Any, hub: Hub, archive: bytes
) -> None:
    done = post(archive)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("No comment: ")
    assert done.stderr.count("\n") == 1
    assert obeyed(done.stderr) == []
    assert hub.written == []


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_texts_in_a_made_up_report_are_shown_as_text(post: Any, hub: Hub, text: str) -> None:
    said = TEXTS[text][:400].encode("utf-8", "backslashreplace").decode()
    change = Change(
        kind="renamed",
        path=said,
        former=said,
        id=said,
        title=said,
        address="lost",
        rows=(row(said, said, said),),
    )
    problem = Finding(path=said, line=1, column=1, message=said)
    done = post(report(changes=(change,), problems=(problem,)))

    assert (done.returncode, done.stderr, obeyed(done.stdout)) == (0, "", [])
    assert harm(hub.comments[0]["body"], LINKS) == []
    assert len(hub.comments[0]["body"]) < 65_536


def test_the_largest_report_makes_a_comment_that_github_takes(post: Any, hub: Hub) -> None:
    rows = tuple(row(f"{n}", "*" * 2000, "<" * 2000) for n in range(20))
    changes = tuple(Change(kind="edited", path=f"p{n}", id=f"{n}", rows=rows) for n in range(200))
    post(report(changes=changes))

    assert len(hub.comments[0]["body"].encode()) < 65_536


def test_the_token_is_shown_to_github_alone(post: Any, hub: Hub) -> None:
    post()

    elsewhere = [one for one in hub.asked if one.path.startswith("/elsewhere/")]
    assert [one.authorization for one in elsewhere] == [None]
    assert {one.authorization for one in hub.asked if one not in elsewhere} == {f"Bearer {TOKEN}"}


def test_a_passing_fault_is_asked_again_and_a_comment_never_written_twice(post: Any, hub: Hub) -> None:
    hub.failures = [("GET", 502), ("GET", 503)]
    assert post().stdout == "The comment is written.\n"

    hub.comments.clear()
    hub.failures = [("POST", 502)]
    done = post()
    assert (done.returncode, hub.comments) == (1, [])
    assert done.stderr == f"No comment: GitHub answered 502 to POST /repos/{REPOSITORY}/issues/7/comments.\n"


def test_what_github_refuses_is_said_without_its_words(post: Any, hub: Hub) -> None:
    hub.failures = [("POST", 403)]
    done = post()

    assert done.returncode == 1
    assert obeyed(done.stdout + done.stderr) == []
    assert "answered 403" in done.stderr
