"""Builds of a site, each in a process of its own as people start them, and atlases made for one test."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).parents[1]
SITE_URL = "https://atlas.example/in/a/folder/"
REPO_URL = "https://forge.example/someone/atlas"

_SETTINGS = """\
site_name: Made-up Atlas
site_description: Papers that nobody wrote.
site_url: !ENV [SITE_URL, ""]
repo_url: !ENV [REPO_URL, ""]
edit_uri: edit/main/pages/
docs_dir: pages
theme:
  name: material
  font: false
plugins:
  - paper-atlas:
      vocabulary: "{vocabulary}"
nav:
  - Papers: papers/index.md
  - About: about.md
"""
_ENVIRONMENT = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}


def run(*command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a Python command does in a folder, warnings of Python being errors."""
    return subprocess.run(
        [sys.executable, "-W", "error", *command],
        cwd=folder,
        env={**os.environ, **_ENVIRONMENT, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def build(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What `mkdocs build --strict` says and does in a folder."""
    return run("-m", "mkdocs", "build", "--strict", *arguments, folder=folder, **environment)


def kill_build(folder: Path, seconds: float) -> None:
    """Begin to build, and kill that after so many seconds if it has not ended by itself."""
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"],
        cwd=folder,
        env={**os.environ, **_ENVIRONMENT},
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def built(folder: Path, into: Path) -> Path:
    """The site of an atlas, which must build without a warning."""
    done = build(folder, "--site-dir", str(into))
    assert done.returncode == 0, done.stderr
    return into


@dataclass(frozen=True)
class SharedFolder:
    """A folder that all workers of a test session see."""

    path: Path

    @classmethod
    def of(cls, tmp_path_factory: pytest.TempPathFactory) -> SharedFolder:
        """Above the folders of the workers; without workers, the session's own."""
        own = tmp_path_factory.getbasetemp()
        return cls(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)

    def once(self, name: str, make: Callable[[Path], object]) -> Path:
        """A folder in it, made by the first worker that asks."""
        made, marker = self.path / name, self.path / f"{name}.made"
        with FileLock(self.path / f"{name}.lock"):
            if not marker.exists():
                make(made)
                marker.touch()
        return made


def write_settings(folder: Path, vocabulary: Path) -> Path:
    """Make a folder an atlas of its own: settings, a page, no records yet, and terms from elsewhere."""
    for name in ("papers", "pages"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(_SETTINGS.format(vocabulary=vocabulary.as_posix()), encoding="utf-8")
    (folder / "pages/about.md").write_text("# About\n", encoding="utf-8")
    return folder
