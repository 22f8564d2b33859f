"""JSON Schemas for editors, made from the models and the vocabulary."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from paper_atlas.check.figures import BOUNDS, COMPARING, NO_BOUND, ONE_FIGURE, RELATED
from paper_atlas.check.hardware import NAMED, NOTHING_COUNTED, OF_A_PRODUCT, ONE_WAY, WAYS
from paper_atlas.check.text import LEAD_TO_IT, TO_THE_PAPER
from paper_atlas.quantity import number
from paper_atlas.record import NOT_STATED, Paper
from paper_atlas.shape import ID_PATTERN
from paper_atlas.vocabulary import (
    Architecture,
    Metric,
    Named,
    Product,
    System,
    Term,
    Unit,
    Vendor,
    Vocabulary,
)

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
    made = {"paper.schema.json": _described(paper_schema(vocabulary), vocabulary)}
    made |= {f"{name}.schema.json": _terms_schema(name, model) for name, model in _TERMS.items()}
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in made.items()}


def write_schemas(vocabulary: Vocabulary, folder: Path) -> list[Path]:
    """Write every schema into a folder, and say which files these are."""
    folder.mkdir(parents=True, exist_ok=True)
    written = {folder / name: text for name, text in schemas(vocabulary).items()}
    for path, text in written.items():
        path.write_text(text, encoding="utf-8")
    return list(written)


def _described(schema: Any, vocabulary: Vocabulary) -> Any:
    """A schema that says beside every identifier what it stands for, as editors show it."""
    if isinstance(schema, list):
        return [_described(part, vocabulary) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _described(part, vocabulary) for key, part in schema.items()}
    if "x-terms" in schema and "enum" in schema:
        terms = getattr(vocabulary, schema["x-terms"])
        made["enumDescriptions"] = [_description(terms[key]) for key in schema["enum"]]
    return made


def _description(term: Named) -> str:
    definition = getattr(term, "definition", None)
    if not isinstance(term, Product):
        return f"{term.name}: {definition}" if definition else term.name
    sizes = "/".join(number(size) for size in term.memory_sizes)
    return f"{term.name}, {sizes} GB" if sizes else term.name


def paper_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """The schema of a record, with the identifiers that it may use and what it can say of check's rules.

    Beside what JSON Schema defines, fields have hints for the form in the browser: `x-terms` (the terms whose
    identifiers it holds), `x-words` (least and most), `x-inside` (what is meant of a text that was pasted),
    `x-item-of` (the list whose items it counts), `x-seldom` (few records have it); rules have `x-field`, the
    field to mend.
    """
    schema = Paper.model_json_schema()
    groups = schema["$defs"]
    _only(schema["properties"]["tasks"]["items"], "tasks", vocabulary.tasks)
    _only(schema["properties"]["techniques"]["items"], "techniques", vocabulary.techniques)
    for field, name, terms in (
        ("product", "hardware", vocabulary.hardware),
        ("system", "systems", vocabulary.systems),
        ("architecture", "architectures", vocabulary.architectures),
        ("vendor", "vendors", vocabulary.vendors),
    ):
        _only(groups["Hardware"]["properties"][field]["anyOf"][0], name, terms)
    _only(groups["Claim"]["properties"]["metric"], "metrics", vocabulary.metrics)
    _only(groups["Claim"]["properties"]["unit"], "units", vocabulary.units)
    for field in ("tasks", "techniques", "formerly"):
        schema["properties"][field]["uniqueItems"] = True
    groups["Links"]["allOf"] = [
        _rule(TO_THE_PAPER[0], LEAD_TO_IT, anyOf=[{"required": [name]} for name in TO_THE_PAPER])
    ]
    groups["Run"]["allOf"] = [
        _rule(
            "count", NOTHING_COUNTED, **{"if": _has("hardware", const=NOT_STATED), "then": _without("count")}
        )
    ]
    groups["Hardware"]["allOf"] = list(_hardware_rules())
    groups["Claim"]["allOf"] = list(_claim_rules(vocabulary))
    return {"$schema": _DIALECT, **schema}


def _only(field: dict[str, Any], name: str, identifiers: Iterable[str]) -> None:
    field["enum"] = sorted(identifiers)
    field["x-terms"] = name


def _hardware_rules() -> Iterator[dict[str, Any]]:
    for place, way in enumerate(WAYS):
        others = WAYS[place + 1 :]
        if others:
            rule = {"if": {"required": [way]}, "then": {"allOf": [_without(other) for other in others]}}
            yield _rule(way, ONE_WAY, **rule)
    yield _rule(WAYS[0], NAMED, anyOf=[{"required": [name]} for name in (*WAYS, "memory_gb")])
    yield _rule("form_factor", OF_A_PRODUCT, dependentRequired={"form_factor": ["product"]})


def _claim_rules(vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    comparisons = sorted(key for key, metric in vocabulary.metrics.items() if metric.comparative)
    compares = {"allOf": [_has("unit", enum=[*COMPARING]), _has("metric", **{"not": {"enum": comparisons}})]}
    yield _rule("value", ONE_FIGURE, oneOf=[{"required": [name]} for name in ("value", "range")])
    yield _rule("relation", RELATED, **{"if": compares, "then": {"required": ["relation"]}})
    bounded = _has("qualifier", enum=[*BOUNDS])
    yield _rule("qualifier", NO_BOUND, **{"if": {"required": ["range"]}, "then": {"not": bounded}})


def _rule(field: str, message: str, **rule: Any) -> dict[str, Any]:
    return {**rule, "errorMessage": message, "x-field": field}


def _has(field: str, **said: Any) -> dict[str, Any]:
    return {"required": [field], "properties": {field: said}}


def _without(field: str) -> dict[str, Any]:
    return {"not": {"required": [field]}}


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
