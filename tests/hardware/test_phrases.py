"""Phrases that people write, and how many of them are read rightly.

The rates are over hundreds of phrases, some of which nobody could read alike; `held_out` ones were not
looked at while the rules were made. `pytest tests/hardware -rP` prints the rates.
"""

from __future__ import annotations

from typing import Any

import pytest

from paper_atlas.naming import Rules, answer, mentions

Cases = dict[str, list[dict[str, Any]]]


def rate(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


def right_products(case: dict[str, Any], rules: Rules) -> bool:
    found = {product["id"] for product in answer(case["phrase"], rules)["products"]}
    return "products" in case.get("unsure", ()) or found == set(case.get("products") or ())


def right_numbers(case: dict[str, Any], rules: Rules) -> bool:
    found, unsure = answer(case["phrase"], rules), case.get("unsure", ())
    numbers = all(found[key] == case.get(key) for key in ("count", "memory_gb") if key not in unsure)
    return right_products(case, rules) and numbers


@pytest.mark.parametrize(("held_out", "products", "numbers"), [(False, 0.99, 0.98), (True, 0.96, 0.935)])
def test_phrases_are_read_rightly(
    held_out: bool, products: float, numbers: float, cases: Cases, rules: Rules
) -> None:
    chosen = [case for case in cases["phrases"] if bool(case.get("held_out")) == held_out]
    product_rate = rate([right_products(case, rules) for case in chosen])
    number_rate = rate([right_numbers(case, rules) for case in chosen])
    print(f"{len(chosen)} phrases, {product_rate:.1%} right products, {number_rate:.1%} right numbers")  # noqa: T201

    assert product_rate >= products
    assert number_rate >= numbers


def test_look_alikes_are_no_hardware(cases: Cases, rules: Rules) -> None:
    phrases = [case["phrase"] for case in cases["look_alikes"]]
    false_alarms = [phrase for phrase in phrases if answer(phrase, rules)["products"]]
    print(f"{len(phrases)} look-alikes, {len(false_alarms)} false alarms")  # noqa: T201

    assert len(false_alarms) <= 0.015 * len(phrases)


def test_mentions_in_running_text_are_found_and_no_others(cases: Cases, rules: Rules) -> None:
    found = wanted = true = 0
    for case in cases["abstracts"]:
        got = {(key, mention.count) for mention in mentions(case["text"], rules) for key in mention.products}
        want = {(key, mention.get("count")) for mention in case["mentions"] for key in mention["products"]}
        found, wanted, true = found + len(got), wanted + len(want), true + len(got & want)
    print(f"precision {true / found:.1%}, recall {true / wanted:.1%}")  # noqa: T201

    assert true / found >= 0.95
    assert true / wanted >= 0.95
