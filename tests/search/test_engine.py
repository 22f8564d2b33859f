from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from paper_atlas.catalog import Catalog
from paper_atlas.search import text
from paper_atlas.search.files import search_files
from paper_atlas.search.lists import Lists
from tests.builds import ROOT
from tests.node_tools import node
from tests.search import made_catalogs
from tests.search.made_queries import queries
from tests.search.plain_search import counts, found

MODULES = ROOT / "plugins/paper_atlas/theme/assets/paper-atlas/search"
Asked = dict[str, Any]


def answers(catalog: Catalog, folder: Path, asked: list[Asked]) -> list[dict[str, Any]]:
    """What the browser's engine finds."""
    for address, content in search_files(catalog):
        file = folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    done = subprocess.run(
        [*node(), str(Path(__file__).parent / "run_engine.mjs"), str(MODULES), str(folder)],
        input="\n".join(json.dumps(query) for query in asked),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def asking(*chips: str, sort: str = "relevance") -> Asked:
    """A query of chips written as kind:id."""
    kinds = ("kind", "id")
    asked = [dict(zip(kinds, chip.split(":"), strict=True)) for chip in chips]
    return {"query": {"chips": asked, "text": []}, "sort": sort}


@pytest.mark.parametrize(
    ("catalog", "count", "piece"),
    [(made_catalogs.real, 150, 24_000), (lambda: made_catalogs.made_up(150), 150, 1000)],
    ids=["real records", "made-up records"],
)
def test_it_finds_and_counts_what_looking_at_every_paper_does(
    catalog: Any, count: int, piece: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text, "_PIECE", piece)
    papers = catalog()
    asked = list(queries(papers, count, seed="engine"))

    made = answers(papers, tmp_path, asked)

    some = 0
    for question, answer in zip(asked, made, strict=True):
        query, sort = question["query"], question["sort"]
        expected = found(papers, query, sort)
        some += bool(expected)
        assert answer["few"]["papers"] == expected, question
        assert answer["whole"] == answer["few"], question
        assert answer["few"]["total"] == len(expected)
        assert {kind: values for kind, values in answer["counts"].items() if values} == counts(
            papers, query
        ), question
    assert some > count / 3, "the queries ask for what is not there"


def test_the_pages_that_chips_name_come_first(tmp_path: Path) -> None:
    asked = asking("product:v100/sxm2-32gb", "year:2020..", "technique:lora", "product:v100")

    made = answers(made_catalogs.real(), tmp_path, [asked])[0]

    assert made["few"]["entities"] == [{"kind": "product", "id": "v100"}, {"kind": "technique", "id": "lora"}]


UNKNOWN = [
    "product:nothing", "technique:nothing", "venue:Nothing", "metric:nothing", "has:nothing", "role:nothing",
    "count:99999", "memory:9999", "year:1901", "system:constructor", "hardware:nothing",
]  # fmt: skip


def test_what_is_unknown_finds_nothing_and_asks_for_no_file(tmp_path: Path) -> None:
    made = answers(made_catalogs.real(), tmp_path, [asking(chip, sort="claim") for chip in UNKNOWN])

    assert [(answer["few"]["papers"], answer["whole"]["papers"]) for answer in made] == [([], [])] * len(
        UNKNOWN
    )


def test_claims_stand_best_first_one_a_paper(tmp_path: Path) -> None:
    catalog = made_catalogs.made_up(300)
    metric = max(Lists(catalog).metrics.items(), key=lambda pair: len(pair[1]))[0]

    rows = answers(catalog, tmp_path, [asking(f"metric:{metric}", sort="claim")])[0]["few"]["rows"]

    ranks = [row["rank"] for row in rows]
    assert ranks == sorted(ranks)
    assert len({row["paper"] for row in rows}) == len(rows) > 10
    for row in rows:
        assert catalog.papers[row["paper"]].claims[row["claim"]].claim.metric == metric


def test_a_phrase_of_common_words_is_looked_for_in_the_first_papers_only(tmp_path: Path) -> None:
    catalog = made_catalogs.made_up(700)
    words = {"words": ["of", "the"]}
    asked = {"query": {"chips": [], "text": [words | {"phrase": True}]}, "sort": "newest"}
    candidates = found(catalog, {"chips": [], "text": [words]}, "newest")
    assert len(candidates) > 400

    made = answers(catalog, tmp_path, [asked])[0]

    first = set(candidates[:400])
    assert made["few"]["papers"] == [
        paper for paper in found(catalog, asked["query"], "newest") if paper in first
    ]
    assert made["few"]["incomplete"]
