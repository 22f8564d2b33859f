"""From a mention of hardware in a query to conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paper_atlas.naming import Mention
from paper_atlas.naming.tokens import Token
from paper_atlas.quantity import number
from paper_atlas.query.lexicon import Lexicon
from paper_atlas.query.model import Chip


def options_of(mention: Mention, lexicon: Lexicon) -> list[Chip]:
    """The products or systems that a mention can mean: one, unless its name is ambiguous."""
    if mention.system or mention.systems:
        systems = (mention.system,) if mention.system else mention.systems
        return [chip_of("system", key, lexicon) for key in systems]
    return [chip for key in mention.products for chip in _of_product(key, mention, lexicon)]


def numbers_of(mention: Mention) -> Iterator[Chip]:
    """How many devices and how much memory a mention states besides the variant."""
    if mention.count and not mention.system:
        yield count_chip(mention.count)
    if mention.stated_gb and not mention.system and not mention.names_variant:
        yield memory_chip(number(mention.stated_gb))


def bare_size(mention: Mention, after: Sequence[Token], lexicon: Lexicon) -> Chip | None:
    """The memory that a number without a unit right after a name is: `a100 80`, `v100-32`.

    Args:
        mention: the name.
        after: the tokens after it.
        lexicon: the names.
    """
    if not after or len(mention.products) != 1 or mention.system:
        return None
    words = lexicon.rules.wording.gpus
    if len(after) > 1 and (after[1].glue == "" or after[1].text in words):
        return None
    sizes = lexicon.rules.vocabulary.hardware[mention.products[0]].memory_sizes
    is_size = after[0].is_number and after[0].text in map(number, sizes)
    return memory_chip(after[0].text) if is_size else None


def lone_size(words: Sequence[Token], lexicon: Lexicon) -> Chip | None:
    """The memory that a number is which is all there is: `24`."""
    return memory_chip(words[0].text) if len(words) == 1 and words[0].text in lexicon.sizes else None


def chip_of(kind: str, key: str, lexicon: Lexicon) -> Chip:
    """The condition that asks for a term by its identifier."""
    return Chip(kind, key, lexicon.names[kind, key])


def count_chip(count: int) -> Chip:
    """The condition that asks for a number of devices."""
    return Chip("count", str(count), "1 device" if count == 1 else f"{number(count)} devices")


def memory_chip(size: str) -> Chip:
    """The condition that asks for a memory size of one device, in GB."""
    return Chip("memory", size, f"{size} GB")


def _of_product(key: str, mention: Mention, lexicon: Lexicon) -> Iterator[Chip]:
    product = lexicon.rules.vocabulary.hardware[key]
    fitting = product.matching(mention.stated_gb, mention.form_factor)
    variants = (mention.variant,) if mention.variant else tuple(fitting)
    if not mention.names_variant or not 0 < len(variants) < len(product.variants):
        yield chip_of("product", key, lexicon)
        return
    for variant in variants:
        yield Chip("product", f"{key}/{variant}", variant_name(key, variant, lexicon))


def variant_name(key: str, variant: str, lexicon: Lexicon) -> str:
    """What a variant is called: NVIDIA V100 SXM2 32 GB."""
    product = lexicon.rules.vocabulary.hardware[key]
    said = product.variants[variant]
    memory = f"{number(said.memory_gb)} GB" if said.memory_gb else ""
    return " ".join(part for part in (product.name, said.form_factor or "", memory) if part)
