"""How many machines hold the devices of a name, and how many devices they hold in all."""

from __future__ import annotations

from collections.abc import Sequence

from paper_atlas.naming.amount import counted, ends_range, gpus_at
from paper_atlas.naming.rules import Rules
from paper_atlas.naming.said import Around
from paper_atlas.naming.spelling import Found
from paper_atlas.naming.tokens import Token

_FAR = 8
"""How many tokens after a name its hosts can be counted."""


def hosts_before(found: Around, phrase: Sequence[Token], at: int, rules: Rules, after: int) -> None:
    """`4 nodes with 8 A100 each`, `4 GPU servers with 8 A100`."""
    words, position = rules.wording, at - 1
    while position > after and phrase[position].text in words.joins_hosts:
        position -= 1
    if position < after + 1 or phrase[position].text not in words.hosts:
        return
    position -= 1
    while position > after and _may_stand_before_hosts(phrase[position], rules):
        position -= 1
    number = counted(phrase, position, rules)
    if number and ends_range(phrase, position, rules, after):
        found.count = None
    elif number:
        found.hosts = number
        found.first = position


def _may_stand_before_hosts(token: Token, rules: Rules) -> bool:
    """Whether a word may stand between a number and the hosts it counts: 14 x standard GPU nodes."""
    words = rules.wording
    return token.text in rules.gpu_words | words.between | words.hosts | rules.multiplying


def per_host(found: Around, phrase: Sequence[Token], rules: Rules) -> None:
    """`8 A100 per node, 4 nodes`; `8 A100 x 4 nodes`; `8 A100 * 4 nodes`."""
    if found.count is None or found.hosts:
        return
    for at in range(found.last + 1, min(len(phrase), found.last + _FAR)):
        if phrase[at].text in rules.wording.hosts and phrase[at].text.endswith("s"):
            number = counted(phrase, at - 1, rules)
            between = {token.text for token in phrase[found.last : at - 1]}
            starred = phrase[at - 1].glue.strip(") ") == "*"
            if number and (starred or between & {"per", "each", *rules.multiplying}):
                found.hosts = number
                found.last = at + 1
            return


def hosts_requested(found: Around, name: Found, phrase: Sequence[Token], rules: Rules) -> None:
    """`--nodes=4 --gpus-per-node=a100:8`, `A100:8 num_nodes: 2`; `--gpus=v100:16` is the sum."""
    words = [token.text for token in phrase[max(0, name.first - 2) : name.first]]
    if found.hosts or not found.requested or words[-1:] == ["gpus"]:
        return
    for at in range(1, len(phrase)):
        option, number = phrase[at - 1], phrase[at]
        named = option.text in rules.wording.hosts and option.text.endswith("s")
        short = option.written == "N" and "-" in option.glue and number.glue in ("", " ")
        if number.is_number and (short or (named and number.glue.strip() in ("=", ":"))):
            found.hosts = counted(phrase[at : at + 1], 0, rules)
            return


def systems_after(found: Around, name: Found, phrase: Sequence[Token], rules: Rules) -> None:
    """`a3-megagpu-8g, 2 nodes` and `ml.p3.16xlarge, instance_count = 2` say how many systems."""
    hosts = rules.wording.hosts
    for at in range(name.last + 1, min(len(phrase), found.last + _FAR)):
        before = phrase[at - 1]
        if before.text in hosts and phrase[at].text == "count" and at + 1 < len(phrase):
            found.count = found.count or counted(phrase, at + 1, rules)
        elif phrase[at].text in hosts and phrase[at].text.endswith("s"):
            number = counted(phrase, at - 1, rules)
            if number and found.count is None and not before.glue.startswith("("):
                found.count = number
            return


def total_after(found: Around, name: Found, phrase: Sequence[Token], rules: Rules) -> None:
    """`64 DGX A100 nodes (512 GPUs)`, `4×H100 nodes (32 GPUs)`: how many GPUs there are in all."""
    for at in range(name.last, min(len(phrase), found.last + 2 * _FAR)):
        number = gpus_at(phrase, at, rules) or 0
        each = "each" in {token.text for token in phrase[max(name.last, at - 2) : at]}  # each with 8 GPUs
        each = each or (at + 2 < len(phrase) and phrase[at + 2].text in ("each", "per"))
        if number and name.meaning.system and not each:
            found.total = number
            return
        if at >= found.last + _FAR or not number:
            continue
        if each and found.hosts and not found.count:
            found.count = number  # 14 H100 nodes (8 cards each)
        elif "(" in phrase[at].glue and number > (found.count or 0):
            found.total = number
        else:
            continue
        return
