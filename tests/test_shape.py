from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field, ValidationError

from paper_atlas.shape import Identifier, Several, Shape, misspelt, nearest, parse
from paper_atlas.source import read

GROUP = "write 'name: value', one field a line"
DIGITS = "write digits only, without unit or comma, such as 2.5"


class Inner(Shape):
    size: int = Field(gt=0)
    """How large. More of it."""
    kind: Literal["round", "square"] = "round"


class Outer(Shape):
    name: str
    """What it is called; at length."""
    key: Identifier = "none"
    inner: Inner | None = None
    items: Several[Inner] = ()
    pair: Annotated[Several[int], Field(min_length=2, max_length=3)] = (1, 2)
    figure: Decimal = Decimal(1)
    sure: bool = False


def lines(text: str, folder: Path) -> list[str]:
    """What is wrong with a file as an Outer, without the file's name."""
    (folder / "f").write_text(text, encoding="utf-8")
    source, _ = read(folder / "f", "f")
    assert source
    made, problems = parse(Outer, source, source.data)
    assert (made is None) == bool(problems)
    return [str(problem).removeprefix("f:") for problem in sorted(problems)]


def test_what_has_the_right_shape_has_no_problems(tmp_path: Path) -> None:
    text = "name: a\ninner: {size: 1}\nitems: [{size: 2}, {size: 3}]\npair: [4, 5, 6]\nsure: true\n"

    assert lines(text, tmp_path) == []


def test_an_unknown_field_leads_to_the_one_that_was_meant(tmp_path: Path) -> None:
    assert lines("name: a\nitem: []\ninner: {size: 1, colour: red}\n", tmp_path) == [
        "2:1: unknown field 'item'; did you mean items?",
        "3:18: unknown field 'colour'; known here: size, kind",
    ]


def test_a_misspelt_field_is_not_missing_as_well(tmp_path: Path) -> None:
    assert lines("nam: a\ninner: {sise: 1}\n", tmp_path) == [
        "1:1: unknown field 'nam'; did you mean name?",
        "2:9: unknown field 'sise'; did you mean size?",
    ]


def test_a_missing_field_is_explained_at_its_group(tmp_path: Path) -> None:
    assert lines("inner: {}\nitems:\n  - kind: round\n", tmp_path) == [
        "1:1: the field 'name' is missing; add 'name:' (What it is called)",
        "1:1: the field 'size' is missing; add 'size:' (How large)",
        "3:5: the field 'size' is missing; add 'size:' (How large)",
    ]


def test_an_item_with_a_mistake_still_counts_as_one(tmp_path: Path) -> None:
    assert lines("name: a\npair: [1, x]\n", tmp_path) == [
        "2:11: pair[2] must be a whole number, but is text ('x'); write digits only, such as 8"
    ]


def test_lists_have_their_lengths(tmp_path: Path) -> None:
    assert lines("name: a\npair: [1]\n", tmp_path) == ["2:7: pair is too short; at least 2 must be there"]
    assert lines("name: a\npair: []\n", tmp_path) == ["2:7: pair is empty; at least 2 must be there"]
    assert lines("name: a\npair: [1, 2, 3, 4]\n", tmp_path) == [
        "2:7: pair is too long; at most 3 are allowed"
    ]


def test_a_field_without_value_is_not_one_left_out(tmp_path: Path) -> None:
    assert lines("name: a\ninner:\nitems:\n  - {size: }\n  - \nkey: ~\n", tmp_path) == [
        "2:1: inner has no value; fill it in, or remove the line",
        "4:6: items[1].size has no value; fill it in, or remove the line",
        "5:4: items[2] has no value; fill it in, or remove the line",
        "6:1: key has no value; fill it in, or remove the line",
    ]


def test_a_choice_shows_what_there_is(tmp_path: Path) -> None:
    assert lines("name: a\ninner: {size: 1, kind: squared}\n", tmp_path) == [
        "2:24: inner.kind can't be 'squared'; did you mean square? choose one of: round, square"
    ]


def test_an_identifier_says_how_it_is_written(tmp_path: Path) -> None:
    assert lines("name: a\nkey: Some Key\n", tmp_path) == [
        "2:6: key can't be 'Some Key'; use lower-case letters, digits and single hyphens"
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name: 1.5", "1:7: name must be text, but is a decimal number ('1.5'); put it in quotes: \"1.5\""),
        ("name: {a: b}", "1:7: name must be text, but is a group of fields; write one text"),
        ("name: a\nsure: yes", "2:7: sure must be true or false, but is text ('yes')"),
        (
            "name: a\nfigure: .nan",
            f"2:9: figure must be a number, but is no finite number ('.nan'); {DIGITS}",
        ),
        (
            "name: a\nfigure: '3'",
            "2:9: figure must be a number, but is text ('3'); write it without quotes: 3",
        ),
        ("name: a\nitems: 3", "2:8: items must be a list, but is a number ('3'); write it as a list: [3]"),
        ("name: a\npair: 3-4", "2:7: pair must be a list, but is text ('3-4'); write it as a list: [3, 4]"),
        ("name: a\ninner: [1]", f"2:8: inner must be a group of fields, but is a list; {GROUP}"),
        ("name: a\ninner: {size: 0}", "2:15: inner.size can't be '0'; it should be greater than 0"),
        ("[name]", f"1:1: the file must be a group of fields, but is a list; {GROUP}"),
    ],
)
def test_a_wrong_type_says_what_is_wanted_and_what_is_there(text: str, line: str, tmp_path: Path) -> None:
    assert lines(text, tmp_path) == [line]


def test_advice_never_repeats_a_long_value(tmp_path: Path) -> None:
    (line,) = lines(f"name: a\nitems: {'x' * 5000}\n", tmp_path)

    assert len(line) < 200


def test_what_is_made_cannot_be_changed() -> None:
    made = Outer(name="a")

    with pytest.raises(ValidationError):
        made.name = "b"  # type: ignore[misc]


def test_the_nearest_spelling_comes_first() -> None:
    assert nearest("tile-foldin", ["folding", "tile-folding", "knitting"])[0] == "tile-folding"
    assert nearest("Z100", ["z100", "z200"])[0] == "z100"
    assert nearest("quantum", ["folding", "knitting"]) == []
    assert nearest("a" * 10_000_000, ["folding"]) == []


def test_only_unknown_fields_are_misspelt() -> None:
    known = ["product", "system"]

    assert misspelt(["products", "colour", "system"], known) == {"product"}
