"""What is said around a name: how many devices, how much memory, which form factor, a laptop's part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from paper_atlas.naming.amount import (
    counted,
    device_size_at,
    ends_range,
    gpus_at,
    is_count,
    multiplies,
    size_at,
)
from paper_atlas.naming.hosts import hosts_before, per_host, systems_after, total_after
from paper_atlas.naming.laptop import is_in_laptop, is_laptop, laptop_at
from paper_atlas.naming.rules import Rules
from paper_atlas.naming.said import Around
from paper_atlas.naming.spelling import Found
from paper_atlas.naming.tokens import LAST_LATIN, Token

_FAR = 8
"""How many tokens after a name something more can be said of it."""
_NO_BREAK = frozenset({"", " ", "-", ":", "="})
_CONTINUING = frozenset({"", "-", "/", ",", ":", "*", "@", "~", "=", "'", "|"})
_FAR_MEBIBYTES = 24
"""In a driver's table the memory stands further on."""


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
    for at in range(name.first, name.last):
        form, _ = _form_at(phrase[: name.last], at, rules)
        found.form_factor = found.form_factor or form
    _forwards(found, name, phrase, until, rules)
    _backwards(found, name, phrase, rules, after)
    if name.meaning.system:
        systems_after(found, name, phrase[:until], rules)
    found.is_laptop = found.is_laptop or is_in_laptop(name, phrase, rules, after)
    per_host(found, phrase[:until], rules)
    total_after(found, name, phrase[:until], rules)
    return found


def _form_at(phrase: Sequence[Token], at: int, rules: Rules) -> tuple[str | None, int]:
    """A form factor and how many tokens it takes: SXM2, PCIe, PCIe 4."""
    forms, word = rules.wording.form_factors, phrase[at].text
    following = phrase[at + 1] if at + 1 < len(phrase) else None
    if following and following.is_number and following.glue == "" and word + following.text in forms:
        return forms[word + following.text], 2
    return (forms[word], 1) if word in forms else (None, 0)


def _forwards(found: Around, name: Found, whole: Sequence[Token], until: int, rules: Rules) -> None:
    words, at, phrase = rules.wording, found.last, whole[:until]
    if at < len(phrase) and phrase[at].text == "s" and phrase[at].glue in ("", "'"):
        at += 1
        found.last = at
    while at < len(phrase) and _continues(phrase[at]):
        form, form_step = _form_at(phrase, at, rules)
        if (size := device_size_at(phrase, at, rules)) is not None:
            if at + 2 == until < len(whole) and _is_joined(phrase, at):
                return  # the next name's: RTX 3090 and 80GB A100
            found.sizes.append(size)
            at += 2
        elif form:
            found.form_factor = found.form_factor or form
            at += form_step
        elif step := laptop_at(phrase, at, rules):
            found.is_laptop = True
            at += step
        elif step := _count_after(found, name, whole, at, rules):
            at += step
        elif phrase[at].text in words.after and phrase[at].glue.strip() not in (",", ";"):
            at += 1
            continue
        else:
            return
        found.last = at


def _is_joined(phrase: Sequence[Token], at: int) -> bool:
    return "," in phrase[at].glue or phrase[at - 1].text in ("and", "or", "vs")


def _continues(token: Token) -> bool:
    return token.glue.strip("()[] $\\").replace("**", "") in _CONTINUING


def _count_after(found: Around, name: Found, phrase: Sequence[Token], at: int, rules: Rules) -> int:
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
        if not number and token.glue == ":" and phrase[name.first].glue in (":", "="):
            number, step = int(token.text), 1  # gpu:a100:4 of a scheduler
        if name.meaning.system and is_of_gpus:
            found.total, number = number, 0
    if number:
        found.count = found.count or number
    return step if number else 0


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
    ends = following is None or following.glue[:1] in (")", ",", ";", "]")
    if (sign == "(" and following is not None and ")" in following.glue) or (sign in ("(", ":") and ends):
        return number, 1, False
    if sign == "*" and not (following and (following.glue == "" or following.text in rules.wording.times)):
        return number, 1, False
    return 0, 0, False


def _backwards(found: Around, name: Found, phrase: Sequence[Token], rules: Rules, after: int) -> None:
    at, size_before = _before_example(phrase, name.first - 1), False
    while at >= after and not _breaks(phrase[at + 1].glue):
        is_size = at - 1 >= after and size_at(phrase, at - 1, rules) is not None
        if is_size and size_before and "/" not in phrase[at + 1].glue:
            return  # 16GB of a 96GB GH200
        size_before = size_before or is_size
        if step := _take_backwards(found, phrase, at, rules, after):
            found.first = at - step + 1
        elif (number := counted(phrase, at, rules)) is not None:
            if not _is_index(phrase, at, rules):
                _count_before(found, name, phrase, at, number, rules, after)
            return
        elif not _may_stand_between(phrase, at, rules):
            return
        at -= step or 1


def _before_example(phrase: Sequence[Token], at: int) -> int:
    """Before `e.g.`: 8 GPUs (e.g. A100)."""
    is_example = at > 1 and (phrase[at - 1].text, phrase[at].glue, phrase[at].text) == ("e", ".", "g")
    return at - 2 if is_example else at


def _breaks(glue: str) -> bool:
    return glue == " - " or any(sign in glue for sign in ".;,%!?|[#")


