"""What was seen together: every chip says as many papers as the page to explore finds by its link."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import lxml.html
import pytest

from paper_atlas.catalog import Catalog
from paper_atlas.pages import Page, Site, all_pages
from paper_atlas.pages.seen import Seen, products_in, topics_on
from paper_atlas.query import Chip, Query
from paper_atlas.search.finder import papers_of
from tests import tiny
from tests.pages.made import catalog, paper


def counts(seen: Seen) -> tuple[dict[str, int], dict[str, int]]:
    """Those of papers with own results, and the others."""
    return {one.key: one.count for one in seen.own}, {one.key: one.count for one in seen.others}


def test_techniques_seen_on_hardware_are_apart_by_whether_results_were_got_on_it(tmp_path: Path) -> None:
    papers = {
        "a": paper(1, techniques="tile-folding, shrinking", product="z100"),
        "b": paper(2, techniques="double-tile-folding", product="z100", role="trained"),
        "c": paper(3, techniques="double-tile-folding, bit-shrinking, origami", product="z100", role="named"),
    }
    made = catalog(tmp_path, papers)
    techniques = made.vocabulary.techniques

    own, others = counts(topics_on(techniques, made.by_product["z100"], lambda one: one.techniques))

    assert own == {"tile-folding": 2, "double-tile-folding": 1, "shrinking": 1}
    assert list(own) == ["tile-folding", "double-tile-folding", "shrinking"]
    assert others == {"bit-shrinking": 1, "origami": 1}


def test_hardware_seen_under_a_technique_is_apart_likewise(tmp_path: Path) -> None:
    papers = {
        "a": paper(1, techniques="origami", product="z100"),
        "b": paper(2, techniques="origami", product="z100", role="baseline"),
        "c": paper(3, techniques="origami", product="z200", role="required"),
    }
    made = catalog(tmp_path, papers)

    seen = products_in(made.vocabulary.hardware, made.by_technique["origami"])

    assert counts(seen) == ({"z100": 1}, {"z200": 1})


def chips(pages: list[Page], anchors: tuple[str, ...]) -> Iterator[tuple[Query, int]]:
    """The conditions of the links in some sections, and the number beside each."""
    for page in pages:
        for anchor in anchors:
            path = f"//h2[@id='{anchor}']/following-sibling::*//li/a[contains(@href, 'explore/?')]"
            for link in lxml.html.fromstring(page.content).xpath(path):
                conditions = parse_qsl(urlsplit(link.get("href")).query)
                (count,) = link.xpath("./span[@class='atlas-count']/text()")
                yield Query(tuple(Chip(kind, key, key) for kind, key in conditions)), int(count)


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_chips_say_how_many_papers_their_links_find(name: str, real_catalog: Catalog) -> None:
    made = tiny.catalog() if name == "tiny" else real_catalog
    pages = [page for page in all_pages(Site(made, "Atlas", "")) if page.is_listed]
    found = list(chips(pages, ("seen", "hardware")))

    assert len(found) > 20
    assert [query for query, count in found if len(papers_of(query, made)) != count] == []
