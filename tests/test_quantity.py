from __future__ import annotations

from decimal import Decimal

import pytest

from paper_atlas.quantity import Quantity, number
from tests import tiny


def quantity(low: str, high: str, symbol: str, qualifier: str = "exactly") -> Quantity:
    return Quantity(Decimal(low), Decimal(high), symbol, tiny.vocabulary().units[symbol], qualifier)


@pytest.mark.parametrize(
    ("figure", "read"),
    [
        (quantity("1.90", "1.90", "x"), "1.90×"),
        (quantity("50", "50", "%", "about"), "about 50\u202f%"),
        (quantity("1200", "15000", "tokens/s"), "1200–15,000\u00a0tokens/s"),
        (quantity("2.5", "2.5", "s", "under"), "under 2.5\u00a0s"),
        (quantity("120", "120", "TFLOP/s", "up to"), "up to 120\u00a0TFLOP/s"),
        (quantity("0.3", "0.3", "1"), "0.3"),
        (quantity("-3", "-1", "GB"), "-3–-1\u00a0GB"),
    ],
)
def test_a_figure_reads_as_its_authors_state_it(figure: Quantity, read: str) -> None:
    assert str(figure) == read


def test_figures_of_one_dimension_can_be_compared() -> None:
    assert quantity("80", "80", "ms").normalised == (Decimal("0.080"), Decimal("0.080"))
    assert quantity("0.01", "0.1", "s").normalised < quantity("80", "80", "ms").normalised
    assert quantity("1", "2", "GB").normalised == (Decimal(10**9), Decimal(2 * 10**9))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("3.0"), "3.0"),
        (Decimal("1e3"), "1000"),
        (Decimal("1e-7"), "0.0000001"),
        (Decimal("12345.60"), "12345.60"),
        (9999, "9999"),
        (10000, "10,000"),
        (-1234567, "-1,234,567"),
        (0, "0"),
    ],
)
def test_numbers_keep_their_digits(value: Decimal | int, written: str) -> None:
    assert number(value) == written
