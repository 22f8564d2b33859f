"""Others' files in the package are those that were published, and are declared with version and licence."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests import node_tools

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "plugins/paper_atlas"
PLACES = ("theme/assets/paper-atlas/vendor", "pages/cards/vendor")
"""In the package: what browsers get, and what cards are drawn with."""
DECLARED: dict[str, dict[str, Any]] = {
    f"{place}/{folder}": package
    for place in PLACES
    for folder, package in json.loads((PACKAGE / place / "vendor.json").read_text("utf-8")).items()
}
FILES = [(folder, name) for folder, package in DECLARED.items() for name in package["files"]]


def published(folder: str) -> Path:
    return node_tools.MODULES / DECLARED[folder]["package"]


@pytest.mark.parametrize("place", PLACES)
def test_every_file_in_a_folder_is_declared(place: str) -> None:
    there = {path.relative_to(PACKAGE).as_posix() for path in (PACKAGE / place).rglob("*") if path.is_file()}
    declared = {f"{folder}/{name}" for folder, name in FILES if folder.startswith(f"{place}/")}

    assert there == {f"{place}/vendor.json", *declared}


@pytest.mark.parametrize(("folder", "name"), FILES)
def test_a_file_has_the_hash_declared(folder: str, name: str) -> None:
    content = (PACKAGE / folder / name).read_bytes()

    assert hashlib.sha256(content).hexdigest() == DECLARED[folder]["files"][name]["sha256"]


PUBLISHED = [(folder, name) for folder, name in FILES if DECLARED[folder]["files"][name]["published"]]


@pytest.mark.parametrize(("folder", "name"), PUBLISHED)
def test_a_file_equals_the_published_one(folder: str, name: str) -> None:
    original = published(folder) / DECLARED[folder]["files"][name]["published"]

    assert original.is_file(), f"{original.name} is missing: run `make test`"
    assert (PACKAGE / folder / name).read_bytes() == original.read_bytes()


@pytest.mark.parametrize("folder", DECLARED)
def test_version_and_licence_are_those_of_the_published_package(folder: str) -> None:
    package = json.loads((published(folder) / "package.json").read_text("utf-8"))

    assert (package["version"], package["license"]) == (
        DECLARED[folder]["version"],
        DECLARED[folder]["licence"],
    )


def test_only_a_licence_that_the_package_leaves_out_is_taken_from_elsewhere() -> None:
    elsewhere = [file for file in FILES if file not in PUBLISHED]

    assert {name for _, name in elsewhere} <= {"LICENSE"}
    assert [folder for folder, _ in elsewhere if list(published(folder).glob("LICEN[SC]E*"))] == []


@pytest.mark.parametrize("folder", DECLARED)
def test_the_licence_itself_comes_along(folder: str) -> None:
    assert "LICENSE" in DECLARED[folder]["files"]


@pytest.mark.parametrize("folder", DECLARED)
def test_the_version_is_the_one_that_tests_install(folder: str) -> None:
    wanted = json.loads((ROOT / "tests/node/package.json").read_text("utf-8"))["devDependencies"]

    assert wanted[DECLARED[folder]["package"]] == DECLARED[folder]["version"]
