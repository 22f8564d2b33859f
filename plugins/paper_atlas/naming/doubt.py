"""What stands right beside a name that could be a number or a code, and settles whether it is one."""

from __future__ import annotations

from collections.abc import Sequence

from paper_atlas.naming.rules import APART, FUSED, Rules
from paper_atlas.naming.spelling import Found, past_plural
from paper_atlas.naming.tokens import Token

_NO_BREAK = frozenset({"", " ", "-"})
_TIMES = frozenset({"x", "×"})
_DIGITS_OF_PIXELS = 3
_DRAWN = 2
"""Strokes beside one that is spelt like a code: M20 64 h100 v10."""
_DRAWN_LARGE = 3
"""Strokes beside one in capitals: H0 Z M23 23 H77."""
_AROUND = 10
_OF_SERIES = 2
"""Others like it beside a code that is one of a series: A99, A100, A101."""
_MOST_DIGITS = 8
_FAR = 12
_OPERATORS = frozenset({"=", "==", "!=", "<", ">", "<=", ">=", "+=", "-=", "+"})
"""What stands after a variable in a program."""
_STROKES = frozenset("achlmqstvz")
"""Letters of a drawing's strokes."""
_LAST_DECADE = "3"
"""4090s are cards; 2070s can be years."""


def is_had(name: Found, phrase: Sequence[Token], rules: Rules) -> bool:
    """Whether somebody has a device or runs something on it: `on a 4090`, `my 5080 is slow`, `with P100`."""
    words = rules.wording
    before, last = name.first - 1, past_plural(phrase, name.last)
    if before < 0 or phrase[name.first].glue != " ":
        return False
    if name.kind == "number":
        if not _ends(phrase, last, rules):
            return False
        plural = last > name.last and phrase[name.first].text > _LAST_DECADE
        if plural or phrase[before].text in words.owners:
            return True
    elif name.kind == "short":
        return _ends(phrase, last, rules) and _runs_on_one(phrase, before, rules)
    elif phrase[name.first].text != "v" and code_of(name, phrase) not in words.plain_codes:
        return False
    while before >= 0 and phrase[before].text in words.articles | words.between - words.runs_on:
        before -= 1
    runs = words.runs_straight if before == name.first - 1 else words.runs_on | words.numbers.keys()
    return before >= 0 and phrase[before].text in runs


def _runs_on_one(phrase: Sequence[Token], before: int, rules: Rules) -> bool:
    """Whether something runs on one of what stands after a token: on one A40, on a free T4."""
    words = rules.wording
    while before > 0 and phrase[before].text in words.between - words.articles - words.runs_on:
        before -= 1
    one = phrase[before].text in words.indefinite
    return one and before > 0 and phrase[before - 1].text in words.runs_straight


def code_of(name: Found, phrase: Sequence[Token]) -> str:
    """A name's letters and digits, without what stands between: a100."""
    return "".join(token.text for token in phrase[name.first : name.last])


