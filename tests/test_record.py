from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from paper_atlas import record
from paper_atlas.record import Claim, Hardware, Paper, Run
from paper_atlas.shape import Shape
from tests import tiny

RUN = {"what": "knit", "hardware": {"product": "z100"}, "role": "measured", "source": "abstract"}
CLAIM = {
    "metric": "throughput",
    "value": Decimal("1.90"),
    "unit": "x",
    "run": 1,
    "source": "abstract",
    "quote": "twice",
}


def hardware_of(value: object) -> Any:
    return Run.model_validate({**RUN, "hardware": value}).hardware


def test_hardware_is_a_group_or_not_stated() -> None:
    assert hardware_of("not stated") == "not stated"
    assert hardware_of({"memory_gb": 48}) == Hardware(memory_gb=Decimal(48))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Not Stated", "not stated"),
        ("not-stated", "not stated"),
        ("unknown", "not stated"),
        ("", "not stated"),
        ("V100", None),
    ],
)
def test_hardware_as_text_leads_to_what_was_meant(written: str, meant: str | None) -> None:
    with pytest.raises(ValidationError) as caught:
        hardware_of(written)

    assert caught.value.errors()[0]["ctx"]["meant"] == meant


def test_a_claim_has_two_ends() -> None:
    assert Claim.model_validate(CLAIM).ends == (Decimal("1.90"), Decimal("1.90"))
    ranged = {key: value for key, value in CLAIM.items() if key != "value"} | {"range": [1, Decimal("2.5")]}
    assert Claim.model_validate(ranged).ends == (Decimal(1), Decimal("2.5"))


def test_a_claim_keeps_the_digits_of_its_figure() -> None:
    assert str(Claim.model_validate(CLAIM).value) == "1.90"


def test_what_is_left_out_means_exactly() -> None:
    assert Claim.model_validate(CLAIM).qualifier == "exactly"
    assert Run.model_validate(RUN).count_qualifier == "exactly"


@pytest.mark.parametrize("count", [0, -1, 10_000_001, 1.0, "1", True])
def test_a_count_is_a_whole_number_of_devices(count: object) -> None:
    with pytest.raises(ValidationError):
        Run.model_validate({**RUN, "count": count})


@pytest.mark.parametrize(
    ("key", "standing"),
    [
        ("folding-tiles", "preprint"),
        ("pocket-knitting", "published"),
        ("storm-on-a-pod", "published"),
        ("shrunk-twice", "retracted"),
        ("silent-bits", "withdrawn"),
    ],
)
def test_standing_follows_from_status_or_venue(key: str, standing: str) -> None:
    assert tiny.catalog().by_id[key].paper.standing == standing


def test_a_paper_cannot_be_changed() -> None:
    paper = tiny.catalog().by_id["folding-tiles"].paper

    with pytest.raises(ValidationError):
        paper.title = "Other"  # type: ignore[misc]
    assert isinstance(paper.authors, tuple)


def groups() -> list[type[BaseModel]]:
    return [
        kind
        for kind in vars(record).values()
        if isinstance(kind, type) and issubclass(kind, Shape) and kind is not Shape
    ]


@pytest.mark.parametrize("group", groups(), ids=lambda group: group.__name__)
def test_every_field_says_what_it_is(group: type[BaseModel]) -> None:
    assert group.__doc__
    assert [name for name, field in group.model_fields.items() if not field.description] == []


def test_no_field_is_guessed_from_another_type() -> None:
    with pytest.raises(ValidationError) as caught:
        Paper.model_validate({"title": 1, "authors": "one", "published": [], "links": "x", "runs": {}})

    assert {error["loc"][0] for error in caught.value.errors()} >= {
        "title", "authors", "published", "links", "runs", "summary", "tasks", "techniques"
    }  # fmt: skip
