from __future__ import annotations

import gzip
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from paper_atlas.catalog import Catalog, open_folders
from paper_atlas.exports import comparison
from paper_atlas.query import Chip, Query
from paper_atlas.search.finder import papers_of
from paper_atlas.vocabulary import Product
from tests import tiny
from tests.builds import ROOT

HEAVIEST = 15_000
"""Bytes of one file, compressed."""


def made(catalog: Catalog) -> dict[str, Any]:
    files = comparison.files(catalog)
    return {
        address.removeprefix("compare/").removesuffix(".json"): json.loads(content, parse_float=Decimal)
        for address, content in files
    }


@pytest.fixture(scope="module")
def files(real_catalog: Catalog) -> dict[str, Any]:
    return made(real_catalog)


def explored(catalog: Catalog, *chips: tuple[str, str]) -> int:
    """How many papers the page to explore shows under some conditions."""
    return len(papers_of(Query(chips=[Chip(kind, key, key) for kind, key in chips]), catalog))


def asked(catalog: Catalog, key: str) -> tuple[tuple[str, str], ...]:
    """The conditions that stand for a product, a variant or a memory size."""
    product, _, part = key.partition("/")
    size = catalog.vocabulary.hardware[product].shared_sizes.get(part)
    return (("product", product), ("memory", f"{size}")) if size else (("product", key),)


OWN = (("role", "measured"), ("role", "trained"))


def test_every_product_says_what_its_entry_says(real_catalog: Catalog, files: dict[str, Any]) -> None:
    for key, product in real_catalog.vocabulary.hardware.items():
        said = {**files[key]["product"]}
        assert said.pop("id") == key
        assert Product.model_validate(said) == product


def test_numbers_of_papers_are_those_of_the_page_to_explore(
    real_catalog: Catalog, files: dict[str, Any]
) -> None:
    assert {key for key, file in files.items() if file["papers"][1] and "/" not in key} == set(
        real_catalog.by_product
    )
    for key, file in files.items():
        if file["papers"][1]:
            papers = [explored(real_catalog, *asked(real_catalog, key), *roles) for roles in (OWN, ())]
            assert file["papers"] == papers, key


@pytest.mark.parametrize("kind", ["technique", "task"])
def test_techniques_and_tasks_are_counted_as_the_page_to_explore_does(
    real_catalog: Catalog, files: dict[str, Any], kind: str
) -> None:
    terms = getattr(real_catalog.vocabulary, f"{kind}s")
    for key in ("a100", "v100", "rtx-3090", "v100/sxm3-32gb", "a100/80gb"):
        counted = {
            term: papers
            for term in terms
            if (papers := explored(real_catalog, *asked(real_catalog, key), (kind, term), *OWN))
        }
        assert files[key][f"{kind}s"] == counted
    assert files["a100"][f"{kind}s"]


def test_only_variants_and_sizes_that_a_record_names_have_a_file(
    real_catalog: Catalog, files: dict[str, Any]
) -> None:
    runs = {
        (key, run.device.variant_id, run.device.memory_gb)
        for key, mentions in real_catalog.by_product.items()
        if len(real_catalog.vocabulary.hardware[key].variants) > 1
        for mention in mentions
        for run in mention.runs
    }
    variants = {f"{key}/{variant}" for key, variant, _ in runs if variant}
    sizes = {
        f"{key}/{name}"
        for key, _, memory_gb in runs
        for name, size in real_catalog.vocabulary.hardware[key].shared_sizes.items()
        if size == memory_gb
    }
    named = variants | sizes
    assert {"a100/40gb", "a100/80gb"} <= sizes

    assert {key for key in files if "/" in key} == named
    for key in named:
        product, _, variant = key.partition("/")
        assert files[product]["variants"][variant] == files[key]["papers"]


def test_a_product_without_records_has_its_specification_and_nothing_else(files: dict[str, Any]) -> None:
    bare = files["titan-v"]

    assert bare["product"]["architecture"] == "volta"
    assert bare["papers"] == [0, 0]
    assert (bare["techniques"], bare["tasks"], bare["results"], bare["variants"]) == ({}, {}, {}, {})


def test_results_are_those_of_runs_on_it_as_reported(real_catalog: Catalog, files: dict[str, Any]) -> None:
    for key, mentions in real_catalog.by_product.items():
        claims = [(mention.entry, claim) for mention in mentions for claim in mention.claims]
        results = files[key]["results"]
        assert sum(found["count"] for found in results.values()) == len(claims)
        for entry, claim in claims:
            found = results[claim.claim.metric]
            row = [
                claim.figure,
                claim.comparison,
                claim.claim.setup,
                claim.run.run.role,
                claim.run.device_name,
                claim.claim.source,
                entry.id,
                claim.number,
                *([claim.run.run.inferred] if claim.run.run.inferred else []),
            ]
            assert (row in found["newest"]) or found["count"] > comparison.NEWEST
            assert found["better"] == claim.metric.better


def test_of_many_results_the_newest_are_shown(large_atlas: Path) -> None:
    catalog = open_folders(large_atlas / "papers", ROOT / "vocabulary", large_atlas).catalog()
    cut = 0
    for file in made(catalog).values():
        for found in file["results"].values():
            years = [file["titles"][row[6]][1] for row in found["newest"]]
            assert years == sorted(years, reverse=True)
            assert len(found["newest"]) == min(found["count"], comparison.NEWEST)
            cut += found["count"] > comparison.NEWEST
    assert cut


def test_a_file_stays_small_among_many_papers(large_atlas: Path) -> None:
    catalog = open_folders(large_atlas / "papers", ROOT / "vocabulary", large_atlas).catalog()
    sizes = {address: len(gzip.compress(content)) for address, content in comparison.files(catalog)}

    assert {address: size for address, size in sizes.items() if size > HEAVIEST} == {}


def test_a_paper_that_no_longer_stands_is_marked() -> None:
    titles = {key: title for file in made(tiny.catalog()).values() for key, title in file["titles"].items()}

    assert titles["shrunk-twice"][2] == "retracted"
    assert len(titles["folding-tiles"]) == 2
