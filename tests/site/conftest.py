"""Built sites, ready to be looked through."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builds import SITE_URL
from tests.site.crawl import Site


@pytest.fixture(scope="session")
def real(real_site: Path) -> Site:
    """The site of this repository."""
    return Site(real_site, SITE_URL)


@pytest.fixture(scope="session")
def large(large_site: Path) -> Site:
    """A site of made-up records, with lists too long for one page."""
    return Site(large_site, SITE_URL)


@pytest.fixture(scope="session")
def tiny(tiny_site: Path) -> Site:
    """The site of the tiny atlas."""
    return Site(tiny_site, SITE_URL)
