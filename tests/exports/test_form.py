from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from paper_atlas.catalog import Catalog
from paper_atlas.exports import Publication, export_files
from paper_atlas.search.lexicon import names_file
from tests import tiny


def file(catalog: Catalog, name: str) -> Any:
    return json.loads(dict(export_files(Publication(catalog)))[f"contribute/{name}.json"])


def test_notes_stand_in_the_order_of_the_names(real_catalog: Catalog) -> None:
    names, vocabulary = names_file(real_catalog.vocabulary, ()), real_catalog.vocabulary
    notes = file(real_catalog, "form")["notes"]

    for place, (key, *_) in enumerate(names["techniques"]):
        assert notes["techniques"][place] == vocabulary.techniques[key].definition
    assert {kind: len(own) for kind, own in notes.items()} == {kind: len(names[kind]) for kind in notes}


def test_every_field_with_terms_has_terms_to_complete(real_catalog: Catalog) -> None:
    form, names = file(real_catalog, "form"), names_file(real_catalog.vocabulary, ())
    known = {*names, "units", "systems", "papers"}

    def kinds(value: object) -> set[str]:
        if isinstance(value, dict):
            own = {str(value["x-terms"])} if "x-terms" in value else set()
            return own.union(*map(kinds, value.values()))
        return set().union(*map(kinds, value)) if isinstance(value, list) else set()

    asked = kinds(form["schema"])
    assert asked <= known
    assert {"techniques", "tasks", "hardware", "metrics", "units", "papers"} <= asked


def test_papers_are_known_by_what_only_one_of_them_has(tmp_path: Path) -> None:
    text = tiny.text("silent-bits") + "formerly: [old-bits]\n"
    papers = file(tiny.opened(tmp_path, {"silent-bits.yml": text}).catalog(), "papers")

    assert [row[0] for row in papers["papers"]] == ["silent-bits"]
    assert papers["former"] == {"old-bits": "silent-bits"}
