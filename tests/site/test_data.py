"""What pages show is what programs read, at the addresses that the built site has."""

from __future__ import annotations

import csv
import json
import re
from typing import Any
from urllib.parse import urljoin

import duckdb
import feedparser
import lxml.etree
import pytest

from paper_atlas.catalog import Catalog
from paper_atlas.exports.tables import TABLES
from tests.builds import SITE_URL
from tests.node_tools import sitemap_schema
from tests.site.crawl import Site

XMLNS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def data(site: Site, address: str) -> Any:
    return json.loads((site.folder / "api/v1" / address).read_text("utf-8"))


def table(site: Site, name: str) -> list[dict[str, str]]:
    with (site.folder / f"api/v1/dumps/{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_every_paper_has_the_same_runs_and_figures_on_its_page_in_the_api_and_in_the_dumps(
    real: Site, real_catalog: Catalog
) -> None:
    runs, claims = table(real, "runs"), table(real, "claims")
    in_api = data(real, "claims.json")["claims"]
    rows = {row["id"]: row for row in data(real, "papers.json")["papers"]}
    for entry in real_catalog.papers:
        page = real.page(f"papers/{entry.id}/")
        shown = page.content.xpath(".//tr[starts-with(@id, 'run-')]")
        own = [row for row in runs if row["paper"] == entry.id]
        assert len(shown) == len(own) == rows[entry.id]["runs"] == len(entry.runs)
        for row, said in zip(own, shown, strict=True):
            assert words(said.xpath("td[@data-label='Role']")[0]) == row["role"]
            assert words(said.xpath("td[@data-label='What']")[0]) == row["what"].removeprefix("'")
        figures = [words(one) for one in page.content.xpath(".//tr/td[@class='atlas-figure']")]
        of_dump = [" ".join(row["figure"].split()) for row in claims if row["paper"] == entry.id]
        of_api = [" ".join(row["figure"].split()) for row in in_api if row["paper"] == entry.id]
        assert of_dump == of_api
        assert len(figures) == len(of_api) == rows[entry.id]["claims"]
        for figure, said in zip(of_api, figures, strict=True):
            assert figure in said


def test_parquet_has_as_many_rows_as_csv(real: Site) -> None:
    for name in TABLES:
        with duckdb.connect() as database:
            pattern = str(real.folder / f"api/v1/dumps/{name}/*.parquet")
            (count,) = database.execute("SELECT count(*) FROM read_parquet(?)", [pattern]).fetchall()[0]
        assert count == len(table(real, name))


def test_headings_count_the_papers_that_their_data_name(real: Site, real_catalog: Catalog) -> None:
    for kind in ("techniques", "tasks"):
        for term in data(real, f"{kind}.json")[kind]:
            text = real.page(f"{kind}/{term['id']}/").text
            said = re.search(r"Papers ([\d,]+) papers?, newest first", text)
            assert (int(said[1].replace(",", "")) if said else 0) == len(term["papers"])
    index = data(real, "index.json")["counts"]
    assert index["papers"] == len(real_catalog.papers) == len(real.addresses("papers/"))
    listed = {one["id"] for one in data(real, "hardware.json")["products"] if one["papers"]}
    assert len(listed) == index["products"]
    for key in listed:
        assert f"hardware/{key}/" in real.sitemap


def test_every_page_leads_to_feeds_that_are_there(real: Site) -> None:
    linked = set()
    for page in real.pages.values():
        links = page.document.xpath("//head/link[@type='application/atom+xml']/@href")
        linked |= {urljoin(SITE_URL + page.address, link).removeprefix(SITE_URL) for link in links}
    there = {path.relative_to(real.folder).as_posix() for path in real.folder.glob("feeds/**/*.atom")}

    assert linked == there
    assert len(there) > 100
    for address in there:
        assert not feedparser.parse((real.folder / address).read_bytes()).bozo


@pytest.mark.parametrize("name", ["real", "tiny", "large"])
def test_the_sitemap_is_as_its_schema_says(name: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(name)
    schema = lxml.etree.XMLSchema(file=sitemap_schema())

    schema.assertValid(lxml.etree.parse(site.folder / "sitemap.xml"))


def test_every_page_for_search_engines_names_its_own_address(real: Site) -> None:
    for address in real.sitemap:
        assert real.page(address).document.xpath("//link[@rel='canonical']/@href") == [SITE_URL + address]


def test_the_licence_is_that_of_the_settings(real: Site) -> None:
    assert data(real, "index.json")["licence"] == "CC-BY-4.0"
    assert data(real, "index.json")["root"] == SITE_URL


def test_no_file_is_larger_than_50_mb_and_a_paper_has_two_of_its_own(real: Site) -> None:
    files = [path for path in real.folder.rglob("*") if path.is_file()]

    assert max(path.stat().st_size for path in files) <= 50_000_000
    assert sorted(str(path.relative_to(real.folder)) for path in files if "qlora" in str(path)) == [
        "api/v1/papers/megatrain.json",
        "papers/megatrain/index.html",
    ]
