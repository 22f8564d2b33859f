"""Mentions of hardware in text, resolved: product, variant, count, memory, form factor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from paper_atlas.naming.around import around, number_after_hyphen, sizes_after
from paper_atlas.naming.reading import names_in, read_tokens
from paper_atlas.naming.rules import Rules
from paper_atlas.naming.said import Around
from paper_atlas.naming.spelling import Found
from paper_atlas.naming.tokens import Token
from paper_atlas.vocabulary import Product

_REACH = 40
"""How many tokens away something can be said of a name."""
_MOST_CHIPS = 8
_CHIPS = frozenset({"phone", "soc"})
_LEAST_STORED = 128
"""A chip beside so many GB, unless it is made with them, stands in what stores them."""
_RESERVED = Decimal("0.1")
"""A driver reports up to this share of the memory less than the vendor states, in binary units."""


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
    names_variant: bool = False
    """Whether the text says which variant: by a form factor or by a name of its own."""
    stated_gb: Decimal | None = None
    """The one memory size that the text itself states beside the name."""


def mentions(text: str, rules: Rules, *, typed: bool = False) -> list[Mention]:
    """Every mention of hardware in a text, from left to right.

    Args:
        text: any text.
        rules: the names and words to know.
        typed: whether it was typed into a search box, where a name means hardware more often than not.
    """
    phrase = read_tokens(text, rules)
    names = names_in(phrase, rules, typed=typed)
    read: list[tuple[Found, Around, Sequence[Token]]] = []
    after = 0
    for number, name in enumerate(names):
        until = names[number + 1].first if number + 1 < len(names) else len(phrase)
        first = max(0, name.first - _REACH)
        reach = phrase[first : name.last + _REACH]
        here = name._replace(first=name.first - first, last=name.last - first)
        end = min(until - first, len(reach))
        said = around(here, reach, rules, after=max(0, after - first), until=end)
        _add_far_size(here, said, reach, rules, end)
        read.append((here, said, reach))
        after = first + max(said.last, here.last)
    laptops = {name.group for name, said, _ in read if said.is_laptop}
    _share(read, rules)
    found = []
    for name, said, near in read:
        said.is_laptop = name.group in laptops
        found.append(_mention(name, said, near, rules))
    return found


def _share(read: Sequence[tuple[Found, Around, Sequence[Token]]], rules: Rules) -> None:
    """The memory said after a list is that of each in it, the count before it too: 8 A100/A800 80GB."""
    for (name, said, near), (following, its, its_near) in reversed(list(pairwise(read))):
        after, begins = near[name.last : name.last + 1], its_near[following.first]
        slash = following.group == name.group or (after == [begins] and begins.glue.strip() == "/")
        if slash:
            its.count = its.count or said.count
            if said.leads and not its.sizes and _are_made(said.sizes[:1], following, rules):
                its.sizes = said.sizes[:1]  # 24 GB (3090/4090)
        joined = slash or (bool(after) and _is_and(after[0]))
        if joined and not said.sizes and _are_made(its.sizes[:1], name, rules):
            said.sizes = its.sizes[:1]


def _are_made(sizes: Sequence[Decimal], name: Found, rules: Rules) -> bool:
    """Whether there are sizes, and a name's products are made with each."""
    hardware = rules.vocabulary.hardware
    made = {size for key in name.meaning.products for size in hardware[key].memory_sizes}
    return bool(sizes) and made.issuperset(sizes)


def _is_and(token: Token) -> bool:
    """Whether a word for and stands after a name; not in brackets: H100 (or A100-80GB)."""
    return token.text in ("and", "or") and "(" not in token.glue


def _add_far_size(name: Found, said: Around, phrase: Sequence[Token], rules: Rules, until: int) -> None:
    """A size further on counts only where the product is made with it."""
    if said.sizes or len(name.meaning.products) != 1:
        return
    product = rules.vocabulary.hardware[name.meaning.products[0]]
    plain = Decimal(number_after_hyphen(name, phrase) or 0)
    if plain in product.memory_sizes:
        said.sizes.append(plain)
        return
    for size, total in sizes_after(name, phrase, rules, until, unified=True):
        made, each = _made(size, product), _each(size, said, product)
        made = (each or made) if total else (made or each)
        if made and len(product.memory_sizes) > 1:
            said.sizes.append(made)
            return


def _mention(name: Found, said: Around, phrase: Sequence[Token], rules: Rules) -> Mention:
    start, end = phrase[said.first].start, phrase[said.last - 1].end
    if name.meaning.system:
        return _system(name.meaning.system, said, start, end, phrase, rules)
    count = _slice(name, phrase, rules) or _devices(said, name, phrase, rules)
    products = _products(name.meaning.products, said, rules)
    if len(products) != 1:
        return _undecided(name, said, products, start, end, count, rules)
    product = rules.vocabulary.hardware[products[0]]
    memory = _memory(said, product)
    form = _form(said.form_factor, product)
    fitting = product.matching(memory, form)
    known = form is None or form in product.form_factors
    if name.meaning.variant:
        fitting = {name.meaning.variant: product.variants[name.meaning.variant]}
    variant = next(iter(fitting)) if len(fitting) == 1 and not _either(said) else None
    if variant:
        memory = memory or product.variants[variant].memory_gb
        form = form or product.variants[variant].form_factor
    sized = fitting if known else product.variants
    memory = memory or (None if _either(said) else only(v.memory_gb for v in sized.values()))
    named = bool(name.meaning.variant or said.form_factor)
    return Mention(
        start, end, products, variant, count, memory, form, names_variant=named, stated_gb=_stated(said)
    )


