"""What the products of this repository compute in, and what joins them: this says what will not run."""

from __future__ import annotations

from functools import cache

import pytest

from paper_atlas.vocabulary import Product, Vocabulary, load
from tests.builds import ROOT

WITHOUT_TENSOR_CORES = "7.5"
"""The compute capability that is shared by chips with tensor cores and chips without."""


@cache
def vocabulary() -> Vocabulary:
    return load(ROOT / "vocabulary", ROOT)[0]


def nvidia() -> list[Product]:
    return [product for product in vocabulary().hardware.values() if product.vendor == "nvidia"]


def test_gpus_of_one_compute_capability_compute_in_the_same_formats() -> None:
    found: dict[str, set[tuple[str, ...]]] = {}
    for product in nvidia():
        if product.compute_capability and product.formats:
            found.setdefault(product.compute_capability, set()).add(product.formats)

    several = {capability: formats for capability, formats in found.items() if len(formats) > 1}
    assert set(several) == {WITHOUT_TENSOR_CORES}
    assert len(several[WITHOUT_TENSOR_CORES]) == 2


def test_gpus_of_one_instruction_set_compute_in_the_same_formats() -> None:
    found: dict[str, set[tuple[str, ...]]] = {}
    for product in vocabulary().hardware.values():
        if product.isa and product.formats:
            found.setdefault(product.isa, set()).add(product.formats)

    assert [isa for isa, formats in found.items() if len(formats) > 1] == []


@pytest.mark.parametrize(
    ("number_format", "first"),
    [("bf16", "8.0"), ("tf32", "8.0"), ("fp8", "8.9"), ("fp6", "10.0"), ("fp4", "10.0")],
)
def test_a_narrow_format_begins_with_a_compute_capability(number_format: str, first: str) -> None:
    known = [product for product in nvidia() if product.formats and product.compute_capability]
    having = {
        tuple(map(int, str(p.compute_capability).split("."))) for p in known if number_format in p.formats
    }
    lacking = {
        tuple(map(int, str(p.compute_capability).split("."))) for p in known if number_format not in p.formats
    }

    assert min(having) == tuple(map(int, first.split(".")))
    assert max(lacking) < min(having)


def test_nvidia_gpus_from_pascal_on_say_what_they_compute_in() -> None:
    recent = [p for p in nvidia() if p.compute_capability and float(p.compute_capability) >= 6]

    assert [product.name for product in recent if not product.formats] == ["NVIDIA GeForce MX570"]


@pytest.mark.parametrize(
    ("product", "links"),
    [
        ("rtx-3090", ("NVLink",)),
        ("rtx-2080-ti", ("NVLink",)),
        ("rtx-a6000", ("NVLink",)),
        ("quadro-rtx-8000", ("NVLink",)),
        ("rtx-3080", ()),
        ("rtx-4090", ()),
        ("rtx-5090", ()),
        ("rtx-6000-ada", ()),
        ("l40s", ()),
        ("t4", ()),
        ("instinct-mi250x", ("Infinity Fabric",)),
        ("rtx-pro-6000-blackwell", None),
    ],
)
def test_cards_say_whether_they_can_be_linked(product: str, links: tuple[str, ...] | None) -> None:
    variants = vocabulary().hardware[product].variants.values()

    assert {variant.interconnects for variant in variants} == {links}


def test_of_one_product_some_forms_are_linked_and_others_not() -> None:
    v100 = vocabulary().hardware["v100"].variants

    assert v100["sxm2-32gb"].interconnects == ("NVLink",)
    assert v100["pcie-32gb"].interconnects == ()
