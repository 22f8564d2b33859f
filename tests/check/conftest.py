"""What the rules are tried on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import tiny

Check = Callable[..., list[str]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """The problems of a made-up paper with a fragment replaced, beside records named by keyword."""

    def lines(key: str, was: str = "", becomes: str = "", **others: str) -> list[str]:
        text = tiny.text(key)
        assert not was or text.count(was) == 1, "the fragment must stand once in the record"
        files = {f"{key}.yml": text.replace(was, becomes) if was else text}
        files |= {f"{name.replace('_', '-')}.yml": other for name, other in others.items()}
        return [line.removeprefix("papers/") for line in tiny.lines(tmp_path, files)]

    return lines
