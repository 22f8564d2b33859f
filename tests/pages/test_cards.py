"""Cards and words about a page where it is shared."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from lxml import html

from paper_atlas.catalog import Catalog
from paper_atlas.kept import Kept
from paper_atlas.pages import Cards, Site, all_pages
from paper_atlas.pages.cards import HEIGHT, WIDTH
from tests import tiny

ROOT = "https://atlas.example/a/folder/"
HEAVIEST = 60_000
"""Bytes of a card."""


def cards_of(catalog: Catalog, root: str = ROOT, name: str = "Atlas") -> Cards:
    site = Site(catalog, name, "Made for a test.")
    return Cards.made(site, all_pages(site), root)


def drawn(cards: Cards, kept: Kept) -> dict[str, bytes]:
    return {address: made.make() for address, made in cards.files(kept)}


@pytest.fixture(scope="module")
def cards() -> Cards:
    return cards_of(tiny.catalog())


@pytest.fixture(scope="module")
def made(cards: Cards) -> dict[str, bytes]:
    return drawn(cards, Kept())


def meta(cards: Cards, address: str, title: str = "Title", description: str = "About.") -> dict[str, str]:
    head = html.fragments_fromstring(cards.about(address, title, description))
    found = [element for element in head if not isinstance(element, str)]
    return {element.get("property") or element.get("name"): element.get("content") for element in found}


def test_there_is_a_card_for_each_index_and_each_product_in_use(made: dict[str, bytes]) -> None:
    catalog = tiny.catalog()
    products = {f"assets/cards/hardware-{key}.png" for key in catalog.by_product}
    indexes = {"home", "papers", "hardware", "techniques", "tasks", "memory", "pictures", "fits", "compare"}

    assert products <= set(made)
    assert {f"assets/cards/{name}.png" for name in indexes} <= set(made)
    assert "assets/cards/hardware-quadra-6000.png" not in made


def test_a_card_is_an_image_of_the_usual_size_and_not_too_heavy(made: dict[str, bytes]) -> None:
    for address, image in made.items():
        assert image.startswith(b"\x89PNG\r\n\x1a\n"), address
        assert struct.unpack(">II", image[16:24]) == (WIDTH, HEIGHT) == (1200, 630), address
        assert len(image) <= HEAVIEST, address


def test_no_two_cards_look_alike(made: dict[str, bytes]) -> None:
    assert len(set(made.values())) == len(made)


@pytest.mark.parametrize(
    ("address", "card"),
    [
        ("", "home"),
        ("about/", "home"),
        ("contribute/new/", "home"),
        ("papers/folding-tiles/", "papers"),
        ("hardware/z100/", "hardware-z100"),
        ("hardware/z100/2023/", "hardware-z100"),
        ("hardware/quadra-6000/", "hardware"),
        ("techniques/folding/", "techniques"),
        ("pictures/claims/throughput/", "pictures"),
        ("fits/24/", "fits"),
    ],
)
def test_a_page_has_the_card_of_its_product_or_kind(cards: Cards, address: str, card: str) -> None:
    assert meta(cards, address)["og:image"] == f"{ROOT}assets/cards/{card}.png"


def test_a_page_is_told_in_words_too(cards: Cards) -> None:
    found = meta(cards, "hardware/z100/", 'A "title" & <more>', "What it is.")

    assert found == {
        "og:type": "website",
        "og:site_name": "Atlas",
        "og:title": 'A "title" & <more>',
        "og:description": "What it is.",
        "og:url": f"{ROOT}hardware/z100/",
        "og:image": f"{ROOT}assets/cards/hardware-z100.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": found["og:image:alt"],
        "twitter:card": "summary_large_image",
    }
    assert found["og:image:alt"].startswith("Zephyra Z100. Zephyra · ")
    assert "measured or trained on it" in found["og:image:alt"]
    assert meta(cards, "papers/folding-tiles/")["og:type"] == "article"


def test_a_site_without_an_address_has_no_cards() -> None:
    cards = cards_of(tiny.catalog(), root="")
    found = meta(cards, "hardware/z100/")

    assert list(cards.files(Kept())) == []
    assert [name for name in found if name.startswith("og:image") or name == "og:url"] == []
    assert found["twitter:card"] == "summary"


def test_cards_that_were_kept_are_the_same_and_damaged_ones_are_mended(
    tmp_path: Path, made: dict[str, bytes]
) -> None:
    first = drawn(cards_of(tiny.catalog()), Kept(tmp_path))
    again = drawn(cards_of(tiny.catalog()), Kept(tmp_path))
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    mended = drawn(cards_of(tiny.catalog()), Kept(tmp_path))

    assert first == again == mended == made


def test_hostile_names_are_only_text() -> None:
    cards = cards_of(tiny.catalog(), name='<script>alert("1")</script> & </svg>')

    assert "<script" not in cards.about("", "</title>", '"><script>')
    assert all(image.startswith(b"\x89PNG") for image in drawn(cards, Kept()).values())
