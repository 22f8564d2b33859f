"""Whatever a file holds, there are problems or there is a record, and never an exception."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paper_atlas.catalog import open_folders
from paper_atlas.formatting import format_files
from paper_atlas.mending import mend_files
from paper_atlas.problem import as_github, as_json, as_text
from paper_atlas.record import Claim, Hardware, Links, Needs, Paper, Related, Reproduction, Run
from paper_atlas.source import read
from tests import tiny

EXAMPLES = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEWER_EXAMPLES = settings(EXAMPLES, max_examples=100)
RECORD = tiny.text("folding-tiles").encode()

TEXTS = [
    "not stated", "z100", "Z 6000", "folding", "x", "2305.90001", "2024-02-30", "99999999999", "folding-tiles"
]  # fmt: skip
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.sampled_from(TEXTS)
)
GROUPS = (Paper, Links, Run, Hardware, Claim, Needs, Related, Reproduction)
FIELDS = sorted({name for group in GROUPS for name in group.model_fields})
NAMES = st.sampled_from(FIELDS) | st.text(max_size=8)
NESTED = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=25,
)
PLACES = [
    *((name,) for name in Paper.model_fields),
    ("authors", 0),
    ("links", "arxiv"),
    ("links", "doi"),
    ("tasks", 0),
    ("runs", 0),
    *(("runs", 0, name) for name in Run.model_fields),
    *(("runs", 0, "hardware", name) for name in Hardware.model_fields),
    ("claims", 0),
    *(("claims", 0, name) for name in Claim.model_fields),
    ("needs", "formats"),
    *(("reproductions", 0, name) for name in Reproduction.model_fields),
]


def answered(content: bytes) -> None:
    """Check a file beside a sound one, and print what is found in every way there is."""
    with tempfile.TemporaryDirectory() as name:
        papers = Path(name) / "papers"
        papers.mkdir()
        (papers / "any.yml").write_bytes(content)
        (papers / "storm-on-a-pod.yml").write_text(tiny.text("storm-on-a-pod"), encoding="utf-8")
        opened = open_folders(papers, tiny.TERMS, Path(name))
    record = next((record for record in opened.records if record.id == "any"), None)
    problems = [problem for problem in opened.problems if problem.file == "papers/any.yml"]
    assert problems or (record and record.paper)
    lines = content.decode("utf-8", "replace").count("\n") + content.count(b"\r") + 1
    for problem in problems:
        assert 1 <= problem.line <= lines + 1
        assert problem.column >= 1
        assert str(problem).isprintable()
    for form in (as_text, as_github, as_json):
        assert form(problems).encode() or not problems


def mended_and_formatted(content: bytes) -> None:
    """Mend a file and format it: no more problems than before, and a second time changes nothing."""
    with tempfile.TemporaryDirectory() as name:
        root, papers = Path(name), Path(name) / "papers"
        papers.mkdir()
        file = papers / "any.yml"
        file.write_bytes(content)
        before = open_folders(papers, tiny.TERMS, root).problems
        mended = mend_files([file], papers, tiny.TERMS, root)
        assert len(mended.opened.problems) <= len(before)
        assert mended.files or file.read_bytes() == content
        assert mend_files([file], papers, tiny.TERMS, root).files == ()
        said, _ = read(file, "any.yml")
        formatted = format_files([file], papers, root, write=True)
        again, _ = read(file, "any.yml")
        assert formatted.problems or (said and again and said.data == again.data)
        assert format_files([file], papers, root, write=True).changed == ()


def changed(place: tuple[str | int, ...], value: object) -> bytes:
    """A sound record with another value at one place."""
    record: Any = yaml.load(RECORD, Loader=yaml.BaseLoader)  # noqa: S506 - all of it text
    around = record
    for part in place[:-1]:
        around = around[part] if isinstance(part, int) else around.setdefault(part, {})
    around[place[-1]] = value
    return yaml.safe_dump(record, allow_unicode=True).encode("utf-8", "replace")


@given(st.binary(max_size=200))
@EXAMPLES
def test_any_bytes_are_answered(content: bytes) -> None:
    answered(content)


@given(st.text(alphabet="ab:-?#&*!|>'\"%@`{}[],~<=. \n\t0123é李\u0085", max_size=60))
@EXAMPLES
def test_any_text_near_to_yaml_is_answered(text: str) -> None:
    answered(text.encode())


@given(NESTED)
@EXAMPLES
def test_any_structure_is_answered(data: object) -> None:
    answered(yaml.safe_dump(data, allow_unicode=True).encode("utf-8", "replace"))


@given(st.sampled_from(PLACES), NESTED)
@EXAMPLES
def test_any_value_in_any_place_is_answered(place: tuple[str | int, ...], value: object) -> None:
    answered(changed(place, value))


@given(st.integers(0, len(RECORD)), st.integers(0, 40), st.binary(max_size=6))
@EXAMPLES
def test_a_record_with_any_bytes_replaced_is_answered(start: int, length: int, by: bytes) -> None:
    answered(RECORD[:start] + by + RECORD[start + length :])


@given(st.sampled_from(PLACES), NESTED)
@FEWER_EXAMPLES
def test_any_value_in_any_place_is_mended_and_formatted_for_good(
    place: tuple[str | int, ...], value: object
) -> None:
    mended_and_formatted(changed(place, value))


@given(st.integers(0, len(RECORD)), st.integers(0, 40), st.binary(max_size=6))
@FEWER_EXAMPLES
def test_a_record_with_any_bytes_replaced_is_mended_and_formatted_for_good(
    start: int, length: int, by: bytes
) -> None:
    mended_and_formatted(RECORD[:start] + by + RECORD[start + length :])
