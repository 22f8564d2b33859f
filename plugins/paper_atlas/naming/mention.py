"""Mentions of hardware in text, resolved: product, variant, count, memory, form factor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from paper_atlas.naming.around import Around, around, number_after_hyphen, sizes_after
from paper_atlas.naming.reading import Found, names_in, read_tokens
from paper_atlas.naming.rules import Rules
from paper_atlas.naming.tokens import Token
from paper_atlas.vocabulary import Product

_REACH = 40
"""How many tokens away something can be said of a name."""
_LONGEST_GUESSED = 12
_WORDS_IN_NAME = 4


@dataclass(frozen=True)
class Mention:
    """One name in a text, with what is said of it."""

    start: int
    """Position of its first character."""
    end: int
    """Position after its last character."""
    products: tuple[str, ...]
    """Identifiers: one, or all that an ambiguous name can mean."""
    variant: str | None = None
    count: int | None = None
    """Devices."""
    memory_gb: Decimal | None = None
    """Memory of one device in GB."""
    form_factor: str | None = None
    system: str | None = None
    systems: tuple[str, ...] = ()
    """Systems that an ambiguous name can mean."""
    stated_gb: Decimal | None = None
    """The one memory size that the text itself states beside the name."""


def mentions(text: str, rules: Rules) -> list[Mention]:
    """Every mention of hardware in a text, from left to right."""
    phrase = read_tokens(text, rules)
    names = names_in(phrase, rules)
    read: list[tuple[Found, Around, Sequence[Token]]] = []
    for number, name in enumerate(names):
        after = names[number - 1].last if number else 0
        until = names[number + 1].first if number + 1 < len(names) else len(phrase)
        first = max(0, name.first - _REACH)
        reach = phrase[first : name.last + _REACH]
        here = name._replace(first=name.first - first, last=name.last - first)
        end = min(until - first, len(reach))
        said = around(here, reach, rules, after=max(0, after - first), until=end)
        _add_far_size(here, said, reach, rules, end)
        read.append((here, said, reach))
    laptops = {name.group for name, said, _ in read if said.is_laptop}
    found = []
    for name, said, near in read:
        said.is_laptop = name.group in laptops
        stated = None if _either(said) or not said.sizes else said.sizes[0]
        found.append(replace(_mention(name, said, near, rules), stated_gb=stated))
    return found


def _add_far_size(name: Found, said: Around, phrase: Sequence[Token], rules: Rules, until: int) -> None:
    """A size further on counts only where the product is made with it."""
    if said.sizes or len(name.meaning.products) != 1:
        return
    product = rules.vocabulary.hardware[name.meaning.products[0]]
    plain = Decimal(number_after_hyphen(name, phrase) or 0)
    if plain in product.memory_sizes:
        said.sizes.append(plain)
        return
    for size in sizes_after(name, phrase, rules, until, unified=product.kind in ("soc", "phone")):
        if size in product.memory_sizes and len(product.memory_sizes) > 1:
            said.sizes.append(size)
            return


def _mention(name: Found, said: Around, phrase: Sequence[Token], rules: Rules) -> Mention:
    start, end = phrase[said.first].start, phrase[said.last - 1].end
    if name.meaning.system:
        return _system(name.meaning.system, said, start, end, phrase, rules)
    count = _slice(name, phrase, rules) or said.count
    products = _products(name.meaning.products, said, rules)
    if len(products) != 1:
        size = said.sizes[0] if said.sizes else None
        return Mention(
            start, end, products, None, count, size, said.form_factor, systems=name.meaning.systems
        )
    product = rules.vocabulary.hardware[products[0]]
    memory = _memory(said, product)
    form = _form(said.form_factor, product)
    fitting = product.matching(memory, form)
    if name.meaning.variant:
        fitting = {name.meaning.variant: product.variants[name.meaning.variant]}
    variant = next(iter(fitting)) if len(fitting) == 1 and not _either(said) else None
    if variant:
        memory = memory or product.variants[variant].memory_gb
        form = form or product.variants[variant].form_factor
    memory = memory or (None if _either(said) else _only(v.memory_gb for v in fitting.values()))
    return Mention(start, end, products, variant, count, memory, form)


def _slice(name: Found, phrase: Sequence[Token], rules: Rules) -> int | None:
    cores = rules.wording.slices.get(name.meaning.products[0])
    size = number_after_hyphen(name, phrase)
    return max(1, size // cores) if cores and size else None


def _products(products: tuple[str, ...], said: Around, rules: Rules) -> tuple[str, ...]:
    if said.is_laptop:
        return tuple(dict.fromkeys(rules.laptop(key) or key for key in products))
    if said.sizes and len(products) > 1:
        hardware = rules.vocabulary.hardware
        fitting = tuple(key for key in products if said.sizes[0] in hardware[key].memory_sizes)
        return fitting or products
    return products


def _either(said: Around) -> bool:
    """Whether several sizes are named, so that none is said: A100 40GB or 80GB."""
    return len(set(said.sizes)) > 1


def _memory(said: Around, product: Product) -> Decimal | None:
    if not said.sizes or _either(said):
        return None
    size, made = said.sizes[0], product.memory_sizes
    if size in made or not made:
        return size
    if said.count and size / said.count in made:
        return size / said.count  # 4x A100 320 GB: all of them together
    return size if size <= 2 * made[-1] else None


def _form(said: str | None, product: Product) -> str | None:
    """The vendor's own form factor where a phrase says only SXM."""
    if said is None or said in product.form_factors:
        return said
    like = [form for form in product.form_factors if form.startswith(said)]
    return like[0] if len(like) == 1 else None


