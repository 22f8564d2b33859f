"""What is made from the catalog is known by what it was made from, and made again where that changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from paper_atlas.edition import ChangedMeanwhileError, Edition, kept_edition
from paper_atlas.kept import Kept
from paper_atlas.pages import Page, Site
from tests import tiny

URL = "https://atlas.example/"
EDIT = "https://forge.example/edit/"


def made(folder: Path | None = None, program: str = "program") -> Edition:
    """The edition of the tiny atlas, or of other records with its terms."""
    catalog = tiny.opened(folder, {}).catalog() if folder else tiny.catalog()
    return Edition.made(Site(catalog, "Tiny <Atlas>", "About.", EDIT, root=URL), program)


class Making:
    """Makes the edition of the tiny atlas, and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> Edition:
        self.count += 1
        return made()


@pytest.fixture
def make() -> Making:
    return Making()


def contents(edition: Edition) -> dict[str, str | bytes]:
    found: dict[str, str | bytes] = {f"page {page.address}": page.content for page in edition.pages}
    return found | {address: made.make() for address, made in edition.files}


def sources(edition: Edition) -> dict[str, str]:
    found = {f"page {page.address}": edition.source_of(page) for page in edition.pages}
    return found | {address: made.made_from for address, made in edition.files}


def without_body(pages: Iterator[Page]) -> list[Page]:
    return [replace(page, body=None) for page in pages]  # type: ignore[arg-type]


def test_an_edition_is_recalled_as_it_was_made(tmp_path: Path, make: Making) -> None:
    first = kept_edition(Kept(tmp_path), lambda: "a", make)
    again = kept_edition(Kept(tmp_path), lambda: "a", make)

    assert make.count == 1
    assert without_body(iter(again.pages)) == without_body(iter(first.pages))
    assert (again.cards, again.updated) == (first.cards, first.updated)
    assert again.edit_link("papers/é.yml") == f"{EDIT}papers/%C3%A9.yml"
    assert sources(again) == sources(first)
    assert make.count == 1
    assert contents(again) == contents(first)
    assert make.count == 2


def test_another_source_has_another_edition_and_one_is_kept(tmp_path: Path, make: Making) -> None:
    kept_edition(Kept(tmp_path), lambda: "a", make)
    kept_edition(Kept(tmp_path), lambda: "b", make)
    assert make.count == 2
    kept_edition(Kept(tmp_path), lambda: "a", make)

    assert make.count == 3
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("harm", ["remove", "damage"])
def test_an_edition_whose_note_is_damaged_is_made_again(tmp_path: Path, make: Making, harm: str) -> None:
    kept_edition(Kept(tmp_path), lambda: "a", make)
    (note,) = tmp_path.iterdir()
    note.unlink() if harm == "remove" else note.write_bytes(note.read_bytes()[:-1])
    kept_edition(Kept(tmp_path), lambda: "a", make)

    assert make.count == 2


def test_an_edition_of_records_that_changed_while_they_were_read_is_not_noted(
    tmp_path: Path, make: Making
) -> None:
    moments = iter(["before", "after", "before", "before"])
    for _ in range(2):
        kept_edition(Kept(tmp_path), lambda: next(moments), make)

    assert make.count == 2
    kept_edition(Kept(tmp_path), lambda: "before", make)
    assert make.count == 2


def test_what_is_made_late_is_of_the_records_that_were_asked_for(tmp_path: Path) -> None:
    records = tiny.copied(tmp_path)
    for _ in range(2):
        edition = kept_edition(Kept(tmp_path / "kept"), lambda: "a", lambda: made(tmp_path))
    record = records / "folding-tiles.yml"
    record.write_text(record.read_text("utf-8").replace("Folding", "Unfolding", 1), encoding="utf-8")
    pages = {page.address: page for page in edition.pages}

    with pytest.raises(ChangedMeanwhileError):
        assert pages["papers/folding-tiles/"].content
    record.unlink()
    with pytest.raises(ChangedMeanwhileError):
        assert dict(edition.files)["api/v1/papers/folding-tiles.json"].make()


def test_a_changed_record_leaves_most_pages_as_they_are(tmp_path: Path) -> None:
    records = tiny.copied(tmp_path)
    before, held = sources(made(tmp_path)), contents(made(tmp_path))
    record = records / "folding-tiles.yml"
    record.write_text(record.read_text("utf-8").replace("Folding", "Unfolding", 1), encoding="utf-8")
    after, holds = sources(made(tmp_path)), contents(made(tmp_path))
    other = {name for name in before if before[name] != after[name]}

    assert {name for name in held if held[name] != holds[name]} <= other
    assert "page papers/folding-tiles/" in other
    assert "page papers/silent-bits/" not in other
    assert len(other) < len(before) / 2


def test_another_program_makes_everything_anew() -> None:
    one, other = sources(made(program="a")), sources(made(program="b"))

    assert one.keys() == other.keys()
    assert not set(one.values()) & set(other.values())


def test_without_a_place_an_edition_is_made_each_time(make: Making) -> None:
    for _ in range(2):
        kept_edition(Kept(), lambda: "a", make)

    assert make.count == 2
