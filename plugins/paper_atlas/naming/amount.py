"""Amounts in phrases: numbers of devices and sizes of memory."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from paper_atlas.naming.rules import Rules
from paper_atlas.naming.tokens import Token

_DIGITS_OF_GIGABYTES, _DIGITS_OF_MEGABYTES = 4, 6
_MOST_DEVICES = 2_000_000
_FIRST_YEAR, _LAST_YEAR, _ROUND_NUMBER = 1990, 2039, 2000
_SHORT_GIGABYTES = frozenset({"g", "go", "vram"})
"""Units that are other words as well after a number in words: one go."""
_STRAIGHT = frozenset({" ", "", ": ", ":"})
_PARTS = frozenset({"core", "cores", "hour", "hours", "h"})


def size_at(phrase: Sequence[Token], at: int, rules: Rules) -> Decimal | None:
    """The memory size in GB that a number and the unit after it say: 24 GB, 24576 MiB."""
    if at + 1 >= len(phrase) or phrase[at].glue == ".":
        return None
    number, unit = phrase[at].text, phrase[at + 1]
    if not phrase[at].is_number:
        spelt = rules.wording.numbers.get(number) if unit.text not in _SHORT_GIGABYTES else None
        return Decimal(spelt) if spelt and unit.text in rules.wording.gigabytes else None
    if unit.glue not in ("", " ", "-") or (unit.text == "vram" and phrase[at].glue == ""):
        return None  # 48GB GDDR6 VRAM
    if unit.text in rules.wording.gigabytes and len(number) <= _DIGITS_OF_GIGABYTES:
        return Decimal(number)
    if unit.text in rules.wording.megabytes and _DIGITS_OF_GIGABYTES <= len(number) <= _DIGITS_OF_MEGABYTES:
        return Decimal(number) / 1024
    return None


def device_size_at(phrase: Sequence[Token], at: int, rules: Rules) -> Decimal | None:
    """The memory size at a token, where what follows does not say that it is another memory's."""
    size = size_at(phrase, at, rules)
    following = phrase[at + 2].text if at + 2 < len(phrase) else ""
    after = phrase[at + 3].text if at + 3 < len(phrase) else ""
    other = rules.wording.other_memory
    if is_total(phrase, at, rules) or is_of_job(phrase, at):
        return None
    if following in other or (following in ("of", "cpu") and after in other) or _is_rate(phrase, at + 2):
        return None
    return size


def value_at(phrase: Sequence[Token], at: int, rules: Rules) -> Decimal | None:
    """The memory size in GB that the value of a field says: `"vram": 80`, `memory_gb=24`."""
    words, value = rules.wording, phrase[at]
    if at < 2 or not value.is_number or value.glue.strip(" \"'") not in (":", "="):
        return None
    field, before = phrase[at - 1].text, phrase[at - 2].text
    own = field in words.gigabytes and before in words.of_memory - words.other_memory
    fits = len(value.text) <= _DIGITS_OF_GIGABYTES and (own or field == "vram")
    return Decimal(value.text) if fits else None


def is_total(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """Whether the size at a token is that of all devices: 80GB VRAM total, a total of 80 GB."""
    totals = rules.wording.totals
    following = at + 2 + (at + 2 < len(phrase) and phrase[at + 2].text in rules.wording.of_memory)
    if following < len(phrase) and phrase[following].text in totals and "," not in phrase[following].glue:
        return True
    before = at - 2 if at > 1 and phrase[at - 1].text in ("of", "de", "von") else at - 1
    return before >= 0 and phrase[before].text in totals and phrase[at].glue in _STRAIGHT


def is_of_job(phrase: Sequence[Token], at: int) -> bool:
    """Whether the size at a token is what a scheduler gives a job: --mem=64G."""
    option = at > 0 and phrase[at - 1].text == "mem" and "-" in phrase[at - 1].glue
    return option and phrase[at].glue.strip() == "="


def _is_rate(phrase: Sequence[Token], at: int) -> bool:
    return at < len(phrase) and phrase[at].glue.strip() == "/" and phrase[at].text in ("s", "sec", "second")


def is_amount(token: Token, rules: Rules) -> bool:
    """Whether a token is a number, in digits or in words."""
    return token.is_number or token.text in rules.wording.numbers


def is_count(token: Token) -> bool:
    """Whether a token is a number that can be one of devices."""
    in_range = token.text[0] != "0" and token.is_number and int(token.text[:8]) <= _MOST_DEVICES
    return in_range and token.glue != "."


def gpus_at(phrase: Sequence[Token], at: int, rules: Rules) -> int | None:
    """How many GPUs a number with a word for them counts: `8-GPU`, `four cards`; not `20 GPU cores`."""
    following = phrase[at + 1] if at + 1 < len(phrase) else None
    if following is None or (phrase[at].is_number and phrase[at].glue == ""):
        return None
    if following.text not in rules.gpu_words or following.glue not in ("", " ", "-"):
        return None
    after = phrase[at + 2].text if at + 2 < len(phrase) else ""
    return None if after in _PARTS else counted(phrase, at, rules)


def multiplies(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """Whether a token stands between a number and what it counts: x, times, 张."""
    return 0 <= at < len(phrase) and phrase[at].text in rules.multiplying


def counted(phrase: Sequence[Token], at: int, rules: Rules) -> int | None:
    """The number that a token says, where it can be one of devices."""
    token, numbers = phrase[at], rules.wording.numbers
    if token.text in numbers:
        return numbers[token.text]
    if not is_count(token) or _goes_on_from_before(phrase, at, rules):
        return None
    return None if _is_year(token) and not multiplies(phrase, at + 1, rules) else int(token.text)


def _goes_on_from_before(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """Whether a number is the end of something longer: 1,5 or B200."""
    if not at:
        return False
    glue, before = phrase[at].glue, phrase[at - 1]
    return (glue == "," and before.is_number) or (glue == "" and not multiplies(phrase, at - 1, rules))


def _is_year(token: Token) -> bool:
    """Whether a number can be a year: not 2,000 nor 2000, which count devices more often."""
    value = int(token.text)
    return _FIRST_YEAR <= value <= _LAST_YEAR and value != _ROUND_NUMBER and "," not in token.written


def ends_range(phrase: Sequence[Token], at: int, rules: Rules, after: int) -> bool:
    """Whether a number is the upper end of a range, which is no number: 2 to 4 A100.

    The name before ends at `after`.
    """
    if at and phrase[at].glue in ("-", "~", "/") and phrase[at - 1].is_number:
        return True
    lower = at - 3 if multiplies(phrase, at - 2, rules) else at - 2  # 2x or 4x
    joined = lower >= after and phrase[at - 1].text in rules.wording.ranges
    return joined and phrase[lower].glue.strip() != "=" and counted(phrase, lower, rules) is not None
