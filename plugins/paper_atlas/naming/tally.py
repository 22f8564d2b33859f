"""How many devices a text says after their name."""

from __future__ import annotations

from collections.abc import Sequence

from paper_atlas.naming.amount import gpus_at, is_count, multiplies, size_at
from paper_atlas.naming.rules import Rules
from paper_atlas.naming.said import Around
from paper_atlas.naming.spelling import Found
from paper_atlas.naming.tokens import LAST_LATIN, Token


def count_after(found: Around, name: Found, phrase: Sequence[Token], at: int, rules: Rules) -> int:
    """`x8`, `× 8`, `*8`, `:8`, `(8x)`, `(2x12GB)`, `单卡` after a name: how many tokens it takes."""
    token = phrase[at]
    number = rules.wording.numbers.get(token.text, 0) if token.text > LAST_LATIN else 0
    step, following = 1, phrase[at + 1 : at + 2]
    if token.text in rules.wording.numerals and following and following[0].text in rules.wording.pieces:
        number, step = rules.wording.numerals[token.text], 2  # 한 장
    elif token.text == "count" and following and following[0].glue.strip() == "=" and is_count(following[0]):
        number, step = int(following[0].text), 2  # type=nvidia-tesla-t4,count=1
    elif _times_at(phrase, at, rules):
        number, step = int(phrase[at + 1].text), 2
    elif gpus := gpus_at(phrase, at, rules):
        if "(" in token.glue:
            return 0  # of all hosts, or of each
        number, step = (0 if name.meaning.system else gpus), 2  # of the system, not of systems
    elif is_count(token):
        number, step, is_of_gpus = _number_beside(phrase, at, rules)
        if _is_requested(name, phrase, at, rules):
            number, step, found.requested = int(token.text), 1, True
        if name.meaning.system and is_of_gpus:
            found.total, number = number, 0
    if not number or _begins_range(phrase, at + step, rules):
        return 0
    found.count = found.count or number
    return step


def _begins_range(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """Whether another number goes on after one, so that none is said: 8 GPUs and 32 GPUs, 双卡和4卡."""
    if at + 1 >= len(phrase) or phrase[at].text not in rules.wording.ranges:
        return False
    return gpus_at(phrase, at + 1, rules) is not None


def _is_requested(name: Found, phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """Whether a scheduler is asked for so many: `gpu:a100:4`, `gpu="H100:8"`, `{A100: 4}`."""
    first = name.first
    while first and phrase[first - 1].text in rules.vendors and phrase[first].glue == "-":
        first -= 1
    lead, sign = phrase[first].glue, phrase[at].glue
    following = phrase[at + 1].glue if at + 1 < len(phrase) else " "
    if following in ("", ".") or sign.strip(" \"'") != ":":
        return False
    sized = at - 2 >= name.last and phrase[at - 2].glue == "-"  # A100-SXM4-80GB:8
    return (sign == ":" and (sized or lead.strip(" \"'`{") in (":", "="))) or "{" in lead


def _times_at(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """Whether `x8` stands at a token; the X370 of a list is another thing."""
    if not multiplies(phrase, at, rules) or "," in phrase[at].glue or at + 1 >= len(phrase):
        return False
    return is_count(phrase[at + 1]) and size_at(phrase, at + 1, rules) is None


def _number_beside(phrase: Sequence[Token], at: int, rules: Rules) -> tuple[int, int, bool]:
    """A count after a name, told by its signs; how many tokens it takes, and whether it counts GPUs."""
    token = phrase[at]
    following = phrase[at + 1] if at + 1 < len(phrase) else None
    number, sign = int(token.text), token.glue.strip()
    if following and following.glue.strip() == "*" and size_at(phrase, at + 1, rules) is not None:
        return number, 1, True  # (2*12GB)
    times_after = bool(following and multiplies(phrase, at + 1, rules) and following.glue in ("", " "))
    if times_after and at + 2 < len(phrase) and size_at(phrase, at + 2, rules) is not None:
        return number, 2, True  # (2x12GB)
    closed = at + 2 >= len(phrase) or ")" in phrase[at + 2].glue or phrase[at + 2].text in rules.gpu_words
    if times_after and sign[:1] == "(" and closed:
        return number, 2, False
    ends = following is None or following.glue.strip()[:1] in (")", ",", ";", "]", '"', "'", "`", "}", "|")
    if (sign == "(" and following is not None and ")" in following.glue) or (sign in ("(", ":") and ends):
        return number, 1, False
    if sign == "*" and not (following and (following.glue == "" or following.text in rules.wording.times)):
        return number, 1, False
    return 0, 0, False
