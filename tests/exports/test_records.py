from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from paper_atlas.catalog import Catalog
from paper_atlas.exports import records
from paper_atlas.exports.citations import citations_of
from paper_atlas.exports.json_text import Written, as_json, json_file
from tests import tiny


def files(catalog: Catalog) -> dict[str, Any]:
    made = records.files(catalog, citations_of(catalog))
    return {address: json.loads(content.make(), parse_float=Decimal) for address, content in made}


def test_a_record_has_the_fields_of_its_file_and_no_others(real_catalog: Catalog) -> None:
    made = files(real_catalog)
    qlora = made["api/v1/papers/qlora.json"]

    assert (qlora["id"], qlora["file"]) == ("qlora", "papers/qlora.yml")
    assert list(qlora["record"]) == [
        "title", "authors", "published", "venue", "links", "summary", "tasks", "techniques", "runs", "claims",
        "needs",
    ]  # fmt: skip
    assert qlora["record"]["runs"][0] == {
        "what": "fine-tune a 65B model",
        "hardware": {"memory_gb": 48},
        "count": 1,
        "role": "measured",
        "source": "abstract",
    }


def test_every_record_says_what_it_says(real_catalog: Catalog) -> None:
    made = files(real_catalog)

    for entry in real_catalog.papers:
        record = made[f"api/v1/papers/{entry.id}.json"]["record"]
        assert type(entry.paper).model_validate(record) == entry.paper


def test_usual_values_stay_where_somebody_wrote_them(tmp_path: Path) -> None:
    text = tiny.text("silent-bits").replace("role: measured", "role: measured\n    count_qualifier: exactly")
    assert "exactly" in text
    made = files(tiny.opened(tmp_path, {"silent-bits.yml": text}).catalog())

    assert made["api/v1/papers/silent-bits.json"]["record"]["runs"][0]["count_qualifier"] == "exactly"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("3.0"), "3.0"),
        (Decimal(1000), "1000"),
        (Decimal("0.50"), "0.50"),
        ({"a b": ("ä", 1)}, '{"a b":["ä",1]}'),
        ([Written('{"a":1}')], '[{"a":1}]'),
        ([None, True, 'quo"ted\n'], '[null,true,"quo\\"ted\\n"]'),
    ],
    ids=str,
)
def test_numbers_are_written_as_they_were(value: object, text: str) -> None:
    assert as_json(value) == text


def test_half_a_surrogate_pair_is_written_as_json_escapes_it() -> None:
    assert json_file({"a": "\ud800b"}) == b'{"a":"\\ud800b"}'
    assert json.loads(json_file("\ud800b")) == "\ud800b"
