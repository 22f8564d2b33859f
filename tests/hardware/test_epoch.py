"""Figures of the vocabulary beside Epoch AI's: where they differ by more than 5 %, the entry says why."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import yaml

from paper_atlas.naming import Rules
from paper_atlas.vocabulary import Variant

HERE = Path(__file__).parent / "epoch"
HARDWARE = Path(__file__).parents[2] / "vocabulary" / "hardware"

COLUMNS = {
    "memory_gb": ("Memory (bytes)", 10**9),
    "bandwidth_gbs": ("Memory bandwidth (byte/s)", 10**9),
    "tdp_w": ("TDP (W)", 1),
    "fp64": ("FP64 (double precision) performance (FLOP/s)", 10**12),
    "fp32": ("FP32 (single precision) performance (FLOP/s)", 10**12),
    "tf32": ("TF32 (TensorFloat-32) performance (FLOP/s)", 10**12),
    "fp16": ("Tensor-FP16/BF16 performance (FLOP/s)", 10**12),
    "fp8": ("FP8 performance (FLOP/s)", 10**12),
    "int8": ("INT8 performance (OP/s)", 10**12),
}


def rows() -> Iterator[tuple[dict[str, str], str, str | None]]:
    """Each row that has an entry, with its product and variant."""
    entries = yaml.safe_load((HERE / "rows.yml").read_text(encoding="utf-8"))
    with (HERE / "ml_hardware.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            if entry := entries.get(row["Hardware name"]):
                product, _, variant = entry.partition("/")
                yield row, product, variant or None


def figure(variant: Variant, name: str) -> Decimal | None:
    return variant.tflops.get(name) if name not in Variant.model_fields else getattr(variant, name)  # type: ignore[call-overload, no-any-return]


def differences(row: dict[str, str], variant: Variant) -> list[str]:
    found = []
    for name, (column, scale) in COLUMNS.items():
        ours = figure(variant, name)
        if ours and row[column]:
            theirs = float(row[column]) / scale
            if abs(theirs - float(ours)) > 0.05 * float(ours):
                found.append(f"{name}: {ours} here, {theirs:g} there")
    return found


def entry_text(product: str) -> str:
    """The lines of a product in the file that it stands in, comments included."""
    for file in sorted(HARDWARE.glob("*.yml")):
        text = file.read_text(encoding="utf-8")
        if found := re.search(rf"^{re.escape(product)}:\n(?:[ #].*\n|\n(?=[ #]))*", text, re.MULTILINE):
            return found[0]
    return ""


def test_every_difference_of_more_than_5_per_cent_is_explained(rules: Rules) -> None:
    compared, unexplained = 0, []
    for row, key, name in rows():
        variants = rules.vocabulary.hardware[key].variants
        for variant in [variants[name]] if name else list(variants.values())[:1]:
            compared += 1
            found = differences(row, variant)
            if found and "# Epoch" not in entry_text(key):
                unexplained.append((row["Hardware name"], key, found))
    print(f"{compared} rows compared")  # noqa: T201

    assert compared > 140
    assert unexplained == []


def test_every_figure_has_a_source(rules: Rules) -> None:
    without = [
        (key, name)
        for key, product in rules.vocabulary.hardware.items()
        for name, variant in product.variants.items()
        if (variant.bandwidth_gbs or variant.tdp_w or variant.tflops) and not variant.source
    ]

    assert without == []
