"""What a build is made from: files, known again without being read, and the programs that read them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from paper_atlas.kept import Kept

PACKAGE = Path(__file__).parent
_NOTE = "inputs"
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file can't be changed once more without another date: none counts coarser."""

_Status = list[int]
"""Size, dates of content and of status, number on its disk."""


class Inputs:
    """Digests of folders of files.

    A file that has the size, the dates and the place on the disk that it had when it was read last holds what
    it held then. That is not said of a file that was younger than its dates can tell when it was read.
    """

    def __init__(self, kept: Kept) -> None:
        """Recall what files held."""
        self._kept = kept
        self._known: dict[str, tuple[_Status, str]] = _recalled(kept)
        self._found: dict[str, tuple[_Status, str]] = {}

    def digest(self, folders: Iterable[Path], root: Path) -> str:
        """A digest of the names and contents of all files in some folders, as they are now.

        Args:
            folders: the folders.
            root: the folder that names start from, where a file stands below it.
        """
        digest, above = hashlib.sha256(), f"{root}{os.sep}"
        for folder in folders:
            for path in sorted(_files_in(str(folder))):
                name = path.removeprefix(above)
                digest.update(f"{name}\0{self._of_file(path)}\0".encode(errors="surrogateescape"))
        return digest.hexdigest()

    def note(self) -> None:
        """Keep what files hold that were asked for."""
        if self._found != self._known:
            self._kept.remember(_NOTE, json.dumps(self._found).encode())

    def _of_file(self, path: str) -> str:
        try:
            status = _status(path)
            known = self._known.get(path)
            if known is None or known[0] != status:
                begun = time.time_ns()
                known = status, hashlib.sha256(Path(path).read_bytes()).hexdigest()
                if _status(path) != status or max(status[1:3]) > begun - _SETTLED:
                    self._found.pop(path, None)
                    return known[1]
            self._found[path] = known
        except OSError as error:  # to be told by whoever reads it as a record
            return str(error)
        return known[1]


def program() -> str:
    """A digest of what makes pages, besides the files of the package."""
    return hashlib.sha256(repr((sys.version, list(_versions()))).encode()).hexdigest()


def _recalled(kept: Kept) -> dict[str, tuple[_Status, str]]:
    noted = json.loads(kept.recall(_NOTE) or b"{}")
    return {path: (status, digest) for path, (status, digest) in noted.items()}


def _status(path: str) -> _Status:
    found = Path(path).stat()
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def _files_in(folder: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # no folder that can be read has no files
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _files_in(entry.path)
        elif not entry.is_dir():
            yield entry.path


def _versions() -> Iterator[tuple[str, str]]:
    """Packages that decide about an edition; one that a site can go without may be missing."""
    for requirement in requires("paper-atlas") or ():
        if 'extra == "dev"' not in requirement.replace("'", '"'):
            name = re.split(r"[^\w.-]", requirement)[0]
            try:
                yield name, version(name)
            except PackageNotFoundError:
                yield name, ""
