"""The browser's writer of records writes the same as Python's; Node runs once for all of them."""

from __future__ import annotations

import json
import random
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from paper_atlas.catalog import Catalog
from paper_atlas.exports import Publication, export_files
from paper_atlas.exports.json_text import as_json
from paper_atlas.layout import written
from paper_atlas.source import read
from tests import tiny
from tests.builds import ROOT
from tests.node_tools import node

HERE = Path(__file__).parent
# What YAML, the two languages or the style could see differently.
STRANGE = """
    ""|'|\\|\\n|a: b|a #b|#|:|ends:|- x|? x|{a}|[b]|a, b|50|1_000|12:30|0x1f|.5|.inf
    1e5|yes|No|null|~|=|<<|%|@x|`x`
    é|e\u0301|🚀|👩‍💻|中文|\u00a0|\u200b|\u2028|\ufeff|\x7f|\x85|\x01|İ|ß|— x|"quoted"|it's|"it's"|a  b| |x\ty
    constructor|__proto__|https://a.example/b?c=d&e=f#g|2305.14314|2024-01|2024|-|--|...|>-|NaN|TFLOP/s|µs
""".replace("    ", "")


def made_up(count: int) -> list[dict[str, Any]]:
    """Records of every field, filled by chance, the same ones every time."""
    chance = random.Random(1)  # noqa: S311
    parts = [part for line in STRANGE.strip("\n").split("\n") for part in line.split("|")]

    def text() -> str:
        words = [
            chance.choice([*parts, "word", "model", "of", "the"])
            for _ in range(chance.choice((1, 1, 2, 5, 60)))
        ]
        return " ".join(words)

    def figure() -> Any:
        return chance.choice([7, Decimal("3.0"), Decimal("0.50"), 1000, Decimal("12.25"), -4])

    def value(depth: int) -> Any:
        kind = chance.choice(("text", "text", "figure", "texts", "figures", "group", "groups"))
        if kind == "figure":
            return figure()
        if kind in ("texts", "figures"):
            return [text() if kind == "texts" else figure() for _ in range(chance.randint(0, 6))]
        if depth < 2 and kind == "group":
            return group(depth + 1)
        if depth < 2 and kind == "groups":
            return [group(depth + 1) for _ in range(chance.randint(1, 3))]
        return text()

    def group(depth: int) -> dict[str, Any]:
        names = chance.sample(NAMES, chance.randint(1, 6))
        return {name: value(depth) for name in names}

    return [group(0) for _ in range(count)]


NAMES = [
    "title", "authors", "published", "links", "arxiv", "summary", "runs", "hardware", "product", "memory_gb",
    "claims", "range", "unit", "related", "paper", "how", "needs", "formats", "note", "unknown",
    "a b", "c: d",
]  # fmt: skip


@pytest.fixture(scope="module")
def records() -> list[Any]:
    files = [*sorted((ROOT / "papers").rglob("*.yml")), *sorted(tiny.PAPERS.glob("*.yml"))]
    sources = [read(file, file.name)[0] for file in files]
    return [*(source.data for source in sources if source), *made_up(1500)]


@pytest.fixture(scope="module")
def answers(records: list[Any]) -> list[tuple[str, str]]:
    """What the browser writes for each record, and the record as it understood it."""
    layout = json.loads(
        dict(export_files(Publication(Catalog((), tiny.vocabulary()))))["contribute/form.json"]
    )["layout"]
    # Node takes this sign for the end of a line.
    lines = [as_json(record).replace("\u2028", "\\u2028") for record in records]
    given = "\n".join([json.dumps(layout), *lines])
    command = [*node(), str(HERE / "written_lines.mjs")]
    done = subprocess.run(command, input=given, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return [tuple(json.loads(line)) for line in done.stdout.removesuffix("\n").split("\n")[1:]]


def test_every_record_is_written_alike(records: list[Any], answers: list[tuple[str, str]]) -> None:
    different = [
        (ours, theirs)
        for record, (theirs, _) in zip(records, answers, strict=True)
        if (ours := written(record)) != theirs
    ]

    assert different[:2] == [], len(different)


def test_figures_come_through_as_they_are_written(records: list[Any], answers: list[tuple[str, str]]) -> None:
    different = [
        (as_json(record), theirs)
        for record, (_, theirs) in zip(records, answers, strict=True)
        if json.loads(theirs, parse_float=Decimal) != json.loads(as_json(record), parse_float=Decimal)
        or figures(theirs) != figures(as_json(record))
    ]

    assert different[:2] == []


def figures(text: str) -> list[str]:
    """The numbers of a JSON text, in their order, as written."""
    found: list[str] = []
    json.loads(text, parse_float=lambda own: found.append(own), parse_int=lambda own: found.append(own))
    return sorted(found)
