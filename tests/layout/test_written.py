"""The text of a record from plain data."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper_atlas.layout import formatted, written
from paper_atlas.source import read_text

FIRST_LINE = "# yaml-language-server: $schema=../schema/paper.schema.json\n"
LONG = "a text of many words that goes on " * 5


def body(record: dict[str, Any], comments: dict[Any, str] | None = None) -> str:
    return written(record, comments).removeprefix(FIRST_LINE)


def test_fields_stand_in_the_order_of_the_model_and_unknown_ones_after_them() -> None:
    record = {"mine": 1, "venue": "ICML 2024", "title": "T", "links": {"code": "https://x.org", "arxiv": "1"}}
    assert body(record) == (
        'title: "T"\nvenue: ICML 2024\nlinks:\n  arxiv: "1"\n  code: https://x.org\nmine: 1\n'
    )


def test_a_whole_record_is_laid_out_as_those_of_the_atlas_are() -> None:
    record = {
        "title": "QLoRA",
        "authors": ["Tim Dettmers", "Artidoro Pagnoni"],
        "published": "2023-05",
        "links": {"arxiv": "2305.14314"},
        "summary": "Short.",
        "runs": [
            {"role": "measured", "hardware": {"memory_gb": 48, "product": "a100"}, "what": "fine-tune"},
            {"what": "serve", "hardware": "not stated"},
        ],
        "claims": [{"metric": "throughput", "range": [Decimal("1.90"), 4], "unit": "%"}],
        "related": [{"how": "extends", "paper": "lora"}],
    }
    assert written(record) == (
        f"""{FIRST_LINE}title: "QLoRA"
authors: [Tim Dettmers, Artidoro Pagnoni]
published: 2023-05
links:
  arxiv: "2305.14314"
summary: >-
  Short.
runs:
  - what: fine-tune
    hardware: {{product: a100, memory_gb: 48}}
    role: measured
  - what: serve
    hardware: not stated
claims:
  - metric: throughput
    range: [1.90, 4]
    unit: "%"
related:
  - {{paper: lora, how: extends}}
"""
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain text, with a comma", "plain text, with a comma"),
        ("a: b", '"a: b"'),
        ("ends with:", '"ends with:"'),
        ("a #b", '"a #b"'),
        ("a#b:c", "a#b:c"),
        ("- item", '"- item"'),
        ("50", '"50"'),
        ("1_000", '"1_000"'),
        ("12:30", '"12:30"'),
        ("1e5", '"1e5"'),
        ("0x1F", '"0x1F"'),
        (".inf", '".inf"'),
        ("no", '"no"'),
        ("Null", '"Null"'),
        ("50-73% of peak", "50-73% of peak"),
        ("2023-05-23", "2023-05-23"),
        ("", '""'),
        (" a", '" a"'),
        ('the "GPU"', 'the "GPU"'),
        ('"the" GPU', "'\"the\" GPU'"),
        ('"it\'s"', '"\\"it\'s\\""'),
        ("two\nlines", '"two\\nlines"'),
        ("tab\there", '"tab\\there"'),
        ("line\u2028end \u200b", '"line\\u2028end \\u200b"'),
        ("😀 ≈2%", "😀 ≈2%"),
        (Decimal("4.70"), "4.70"),
        (1000, "1000"),
        (True, "true"),
        (None, "null"),
        ([], "[]"),
    ],
)
def test_a_value_is_written_as_plainly_as_it_can_be(value: Any, text: str) -> None:
    assert body({"venue": value}) == f"venue: {text}\n"


@pytest.mark.parametrize("text", ["a, b", "a: b", "a:b", "[a]", "{a}"])
def test_what_has_signs_of_brackets_is_quoted_in_brackets(text: str) -> None:
    assert body({"authors": [text]}) == f'authors: ["{text}"]\n'


def test_a_list_of_words_is_wrapped_at_120_characters() -> None:
    names = ["x" * 50, "y" * 54, "z" * 2]
    assert body({"authors": names}) == f"authors: [{names[0]}, {names[1]},\n  {names[2]}]\n"
    line = body({"authors": [*names[:2], "z"]}).splitlines()[0]
    assert len(line) == 120


def test_a_text_too_long_for_its_line_is_folded_and_a_title_broken_in_its_quotes() -> None:
    text = LONG.strip()
    lines = body({"title": text, "venue": text}).splitlines()
    assert lines[0].startswith('title: "a text')
    assert lines[1].startswith("  ")
    assert lines[2] == "venue: >-"
    assert all(len(line) <= 120 for line in lines)


def test_an_address_too_long_for_its_line_stays_whole() -> None:
    address = "https://x.org/" + "a" * 200
    assert body({"links": {"code": address}}) == f"links:\n  code: {address}\n"


def test_a_group_too_long_for_braces_takes_a_line_a_field() -> None:
    hardware = {"unnamed": "a" * 110, "memory_gb": 8}
    assert body({"runs": [{"hardware": hardware}]}) == (
        f"runs:\n  - hardware:\n      unnamed: {'a' * 110}\n      memory_gb: 8\n"
    )


def test_comments_stand_at_the_ends_of_the_lines_of_their_values() -> None:
    record = {
        "title": "T",
        "summary": "S.",
        "techniques": ["lora", "adapters"],
        "runs": [{"what": "train", "hardware": {"product": "a100"}}],
        "claims": [{"metric": "latency"}],
    }
    comments = {
        ("title",): "check: the title",
        ("summary",): "in your own\nwords",
        ("techniques", 1): 'check: "adapter"',
        ("runs",): "all of them",
        ("runs", 0): "the first",
        ("runs", 0, "hardware"): "check: 'A100'",
        ("claims", 0, "metric"): "check",
    }
    assert body(record, comments) == (
        """title: "T"  # check: the title
