"""A new file for a drafted record: never over another, and never half-written."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from paper_atlas.check.duplicates import known
from paper_atlas.collection import LONGEST_ID, SUFFIX, Record
from paper_atlas.draft.record import Draft
from paper_atlas.problem import shown
from paper_atlas.shape import ID_PATTERN


class CannotDraft(Exception):  # noqa: N818 - mostly not an error of the program
    """Why no file was written, for the person who asked for it; the text is one line."""


def refuse_known(draft: Draft, records: tuple[Record, ...]) -> None:
    """Stop where the paper has a record.

    Raises:
        CannotDraft: it has one.
    """
    links = draft.record.get("links") or {}
    record = known(records, arxiv=links.get("arxiv"), doi=links.get("doi"), title=draft.record["title"])
    if record:
        raise CannotDraft(f"this paper has a record: {record.source.file}; edit that one")


def write_new(draft: Draft, folder: Path, name: str) -> Path:
    """Write a draft into a folder of records, and say where.

    Raises:
        CannotDraft: there is a file of this name, or the folder can't be written to.
    """
    if not re.fullmatch(ID_PATTERN, name) or len(name) > LONGEST_ID:
        advice = "use lower-case letters, digits and single hyphens"
        raise CannotDraft(f"{shown(name)} can't be the name of a record; {advice}")
    path = folder / f"{name}{SUFFIX}"
    if any(path.stem == other.stem for other in folder.rglob(f"*{SUFFIX}")):
        raise CannotDraft(f"{path} exists; choose another name with --name")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, written = tempfile.mkstemp(dir=folder, prefix=".", suffix=SUFFIX)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(draft.text)
            Path(written).chmod(0o644)
            os.link(written, path)  # unlike a renaming, fails where the file has come to be meanwhile
        finally:
            os.unlink(written)  # noqa: PTH108 - a path as text
    except FileExistsError:
        raise CannotDraft(f"{path} exists; choose another name with --name") from None
    except OSError as error:
        raise CannotDraft(f"{path} can't be written: {error.strerror or error}") from None
    return path
