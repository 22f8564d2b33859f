"""A figure as its authors state it, and what it is in the first unit of its dimension."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from paper_atlas.vocabulary import Unit

_ATTACHED = {"x": "×", "%": "\u202f%"}
_PLAIN = "1"
_NBSP = "\u00a0"


@dataclass(frozen=True)
class Quantity:
    """A value, or a range from low to high, with its unit and the authors' qualifier."""

    low: Decimal
    high: Decimal
    symbol: str
    """Symbol of the unit, as the vocabulary writes it."""
    unit: Unit
    qualifier: str
    """exactly, about, over, under or up to."""

    @property
    def normalised(self) -> tuple[Decimal, Decimal]:
        """Lowest and highest value in the first unit of the dimension, for comparing."""
        return self.low * self.unit.factor, self.high * self.unit.factor

    def __str__(self) -> str:
        figure = number(self.low) if self.low == self.high else f"{number(self.low)}–{number(self.high)}"
        text = with_unit(figure, self.symbol)
        return text if self.qualifier == "exactly" else f"{self.qualifier} {text}"


def with_unit(figure: str, symbol: str) -> str:
    """A figure with the symbol of its unit as it is read: 2×, 3 GB."""
    return figure if symbol == _PLAIN else figure + _ATTACHED.get(symbol, _NBSP + symbol)


def number(value: Decimal | int) -> str:
    """A number as written, with commas in whole numbers from 10,000 on."""
    text = f"{Decimal(value):f}"
    return f"{int(text):,}" if "." not in text and abs(int(text)) >= 10_000 else text