def _ends(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """Whether what is had is all said: no word follows that a number could count."""
    if at >= len(phrase):
        return True
    token = phrase[at]
    return token.glue not in _NO_BREAK or token.text in rules.wording.goes_on_after


def is_figure(name: Found, phrase: Sequence[Token], rules: Rules) -> bool:
    """Whether a number is one of pixels, or a code a stroke of a drawing: 1920x1080, `M20 64 h100 v10`."""
    if name.kind == "number":
        return _is_side(phrase, name.first - 2, name.first - 1) or _is_side(phrase, name.last + 1, name.last)
    if name.kind not in ("code", "short"):
        return False
    following = phrase[name.last : name.last + 1]
    if (
        following
        and following[0].glue == ","
        and following[0].is_number
        and phrase[name.first].written.islower()
    ):
        return True  # m10,10
    if following and following[0].glue.strip() in _OPERATORS and phrase[name.first].written.islower():
        return True  # h100 = params["h100"]
    if _is_thread(name, phrase):
        return True
    if _continues_series(name, phrase, rules):
        return True
    if _is_stroke(name, phrase, rules) or _is_of_series(name, phrase, rules):
        return True
    return len(others_like(name, phrase, rules)) >= _OF_SERIES


def _is_thread(name: Found, phrase: Sequence[Token]) -> bool:
    """Whether a code is that of a screw, with its pitch: M10 x 1.5."""
    if phrase[name.first].text != "m" or name.last + 2 >= len(phrase):
        return False
    times, _, decimals = phrase[name.last : name.last + 3]
    return times.text in _TIMES and decimals.is_number and decimals.glue in (".", ",")


def _is_side(phrase: Sequence[Token], number: int, times: int) -> bool:
    """Whether another number of pixels and the sign for times stand at two tokens."""
    if not (0 <= number < len(phrase) and 0 <= times < len(phrase)):
        return False
    long = phrase[number].is_number and len(phrase[number].text) >= _DIGITS_OF_PIXELS
    return long and (phrase[times].text in _TIMES or "*" in phrase[max(number, times)].glue)


def _is_stroke(name: Found, phrase: Sequence[Token], rules: Rules) -> bool:
    placed = name.last < len(phrase) and phrase[name.last].is_number and phrase[name.last].glue in (" ", ",")
    most = _DRAWN if placed or phrase[name.first].written.islower() else _DRAWN_LARGE
    beside = range(max(1, name.first - _AROUND), min(len(phrase), name.last + _AROUND))
    strokes = 0
    for at in beside:
        letter, number = phrase[at - 1], phrase[at]
        drawn = number.is_number and letter.text in _STROKES and "," not in letter.glue
        if drawn and number.glue in _NO_BREAK:
            strokes += not _is_name(letter, number, rules) or number.glue == "-"
        strokes += number.text == "z"
    return strokes >= most


def _is_name(letter: Token, number: Token, rules: Rules) -> bool:
    return "=" in rules.names.get(APART + letter.text, {}).get(FUSED + number.text, {})


def _continues_series(name: Found, phrase: Sequence[Token], rules: Rules) -> bool:
    """Whether a code of the same letter that is no name is listed right after a short one: P4 and P5."""
    at = name.last + (name.last < len(phrase) and phrase[name.last].text == "and")
    if name.kind != "short" or at + 1 >= len(phrase) or phrase[at].glue.strip() not in ("", ",", "/"):
        return False
    letter, number = phrase[at], phrase[at + 1]
    like = letter.written == phrase[name.first].written and number.is_number and number.glue == ""
    return like and not _is_name(letter, number, rules)


def _is_of_series(name: Found, phrase: Sequence[Token], rules: Rules) -> bool:
    """Whether the code before or after one in a series stands near it, and is no name: K39, K40."""
    number = int(phrase[name.last - 1].text[:_MOST_DIGITS])
    return bool({str(number - 1), str(number + 1)} & others_like(name, phrase, rules))


def others_like(name: Found, phrase: Sequence[Token], rules: Rules) -> set[str]:
    """The numbers of other codes of the same letter that are no names and stand near one: A99, A100, A101."""
    letter = phrase[name.first]
    return {
        phrase[at].text
        for at in range(max(1, name.first - _FAR), min(len(phrase), name.last + _FAR))
        if phrase[at].is_number
        and phrase[at].glue == ""
        and phrase[at - 1].written == letter.written
        and not _is_name(phrase[at - 1], phrase[at], rules)
        and not (at + 1 < len(phrase) and phrase[at + 1].text in rules.wording.follows_others)
    }


def is_of_another(name: Found, phrase: Sequence[Token], rules: Rules) -> bool:
    """Whether a word of another vendor or series stands right before a name: GeForce 6800, Lenovo T400."""
    if name.kind not in ("number", "code", "short") or not name.first:
        return False
    before = phrase[name.first - 1].text
    others = rules.wording.lines if name.kind == "number" else rules.wording.other_makers
    if before not in others or phrase[name.first].glue not in _NO_BREAK:
        return False
    hardware = rules.vocabulary.hardware
    return not any(before in hardware[key].name.lower().split() for key in name.meaning.products)
