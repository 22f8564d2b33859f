"""What is said around a name: how many devices, how much memory, which form factor, a laptop's part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from paper_atlas.naming.reading import Found
from paper_atlas.naming.rules import Rules
from paper_atlas.naming.tokens import Token

_GIGABYTES = frozenset({"g", "gb", "gib", "gbs", "go", "gig", "gigs", "gigabyte", "gigabytes"})
_PIECES = frozenset({"块", "张", "卡", "枚"})
_TIMES = frozenset({"x", "×", "times", "*"}) | _PIECES
_GPU_WORDS = frozenset({"gpu", "gpus", "card", "cards", "accelerator", "accelerators"})
_RANGES = frozenset({"to", "or", "and"})
_MOST_DEVICES = 200_000
_FIRST_YEAR, _LAST_YEAR = 1990, 2039
_FAR = 8
_TWENTY = 20


@dataclass
class Around:
    """What was found; None where nothing was."""

    first: int
    """The first token that belongs to the mention."""
    last: int
    """The token after the last one that belongs to it."""
    count: int | None = None
    hosts: int | None = None
    """How many machines each hold the count."""
    sizes: list[Decimal] = field(default_factory=list)
    """Memory sizes in GB, the nearest first."""
    form_factor: str | None = None
    is_laptop: bool = False


def around(name: Found, phrase: Sequence[Token], rules: Rules, *, after: int, until: int) -> Around:
    """Read what stands around a name.

    Args:
        name: the name.
        phrase: the tokens it stands in.
        rules: the words to know.
        after: the token at which the name before it ended.
        until: the token at which the next name begins.
    """
    found = Around(first=name.first, last=name.last)
    _inside(found, phrase[: name.last], rules)
    _forwards(found, phrase, until, rules)
    _backwards(found, name, phrase, rules, after)
    if name.meaning.system and found.count is None:
        _systems_after(found, phrase[:until], rules)
    _per_host(found, phrase[:until], rules)
    if found.hosts and found.count:
        found.count *= found.hosts
    return found


def _inside(found: Around, name: Sequence[Token], rules: Rules) -> None:
    for at in range(found.first, len(name)):
        form, _ = _form_at(name, at, rules)
        found.form_factor = found.form_factor or form


def _form_at(phrase: Sequence[Token], at: int, rules: Rules) -> tuple[str | None, int]:
    """A form factor and how many tokens it takes: SXM2, PCIe, PCIe 4."""
    forms, word = rules.wording.form_factors, phrase[at].text
    following = phrase[at + 1] if at + 1 < len(phrase) else None
    if following and following.is_number and following.glue == "" and word + following.text in forms:
        return forms[word + following.text], 2
    return (forms[word], 1) if word in forms else (None, 0)


def _forwards(found: Around, whole: Sequence[Token], until: int, rules: Rules) -> None:
    words, at, phrase = rules.wording, found.last, whole[:until]
    if at < len(phrase) and phrase[at].text == "s" and phrase[at].glue in ("", "'"):
        at += 1
        found.last = at
    while at < len(phrase) and _continues(phrase[at]):
        form, form_step = _form_at(phrase, at, rules)
        if step := _memory_at(found, phrase, at, rules):
            at += step
        elif form:
            found.form_factor = found.form_factor or form
            at += form_step
        elif step := _laptop_at(phrase, at, rules):
            found.is_laptop = True
            at += step
        elif step := _count_after(found, whole, at):
            at += step
        elif phrase[at].text in words.after and phrase[at].glue.strip() not in (",", ";"):
            at += 1
            continue
        else:
            return
        found.last = at


def _continues(token: Token) -> bool:
    return token.glue.strip("()[] ") in ("", "-", "/", ",", ":", "*", "@", "~", "=", "'", "|")


def _laptop_at(phrase: Sequence[Token], at: int, rules: Rules) -> int:
    if phrase[at].text in rules.wording.laptop:
        return 1
    return 2 if at + 1 < len(phrase) and (phrase[at].text, phrase[at + 1].text) == ("max", "q") else 0


def _memory_at(found: Around, phrase: Sequence[Token], at: int, rules: Rules) -> int:
    """How many tokens a memory size at a place takes; none where it is not the device's."""
    if not _is_size(phrase, at):
        return 0
    following = phrase[at + 2].text if at + 2 < len(phrase) else ""
    after = phrase[at + 3].text if at + 3 < len(phrase) else ""
    other = rules.wording.other_memory
    if following in other or (following in ("of", "cpu") and after in other) or _is_rate(phrase, at + 2):
        return 0
    found.sizes.append(Decimal(phrase[at].text))
    return 2