def _undecided(
    name: Found,
    said: Around,
    products: tuple[str, ...],
    start: int,
    end: int,
    count: int | None,
    rules: Rules,
) -> Mention:
    sizes = {rules.vocabulary.hardware[key].memory_sizes for key in products}
    known = sizes.pop() if len(sizes) == 1 else ()
    shared = known[0] if len(known) == 1 else None  # either Titan X has 12 GB
    return Mention(
        start,
        end,
        products,
        count=count,
        memory_gb=said.sizes[0] if said.sizes else shared,
        form_factor=said.form_factor,
        systems=name.meaning.systems,
        stated_gb=_stated(said),
    )


def _slice(name: Found, phrase: Sequence[Token], rules: Rules) -> int | None:
    cores = rules.wording.slices.get(name.meaning.products[0])
    size = number_after_hyphen(name, phrase)
    return max(1, size // cores) if cores and size else None


def _devices(said: Around, name: Found, phrase: Sequence[Token], rules: Rules) -> int | None:
    """How many devices; the many GPUs of a chip are its cores, and a driver can see one as several."""
    is_chip = all(rules.vocabulary.hardware[key].kind in _CHIPS for key in name.meaning.products)
    count, parts = said.devices, rules.wording.parts.get(name.meaning.products[0])
    if count is None or (is_chip and count > _MOST_CHIPS):
        return None
    if parts and said.count and said.total == parts * said.count:
        return said.count  # 4 K80 boards (8 GPUs)
    if parts and name.last < len(phrase) and phrase[name.last].text in rules.wording.part_words:
        return None if count % parts else count // parts  # 8 MI250X GCDs
    return count


def _products(products: tuple[str, ...], said: Around, rules: Rules) -> tuple[str, ...]:
    if said.is_laptop:
        return tuple(dict.fromkeys(rules.laptop(key) or key for key in products))
    if said.sizes and len(products) > 1:
        hardware = rules.vocabulary.hardware
        fitting = tuple(key for key in products if said.sizes[0] in hardware[key].memory_sizes)
        return fitting or products
    return products


def _stated(said: Around) -> Decimal | None:
    return None if _either(said) or not said.sizes else Decimal(round(said.sizes[0]))


def _either(said: Around) -> bool:
    """Whether several sizes are named, so that none is said: A100 40GB or 80GB."""
    return len(said.sizes) > 1 and max(said.sizes) - min(said.sizes) > _leeway(said.sizes)


def _leeway(sizes: Sequence[Decimal]) -> Decimal:
    """By how much sizes can differ and be one: where one is what a driver reports, 12066MiB of 12G."""
    return max(sizes) * _RESERVED if any(size % 1 for size in sizes) else Decimal(0)


def _memory(said: Around, product: Product) -> Decimal | None:
    if not said.sizes or _either(said):
        return None
    size, made = said.sizes[0], product.memory_sizes
    if size not in made and _is_stored(size, product):
        return None
    if size in made or size % 1:
        return _made(size, product)
    if not made:
        return size
    return _each(size, said, product) or (size if size <= 2 * made[-1] else None)


def _is_stored(size: Decimal, product: Product) -> bool:
    """Whether a size beside a chip is what the thing it is in stores, or 5G."""
    return product.kind == "phone" or (product.kind in _CHIPS and size >= _LEAST_STORED)


def _each(size: Decimal, said: Around, product: Product) -> Decimal | None:
    """The memory of one where a size is that of all together: 4x A100 320 GB."""
    each = size / (said.count or 1)
    return each if said.count and each in product.memory_sizes else None


def _made(size: Decimal, product: Product) -> Decimal | None:
    """The memory size of a product that a written one means, where it is made with it."""
    if size in product.memory_sizes or not size % 1:
        return size if size in product.memory_sizes else None
    return next((own for own in product.memory_sizes if abs(own - size) < own * _RESERVED), None)


def _form(said: str | None, product: Product) -> str | None:
    """The vendor's own form factor where a phrase says only SXM; one that no variant has as it is said."""
    if said is None or said in product.form_factors:
        return said
    like = [form for form in product.form_factors if form.startswith(said)]
    return like[0] if len(like) == 1 else (None if like else said)


def only(values: Iterable[Any]) -> Any:
    """What all of some values are; None where they differ."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None


def _system(key: str, said: Around, start: int, end: int, phrase: Sequence[Token], rules: Rules) -> Mention:
    system = rules.vocabulary.systems[key]
    product = rules.vocabulary.hardware[system.product]
    memory = system.memory_gb or _memory(said, product)
    fitting = product.matching(memory, system.form_factor)
    variant = next(iter(fitting)) if len(fitting) == 1 else None
    memory = memory or only(v.memory_gb for v in fitting.values())
    following = phrase[said.last].text if said.last < len(phrase) else ""
    words = rules.wording
    hold_several = following in words.clusters or (following in words.hosts and following.endswith("s"))
    several = said.count is None and hold_several
    count = said.total or (system.count * (said.devices or 1) if system.count and not several else None)
    products, form = (system.product,), system.form_factor
    return Mention(start, end, products, variant, count, memory, form, key, stated_gb=_stated(said))
