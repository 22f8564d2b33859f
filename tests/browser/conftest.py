"""Which browser the tests in this folder drive, and how it is started."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from benchmarks.link import Server, served
from tests.browser import find_browser
from tests.browser.screenshots import SCHEMES, one_of_each_kind, serving
from tests.browser.visit import Visit
from tests.builds import SITE_URL

INSIDE = urlsplit(SITE_URL).path.strip("/")
"""The folder that the site is built for."""


@pytest.fixture(scope="session")
def browser_executable() -> Path:
    """The installed browser; without one the test is skipped, or fails where CI is true."""
    found = find_browser.find()
    if found is None and find_browser.is_required():
        pytest.fail(find_browser.ADVICE, pytrace=False)
    if found is None:
        pytest.skip(find_browser.ADVICE)
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], browser_executable: Path
) -> dict[str, Any]:
    """What pytest-playwright starts the browser with."""
    return {
        **browser_type_launch_args,
        "executable_path": str(browser_executable),
        "args": [*browser_type_launch_args.get("args", ()), *find_browser.arguments()],
    }


@pytest.fixture(scope="session")
def host(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the site of this repository in the folder that it is built for."""
    folder = tmp_path_factory.mktemp("served")
    (folder / INSIDE).parent.mkdir(parents=True)
    (folder / INSIDE).symlink_to(real_site)
    return folder


@pytest.fixture(scope="session")
def root(host: Path) -> Iterator[str]:
    """Address of the site of this repository."""
    with serving(host) as address:
        yield f"{address}{INSIDE}/"


@pytest.fixture(scope="session")
def compressing(host: Path) -> Iterator[Server]:
    """A server that compresses as hosts do, and notes what it sends; the site is at its `root` + INSIDE."""
    with served(host) as server:
        yield server


@pytest.fixture(scope="session")
def addresses(real_site: Path) -> dict[str, str]:
    """Of every kind of page one address."""
    return one_of_each_kind(real_site)


@pytest.fixture(scope="module", params=SCHEMES)
def visit(request: pytest.FixtureRequest, browser: Browser, root: str) -> Iterator[Visit]:
    """Opens pages in one scheme of colours, and remembers what the browser said and asked for."""
    context = browser.new_context(color_scheme=request.param, reduced_motion="reduce")
    yield Visit(context.new_page(), root, request.param)
    context.close()
