"""Finds names of hardware in text by the rules: where they stand, and what each stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from paper_atlas.naming.rules import APART, DOTTED, FUSED, Meaning, Rules
from paper_atlas.naming.tokens import Token, tokens

_LOOSE = frozenset({" ", "-", "", " -", "- ", " - ", " (", "("})
_LISTS = frozenset({"/", ",", "&", "|", "and", "or", "vs", "+"})
_NEAR, _NEAR_WEAK = 3, 4
"""How many words beside a name, or beside one that is other things as well, can speak against it."""
_SPEAKS_WITHIN = 8
"""How many words away one can speak for a name."""
_DIGITS_OF_COUNT = 2
"""8A100 says eight A100."""
_SHORT = 3
"""A name that is other things as well stands for itself beside words of so few letters only: on my T4."""


class Found(NamedTuple):
    """A name in a phrase, from token `first` up to but not including `last`."""

    first: int
    last: int
    meaning: Meaning
    group: int = 0
    """Names of one list share it."""


def names_in(phrase: Sequence[Token], rules: Rules) -> list[Found]:
    """Every name that is credible, from left to right, the longest first."""
    found: list[Found] = []
    sure: Found | None = None
    at = 0
    while at < len(phrase):
        name = _longest(phrase, at, rules) if _may_begin(phrase, at, rules) else None
        if name and _credible(name, phrase, rules, sure):
            sure = sure if _is_weak(name, phrase, rules) else name
            found.extend(_list_from(phrase, name, len(found), rules))
            at = found[-1].last
        else:
            at += 1
    return found


def read_tokens(text: str, rules: Rules) -> list[Token]:
    """A text as tokens, with `8xA100` cut where the name begins."""
    return tokens(text, rules.starts)


def _may_begin(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    token = phrase[at]
    if token.text not in rules.starts:
        return False
    if at == 0 or token.glue == " ":
        return True
    before = phrase[at - 1]
    if token.glue == "":
        counted = before.is_number and before.glue != "" and len(before.text) <= _DIGITS_OF_COUNT
        return before.text in ("x", "times", "×") or before.text in rules.vendors or counted
    if token.glue == "-" and token.is_number:
        return before.text in rules.vendors or before.text in ("rtx", "gtx")
    if token.glue == "-":
        return before.is_number or before.text in rules.vendors or before.text in rules.wording.beside
    return token.glue[-1] != "."


def _longest(phrase: Sequence[Token], at: int, rules: Rules) -> Found | None:
    node: dict[str, Any] | None = rules.names.get(APART + phrase[at].text)
    best: Found | None = None
    last = at + 1
    while node is not None:
        if "=" in node and _may_end(phrase, last, rules) and not _is_plural(phrase, last, best, node, rules):
            best = Found(at, last, node["="])
        node = _step(node, phrase, last)
        last += 1
    return best


def _step(node: dict[str, Any], phrase: Sequence[Token], at: int) -> dict[str, Any] | None:
    if at >= len(phrase):
        return None
    token, before = phrase[at], phrase[at - 1]
    following = _edge_from(node, before, token)
    if following is None and len(token.text) > 1 and token.text.endswith("s"):
        return _edge_from(node, before, token._replace(text=token.text[:-1]))  # 1080 Tis, A10Gs
    return following


def _edge_from(node: dict[str, Any], before: Token, token: Token) -> dict[str, Any] | None:
    apart: dict[str, Any] | None = node.get(APART + token.text)
    fused: dict[str, Any] | None = node.get(FUSED + token.text)
    dotted: dict[str, Any] | None = node.get(DOTTED + token.text)
    if token.glue == ".":
        return dotted
    if apart is not None and token.glue in _LOOSE:
        return apart
    if fused is not None and (token.glue in ("", "-") or (token.glue == " " and _may_part(before, token))):
        return fused
    return None


def _may_part(before: Token, token: Token) -> bool:
    """Whether a name written in one is still read when a space parts it: MI 250X, never A 100."""
    return token.is_number and not before.is_number and len(before.text) > 1


def _may_end(phrase: Sequence[Token], last: int, rules: Rules) -> bool:
    if last >= len(phrase):
        return True
    after = phrase[last]
    return after.glue != "" or after.text in ("s", "x", "×") or after.text in rules.wording.form_factors


def _is_plural(
    phrase: Sequence[Token], last: int, shorter: Found | None, node: dict[str, Any], rules: Rules
) -> bool:
    """Whether a small s at the end is a plural: 8 V100s are not V100S, since V100 is a name too."""
    final = phrase[last - 1]
    if final.written != "s" or final.glue != "" or shorter is None or shorter.last != last - 1:
        return False
    return not _keeps_s(node["="], rules) and not _goes_on_with_hyphen(phrase, last)


def _goes_on_with_hyphen(phrase: Sequence[Token], at: int) -> bool:
    """`V100s-32g` is one card."""
    return at < len(phrase) and phrase[at].glue == "-"


def _keeps_s(meaning: Meaning, rules: Rules) -> bool:
    return any(key in rules.wording.small_s for key in meaning.products)


def _list_from(phrase: Sequence[Token], name: Found, group: int, rules: Rules) -> Iterator[Found]:
    """A name, and what follows in a list without its first words: H100/200, TPU v3, v4 and v5e."""
    yield name._replace(group=group)
    heads = () if name.meaning.system else tuple(_heads(phrase[name.first : name.last]))
    at = _past_slice(phrase, _past_plural(phrase, name.last))
    while heads and (item := _next_in_list(phrase, at, heads[0])) is not None:
        following = next((found for head in heads if (found := _continued(head, phrase, item, rules))), None)
        if following is None:
            return
        yield following._replace(group=group)
        at = _past_slice(phrase, _past_plural(phrase, following.last))


def _past_slice(phrase: Sequence[Token], at: int) -> int:
    """Past the 8 of TPU v3-8."""
    return at + 1 if at < len(phrase) and phrase[at].is_number and phrase[at].glue == "-" else at


def _heads(name: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The words of a name that a list may leave out of its later items, the longest first."""
    numbers = [at for at, token in enumerate(name) if token.is_number]
    for length in range(numbers[0] if numbers else 0, 0, -1):
        yield name[:length]


