"""The scripts of the site keep to the types that their comments say."""

from __future__ import annotations

import subprocess

from tests.builds import ROOT
from tests.node_tools import installed, node

SCRIPTS = ROOT / "plugins/paper_atlas/theme/assets/paper-atlas"
_OPTIONS = [
    "--noEmit", "--allowJs", "--checkJs", "--strict", "--target", "es2022", "--module", "esnext",
    "--moduleResolution", "bundler", "--lib", "es2023,dom,dom.iterable",
]  # fmt: skip


def test_scripts_keep_to_their_types() -> None:
    scripts = sorted(str(path) for path in SCRIPTS.rglob("*.js") if "vendor" not in path.parts)
    compiler = installed("typescript/bin/tsc")
    done = subprocess.run(
        [*node(), str(compiler), *_OPTIONS, *scripts], capture_output=True, encoding="utf-8", check=False
    )

    assert scripts
    assert done.stdout == ""
    assert done.returncode == 0
