"""Numbers as short strings: 5 bits a character, least first, with 32 added where more follow.

A digit is one of 64 characters from # on, without the backslash, so that JSON never escapes one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import sub

_DIGITS = tuple(chr(35 + digit + (digit >= 57)) for digit in range(64))


class _Written(dict[int, str]):
    """Numbers written before; most lists hold few distinct ones."""

    def __missing__(self, number: int) -> str:
        rest, digits = number, []
        while rest > 31:
            digits.append(_DIGITS[32 + (rest & 31)])
            rest >>= 5
        written = self[number] = "".join((*digits, _DIGITS[rest]))
        return written


_WRITTEN = _Written()


def written(numbers: Iterable[int]) -> str:
    """Numbers from 0 on, in any order."""
    return "".join(map(_WRITTEN.__getitem__, numbers))


def written_deltas(numbers: Sequence[int]) -> str:
    """Numbers in rising order, each as its distance to the one before; the first as from -1."""
    return written(map(sub, numbers, chain((-1,), numbers)))


def read(text: str) -> list[int]:
    """The numbers in a string."""
    numbers, number, shift = [], 0, 0
    for character in text:
        code = ord(character)
        digit = code - 35 - (code > 92)
        number |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            numbers.append(number)
            number = shift = 0
    return numbers
