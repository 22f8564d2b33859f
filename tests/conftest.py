"""Sites that several tests look at, each built once a session."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from benchmarks.made_up import MadeUp, own_vocabulary, write_records
from paper_atlas.catalog import Catalog, open_folders
from tests.builds import ROOT, SharedFolder, built, write_settings

# Tests time nothing; a machine with other work to do is no failure.
settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--write-golden`."""
    parser.addoption("--write-golden", action="store_true", help="write golden files anew, don't compare")


def pytest_xdist_auto_num_workers() -> int:
    """Two for each core: browsers and builds wait half of their time."""
    return 2 * (os.cpu_count() or 1)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file in tests/golden; with `--write-golden`, write it there."""

    def compare(name: str, made: str) -> None:
        path = ROOT / "tests/golden" / name
        if request.config.getoption("--write-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made, encoding="utf-8", newline="\n")
        assert path.is_file(), f"{name} is missing: run pytest --write-golden, and read what it wrote"
        assert made == path.read_text("utf-8")

    return compare


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> SharedFolder:
    """Where what is made once a session stands."""
    return SharedFolder.of(tmp_path_factory)


@pytest.fixture(scope="session")
def real_catalog() -> Catalog:
    """The records and terms of this repository."""
    return open_folders(ROOT / "papers", ROOT / "vocabulary", ROOT).catalog()


@pytest.fixture(scope="session")
def real_site(shared_folder: SharedFolder) -> Path:
    """The site of this repository, built strictly, with other addresses of site and repository."""
    return shared_folder.once("real-site", lambda folder: built(ROOT, folder))


@pytest.fixture(scope="session")
def large_atlas(shared_folder: SharedFolder) -> Path:
    """An atlas of 400 made-up records, with the terms of this repository."""
    made_up = MadeUp(own_vocabulary())

    def write(folder: Path) -> None:
        write_settings(folder, ROOT / "vocabulary")
        write_records(made_up, 400, folder / "papers")

    return shared_folder.once("large-atlas", write)


@pytest.fixture(scope="session")
def large_site(shared_folder: SharedFolder, large_atlas: Path) -> Path:
    """The site of the made-up records."""
    return shared_folder.once("large-site", lambda folder: built(large_atlas, folder))


@pytest.fixture(scope="session")
def tiny_site(shared_folder: SharedFolder) -> Path:
    """The site of the tiny atlas."""
    return shared_folder.once("tiny-site", lambda folder: built(ROOT / "tests/tiny_atlas", folder))
