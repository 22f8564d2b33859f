"""Files are known again without being read, and never taken for what they no longer hold."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from paper_atlas import inputs
from paper_atlas.inputs import Inputs
from paper_atlas.kept import Kept


class Folder:
    """A folder of files, whose dates are as old as is wanted."""

    def __init__(self, path: Path) -> None:
        self.path, self.kept = path / "files", Kept(path / "kept")
        self.path.mkdir()

    def write(self, name: str, content: str) -> None:
        file = self.path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, encoding="utf-8")

    def digest(self) -> str:
        """As a build takes and notes it."""
        taken = Inputs(self.kept)
        digest = taken.digest([self.path], self.path)
        taken.note()
        return digest


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    folder.write("a.yml", "one")
    folder.write("2024/b.yml", "two")
    return folder


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files need no time to be known again."""
    monkeypatch.setattr(inputs, "_SETTLED", -(10**12))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that are read from now on, one after another."""
    found: list[Path] = []
    read = Path.read_bytes

    def noted(path: Path) -> bytes:
        found.append(path)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    return found


def of_files(folder: Folder, reads: list[Path]) -> list[str]:
    return [path.name for path in reads if path.is_relative_to(folder.path)]


@pytest.mark.usefixtures("settled")
def test_what_has_not_changed_is_not_read_again(folder: Folder, reads: list[Path]) -> None:
    before = folder.digest()
    assert sorted(of_files(folder, reads)) == ["a.yml", "b.yml"]
    reads.clear()

    assert folder.digest() == before
    assert of_files(folder, reads) == []


def test_a_file_as_young_as_its_reading_is_read_again(folder: Folder, reads: list[Path]) -> None:
    folder.digest()
    reads.clear()
    folder.digest()

    assert sorted(of_files(folder, reads)) == ["a.yml", "b.yml"]


def test_a_change_within_the_same_moment_and_size_is_seen(folder: Folder) -> None:
    before = folder.digest()
    dates = (folder.path / "a.yml").stat()
    folder.write("a.yml", "eno")
    os.utime(folder.path / "a.yml", ns=(dates.st_atime_ns, dates.st_mtime_ns))

    assert folder.digest() != before


@pytest.mark.usefixtures("settled")
def test_a_change_that_hides_its_date_is_seen(folder: Folder) -> None:
    before = folder.digest()
    dates = (folder.path / "a.yml").stat()
    time.sleep(0.02)  # longer than the ticks that dates are counted in
    folder.write("a.yml", "eno")
    os.utime(folder.path / "a.yml", ns=(dates.st_atime_ns, dates.st_mtime_ns))

    assert folder.digest() != before


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("change", ["edit", "add", "remove", "rename", "exchange"])
def test_every_change_is_seen_and_taken_back(folder: Folder, change: str) -> None:
    before = folder.digest()
    if change == "edit":
        folder.write("a.yml", "other")
    elif change == "add":
        folder.write("c.yml", "")
    elif change == "remove":
        (folder.path / "a.yml").unlink()
    elif change == "rename":
        (folder.path / "a.yml").rename(folder.path / "c.yml")
    else:
        folder.write("a.yml", "two")
        folder.write("2024/b.yml", "one")
    assert folder.digest() != before

    (folder.path / "c.yml").unlink(missing_ok=True)
    folder.write("a.yml", "one")
    folder.write("2024/b.yml", "two")
    assert folder.digest() == before


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("damage", [b"", b"{", b"[]"])
def test_without_a_sound_note_all_is_read_again(folder: Folder, damage: bytes) -> None:
    before = folder.digest()
    for file in (folder.kept.folder or Path()).iterdir():
        file.write_bytes(damage)
    folder.write("a.yml", "eno")

    assert folder.digest() != before


def test_names_start_from_the_root_wherever_it_is(folder: Folder, tmp_path: Path) -> None:
    before = Inputs(Kept()).digest([folder.path], folder.path)
    other = folder.path.rename(tmp_path / "elsewhere")

    assert Inputs(Kept()).digest([other], other) == before
    assert Inputs(Kept()).digest([tmp_path / "nowhere"], tmp_path) == Inputs(Kept()).digest([], tmp_path)


def test_a_file_that_cannot_be_read_is_no_crash_here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    readable = folder.digest()

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert Inputs(Kept()).digest([folder.path], folder.path) != readable
