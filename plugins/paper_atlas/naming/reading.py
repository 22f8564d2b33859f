"""Finds names of hardware in text by the rules: where they stand, and what each stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from paper_atlas.naming.credible import is_credible, is_meant, speaks_within
from paper_atlas.naming.doubt import code_of
from paper_atlas.naming.joined import joined
from paper_atlas.naming.rules import APART, Rules
from paper_atlas.naming.spelling import Found, longest, past_plural, spelt
from paper_atlas.naming.tokens import Token, tokens

_LISTS = frozenset({"/", ",", "&", "|", "and", "or", "vs", "+"})
_BESIDE = 2
"""Words between two numbers of a list."""
_CODES = frozenset({"code", "short"})
_LONGEST_CODE = 2
_OF_LINE = 4
"""Digits from which on a number that is listed after a letter's is a name as well."""
_LONGEST_NAME = 12
"""Tokens; no name has more."""


def read_tokens(text: str, rules: Rules) -> list[Token]:
    """A text as tokens, with `8xA100` cut where the name begins, and slips of spelling mended."""
    synonyms = rules.wording.synonyms
    found = tokens(text, rules.starts, rules.unspaced)
    meant = [token._replace(text=synonyms.get(token.text, token.text)) for token in found]
    return joined(meant, rules.wording.numbers, rules.wording.scales, rules.wording.pieces)


def names_in(phrase: Sequence[Token], rules: Rules, *, typed: bool = False) -> list[Found]:
    """Every name that is credible, from left to right, the longest first.

    Args:
        phrase: the tokens of a text.
        rules: the names and words to know.
        typed: whether the text was typed into a search box, where a name means hardware more often than not.
    """
    names, sentences = spelt(phrase, rules), _sentences(phrase)
    found: list[Found] = []
    sure: list[Found] = []
    at = 0
    while at < len(phrase):
        name = _without_vendor(names[at], names)
        surely = [*sure, *_surely(names, found, name, phrase, rules)] if name and name.kind else []
        if name and (
            is_meant(name, phrase, rules)
            if typed
            else is_credible(name, phrase, rules, surely, sentences[name.first])
        ):
            sure = [name] if name.kind in (None, "code") else sure
            found.extend(_list_from(phrase, name, len(found), rules))
            at = found[-1].last
        else:
            at += 1
    return found


def _without_vendor(name: Found | None, names: Sequence[Found | None]) -> Found | None:
    """The longer name that begins after a vendor's, where there is one: Cambricon MLU370-S4."""
    inside = names[name.first + 1 : name.last] if name else ()
    return next((other for other in inside if name and other and other.last > name.last), name)


def _surely(
    names: Sequence[Found | None], found: Sequence[Found], name: Found, phrase: Sequence[Token], rules: Rules
) -> Iterator[Found]:
    """Names near one that can mean nothing else, or that make a list with it."""
    yield from _sure(names, name, phrase, rules)
    yield from _numbers_before(found, name)
    yield from _listed(names, name, phrase)


def _listed(names: Sequence[Found | None], name: Found, phrase: Sequence[Token]) -> Iterator[Found]:
    """Codes in a list with another that begins with another letter, one of them long: T4/V100, L4 and A100.

    Between strokes both may be short: T4/L4.
    """
    if name.kind not in _CODES:
        return
    first = max(0, name.first - _LONGEST_CODE - 1)
    for other in (*names[first : name.first], *names[name.last : name.last + 2]):
        if other is None or other.kind not in _CODES:
            continue
        one, two = sorted((name, other), key=lambda found: found.first)
        between = phrase[one.last : two.first + 1]
        slash = len(between) == 1 and between[0].glue == "/"
        differs = phrase[one.first].text != phrase[two.first].text
        if _joins(between) and differs and (slash or "code" in (name.kind, other.kind)):
            yield other


def _joins(between: Sequence[Token]) -> bool:
    """Whether what stands from the end of one name up to the first token of another makes them a list."""
    if len(between) == 1:
        return between[0].glue.strip() in _LISTS
    return len(between) == 2 and between[0].text in _LISTS and between[0].glue.strip() in ("", "/", ",")


def _sure(
    names: Sequence[Found | None], name: Found, phrase: Sequence[Token], rules: Rules
) -> Iterator[Found]:
    """Names after one that can mean nothing else; for a code, other codes beside it and known ones too."""
    for other in names[name.last : name.last + speaks_within(name)]:
        if other is None or (other.kind is not None and (other.kind != "code" or name.kind not in _CODES)):
            continue
        if other.kind and code_of(other, phrase) == code_of(name, phrase):
            continue  # a variable stands in a program more than once
        beside = name.kind == "code" and other.first <= name.last + _BESIDE
        if other.kind is None or beside or code_of(other, phrase) in rules.wording.known_codes:
            yield other


