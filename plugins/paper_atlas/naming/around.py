"""What is said around a name: how many devices, how much memory, which form factor, a laptop's part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from paper_atlas.naming.amount import (
    counted,
    device_size_at,
    ends_range,
    gpus_at,
    is_amount,
    is_count,
    is_of_job,
    is_total,
    multiplies,
    size_at,
    value_at,
)
from paper_atlas.naming.hosts import hosts_before, hosts_requested, per_host, systems_after, total_after
from paper_atlas.naming.laptop import is_in_laptop, is_laptop, laptop_at
from paper_atlas.naming.rules import Rules
from paper_atlas.naming.said import Around
from paper_atlas.naming.spelling import Found, past_plural
from paper_atlas.naming.tally import count_after
from paper_atlas.naming.tokens import Token

_FAR = 8
"""How many tokens after a name something more can be said of it."""
_NO_BREAK = frozenset({"", " ", "-", ":", "="})
_CONTINUING = frozenset({"", "-", "/", ",", ":", "*", "@", "~", "=", "'", "|"})
_MANY_HOURS = 100
"""800xH100 hours are no H100, 8xA100 hours may be."""
_PAIR = 2
_NEXT = 3
"""How many tokens after a name the next one stands that `both` means too."""
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
    _backwards(found, name, phrase, rules, after=after, until=until)
    if name.meaning.system:
        systems_after(found, name, phrase[:until], rules)
    found.is_laptop = found.is_laptop or is_in_laptop(name, phrase, rules, after)
    per_host(found, phrase[:until], rules)
    hosts_requested(found, name, phrase[:until], rules)
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
    if [token.glue for token in phrase[at : at + 2]] == ["-", ":"] and phrase[at].is_number:
        at += 1  # gpu:v100-32:1
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
        elif step := count_after(found, name, whole, at, rules):
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


def _backwards(
    found: Around, name: Found, phrase: Sequence[Token], rules: Rules, *, after: int, until: int
) -> None:
    at, size_before = _before_example(phrase, name.first - 1), False
    while at >= after and not _breaks(phrase[at + 1].glue):
        is_size = at - 1 >= after and size_at(phrase, at - 1, rules) is not None
        if is_size and size_before and "/" not in phrase[at + 1].glue:
            return  # 16GB of a 96GB GH200
        size_before = size_before or is_size
        if step := _take_backwards(found, phrase, at, rules, after):
            found.first = at - step + 1
        elif phrase[at].text in rules.wording.both:
            found.count = found.count or (_PAIR if _is_pair(found, name, phrase, until, rules) else None)
            return
        elif (number := counted(phrase, at, rules)) is not None:
            if not _is_index(phrase, at, rules):
                _count_before(found, name, phrase, at, number, rules, after)
            return
        elif not (_may_stand_between(phrase, at, rules) or _is_epithet(phrase, at, rules, after)):
            return
        at -= step or 1


def _is_pair(found: Around, name: Found, phrase: Sequence[Token], until: int, rules: Rules) -> bool:
    """Whether `both` counts two devices of a name, not the name and the next one: both A100s and an H100."""
    plural = past_plural(phrase, name.last) > name.last or phrase[name.last - 1].text.endswith("s")
    following = phrase[name.last].text if name.last < len(phrase) else ""
    plural = plural or (following in rules.gpu_words and following.endswith("s"))
    return plural and (until >= len(phrase) or until > found.last + _NEXT)


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


def _is_epithet(phrase: Sequence[Token], at: int, rules: Rules, after: int) -> bool:
    """Whether any one word stands between a number in words and a name: a pair of matching RTX 4090."""
    words, number = rules.wording, at - 1
    if number > after and phrase[number].text == "of":
        number -= 1
    times = number > after and multiplies(phrase, number, rules) and is_count(phrase[number - 1])
    counts = number >= after and (times or phrase[number].text in words.numbers)
    if not counts or phrase[at].glue != " ":
        return False
    said = words.cues | words.hosts | words.joins_hosts | words.times | words.runs_on | words.ranges
    word = phrase[at].text
    return word not in said and not phrase[at].is_number and len(word) > 1 and not word.endswith("s")


def _is_index(phrase: Sequence[Token], at: int, rules: Rules) -> bool:
    """Whether a number says which device it is, not how many: `GPU 7: H200`, `cuda:1`, `2) RTX 3090`."""
    token, glue = phrase[at], phrase[at + 1].glue
    if not token.is_number or multiplies(phrase, at + 1, rules):
        return False
    if ":" in glue or "(" in glue or token.glue.endswith("#") or (")" in glue and "(" not in token.glue):
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
    if following in words.times and (not times or number >= _MANY_HOURS):
        return  # GPU hours, not GPUs
    is_second = at > after and phrase[at].glue == " " and is_amount(phrase[at - 1], rules)
    both = times and is_second  # 4 8xA100 nodes
    joined = both or phrase[at + 1].glue == "-"  # eight-A100 nodes
    if following in words.hosts and following.endswith("s") and not (name.meaning.system or joined):
        found.hosts = number  # four A100 servers may hold any number of A100
        return
    if name.meaning.system and 0 < after == at and not times:
        return  # of the name before: V100 8 p3.16xlarge
    found.first = at
    of_gpus = name.last < len(phrase) and phrase[name.last].text in rules.wording.gpus
    if name.meaning.system and (gpus_at(phrase, at, rules) or of_gpus):
        found.total = number
        return  # an 8-GPU DGX H100 is one, eight HGX H20 GPUs are eight
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
) -> Iterator[tuple[Decimal, bool]]:
    """Memory sizes further on that may be the device's: `3060 (sm_86, 12GB)`; unified memory is RAM too.

    With each, whether it is said to be that of all devices.
    """
    far = _FAR * (2 if unified else 1)
    for at in range(name.last, min(until, name.last + _FAR_MEBIBYTES)):
        size = size_at(phrase[:until], at, rules) if unified else device_size_at(phrase[:until], at, rules)
        if size is not None and (at < name.last + far or size % 1) and not is_of_job(phrase, at):
            yield size, is_total(phrase[:until], at, rules)
        elif (value := value_at(phrase[:until], at, rules)) is not None and at < name.last + far:
            yield value, False


def number_after_hyphen(name: Found, phrase: Sequence[Token]) -> int | None:
    """The number after a hyphen: 32 in TPU v4-32, 80 in A100-80."""
    if name.last >= len(phrase):
        return None
    token = phrase[name.last]
    return int(token.text[:6]) if token.is_number and token.glue == "-" else None
