from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from paper_atlas.cli import main
from tests import tiny
from tests.builds import ROOT, run

UNKNOWN = (
    "papers/silent-bits.yml:12:14: no technique 'shrinkin' in the vocabulary; "
    "did you mean shrinking? or bit-shrinking; a new one is one entry in vocabulary/"
)


@pytest.fixture
def atlas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to call the command in, with made-up records."""
    tiny.copied(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments: str) -> Result:
    command, *rest = arguments
    return CliRunner().invoke(main, [command, "--vocabulary", str(tiny.TERMS), *rest])


def spoil(atlas: Path, key: str = "silent-bits") -> None:
    file = atlas / f"papers/{key}.yml"
    file.write_text(file.read_text("utf-8").replace("[shrinking]", "[shrinkin]"), encoding="utf-8")


def test_sound_records_give_no_output_and_exit_code_0(atlas: Path) -> None:
    assert atlas.is_dir()
    done = call("check")

    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "no problems in 6 records\n")


def test_a_problem_gives_a_line_and_exit_code_1(atlas: Path) -> None:
    spoil(atlas)
    done = call("check")

    assert (done.exit_code, done.stdout, done.stderr) == (1, f"{UNKNOWN}\n", "1 problem\n")


def test_problems_are_counted(atlas: Path) -> None:
    spoil(atlas)
    spoil(atlas, "shrunk-twice")

    assert call("check").stderr == "2 problems\n"


def test_files_can_be_checked_alone_among_all_others(atlas: Path) -> None:
    spoil(atlas)

    assert call("check", "papers/shrunk-twice.yml").exit_code == 0
    assert call("check", "papers/shrunk-twice.yml").stderr == "no problems in 1 record\n"
    done = call("check", "papers/shrunk-twice.yml", str(atlas / "papers/silent-bits.yml"))
    assert (done.exit_code, done.stdout) == (1, f"{UNKNOWN}\n")


def test_a_folder_is_no_record(atlas: Path) -> None:
    assert atlas.is_dir()
    done = call("check", "papers")

    assert (done.exit_code, done.stdout) == (1, "papers:1:1: this is a folder; put a YAML file here\n")


def test_github_gets_annotations(atlas: Path) -> None:
    spoil(atlas)
    done = call("check", "--format", "github")

    place, _, message = UNKNOWN.partition(": ")
    assert place == "papers/silent-bits.yml:12:14"
    assert done.stdout == f"::error file=papers/silent-bits.yml,line=12,col=14::{message}\n"
    assert done.exit_code == 1


def test_programs_get_json_even_of_no_problems(atlas: Path) -> None:
    assert json.loads(call("check", "--format", "json").stdout) == []
    spoil(atlas)
    done = call("check", "--format", "json")

    (row,) = json.loads(done.stdout)
    assert (row["file"], row["line"], row["column"], row["rule"], row["meant"]) == (
        "papers/silent-bits.yml", 12, 14, "unknown-term", "shrinking"
    )  # fmt: skip
    assert done.exit_code == 1


def test_other_formats_are_refused(atlas: Path) -> None:
    assert atlas.is_dir()
    done = call("check", "--format", "xml")

    assert done.exit_code == 2
    assert "'github', 'json', 'text'" in done.stderr


def test_problems_of_the_vocabulary_are_reported(atlas: Path) -> None:
    done = CliRunner().invoke(main, ["check", "--vocabulary", str(atlas / "nothing")])

    assert done.exit_code == 1
    assert "nothing/units.yml:1:1: there is no such file" in done.stdout


def test_an_atlas_uses_its_own_vocabulary() -> None:
    done = CliRunner().invoke(main, ["check", "--papers", str(tiny.PAPERS)])

    assert done.exit_code == 0


def test_stats_are_text_or_json(atlas: Path) -> None:
    assert atlas.is_dir()

    assert call("stats").stdout.startswith("papers  ")
    assert json.loads(call("stats", "--json").stdout)["papers"] == 6


def test_broken_records_have_no_stats(atlas: Path) -> None:
    spoil(atlas)
    done = call("stats")

    assert (done.exit_code, done.stdout, done.stderr) == (1, "", f"{UNKNOWN}\n")


def test_schemas_are_written_where_they_are_wanted(atlas: Path) -> None:
    assert call("schema").exit_code == 0
    assert call("schema", "--into", "elsewhere").exit_code == 0

    names = sorted(path.name for path in (atlas / "schema").iterdir())
    assert names == sorted(path.name for path in (atlas / "elsewhere").iterdir())
    assert "paper.schema.json" in names


@pytest.mark.parametrize("command", [[], *([name] for name in sorted(main.commands))])
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_has_help(command: list[str], option: str) -> None:
    done = CliRunner().invoke(main, [*command, option])

    assert done.exit_code == 0
    assert done.stdout.startswith("Usage: ")
    assert not command or re.search(r"^  Examples?:$", done.stdout, re.MULTILINE)


def test_the_command_runs_as_a_program(atlas: Path) -> None:
    script = "from paper_atlas.cli import main; main()"
    terms = ("--vocabulary", str(tiny.TERMS))

    sound = run("-c", script, "check", *terms, folder=atlas)
    assert (sound.returncode, sound.stdout, sound.stderr) == (0, "", "no problems in 6 records\n")
    spoil(atlas)
    spoilt = run("-c", script, "check", *terms, folder=atlas)
    assert (spoilt.returncode, spoilt.stdout, spoilt.stderr) == (1, f"{UNKNOWN}\n", "1 problem\n")


def test_a_console_without_unicode_gets_escapes(atlas: Path) -> None:
    (atlas / "papers/a.yml").write_text("李: 1\n", encoding="utf-8")
    script = "from paper_atlas.cli import main; main()"

    done = run("-c", script, "check", folder=atlas, PYTHONIOENCODING="latin-1")

    assert done.returncode == 1
    assert r"papers/a.yml:1:1: unknown field '\u674e'" in done.stdout
    assert "Traceback" not in done.stderr


def test_the_records_of_this_repository_are_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(main, ["check"])

    assert done.stdout == ""
    assert done.exit_code == 0


def test_output_does_not_depend_on_the_folder_it_is_called_in(
    atlas: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(atlas)
    monkeypatch.chdir(atlas / "papers")

    done = call("check", "--papers", f"..{os.sep}papers", "silent-bits.yml")

    assert done.stdout.startswith("silent-bits.yml:12:14: ")
