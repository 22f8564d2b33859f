"""Which records differ between two commits: asked of git, with names of any kind."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from paper_atlas.collection import SUFFIX

Kind = Literal["new", "edited", "deleted", "renamed"]
_KINDS: dict[str, Kind] = {"A": "new", "M": "edited", "T": "edited", "D": "deleted", "R": "renamed"}


class GitFailed(Exception):  # noqa: N818 - says what happened
    """Git could not answer; the text says why."""


@dataclass(frozen=True)
class Changed:
    """One file of records that differs."""

    kind: Kind
    path: str
    """Where it is; of a deleted one, where it was."""
    former: str | None = None
    """Where it was before a renaming."""

    @property
    def id(self) -> str:
        """The identifier that the path gives a record."""
        return PurePosixPath(self.path).name.removesuffix(SUFFIX)

    @property
    def former_id(self) -> str:
        """The identifier before."""
        return PurePosixPath(self.former or self.path).name.removesuffix(SUFFIX)


@dataclass(frozen=True)
class Repository:
    """A git repository whose working tree holds what is proposed."""

    folder: Path
    base: str
    """The commit it is compared with, by its hash."""

    @classmethod
    def of(cls, folder: Path, base: str) -> Repository:
        """The repository around a folder, and any name of a commit in it.

        Raises:
            GitFailed: there is none, or no such commit.
        """
        commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
        return cls(folder, commit.decode("ascii").strip())

    def changed(self, folder: str) -> list[Changed]:
        """Records of a folder that the working tree has otherwise than the commit, by their paths.

        Raises:
            GitFailed: git can't compare.
        """
        flags = ("--name-status", "-z", "--find-renames", "--no-ext-diff", "--no-textconv", "--no-color")
        answer = _git(self.folder, "diff", *flags, self.base, "--", f":(literal){folder}")
        fields = iter(os.fsdecode(answer).split("\0")[:-1])
        found: list[Changed] = []
        for status in fields:
            kind = _KINDS.get(status[:1])
            former = next(fields) if status[:1] in "RC" else None
            path = next(fields)
            if kind and path.endswith(SUFFIX):
                found.append(Changed(kind, path, former))
            elif kind == "renamed" and former and former.endswith(SUFFIX):
                found.append(Changed("deleted", former))
        return sorted(found, key=lambda one: one.path)

    def before(self, path: str) -> bytes:
        """What a file held in the commit.

        Raises:
            GitFailed: it was not there.
        """
        return _git(self.folder, "cat-file", "blob", f"{self.base}:{path}")


def _git(folder: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=300)  # noqa: S603 - a list, no shell
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitFailed(f"git can't be run: {error}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}"
        raise GitFailed(f"git {arguments[0]} failed: {said}")
    return done.stdout
