from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from paper_atlas.vocabulary import Product, Variant
from tests import tiny


def test_a_product_has_the_sizes_and_forms_of_its_variants() -> None:
    product = tiny.vocabulary().hardware["z100"]

    assert product.memory_sizes == (40, 80)
    assert product.form_factors == ("Board", "Card")
    assert tiny.vocabulary().hardware["kitsune"].memory_sizes == ()


@pytest.mark.parametrize(
    ("memory", "form", "found"),
    [
        (None, None, {"board-40gb", "board-80gb", "card-40gb"}),
        (40, None, {"board-40gb", "card-40gb"}),
        (None, "Board", {"board-40gb", "board-80gb"}),
        (80, "Card", set()),
    ],
)
def test_variants_fit_what_is_stated(memory: int | None, form: str | None, found: set[str]) -> None:
    product = tiny.vocabulary().hardware["z100"]

    assert set(product.matching(Decimal(memory) if memory else None, form)) == found


def test_figures_are_kept_as_written() -> None:
    assert str(tiny.vocabulary().hardware["z20"].variants["half-6gb"].memory_gb) == "3.5"
    assert Variant(memory_gb=40).memory_gb == Decimal(40)


@pytest.mark.parametrize("wrong", [0, -1, "40", True, 1.5])
def test_memory_is_a_number_above_nothing(wrong: object) -> None:
    with pytest.raises(ValidationError):
        Variant.model_validate({"memory_gb": wrong})


@pytest.mark.parametrize("wrong", ["8", "8.0.1", "sm_80", ""])
def test_a_compute_capability_has_two_parts(wrong: str) -> None:
    usual = {"name": "a", "vendor": "b", "kind": "gpu"}

    assert Product.model_validate({**usual, "compute_capability": "10.3"}).compute_capability == "10.3"
    with pytest.raises(ValidationError):
        Product.model_validate({**usual, "compute_capability": wrong})


def test_links_that_a_variant_does_not_have_are_told_from_those_that_are_not_known() -> None:
    assert Variant(interconnects=[]).interconnects == ()
    assert Variant().interconnects is None
