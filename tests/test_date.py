from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from paper_atlas.date import PartialDate, first_day

DATES: TypeAdapter[str] = TypeAdapter(PartialDate)


@pytest.mark.parametrize("written", ["2024-02-29", "2024-02", "2024", "1940", "9999-12-31"])
def test_a_date_is_kept_as_precise_as_it_is_written(written: str) -> None:
    assert DATES.validate_python(written) == written


def test_a_year_may_be_a_number() -> None:
    assert DATES.validate_python(2024) == "2024"


@pytest.mark.parametrize(
    "written",
    [
        "2023-02-29",
        "2024-00",
        "2024-13",
        "2024-1",
        "24",
        "0000",
        "1939",
        "2024-05-23T10:00",
        "\uff12\uff10\uff12\uff14",
        "2024-",
        " 2024",
        "2024\n",
        "",
        True,
        None,
        20.24,
        -2024,
        ["2024"],
        10**30,
    ],
)
def test_what_is_no_date_is_refused(written: object) -> None:
    with pytest.raises(ValidationError):
        DATES.validate_python(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("2024-5", "2024-05"), ("2024/5/3", "2024-05-03"), ("2024.12.31", "2024-12-31"), ("5/3/2024", None)],
)
def test_a_date_in_another_form_is_recognised(written: str, meant: str | None) -> None:
    with pytest.raises(ValidationError) as caught:
        DATES.validate_python(written)

    assert caught.value.errors()[0]["ctx"]["meant"] == meant


def test_a_date_begins_with_its_first_day() -> None:
    assert first_day("2024") == datetime.date(2024, 1, 1)
    assert first_day("2024-05") == datetime.date(2024, 5, 1)
    assert first_day("2024-05-23") == datetime.date(2024, 5, 23)


@given(st.text() | st.from_regex(r"[-+0-9_ ]{1,12}"))
def test_any_other_text_has_no_first_day(written: str) -> None:
    try:
        found = first_day(written)
    except ValueError:
        return
    assert found.isoformat().startswith(written)