def _take_backwards(found: Around, phrase: Sequence[Token], at: int, rules: Rules, after: int) -> int:
    """Take what is said at a token before a name, but for its count: how many tokens it takes."""
    size = size_at(phrase, at - 1, rules) if at - 1 >= after else None
    if size is not None:
        if phrase[at + 1].text not in rules.wording.other_memory:
            found.leads = found.leads or not found.sizes
            found.sizes.append(size)
        return 2
    if form := _form_before(phrase, at, rules):
        found.form_factor = found.form_factor or form
        return 2 if phrase[at].is_number else 1
    if is_laptop(phrase, at, rules):
        found.is_laptop = True
        return 1
    return 0


def _may_stand_between(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """Whether a word may stand between a number and the name it counts; or begins one, as in on-demand."""
    between, following = rules.wording.between, phrase[at + 1]
    if multiplies(phrase, at, rules) or phrase[at].text in rules.vendors or phrase[at].text in between:
        return True
    return following.glue == "-" and following.text in between and not phrase[at].is_number


def _is_index(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """Whether a number says which device it is, not how many: `GPU 7: H200`, `cuda:1`, `2) RTX 3090`."""
    token, glue = phrase[at], phrase[at + 1].glue
    if not token.is_number or multiplies(phrase, at + 1, rules):
        return False
    if ":" in glue or ("#" in token.glue) or (")" in glue and "(" not in token.glue):
        return True
    if at == 0 or token.glue not in _NO_BREAK:
        return False
    return phrase[at - 1].text in rules.wording.numbered | rules.wording.laptop_models  # Legion 5 RTX 3070


def _form_before(phrase: Sequence[Token], at: int, rules: Rules) -> str | None:
    token = phrase[at]
    if token.is_number and token.glue == "" and at:
        return rules.wording.form_factors.get(phrase[at - 1].text + token.text)
    return rules.wording.form_factors.get(token.text)


def _count_before(
    found: Around, name: Found, phrase: Sequence[Token], at: int, number: int, rules: Rules, after: int
) -> None:
    words, times = rules.wording, multiplies(phrase, at + 1, rules)
    following = _past_gpu_words(phrase, found.last, rules)
    if following in words.times and not times:
        return  # GPU hours, not GPUs
    is_second = at > after and phrase[at].glue == " " and _is_amount(phrase[at - 1], rules)
    both = times and is_second  # 4 8xA100 nodes
    joined = both or phrase[at + 1].glue == "-"  # eight-A100 nodes
    if following in words.hosts and following.endswith("s") and not (name.meaning.system or joined):
        found.hosts = number  # four A100 servers may hold any number of A100
        return
    if name.meaning.system and 0 < after == at and not times:
        return  # of the name before: V100 8 p3.16xlarge
    found.first = at
    if name.meaning.system and gpus_at(phrase, at, rules):
        found.total = number
        return  # an 8-GPU DGX H100 is one
    if ends_range(phrase, at, rules, after):
        return
    found.count = found.count or number
    if phrase[at].glue.strip() == "*" and at > after and is_count(phrase[at - 1]):
        found.hosts, found.first = int(phrase[at - 1].text), at - 1  # 64*8 H800
    elif at - 2 >= after and multiplies(phrase, at - 1, rules) and is_count(phrase[at - 2]):
        found.hosts, found.first = int(phrase[at - 2].text), at - 2  # 8 x 8 A100
    elif joined and at > after and following in words.hosts and counted(phrase, at - 1, rules):
        found.hosts, found.first = counted(phrase, at - 1, rules), at - 1  # 2 eight-A100 nodes
    elif not {",", "(", ":"} & set(phrase[at].glue) or _says_each(found, phrase, at, rules):
        hosts_before(found, phrase, at, rules, after)


def _is_amount(token: Token, rules: Rules) -> bool:
    return token.is_number or token.text in rules.wording.numbers


def _says_each(found: Around, phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """`4 nodes (8 A100 each)`, `4 nodes (8x A100)`; two nodes, sixteen A100 says the sum."""
    if phrase[at].glue.strip() == "(" and multiplies(phrase, at + 1, rules):
        return True
    return any(token.text in ("each", "per") for token in phrase[found.last : found.last + 3])


def _past_gpu_words(phrase: Sequence[Token], at: int, rules: Rules) -> str:
    """The word after a name and the words for GPU; empty at the end."""
    while at < len(phrase) and phrase[at].text in rules.gpu_words:
        at += 1
    return phrase[at].text if at < len(phrase) else ""


def sizes_after(
    name: Found, phrase: Sequence[Token], rules: Rules, until: int, *, unified: bool
) -> Iterator[Decimal]:
    """Memory sizes further on that may be the device's: `3060 (sm_86, 12GB)`; unified memory is RAM too."""
    far = _FAR * (2 if unified else 1)
    for at in range(name.last, min(until, name.last + _FAR_MEBIBYTES)):
        size = size_at(phrase[:until], at, rules) if unified else device_size_at(phrase[:until], at, rules)
        if size is not None and (at < name.last + far or size % 1):
            yield size


def number_after_hyphen(name: Found, phrase: Sequence[Token]) -> int | None:
    """The number after a hyphen: 32 in TPU v4-32, 80 in A100-80."""
    if name.last >= len(phrase):
        return None
    token = phrase[name.last]
    return int(token.text[:6]) if token.is_number and token.glue == "-" else None
