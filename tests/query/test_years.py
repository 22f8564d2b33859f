"""Which years a word and a field's value say."""

from __future__ import annotations

import pytest

from paper_atlas.naming.tokens import tokens
from paper_atlas.query.years import range_of, year_at, years_of


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2024", 2024),
        ("2022+", 2022),
        ("1990", 1990),
        ("1989", None),
        ("2040", None),
        ("2080ti", None),
        ("20240", None),
    ],
)
def test_a_token_of_four_digits_from_1990_to_2039_is_a_year(text: str, year: int | None) -> None:
    assert year_at(tokens(text), 0) == year


def test_digits_written_to_a_word_are_no_year() -> None:
    assert year_at(tokens("neurips2023"), 1) is None


@pytest.mark.parametrize(
    ("relation", "years"),
    [
        ("since", "2022.."),
        ("onwards", "2022.."),
        ("after", "2023.."),
        ("until", "..2022"),
        ("before", "..2021"),
    ],
)
def test_a_word_before_or_after_a_year_opens_a_range(relation: str, years: str) -> None:
    assert range_of(relation, 2022) == years


@pytest.mark.parametrize(
    ("value", "years"),
    [
        ("2024", "2024"),
        ("=2024", "2024"),
        ("2022..", "2022.."),
        ("..2020", "..2020"),
        ("2020-2022", "2020..2022"),
        ("2020–2022", "2020..2022"),
        ("2020 to 2022", "2020..2022"),
        (">=2021", "2021.."),
        ("> 2021", "2022.."),
        ("<=2021", "..2021"),
        ("<2021", "..2020"),
    ],
)
def test_a_field_says_a_year_or_a_range(value: str, years: str) -> None:
    assert years_of(value) == years


@pytest.mark.parametrize("value", ["", "..", "-", "20", "20211", "soon"])
def test_a_field_that_says_no_year_is_unknown(value: str) -> None:
    assert years_of(value) is None
