"""The form finds what the check finds, as far as a browser can know it, and nothing in a sound record."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from paper_atlas.catalog import Catalog
from paper_atlas.exports import Publication, export_files
from paper_atlas.exports.json_text import as_json
from paper_atlas.exports.records import data_of
from paper_atlas.search.files import search_files
from paper_atlas.source import read_text
from tests import tiny
from tests.invalid.test_invalid import CASES, record_of
from tests.node_tools import node

SUBJECTS = ("addresses", "claims", "dates", "hardware", "links", "names", "texts")
"""Folders of tests/invalid on what a form can hold; the others are on YAML, and shapes that no form makes."""
LEFT_TO_THE_CHECK = frozenset(
    {
        "addresses/formerly-a-record",
        "addresses/formerly-itself",
        "addresses/formerly-of-another",
        "dates/after-the-arxiv-month",
        "dates/day-that-is-not",
        "dates/future",
    }
)


def found(catalog: Catalog, records: Iterable[object]) -> list[list[dict[str, Any]]]:
    """What the form says of each record; Node runs once for all."""
    files = dict(export_files(Publication(catalog)))
    data = {
        "names": json.loads(dict(search_files(catalog))["names.json"]),
        "form": json.loads(files["contribute/form.json"]),
        "papers": json.loads(files["contribute/papers.json"]),
    }
    given = "\n".join([json.dumps(data), *map(as_json, records)])
    command = [*node(), str(Path(__file__).with_name("check_lines.mjs"))]
    done = subprocess.run(command, input=given, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@cache
def cases() -> dict[str, list[dict[str, Any]]]:
    """What the form says of each broken record, by the name of its case."""
    broken = {}
    for path in CASES:
        source, _ = read_text(record_of(yaml.safe_load(path.read_text("utf-8"))), path.name)
        if path.parent.name in SUBJECTS and source:
            broken[name_of(path)] = source.data
    return dict(zip(broken, found(tiny.catalog(), broken.values()), strict=True))


def test_sound_records_are_sound(real_catalog: Catalog) -> None:
    for catalog in (real_catalog, tiny.catalog()):
        records = [data_of(entry)["record"] for entry in catalog.papers]
        # As new records they would be there twice: that is all there is to say of them.
        said = [
            [one for one in problems if "already" not in one["message"]]
            for problems in found(catalog, records)
        ]

        assert [problems for problems in said if problems] == []


@pytest.mark.parametrize("name", sorted(name_of(path) for path in CASES if path.parent.name in SUBJECTS))
def test_a_broken_record_is_found_out(name: str) -> None:
    assert bool(cases().get(name)) == (name not in LEFT_TO_THE_CHECK), cases().get(name)
