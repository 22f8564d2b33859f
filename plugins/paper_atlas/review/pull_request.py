"""The report on a pull request: its check, and the facts that it adds or changes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from paper_atlas.catalog import Opened
from paper_atlas.problem import Problem
from paper_atlas.record import Paper
from paper_atlas.review.changes import Changed, Repository
from paper_atlas.review.facts import facts_of, paper_in
from paper_atlas.review.report import (
    MOST_CHANGES,
    MOST_PROBLEMS,
    MOST_ROWS,
    Change,
    Finding,
    Report,
    Standing,
    bounded,
    path_text,
    rows,
)


@dataclass(frozen=True)
class Proposal:
    """What a pull request brings, beside what there was."""

    repository: Repository
    opened: Opened
    """The atlas with the pull request in it."""
    changed: Sequence[Changed]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, those in changed files first: GitHub shows the first ten at their lines."""
        here = {path_text(one.path) for one in self.changed}
        return tuple(sorted(self.opened.problems, key=lambda problem: (problem.file not in here, problem)))

    def report(self, number: int, head: str) -> Report:
        """What there is to say of it.

        Args:
            number: of the pull request.
            head: its last commit.
        """
        papers = {record.source.file: record.paper for record in self.opened.records}
        changed = _with_renamings(self.changed, self._formerly())
        changes = tuple(self._change(one, papers) for one in changed[:MOST_CHANGES])
        found = self.problems
        return Report(
            pull_request=number,
            head=head,
            changes=changes,
            changes_left_out=len(changed) - len(changes),
            problems=tuple(map(Finding.of, found[:MOST_PROBLEMS])),
            problems_left_out=max(0, len(found) - MOST_PROBLEMS),
        )

    def _formerly(self) -> Mapping[str, str]:
        """For former identifiers, the record that has taken them over."""
        return {
            former: record.source.file
            for record in self.opened.records
            if record.paper
            for former in record.paper.formerly
        }

    def _change(self, one: Changed, papers: Mapping[str, Paper | None]) -> Change:
        terms = self.opened.vocabulary
        before = self._paper_before(one.former or one.path) if one.kind != "new" else None
        after = papers.get(path_text(one.path)) if one.kind != "deleted" else None
        readable = after is not None or (one.kind == "deleted" and before is not None)
        facts = [facts_of(paper, terms) if paper else () for paper in (before, after)]
        found = rows(*facts) if after else []
        shown = after or before
        return Change(
            kind=one.kind,
            path=path_text(one.path),
            former=path_text(one.former) if one.former else None,
            id=path_text(one.id),
            title=bounded(shown.title) if shown else "",
            address=self._address(one),
            readable=readable,
            rows=tuple(found[:MOST_ROWS]),
            rows_left_out=max(0, len(found) - MOST_ROWS),
        )

    def _address(self, one: Changed) -> Standing:
        if one.kind == "new":
            return "new"
        if one.kind == "edited" or (one.kind == "renamed" and one.id == one.former_id):
            return "kept"
        return "leads on" if one.former_id in self._formerly() else "lost"

    def _paper_before(self, path: str) -> Paper | None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "before.yml"
            file.write_bytes(self.repository.before(path))
            return paper_in(file, os.fspath(file))[0]


def _with_renamings(changed: Iterable[Changed], formerly: Mapping[str, str]) -> list[Changed]:
    """A new record that took over the address of a deleted one is that record, however much it was edited."""
    changed = list(changed)
    new = {path_text(one.path): one for one in changed if one.kind == "new"}
    found: dict[str, Changed] = {one.path: one for one in changed}
    for one in changed:
        heir = new.pop(formerly.get(one.id, ""), None) if one.kind == "deleted" else None
        if heir:
            del found[one.path]
            found[heir.path] = Changed("renamed", heir.path, one.path)
    return [found[path] for path in sorted(found)]
