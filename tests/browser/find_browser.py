"""The Chrome or Chromium that the browser tests drive.

`python -m tests.browser.find_browser` says which one it is. Where there is none it gets one: Playwright's own
download, else Debian's package. Where that fails too it says what to install, and fails if `CI` is true.
"""

from __future__ import annotations

import functools
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from tests import node_tools

# Playwright's own Node needs libatomic, which a bare Debian lacks; that of the development tools does not.
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", node_tools.node()[0])

ADVICE = (
    "No Chrome or Chromium that starts was found, so tests in a browser cannot run. Install one"
    " (Debian: apt install chromium; macOS: brew install --cask google-chrome;"
    " Windows: winget install Google.Chrome), or set CHROME_PATH to one."
)

# Nothing but the page under test may use the network or the graphics card.
_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
)
_NAMES = ("google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "chrome")
_MACOS_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_WINDOWS_PLACES = ("Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe")
_DOWNLOADED_NAMES = {
    "chrome",
    "chrome.exe",
    "Chromium",
    "Google Chrome for Testing",
    "headless_shell",
    "headless_shell.exe",
    "chrome-headless-shell",
    "chrome-headless-shell.exe",
}


def arguments() -> list[str]:
    """What a browser is started with."""
    # Chrome's sandbox refuses to run as root.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*_ARGUMENTS, "--no-sandbox"] if is_root else [*_ARGUMENTS]


def is_required() -> bool:
    """Whether a missing browser is a failure and no reason to skip."""
    return os.environ.get("CI", "").lower() in {"1", "true"}


@functools.cache
def find() -> Path | None:
    """The first browser that starts, of those already on this machine."""
    return next((path for path in _candidates() if _starts(path)), None)


def get() -> Path | None:
    """The browser found, or else one downloaded or installed now."""
    ways: tuple[Callable[[], bool], ...] = (_download, _install_from_debian)
    for way in ways:
        if find():
            break
        if way():
            find.cache_clear()
    return find()


def main() -> int:
    """Say which browser there is; 1 where one is required and none is there."""
    browser = get()
    if browser:
        click.echo(f"Browser for tests: {browser}")
        return 0
    click.echo(ADVICE, err=True)
    return 1 if is_required() else 0


def _candidates() -> Iterator[Path]:
    if chosen := os.environ.get("CHROME_PATH"):
        # Somebody's own choice: if it does not start, another one in its place would only hide that.
        yield Path(chosen)
        return
    yield from (Path(found) for name in _NAMES if (found := shutil.which(name)))
    if sys.platform == "darwin":
        yield from (Path(place) for place in _MACOS_PLACES)
    if sys.platform == "win32":
        roots = [Path(root) for name in _WINDOWS_ROOTS if (root := os.environ.get(name))]
        yield from (root / place for root in roots for place in _WINDOWS_PLACES)
    yield from _downloaded()


def _downloaded() -> Iterator[Path]:
    """What Playwright has downloaded before, newest and fullest first."""
    folders = [folder for folder in _download_folder().glob("chromium*-*") if folder.is_dir()]
    for folder in sorted(folders, key=lambda folder: (-_revision(folder), folder.name)):
        yield from (path for path in sorted(folder.rglob("*")) if path.name in _DOWNLOADED_NAMES)


def _download_folder() -> Path:
    if chosen := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(chosen)
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/ms-playwright"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local")) / "ms-playwright"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "ms-playwright"


def _revision(folder: Path) -> int:
    found = re.search(r"-(\d+)$", folder.name)
    return int(found[1]) if found else 0


def _starts(browser: Path) -> bool:
    if not browser.is_file():
        return False
    if sys.platform == "win32":
        return True  # there, --version opens a window
    try:
        done = subprocess.run([browser, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _download() -> bool:
    if "CHROME_PATH" in os.environ:
        return False
    click.echo("No browser found: downloading Chromium with Playwright.")
    return _ran([sys.executable, "-m", "playwright", "install", "chromium"])


def _install_from_debian() -> bool:
    if "CHROME_PATH" in os.environ or not _is_debian() or os.geteuid() != 0:
        return False
    click.echo("No browser found: installing Debian's package chromium.")
    install = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"]
    return _ran(["apt-get", "update"]) and _ran(install)


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:
        return False


def _ran(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, env=environment, timeout=600, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    sys.exit(main())
