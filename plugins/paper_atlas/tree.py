"""A folder of files of which it is known what they hold, so that what is equal is not written again."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Mark(NamedTuple):
    """How to tell that a file is still the one that was written."""

    made_from: str
    """A digest of what its content was made from."""
    digest: str
    """Of its content."""
    size: int
    modified: int
    """In nanoseconds since 1970."""


class Tree:
    """Files by address, from the folder down; hidden names at its top are somebody else's."""

    def __init__(self, folder: Path, marks: Mapping[str, Mark]) -> None:
        """Look through a folder.

        Args:
            folder: need not exist.
            marks: what its files were; where one is no longer so, nothing is known of it.
        """
        self.folder = folder
        self.found = set[str]()
        self.marks: dict[str, Mark] = {}
        self.is_renamed = False
        """Whether something else than before is known of what its files are made from."""
        for address, status in _files_in(folder, marks):
            self.found.add(address)
            mark = marks.get(address)
            if mark and _is_as_marked(status, mark):
                self.marks[address] = mark

    def holds(self, address: str, made_from: str) -> bool:
        """Whether a file is known to hold what is made from a source."""
        mark = self.marks.get(address)
        return mark is not None and mark.made_from == made_from

    def reads(self, address: str, digest: str) -> bool:
        """Whether a file is known to have a content, whatever that was made from."""
        mark = self.marks.get(address)
        return mark is not None and mark.digest == digest

    def rename_source(self, address: str, made_from: str) -> None:
        """Note that what a file is known to hold is made from a source, too."""
        self.marks[address] = self.marks[address]._replace(made_from=made_from)
        self.is_renamed = True

    def write(self, address: str, content: bytes, made_from: str, digest: str) -> None:
        """Write a file, as a new one: other folders may hold a link to the one that was there.

        Raises:
            OSError: it can't be written.
        """
        file = self._make_way(address)
        with file.open("xb") as stream:
            stream.write(content)
        self._note(address, made_from, digest)

    def link(self, address: str, other: Tree) -> None:
        """Take over a file that is known in another folder, without writing it where the disk can do so.

        Raises:
            OSError: it can't be written, or is no longer what was known.
        """
        file, theirs = self._make_way(address), other.folder / address
        mark = other.marks[address]
        if not _is_as_marked(theirs.stat(), mark):
            raise OSError(errno.EBUSY, f"{theirs} was changed by somebody else meanwhile")
        try:
            os.link(theirs, file)
        except OSError:
            shutil.copy2(theirs, file)
        self._note(address, mark.made_from, mark.digest)

    def drop_others(self, addresses: Mapping[str, object]) -> None:
        """Remove all files but some, and the folders that this leaves empty."""
        for address in self.found - addresses.keys():
            file = self.folder / address
            file.unlink()
            self._forget(address)
            with suppress(OSError):  # not empty
                for parent in file.relative_to(self.folder).parents:
                    (self.folder / parent).rmdir()

    def _make_way(self, address: str) -> Path:
        """The place of a file, with nothing there, and with the folders that it stands in."""
        file = self.folder / address
        if address in self.found:
            file.unlink()
            return file
        for above in file.relative_to(self.folder).parents:
            if above.as_posix() in self.found:
                self._forget(above.as_posix())
                (self.folder / above).unlink()
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.is_dir():
            shutil.rmtree(file)
            for below in [one for one in self.found if one.startswith(f"{address}/")]:
                self._forget(below)
        return file

    def _forget(self, address: str) -> None:
        self.found.discard(address)
        self.marks.pop(address, None)

    def _note(self, address: str, made_from: str, digest: str) -> None:
        status = (self.folder / address).stat()
        self.found.add(address)
        self.marks[address] = Mark(made_from, digest, status.st_size, status.st_mtime_ns)


def swapped(one: Path, other: Path) -> bool:
    """Whether two folders have taken each other's place in one step; where the system can't, none has."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return rename is not None and rename(here, bytes(one), here, bytes(other), exchange) == 0


def _files_in(folder: Path, marks: Mapping[str, Mark]) -> Iterator[tuple[str, os.stat_result]]:
    if not folder.is_dir():
        return
    below = [""]
    while below:
        parent = below.pop()
        with os.scandir(folder / parent) as entries:
            for entry in entries:
                address = f"{parent}{entry.name}"
                if not parent and entry.name.startswith(".") and address not in marks:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    below.append(f"{address}/")
                else:
                    yield address, entry.stat(follow_symlinks=False)


def _is_as_marked(status: os.stat_result, mark: Mark) -> bool:
    return (status.st_size, status.st_mtime_ns) == (mark.size, mark.modified)
