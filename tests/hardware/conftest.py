"""The rules of the real vocabulary, and the cases that people's phrases make."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from paper_atlas.naming import Rules, compile_rules
from paper_atlas.vocabulary import load

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@pytest.fixture(scope="session")
def rules() -> Rules:
    vocabulary, problems = load(ROOT / "vocabulary", ROOT)
    assert problems == []
    return compile_rules(vocabulary)


@pytest.fixture(scope="session")
def cases() -> dict[str, list[dict[str, Any]]]:
    """The files of cases by name: phrases, look_alikes, abstracts."""
    files = sorted(HERE.glob("*.yml"))
    return {file.stem: yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader) for file in files}
