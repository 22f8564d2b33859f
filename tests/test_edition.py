"""What was made from the catalog is made again only when something changed that decides about it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from paper_atlas.edition import Edition, kept_edition, source_of
from paper_atlas.kept import Kept
from paper_atlas.pages import Site
from tests import tiny
from tests.builds import ROOT, built

TINY = ROOT / "tests/tiny_atlas"
URL = "https://atlas.example/"


class Making:
    """Makes the edition of the tiny atlas, and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> Edition:
        self.count += 1
        site = Site(tiny.catalog(), "Tiny <Atlas>", "About.", "https://forge.example/edit/", root=URL)
        return Edition.made(site)


@pytest.fixture
def make() -> Making:
    return Making()


def test_an_edition_is_recalled_as_it_was_made(tmp_path: Path, make: Making) -> None:
    first = kept_edition(Kept(tmp_path), "a", make)
    again = kept_edition(Kept(tmp_path), "a", make)

    assert make.count == 1
    assert again == first
    assert again.pages[0].headings == first.pages[0].headings
    assert again.edit_link("papers/é.yml") == "https://forge.example/edit/papers/%C3%A9.yml"


def test_another_source_has_another_edition_and_one_is_kept(tmp_path: Path, make: Making) -> None:
    kept_edition(Kept(tmp_path), "a", make)
    pieces = len(list(tmp_path.iterdir()))
    kept_edition(Kept(tmp_path), "b", make)
    assert make.count == 2
    kept_edition(Kept(tmp_path), "a", make)

    assert make.count == 3
    assert len(list(tmp_path.iterdir())) == pieces


@pytest.mark.parametrize("harm", ["remove", "damage", "mix"])
def test_an_edition_with_a_piece_missing_is_made_again(tmp_path: Path, make: Making, harm: str) -> None:
    whole = kept_edition(Kept(tmp_path / "a"), "a", make)
    kept_edition(Kept(tmp_path / "b"), "b", lambda: replace(make(), updated="1999"))
    for piece in sorted(path.name for path in (tmp_path / "a").iterdir()):
        if harm == "remove":
            (tmp_path / "a" / piece).unlink()
        elif harm == "damage":
            (tmp_path / "a" / piece).write_bytes((tmp_path / "a" / piece).read_bytes()[:-1])
        else:  # as two builds at once may leave it
            shutil.copy(tmp_path / "b" / piece, tmp_path / "a" / piece)
        made = make.count

        assert kept_edition(Kept(tmp_path / "a"), "a", make) == whole
        assert make.count == made + 1


def test_without_a_place_an_edition_is_made_each_time(make: Making) -> None:
    assert kept_edition(Kept(), "a", make) == kept_edition(Kept(), "a", make)
    assert make.count == 2


@pytest.fixture
def atlas(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "atlas", ignore=shutil.ignore_patterns("site", ".cache")))


def source(atlas: Path, *settings: str | None) -> str:
    return source_of([atlas / "papers", atlas / "vocabulary"], atlas, *settings)


def test_a_source_is_the_same_wherever_and_whenever_it_is_read(atlas: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(atlas, tmp_path / "other", copy_function=shutil.copyfile))

    assert source(atlas, "name", None) == source(other, "name", None)


def test_whatever_decides_about_pages_makes_another_source(atlas: Path) -> None:
    record = atlas / "papers/folding-tiles.yml"
    seen = {source(atlas), source(atlas, "name"), source(atlas, "name", None), source(atlas, None, "name")}
    record.write_bytes(record.read_bytes() + b"\n")
    seen.add(source(atlas))
    (atlas / "papers/2024").mkdir()
    record.rename(atlas / "papers/2024/folding-tiles.yml")
    seen.add(source(atlas))
    (atlas / "papers/silent-bits.yml").unlink()
    seen.add(source(atlas))
    term = min((atlas / "vocabulary").rglob("*.yml"))
    term.write_bytes(term.read_bytes() + b"# one more line\n")
    seen.add(source(atlas))

    assert len(seen) == 8


def test_a_file_that_cannot_be_read_is_no_crash_here(atlas: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readable = source(atlas)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert source(atlas) != readable


def test_a_warm_build_has_the_bytes_of_a_cold_one(atlas: Path, tmp_path: Path) -> None:
    def files(site: Path) -> dict[str, bytes]:
        found = (path for path in site.rglob("*") if path.is_file())
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}

    cold = files(built(atlas, tmp_path / "site"))
    assert files(built(atlas, tmp_path / "warm")) == cold
    record = atlas / "papers/folding-tiles.yml"
    text = record.read_text("utf-8")
    record.write_text(text.replace("Folding", "Unfolding", 1), encoding="utf-8")
    changed = files(built(atlas, tmp_path / "site"))
    assert b"Unfolding" in changed["papers/folding-tiles/index.html"]
    record.write_text(text, encoding="utf-8")

    assert files(built(atlas, tmp_path / "site")) == cold
