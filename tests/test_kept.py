"""What is kept between builds is what was made, whatever happened to it meanwhile."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from paper_atlas import kept
from paper_atlas.kept import Kept


class Maker:
    """Makes something, and counts how often."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> bytes:
        self.made += 1
        return b"a picture"


@pytest.fixture
def maker() -> Maker:
    return Maker()


def test_what_was_kept_is_not_made_again(tmp_path: Path, maker: Maker) -> None:
    folder = tmp_path / "not" / "there yet"

    assert [Kept(folder).get(b"source", maker) for _ in range(3)] == [b"a picture"] * 3
    assert maker.made == 1


def test_another_source_is_another_picture(tmp_path: Path, maker: Maker) -> None:
    place = Kept(tmp_path)
    place.get(b"source", maker)

    assert place.get(b"other", lambda: b"another") == b"another"
    assert place.get(b"source", maker) == b"a picture"


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 32, b"x" * 41])
def test_what_was_damaged_is_made_again_and_mended(tmp_path: Path, maker: Maker, damage: bytes) -> None:
    Kept(tmp_path).get(b"source", maker)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage)

    assert Kept(tmp_path).get(b"source", maker) == b"a picture"
    assert file.read_bytes() == whole
    assert maker.made == 2


def test_a_single_changed_sign_is_damage(tmp_path: Path, maker: Maker) -> None:
    Kept(tmp_path).get(b"source", maker)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes().replace(b"picture", b"pixture"))

    assert Kept(tmp_path).get(b"source", maker) == b"a picture"


def test_nothing_half_written_is_left(tmp_path: Path, maker: Maker) -> None:
    Kept(tmp_path).get(b"source", maker)

    assert len(list(tmp_path.iterdir())) == 1


def test_what_nobody_asks_for_goes_after_a_month(tmp_path: Path, maker: Maker) -> None:
    place, long_ago = Kept(tmp_path), time.time() - 31 * 24 * 60 * 60
    for name in ("asked for", "not asked for"):
        place.remember(name, name.encode())
    (tmp_path / "half-written").write_bytes(b"?")
    for file in tmp_path.iterdir():
        os.utime(file, (long_ago, long_ago))
    place.recall("asked for")
    place.get(b"made today", maker)
    place.prune()

    assert [place.recall("asked for"), place.recall("not asked for")] == [b"asked for", None]
    assert len(list(tmp_path.iterdir())) == 2
    Kept(tmp_path / "not there").prune()
    Kept().prune()


def test_of_what_is_kept_under_a_name_there_is_the_latest(tmp_path: Path, maker: Maker) -> None:
    place = Kept(tmp_path)

    assert [place.latest("name", "a", maker) for _ in range(2)] == [b"a picture"] * 2
    assert maker.made == 1
    assert place.latest("name", "b", lambda: b"another\none") == b"another\none"
    assert place.latest("name", "b", maker) == b"another\none"
    assert place.latest("name", "a", maker) == b"a picture"
    assert maker.made == 2
    assert len(list(tmp_path.iterdir())) == 1


def test_a_note_of_another_release_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Kept(tmp_path).remember("name", b"note")
    monkeypatch.setattr(kept, "_form", lambda: b"another")

    assert Kept(tmp_path).recall("name") is None


def test_without_a_place_it_is_made_each_time(tmp_path: Path, maker: Maker) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder", encoding="utf-8")

    for place in (Kept(), Kept(in_the_way)):
        assert [place.get(b"source", maker), place.get(b"source", maker)] == [b"a picture", b"a picture"]
    assert maker.made == 4
