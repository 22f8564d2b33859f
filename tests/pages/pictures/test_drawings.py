"""What a drawing is beside its figures: named, described, light, and the same wherever it is made."""

from __future__ import annotations

import gzip
import re
from typing import Any

import pytest

from paper_atlas.catalog import Catalog
from paper_atlas.kept import Kept
from paper_atlas.pages import Page, Site, pictures
from paper_atlas.pages.pictures import charts, coverage, drawing
from tests import tiny
from tests.pages.pictures.look import Look

HEAVIEST = 9_000
"""Bytes of a page's content, packed: what remains of 15 kB beside the frame around it."""


def test_every_drawing_has_a_name_and_is_described_by_its_caption(pages: dict[str, Page]) -> None:
    for page in pages.values():
        look = Look(page)
        for svg in look.drawings:
            assert svg.get("role") == "group"
            assert svg.get("aria-label")
            (caption,) = look.content.xpath(f".//figcaption[@id='{svg.get('aria-describedby')}']")
            assert re.search(r"\b(not|no) \w", caption.text_content())


def test_every_link_in_a_drawing_has_a_name_of_its_own(pages: dict[str, Page]) -> None:
    for page in pages.values():
        look = Look(page)
        assert all(name for _, name in look.links)
        assert len({address for address, _ in look.links}) == len(look.links)


def test_texts_in_a_drawing_are_not_read_out_besides(pages: dict[str, Page]) -> None:
    for page in pages.values():
        assert Look(page).content.xpath(".//svg//text[not(@aria-hidden='true')]") == []


def test_no_identifier_stands_twice_on_a_page(pages: dict[str, Page]) -> None:
    for page in pages.values():
        ids = Look(page).content.xpath(".//@id")
        assert len(set(ids)) == len(ids)


def test_colours_are_those_of_the_scheme(pages: dict[str, Page]) -> None:
    colours = {
        colour
        for page in pages.values()
        for name in ("fill", "stroke")
        for colour in Look(page).content.xpath(f".//svg//@{name}")
    }

    assert {colour for colour in colours if not colour.startswith("var(--")} <= {
        "none",
        "transparent",
        "currentColor",
    }


def test_a_page_stays_light(pages: dict[str, Page]) -> None:
    heavy = {a: len(gzip.compress(page.content.encode(), 9)) for a, page in pages.items()}

    assert {address: weight for address, weight in heavy.items() if weight > HEAVIEST} == {}


@pytest.mark.parametrize("font", ["monospace", "serif", "Inter", "A font that nobody has"])
def test_a_drawing_does_not_depend_on_fonts(font: str, monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = tiny.catalog()
    expected = _all(catalog)
    monkeypatch.setitem(drawing._BASE["config"], "font", font)

    assert _all(catalog) == expected


def _all(catalog: Catalog) -> list[str]:
    return [page.content for page in pictures.pages(Site(catalog, "Atlas", "Made for a test."))]


def test_a_drawing_that_was_kept_is_the_same(tmp_path: Any) -> None:
    matrix = coverage.by_architecture(tiny.catalog(), 8, 8)
    spec = charts.shaded(matrix, "pictures/")
    first, again, anew = (
        drawing.drawn(kept, spec, "Picture", "caption") for kept in (Kept(tmp_path), Kept(tmp_path), Kept())
    )

    assert first == again == anew
    assert drawing.drawn(Kept(tmp_path), spec, "Other", "caption") != first


def test_hostile_text_is_only_text() -> None:
    spec = {
        "width": 9,
        "height": 9,
        "data": {"values": [{"text": "</text><script>alert(1)</script>&amp;\"'"}]},
        "mark": "text",
        "encoding": {
            "text": {"field": "text"},
            "href": {"field": "text"},
            "description": {"field": "text"},
        },
    }
    made = drawing.drawn(Kept(), spec, '"><script>', "caption")

    assert "<script" not in made


def test_a_catalog_of_nothing_has_pages_that_say_so() -> None:
    empty = Catalog((), tiny.vocabulary())
    made = {page.address: page for page in pictures.pages(Site(empty, "Atlas", "Made for a test."))}

    assert sorted(made) == [
        "pictures/",
        "pictures/architectures/",
        "pictures/claims/",
        "pictures/coverage/",
        "pictures/memory/",
    ]
    assert all("<svg" not in page.content for page in made.values())
    assert "No paper in this atlas" in made["pictures/memory/"].content
    assert pictures.front(Site(empty, "Atlas", ""), "") == ""
