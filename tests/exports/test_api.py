from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

from paper_atlas.address import API, CITATIONS, DUMPS, FEEDS
from paper_atlas.catalog import Catalog
from paper_atlas.exports import Publication, export_files, shapes
from paper_atlas.record import Paper
from paper_atlas.shape import Shape
from tests import tiny

SHAPES: dict[str, type[Shape]] = {
    "index": shapes.IndexFile,
    "papers": shapes.PapersFile,
    "paper": shapes.PaperFile,
    "hardware": shapes.HardwareFile,
    "product": shapes.ProductFile,
    "techniques": shapes.TechniquesFile,
    "tasks": shapes.TasksFile,
    "claims": shapes.ClaimsFile,
}


def api_of(catalog: Catalog) -> dict[str, bytes]:
    publication = Publication(catalog, "Atlas", "Made for a test.", "https://atlas.example/", "CC-BY-4.0")
    return {
        address.removeprefix(API): content
        for address, content in export_files(publication)
        if address.startswith(API) and not address.startswith((CITATIONS, DUMPS))
    }


@pytest.fixture(scope="module", params=["real", "tiny", "empty"])
def api(request: pytest.FixtureRequest, real_catalog: Catalog) -> dict[str, bytes]:
    empty = Catalog((), tiny.vocabulary())
    return api_of({"real": real_catalog, "tiny": tiny.catalog(), "empty": empty}[request.param])


@pytest.fixture(scope="module")
def real(real_catalog: Catalog) -> dict[str, Any]:
    return {address: json.loads(content) for address, content in api_of(real_catalog).items()}


def schema_of(address: str) -> str:
    folder, _, name = address.rpartition("/")
    return {"papers": "paper", "hardware": "product"}.get(folder, name.removesuffix(".json"))


def test_every_file_is_as_its_schema_says(api: dict[str, bytes]) -> None:
    validators = {
        name: jsonschema.Draft202012Validator(json.loads(api[f"schema/{name}.json"])) for name in SHAPES
    }
    for validator in validators.values():
        validator.check_schema(validator.schema)
    for address, content in api.items():
        if not address.startswith("schema/"):
            assert list(validators[schema_of(address)].iter_errors(json.loads(content))) == [], address


def test_no_file_has_a_field_that_its_schema_does_not_explain(api: dict[str, bytes]) -> None:
    for address, content in api.items():
        if not address.startswith("schema/"):
            # The shapes themselves refuse unknown fields.
            SHAPES[schema_of(address)].model_validate(json.loads(content, parse_float=Decimal))


def test_every_field_is_explained_and_later_ones_are_allowed(real: dict[str, Any]) -> None:
    for address, schema in real.items():
        if address.startswith("schema/"):
            groups = [schema, *schema.get("$defs", {}).values()]
            fields = [field for group in groups for field in group.get("properties", {}).items()]
            assert fields
            assert [name for name, field in fields if not field.get("description")] == [], address
            assert "additionalProperties" not in schema


def test_the_index_names_every_file_with_its_schema(api: dict[str, bytes]) -> None:
    index = json.loads(api["index.json"])
    named = {file["address"].removeprefix(API) for file in index["files"]}
    schemas = {
        file["schema_address"].removeprefix(API) for file in index["files"] if "schema_address" in file
    }
    there = {address for address in api if not address.startswith("schema/")}
    general = {f"{folder}/{{id}}.json" if (folder := one.rpartition("/")[0]) else one for one in there}

    assert general <= named
    of_api = {file["address"] for file in index["files"] if "schema_address" in file}
    assert {one.removeprefix(API) for one in of_api if "{" not in one} <= there
    assert schemas == {address for address in api if address.startswith("schema/")}
    assert (index["version"], index["licence"]) == (1, "CC-BY-4.0")


