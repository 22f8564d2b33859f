"""What editors are given: snippets that make sound parts of a record, and a schema for every file of data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.builds import ROOT

SNIPPETS = json.loads((ROOT / ".vscode/atlas.code-snippets").read_text(encoding="utf-8"))
SCHEMA = json.loads((ROOT / "schema/paper.schema.json").read_text(encoding="utf-8"))
PARTS = {
    "atlas-run": "Run",
    "atlas-claim": "Claim",
    "atlas-figure": "Claim",
    "atlas-reproduction": "Reproduction",
}
_CHOICES = re.compile(r"\$\{\d+\|((?:[^|\\]|\\.)*)\|\}")
_DEFAULT = re.compile(r"\$\{\d+:([^}]*)\}")


def inserted(snippet: dict[str, Any]) -> str:
    """What an editor writes when every default is taken."""
    body = "\n".join(snippet["body"])
    body = _DEFAULT.sub(lambda match: match[1], _CHOICES.sub(lambda match: match[1].split(",")[0], body))
    return body.replace("$0", "").replace("\\$", "$")


@pytest.mark.parametrize("snippet", SNIPPETS.values(), ids=SNIPPETS)
def test_a_snippet_makes_what_the_schema_takes(snippet: dict[str, Any]) -> None:
    made = yaml.load(inserted(snippet), yaml.CSafeLoader)
    plain = json.loads(json.dumps(made, default=str))  # dates, which YAML reads as such, as text
    part = PARTS.get(snippet["prefix"])
    schema = {"$defs": SCHEMA["$defs"], "type": "array", "items": {"$ref": f"#/$defs/{part}"}}

    jsonschema.validate(plain, schema if part else SCHEMA)


@pytest.mark.parametrize("snippet", SNIPPETS.values(), ids=SNIPPETS)
def test_the_choices_of_a_snippet_are_those_of_the_schema(snippet: dict[str, Any]) -> None:
    schema = json.dumps(SCHEMA)
    for choices in _CHOICES.findall("\n".join(snippet["body"])):
        written = [yaml.safe_load(choice) for choice in choices.split(",")]
        assert json.dumps(written) in schema or all(json.dumps(choice) in schema for choice in written)


def test_every_file_of_data_has_its_schema() -> None:
    schemas = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    matched = {path for pattern in schemas.values() for path in ROOT.glob(pattern)}
    words = {ROOT / f"vocabulary/{name}.yml" for name in ("ambiguous", "naming", "queries", "proposals")}

    assert {*ROOT.glob("papers/**/*.yml"), *ROOT.glob("vocabulary/**/*.yml")} - words == matched
    assert all((ROOT / schema).is_file() for schema in map(Path, schemas))