def _is_size(phrase: Sequence[Token], at: int) -> bool:
    if not (phrase[at].is_number and at + 1 < len(phrase) and len(phrase[at].text) <= 4):
        return False
    unit = phrase[at + 1]
    return unit.text in _GIGABYTES and unit.glue in ("", " ", "-") and phrase[at].glue != "."


def _is_rate(phrase: Sequence[Token], at: int) -> bool:
    return at < len(phrase) and phrase[at].glue.strip() == "/" and phrase[at].text in ("s", "sec", "second")


def _count_after(found: Around, phrase: Sequence[Token], at: int) -> int:
    """`x8`, `× 8`, `*8`, `:8`, `(8x)` after a name."""
    token = phrase[at]
    following = phrase[at + 1] if at + 1 < len(phrase) else None
    if token.text in _TIMES and following and _is_count(following) and not _is_size(phrase, at + 1):
        found.count = found.count or int(following.text)
        return 2
    if not _is_count(token):
        return 0
    if _is_number_of_gpus(token, following):
        found.count = found.count or int(token.text)
        return 2
    times_after = bool(following and following.text in _TIMES and following.glue in ("", " "))
    glued = bool(following and following.glue == "" and not times_after)
    sign = token.glue.strip()
    closed = at + 2 >= len(phrase) or ")" in phrase[at + 2].glue
    alone = sign == "(" and (following is None or ")" in following.glue)
    if alone or (sign in ("*", ":") and not glued) or (times_after and sign[:1] == "(" and closed):
        found.count = found.count or int(token.text)
        return 2 if times_after else 1
    return 0


def _is_number_of_gpus(token: Token, following: Token | None) -> bool:
    """`8-GPU` after A100; the 3 of HBM3 is no such number."""
    if following is None or token.glue == "":
        return False
    return following.text in _GPU_WORDS | _PIECES and following.glue in ("", " ", "-")


def _is_count(token: Token) -> bool:
    return token.is_number and 0 < int(token.text[:7]) <= _MOST_DEVICES and token.glue != "."


def _backwards(found: Around, name: Found, phrase: Sequence[Token], rules: Rules, after: int) -> None:
    words, at = rules.wording, name.first - 1
    while at >= after:
        token, glue = phrase[at], phrase[at + 1].glue
        if any(sign in glue for sign in ".;,%!?"):
            return
        if at - 1 >= after and _is_size(phrase, at - 1):
            if phrase[at + 1].text not in words.other_memory:
                found.sizes.append(Decimal(phrase[at - 1].text))
            at -= 2
        elif form := _form_before(phrase, at, rules):
            found.form_factor = found.form_factor or form
            at -= 2 if token.is_number else 1
        elif token.text in words.laptop:
            found.is_laptop = True
            at -= 1
        elif (number := _counted(phrase, at, rules)) is not None:
            _count_before(found, name, phrase, at, number, rules, after)
            return
        elif token.text in _TIMES or token.text in rules.vendors or token.text in words.between:
            at -= 1
            continue
        else:
            return
        found.first = at + 1


def _form_before(phrase: Sequence[Token], at: int, rules: Rules) -> str | None:
    token = phrase[at]
    if token.is_number and token.glue == "" and at:
        return rules.wording.form_factors.get(phrase[at - 1].text + token.text)
    return rules.wording.form_factors.get(token.text)


def _counted(phrase: Sequence[Token], at: int, rules: Rules) -> int | None:
    """The number that a token says, where it can be one of devices."""
    token, numbers = phrase[at], rules.wording.numbers
    if token.text in numbers:
        tens = numbers.get(phrase[at - 1].text, 0) if at and token.glue == "-" else 0
        return numbers[token.text] + (tens if tens >= _TWENTY else 0)  # sixty-four
    if (
        not _is_count(token)
        or token.glue in (".", ",")
        or (token.glue == "" and at and phrase[at - 1].text not in _TIMES)
    ):
        return None
    value = int(token.text)
    times = at + 1 < len(phrase) and phrase[at + 1].text in _TIMES
    return None if _FIRST_YEAR <= value <= _LAST_YEAR and not times else value


