"""What things are made from has one digest wherever it is taken, and another for everything else."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Any

import pytest
from markupsafe import Markup

from paper_atlas.made import Made, fingerprint, ready
from paper_atlas.vocabulary import Vendor
from tests import tiny
from tests.builds import ROOT


@dataclass(frozen=True)
class Pair:
    one: object
    other: object = field(default=None)

    @cached_property
    def worked_out(self) -> str:
        return f"{self.one} {self.other}"


@dataclass(frozen=True)
class Named:
    made_from: str
    more: object = None


DIFFERENT: list[Any] = [
    *(None, "", "None", 0, "0", 1, True, 1.0, Decimal(1), Decimal("1.0")),
    *([], [[]], ["a", "b"], ["ab"], {"a", "b"}),
    *({}, {"a": 1}, {"a": 1, "b": 2}, {"b": 2, "a": 1}, {"a": {"b": 1}}),
    *(Pair(1), Pair(1, 2), Pair(2, 1), Pair("1"), Pair({("a", "b"): 1}), Pair({("a", "b"): 2})),
    *(Vendor(name="A"), Vendor(name="A", aliases=()), Vendor(name="B")),
    *(Named("a"), Named("b"), Made("a", str), Made("b", str)),
    *(Pair, Named, fingerprint),
]


def test_what_differs_has_another_digest() -> None:
    assert len({fingerprint(value) for value in DIFFERENT}) == len(DIFFERENT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1, "a"), (1, "a")),
        ({"a", "b", "c"}, {"c", "b", "a"}),
        (MappingProxyType({"a": 1}), {"a": 1}),
        (Named("a", 1), Named("a", 2)),
        (Made("a", lambda: "x"), Made("a", lambda: "y")),
        (Markup("&amp;"), "&amp;"),
    ],
)
def test_what_is_equal_has_the_same(one: object, other: object) -> None:
    assert fingerprint(one) == fingerprint(other)


def test_what_a_thing_has_worked_out_of_itself_does_not_matter() -> None:
    pair, product = Pair(1, 2), next(iter(tiny.vocabulary().hardware.values())).model_copy()
    before = fingerprint(pair), fingerprint(product)

    assert pair.worked_out
    assert product.memory_sizes is not None
    assert (fingerprint(pair), fingerprint(product)) == before


def test_another_process_takes_the_same() -> None:
    code = (
        "from paper_atlas.made import fingerprint\nfrom tests import tiny\n"
        "catalog = tiny.catalog()\n"
        "print(fingerprint((catalog.vocabulary.hardware, {'b', 'a'}, catalog.by_product, catalog.papers)))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(said) == 1


@pytest.mark.parametrize("value", [lambda: 1, object(), iter([1]), {(1, 2): 3}, b"bytes"])
def test_what_can_not_be_told_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        fingerprint([value])


def test_what_is_made_within_something_else_is_another_thing() -> None:
    made = ready(b"content")

    assert made.within("a").make() == b"content"
    assert len({made.made_from, made.within("a").made_from, made.within("b").made_from}) == 3
