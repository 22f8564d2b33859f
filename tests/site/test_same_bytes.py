"""The same records make the same bytes, whenever and wherever they are built."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.builds import ROOT, run

SOURCES = ("mkdocs.yml", "CONTRIBUTING.md", "papers", "vocabulary", "site_src")
LONG_AGO = 990_000_000  # in 2001


@dataclass(frozen=True)
class Place:
    """Where and when a site is built."""

    folder: str
    clock: str
    zone: str
    hash_seed: str
    files_are_old: bool


# A record is younger than its paper by at least one of the clock and the file.
HERE = Place("here", "2001-01-01T00:30:00", "Pacific/Kiritimati", "1", files_are_old=False)
THERE = Place("some where/ëlse", "2033-12-31T23:45:00", "America/St_Johns", "4242", files_are_old=True)


def built_at(place: Place, root: Path) -> Path:
    folder = root / place.folder
    folder.mkdir(parents=True)
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    for file in folder.rglob("*") if place.files_are_old else ():
        os.utime(file, (LONG_AGO, LONG_AGO))
    environment = {"TZ": place.zone, "PYTHONHASHSEED": place.hash_seed, "PYTHONPATH": str(ROOT)}
    arguments = (place.clock, "build", "--strict", "--quiet", "--site-dir", "made")
    done = run("-m", "tests.site.build_at", *arguments, folder=folder, **environment)
    assert done.returncode == 0, done.stderr
    return folder / "made"


def files_of(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    root = tmp_path_factory.mktemp("same-bytes")
    return files_of(built_at(HERE, root)), files_of(built_at(THERE, root))


def test_two_builds_have_the_same_files(sites: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    here, there = sites

    assert "index.html" in here
    assert sorted(here) == sorted(there)


def test_every_file_has_the_same_bytes(sites: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    here, there = sites

    assert [name for name in sorted(here) if here[name] != there.get(name)] == []


def test_the_clock_was_another_one(tmp_path: Path) -> None:
    code = "import runpy, sys, time, mkdocs.__main__ as m; m.cli = lambda _: print(time.gmtime().tm_year);"
    code += f"sys.argv = ['', '{HERE.clock}']; runpy.run_module('tests.site.build_at', run_name='__main__')"

    assert run("-c", code, folder=tmp_path, PYTHONPATH=str(ROOT)).stdout.strip() == "2001"
