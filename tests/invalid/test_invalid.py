"""Every broken record gives exactly the lines that stand in its file, all at once, and exit code 1."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from paper_atlas.cli import main
from tests import tiny

HERE = Path(__file__).parent
BASE = (HERE / "base.yml").read_text("utf-8")
CASES = sorted(HERE.glob("*/*.yml"))
PROBLEMS = "problems: |\n"


def record_of(case: dict[str, str]) -> str:
    """The record of a case: written out, or the sound one with a fragment replaced."""
    if "record" in case:
        return case["record"]
    if "write" not in case:
        return BASE
    assert BASE.count(case["instead_of"]) == 1, "the fragment must stand once in base.yml"
    return BASE.replace(case["instead_of"], case["write"])


def check(folder: Path, name: str, record: str, monkeypatch: pytest.MonkeyPatch) -> Result:
    """What the command does with the tiny atlas and one more record."""
    file = tiny.copied(folder).parent / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(record.encode())
    monkeypatch.chdir(folder)
    return CliRunner().invoke(main, ["check", "--vocabulary", str(tiny.TERMS)])


def write_expected(path: Path, problems: str) -> None:
    """Put what was printed into the file of the case."""
    head = path.read_text("utf-8").partition(PROBLEMS)[0]
    lines = "".join(f"  {line}\n" for line in problems.splitlines())
    path.write_text(f"{head}{PROBLEMS}{lines}", encoding="utf-8", newline="\n")


def test_the_sound_record_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = check(tmp_path, "papers/waves.yml", BASE, monkeypatch)

    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "no problems in 7 records\n")


@pytest.mark.parametrize("path", CASES, ids=[path.relative_to(HERE).as_posix()[:-4] for path in CASES])
def test_a_broken_record_says_all_that_is_wrong(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))

    done = check(tmp_path, case.get("name", "papers/waves.yml"), record_of(case), monkeypatch)

    if request.config.getoption("--write-golden"):
        write_expected(path, done.stdout)
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    assert done.stdout == yaml.safe_load(path.read_text("utf-8"))["problems"]


def test_every_way_to_break_a_record_has_its_folder() -> None:
    kinds = {path.parent.name for path in CASES}

    assert kinds == {
        "addresses", "claims", "dates", "fields", "files", "hardware", "links", "names", "texts", "yaml"
    }  # fmt: skip
    assert len(CASES) >= 45
