"""What the heads of pages say to programs, as other programs read it."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import lxml.html
import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from paper_atlas.catalog import Catalog
from paper_atlas.pages import Page, Site, all_pages
from tests.exports import made

# rdflib 7 itself still uses what it says is deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
ROOT = "https://atlas.example/in/a/folder/"
SCHEMA = Namespace("https://schema.org/")
# What the context of schema.org says of the fields used here; the one on the web is not asked for.
CONTEXT = {
    "@vocab": "https://schema.org/",
    **{name: {"@type": "@id"} for name in ("url", "sameAs", "item", "contentUrl", "license")},
}


def heads(catalog: Catalog) -> dict[str, Page]:
    site = Site(catalog, "Atlas <of> & all", "Made for a test.", root=ROOT, licence="CC-BY-4.0")
    return {page.address: page for page in all_pages(site)}


@pytest.fixture(scope="module")
def real(real_catalog: Catalog) -> dict[str, Page]:
    return heads(real_catalog)


def parsed(page: Page) -> Any:
    return lxml.html.fromstring(f"<head>{page.head}</head>")


def said(page: Page) -> Any:
    (script,) = parsed(page).xpath("//script[@type='application/ld+json']/text()")
    return json.loads(script)


def graph(page: Page) -> Graph:
    """What an RDF library understands of it."""
    data = said(page)
    assert data["@context"] == "https://schema.org"
    return Graph().parse(data=json.dumps(data | {"@context": CONTEXT}), format="json-ld")


def contents(page: Page, name: str) -> list[str]:
    return [str(found) for found in parsed(page).xpath(f"//meta[@name='{name}']/@content")]


def test_every_paper_is_an_article_with_its_authors_and_topics(
    real: dict[str, Page], real_catalog: Catalog
) -> None:
    for entry in real_catalog.papers:
        found = graph(real[f"papers/{entry.id}/"])
        article = URIRef(f"{ROOT}papers/{entry.id}/")

        assert (article, RDF.type, SCHEMA.ScholarlyArticle) in found
        assert found.value(article, SCHEMA.headline) == Literal(entry.paper.title)
        assert found.value(article, SCHEMA.datePublished) == Literal(entry.paper.published)
        names = [found.value(person, SCHEMA.name) for person in found.objects(article, SCHEMA.author)]
        assert Counter(map(str, names)) == Counter(entry.paper.authors)
        topics = {f"{ROOT}tasks/{key}/" for key in entry.paper.tasks}
        topics |= {f"{ROOT}techniques/{key}/" for key in entry.paper.techniques}
        assert {str(topic) for topic in found.objects(article, SCHEMA.about)} == topics
        products = {run.device.product_id for run in entry.runs} - {None}
        assert len(set(found.objects(article, SCHEMA.mentions))) == len(products)


@pytest.mark.parametrize("kind", ["hardware", "architectures", "systems", "vendors", "techniques", "tasks"])
def test_every_term_is_defined_on_its_page(real: dict[str, Page], real_catalog: Catalog, kind: str) -> None:
    for key, term in getattr(real_catalog.vocabulary, kind).items():
        address = f"{kind}/{key}/"
        found = graph(real[address])
        assert (URIRef(ROOT + address), RDF.type, SCHEMA.DefinedTerm) in found
        assert found.value(URIRef(ROOT + address), SCHEMA.name) == Literal(term.name)
        assert found.value(URIRef(ROOT + address), SCHEMA.inDefinedTermSet) == URIRef(f"{ROOT}{kind}/")


def test_the_way_down_is_said_of_every_page_that_shows_it(real: dict[str, Page]) -> None:
    shown = 0
    for page in real.values():
        if page.trail:
            steps = next(one for one in said(page)["@graph"] if one["@type"] == "BreadcrumbList")
            items = [(step["position"], step["item"]) for step in steps["itemListElement"]]
            addresses = [*(step.address for step in page.trail), page.address]
            assert items == [(place, ROOT + one) for place, one in enumerate(addresses, 1)]
            assert len(graph(page)) >= 4 * len(items)
            shown += 1
    assert shown > len(real) / 2


def test_the_front_page_is_a_site_to_search_and_a_catalog_of_data(real: dict[str, Page]) -> None:
    found = graph(real[""])
    (dataset,) = found.subjects(RDF.type, SCHEMA.Dataset)

    assert (URIRef(ROOT), RDF.type, SCHEMA.WebSite) in found
    assert [str(one) for one in found.objects(None, SCHEMA.urlTemplate)] == [f"{ROOT}explore/?q={{query}}"]
    assert (None, SCHEMA.dataset, dataset) in found
    assert found.value(dataset, SCHEMA.license) == URIRef("https://spdx.org/licenses/CC-BY-4.0.html")
    addresses = {
        str(found.value(one, SCHEMA.contentUrl)) for one in found.objects(dataset, SCHEMA.distribution)
    }
    assert f"{ROOT}api/v1/dumps/atlas.jsonl" in addresses


def test_a_reference_manager_finds_one_work_on_a_papers_page(
    real: dict[str, Page], real_catalog: Catalog
) -> None:
    """As Zotero's translator of embedded metadata is documented to read it: Highwire's tags first."""
    for entry in real_catalog.papers:
        page = real[f"papers/{entry.id}/"]

        assert contents(page, "citation_title") == contents(page, "DC.title") == [entry.paper.title]
        assert len(contents(page, "citation_author")) == len(entry.paper.authors)
        assert contents(page, "citation_author") == contents(page, "DC.creator")
        assert len(contents(page, "citation_publication_date")) == 1
        assert contents(page, "citation_arxiv_id") == [entry.paper.links.arxiv] * bool(
            entry.paper.links.arxiv
        )
        assert contents(page, "citation_doi") == [entry.paper.links.doi] * bool(entry.paper.links.doi)
        venue = contents(page, "citation_journal_title") + contents(page, "citation_conference_title")
        assert len(venue) == bool(entry.paper.venue)
    others = [page for address, page in real.items() if not address.startswith("papers/")]
    assert [page.address for page in others if contents(page, "citation_title")] == []


def test_a_papers_page_leads_to_its_data(real: dict[str, Page]) -> None:
    links = parsed(real["papers/qlora/"]).xpath("//link[@type='application/json']/@href")

    assert links == ["../../api/v1/papers/qlora.json"]


def test_what_is_dangerous_stays_text() -> None:
    page = heads(made.catalog(made.dangerous()))["papers/dangerous/"]
    elements = Counter(element.tag for element in parsed(page).iter())
    article = said(page)["@graph"][0]

    assert elements["script"] == 1
    assert page.head.count("</script>") == 1
    assert len(article["author"]) == 5_003
    assert "</script><script>alert(1)</script>" in article["headline"]
    assert "</script><script>alert(1)</script>" in contents(page, "citation_title")[0]
    assert not set(page.head) & set("\0\x1b\x85\u202e\u202c\ufffe\ud800")
    assert len(contents(page, "citation_author")) == 5_003


def test_without_an_address_of_the_site_nothing_needs_one(real_catalog: Catalog) -> None:
    page = next(
        page for page in all_pages(Site(real_catalog, "Atlas", "")) if page.address == "papers/qlora/"
    )

    assert "ld+json" not in page.head
    assert contents(page, "citation_title")
