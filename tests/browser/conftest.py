"""Which browser the tests in this folder drive, and how it is started."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser import find_browser


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
