"""The hooks for pre-commit, this repository's own and those that others install from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from paper_atlas.cli import main
from tests.builds import ROOT, run

PUBLISHED = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
OWN = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]


@pytest.mark.parametrize(
    ("command", "file"),
    [("validate-manifest", ".pre-commit-hooks.yaml"), ("validate-config", ".pre-commit-config.yaml")],
)
def test_pre_commit_understands_the_hooks(command: str, file: str) -> None:
    done = run("-m", "pre_commit", command, file, folder=ROOT)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("hook", PUBLISHED, ids=lambda hook: hook["id"])
def test_a_published_hook_calls_a_command_of_the_package_and_passes_on_sound_records(
    hook: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, *arguments = hook["entry"].split()
    (tmp_path / "papers").mkdir()
    for name in ("zero-infinity.yml", "zero-offload.yml"):
        (tmp_path / "papers" / name).write_bytes((ROOT / "papers" / name).read_bytes())
    monkeypatch.chdir(tmp_path)
    files = [] if hook.get("pass_filenames") is False else ["papers/zero-offload.yml"]

    done = CliRunner().invoke(main, [*arguments, *files])

    assert program == "atlas"
    assert done.exit_code == 0, done.output


def test_the_hooks_for_others_are_among_those_of_this_repository() -> None:
    own = {hook["id"]: hook["entry"].removeprefix(".venv/bin/") for hook in OWN}

    assert {hook["id"]: hook["entry"] for hook in PUBLISHED}.items() <= own.items()
