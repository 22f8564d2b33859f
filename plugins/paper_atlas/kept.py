"""What is costly to make, kept in a folder by the hash of what it was made from."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

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

    def recall(self, name: str) -> bytes | None:
        """What was noted last under a name; None where there is nothing."""
        return self._read(name.encode())

    def remember(self, name: str, content: bytes) -> None:
        """Note something under a name, in place of what was noted before."""
        self._write(name.encode(), content)

    def _read(self, source: bytes) -> bytes | None:
        return _read(self.folder / hashlib.sha256(source).hexdigest()) if self.folder else None

    def _write(self, source: bytes, content: bytes) -> None:
        # A folder that can't be written costs time, nothing else.
        with suppress(OSError):
            if self.folder:
                _write(self.folder / hashlib.sha256(source).hexdigest(), content)


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
