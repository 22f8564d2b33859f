from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from paper_atlas.schema import paper_schema, schemas, write_schemas
from paper_atlas.source import read
from paper_atlas.vocabulary import load
from tests import tiny
from tests.builds import ROOT

VOCABULARY, _ = load(ROOT / "vocabulary", ROOT)
MADE = schemas(VOCABULARY)
PAPER = jsonschema.Draft202012Validator(paper_schema(VOCABULARY))
TINY = jsonschema.Draft202012Validator(paper_schema(tiny.vocabulary()))
TERMS = sorted(path for path in (ROOT / "vocabulary").glob("*.yml") if f"{path.stem}.schema.json" in MADE)


def plain(value: Any) -> Any:
    """Data as JSON has it."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value


def data_of(path: Path) -> Any:
    source, problems = read(path, path.name)
    assert source
    assert problems == []
    return plain(source.data)


def test_the_committed_schemas_are_current() -> None:
    committed = {path.name: path.read_text("utf-8") for path in (ROOT / "schema").iterdir()}

    assert committed.keys() == MADE.keys()
    assert [name for name, text in MADE.items() if committed[name] != text] == [], "run `atlas schema`"


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(MADE[name]))


def test_every_field_of_a_record_is_explained_to_editors() -> None:
    schema = json.loads(MADE["paper.schema.json"])
    groups = {"Paper": schema, **schema["$defs"]}

    assert [
        f"{group}.{name}"
        for group, declared in groups.items()
        for name, field in declared["properties"].items()
        if not field.get("description")
    ] == []


@pytest.mark.parametrize("path", sorted(tiny.PAPERS.iterdir()), ids=lambda path: path.stem)
def test_made_up_records_fit_the_schema(path: Path) -> None:
    assert [error.message for error in TINY.iter_errors(data_of(path))] == []


@pytest.mark.parametrize("path", sorted((ROOT / "papers").rglob("*.yml")), ids=lambda path: path.stem)
def test_records_fit_the_schema(path: Path) -> None:
    assert [error.message for error in PAPER.iter_errors(data_of(path))] == []


@pytest.mark.parametrize("path", TERMS, ids=lambda path: path.stem)
def test_terms_fit_their_schema(path: Path) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(MADE[f"{path.stem}.schema.json"]))

    assert [error.message for error in validator.iter_errors(data_of(path))] == []


@pytest.mark.parametrize("path", sorted((ROOT / "vocabulary/hardware").iterdir()), ids=lambda path: path.stem)
def test_products_fit_their_schema(path: Path) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(MADE["hardware.schema.json"]))

    assert [error.message for error in validator.iter_errors(data_of(path))] == []


def run_on(hardware: object, **more: object) -> dict[str, object]:
    return {"runs": [{"what": "x", "hardware": hardware, "role": "named", "source": "abstract", **more}]}


def claiming(**more: object) -> dict[str, object]:
    claim = {"metric": "throughput", "unit": "s", "run": 1, "source": "abstract", "quote": "a quote", **more}
    return {"claims": [claim]}


@pytest.mark.parametrize(
    "change",
    [
        run_on({"product": "z100"}),
        run_on("not stated"),
        claiming(value=2),
        claiming(value=2, unit="x", relation="higher"),
    ],
    ids=str,
)
def test_an_editor_finds_nothing_where_nothing_is_wrong(change: dict[str, object]) -> None:
    record = data_of(tiny.PAPERS / "silent-bits.yml")

    assert [error.message for error in TINY.iter_errors({**record, **change})] == []


@pytest.mark.parametrize(
    "change",
    [
        {"title": 3},
        {"tasks": ["knit"]},
        {"techniques": []},
        {"status": "lost"},
        {"published": "May 2024"},
        {"links": {"code": "http://a.example/"}},
        {"runs": [{"what": "x", "hardware": {"product": "z300"}, "role": "named", "source": "abstract"}]},
        {"runs": [{"what": "x", "hardware": "unknown", "role": "named", "source": "abstract"}]},
        {"extra": 1},
        {"links": {"code": "https://a.example"}},
        {"links": {"arxiv": "2305.14314v2"}},
        {"links": {"doi": "https://doi.org/10.1145/1.2"}},
        {"techniques": ["shrinking", "shrinking"]},
        {"published": "2024-13"},
        run_on({"product": "z100", "architecture": "gale"}),
        run_on({"architecture": "gale", "unnamed": "card"}),
        run_on({"form_factor": "PCIe"}),
        run_on({"memory_gb": 40, "form_factor": "PCIe"}),
        run_on({"memory_gb": 0}),
        run_on({}),
        run_on("not stated", count=2),
        claiming(value=2, range=[2, 3]),
        claiming(unit="%"),
        claiming(range=[2, 3], qualifier="over", unit="s"),
        claiming(value=2, unit="x"),
    ],
    ids=str,
)
def test_an_editor_sees_what_the_check_sees(change: dict[str, object]) -> None:
    record = data_of(tiny.PAPERS / "silent-bits.yml")

    assert list(TINY.iter_errors({**record, **change}))


def test_schemas_are_written_as_they_are_made(tmp_path: Path) -> None:
    write_schemas(tiny.vocabulary(), tmp_path / "new/folder")

    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "new/folder").iterdir()} == schemas(
        tiny.vocabulary()
    )


def test_an_editor_is_told_what_every_identifier_stands_for() -> None:
    schema = json.loads((ROOT / "schema/paper.schema.json").read_text(encoding="utf-8"))
    tasks = schema["properties"]["tasks"]["items"]
    product = schema["$defs"]["Hardware"]["properties"]["product"]["anyOf"][0]

    for field in (tasks, product, schema["$defs"]["Claim"]["properties"]["metric"]):
        assert len(field["enumDescriptions"]) == len(field["enum"])
    described = dict(zip(product["enum"], product["enumDescriptions"], strict=True))
    assert described["a100"] == "NVIDIA A100, 40/64/80 GB"
    assert dict(zip(tasks["enum"], tasks["enumDescriptions"], strict=True))["llm-training"].startswith(
        "LLM training: "
    )
