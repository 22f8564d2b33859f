"""What is said of hardware is of one piece: one device a run, in a size and form that it is made in."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from paper_atlas.collection import Record
from paper_atlas.problem import Problem, shown
from paper_atlas.record import Hardware
from paper_atlas.shape import folded, misspelt
from paper_atlas.source import KeyPath
from paper_atlas.vocabulary import Product, Vocabulary

WAYS = ("product", "system", "architecture", "vendor", "unnamed")
"""The fields that name hardware; one of them stands alone."""
ONE_WAY = "keep the most precise one that the paper states"
NAMED = f"write one of {', '.join(WAYS)} or memory_gb, or 'hardware: not stated'"
OF_A_PRODUCT = "add the product, or leave it out"
NOTHING_COUNTED = "name what was counted: hardware: {unnamed: GPU}"


def check(record: Record, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Mentions of hardware in runs and reproductions."""
    for field in ("runs", "reproductions"):
        for path, hardware in record.source.groups(field, "*", "hardware"):
            yield from _mention(record, path, hardware)
            product = vocabulary.hardware.get(str(hardware.get("product")))
            if product:
                yield from _variant(record, path, hardware, product)
    for path, run in record.source.groups("runs", "*"):
        if "count" in run and run.get("hardware") == "not stated":
            what = "there is a count of hardware that is not stated"
            yield record.source.problem((*path, "count"), "count", what, fix=NOTHING_COUNTED)


def _mention(record: Record, path: KeyPath, hardware: dict[str, Any]) -> Iterator[Problem]:
    named = [way for way in WAYS if way in hardware]
    meant = misspelt(hardware, Hardware.model_fields)
    if len(named) > 1:
        what = f"{' and '.join(named)} stand together"
        yield record.source.problem(path, "hardware", what, fix=ONE_WAY)
    if not named and "memory_gb" not in hardware and not meant:
        yield record.source.problem(path, "hardware", "no hardware is named", fix=NAMED)
    if "form_factor" in hardware and "product" not in {*hardware, *meant}:
        what = "form_factor stands without product"
        yield record.source.problem((*path, "form_factor"), "hardware", what, fix=OF_A_PRODUCT)


def _variant(record: Record, path: KeyPath, hardware: dict[str, Any], product: Product) -> Iterator[Problem]:
    memory, form = hardware.get("memory_gb"), hardware.get("form_factor")
    sizes, forms = product.memory_sizes, product.form_factors
    is_size = isinstance(memory, int | Decimal) and not isinstance(memory, bool) and memory > 0
    if is_size and sizes and memory not in sizes:
        made = ", ".join(f"{size} GB" for size in sizes)
        what = f"{product.name} is not made with {memory} GB"
        fix = f"it has {made}; name another product, or mend the size"
        yield record.source.problem((*path, "memory_gb"), "variant", what, fix=fix)
    if isinstance(form, str) and forms and form not in forms:
        what = f"{product.name} is not made as {shown(form)}"
        meant = next((known for known in forms if folded(known) == folded(form)), None)
        fix = f"it comes as {', '.join(forms)}"
        yield record.source.problem((*path, "form_factor"), "variant", what, meant=meant, fix=fix)
