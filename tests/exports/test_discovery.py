from __future__ import annotations

import re

import lxml.etree
import pytest

from paper_atlas.catalog import Catalog
from paper_atlas.exports import Publication, discovery, export_files, sitemaps
from tests.node_tools import sitemap_schema

ROOT = "https://atlas.example/in/a/folder/"
XMLNS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
PAGES = [(f"{ROOT}papers/{number}/?a&b", f"2024-01-{number:02}") for number in range(1, 8)]


@pytest.fixture(scope="module")
def real(real_catalog: Catalog) -> dict[str, str]:
    publication = Publication(real_catalog, "Atlas <of> everything & all", "Made for a test.", ROOT, "MIT")
    return {address: content.decode() for address, content in discovery.files(publication)}


def test_a_short_sitemap_is_one_file() -> None:
    ((name, text),) = sitemaps(ROOT, PAGES, most=7)
    root = lxml.etree.fromstring(text.encode())

    assert (name, root.tag) == ("sitemap.xml", f"{XMLNS}urlset")
    urls = [(one.findtext(f"{XMLNS}loc"), one.findtext(f"{XMLNS}lastmod")) for one in root]
    assert urls == PAGES
    lxml.etree.XMLSchema(file=sitemap_schema()).assertValid(root)


def test_a_long_sitemap_is_an_index_of_its_parts() -> None:
    (name, text), *parts = sitemaps(ROOT, PAGES, most=3)
    index = lxml.etree.fromstring(text.encode())

    assert (name, index.tag) == ("sitemap.xml", f"{XMLNS}sitemapindex")
    named = [one.findtext(f"{XMLNS}loc") for one in index]
    assert named == [ROOT + part for part, _ in parts] == [f"{ROOT}sitemap-{n}.xml" for n in (1, 2, 3)]
    assert [one.findtext(f"{XMLNS}lastmod") for one in index] == ["2024-01-03", "2024-01-06", "2024-01-07"]
    urls = [one.findtext(f"{XMLNS}loc") for _, part in parts for one in lxml.etree.fromstring(part.encode())]
    assert urls == [address for address, _ in PAGES]


def test_a_site_without_pages_has_a_sitemap() -> None:
    ((_, text),) = sitemaps(ROOT, [])

    assert len(lxml.etree.fromstring(text.encode())) == 0


def test_robots_are_shown_the_sitemap(real: dict[str, str]) -> None:
    assert real["robots.txt"].splitlines() == ["User-agent: *", "Allow: /", "", f"Sitemap: {ROOT}sitemap.xml"]


def test_browsers_can_add_the_search(real: dict[str, str]) -> None:
    root = lxml.etree.fromstring(real["opensearch.xml"].encode())
    (url,) = root.findall(f"{SEARCH}Url")

    assert root.findtext(f"{SEARCH}ShortName") == "Atlas <of> every"
    assert url.get("template") == f"{ROOT}explore/?q={{searchTerms}}"
    assert url.get("type") == "text/html"


def test_every_link_for_language_models_leads_to_a_file(real: dict[str, str], real_catalog: Catalog) -> None:
    made = dict(export_files(Publication(real_catalog, "Atlas", root=ROOT)))
    links = re.findall(r"^- \[[^]]+\]\(([^)]+)\): .+$", real["llms.txt"], re.MULTILINE)

    assert real["llms.txt"].startswith("# Atlas <of> everything & all\n\n> Made for a test.\n")
    assert len(links) == 9
    for link in links:
        assert link.removeprefix(ROOT).replace("{id}", "qlora") in made


def test_without_an_address_of_the_site_nothing_needs_one(real_catalog: Catalog) -> None:
    made = dict(discovery.files(Publication(real_catalog, "Atlas")))

    assert list(made) == ["llms.txt"]
    assert "](api/v1/index.json)" in made["llms.txt"].decode()
