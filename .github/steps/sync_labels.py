"""Make the repository's labels those of .github/labels.yml; others are named, and left alone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click
import yaml

from github_api import Api, ApiFailed

LABELS = Path(__file__).parents[1] / "labels.yml"


def main(api: Api) -> None:
    """Make what is missing, change what differs.

    Raises:
        ApiFailed: GitHub did not do what was asked.
    """
    wanted: list[dict[str, str]] = yaml.safe_load(LABELS.read_text("utf-8"))
    there: dict[str, dict[str, Any]] = {one["name"]: one for one in api.every("labels")}
    for label in wanted:
        former = there.pop(label["name"], None)
        if former is None:
            api.post("labels", label)
            click.echo(f"made: {label['name']}")
        elif any((former[key] or "") != label[key] for key in label):
            api.patch(f"labels/{quote(label['name'])}", label)
            click.echo(f"changed: {label['name']}")
    click.echo(f"not in labels.yml, left alone: {len(there)}")


if __name__ == "__main__":
    try:
        main(Api.from_environment())
    except ApiFailed as failed:
        sys.exit(f"The labels are not all as they should be: {failed}.")
