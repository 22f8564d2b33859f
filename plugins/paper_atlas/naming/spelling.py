"""Names as they are spelt: the longest that the tokens at a place make, whether it is meant there or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from paper_atlas.naming.rules import APART, DOTTED, FUSED, Meaning, Rules
from paper_atlas.naming.tokens import Token

_LOOSE = frozenset({" ", "-", "", " -", "- ", " - ", " (", "("})
_DIGITS_OF_COUNT = 2
"""8A100 says eight A100."""
_BEFORE_VOWEL = frozenset({"an", "single"})
_WORDS = frozenset({"a", "i", "m", "x"})
"""Capital letters behind a number that rather stand for themselves: 2080 X 4."""
_SHORT_CODE = 2
"""Digits after a letter: M1, P40; one less after two letters: NC6."""
_SLICE = 3
"""Tokens of a slice of TPUs: v3-8."""


class Found(NamedTuple):
    """A name in a phrase, from token `first` up to but not including `last`."""

    first: int
    last: int
    meaning: Meaning
    kind: str | None = None
    """What else it can be: a `number` (4090), a `code` (A100), a `short` one (T4), an `ordinary` word."""
    group: int = 0
    """Names of one list share it."""


def spelt(phrase: Sequence[Token], rules: Rules) -> list[Found | None]:
    """The longest name that begins at each token."""
    starts = rules.starts
    return [
        longest(phrase, at, rules) if token.text in starts and _may_begin(phrase, at, rules) else None
        for at, token in enumerate(phrase)
    ]


def _may_begin(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    token = phrase[at]
    if at == 0 or token.glue == " ":
        return True
    before = phrase[at - 1]
    if token.glue == "":
        counted = before.is_number and before.glue != "" and len(before.text) <= _DIGITS_OF_COUNT
        return before.text in ("x", "times", "×") or before.text in rules.vendors or counted
    if token.glue == "-" and token.is_number:
        names = rules.vendors | rules.wording.numbers.keys()
        return before.text in names or before.text in ("rtx", "gtx")  # NVIDIA-4090, quad-3090
    if token.glue == "-":
        words = rules.wording
        return (
            before.is_number
            or before.text in rules.vendors
            or before.text in words.beside | words.numbers.keys()
        )
    if token.glue == ".":
        return before.text in rules.wording.beside  # ml.g5.xlarge
    return token.glue[-1] != "."


def longest(phrase: Sequence[Token], at: int, rules: Rules) -> Found | None:
    """The longest name that begins at a token."""
    node: dict[str, Any] | None = rules.names.get(APART + phrase[at].text)
    best: Found | None = None
    last = at + 1
    while node is not None:
        meaning = node.get("=")
        if meaning and _may_end(phrase, last, meaning, rules):
            is_plural = _is_plural(phrase, last, best, meaning, rules)
            best = best if is_plural else Found(at, last, meaning)
        node = _step(node, phrase, last, rules)
        last += 1
    return best._replace(kind=_kind(phrase[best.first : best.last], rules)) if best else None


def _kind(name: Sequence[Token], rules: Rules) -> str | None:
    if " ".join([token.text for token in name]) in rules.wording.ordinary:
        return "ordinary"
    if len(name) == 1:
        return "number" if name[0].is_number else None
    if len(name) == _SLICE and name[0].text == "v" and name[1].is_number and name[2].is_number:
        return "ordinary"  # v3-8
    letters, digits = name[0].text, name[1].text
    if len(name) > 2 or not name[1].is_number or len(letters) > 2:
        return None
    if len(letters) == 1 and len(digits) > _SHORT_CODE:
        return "code"
    return "short" if len(letters) + len(digits) <= _SHORT_CODE + 1 else None


def _step(node: dict[str, Any], phrase: Sequence[Token], at: int, rules: Rules) -> dict[str, Any] | None:
    if at >= len(phrase):
        return None
    token = phrase[at]
    following = _edge_from(node, phrase, at, token, rules)
    if following is None and token.text == "plus":
        return _edge_from(node, phrase, at, token._replace(text="+", glue=""), rules)  # Snapdragon 855 Plus
    if following is None and len(token.text) > 1 and token.text.endswith("s"):
        return _edge_from(node, phrase, at, token._replace(text=token.text[:-1]), rules)  # 1080 Tis, A10Gs
    return following


def _edge_from(
    node: dict[str, Any], phrase: Sequence[Token], at: int, token: Token, rules: Rules
) -> dict[str, Any] | None:
    if token.glue == ".":
        return node.get(DOTTED + token.text)
    apart: dict[str, Any] | None = node.get(APART + token.text)
    fused: dict[str, Any] | None = node.get(FUSED + token.text)
    if token.glue == "" and fused is not None:
        return fused  # DGX-1V, not the V of DGX-1 V100
    if apart is not None and token.glue in _LOOSE:
        return apart
    parted = token.glue == " " and _may_part(phrase, at, rules)
    return fused if token.glue in ("", "-") or parted else None


def _may_part(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """Whether a name is still read when a space parts it: MI 250X, L40 S, an A 100, never a 100."""
    before, token = phrase[at - 1], phrase[at]
    if before.is_number:
        return token.written.isupper() and token.text not in _WORDS
    if not token.is_number:
        return False
    return len(before.text) > 1 or (at > 1 and before.written.isupper() and _counts(phrase[at - 2], rules))


def _counts(token: Token, rules: Rules) -> bool:
    """Whether a word before a letter says that a number belongs to it: Nvidia A 100, 8x A 100, an A 100."""
    few = token.is_number and len(token.text) <= _DIGITS_OF_COUNT
    return few or token.text in rules.vendors | rules.multiplying | _BEFORE_VOWEL


def _may_end(phrase: Sequence[Token], last: int, meaning: Meaning, rules: Rules) -> bool:
    if last >= len(phrase):
        return True
    after = phrase[last]
    if (
        after.glue != ""
        or after.written == "s"
        or after.text in ("x", "×", "fe")
        or after.text in rules.wording.form_factors
    ):
        return True
    return is_mobile(phrase, last, meaning, rules) or (after.text == "+" and not _is_phone(meaning, rules))


def _is_phone(meaning: Meaning, rules: Rules) -> bool:
    """Whether a plus makes another product of a name: Galaxy S23+, but GTX 1060+ is one at least."""
    return any(rules.vocabulary.hardware[key].kind in ("phone", "soc") for key in meaning.products)


def is_mobile(phrase: Sequence[Token], at: int, meaning: Meaning, rules: Rules) -> bool:
    """Whether an M or a word for laptop is written to a name that has a laptop part: 3060M, 3080Laptop."""
    token = phrase[at]
    says = token.text == "m" or token.text in rules.wording.laptop
    return token.glue == "" and says and any(rules.laptop(key) for key in meaning.products)


def _is_plural(
    phrase: Sequence[Token], last: int, shorter: Found | None, meaning: Meaning, rules: Rules
) -> bool:
    """Whether a small s at the end is a plural: 8 V100s are not V100S, since V100 is a name too."""
    final = phrase[last - 1]
    if final.written != "s" or final.glue != "" or shorter is None or shorter.last != last - 1:
        return False
    keeps_s = any(key in rules.wording.small_s for key in meaning.products)
    return not keeps_s and not _goes_on_with_hyphen(phrase, last)


def _goes_on_with_hyphen(phrase: Sequence[Token], at: int) -> bool:
    """`V100s-32g` is one card."""
    return at < len(phrase) and phrase[at].glue == "-"


def past_plural(phrase: Sequence[Token], at: int) -> int:
    """Past the s of a plural that stands at a token, where one does."""
    return at + 1 if at < len(phrase) and phrase[at].text == "s" and phrase[at].glue in ("", "'") else at
