from __future__ import annotations

import math
from decimal import Decimal
from pathlib import Path

import pytest

from paper_atlas.source import MAX_DEPTH, MAX_VALUES, Source, read
from paper_atlas.textfile import Position


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def source_of(text: str, folder: Path) -> Source:
    source, problems = both(text, folder)
    assert problems == []
    assert source
    return source


def both(text: str, folder: Path) -> tuple[Source | None, list[str]]:
    (folder / "some.yml").write_text(text, encoding="utf-8", newline="")
    source, problems = read(folder / "some.yml", "some.yml")
    return source, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("plain text", "plain text"),
        ('"quoted"', "quoted"),
        ("12", 12),
        ("-7", -7),
        ("+7", 7),
        ("007", 7),
        ("3.0", Decimal("3.0")),
        ("1.90", Decimal("1.90")),
        (".5", Decimal(".5")),
        ("5.", Decimal("5.")),
        ("1e3", Decimal("1e3")),
        ("2405.90100", Decimal("2405.90100")),
        ('"2405.90100"', "2405.90100"),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("null", None),
        ("", None),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        # Not numbers in YAML 1.2, though some were in 1.1, or in Python.
        ("no", "no"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("2024-05-23", "2024-05-23"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("٣", "٣"),
        ("1e999", "1e999"),
        ("9" * 31, "9" * 31),
        ("v1.2", "v1.2"),
    ],
)
def test_a_scalar_means_what_yaml_1_2_says(written: str, meant: object, folder: Path) -> None:
    found = source_of(f"key: {written}\n", folder).data

    assert isinstance(found, dict)
    assert found == {"key": meant}
    assert type(found["key"]) is type(meant)


def test_not_a_number_is_no_text(folder: Path) -> None:
    found = source_of("key: .nan", folder).data

    assert isinstance(found, dict)
    assert math.isnan(found["key"])


def test_digits_are_kept_as_written(folder: Path) -> None:
    source = source_of("a: 1.90\nb: 2e1\n", folder)

    assert source.raw == {("a",): "1.90", ("b",): "2e1"}
    assert str(source.data) == "{'a': Decimal('1.90'), 'b': Decimal('2E+1')}"


def test_every_key_and_value_has_its_place(folder: Path) -> None:
    source = source_of("# first\na: 1\nrün:\n  - {b: x,   李: [y, z]}\n  - 'w'\n", folder)

    assert source.values == {
        (): Position(2, 1),
        ("a",): Position(2, 4),
        ("rün",): Position(4, 3),
        ("rün", 0): Position(4, 5),
        ("rün", 0, "b"): Position(4, 9),
        ("rün", 0, "李"): Position(4, 17),
        ("rün", 0, "李", 0): Position(4, 18),
        ("rün", 0, "李", 1): Position(4, 21),
        ("rün", 1): Position(5, 5),
    }
    assert source.keys == {
        ("a",): Position(2, 1),
        ("rün",): Position(3, 1),
        ("rün", 0, "b"): Position(4, 6),
        ("rün", 0, "李"): Position(4, 14),
    }


def test_a_place_that_is_not_there_is_the_nearest_around_it(folder: Path) -> None:
    source = source_of("a:\n  b: [c]\n", folder)

    assert source.value_at(("a", "b", 7, "z")) == Position(2, 6)
    assert source.key_at(("a", "z")) == Position(2, 3)
    assert source.value_at(("z",)) == Position(1, 1)


def test_a_problem_stands_at_the_value_or_at_the_key(folder: Path) -> None:
    source = source_of("a:   b\n", folder)

    assert str(source.problem(("a",), "rule", "odd")) == "some.yml:1:6: odd"
    assert str(source.problem(("a",), "rule", "odd", at_key=True)) == "some.yml:1:1: odd"


def test_values_are_found_whatever_else_stands_there(folder: Path) -> None:
    source = source_of("runs:\n  - {hardware: {product: a}}\n  - text\n  - {hardware: not stated}\n", folder)

    assert dict(source.find("runs", "*", "hardware")) == {
        ("runs", 0, "hardware"): {"product": "a"},
        ("runs", 2, "hardware"): "not stated",
    }
    assert dict(source.groups("runs", "*", "hardware")) == {("runs", 0, "hardware"): {"product": "a"}}
    assert dict(source.texts("runs", "*", "hardware")) == {("runs", 2, "hardware"): "not stated"}
    assert list(source.find("claims", "*")) == []
    assert list(source.find("runs", "hardware")) == []


def test_of_a_field_that_stands_twice_the_first_counts(folder: Path) -> None:
    source, problems = both("a: 1\nb: {c: 1, c: [2, 3]}\na: {x: y}\n", folder)

    assert source
    assert source.data == {"a": 1, "b": {"c": 1}}
    assert set(source.values) == {(), ("a",), ("b",), ("b", "c")}
    assert problems == [
        "some.yml:2:11: the field 'c' stands twice, first in line 2; keep one of the two",
        "some.yml:3:1: the field 'a' stands twice, first in line 1; keep one of the two",
    ]


def test_numbers_and_words_are_names_of_fields_as_written(folder: Path) -> None:
    assert source_of("1: a\ntrue: b\nnull: c\n'': d\n", folder).data == {
        "1": "a", "true": "b", "null": "c", "": "d"
    }  # fmt: skip


def test_depth_and_number_of_values_are_bounded(folder: Path) -> None:
    deep = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    many = "\n".join("- a" for _ in range(MAX_VALUES - 1))

    assert source_of(deep, folder)
    assert source_of(many, folder)
    assert both(f"[{deep}, a]", folder)[0]
    assert both(f"[[{deep}]]", folder) == (
        None,
        [f"some.yml:1:{MAX_DEPTH + 2}: nested more than 20 levels deep; a record is flat"],
    )
    assert both(f"{many}\n- a\n", folder)[0] is None


def test_duplicates_count_as_values_too(folder: Path) -> None:
    source, problems = both("a: 1\n" * (MAX_VALUES + 1), folder)

    assert source is None
    assert problems == [f"some.yml:{MAX_VALUES}:4: more than 20,000 values in one file; split it"]
