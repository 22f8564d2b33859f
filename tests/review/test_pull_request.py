from __future__ import annotations

from pathlib import Path

import pytest

from paper_atlas.catalog import open_folders
from paper_atlas.review.changes import Repository
from paper_atlas.review.pull_request import Proposal
from paper_atlas.review.report import MOST_CHANGES, Change, Report, read_report, written
from tests import tiny
from tests.review.hostile import NAMES
from tests.review.repositories import Atlas

HEAD = "0" * 40


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return Atlas.at(tmp_path / "atlas")


def proposal(atlas: Atlas) -> Proposal:
    atlas.commit()
    repository = Repository.of(atlas.folder, "main~")
    opened = open_folders(atlas.folder / "papers", atlas.folder / "vocabulary", atlas.folder)
    return Proposal(repository, opened, repository.changed("papers"))


def report(atlas: Atlas) -> Report:
    return proposal(atlas).report(7, HEAD)


def only(atlas: Atlas) -> Change:
    (change,) = report(atlas).changes
    return change


def test_a_new_record_comes_with_all_its_facts(atlas: Atlas) -> None:
    (atlas.folder / "papers/silent-bits.yml").unlink()
    atlas.commit()
    atlas.write({"silent-bits.yml": tiny.text("silent-bits")})
    change = only(atlas)

    assert (change.kind, change.path, change.title, change.address) == (
        "new", "papers/silent-bits.yml", "Silent Bits", "new",
    )  # fmt: skip
    assert [(row.label, row.before) for row in change.rows][:2] == [("title", None), ("authors", None)]


def test_an_edited_record_comes_with_what_differs(atlas: Atlas) -> None:
    atlas.edit("folding-tiles", "value: 1.90", "value: 1.91")
    change = only(atlas)

    assert (change.kind, change.address) == ("edited", "kept")
    assert [(row.label, row.before, row.after) for row in change.rows] == [("claim 1: value", "1.90", "1.91")]


def test_a_deleted_record_loses_its_address(atlas: Atlas) -> None:
    (atlas.folder / "papers/silent-bits.yml").unlink()
    change = only(atlas)

    assert (change.kind, change.title, change.address, change.rows) == ("deleted", "Silent Bits", "lost", ())


def test_a_deleted_record_whose_address_another_one_takes_over_leads_on(atlas: Atlas) -> None:
    (atlas.folder / "papers/silent-bits.yml").unlink()
    atlas.edit("storm-on-a-pod", "formerly: [", "formerly: [silent-bits, ")
    found = {change.id: change for change in report(atlas).changes}

    assert found["silent-bits"].address == "leads on"
    assert found["storm-on-a-pod"].kind == "edited"


def test_a_renamed_record_is_compared_with_what_it_was(atlas: Atlas) -> None:
    text = tiny.text("silent-bits").replace("published: 2022", "published: 2023")
    (atlas.folder / "papers/silent-bits.yml").unlink()
    atlas.write({"quiet-bits.yml": text})
    change = only(atlas)
    assert (change.kind, change.former, change.address) == ("renamed", "papers/silent-bits.yml", "lost")
    assert [row.label for row in change.rows] == ["published"]

    atlas.git("reset", "-q", "--hard", "HEAD~")
    (atlas.folder / "papers/silent-bits.yml").unlink()
    atlas.write({"quiet-bits.yml": f"{text}formerly: [silent-bits]\n"})
    change = only(atlas)
    assert change.address == "leads on"
    assert [row.label for row in change.rows] == ["published", "formerly"]


def test_a_record_written_anew_under_another_name_is_renamed_by_what_it_says(atlas: Atlas) -> None:
    (atlas.folder / "papers/silent-bits.yml").unlink()
    atlas.write(
        {
            "quiet.yml": tiny.text("folding-tiles").replace("Folding Tiles", "Quiet")
            + "formerly: [silent-bits]\n"
        }
    )
    change = only(atlas)

    assert (change.kind, change.former, change.id) == ("renamed", "papers/silent-bits.yml", "quiet")


def test_a_record_moved_into_a_folder_keeps_its_address(atlas: Atlas) -> None:
    (atlas.folder / "papers/2022").mkdir()
    (atlas.folder / "papers/silent-bits.yml").rename(atlas.folder / "papers/2022/silent-bits.yml")
    change = only(atlas)

    assert (change.kind, change.address, change.rows) == ("renamed", "kept", ())


def test_a_record_that_cannot_be_understood_shows_nothing_but_its_problems(atlas: Atlas) -> None:
    atlas.write({"silent-bits.yml": "title: [\n"})
    made = report(atlas)

    assert (made.changes[0].readable, made.changes[0].rows) == (False, ())
    assert [finding.path for finding in made.problems] == ["papers/silent-bits.yml"]


def test_a_record_with_unknown_names_shows_its_facts_all_the_same(atlas: Atlas) -> None:
    atlas.edit("silent-bits", "[shrinking]", "[shrinkin]")
    made = report(atlas)

    assert [row.after for row in made.changes[0].rows] == ["shrinkin (not in the vocabulary)"]
    assert made.problem_count == 1


def test_problems_in_changed_files_come_first(atlas: Atlas) -> None:
    atlas.edit("any-large-card", "title:", "titel:")
    atlas.commit()
    atlas.edit("storm-on-a-pod", "unit: TFLOP/s", "unit: TFLOPs")
    atlas.commit()
    atlas.edit("storm-on-a-pod", "metric: latency", "metric: lateness")

    files = [problem.file for problem in proposal(atlas).problems]

    assert files == ["papers/storm-on-a-pod.yml"] * 2 + ["papers/any-large-card.yml"]


def test_a_problem_that_a_deletion_makes_elsewhere_is_told(atlas: Atlas) -> None:
    (atlas.folder / "papers/shrunk-twice.yml").unlink()

    assert "papers/storm-on-a-pod.yml" in {finding.path for finding in report(atlas).problems}


def test_a_link_in_place_of_a_record_is_not_followed(atlas: Atlas) -> None:
    secret = atlas.folder.parent / "secret.yml"
    secret.write_text(tiny.text("silent-bits").replace("Silent Bits", "Secret"), "utf-8")
    file = atlas.folder / "papers/silent-bits.yml"
    file.unlink()
    file.symlink_to(secret)
    made = report(atlas)

    assert not made.changes[0].readable
    assert "Secret" not in made.model_dump_json()
    assert [finding.message for finding in made.problems][:1] == [
        "this is a symbolic link; put the file itself here"
    ]


def test_names_of_any_kind_make_a_report_that_can_be_handed_over(atlas: Atlas) -> None:
    for name in NAMES:
        (atlas.folder / "papers" / name).write_text("title: x\n")
    made = report(atlas)

    assert len(made.changes) == len(NAMES)
    assert {change.kind for change in made.changes} == {"new"}
    assert read_report(written(made)) == made


def test_of_thousands_of_records_some_are_described_and_all_are_counted(atlas: Atlas) -> None:
    atlas.write({f"made-up-{n}.yml": f"title: {n}\n" for n in range(2000)})
    made = report(atlas)

    assert len(made.changes) == MOST_CHANGES
    assert made.changes_left_out == 2000 - MOST_CHANGES
    assert made.problem_count >= 2000
    assert read_report(written(made)).problem_count == made.problem_count
