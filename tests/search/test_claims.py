"""The order of claims of one metric."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from paper_atlas.search.claims import merit, ranked


def claim(value: str, *, better: str, relation: str | None = None, dimension: str = "ratio") -> Any:
    """A claim of nothing but what its order depends on."""
    unit = SimpleNamespace(dimension=dimension)
    return SimpleNamespace(
        claim=SimpleNamespace(relation=relation),
        metric=SimpleNamespace(better=better),
        quantity=SimpleNamespace(normalised=(Decimal(value), Decimal(value)), unit=unit),
    )


def test_the_higher_the_better_unless_the_metric_says_otherwise() -> None:
    assert merit(claim("20", better="higher")) < merit(claim("10", better="higher"))
    assert merit(claim("10", better="lower")) < merit(claim("20", better="lower"))


def test_four_times_less_memory_is_better_than_twice_less() -> None:
    four, two = (claim(value, better="lower", relation="lower") for value in ("4", "2"))

    assert merit(four) < merit(two)


def test_a_drop_of_what_should_be_high_is_the_worse_the_larger() -> None:
    five, one = (claim(value, better="higher", relation="lower") for value in ("5", "1"))

    assert merit(one) < merit(five)


def test_figures_that_compare_stand_together_the_larger_group_first() -> None:
    gigabytes = claim("3", better="lower", dimension="memory")
    less, much_less = (claim(value, better="lower", relation="lower") for value in ("2", "4"))

    claims = [(0, 0, gigabytes), (1, 0, less), (2, 0, much_less)]

    assert [paper for paper, _, _ in ranked(claims)] == [2, 1, 0]
