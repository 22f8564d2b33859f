"""Written numbers of several tokens as one: forty-eight, 10k, 3万."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from paper_atlas.naming.tokens import Token

_TENS = range(20, 100, 10)
_ONES = range(1, 10)
_FEWEST_THOUSANDS = 10
"""10k GPUs; 4k and 8k are pixels."""


def joined(
    phrase: Sequence[Token], numbers: Mapping[str, int], scales: Mapping[str, int], pieces: frozenset[str]
) -> list[Token]:
    """Tokens with each number that takes two of them as one.

    Args:
        phrase: the tokens.
        numbers: numbers in words.
        scales: signs after a number that multiply it: k, 万.
        pieces: words that count single devices; a sign that is a unit as well needs one after it: 3w张.
    """
    found: list[Token] = []
    for at, token in enumerate(phrase):
        following = phrase[at + 1] if at + 1 < len(phrase) else None
        value = _with(found[-1], token, following, numbers, scales, pieces) if found else None
        if value is None:
            found.append(token)
            continue
        first = found.pop()
        written = f"{first.written}{token.glue}{token.written}"
        found.append(Token(str(value), first.start, token.end, first.glue, written))
    return found


def _with(
    before: Token,
    token: Token,
    following: Token | None,
    numbers: Mapping[str, int],
    scales: Mapping[str, int],
    pieces: frozenset[str],
) -> int | None:
    """The number that a token makes with the one before it; None where it makes none."""
    if token.text in scales and before.is_number and before.glue not in ("", ".", ","):
        return _scaled(int(before.text[:8]), token, following, scales, pieces)
    tens, ones = numbers.get(before.text, 0), numbers.get(token.text, 0)
    return tens + ones if tens in _TENS and ones in _ONES and token.glue in ("-", " ") else None


def _scaled(
    value: int, sign: Token, following: Token | None, scales: Mapping[str, int], pieces: frozenset[str]
) -> int | None:
    counts = following is not None and following.text in pieces
    thousands = sign.glue == "" and value >= _FEWEST_THOUSANDS and sign.text == "k"
    ends = following is None or following.glue != ""
    return value * scales[sign.text] if counts or (thousands and ends) else None
