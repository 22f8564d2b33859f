"""Claims carry one figure each, that can be read, and name a run that is there."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from paper_atlas.collection import Record
from paper_atlas.problem import Problem
from paper_atlas.record import Claim
from paper_atlas.shape import misspelt
from paper_atlas.source import KeyPath
from paper_atlas.vocabulary import Vocabulary

COMPARING = ("x", "percentage points")
"""Units of comparisons: a claim in one of them needs a relation, unless its metric is a comparison itself."""
BOUNDS = ("over", "under", "up to")
"""Qualifiers that say one end of a range."""
ONE_FIGURE = "write 'value: 4.7' or 'range: [1.39, 1.79]'"
RELATED = "add 'relation: higher', 'relation: lower' or 'relation: of baseline'"
NO_BOUND = "write one value with a qualifier, or a range without"


def check(record: Record, vocabulary: Vocabulary) -> Iterator[Problem]:
    """The figures of all claims, and the runs they name."""
    runs = len(list(record.source.find("runs", "*")))
    for path, claim in record.source.groups("claims", "*"):
        yield from _figure(record, path, claim)
        yield from _range(record, path, claim)
        yield from _comparison(record, path, claim, vocabulary)
        number = claim.get("run")
        if isinstance(number, int) and number > runs > 0:
            what = f"there is no run {number}"
            fix = f"the record has {runs} {'run' if runs == 1 else 'runs'}, numbered from 1"
            yield record.source.problem((*path, "run"), "run", what, fix=fix)


def _figure(record: Record, path: KeyPath, claim: dict[str, Any]) -> Iterator[Problem]:
    if "value" in claim and "range" in claim:
        yield record.source.problem(
            (*path, "range"), "figure", "there is a value and a range", fix=ONE_FIGURE, at_key=True
        )
    if not {"value", "range"} & (set(claim) | misspelt(claim, Claim.model_fields)):
        yield record.source.problem(path, "figure", "the claim has no figure", fix=ONE_FIGURE)


def _range(record: Record, path: KeyPath, claim: dict[str, Any]) -> Iterator[Problem]:
    ends = claim.get("range")
    if (
        not isinstance(ends, list)
        or len(ends) != 2
        or not all(isinstance(end, int | Decimal) for end in ends)
    ):
        return
    low, high = ends
    if low >= high:
        fix = "write the lower figure first, or one value"
        yield record.source.problem(
            (*path, "range"), "range", f"the range runs from {low} to {high}", fix=fix
        )
    if claim.get("qualifier") in BOUNDS:
        what = f"a range can't be '{claim['qualifier']}' as well"
        yield record.source.problem((*path, "qualifier"), "range", what, fix=NO_BOUND)


def _comparison(
    record: Record, path: KeyPath, claim: dict[str, Any], vocabulary: Vocabulary
) -> Iterator[Problem]:
    metric = vocabulary.metrics.get(str(claim.get("metric")))
    related = "relation" in claim or "relation" in misspelt(claim, Claim.model_fields)
    if claim.get("unit") in COMPARING and not related and metric and not metric.comparative:
        what = f"'{claim['unit']}' compares, but there is no relation"
        yield record.source.problem((*path, "unit"), "relation", what, fix=RELATED)
