"""Whether a name that is spelt in a text means hardware there: T4 and M1 are other things as well."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from paper_atlas.naming.amount import is_amount
from paper_atlas.naming.doubt import code_of, is_figure, is_had, is_of_another, others_like
from paper_atlas.naming.rules import Rules
from paper_atlas.naming.spelling import Found, past_plural
from paper_atlas.naming.tokens import Token

_NEAR, _NEAR_WEAK = 1, 4
"""How many words beside a name, or beside one that is other things as well, can speak against it."""
_SPEAKS_WITHIN, _SPEAKS_WITHIN_CODES = 8, 12
"""How many words away one can speak for a name, and for a code."""
_WITHOUT_BREAK = frozenset({"", " ", "-"})
_FEW, _FEW_BESIDE_SMALL = 6, 2
"""How many such words; fewer beside a small letter: a16 is a note as well."""
_CARDS = frozenset({"card", "cards"})
_FORMATS = frozenset({"bf", "fp", "int"})
_NEAR_SIZE = 4
_SHORT = 3
"""A name that is other things as well stands for itself beside words of so few letters only: on my T4."""


def is_credible(
    name: Found, phrase: Sequence[Token], rules: Rules, surely: Sequence[Found], sentence: range
) -> bool:
    """Whether a name means hardware where it stands.

    Args:
        name: the name.
        phrase: the tokens it stands in.
        rules: the words to know.
        surely: names nearby that can mean nothing else.
        sentence: the tokens of the sentence that it stands in.
    """
    if not is_meant(name, phrase, rules) or _is_spoken_against(name, phrase, rules, sentence):
        return False
    if _hours_of(phrase, name.last, rules) or _goes_on(phrase, name.last, rules):
        return False
    if is_figure(name, phrase, rules) or is_of_another(name, phrase, rules):
        return False
    return name.kind is None or _is_spoken_for(name, phrase, rules, surely, sentence)


def is_meant(name: Found, phrase: Sequence[Token], rules: Rules) -> bool:
    """Whether no word right before or after says that a name is something else: rev A2, L2 cache."""
    before = phrase[name.first - 1].text if name.first else ""
    following = phrase[name.last] if name.last < len(phrase) else None
    labelled = name.kind in ("short", "number") and before in rules.wording.labels
    if labelled or before in rules.wording.before_others or _is_laptop_model(name, before, rules):
        return False
    if following is None or following.glue not in _WITHOUT_BREAK:
        return True
    counted = rules.wording.countables | rules.wording.megabytes | rules.wording.scales.keys()
    if name.kind == "number" and following.text in counted:
        return False
    return following.text not in rules.wording.follows_others


def _is_laptop_model(name: Found, before: str, rules: Rules) -> bool:
    """Whether a code right after a laptop's name is the laptop's own: ThinkPad T400, not MacBook M1."""
    kinds = {rules.vocabulary.hardware[key].kind for key in name.meaning.products}
    return name.kind in ("code", "short") and before in rules.wording.laptop_models and "soc" not in kinds


def _is_spoken_against(name: Found, phrase: Sequence[Token], rules: Rules, sentence: range) -> bool:
    near, after = (_NEAR_WEAK if name.kind else _NEAR), past_plural(phrase, name.last)
    before = phrase[max(sentence.start, name.first - near) : name.first]
    following = phrase[after : min(sentence.stop, name.last + near + 1)]
    if name.kind is None and following and following[0].glue not in _WITHOUT_BREAK:
        following = []  # A16 Bionic, camera: 48 MP
    if not (_any_against(before, rules) or _any_against(following, rules)):
        return False
    beside = [*before[-1:], *following[:1]] if name.kind not in (None, "code") else [*before, *following]
    return rules.speaks_for_all.isdisjoint([token.text for token in beside])


def _any_against(words: Sequence[Token], rules: Rules) -> bool:
    """Whether one of some words speaks against hardware, or one with the number written to it: P99."""
    if not rules.wording.against.isdisjoint([token.text for token in words]):
        return True
    return any(
        second.glue == "" and second.is_number and first.text + second.text in rules.wording.against
        for first, second in pairwise(words)
    )


def _hours_of(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """`H100 hours of footage` counts hours of something else."""
    if at >= len(phrase) or phrase[at].text not in rules.wording.times:
        return False
    of = at + 1 < len(phrase) and phrase[at + 1].text == "of"
    what = phrase[at + 2].text if at + 2 < len(phrase) else ""
    return phrase[at].text == "years" or (of and what not in rules.wording.cues)


def _goes_on(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """Whether a suffix follows that makes it another product, which nobody sells: GTX 5090 XT."""
    return (
        at < len(phrase) and phrase[at].text in rules.wording.suffixes and phrase[at].glue in ("", " ", "-")
    )


def _is_spoken_for(
    name: Found, phrase: Sequence[Token], rules: Rules, surely: Sequence[Found], sentence: range
) -> bool:
    if name.kind == "ordinary" and _is_version(phrase, name.last):
        return False
    within = speaks_within(name)
    first, last = max(sentence.start, name.first - within), min(sentence.stop, name.last + within)
    close = [phrase[at] for at in _beside(name, first, last)]
    words = [phrase[at].text for at in _beside(name, first, last) if not _is_part(name, phrase, at, rules)]
    is_machine = name.kind == "ordinary" and name.meaning.system is not None
    if is_machine and _is_small_word(phrase[name.first]):
        return not rules.wording.machines.isdisjoint(words)
    speaks_for = rules.speaks_for["machine" if is_machine else name.kind or "number"]
    if code_of(name, phrase) in rules.wording.percentiles:
        words = [word for word in words if word not in rules.wording.measures]
    if name.kind == "number":
        words = [word for word in words if word not in rules.wording.gigabytes] + _sizes_near(name, phrase)
    if _is_enough(speaks_for.intersection(words), name, phrase, rules):
        return True
    if _is_counted(name, phrase, rules) or is_had(name, phrase, rules):
        return True
    if any(other.first in range(sentence.start, last) and _vouches(other, name) for other in surely):
        return True
    if name.kind == "code" and _is_known(name, phrase, close, rules):
        return True
    few = _FEW_BESIDE_SMALL if name.kind == "short" and phrase[name.first].written.islower() else _FEW
    return len(close) <= few and all(len(token.text) <= _SHORT or token.is_number for token in close)


def _is_enough(said: frozenset[str], name: Found, phrase: Sequence[Token], rules: Rules) -> bool:
    """Whether words speak for a name: for a doubtful code a common one only in `on M1`, `1x A10`."""
    words, code = rules.wording, code_of(name, phrase)
    doubtful = name.kind == "short" or (name.kind == "code" and code not in words.plain_codes)
    if not doubtful or len(said) > 1 or not said <= words.common_cues:
        return bool(said)
    before = phrase[name.first - 1].text if name.first else ""
    return bool(said) and (before in words.runs_straight or before in rules.multiplying)


def _sizes_near(name: Found, phrase: Sequence[Token]) -> list[str]:
    """The words right beside a bare number, where a size is the device's: 3090 24GB."""
    return [token.text for token in phrase[max(0, name.first - _NEAR_SIZE) : name.last + _NEAR_SIZE]]


