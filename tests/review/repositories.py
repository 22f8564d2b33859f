"""Git repositories with records, made for one test."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests import tiny

_ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@a.example",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@a.example",
}


@dataclass(frozen=True)
class Atlas:
    """A repository with the tiny atlas in its first commit."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> Atlas:
        folder.mkdir(parents=True, exist_ok=True)
        made = cls(folder)
        tiny.copied(folder)
        shutil.copytree(tiny.TERMS, folder / "vocabulary")
        made.git("init", "-q", "-b", "main")
        made.commit()
        return made

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **_ALONE},
            capture_output=True,
            check=True,
        )
        return os.fsdecode(done.stdout).strip()

    def commit(self) -> str:
        """The hash of a commit of all there is."""
        self.git("add", "--all")
        self.git("commit", "-q", "--allow-empty", "-m", "x")
        return self.git("rev-parse", "HEAD")

    def write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            path = self.folder / "papers" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="")

    def edit(self, key: str, was: str, becomes: str) -> None:
        file = self.folder / f"papers/{key}.yml"
        text = file.read_text("utf-8")
        assert was in text
        file.write_text(text.replace(was, becomes), "utf-8")
