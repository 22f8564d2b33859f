from __future__ import annotations

import json
from pathlib import Path

import pytest

from paper_atlas.review.report import Report, read_report
from tests import tiny
from tests.github.conftest import HEAD, Done, Step
from tests.github.runner import Command, obeyed
from tests.review.hostile import NAMES, TEXTS, harm, rendered
from tests.review.repositories import Atlas

EVENT = {"pull_request": {"number": 7, "head": {"sha": HEAD, "ref": "$(id)`id`\n::error::x"}}}


class Run:
    """The step in a repository, with what it leaves."""

    def __init__(self, step: Step, atlas: Atlas, base: str = "HEAD^1") -> None:
        summary, report = atlas.folder.parent / "summary.md", atlas.folder.parent / "report.json"
        atlas.commit()
        self.done: Done = step(
            "check_changed",
            base,
            str(report),
            event=EVENT,
            folder=atlas.folder,
            GITHUB_STEP_SUMMARY=str(summary),
        )
        self.commands: list[Command] = obeyed(self.done.stdout + "\n" + self.done.stderr)
        self.summary = summary.read_text("utf-8") if summary.exists() else ""
        self.report: Report | None = read_report(report.read_bytes()) if report.exists() else None


def test_sound_records_leave_a_report_and_no_annotation(step: Step, atlas: Atlas) -> None:
    atlas.edit("folding-tiles", "value: 1.90", "value: 1.91")
    run = Run(step, atlas)

    assert (run.done.returncode, run.done.stdout, run.done.stderr) == (0, "", "")
    assert run.report is not None
    assert (run.report.pull_request, run.report.head) == (7, HEAD)
    assert [change.id for change in run.report.changes] == ["folding-tiles"]
    assert "1 edited; the check finds no problems." in run.summary


def test_a_problem_is_annotated_at_its_line_and_the_report_written_all_the_same(
    step: Step, atlas: Atlas
) -> None:
    atlas.edit("silent-bits", "[shrinking]", "[shrinkin]")
    run = Run(step, atlas)

    assert run.done.returncode == 1
    (command,) = run.commands
    assert (command.name, command.properties) == (
        "error", {"file": "papers/silent-bits.yml", "line": "12", "col": "14"},
    )  # fmt: skip
    assert command.data.startswith("no technique 'shrinkin' in the vocabulary; did you mean shrinking?")
    assert run.report is not None
    assert run.report.problem_count == 1
    assert "shrinkin" in run.summary


def test_the_first_ten_annotations_are_in_changed_files_and_the_summary_has_all(
    step: Step, atlas: Atlas
) -> None:
    for key in ("any-large-card", "folding-tiles"):
        atlas.edit(key, "source: ", "sauce: ")
    atlas.commit()
    atlas.write({f"z-{n}.yml": "title: x\n" for n in range(30)})
    run = Run(step, atlas)

    assert all(command.properties["file"].startswith("papers/z-") for command in run.commands[:10])
    assert run.report is not None
    assert len(run.commands) == run.report.problem_count
    assert run.summary.count("papers/folding-tiles.yml:") >= 8
    assert run.summary.count("papers/z-") >= 200


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_texts_command_nothing_and_are_shown_as_text(step: Step, atlas: Atlas, text: str) -> None:
    # Characters that no record may hold stand in YAML's escapes.
    quoted = json.dumps(text)
    record = tiny.text("silent-bits").replace("title: Silent Bits", f"title: {quoted}")
    record = record.replace("[shrinking]", f"[shrinking, {quoted}]").replace(
        "what: leave", f"{quoted}: leave"
    )
    atlas.write({"silent-bits.yml": record})
    run = Run(step, atlas)

    assert run.done.returncode == 1
    assert run.report is not None
    assert {(one.name, one.properties["file"]) for one in run.commands} == {
        ("error", "papers/silent-bits.yml")
    }
    assert len(run.commands) == run.report.problem_count
    assert "Traceback" not in run.done.stderr
    assert harm(run.summary) == []


@pytest.mark.parametrize("text", ["commands", "mentions", "references", "html", "formula", "issue links"])
def test_hostile_words_in_a_sound_record_are_facts_and_no_more(step: Step, atlas: Atlas, text: str) -> None:
    said = json.dumps(" ".join(TEXTS[text].split()))
    atlas.edit("silent-bits", "title: Silent Bits", f"title: {said}")
    atlas.edit("silent-bits", "what: leave out bits", f"what: {said}")
    run = Run(step, atlas)

    assert (run.done.returncode, run.done.stdout, run.done.stderr) == (0, "", "")
    assert harm(run.summary) == []
    assert len(rendered(run.summary).findall(".//tr")) == 3


def test_hostile_names_command_nothing_and_are_annotated_as_they_are(step: Step, atlas: Atlas) -> None:
    for name in NAMES:
        (atlas.folder / "papers" / name).write_text("title: x\n")
    run = Run(step, atlas)

    assert run.done.returncode == 1
    assert {command.name for command in run.commands} == {"error"}
    named = {command.properties["file"] for command in run.commands}
    expected = {f"papers/{name}".encode("utf-8", "backslashreplace").decode() for name in NAMES}
    assert expected <= named
    assert not (atlas.folder / "pwned").exists()
    assert harm(run.summary) == []
    assert len(rendered(run.summary).findall(".//details")) == len(NAMES)


def test_a_link_out_of_the_repository_is_named_and_not_followed(
    step: Step, atlas: Atlas, tmp_path: Path
) -> None:
    (tmp_path / "secret.yml").write_text("title: top secret\n", "utf-8")
    (atlas.folder / "papers/linked.yml").symlink_to(tmp_path / "secret.yml")
    (atlas.folder / "papers/up").symlink_to(tmp_path)
    run = Run(step, atlas)

    assert run.done.returncode == 1
    assert "this is a symbolic link" in run.done.stdout
    assert "top secret" not in run.done.stdout + run.summary


def test_thousands_of_records_keep_within_what_github_takes(step: Step, atlas: Atlas) -> None:
    atlas.write({f"made-up-{n}.yml": f"title: '{'|' * 300}'\n" for n in range(2000)})
    run = Run(step, atlas)

    assert run.done.returncode == 1
    assert len(run.summary.encode()) < 1_000_000
    assert run.report is not None
    assert len(run.report.changes) + run.report.changes_left_out == 2000


def test_a_pull_request_without_records_has_nothing_to_say(step: Step, atlas: Atlas) -> None:
    (atlas.folder / "README.md").write_text("x")
    run = Run(step, atlas)

    assert run.done.returncode == 0
    assert run.report is not None
    assert run.report.changes == ()


def test_a_base_that_was_not_fetched_is_said_in_a_sentence(step: Step, atlas: Atlas) -> None:
    run = Run(step, atlas, "HEAD^9")

    assert run.done.returncode == 1
    assert run.done.stderr == "The commits can't be compared. Was the base fetched (fetch-depth: 2)?\n"
    assert run.report is None
