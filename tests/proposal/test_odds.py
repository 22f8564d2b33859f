"""How likely terms are meant, and how that is learnt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.odds import logistic_regression
from paper_atlas.proposal import Proposer
from paper_atlas.proposal.odds import Signs, log_odds, signs
from paper_atlas.proposal.scales import TECHNIQUES
from paper_atlas.proposal.text import read_abstract

ODDS = TECHNIQUES.odds
ABSTRACT = (
    "Training large models is bound by memory. We propose pipeline parallelism with micro-batches that keep "
    "every stage busy, and compare it with data parallelism."
)


def test_a_wider_term_is_less_likely_beside_a_narrower_one(reader: Proposer) -> None:
    tree = reader.techniques.tree
    alike = dict.fromkeys(tree, 0.1)

    alone = signs({"parallelism": 1.0}, alike, frozenset(), tree, ODDS)
    beside = signs({"parallelism": 1.0, "pipeline-parallelism": 1.0}, alike, frozenset(), tree, ODDS)

    assert alone["parallelism"].narrower == 0
    assert log_odds(beside["parallelism"], ODDS) < log_odds(alone["parallelism"], ODDS)


def test_the_signs_of_an_abstract_say_what_its_terms_are_judged_by(reader: Proposer) -> None:
    abstract = read_abstract(ABSTRACT, "", reader.speaks)
    found = reader.techniques.signs(abstract)

    assert found["pipeline-parallelism"].share == found["pipeline-parallelism"].likest + 1 == 1
    assert found["data-parallelism"].share < 1
    assert {one.id: one.weight for one in reader.techniques.suggestions(abstract)} == {
        key: log_odds(one, ODDS) for key, one in found.items() if log_odds(one, ODDS) >= 0
    }


def test_likeness_is_nothing_without_common_words_and_grows_with_them(reader: Proposer) -> None:
    likeness = reader.techniques.likeness
    none, some, more = (
        likeness.to(read_abstract(text, "", reader.speaks))["speculative-decoding"]
        for text in (
            "We paint it.",
            "We paint it, and a model has a draft.",
            "A draft model speculates on tokens.",
        )
    )

    assert 0 == none < some < more <= 1


def test_words_of_few_terms_count_more_than_words_of_many(reader: Proposer) -> None:
    rarity = reader.techniques.likeness.rarity

    assert rarity["gpu"] < rarity["kernel"] < rarity["micro"]


def test_each_sign_counts_as_its_number_says() -> None:
    found = Signs(1, 2, 3, 4, 5, 6, 7)
    only = {"phrases": 1, "share": 2, "narrower": 3, "wide": 4, "denied": 5, "alike": 6, "likest": 7}
    nothing = replace(ODDS, constant=0.5, **dict.fromkeys(only, 0.0))

    assert {name: log_odds(found, replace(nothing, **{name: 10.0})) for name in only} == {
        name: 0.5 + 10 * value for name, value in only.items()
    }


def test_what_goes_with_being_meant_is_learnt_to_speak_for_it() -> None:
    rows = [(1.0, sign, other) for sign in (0.0, 1.0) for other in (0.0, 1.0) for _ in range(100)]
    are = [at % 10 < (8 if sign else 2) for at, (_, sign, _) in enumerate(rows)]

    constant, sign, other = logistic_regression(rows, are)
    assert constant == pytest.approx(-1.38, abs=0.1)
    assert sign == pytest.approx(2.77, abs=0.2)
    assert other == pytest.approx(0, abs=0.01)
