"""Whether a text says that a card is a laptop's."""

from __future__ import annotations

from collections.abc import Sequence

from paper_atlas.naming.rules import Rules
from paper_atlas.naming.spelling import Found
from paper_atlas.naming.tokens import Token

_MODEL = 7
"""Tokens in which the name of a laptop stands before its card: Legion 5 Pro 16ACH6H with RTX 3070."""


def laptop_at(phrase: Sequence[Token], at: int, rules: Rules) -> int:
    """How many tokens a word for laptop takes that stands at a token after a name; 0 where there is none."""
    if is_laptop(phrase, at, rules) or (phrase[at].text == "m" and phrase[at].glue == ""):
        return 1
    return 2 if at + 1 < len(phrase) and (phrase[at].text, phrase[at + 1].text) == ("max", "q") else 0


def is_laptop(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """Whether a word for laptop stands at a token; a Jupyter notebook is none."""
    words = rules.wording
    return phrase[at].text in words.laptop and not (at and phrase[at - 1].text in words.not_laptops)


def is_in_laptop(name: Found, phrase: Sequence[Token], rules: Rules, after: int) -> bool:
    """Whether a name is said to be in a laptop: `a laptop with an RTX 3060`, `the 3060 in my laptop`.

    The name before ends at `after`.
    """
    words, last = rules.wording, name.last
    before = name.first - 1
    while before >= 0 and (phrase[before].text in words.laptop_has or phrase[before].text in rules.vendors):
        before -= 1
    if 0 <= before < name.first - 1 and is_laptop(phrase, before, rules):
        return True
    if any(
        token.text in words.laptop_models for token in phrase[max(after, name.first - _MODEL) : name.first]
    ):
        return True
    while last < len(phrase) and phrase[last].text in words.in_laptop:
        last += 1
    if last == len(phrase):
        return False
    return phrase[last].text in words.laptop_models or (last > name.last and is_laptop(phrase, last, rules))
