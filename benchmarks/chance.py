"""Chances: values with weights, and long tails."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Weighted(Generic[Value]):
    """Values of which some are picked more often than others."""

    def __init__(self, weights: Mapping[Value, float]) -> None:
        """Weights by value, in any scale."""
        self._values = tuple(weights)
        self._cumulative = list(accumulate(weights.values()))

    @classmethod
    def long_tail(cls, values: Iterable[Value], steepness: float) -> Weighted[Value]:
        """Values by rank after Zipf: the n-th has the weight of the first divided by n to the steepness."""
        return cls({value: rank**-steepness for rank, value in enumerate(values, 1)})

    def pick(self, chance: random.Random) -> Value:
        """One value."""
        return chance.choices(self._values, cum_weights=self._cumulative)[0]

    def pick_some(self, chance: random.Random, count: int) -> list[Value]:
        """At most so many different values; fewer where the same ones come up."""
        return list(dict.fromkeys(chance.choices(self._values, cum_weights=self._cumulative, k=count)))
