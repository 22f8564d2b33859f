"""Put the report of a finished review on its pull request, as one comment that is kept up to date.

Runs with a token that may write, on the default branch's own code. The report comes from a run of code that
anybody can propose, so it is checked against what GitHub says and shown from scratch.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from github_api import Api, ApiFailed, written_by_us
from paper_atlas.review.comment import MARK, as_comment
from paper_atlas.review.report import MAX_BYTES, NotAReport, Report, read_report

REPORT, PREVIEW = "report", "preview"
"""Names of the artifacts."""
FILE = "report.json"


def main(api: Api) -> str:
    """What was done, in a sentence.

    Raises:
        ApiFailed: GitHub did not do what was asked.
        NotAReport: the artifact holds something else.
    """
    run = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))["workflow_run"]
    listed = api.every(f"actions/runs/{run['id']}/artifacts", "artifacts")
    # A run that was started again has several of a name: the last one counts.
    artifacts = {one["name"]: one for one in sorted(listed, key=lambda one: one["id"])}
    if REPORT not in artifacts:
        return "The run left no report: nothing to say."
    report = read_report(api.file_in_artifact(artifacts[REPORT]["id"], FILE, MAX_BYTES))
    pull = api.get(f"pulls/{report.pull_request}")
    if refusal := _not_of(run, report, pull, api.repository):
        return f"No comment: {refusal}."
    preview = f"{run['html_url']}/artifacts/{artifacts[PREVIEW]['id']}" if PREVIEW in artifacts else None
    return _put(api, report, as_comment(report, run["html_url"], preview))


def _not_of(run: dict[str, Any], report: Report, pull: dict[str, Any], repository: str) -> str | None:
    """Why the pull request that the report names is not the one that the run was for."""
    if report.head != run["head_sha"]:
        return "the report is about another commit than the run"
    if pull["head"]["sha"] != run["head_sha"]:
        return "the pull request has gone on, or is another one"
    if pull["base"]["repo"]["full_name"] != repository:
        return "the pull request is for another repository"
    return None if pull["state"] == "open" else "the pull request is closed"


def _put(api: Api, report: Report, text: str) -> str:
    comments = f"issues/{report.pull_request}/comments"
    if former := next((one for one in api.every(comments) if written_by_us(one, MARK)), None):
        api.patch(f"issues/comments/{former['id']}", {"body": text})
        return "The comment is brought up to date."
    if not report.changes and not report.problem_count:
        return "No record is changed: nothing to say."
    api.post(comments, {"body": text})
    return "The comment is written."


if __name__ == "__main__":
    try:
        click.echo(main(Api.from_environment()))
    except (ApiFailed, NotAReport) as failed:
        sys.exit(f"No comment: {failed}.")
