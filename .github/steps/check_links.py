"""Visit the addresses that records lead to, and keep one issue about those that are dead.

python .github/steps/check_links.py HISTORY

HISTORY is written anew; what an earlier run wrote is taken from the artifact of the same name.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
import yaml

from github_api import Api, ApiFailed, written_by_us
from paper_atlas.catalog import open_folders
from paper_atlas.links.addresses import addresses
from paper_atlas.links.dead import LABEL, MARK, as_issue, dead_links
from paper_atlas.links.history import History, due, history_as_text, history_from, updated
from paper_atlas.links.visit import Manners, visit_all

WORKFLOW, ARTIFACT, FILE = "links.yml", "link-history", "link-history.json"
SETTINGS = Path(".github/link-check.yml")
MOST_HISTORY = 50_000_000


def main(api: Api, history_file: Path) -> str:
    """What was done, in a sentence.

    Raises:
        ApiFailed: GitHub did not do what was asked.
    """
    root, today = Path.cwd(), datetime.now(UTC).date()
    leading = addresses(open_folders(root / "papers", root / "vocabulary", root).catalog().papers)
    history = _history(api)
    settings = yaml.safe_load((root / SETTINGS).read_text("utf-8"))
    agent = f"paper-atlas link check (+{os.environ['GITHUB_SERVER_URL']}/{api.repository})"
    manners = Manners(agent, delay=settings["delay_seconds"], not_asked=frozenset(settings["not_asked"]))
    answers = visit_all(due(leading, history, today), manners)
    history = updated(leading, history, answers, today)
    history_file.write_text(history_as_text(history), encoding="utf-8")
    dead = dead_links(leading, history)
    said = _keep_issue(api, *as_issue(dead, leading, history)) if dead else _close_issue(api)
    return f"{len(answers):,} of {len(leading):,} addresses asked, {len(dead):,} dead. {said}"


def _history(api: Api) -> History:
    """What the last run that came to its end remembered."""
    runs = api.get(f"actions/workflows/{WORKFLOW}/runs", branch="main", status="success", per_page=1)
    for run in runs["workflow_runs"]:
        for artifact in api.every(f"actions/runs/{run['id']}/artifacts", "artifacts"):
            if artifact["name"] == ARTIFACT and not artifact["expired"]:
                return history_from(api.file_in_artifact(artifact["id"], FILE, MOST_HISTORY).decode())
    return {}


def _issue(api: Api) -> int | None:
    found = (one for one in api.every("issues", state="open", labels=LABEL) if written_by_us(one, MARK))
    return next((one["number"] for one in found), None)


def _keep_issue(api: Api, title: str, text: str) -> str:
    if number := _issue(api):
        api.patch(f"issues/{number}", {"title": title, "body": text})
        return "The issue is brought up to date."
    api.post("issues", {"title": title, "body": text, "labels": [LABEL]})
    return "An issue is opened."


def _close_issue(api: Api) -> str:
    if number := _issue(api):
        api.post(
            f"issues/{number}/comments", {"body": "All of them answer again, or are gone from the records."}
        )
        api.patch(f"issues/{number}", {"state": "closed", "state_reason": "completed"})
        return "The issue is closed."
    return "No issue is needed."


if __name__ == "__main__":
    try:
        click.echo(main(Api.from_environment(), Path(sys.argv[1])))
    except ApiFailed as failed:
        sys.exit(f"The link check is not finished: {failed}.")
