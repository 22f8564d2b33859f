"""`atlas fmt` on files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from paper_atlas.cli import main
from tests.builds import ROOT

FIRST_LINE = "# yaml-language-server: $schema=../schema/paper.schema.json\n"
SOUND = f'{FIRST_LINE}title: "Waves"  # a note\nvenue: ICML 2024\n'
UNTIDY = "venue: 'ICML 2024'\ntitle:   Waves # a note\n"
BROKEN = "title: [Waves\n"


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of records, in the folder that the command is called in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "papers").mkdir()
    return tmp_path / "papers"


def fmt(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["fmt", *arguments])


def test_records_are_formatted_and_named(papers: Path) -> None:
    (papers / "a.yml").write_text(SOUND, encoding="utf-8")
    (papers / "b.yml").write_text(UNTIDY, encoding="utf-8")

    done = fmt()

    assert (done.exit_code, done.stdout) == (0, "papers/b.yml\n")
    assert done.stderr == "1 of 2 records formatted\n"
    assert (papers / "b.yml").read_text("utf-8") == SOUND
    assert (fmt().stdout, fmt().stderr) == ("", "0 of 2 records formatted\n")


def test_a_check_changes_nothing_and_fails_where_something_would_be(papers: Path) -> None:
    (papers / "b.yml").write_text(UNTIDY, encoding="utf-8")

    done = fmt("--check")

    assert (done.exit_code, done.stdout) == (1, "papers/b.yml\n")
    assert done.stderr == "1 of 1 record to be formatted\n"
    assert (papers / "b.yml").read_text("utf-8") == UNTIDY
    (papers / "b.yml").write_text(SOUND, encoding="utf-8")
    assert fmt("--check").exit_code == 0


def test_a_file_that_is_no_yaml_is_reported_with_its_place_and_left_as_it_is(papers: Path) -> None:
    (papers / "a.yml").write_text(BROKEN, encoding="utf-8")
    (papers / "b.yml").write_text(UNTIDY, encoding="utf-8")

    done = fmt()

    assert done.exit_code == 1
    assert done.stdout.startswith("papers/b.yml\npapers/a.yml:2:1: this is not YAML: ")
    assert done.stderr == "1 of 2 records formatted; 1 can't be\n"
    assert (papers / "a.yml").read_text("utf-8") == BROKEN
    assert (papers / "b.yml").read_text("utf-8") == SOUND


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("title: a\ntitle: b\n", "2:1: the field 'title' stands twice, first in line 1"),
        ("- a\n", "1:1: a record is a group of fields"),
        ("", "1:1: the file is empty"),
        ("# only\n", "1:1: the file is empty"),
        ("title: &a x\n", "1:8: the anchor '&a' is not allowed"),
        ("\xe9".encode("latin-1"), "1:1: byte 0xe9 is not UTF-8"),
        (f"? {'k' * 2000}\n: 1\n", "1:1: the file can't be put into canonical style"),
    ],
)
def test_what_can_not_be_formatted_safely_is_left_as_it_is(
    content: str | bytes, said: str, papers: Path
) -> None:
    raw = content if isinstance(content, bytes) else content.encode()
    (papers / "a.yml").write_bytes(raw)

    done = fmt()

    assert done.exit_code == 1
    assert done.stdout.startswith(f"papers/a.yml:{said}")
    assert (papers / "a.yml").read_bytes() == raw


def test_line_ends_of_windows_and_a_byte_order_mark_are_normalised(papers: Path) -> None:
    (papers / "a.yml").write_bytes(b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())

    assert fmt("--check").exit_code == 1
    assert fmt().exit_code == 0
    assert (papers / "a.yml").read_bytes() == SOUND.encode()


def test_programs_get_the_names_and_the_problems(papers: Path) -> None:
    (papers / "a.yml").write_text(BROKEN, encoding="utf-8")
    (papers / "b.yml").write_text(UNTIDY, encoding="utf-8")

    told = json.loads(fmt("--check", "--json").stdout)

    assert told["changed"] == ["papers/b.yml"]
    assert [(one["file"], one["line"], one["rule"]) for one in told["problems"]] == [
        ("papers/a.yml", 2, "yaml")
    ]


def test_files_can_be_named_and_others_are_left_as_they_are(papers: Path) -> None:
    (papers / "a.yml").write_text(UNTIDY, encoding="utf-8")
    (papers / "b.yml").write_text(UNTIDY, encoding="utf-8")

    assert fmt("papers/b.yml", "papers/missing.yml").stdout == (
        "papers/b.yml\npapers/missing.yml:1:1: there is no such file\n"
    )
    assert (papers / "a.yml").read_text("utf-8") == UNTIDY


def test_the_first_line_leads_to_the_schema_from_folders_below_too(papers: Path) -> None:
    (papers / "old").mkdir()
    (papers / "old/a.yml").write_text(UNTIDY, encoding="utf-8")

    assert fmt().exit_code == 0
    assert (papers / "old/a.yml").read_text("utf-8") == SOUND.replace("../schema", "../../schema")


def test_a_file_elsewhere_keeps_its_first_line_or_has_none(papers: Path) -> None:
    elsewhere = papers.parent / "elsewhere.yml"
    elsewhere.write_text("# yaml-language-server: $schema=here.json\ntitle: Waves\n", encoding="utf-8")
    assert fmt("elsewhere.yml").exit_code == 0
    assert elsewhere.read_text("utf-8") == '# yaml-language-server: $schema=here.json\ntitle: "Waves"\n'
    elsewhere.write_text("title: Waves\n", encoding="utf-8")
    assert fmt("elsewhere.yml").exit_code == 0
    assert elsewhere.read_text("utf-8") == 'title: "Waves"\n'


def test_a_missing_folder_of_records_is_reported(papers: Path) -> None:
    papers.rmdir()

    assert (fmt().exit_code, fmt().stdout) == (
        1, "papers:1:1: there is no such folder; create it, with one YAML file a paper\n"
    )  # fmt: skip


def test_a_file_is_replaced_as_a_whole_and_keeps_its_rights(papers: Path) -> None:
    file = papers / "a.yml"
    file.write_text(UNTIDY, encoding="utf-8")
    file.chmod(0o640)
    other_name = papers.parent / "kept"
    os.link(file, other_name)

    assert fmt().exit_code == 0

    assert other_name.read_text("utf-8") == UNTIDY  # the file was not written into
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in papers.iterdir()] == ["a.yml"]


def test_the_records_of_this_repository_are_formatted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    done = fmt("--check")

    assert (done.exit_code, done.stdout) == (0, "")
