"""What a phrase says of hardware, as plain data and as a line for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from paper_atlas.naming.mention import Mention, mentions, only
from paper_atlas.naming.reading import read_tokens
from paper_atlas.naming.rules import Rules
from paper_atlas.vocabulary.names import ALIKE

_LONGEST_GUESSED = 12
_WORDS_IN_NAME = 4
_IN_SERIES = 0.5
"""Likeness from which on a name is near one that begins with a vendor or a series: RTX 99999."""


def answer(phrase: str, rules: Rules) -> Mapping[str, Any]:
    """What a phrase says of hardware, as plain data; where it says nothing, the nearest spellings."""
    found = _settled(mentions(phrase, rules), rules)
    if not found:
        return {**_plain((), rules), "status": "unknown", "near": _nearest(phrase, rules)}
    found = _without_hosts(found, rules)
    products = tuple(dict.fromkeys(key for mention in found for key in mention.products))
    if len(products) == 1:
        return {**_joined(found, rules), "status": "one", **_remark(found, rules)}
    ambiguous = any(len(mention.products) > 1 for mention in found)
    count = only(mention.count for mention in found)
    memory = only(mention.stated_gb for mention in found)
    status = "ambiguous" if ambiguous else "several"
    return {**_plain(products, rules, count=count, memory_gb=memory), "status": status}


def _without_hosts(found: list[Mention], rules: Rules) -> list[Mention]:
    """Without the series of processors that a GPU's host has; they are no product."""
    hardware = rules.vocabulary.hardware
    products = [mention for mention in found if not hardware[mention.products[0]].series]
    return products or found


def _settled(found: list[Mention], rules: Rules) -> list[Mention]:
    """Without ambiguous names that another settles: GV100GL [Tesla V100], DGX-1 with 8 V100."""
    shared = set.intersection(*(set(mention.products) for mention in found)) if len(found) > 1 else set()
    if len(shared) == 1 and all(len(mention.products) > 1 for mention in found):
        variants = rules.vocabulary.hardware[next(iter(shared))].variants
        memory = only(variant.memory_gb for variant in variants.values())
        return [replace(mention, products=tuple(shared), memory_gb=memory) for mention in found]
    sure = {mention.products[0]: mention for mention in found if len(mention.products) == 1}
    settled: list[Mention] = []
    for mention in found:
        device = next((sure[key] for key in mention.products if key in sure), None)
        if len(mention.products) == 1 or device is None:
            settled.append(mention)
            continue
        system = _system_with(device, mention.systems, mention.count, rules)
        settled.append(system or replace(device, count=mention.count or device.count))
    return settled


def _system_with(
    device: Mention, systems: tuple[str, ...], machines: int | None, rules: Rules
) -> Mention | None:
    """That of several systems which holds a device: a DGX-1 with V100."""
    for key in systems:
        system = rules.vocabulary.systems[key]
        fits = None in (device.memory_gb, system.memory_gb) or device.memory_gb == system.memory_gb
        if system.product == device.products[0] and fits:
            memory = device.memory_gb or system.memory_gb
            fitting = rules.vocabulary.hardware[system.product].matching(memory, system.form_factor)
            variant = next(iter(fitting)) if len(fitting) == 1 else None
            memory = memory or only(v.memory_gb for v in fitting.values())
            count = device.count
            if count in (None, system.count) and system.count:
                count = system.count * (machines or 1)  # 2x DGX-1 with 8 V100 each
            return replace(device, system=key, count=count, memory_gb=memory, variant=variant)
    return None


def described(mention: Mention, text: str, rules: Rules) -> Mapping[str, Any]:
    """A mention in running text as plain data, with its position."""
    status = "one" if len(mention.products) == 1 else "ambiguous"
    place = {"start": mention.start, "end": mention.end, "text": text[mention.start : mention.end]}
    return {**_joined([mention], rules), "status": status, **place}


def spoken(found: Mapping[str, Any]) -> str:
    """An answer as a line for people."""
    names = [product["name"] for product in found["products"]]
    if found["status"] == "unknown":
        near = ", ".join(found["near"])
        return f"unknown; did you mean {near}?" if near else "unknown"
    if len(names) > 1:
        return f"{found['status']}: {', '.join(names)}"
    said = (
        f"{found['count']} ×" if found["count"] else "",
        names[0],
        found["form_factor"] or "",
        f"{found['memory_gb']} GB" if found["memory_gb"] else "",
        f"(in {found['system']})" if found["system"] else "",
        f"({found['remark']})" if "remark" in found else "",
    )
    return " ".join(part for part in said if part)


def _joined(found: list[Mention], rules: Rules) -> dict[str, Any]:
    """Mentions of one product as one: what they say, unless they say different things."""
    names = ("variant", "count", "memory_gb", "form_factor", "system")
    said = {name: _agreed(getattr(mention, name) for mention in found) for name in names}
    # Of a machine and the devices in it, the devices' own number counts: Aurora, 6x Max 1550.
    devices = _agreed(mention.count for mention in found if not mention.system)
    machine = rules.vocabulary.systems.get(said["system"])
    if machine and devices == machine.count:
        devices = _agreed(mention.count for mention in found if mention.system)  # 2x p3.16xlarge, 8 V100 each
    said["count"] = devices or said["count"]
    if machine and machine.memory_gb and said["memory_gb"] is None:  # p2.xlarge (K80): half a board
        inside = [mention for mention in found if mention.system]
        stated = _agreed(mention.stated_gb for mention in found)
        said["memory_gb"] = stated or _agreed(mention.memory_gb for mention in inside)
        said["variant"] = _agreed(mention.variant for mention in inside)
    return _plain(found[0].products, rules, **said)


def _remark(found: list[Mention], rules: Rules) -> dict[str, str]:
    """What to say of a form factor that no variant of the product has: A100 NVL."""
    product, form = rules.vocabulary.hardware[found[0].products[0]], _agreed(m.form_factor for m in found)
    if form is None or not product.form_factors or form in product.form_factors:
        return {}
    return {"remark": f"none is known as {form}, only as {', '.join(product.form_factors)}"}


def _agreed(values: Iterable[Any]) -> Any:
    distinct = {value for value in values if value is not None}
    return distinct.pop() if len(distinct) == 1 else None


def _plain(products: tuple[str, ...], rules: Rules, **said: Any) -> dict[str, Any]:
    memory = said.get("memory_gb")
    return {
        "products": [{"id": key, "name": rules.vocabulary.hardware[key].name} for key in products],
        "variant": said.get("variant"),
        "count": said.get("count"),
        "memory_gb": _figure(memory) if memory is not None else None,
        "form_factor": said.get("form_factor"),
        "system": said.get("system"),
    }


def _figure(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _nearest(phrase: str, rules: Rules) -> list[str]:
    """Full names of the products spelt most like a part of the phrase that has a number in it."""
    hardware = rules.vocabulary.hardware
    words = read_tokens(phrase, rules)[:_LONGEST_GUESSED]
    near: dict[str, float] = {}
    for first in range(len(words)):
        for last in range(first + 1, min(first + _WORDS_IN_NAME, len(words)) + 1):
            part = hardware.plain(" ".join(token.text for token in words[first:last]))
            if any(token.is_number for token in words[first:last]):
                least = _IN_SERIES if words[first].text in rules.wording.lines else ALIKE
                for key, likeness in hardware.alike(part, least):
                    if key in hardware:  # an ambiguous name can mean systems
                        near[key] = max(near.get(key, 0), likeness)
    best = sorted(near, key=lambda key: (-near[key], key))[:3]
    return [hardware[key].name for key in best]
