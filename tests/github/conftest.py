"""A repository, a hub and steps run as the runner runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.builds import ROOT
from tests.github.hub import Hub, served
from tests.review.repositories import Atlas

Done = subprocess.CompletedProcess[str]
Step = Callable[..., Done]
HEAD = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def hub() -> Iterator[Hub]:
    with served() as hub:
        yield hub


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return Atlas.at(tmp_path / "atlas")


@pytest.fixture
def step(tmp_path: Path) -> Step:
    """Run a step: its name, its arguments, the event, where, and the environment beside."""

    def run(name: str, *arguments: str, event: Any = None, folder: Path = ROOT, **environment: str) -> Done:
        (tmp_path / "event.json").write_text(json.dumps(event), "utf-8")
        outside = {
            key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "PYTHON"))
        }
        said = {"GITHUB_EVENT_PATH": str(tmp_path / "event.json"), **environment}
        return subprocess.run(
            [sys.executable, "-W", "error", str(ROOT / f".github/steps/{name}.py"), *arguments],
            cwd=folder,
            env={**outside, **said},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    return run
