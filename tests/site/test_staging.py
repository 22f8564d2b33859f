"""A build that fails leaves the previous site byte for byte, and nothing beside it."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from paper_atlas.staging import Staging
from tests.builds import ROOT, build, run

BAD_RECORD = """\
title: Broken
authors: [Ada Quill]
published: 2023-02-30
links: {paper: "http://insecure.example/", arxiv: "2305.90001"}
summary: Too short.
tasks: [knitting, knittting]
techniques: [folding]
runs:
  - {what: knit, hardware: {product: z1000}, role: measured, source: abstract}
"""
IN_TWO_STEPS = "import paper_atlas.staging\npaper_atlas.staging.swapped = lambda *folders: False\n"
FULL_DISK = "OSError(errno.ENOSPC, 'No space left on device')"


@pytest.fixture
def atlas(tmp_path: Path, tiny_site: Path) -> Path:
    """A copy of the tiny atlas with its site as built, and with a file of somebody else's in its site."""
    folder = tmp_path / "atlas"
    shutil.copytree(ROOT / "tests/tiny_atlas", folder)
    shutil.copytree(tiny_site, folder / "site")
    (folder / "site/.git").mkdir()
    (folder / "site/.git/config").write_text("[core]\n", encoding="utf-8")
    return folder


def state(folder: Path) -> dict[str, bytes]:
    """Every file in and beside the site."""
    files = [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def add_hook(atlas: Path, code: str) -> None:
    """Give the atlas another plugin: a few lines of Python."""
    (atlas / "hook.py").write_text(code, encoding="utf-8")
    with (atlas / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [hook.py]\n")


def fails_without_a_trace(atlas: Path) -> CompletedProcess[str]:
    before = state(atlas)
    done = build(atlas)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert state(atlas) == before
    return done


def problem_lines(output: str) -> list[str]:
    return [line for line in output.splitlines() if re.match(r"\S+\.yml:\d+:\d+: ", line)]


def test_a_bad_record_leaves_the_site(atlas: Path) -> None:
    (atlas / "papers/broken.yml").write_text(BAD_RECORD, encoding="utf-8")

    fails_without_a_trace(atlas)


def test_the_build_reports_what_atlas_check_reports(atlas: Path) -> None:
    (atlas / "papers/broken.yml").write_text(BAD_RECORD, encoding="utf-8")
    (atlas / "papers/aaa.yml").write_text("title: [\n", encoding="utf-8")
    (atlas / "vocabulary/hardware/zz.yml").write_text("z300: {name: Z}\n", encoding="utf-8")

    done = fails_without_a_trace(atlas)
    checked = run("-c", "from paper_atlas.cli import main; main()", "check", folder=atlas)

    assert checked.returncode == 1
    assert len(problem_lines(checked.stdout)) >= 8
    assert problem_lines(done.stderr) == problem_lines(checked.stdout)
    assert problem_lines(done.stderr) == checked.stdout.splitlines()


@pytest.mark.parametrize(
    "written", [b"", b"\xff\xfe", b"\x00\x01\x02", b"a: &a [*a, *a]", b"[" * 5000, b"title: x\n" * 300_000]
)
def test_no_content_of_a_record_makes_a_crash(atlas: Path, written: bytes) -> None:
    (atlas / "papers/strange.yml").write_bytes(written)

    assert problem_lines(fails_without_a_trace(atlas).stderr)


def test_a_broken_link_in_a_page_leaves_the_site(atlas: Path) -> None:
    (atlas / "pages/about.md").write_text("# About\n\n[Nowhere](nowhere.md)\n", encoding="utf-8")

    assert "nowhere.md" in fails_without_a_trace(atlas).stderr


def test_a_broken_anchor_in_a_page_leaves_the_site(atlas: Path) -> None:
    with (atlas / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("validation: {anchors: warn}\n")
    (atlas / "pages/about.md").write_text("# About\n\n[Nowhere](#nowhere)\n", encoding="utf-8")

    assert "#nowhere" in fails_without_a_trace(atlas).stderr


def test_settings_that_are_wrong_leave_the_site(atlas: Path) -> None:
    with (atlas / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("theme: {name: there-is-none}\n")

    fails_without_a_trace(atlas)


@pytest.mark.parametrize(
    "event", ["config", "files", "nav", "env", "page_content", "post_page", "post_build"]
)
def test_another_plugin_that_gives_up_leaves_the_site(atlas: Path, event: str) -> None:
    raised = "from mkdocs.exceptions import PluginError\n"
    add_hook(atlas, f"{raised}def on_{event}(*args, **kwargs):\n    raise PluginError('gave up')\n")

    assert "gave up" in fails_without_a_trace(atlas).stderr


def test_a_crash_of_another_plugin_leaves_the_site(atlas: Path) -> None:
    add_hook(atlas, "def on_post_page(*args, **kwargs):\n    raise RuntimeError('broken')\n")
    before = state(atlas)

    assert build(atlas).returncode != 0
    assert state(atlas) == before


def test_an_interrupted_build_leaves_the_site(atlas: Path) -> None:
    add_hook(atlas, "def on_post_page(*args, **kwargs):\n    raise KeyboardInterrupt\n")
    before = state(atlas)

    assert build(atlas).returncode != 0
    assert state(atlas) == before


def test_a_full_disk_before_the_build_leaves_the_site(atlas: Path) -> None:
    code = f"import errno, tempfile\ndef full(*a, **k): raise {FULL_DISK}\ntempfile.mkdtemp = full\n"
    add_hook(atlas, code)

    assert "No space left on device" in fails_without_a_trace(atlas).stderr


def test_a_full_disk_while_the_catalog_is_written_leaves_the_site(atlas: Path) -> None:
    code = f"import errno, paper_atlas.tree\ndef full(*a, **k): raise {FULL_DISK}\n"
    add_hook(atlas, code + "paper_atlas.tree.Tree.write = full\n")

    assert "No space left on device" in fails_without_a_trace(atlas).stderr


def test_a_full_disk_while_pages_are_written_leaves_the_site(atlas: Path) -> None:
    code = (
        f"import errno, mkdocs.utils\ndef full(*a, **k): raise {FULL_DISK}\nmkdocs.utils.write_file = full\n"
    )
    add_hook(atlas, code)
    before = state(atlas)

    assert build(atlas).returncode != 0
    assert state(atlas) == before


@pytest.mark.parametrize("source", ["site", "new"])
def test_folders_that_cannot_be_exchanged_leave_the_site(atlas: Path, source: str) -> None:
    add_hook(
        atlas,
        f"import errno, pathlib\n{IN_TWO_STEPS}"
        "rename = pathlib.Path.rename\n"
        "def failing(path, target):\n"
        f"    if path.name == '{source}' or path.name.startswith('.site.{source}'):\n"
        "        raise OSError(errno.EBUSY, 'Device or resource busy')\n"
        "    return rename(path, target)\n"
        "pathlib.Path.rename = failing\n",
    )

    assert "Device or resource busy" in fails_without_a_trace(atlas).stderr


def test_a_crash_between_the_two_renames_is_mended_by_the_next_build(atlas: Path) -> None:
    before = state(atlas / "site")
    settings = (atlas / "mkdocs.yml").read_text("utf-8")
    add_hook(
        atlas,
        f"import os, pathlib\n{IN_TWO_STEPS}"
        "rename = pathlib.Path.rename\n"
        "def dying(path, target):\n"
        "    os._exit(9) if target.name == 'site' else rename(path, target)\n"
        "pathlib.Path.rename = dying\n",
    )
    assert build(atlas).returncode == 9
    assert not (atlas / "site").exists()

    (atlas / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (atlas / "papers/broken.yml").write_text("title: [\n", encoding="utf-8")
    assert build(atlas).returncode != 0
    (atlas / "papers/broken.yml").unlink()
    assert build(atlas).returncode == 0

    assert state(atlas / "site") == before
    assert not (atlas / ".site.previous").exists()


def test_a_build_replaces_all_but_hidden_files(atlas: Path) -> None:
    before = state(atlas / "site")
    (atlas / "site/left-over.html").write_text("old", encoding="utf-8")

    assert build(atlas).returncode == 0
    assert state(atlas / "site") == before


def test_without_strict_a_warning_does_not_hold_the_site_back(atlas: Path) -> None:
    (atlas / "pages/about.md").write_text("# About\n\n[Nowhere](nowhere.md)\n", encoding="utf-8")

    assert run("-m", "mkdocs", "build", "--no-strict", folder=atlas).returncode == 0
    assert "nowhere.md" in (atlas / "site/about/index.html").read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_site_behind_a_link_is_replaced_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")

    staging = Staging(tmp_path / "site")
    (staging.folder / "index.html").write_text("new", encoding="utf-8")
    staging.publish()

    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "elsewhere/index.html").read_text("utf-8") == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "site"]