def test_counts_agree_wherever_they_stand(real: dict[str, Any], real_catalog: Catalog) -> None:
    papers, claims = real["papers.json"]["papers"], real["claims.json"]["claims"]
    counts = real["index.json"]["counts"]

    assert counts == {
        "papers": len(papers),
        "runs": sum(paper["runs"] for paper in papers),
        "claims": len(claims),
        "products": len([one for one in real if one.startswith("hardware/")]),
    }
    for paper in papers:
        record = real[f"papers/{paper['id']}.json"]["record"]
        assert paper["runs"] == len(record["runs"])
        own = [claim for claim in claims if claim["paper"] == paper["id"]]
        assert paper["claims"] == len(own) == len(record.get("claims", ()))
        for claim, said in zip(own, record.get("claims", ()), strict=True):
            low, high = said.get("range", (said.get("value"),) * 2)
            assert (claim["low"], claim["high"], claim["unit"]) == (low, high, said["unit"])
    assert [paper["id"] for paper in papers] == [entry.id for entry in real_catalog.papers]


def test_a_product_has_a_file_where_a_paper_names_it(real: dict[str, Any], real_catalog: Catalog) -> None:
    products = {product["id"]: product for product in real["hardware.json"]["products"]}

    assert products.keys() == set(real_catalog.vocabulary.hardware)
    for key, product in products.items():
        mentions = real_catalog.by_product.get(key, ())
        assert product["papers"] == len(mentions)
        assert product.get("file") == (f"{API}hardware/{key}.json" if mentions else None)
        if mentions:
            own = real[f"hardware/{key}.json"]
            assert own["product"] == product
            assert [paper["id"] for paper in own["papers"]] == [one.entry.id for one in mentions]
            assert len(own["runs"]) == sum(len(one.runs) for one in mentions)
            assert len(own["claims"]) == product["claims"]
            assert {run["product"] for run in own["runs"]} == {key}


def test_a_product_is_named_by_the_papers_that_say_so(real: dict[str, Any]) -> None:
    for paper in real["papers.json"]["papers"]:
        for key in paper["products"]:
            named = {one["id"]: one["role"] for one in real[f"hardware/{key}.json"]["papers"]}
            assert (named[paper["id"]] in ("measured", "trained")) == (key in paper["own_products"])


@pytest.mark.parametrize("kind", ["technique", "task"])
def test_terms_have_the_papers_of_their_pages(real: dict[str, Any], real_catalog: Catalog, kind: str) -> None:
    found = getattr(real_catalog, f"by_{kind}")
    for term in real[f"{kind}s.json"][f"{kind}s"]:
        assert term["papers"] == [entry.id for entry in found.get(term["id"], ())]


def test_numbers_stay_as_they_are_written(real_catalog: Catalog) -> None:
    claims = json.loads(api_of(real_catalog)["claims.json"], parse_float=str, parse_int=str)["claims"]
    written = [str(claim.claim.ends[0]) for entry in real_catalog.papers for claim in entry.claims]

    assert [claim["low"] for claim in claims] == written


def test_the_schema_of_a_record_is_that_of_the_model(real: dict[str, Any]) -> None:
    properties = real["schema/paper.json"]["$defs"]["Paper"]["properties"]

    assert properties.keys() == Paper.model_json_schema()["properties"].keys()


@pytest.mark.parametrize("root", ["", "https://atlas.example/"])
@pytest.mark.parametrize("catalog", [tiny.catalog(), Catalog((), tiny.vocabulary())], ids=["tiny", "empty"])
def test_whatever_the_index_names_is_there(catalog: Catalog, root: str) -> None:
    made = dict(export_files(Publication(catalog, "Atlas", root=root)))
    named = [file["address"] for file in json.loads(made[f"{API}index.json"])["files"]]

    for address in named:
        before, _, after = address.partition("{id}")
        there = [one for one in made if one.startswith(before) and one.endswith(after)]
        assert there or ("{id}" in address and not catalog.papers), address
    assert (f"{FEEDS}all.atom" in named) == bool(root and catalog.papers)
