from __future__ import annotations

from pathlib import Path

import pytest

from paper_atlas.collection import files_in, read_records
from tests import tiny


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("", encoding="utf-8")


def test_files_of_all_folders_are_found_in_the_order_of_their_paths(tmp_path: Path) -> None:
    touch(tmp_path, "b.yml", "a.yml", "2024/c.yml", "2023/d.yml", "2023/deep/e.yml", "notes.txt")

    assert [path.relative_to(tmp_path).as_posix() for path in files_in(tmp_path)] == [
        "2023/d.yml", "2023/deep/e.yml", "2024/c.yml", "a.yml", "b.yml", "notes.txt"
    ]  # fmt: skip


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    touch(tmp_path, ".hidden.yml", ".git/a.yml", "a.yml")
    (tmp_path / ".link").symlink_to(tmp_path)

    assert files_in(tmp_path) == [tmp_path / "a.yml"]


def test_links_to_folders_are_named_but_not_entered(tmp_path: Path) -> None:
    touch(tmp_path, "outside/a.yml", "papers/b.yml")
    (tmp_path / "papers/linked").symlink_to(tmp_path / "outside")

    assert files_in(tmp_path / "papers") == [tmp_path / "papers/b.yml", tmp_path / "papers/linked"]


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert files_in(tmp_path / "papers") == []


def test_a_record_has_the_name_of_its_file(tmp_path: Path) -> None:
    papers = tiny.copied(tmp_path)

    records, problems = read_records([papers / "folding-tiles.yml"], tmp_path)

    assert problems == []
    assert [record.id for record in records] == ["folding-tiles"]
    assert records[0].source.file == "papers/folding-tiles.yml"
    assert records[0].paper
    assert records[0].modified == (papers / "folding-tiles.yml").stat().st_mtime


def test_a_record_of_the_wrong_shape_keeps_what_it_says(tmp_path: Path) -> None:
    touch(tmp_path, "a.yml")
    (tmp_path / "a.yml").write_text("title: 3\n", encoding="utf-8")

    records, problems = read_records([tmp_path / "a.yml"], tmp_path)

    assert records[0].paper is None
    assert records[0].source.data == {"title": 3}
    assert problems


@pytest.mark.parametrize("name", ["a.yml", "0.yml", "a-1.yml", "x" * 80 + ".yml"])
def test_names_of_lower_case_digits_and_hyphens_are_fine(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(tiny.text("silent-bits"), encoding="utf-8")

    assert read_records([tmp_path / name], tmp_path)[1] == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("A.yml", "a.yml"),
        ("a_b.yml", "a-b.yml"),
        ("-a-.yml", "a.yml"),
        ("Größe.YAML", "grosse.yml"),
        ("x" * 81 + ".yml", "x" * 80 + ".yml"),
        ("李.yml", None),
        ("a.json", None),
    ],
)
def test_other_names_lead_to_the_right_one(name: str, meant: str | None, tmp_path: Path) -> None:
    (tmp_path / name).write_text(tiny.text("silent-bits"), encoding="utf-8")

    (problem,) = read_records([tmp_path / name], tmp_path)[1]

    assert (problem.rule, problem.meant) == ("file-name", meant)


def test_a_name_that_means_something_else_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "con.yml").write_text("title: x\n", encoding="utf-8")

    _, problems = read_records([tmp_path / "con.yml"], tmp_path)

    assert [problem.rule for problem in problems if problem.rule == "file-name"] == ["file-name"]
