"""The project's own vocabulary, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from paper_atlas.naming import compile_rules
from paper_atlas.proposal import Proposer, proposer
from paper_atlas.vocabulary import Vocabulary, load

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load(ROOT / "vocabulary", ROOT)[0]


@pytest.fixture(scope="session")
def reader(vocabulary: Vocabulary) -> Proposer:
    return proposer(vocabulary, compile_rules(vocabulary))