def _only(sizes: Iterable[Decimal | None]) -> Decimal | None:
    distinct = set(sizes)
    return distinct.pop() if len(distinct) == 1 else None


def _system(key: str, said: Around, start: int, end: int, phrase: Sequence[Token], rules: Rules) -> Mention:
    system = rules.vocabulary.systems[key]
    product = rules.vocabulary.hardware[system.product]
    memory = system.memory_gb or _memory(said, product)
    fitting = product.matching(memory, system.form_factor)
    variant = next(iter(fitting)) if len(fitting) == 1 else None
    memory = memory or _only(v.memory_gb for v in fitting.values())
    following = phrase[said.last].text if said.last < len(phrase) else ""
    several = said.count is None and following in rules.wording.hosts and following.endswith("s")
    count = system.count * (said.count or 1) if system.count and not several else None
    return Mention(start, end, (system.product,), variant, count, memory, system.form_factor, key)


def answer(phrase: str, rules: Rules) -> Mapping[str, Any]:
    """What a phrase says of hardware, as plain data; where it says nothing, the nearest spellings."""
    found = _settled(mentions(phrase, rules), rules)
    if not found:
        return {**_plain((), rules), "status": "unknown", "near": _nearest(phrase, rules)}
    found = _without_hosts(found, rules)
    products = tuple(dict.fromkeys(key for mention in found for key in mention.products))
    if len(products) == 1:
        return {**_joined(found, rules), "status": "one"}
    ambiguous = any(len(mention.products) > 1 for mention in found)
    count = found[0].count if len(found) == 1 else None
    memory = _agreed(mention.stated_gb for mention in found)
    status = "ambiguous" if ambiguous else "several"
    return {**_plain(products, rules, count=count, memory_gb=memory), "status": status}


def _without_hosts(found: list[Mention], rules: Rules) -> list[Mention]:
    """Without the series of processors that a GPU's host has; they are no product."""
    hardware = rules.vocabulary.hardware
    products = [mention for mention in found if not hardware[mention.products[0]].series]
    return products or found


def _settled(found: list[Mention], rules: Rules) -> list[Mention]:
    """Without ambiguous names that another settles: GV100GL [Tesla V100], DGX-1 with 8 V100."""
    sure = {mention.products[0]: mention for mention in found if len(mention.products) == 1}
    settled: list[Mention] = []
    for mention in found:
        product = next((key for key in mention.products if key in sure), None)
        if len(mention.products) == 1 or product is None:
            settled.append(mention)
        elif system := _system_with(sure[product], mention.systems, rules):
            settled.append(system)
    return settled


def _system_with(device: Mention, systems: tuple[str, ...], rules: Rules) -> Mention | None:
    """That of several systems which holds a device: a DGX-1 with V100."""
    for key in systems:
        system = rules.vocabulary.systems[key]
        fits = None in (device.memory_gb, system.memory_gb) or device.memory_gb == system.memory_gb
        if system.product == device.products[0] and fits:
            memory = device.memory_gb or system.memory_gb
            fitting = rules.vocabulary.hardware[system.product].matching(memory, system.form_factor)
            variant = next(iter(fitting)) if len(fitting) == 1 else None
            memory = memory or _only(v.memory_gb for v in fitting.values())
            count = device.count or system.count
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
    )
    return " ".join(part for part in said if part)


def _joined(found: list[Mention], rules: Rules) -> dict[str, Any]:
    """Mentions of one product as one: what they say, unless they say different things."""
    names = ("variant", "count", "memory_gb", "form_factor", "system")
    said = {name: _agreed(getattr(mention, name) for mention in found) for name in names}
    return _plain(found[0].products, rules, **said)


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
                for key, likeness in hardware.alike(part):
                    near[key] = max(near.get(key, 0), likeness)
    best = sorted(near, key=lambda key: (-near[key], key))[:3]
    return [hardware[key].name for key in best]
