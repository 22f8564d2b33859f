from __future__ import annotations

from typing import Any

import feedparser
import lxml.etree
import pytest

from paper_atlas.catalog import Catalog
from paper_atlas.date import first_day
from paper_atlas.exports import Publication, feeds
from tests.exports import made

ROOT = "https://atlas.example/in/a/folder/"
ATOM = "{http://www.w3.org/2005/Atom}"


def feeds_of(catalog: Catalog) -> dict[str, bytes]:
    return dict(feeds.files(Publication(catalog, "Atlas <of> & all", "Made for a test.", ROOT)))


@pytest.fixture(scope="module")
def real(real_catalog: Catalog) -> dict[str, bytes]:
    return feeds_of(real_catalog)


def read(content: bytes) -> Any:
    found = feedparser.parse(content)
    assert not found.bozo
    assert found.version == "atom10"
    return found


def test_every_facet_with_papers_has_a_feed(real: dict[str, bytes], real_catalog: Catalog) -> None:
    facets = [("hardware", real_catalog.by_product), ("techniques", real_catalog.by_technique)]
    facets += [("tasks", real_catalog.by_task)]
    expected = {f"feeds/{kind}/{key}.atom" for kind, found in facets for key in found}

    assert real.keys() == {"feeds/all.atom"} | expected


def test_a_feed_holds_the_newest_papers_newest_first(real: dict[str, bytes], real_catalog: Catalog) -> None:
    papers = {"feeds/all.atom": [entry.id for entry in real_catalog.papers]}
    for key, mentions in real_catalog.by_product.items():
        papers[f"feeds/hardware/{key}.atom"] = [one.entry.id for one in mentions]
    for kind, filed in (("techniques", real_catalog.by_technique), ("tasks", real_catalog.by_task)):
        papers |= {f"feeds/{kind}/{key}.atom": [one.id for one in found] for key, found in filed.items()}

    for address, own in papers.items():
        found = read(real[address])
        assert [one.id for one in found.entries] == [f"{ROOT}papers/{key}/" for key in own[: feeds.NEWEST]]
        assert found.feed.id == ROOT + address
        assert found.feed.updated == found.entries[0].updated


def test_an_entry_says_what_its_record_says(real: dict[str, bytes], real_catalog: Catalog) -> None:
    entries = {one.id: one for one in read(real["feeds/all.atom"]).entries}
    for entry in real_catalog.papers[: feeds.NEWEST]:
        found = entries[f"{ROOT}papers/{entry.id}/"]
        assert found.title == entry.paper.title
        assert found.link == found.id
        assert [author.name for author in found.authors] == list(entry.paper.authors)
        assert found.published[:10] == first_day(entry.paper.published).isoformat()
        assert {tag.term for tag in found.tags} == {*entry.paper.tasks, *entry.paper.techniques}
        assert found.content[0].type == "text/html"
        assert entry.runs[0].device_name in found.content[0].value or len(entry.distinct_runs) > 1


def test_a_feed_has_what_the_standard_asks_for(real: dict[str, bytes]) -> None:
    """RFC 4287: one id, title and updated of each, and one link to itself; dates with their zone."""
    for content in real.values():
        root = lxml.etree.fromstring(content)
        assert root.tag == f"{ATOM}feed"
        assert len(root.findall(f"{ATOM}link[@rel='self']")) == 1
        for element in (root, *root.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(element.findall(f"{ATOM}{name}")) == 1
            assert (element.findtext(f"{ATOM}updated") or "").endswith("T00:00:00Z")
            assert element.findall(f"{ATOM}author")
            assert len(element.findall(f"{ATOM}link[@rel='alternate']")) == 1
        ids = [one.findtext(f"{ATOM}id") for one in root.findall(f"{ATOM}entry")]
        assert len(set(ids)) == len(ids)


def test_without_an_address_or_papers_there_is_no_feed(real_catalog: Catalog) -> None:
    assert dict(feeds.files(Publication(real_catalog, "Atlas"))) == {}
    assert feeds_of(made.catalog()) == {}


def test_what_is_dangerous_is_text() -> None:
    found = read(feeds_of(made.catalog(made.dangerous()))["feeds/all.atom"])
    (entry,) = found.entries

    assert "</script><script>alert(1)</script>" in lxml.etree.fromstring(
        feeds_of(made.catalog(made.dangerous()))["feeds/all.atom"]
    ).findtext(f"{ATOM}entry/{ATOM}title", "")
    assert len(entry.authors) == 5_003
    assert "<script" not in entry.content[0].value
    assert not set(entry.title) & set("\0\x1b\x85\u202e\u202c\ufffe\ud800")


def test_what_was_taken_back_is_said_to_be() -> None:
    (entry,) = read(feeds_of(made.catalog(made.entry(status="retracted")))["feeds/all.atom"]).entries

    assert "This paper was retracted." in entry.content[0].value
