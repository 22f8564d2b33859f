"""Files of records with what has one right answer mended: `atlas check --fix`.

The problems are those of the check, and what is written is what the check takes for meant; only the
characters concerned change. Whatever needs a decision stays as it is and is reported.
"""

from __future__ import annotations

import codecs
import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from paper_atlas.catalog import Opened, open_records
from paper_atlas.collection import files_in
from paper_atlas.mending.certain import Mending
from paper_atlas.mending.edit import Written, apply, told
from paper_atlas.mending.tidying import tidyings
from paper_atlas.naming import Rules, compile_rules
from paper_atlas.problem import Problem
from paper_atlas.source import Source, read_text
from paper_atlas.textfile import Refused, file_name, replace_text, text_of
from paper_atlas.vocabulary import Vocabulary, load

_ROUNDS = 8
"""One mend can lead to the next: http becomes https, then the address is shortened."""


@dataclass(frozen=True)
class Mended:
    """What was mended, and what is left."""

    opened: Opened
    """The records as they are now."""
    changes: tuple[str, ...]
    """Each change of more than spaces, on one line with its place at that time."""
    files: tuple[str, ...]
    """The files that were changed."""

    @property
    def summary(self) -> str:
        """How many files were changed, on one line."""
        return f"{len(self.files):,} {'file' if len(self.files) == 1 else 'files'} mended"


def mend_files(files: Sequence[Path], papers: Path, vocabulary: Path, root: Path) -> Mended:
    """Mend records until nothing is left that has one right answer.

    Args:
        files: which ones; all of the folder where there are none.
        papers: the folder of records.
        vocabulary: the terms.
        root: the folder that names of files in problems start from.
    """
    terms, problems = load(vocabulary, root)
    work = _Work(functools.cache(lambda: compile_rules(terms)))
    paths = {file_name(path, root): path for path in files or files_in(papers)}
    opened = open_records(papers, terms, root, files)
    for _ in range(_ROUNDS):
        changed = work.mend(opened, paths)
        paths = {name: paths[name] for name in sorted(changed)}
        if not paths:
            break
        opened = open_records(papers, terms, root, files)
    left = opened.after([*problems, *work.refused])
    return Mended(left, tuple(work.changes), tuple(sorted(work.changed)))


@dataclass
class _Work:
    """What was done to files so far."""

    rules: Callable[[], Rules]
    changes: list[str] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    refused: list[Problem] = field(default_factory=list)
    """Files that can't be written; they are as they were."""

    def mend(self, opened: Opened, paths: Mapping[str, Path]) -> set[str]:
        """Mend files once; the names of those that were changed."""
        problems: dict[str, list[Problem]] = {}
        for problem in opened.problems:
            problems.setdefault(problem.file, []).append(problem)
        changed = set()
        for name in (record.source.file for record in opened.records if record.source.file in paths):
            try:
                if self._mend(paths[name], name, problems.get(name, []), opened.vocabulary):
                    changed.add(name)
            except Refused as refused:
                self.refused.append(refused.problem(name))
        self.changed |= changed
        return changed

    def _mend(self, path: Path, name: str, problems: Iterable[Problem], vocabulary: Vocabulary) -> bool:
        old = text_of(path)
        source = _sound(old, name)
        if not source:
            return False
        written = Written(old)
        mending = Mending(source, written, vocabulary, self.rules)
        answers = [edit for problem in problems if (edit := mending.edit(problem))]
        new, made = apply(old, [*answers, *tidyings(source, written)])
        if not made or not _sound(new, name):
            return False
        mark = "\ufeff" if path.read_bytes().startswith(codecs.BOM_UTF8) else ""
        replace_text(path, mark + new)
        self.changes += [told(written, edit, name) for edit in made if not written.is_spacing(edit)]
        return True


def _sound(text: str, name: str) -> Source | None:
    """What a text says; None where even its structure is in doubt."""
    source, problems = read_text(text, name)
    return None if problems else source