def _numbers_before(found: Sequence[Found], name: Found) -> Sequence[Found]:
    """The bare number that a bare number stands beside, where that one means hardware: on a 4090 or 5090."""
    before = found[-1:] if name.kind == "number" else []
    return [other for other in before if other.kind == "number" and name.first - other.last <= _BESIDE]


def _sentences(phrase: Sequence[Token]) -> list[range]:
    """The tokens of the sentence that each token stands in."""
    starts = [0, *(at for at, token in enumerate(phrase) if at and _begins_sentence(token)), len(phrase)]
    return [range(first, last) for first, last in pairwise(starts) for _ in range(first, last)]


def _begins_sentence(token: Token) -> bool:
    ends = token.glue in ("? ", "! ", "; ") or token.glue.endswith(". ")
    return ends and not token.is_number  # no. 4080


def _list_from(phrase: Sequence[Token], name: Found, group: int, rules: Rules) -> Iterator[Found]:
    """A name, and what follows in a list without its first words: H100/200, TPU v3, v4 and v5e."""
    yield name._replace(group=group)
    whole = phrase[name.first : name.last]
    heads = () if name.meaning.system else tuple(_heads(whole))
    at = _past_slice(phrase, past_plural(phrase, name.last))
    while heads:
        item = _next_in_list(phrase, at, heads[0])
        following = _first_continued(heads, phrase, item, rules) if item is not None else None
        if following is None and _is_word_of_list(phrase, at):
            ends = [whole[:length] for length in range(len(whole), 1, -1)]
            following = _first_continued(ends, phrase, at, rules)
        if following is None:
            return
        yield following._replace(group=group)
        at = _past_slice(phrase, past_plural(phrase, following.last))


def _first_continued(
    heads: Iterable[Sequence[Token]], phrase: Sequence[Token], item: int, rules: Rules
) -> Found | None:
    return next((found for head in heads if (found := _continued(head, phrase, item, rules))), None)


def _is_word_of_list(phrase: Sequence[Token], at: int) -> bool:
    """Whether a word stands at a token that can end a name in place of its end: M1 Max/Ultra, 910B/C."""
    return at < len(phrase) and phrase[at].glue == "/" and not phrase[at].is_number


def _past_slice(phrase: Sequence[Token], at: int) -> int:
    """Past the 8 of TPU v3-8."""
    return at + 1 if at < len(phrase) and phrase[at].is_number and phrase[at].glue == "-" else at


def _heads(name: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The words of a name that a list may leave out of its later items, the longest first."""
    numbers = [at for at, token in enumerate(name) if token.is_number]
    apart = [at for at in numbers[1:] if name[at].glue == " "]  # Snapdragon 8 Gen 1/2
    for length in range(max(numbers[:1] + apart, default=0), 0, -1):
        yield name[:length]


def _continued(head: Sequence[Token], phrase: Sequence[Token], item: int, rules: Rules) -> Found | None:
    first = phrase[item]
    fused = len(head[-1].text) == 1 if first.is_number else len(first.text) == 1
    if rules.names.get(APART + first.text, {}).get("=") is None or first.is_number:
        joined = [*head, first._replace(glue="" if fused else " "), *phrase[item + 1 : item + _LONGEST_NAME]]
        found = longest(joined, 0, rules)
        if found and found.last > len(head):
            return Found(item, item + found.last - len(head), found.meaning)
    return None


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
    elif _is_line(head[-1]) and "/" not in token.glue and not (len(head) > 1 and _is_of_line(token)):
        return None  # M1 Max, 10 cores; but RTX A4000, 5000
    return at if at < len(phrase) and _is_item(phrase, at, head) else None


def _is_line(token: Token) -> bool:
    """Whether the last word before a name's number is a letter that the next ones need too; not v of v3."""
    return len(token.text) == 1 and token.text != "v"


def _is_of_line(token: Token) -> bool:
    return token.is_number and len(token.written) >= _OF_LINE and "," not in token.written


def _is_item(phrase: Sequence[Token], at: int, head: Sequence[Token]) -> bool:
    following = phrase[at + 1] if at + 1 < len(phrase) else None
    if following and (following.glue == "." or following.text in ("g", "gb", "gib", "x")):
        return False
    long_enough = 1 if len(head) > 1 and head[-1].text != "v" else 2  # Raspberry Pi 4, 5
    return phrase[at].text == "v" or (phrase[at].is_number and len(phrase[at].text) >= long_enough)
