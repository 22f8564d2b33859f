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


def test_facts_are_a_table_of_one_record(atlas: Path) -> None:
    assert atlas.is_dir()
    done = call("facts", "papers/silent-bits.yml")

    assert done.exit_code == 0
    assert done.stdout.splitlines()[:3] == [
        "| Fact | As stated |",
        "| --- | --- |",
        "| title | Silent Bits |",
    ]


def test_facts_against_another_version_are_what_differs(atlas: Path) -> None:
    before = atlas / "before.yml"
    before.write_text((atlas / "papers/silent-bits.yml").read_text("utf-8"), "utf-8")
    spoil(atlas)
    done = call("facts", "papers/silent-bits.yml", "--against", "before.yml")

    assert done.exit_code == 0
    assert done.stdout.splitlines()[2:] == ["| techniques | shrinking | shrinkin (not in the vocabulary) |"]


def test_programs_get_facts_and_differences_as_json(atlas: Path) -> None:
    spoil(atlas)
    said = json.loads(call("facts", "papers/silent-bits.yml", "--json").stdout)
    assert said[0] == {"name": "title", "text": "Silent Bits", "number": None, "parts": {}}

    other = str(tiny.PAPERS / "silent-bits.yml")
    found = json.loads(call("facts", "papers/silent-bits.yml", "--against", other, "--json").stdout)
    assert [(row["label"], row["before"]) for row in found] == [("techniques", "shrinking")]


def test_what_is_no_record_has_no_facts(atlas: Path) -> None:
    (atlas / "broken.yml").write_text("title: x\n", "utf-8")
    for arguments in (["broken.yml"], ["papers/silent-bits.yml", "--against", "broken.yml"], ["none.yml"]):
        done = call("facts", *arguments)

        assert (done.exit_code, done.stdout) == (1, "")
        assert arguments[-1] in done.stderr


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


@pytest.mark.parametrize("command", sorted(main.commands))
def test_the_help_of_a_command_shows_an_example_on_a_line_of_its_own(command: str) -> None:
    lines = CliRunner().invoke(main, [command, "--help"]).output.splitlines()
    heading = next(number for number, line in enumerate(lines) if line.strip() in ("Example:", "Examples:"))

    assert lines[heading + 1].strip().startswith(f"atlas {command}")
    assert not any("\\b" in line for line in lines)


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_answers_in_json_where_asked(command: str) -> None:
    names = {name for option in main.commands[command].params for name in option.opts}

    assert "--json" in names


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_completion(shell: str) -> None:
    runner = CliRunner(env={"_ATLAS_COMPLETE": f"{shell}_source"})

    assert "_ATLAS_COMPLETE" in runner.invoke(main, [], prog_name="atlas").output


def test_a_shell_completes_a_command() -> None:
    runner = CliRunner(env={"_ATLAS_COMPLETE": "bash_complete", "COMP_WORDS": "atlas ch", "COMP_CWORD": "1"})

    assert runner.invoke(main, [], prog_name="atlas").output == "plain,check\n"