def _continued(head: Sequence[Token], phrase: Sequence[Token], item: int, rules: Rules) -> Found | None:
    first = phrase[item]
    fused = len(head[-1].text) == 1 and first.is_number
    if rules.names.get(APART + first.text, {}).get("=") is None or first.is_number:
        joined = [*head, first._replace(glue="" if fused else " "), *phrase[item + 1 :]]
        found = _longest(joined, 0, rules)
        if found and found.last > len(head):
            return Found(item, item + found.last - len(head), found.meaning)
    return None


def _past_plural(phrase: Sequence[Token], at: int) -> int:
    return at + 1 if at < len(phrase) and phrase[at].text == "s" and phrase[at].glue in ("", "'") else at


def _next_in_list(phrase: Sequence[Token], at: int, head: Sequence[Token]) -> int | None:
    """Where the next item of a list stands: a number of some length, or the v of a version."""
    if at >= len(phrase):
        return None
    token = phrase[at]
    if token.text in _LISTS:
        if len(head[0].text) == 1:
            return None  # A100 and 40 GB is not A100 and A40
        at += 1
    elif token.glue.strip("() ") not in _LISTS:
        return None
    return at if at < len(phrase) and _is_item(phrase, at) else None


def _is_item(phrase: Sequence[Token], at: int) -> bool:
    following = phrase[at + 1] if at + 1 < len(phrase) else None
    if following and (following.glue == "." or following.text in ("g", "gb", "gib", "x")):
        return False
    return phrase[at].text == "v" or (phrase[at].is_number and len(phrase[at].text) > 1)


def _credible(name: Found, phrase: Sequence[Token], rules: Rules, before: Found | None) -> bool:
    """Whether a name means hardware where it stands; `before` is the last one that can mean nothing else."""
    words = rules.wording
    is_weak = _is_weak(name, phrase, rules)
    near = _NEAR_WEAK if is_weak else _NEAR
    around = [
        *phrase[max(0, name.first - near) : name.first],
        *phrase[_past_plural(phrase, name.last) : name.last + near + 1],
    ]
    if any(token.text in words.against for token in around):
        return False
    if name.last < len(phrase) and phrase[name.last].text in words.follows_others:
        return False
    if _hours_of(phrase, name.last, rules) or _goes_on(phrase, name.last, rules):
        return False
    if not is_weak:
        return True
    if _is_ordinary(name, phrase, rules) and _is_version(phrase, name.last):
        return False
    first, last = _sentence(phrase, name)
    close = [*phrase[first : name.first], *phrase[name.last : last]]
    if any(_speaks_for(token, rules, name, phrase) for token in close) or _is_counted(name, phrase, rules):
        return True
    if before and before.first >= first and _vouches(before, name):
        return True
    if _names_another(phrase, name, rules, last):
        return True
    return not any(len(token.text) > _SHORT and not token.is_number for token in close)


