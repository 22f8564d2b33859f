"""Check the records that a pull request changes: annotations, the summary of the run, and the report.

python .github/steps/check_changed.py BASE REPORT

Compares the working tree with the commit BASE and writes REPORT. Exits with 1 where there are problems.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click

from paper_atlas.catalog import open_folders
from paper_atlas.problem import as_github
from paper_atlas.review.changes import GitFailed, Repository
from paper_atlas.review.comment import as_summary
from paper_atlas.review.pull_request import Proposal
from paper_atlas.review.report import written

PAPERS, VOCABULARY = "papers", "vocabulary"


def main(base: str, report_file: Path) -> int:
    """Check, print, write; 1 where there are problems."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))["pull_request"]
    root = Path.cwd()
    repository = Repository.of(root, base)
    changed = repository.changed(PAPERS)
    # Asked for by name, so that they are blamed for what two records share.
    named = [root / one.path for one in changed if one.kind != "deleted"]
    opened = open_folders(root / PAPERS, root / VOCABULARY, root, named)
    proposal = Proposal(repository, opened, changed)
    report = proposal.report(event["number"], event["head"]["sha"])
    if proposal.problems:
        click.echo(as_github(proposal.problems))
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as stream:
            stream.write(as_summary(report))
    report_file.write_bytes(written(report))
    return 1 if proposal.problems else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1], Path(sys.argv[2])))
    except GitFailed:
        # Not git's own words: they may hold names of files, and a log is obeyed.
        sys.exit("The commits can't be compared. Was the base fetched (fetch-depth: 2)?")
