"""Names of hardware and the words around them: the data from which the browser compiles its rules."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from paper_atlas.vocabulary import Product, System, Variant, Vocabulary

_KINDS = ("phone", "soc")
"""What the rules tell from the rest."""


def naming_data(vocabulary: Vocabulary) -> dict[str, Any]:
    """What `compileRules` of the browser reads; what is last in a row and says nothing is left out.

    Rows, not mappings: JavaScript would move an identifier that is a number to the front.
    """
    wording: Mapping[str, Any] = vocabulary.wording.model_dump(mode="json")
    return {
        "ambiguous": [[written, list(keys)] for written, keys in vocabulary.hardware.ambiguous.items()],
        "products": [_product(key, product) for key, product in vocabulary.hardware.items()],
        "systems": [_system(key, system) for key, system in vocabulary.systems.items()],
        "vendors": sorted(vocabulary.hardware.unimportant),
        "makers": sorted(vocabulary.hardware.makers),
        "wording": {
            name: sorted(words) if isinstance(words, list) else words for name, words in wording.items()
        },
    }


def _product(key: str, product: Product) -> list[Any]:
    variants = [_variant(name, variant) for name, variant in product.variants.items()]
    kind = product.kind if product.kind in _KINDS else None
    return _lean(
        [_key(key, product.name), product.name, list(product.aliases), variants, kind, product.series]
    )


def _key(key: str, name: str) -> str | int:
    """An identifier; where a name's last words make it, how many of its words are left out before."""
    words = name.lower().translate(str.maketrans("._", "--")).split(" ")
    made = ("-".join(words[first:]) for first in range(len(words)))
    return next((first for first, own in enumerate(made) if own == key), key)


def _variant(key: str, variant: Variant) -> list[Any]:
    return _lean([key, figure(variant.memory_gb), variant.form_factor, *variant.aliases])


def _system(key: str, system: System) -> list[Any]:
    memory = figure(system.memory_gb)
    return _lean(
        [
            _key(key, system.name),
            system.name,
            system.product,
            list(system.aliases),
            memory,
            system.form_factor,
            system.count,
        ]
    )


def figure(value: Decimal | None) -> int | float | None:
    """A number as JSON has it."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _lean(row: list[Any]) -> list[Any]:
    while row and not row[-1]:
        row.pop()
    return row