def speaks_within(name: Found) -> int:
    """How many words away one can speak for a name."""
    return _SPEAKS_WITHIN_CODES if name.kind in ("code", "short") else _SPEAKS_WITHIN


def _beside(name: Found, first: int, last: int) -> list[int]:
    """The tokens around a name, but for its own."""
    return [*range(first, name.first), *range(name.last, last)]


def _is_part(name: Found, phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """Whether a word is part of something longer: of com.google, of SD card, fp without a number."""
    no_number = at == 0 or at == name.last or not phrase[at - 1].is_number
    numbered = at + 1 < len(phrase) and phrase[at + 1].is_number
    lacks_number = (phrase[at].text == "g" and no_number) or (phrase[at].text in _FORMATS and not numbered)
    before = phrase[at - 1].text if at else ""
    other_card = phrase[at].text in _CARDS and before in rules.wording.other_cards
    return phrase[at].glue == "." or lacks_number or other_card


def _is_known(name: Found, phrase: Sequence[Token], close: Sequence[Token], rules: Rules) -> bool:
    """Whether a code is known so well that a weak word speaks for it: the H100 is idle."""
    if code_of(name, phrase) not in rules.wording.known_codes or not phrase[name.first].written.isupper():
        return False
    assigned = name.last < len(phrase) and "=" in phrase[name.last].glue  # V100 = data[i]
    if assigned or _any_against(close, rules) or others_like(name, phrase, rules):
        return False
    return not rules.wording.weak_cues.isdisjoint([token.text for token in close])


def _is_small_word(token: Token) -> bool:
    return token.written.islower() and len(token.text) > 1


def _is_version(phrase: Sequence[Token], at: int) -> bool:
    """`TITAN 3.0`."""
    if at + 1 < len(phrase) and phrase[at].text == "v" and phrase[at + 1].glue == "":
        at += 1  # Titan v2
    return at < len(phrase) and phrase[at].is_number and phrase[at].glue in (" ", "")


def _is_counted(name: Found, phrase: Sequence[Token], rules: Rules) -> bool:
    """Whether a number or a plural says how many: 8 3090, a pair of 3090s, 4090*2, A100s."""
    if name.kind != "number" and past_plural(phrase, name.last) > name.last and _is_long(name, phrase):
        return True
    if name.kind not in ("number", "code"):
        return False
    if _is_multiplied(name, phrase, rules):
        return True
    before = phrase[name.first - 1] if name.first else None
    if before and before.text in ("of", "の") and name.first > 1:
        before = phrase[name.first - 2]
    if before is None:
        return False
    most, signs = (2, (" ",)) if name.kind == "number" else (5, (" ", "(", " (", " ~", "~"))
    digits = before.is_number and len(before.text) <= most and before.glue in signs
    digits = digits and phrase[name.first].glue.strip() in ("", "-", "*", "**", "\\")
    times = before.text in rules.wording.multiplies and name.first > 1
    if times and not is_amount(phrase[name.first - 2], rules):
        return False  # x: h100
    return digits or before.text in rules.wording.numbers or before.text in rules.multiplying


def _is_long(name: Found, phrase: Sequence[Token]) -> bool:
    """Whether a code is long enough to be one in the plural: A100s, K80s, not T4s."""
    written, digits = phrase[name.first].written, phrase[name.last - 1].text
    return name.kind == "code" or (name.kind == "short" and written.isupper() and len(digits) > 1)


def _is_multiplied(name: Found, phrase: Sequence[Token], rules: Rules) -> bool:
    """Whether a number of them stands after: 4090*2."""
    following = phrase[name.last : name.last + 2]
    if not following or following[0].glue not in ("", " ", "*", " * "):
        return False
    pieces = len(following) > 1 and following[1].text in rules.wording.pieces
    if following[0].is_number and "*" in following[0].glue:
        return name.kind == "number" or not phrase[name.first].written.islower()  # h100 * 80 of a program
    if following[0].is_number:
        return pieces  # A100 8장
    return following[0].text in rules.multiplying and len(following) > 1 and following[1].is_number


def _vouches(other: Found, name: Found) -> bool:
    """Whether a name makes another one credible: of a supercomputer, only one of what is in it."""
    return name.meaning.system is None or bool(set(other.meaning.products) & set(name.meaning.products))
