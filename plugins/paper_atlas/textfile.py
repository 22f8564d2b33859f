"""A text file read safely: an ordinary file of bounded size, UTF-8, no control characters."""

from __future__ import annotations

import codecs
import os
import re
import shutil
import tempfile
import unicodedata
from pathlib import Path
from typing import NamedTuple

from paper_atlas.problem import Problem

MAX_BYTES = 2_000_000

# YAML's own list of characters that a file may hold, less the line breaks that only YAML 1.1 knew and less
# what a reader can't see and is misled by: reordering and invisible spaces. Joiners stay; names need them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)


_HALF_PAIR = re.compile("[\ud800-\udfff]")


class Position(NamedTuple):
    """A place in a file, line and column from 1."""

    line: int
    column: int


START = Position(1, 1)


class Refused(Exception):  # noqa: N818 - caught by whoever reads files
    """The file can't be understood from some place on."""

    def __init__(self, position: Position, rule: str, what: str, fix: str | None = None) -> None:
        self.position, self.rule, self.what, self.fix = position, rule, what, fix

    def problem(self, file: str) -> Problem:
        """What to say of the file."""
        return Problem(file, *self.position, self.what, None, self.fix, self.rule)


def absolute(path: Path) -> Path:
    """Where a file is, however it was written; links are not followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps `..`, Path.resolve follows links


def file_name(path: Path, root: Path) -> str:
    """How to call a file in problems: from the root where it is in it, as given elsewhere.

    Bytes of a name that are not UTF-8 are written as escapes, since they can't be printed.
    """
    place, start = absolute(path), absolute(root)
    name = (place.relative_to(start) if place.is_relative_to(start) else path).as_posix()
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def text_of(path: Path) -> str:
    """What a file holds.

    Raises:
        Refused: it is not a file, can't be read, is too large or not plain UTF-8 text.
    """
    try:
        if path.is_symlink():
            raise Refused(START, "file", "this is a symbolic link", "put the file itself here")
        if not path.is_file():
            raise _not_a_file(path)
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise Refused(START, "file", f"the file can't be read: {error.strerror or error}") from None
    if len(content) > MAX_BYTES:
        raise Refused(
            START,
            "file",
            f"the file is larger than {MAX_BYTES // 1_000_000} MB",
            "keep only the record in it",
        )
    return _decoded(content)


def replace_text(path: Path, text: str) -> None:
    """Put a text in place of what a file holds; whatever happens, it holds the one or the other, whole.

    Raises:
        Refused: nothing can be written there.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        new = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
                stream.write(text)
            shutil.copymode(path, new)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        raise Refused(START, "file", f"the file can't be written: {error.strerror or error}") from None


def _not_a_file(path: Path) -> Refused:
    if not path.exists():
        return Refused(START, "file", "there is no such file")
    what = "this is a folder" if path.is_dir() else "this is not an ordinary file"
    return Refused(START, "file", what, "put a YAML file here")


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Refused(START, "encoding", "the file is UTF-16", "save it as UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        what = f"byte 0x{content[error.start]:02x} is not UTF-8"
        raise Refused(_end_of(before), "encoding", what, "save the file as UTF-8") from None
    if found := _FORBIDDEN.search(text):
        kind = "invisible" if unicodedata.category(found[0]) == "Cf" else "control"
        what = f"{kind} character U+{ord(found[0]):04X}"
        raise Refused(_end_of(text[: found.start()]), "encoding", what, "remove it; a record is plain text")
    return text


def plain(text: str) -> str:
    """A text without characters that a file may not hold, for formats that forbid them or that people open.

    Half of a surrogate pair is shown as what can't be read.
    """
    return _HALF_PAIR.sub("\ufffd", _FORBIDDEN.sub("", text))


def _end_of(text: str) -> Position:
    return Position(text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1)
