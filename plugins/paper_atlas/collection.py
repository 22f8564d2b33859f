"""A folder of records, read: which files are records, and what is said in each."""

from __future__ import annotations

import gc
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from paper_atlas.problem import Problem, shown
from paper_atlas.record import Paper
from paper_atlas.shape import ID_PATTERN, parse
from paper_atlas.source import Source, read
from paper_atlas.textfile import file_name

SUFFIX = ".yml"
_YAML = (SUFFIX, ".yaml")
RESERVED_IDS = frozenset(
    {"index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
"""Names of files that mean something else to a web server or to Windows."""
LONGEST_ID = 80
LONGEST_NAME = 40
"""Characters of a name that is made of a title."""
WORDS_IN_NAME = 4
SMALL_WORDS = frozenset(
    (
        "a",
        "an",
        "and",
        "for",
        "from",
        "in",
        "is",
        "of",
        "on",
        "or",
        "the",
        "to",
        "towards",
        "via",
        "with",
        "your",
    )
)


@dataclass(frozen=True)
class Record:
    """One file, with what could be understood of it."""

    id: str
    """Identifier, from the name of the file."""
    source: Source
    """What it says and where."""
    paper: Paper | None
    """What it means; None where its shape is wrong."""
    modified: float
    """When the file was last written, in seconds since 1970."""


def files_in(folder: Path) -> list[Path]:
    """Every file of a folder and of the folders in it, hidden ones left out, in the order of their paths.

    With them, to be reported, links to folders and folders that are named as if they were files.
    """
    found: list[Path] = []
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = [Path(parent) / name for name in (*files, *folders) if not name.startswith(".")]
        found += [path for path in inside if not _is_folder(path)]
    return sorted(found)


def missing_folder(papers: Path) -> Iterator[Problem]:
    """That the folder of records is not there, where it is not."""
    if not papers.is_dir():
        fix = "create it, with one YAML file a paper"
        yield Problem(papers.as_posix(), 1, 1, "there is no such folder", None, fix, "folder")


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink() and path.suffix.lower() not in _YAML


def read_records(files: Iterable[Path], root: Path) -> tuple[list[Record], list[Problem]]:
    """Read files as records.

    Args:
        files: where they are.
        root: the folder that their names in problems start from.

    Returns:
        A record for each file that is YAML, and all problems of names, syntax and shape.
    """
    with without_collecting():
        return _read_records(files, root)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Don't look for garbage while much is made that stays: half of the time would go into it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read_records(files: Iterable[Path], root: Path) -> tuple[list[Record], list[Problem]]:
    records: list[Record] = []
    problems: list[Problem] = []
    for file in files:
        name = file_name(file, root)
        if wrong_name := list(_name_problems(file, name)):
            problems += wrong_name
            if file.suffix != SUFFIX:
                continue
        source, found = read(file, name)
        problems += found
        if source is None:
            continue
        paper, found = parse(Paper, source, source.data)
        problems += found
        records.append(Record(file.name.removesuffix(SUFFIX), source, paper, file.stat().st_mtime))
    return records, problems


def _name_problems(file: Path, name: str) -> Iterator[Problem]:
    stem = file.name.removesuffix(SUFFIX)
    is_name = file.suffix == SUFFIX and re.fullmatch(ID_PATTERN, stem) and len(stem) <= LONGEST_ID
    if is_name and stem in RESERVED_IDS:
        what = f"{shown(file.name)} means something else to a web server or to Windows"
        yield Problem(name, 1, 1, what, None, "name the file after the paper", "file-name")
    if is_name or file.is_dir():
        return
    what = f"{shown(file.name)} is not the name of a record"
    if file.suffix.lower() not in _YAML:
        fix = "records are .yml files; move anything else out of this folder"
        yield Problem(name, 1, 1, what, None, fix, "file-name")
        return
    letters = "".join(
        char for char in unicodedata.normalize("NFKD", file.stem) if not unicodedata.combining(char)
    )
    plain = re.sub(r"[^a-z0-9]+", "-", letters.casefold())[:LONGEST_ID].strip("-")
    fix = f"the name is the address: lower-case letters, digits and single hyphens, at most {LONGEST_ID}"
    yield Problem(name, 1, 1, what, f"{plain}{SUFFIX}" if plain else None, fix, "file-name")


def short_name(title: str) -> str:
    """A short name for the file of a paper: what its title calls it, or its first words."""
    named, colon, _ = title.partition(":")
    words = _plain_words(named)
    if not (colon and 0 < len(words) <= WORDS_IN_NAME):
        words = [word for word in _plain_words(title) if word not in SMALL_WORDS][:WORDS_IN_NAME]
    name = "-".join(words)[:LONGEST_NAME].strip("-")
    return name or "paper"


def _plain_words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain.lower())