def _is_version(phrase: Sequence[Token], at: int) -> bool:
    """`TITAN 3.0`."""
    return at < len(phrase) and phrase[at].is_number and phrase[at].glue == " "


def _is_bare(name: Found, phrase: Sequence[Token]) -> bool:
    return name.last - name.first == 1 and phrase[name.first].is_number


def _is_counted(name: Found, phrase: Sequence[Token], rules: Rules) -> bool:
    """Whether a number stands right before a bare one: 8 3090, a pair of 3090s."""
    before = phrase[name.first - 1] if name.first else None
    if before and before.text == "of" and name.first > 1:
        before = phrase[name.first - 2]
    if before and before.text in rules.wording.numbers and _is_bare(name, phrase):
        return True
    return bool(
        before
        and _is_bare(name, phrase)
        and before.is_number
        and len(before.text) <= 2
        and before.glue == " "
    )


def _is_ordinary(name: Found, phrase: Sequence[Token], rules: Rules) -> bool:
    written = " ".join(token.text for token in phrase[name.first : name.last])
    return written in rules.wording.ordinary


def _speaks_for(token: Token, rules: Rules, name: Found, phrase: Sequence[Token]) -> bool:
    """Whether a word says that a name means hardware; a bare number needs a word that says nothing else."""
    words = rules.wording
    if token.text in words.number_cues or token.text in rules.vendors or token.text in words.form_factors:
        return True
    if _is_ordinary(name, phrase, rules):
        return token.text in words.ordinary_cues
    return token.text in words.cues and not _is_bare(name, phrase)


def _sentence(phrase: Sequence[Token], name: Found) -> tuple[int, int]:
    """The tokens close to a name that stand in one sentence with it: from the first up to the last."""
    first, last = name.first, name.last
    while first > max(0, name.first - _SPEAKS_WITHIN) and not _ends_sentence(phrase[first]):
        first -= 1
    while last < min(len(phrase), name.last + _SPEAKS_WITHIN) and not _ends_sentence(phrase[last]):
        last += 1
    return first, last


def _ends_sentence(following: Token) -> bool:
    return following.glue in (". ", "? ", "! ", "; ") or following.glue.endswith(". ")


def _names_another(phrase: Sequence[Token], name: Found, rules: Rules, last: int) -> bool:
    """Whether a name that can mean nothing else stands close after."""
    for at in range(name.last, last):
        other = _longest(phrase, at, rules) if _may_begin(phrase, at, rules) else None
        if other and not _is_weak(other, phrase, rules):
            return _vouches(other, name)
    return False


def _vouches(other: Found, name: Found) -> bool:
    """Whether a name makes another one credible: of a supercomputer, only one of what is in it."""
    return name.meaning.system is None or bool(set(other.meaning.products) & set(name.meaning.products))


def _is_weak(name: Found, phrase: Sequence[Token], rules: Rules) -> bool:
    """Names that are other things as well: T4, M1, 4090, Titan."""
    inside = phrase[name.first : name.last]
    if _is_ordinary(name, phrase, rules):
        return True
    if len(inside) == 1:
        return inside[0].is_number
    letters, digits = inside[0].text, inside[1].text
    return len(inside) == 2 and len(letters) == 1 and len(digits) <= 2


def _goes_on(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """Whether a suffix follows that makes it another product, which nobody sells: GTX 5090 XT."""
    return (
        at < len(phrase) and phrase[at].text in rules.wording.suffixes and phrase[at].glue in ("", " ", "-")
    )


def _hours_of(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """`H100 hours of footage` counts hours of something else."""
    if at >= len(phrase) or phrase[at].text not in rules.wording.times:
        return False
    of = at + 1 < len(phrase) and phrase[at + 1].text == "of"
    what = phrase[at + 2].text if at + 2 < len(phrase) else ""
    return phrase[at].text == "years" or (of and what not in rules.wording.cues)