def _count_before(
    found: Around, name: Found, phrase: Sequence[Token], at: int, number: int, rules: Rules, after: int
) -> None:
    words = rules.wording
    times = at + 1 < len(phrase) and phrase[at + 1].text in _TIMES
    following = _following(phrase, found.last)
    if following in words.times and not times:
        return  # GPU hours, not GPUs
    counts_hosts = following in words.hosts and following.endswith("s")
    if counts_hosts and not times and not name.meaning.system:
        return  # four A100 servers may hold any number of A100
    found.first = at
    if _ends_range(phrase, at, rules):
        return  # 2 to 4 A100 is no number
    found.count = found.count or number
    if phrase[at].glue.strip() == "*" and at > after and _is_count(phrase[at - 1]):
        found.hosts, found.first = int(phrase[at - 1].text), at - 1  # 64*8 H800
    elif not {",", "("} & set(phrase[at].glue) or _says_each(found, phrase):
        _hosts_before(found, phrase, at, rules, after)


def _says_each(found: Around, phrase: Sequence[Token]) -> bool:
    """`4 nodes (8 A100 each)`; two nodes, sixteen A100 says the sum."""
    return any(token.text in ("each", "per") for token in phrase[found.last : found.last + 3])


def _following(phrase: Sequence[Token], at: int) -> str:
    """The word after a name and the words for GPU; empty at the end."""
    while at < len(phrase) and phrase[at].text in _GPU_WORDS:
        at += 1
    return phrase[at].text if at < len(phrase) else ""


def _ends_range(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    if at and phrase[at].glue in ("-", "~", "/") and phrase[at - 1].is_number:
        return True
    joined = at >= 2 and phrase[at - 1].text in _RANGES
    return joined and _counted(phrase, at - 2, rules) is not None


def _hosts_before(found: Around, phrase: Sequence[Token], at: int, rules: Rules, after: int) -> None:
    """`4 nodes with 8 A100 each`."""
    words, position = rules.wording, at - 1
    while position > after and phrase[position].text in words.joins_hosts:
        position -= 1
    if position < after + 1 or phrase[position].text not in words.hosts:
        return
    if number := _counted(phrase, position - 1, rules):
        found.hosts = number
        found.first = position - 1


def _per_host(found: Around, phrase: Sequence[Token], rules: Rules) -> None:
    """`8 A100 per node, 4 nodes`; `8 A100 x 4 nodes`."""
    if found.count is None or found.hosts:
        return
    words = rules.wording
    for at in range(found.last + 1, min(len(phrase), found.last + _FAR)):
        if phrase[at].text in words.hosts and phrase[at].text.endswith("s"):
            number = _counted(phrase, at - 1, rules)
            between = {token.text for token in phrase[found.last : at - 1]}
            if number and between & {"per", "each", *_TIMES}:
                found.hosts = number
                found.last = at + 1
            return


def _systems_after(found: Around, phrase: Sequence[Token], rules: Rules) -> None:
    """`a3-megagpu-8g, 2 nodes` says how many systems."""
    for at in range(found.last + 1, min(len(phrase), found.last + _FAR)):
        if phrase[at].text in rules.wording.hosts and phrase[at].text.endswith("s"):
            number = _counted(phrase, at - 1, rules)
            if number and not phrase[at - 1].glue.startswith("("):
                found.count = number
            return


def sizes_after(
    name: Found, phrase: Sequence[Token], rules: Rules, until: int, *, unified: bool
) -> Iterator[Decimal]:
    """Memory sizes further on that may be the device's: `3060 (sm_86, 12GB)`; unified memory is RAM too."""
    far = _FAR * (2 if unified else 1)
    for at in range(name.last, min(until, name.last + far)):
        seen = Around(name.first, name.last)
        if _memory_at(seen, phrase[:until], at, rules):
            yield seen.sizes[0]
        elif unified and _is_size(phrase, at):
            yield Decimal(phrase[at].text)


def number_after_hyphen(name: Found, phrase: Sequence[Token]) -> int | None:
    """The number after a hyphen: 32 in TPU v4-32, 80 in A100-80."""
    if name.last >= len(phrase):
        return None
    token = phrase[name.last]
    return int(token.text[:6]) if token.is_number and token.glue == "-" else None
