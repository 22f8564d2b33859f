from __future__ import annotations

import io
import json
from typing import Any

import pytest
import RISparser
from pybtex.database import parse_string

from paper_atlas.address import CITATIONS
from paper_atlas.catalog import Catalog
from paper_atlas.exports import Publication, export_files
from paper_atlas.exports.citations import citations_of, files
from tests.exports import made


@pytest.fixture(scope="module")
def real(real_catalog: Catalog) -> dict[str, str]:
    made_files = files(real_catalog, citations_of(real_catalog))
    return {address.removeprefix(CITATIONS): content.decode() for address, content in made_files}


def keys_in(bib: str) -> list[str]:
    return list(parse_string(bib, "bibtex").entries)


def test_each_facet_has_a_file_with_its_papers(real: dict[str, str], real_catalog: Catalog) -> None:
    facets: dict[str, list[str]] = {
        f"hardware/{key}": [one.entry.id for one in mentions]
        for key, mentions in real_catalog.by_product.items()
    }
    for kind, found in (("techniques", real_catalog.by_technique), ("tasks", real_catalog.by_task)):
        facets |= {f"{kind}/{key}": [entry.id for entry in entries] for key, entries in found.items()}

    assert {name for name in real if "/" in name} == {f"{facet}.bib" for facet in facets}
    for facet, papers in facets.items():
        assert keys_in(real[f"{facet}.bib"]) == papers


def test_all_papers_are_in_one_file_of_each_form(real: dict[str, str], real_catalog: Catalog) -> None:
    papers = [entry.id for entry in real_catalog.papers]
    records: list[dict[str, Any]] = list(RISparser.readris(io.StringIO(real["all.ris"])))

    assert keys_in(real["all.bib"]) == papers
    assert [record["id"] for record in records] == papers
    assert [item["id"] for item in json.loads(real["all.csl.json"])] == papers


def test_a_papers_file_has_its_citation_in_every_form(real: dict[str, str], real_catalog: Catalog) -> None:
    addresses = dict(export_files(Publication(real_catalog)))
    for entry in real_catalog.papers:
        cited = json.loads(addresses[f"api/v1/papers/{entry.id}.json"])["citations"]

        assert cited["bibtex"] in real["all.bib"]
        assert cited["ris"] in real["all.ris"]
        assert cited["csl"] in json.loads(real["all.csl.json"])


def test_a_catalog_without_papers_has_empty_files() -> None:
    empty = dict(files(made.catalog(), {}))

    assert {address.removeprefix(CITATIONS) for address in empty} == {"all.bib", "all.ris", "all.csl.json"}
    assert json.loads(empty[f"{CITATIONS}all.csl.json"]) == []
