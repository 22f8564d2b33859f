"""What happens where there is no browser."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import find_browser

pytestmark = pytest.mark.usefixtures("_no_memory")


@pytest.fixture
def _no_memory() -> None:
    find_browser.find.cache_clear()


@pytest.fixture
def _no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "chrome"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("CHROME_PATH", str(broken))


@pytest.mark.skipif(sys.platform == "win32", reason="there a browser is only looked for, not started")
@pytest.mark.usefixtures("_no_browser")
@pytest.mark.parametrize(("ci", "status"), [("true", 1), ("", 0)])
def test_without_a_browser_ci_fails_and_others_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: str, status: int
) -> None:
    monkeypatch.setenv("CI", ci)

    assert find_browser.main() == status
    assert find_browser.ADVICE in capsys.readouterr().err


def test_a_chosen_browser_comes_before_all_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHROME_PATH", str(tmp_path / "mine"))
    monkeypatch.setattr(find_browser, "_starts", lambda _: True)

    assert find_browser.find() == tmp_path / "mine"


def test_playwrights_newest_download_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for revision in ("999", "1000"):
        place = tmp_path / f"chromium-{revision}" / "chrome-linux64" / "chrome"
        place.parent.mkdir(parents=True)
        place.touch()
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setattr(find_browser, "_starts", lambda path: tmp_path in path.parents)

    assert find_browser.find() == tmp_path / "chromium-1000" / "chrome-linux64" / "chrome"


@pytest.mark.parametrize(("ci", "outcome"), [("", "1 skipped"), ("true", "1 error")])
def test_browser_tests_are_skipped_or_fail(tmp_path: Path, ci: str, outcome: str) -> None:
    environment = {**_environment(), "CHROME_PATH": str(tmp_path / "none"), "CI": ci}
    test = Path(__file__).with_name("test_browser.py")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(test)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=120,
    )

    assert outcome in done.stdout
    assert find_browser.ADVICE[:40] in done.stdout


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