summary: >-  # in your own words
  S.
techniques:
  - lora
  - adapters  # check: "adapter"
runs:  # all of them
  # the first
  - what: train
    hardware: {product: a100}  # check: 'A100'
claims:
  - metric: latency  # check
"""
    )


def test_a_comment_inside_braces_takes_the_group_apart() -> None:
    record = {"runs": [{"hardware": {"product": "a100", "memory_gb": 80}}]}
    assert body(record, {("runs", 0, "hardware", "memory_gb"): "check"}) == (
        "runs:\n  - hardware:\n      product: a100\n      memory_gb: 80  # check\n"
    )


def test_the_first_line_leads_from_a_folder_below_to_the_schema() -> None:
    assert written({}, depth=1).startswith("# yaml-language-server: $schema=../../schema/paper.schema.json\n")


@pytest.mark.parametrize("value", [object(), {1: 2}, b"bytes"])
def test_what_yaml_has_no_word_for_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        written({"title": value})


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=300) | st.lists(
    st.sampled_from(["a", "b:", " ", "  ", "#", "\n", "-", '"', "'", "word", "\\", ",", "x" * 60, "1", "\t"]),
    max_size=30,
).map(" ".join)
numbers = st.integers(-(10**29), 10**29) | st.decimals(-(10**9), 10**9, places=3)
scalars = texts | numbers | st.booleans() | st.none()
names = st.sampled_from(
    ["title", "summary", "authors", "runs", "hardware", "product", "range"]
) | texts.filter(lambda name: 0 < len(name) < 100)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=20,
)


@settings(deadline=None)
@given(st.dictionaries(names, values, min_size=1, max_size=6), st.data())
def test_any_data_is_read_back_as_it_was(record: dict[str, Any], data: st.DataObject) -> None:
    paths = list(paths_in(record))
    comments = data.draw(st.dictionaries(st.sampled_from(paths), texts, max_size=4))
    text = written(record, comments)
    source, problems = read_text(text, "x.yml")
    assert source is not None, (text, problems)
    assert source.data == record
    new, problems = formatted(text, "x.yml")
    assert new == text, problems


def paths_in(value: Any, path: tuple[str | int, ...] = ()) -> Any:
    if path:
        yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from paths_in(inner, (*path, key))
