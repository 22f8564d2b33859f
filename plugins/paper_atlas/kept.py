"""What is costly to make, kept in a folder by the hash of what it was made from."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LONGEST = 30 * 24 * 60 * 60
"""Seconds for which something is kept that nobody asks for."""
_DIGEST = hashlib.sha256().digest_size


@dataclass(frozen=True)
class Kept:
    """A folder that may be deleted at any time: with it or without, what is made has the same bytes."""

    folder: Path | None = None
    """None keeps nothing."""

    def get(self, source: bytes, make: Callable[[], bytes]) -> bytes:
        """What is made from a source.

        Args:
            source: everything that decides about the result.
            make: makes it, where it is not there or was damaged.
        """
        known = self._read(source)
        if known is not None:
            return known
        made = make()
        self._write(source, made)
        return made

    def latest(self, name: str, source: str, make: Callable[[], bytes]) -> bytes:
        """What is made from a source, kept under a name in place of what was made from another one.

        Args:
            name: what is kept.
            source: a digest of everything that decides about the result.
            make: makes it, where what is there is of another source or was damaged.
        """
        said, _, known = (self.recall(name) or b"").partition(b"\n")
        if said == source.encode():
            return known
        made = make()
        self.remember(name, source.encode() + b"\n" + made)
        return made

    def recall(self, name: str) -> bytes | None:
        """What was noted last under a name; None where there is nothing."""
        return self._read(_noted(name))

    def remember(self, name: str, content: bytes) -> None:
        """Note something under a name, in place of what was noted before."""
        self._write(_noted(name), content)

    def prune(self) -> None:
        """Remove what has not been asked for in a month, with what interrupted builds have left."""
        oldest = time.time() - _LONGEST
        for file in self.folder.iterdir() if self.folder and self.folder.is_dir() else ():
            with suppress(OSError):  # another build has removed it, or nobody may
                if file.stat().st_mtime < oldest:
                    file.unlink()

    def _read(self, source: bytes) -> bytes | None:
        if self.folder is None:
            return None
        file = self.folder / hashlib.sha256(source).hexdigest()
        known = _read(file)
        with suppress(OSError):
            if known is not None:
                os.utime(file)
        return known

    def _write(self, source: bytes, content: bytes) -> None:
        # A folder that can't be written costs time, nothing else.
        with suppress(OSError):
            if self.folder:
                _write(self.folder / hashlib.sha256(source).hexdigest(), content)


@cache
def _form() -> bytes:
    """What notes are read and written by: those of another release may have another form."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(module.read_bytes() for module in modules)).digest()


def _noted(name: str) -> bytes:
    return _form() + name.encode()


def _read(file: Path) -> bytes | None:
    """What was kept; None where there is nothing, or not what was written."""
    try:
        written = file.read_bytes()
    except OSError:
        return None
    digest, content = written[:_DIGEST], written[_DIGEST:]
    return content if hashlib.sha256(content).digest() == digest else None


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(hashlib.sha256(content).digest() + content)
        Path(temporary).replace(file)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
