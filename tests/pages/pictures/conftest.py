"""Pages of pictures of three catalogs: that of this repository, a tiny one, and one of many records."""

from __future__ import annotations

from pathlib import Path

import pytest

from paper_atlas.catalog import Catalog, open_folders
from paper_atlas.pages import Page, Site, pictures
from tests import tiny
from tests.builds import ROOT


@pytest.fixture(scope="session")
def large_catalog(large_atlas: Path) -> Catalog:
    return open_folders(large_atlas / "papers", ROOT / "vocabulary", large_atlas).catalog()


@pytest.fixture(scope="session", params=["real", "tiny", "large"])
def catalog(request: pytest.FixtureRequest) -> Catalog:
    """Each of them."""
    if request.param == "tiny":
        return tiny.catalog()
    found = request.getfixturevalue(f"{request.param}_catalog")
    assert isinstance(found, Catalog)
    return found


@pytest.fixture(scope="session")
def pages(catalog: Catalog) -> dict[str, Page]:
    """Its pages of pictures, by address."""
    return {page.address: page for page in pictures.pages(Site(catalog, "Atlas", "Made for a test."))}
