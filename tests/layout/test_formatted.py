"""A file brought into canonical style says the same, keeps its comments and stays so."""

from __future__ import annotations

import random
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper_atlas.layout import formatted, written
from paper_atlas.source import KeyPath, read_text
from tests.layout.restyled import Restyled

ROOT = Path(__file__).parents[2]
RECORDS = sorted(chain((ROOT / "papers").rglob("*.yml"), (ROOT / "tests/tiny_atlas/papers").rglob("*.yml")))
FIRST_LINE = "# yaml-language-server: $schema=../schema/paper.schema.json\n"


def sound(text: str) -> str:
    new, problems = formatted(text, "papers/x.yml")
    assert new is not None, (problems, text)
    return new


def data_of(text: str) -> Any:
    source, problems = read_text(text, "papers/x.yml")
    assert source is not None, (problems, text)
    assert not problems
    return source.data


def ordered(data: Any) -> Any:
    """Data in which the order of fields counts."""
    if isinstance(data, dict):
        return [(key, ordered(value)) for key, value in data.items()]
    return [ordered(item) for item in data] if isinstance(data, list) else data


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_real_record_says_the_same_and_stays_as_it_is_once_formatted(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    new = sound(text)
    assert data_of(new) == data_of(text)
    assert sound(new) == new
    again = written(data_of(text))
    assert sound(again) == again
    assert data_of(again) == data_of(text)


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(RECORDS), st.integers(0, 2**32), st.sampled_from((0.0, 0.05, 0.3)))
def test_however_a_record_is_written_it_comes_out_the_same(path: Path, seed: int, commented: float) -> None:
    data = data_of(path.read_text(encoding="utf-8"))
    restyled = Restyled(data, random.Random(seed), commented=commented)  # noqa: S311
    text = restyled.text
    new = sound(text)
    assert data_of(text) == data
    assert ordered(data_of(new)) == ordered(data_of(written(data)))
    assert sound(new) == new
    assert comments_in(new) == sorted(restyled.comments)
    for comment, (kind, about) in restyled.comments.items():
        assert stands(new, comment, kind, about), (comment, new)


def comments_in(text: str) -> list[str]:
    lines = text.splitlines()[1:]
    return sorted(line[line.index(mark) :] for line in lines for mark in _marks(line))


def _marks(line: str) -> list[str]:
    return [mark for mark in ("# above", "# beside", "# below") if mark in line]


def stands(text: str, comment: str, kind: str, about: KeyPath) -> bool:
    """Whether a comment stands above, beside or below what it is about, as a reader would see it."""
    source, _ = read_text(text, "papers/x.yml")
    assert source is not None
    lines = text.splitlines()
    number = next(n for n, line in enumerate(lines, 1) if line.endswith(comment))
    place = (number, len(lines[number - 1]) - len(comment) + 1)
    begins = sorted([(at, path) for path, at in chain(source.keys.items(), source.values.items()) if path])
    before = [path for at, path in begins if at < place]
    after = [path for at, path in begins if at > place]
    if not about:
        return number == 2 if kind == "above" else not after
    # A group begins where its first field does.
    first = next((path for path in after if not inside(about, path) or path == about), ())
    is_above = inside(first, about) and not any(inside(path, about) for path in before)
    if kind == "above":
        return is_above
    if kind == "beside":
        is_item_of_several_lines = isinstance(about[-1], int) and about not in source.raw
        return inside(before[-1], about) or (is_item_of_several_lines and is_above)
    return inside(before[-1], about) and not any(inside(path, about) for path in after)


def inside(path: KeyPath, about: KeyPath) -> bool:
    return path[: len(about)] == about
