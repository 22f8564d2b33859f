"""JSON Schemas for editors, made from the models and the vocabulary."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from paper_atlas.record import Paper
from paper_atlas.shape import ID_PATTERN
from paper_atlas.vocabulary import Architecture, Metric, Product, System, Term, Unit, Vendor, Vocabulary

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TERMS: Mapping[str, type[BaseModel]] = {
    "architectures": Architecture,
    "hardware": Product,
    "metrics": Metric,
    "systems": System,
    "tasks": Term,
    "techniques": Term,
    "units": Unit,
    "vendors": Vendor,
}


def schemas(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Every schema as the text of a file, by the file's name."""
    made = {"paper.schema.json": paper_schema(vocabulary)}
    made |= {f"{name}.schema.json": _terms_schema(name, model) for name, model in _TERMS.items()}
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in made.items()}


def write_schemas(vocabulary: Vocabulary, folder: Path) -> list[Path]:
    """Write every schema into a folder, and say which files these are."""
    folder.mkdir(parents=True, exist_ok=True)
    written = {folder / name: text for name, text in schemas(vocabulary).items()}
    for path, text in written.items():
        path.write_text(text, encoding="utf-8")
    return list(written)


def paper_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """The schema of a record, with the identifiers that it may use."""
    schema = Paper.model_json_schema()
    groups = schema["$defs"]
    _only(schema["properties"]["tasks"]["items"], vocabulary.tasks)
    _only(schema["properties"]["techniques"]["items"], vocabulary.techniques)
    for field, terms in (
        ("product", vocabulary.hardware),
        ("system", vocabulary.systems),
        ("architecture", vocabulary.architectures),
        ("vendor", vocabulary.vendors),
    ):
        _only(groups["Hardware"]["properties"][field]["anyOf"][0], terms)
    _only(groups["Claim"]["properties"]["metric"], vocabulary.metrics)
    _only(groups["Claim"]["properties"]["unit"], vocabulary.units)
    return {"$schema": _DIALECT, **schema}


def _only(field: dict[str, Any], identifiers: Iterable[str]) -> None:
    field["enum"] = sorted(identifiers)


def _terms_schema(name: str, model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema()
    groups = schema.pop("$defs", {})
    names = {} if name == "units" else {"propertyNames": {"pattern": ID_PATTERN}}
    return {
        "$schema": _DIALECT,
        "title": name.capitalize(),
        "type": "object",
        **names,
        "additionalProperties": schema,
        "$defs": groups,
    }
