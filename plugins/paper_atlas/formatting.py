"""Files of records put into canonical order and style: `atlas fmt`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from paper_atlas.collection import SUFFIX, files_in, missing_folder
from paper_atlas.layout import formatted
from paper_atlas.problem import Problem, as_rows
from paper_atlas.textfile import Refused, absolute, file_name, replace_text, text_of


@dataclass(frozen=True)
class Formatted:
    """What became of some files."""

    files: tuple[str, ...]
    """All that were looked at."""
    changed: tuple[str, ...]
    """Those not in canonical style before, in the order of the files."""
    problems: tuple[Problem, ...]
    """Why others could not be understood; they are as they were."""
    written: bool
    """Whether the files were changed, or only looked at."""

    @property
    def summary(self) -> str:
        """How many of how many, on one line."""
        records = "record" if len(self.files) == 1 else "records"
        done = "formatted" if self.written else "to be formatted"
        refused = len({problem.file for problem in self.problems})
        others = f"; {refused:,} can't be" if refused else ""
        return f"{len(self.changed):,} of {len(self.files):,} {records} {done}{others}"

    def as_json(self) -> str:
        """A JSON object with the names of the files changed and the problems."""
        found = {"changed": self.changed, "problems": as_rows(self.problems)}
        return json.dumps(found, ensure_ascii=False, indent=2)


def format_files(files: Sequence[Path], papers: Path, root: Path, *, write: bool) -> Formatted:
    """Put records into canonical order and style, each file as a whole.

    Args:
        files: which ones; all of the folder where there are none.
        papers: the folder of records.
        root: the folder that names of files in problems start from.
        write: whether to change the files, or only to say which would be.
    """
    chosen = files or [file for file in files_in(papers) if file.suffix == SUFFIX]
    problems = [] if files else list(missing_folder(papers))
    changed: list[str] = []
    for file in dict.fromkeys(chosen):
        name = file_name(file, root)
        try:
            new, found = formatted(text_of(file), name, _depth(file, papers))
            problems += found
            if new is not None and new.encode() != file.read_bytes():
                changed.append(name)
                if write:
                    replace_text(file, new)
        except Refused as refused:
            problems.append(refused.problem(name))
    names = tuple(file_name(file, root) for file in chosen)
    return Formatted(names, tuple(changed), tuple(sorted(problems)), write)


def _depth(file: Path, papers: Path) -> int | None:
    """How many folders below the records' own a file is; None where it is elsewhere."""
    place, top = absolute(file), absolute(papers)
    return len(place.relative_to(top).parts) - 1 if place.is_relative_to(top) else None
