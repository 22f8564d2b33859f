"""A folder of records, read: which files are records, and what is said in each."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from paper_atlas.problem import Problem, shown
from paper_atlas.record import Paper
from paper_atlas.shape import ID_PATTERN, parse
from paper_atlas.source import Source, read
from paper_atlas.textfile import file_name

SUFFIX = ".yml"


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
    """Every file of a folder and of the folders in it, hidden ones left out, in the order of their paths."""
    found: list[Path] = []
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        linked = [name for name in folders if (Path(parent) / name).is_symlink()]
        found += [Path(parent) / name for name in (*files, *linked) if not name.startswith(".")]
    return sorted(found)


def read_records(files: Iterable[Path], root: Path) -> tuple[list[Record], list[Problem]]:
    """Read files as records.

    Args:
        files: where they are.
        root: the folder that their names in problems start from.

    Returns:
        A record for each file that is YAML, and all problems of names, syntax and shape.
    """
    records: list[Record] = []
    problems: list[Problem] = []
    for file in files:
        name = file_name(file, root)
        problems += _name_problems(file, name)
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
    if file.suffix != SUFFIX:
        meant = file.stem.lower() + SUFFIX if file.suffix.lower() in (".yml", ".yaml") else None
        fix = "records are .yml files; move anything else out of this folder"
        yield Problem(name, 1, 1, f"{shown(file.name)} is not the name of a record", meant, fix, "file-name")
    elif not re.fullmatch(ID_PATTERN, stem) or len(stem) > 80:
        meant = re.sub(r"[^a-z0-9]+", "-", stem.casefold()).strip("-")[:80]
        fix = "the name becomes the address: lower-case letters, digits and single hyphens"
        what = f"{shown(file.name)} is not the name of a record"
        yield Problem(name, 1, 1, what, f"{meant}{SUFFIX}" if meant else None, fix, "file-name")
