from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from paper_atlas.problem import ProblemsFound
from paper_atlas.quantity import number
from paper_atlas.review.facts import Fact, facts_in, facts_of
from tests import tiny


def facts(key: str) -> dict[str, Fact]:
    found = facts_in(tiny.PAPERS / f"{key}.yml", f"papers/{key}.yml", tiny.vocabulary())
    return {fact.label: fact for fact in found}


def changed(folder: Path, key: str, **replaced: str) -> dict[str, Fact]:
    text = tiny.text(key)
    for was, becomes in replaced.items():
        assert was in text
        text = text.replace(was, becomes)
    (folder / "a.yml").write_text(text, "utf-8")
    return {fact.label: fact for fact in facts_in(folder / "a.yml", "a.yml", tiny.vocabulary())}


def test_runs_name_role_count_and_resolved_hardware() -> None:
    assert facts("folding-tiles")["run 2"].text == (
        "baseline: 8 × Zephyra Z100 40 GB (product: z100, memory_gb: 40); knit texts without folds;"
        " source: table 2"
    )


def test_hardware_that_is_not_stated_says_so() -> None:
    assert facts("silent-bits")["run 1"].text == "measured: not stated; leave out bits; source: abstract"


def test_a_qualified_count_keeps_what_is_counted() -> None:
    assert facts("storm-on-a-pod")["run 2"].text.startswith("measured: up to 12,000 boards × ")


def test_claims_begin_with_the_figure_as_the_site_shows_it() -> None:
    claims = facts("folding-tiles")

    assert claims["claim 2"].text.startswith("throughput: 1200–15,000\u00a0tokens/s; run: 1; ")
    assert "; relation: lower; " in claims["claim 3"].text


def test_figures_keep_their_digits() -> None:
    assert facts("folding-tiles")["claim 1"].parts["value"] == "1.90"


def test_terms_are_called_by_their_names_and_those_that_lead_nowhere_as_they_stand(tmp_path: Path) -> None:
    terms = tiny.vocabulary()
    assert facts("folding-tiles")["tasks"].text == terms.tasks["knitting"].name

    found = changed(tmp_path, "folding-tiles", knitting="weaving", z200="z999", **{"memory-use": "hunger"})
    assert found["tasks"].text == "weaving (not in the vocabulary)"
    assert "product: z999" in found["run 3"].text
    assert found["claim 3"].parts["metric"] == "hunger (not in the vocabulary)"


def test_a_figure_in_an_unknown_unit_is_shown_as_it_stands(tmp_path: Path) -> None:
    found = changed(tmp_path, "folding-tiles", **{"tokens/s": "knots"})

    assert found["claim 2"].text.startswith("metric: throughput; range: 1200–15,000; unit: knots; run: 1; ")


def test_what_cannot_be_understood_is_a_problem_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("title: [\n", "utf-8")

    with pytest.raises(ProblemsFound, match=r"a\.yml:\d+:1: this is not YAML"):
        facts_in(tmp_path / "a.yml", "a.yml", tiny.vocabulary())


def leaves(data: Any) -> Iterator[Any]:
    """All values of fields that say something."""
    if isinstance(data, dict | list | tuple):
        for value in data.values() if isinstance(data, dict) else data:
            yield from leaves(value)
    else:
        yield data


def as_shown(value: Any) -> set[str]:
    """How a value may be written in a fact."""
    terms = tiny.vocabulary()
    names = {kind[value].name for kind in (terms.tasks, terms.techniques, terms.metrics) if value in kind}
    return names or {number(value) if isinstance(value, Decimal | int) else str(value)}


@pytest.mark.parametrize("key", sorted(tiny.catalog().by_id))
def test_every_value_of_a_record_is_in_its_facts(key: str) -> None:
    paper = tiny.catalog().by_id[key].paper
    found = facts_of(paper, tiny.vocabulary())
    unsaid = []
    for name, group in paper.model_dump(exclude_defaults=True).items():
        text = "\n".join(f"{fact.text} {fact.parts}" for fact in found if fact.name == name)
        unsaid += [value for value in leaves(group) if not any(shown in text for shown in as_shown(value))]

    assert unsaid == []
