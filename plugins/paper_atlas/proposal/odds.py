"""How likely each term is meant whose phrases stand in an abstract."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import reduce
from math import log
from operator import add
from typing import NamedTuple

from paper_atlas.proposal.scales import Odds
from paper_atlas.vocabulary import Tree


class Signs(NamedTuple):
    """What speaks for and against a term, in the order and with the meaning of the fields of `Odds`."""

    phrases: float
    share: float
    narrower: float
    wide: float
    denied: float
    alike: float
    likest: float


def signs(
    weights: Mapping[str, float], alike: Mapping[str, float], denied: Set[str], tree: Tree, odds: Odds
) -> dict[str, Signs]:
    """The signs of all terms that have phrases.

    Args:
        weights: what the phrases of each weigh.
        alike: how alike each term of the tree is to the abstract.
        denied: those that are spoken against or lack what they need.
        tree: the terms.
        odds: how the signs count.
    """
    heaviest = max(weights.values(), default=0.0)
    likest = max((alike[key] for key in weights), default=0.0)
    narrower: dict[str, float] = {}
    for key, weight in weights.items():
        for parent in tree.ancestors(key):
            narrower[parent] = max(narrower.get(parent, 0.0), weight)
    return {
        key: Signs(
            log(odds.least + weight),
            weight / heaviest,
            narrower.get(key, 0.0),
            float(bool(tree.children[key])),
            float(key in denied),
            log(odds.least_alike + alike[key]),
            log((odds.least_alike + alike[key]) / (odds.least_alike + likest)),
        )
        for key, weight in weights.items()
    }


def log_odds(found: Signs, odds: Odds) -> float:
    """The logarithm of the odds that a term with these signs is meant."""
    weights = (
        odds.phrases,
        odds.share,
        odds.narrower,
        odds.wide,
        odds.denied,
        odds.alike,
        odds.likest,
    )
    products = (sign * weight for sign, weight in zip(found, weights, strict=True))
    # Not `sum`: from Python 3.12 it rounds otherwise than a browser that adds.
    return reduce(add, products, odds.constant)
