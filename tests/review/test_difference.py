from __future__ import annotations

from pathlib import Path

import pytest

from paper_atlas.review.difference import differences
from paper_atlas.review.facts import Fact, facts_in
from paper_atlas.vocabulary import load
from tests import tiny
from tests.builds import ROOT

Rows = list[tuple[str, str | None, str | None]]
RUN = """\
  - what: knit texts without folds
    hardware: {product: z100, memory_gb: 40}
    count: 8
    role: baseline
    source: table 2
"""
CLAIM = """\
  - metric: accuracy
    value: 3
    unit: "%"
    run: 2
    source: title
    quote: three
"""


def rows(folder: Path, *replaced: tuple[str, str], key: str = "folding-tiles") -> Rows:
    text = tiny.text(key)
    for was, becomes in replaced:
        assert text.count(was) == 1
        text = text.replace(was, becomes)
    (folder / "after.yml").write_text(text, "utf-8")
    before = facts_in(tiny.PAPERS / f"{key}.yml", "before", tiny.vocabulary())
    after = facts_in(folder / "after.yml", "after", tiny.vocabulary())
    return [(one.label, one.before, one.after) for one in differences(before, after)]


@pytest.mark.parametrize("key", sorted(tiny.catalog().by_id))
def test_the_same_record_differs_in_nothing(tmp_path: Path, key: str) -> None:
    assert rows(tmp_path, key=key) == []


def test_layout_and_comments_are_no_difference(tmp_path: Path) -> None:
    assert rows(tmp_path, ("tasks: [knitting]", "# a comment\ntasks:\n  - knitting")) == []


def test_only_the_field_that_differs_is_told(tmp_path: Path) -> None:
    assert rows(
        tmp_path, ("value: 1.90", "value: 1.9"), ("published: 2023-05-23", "published: 2023-05-24")
    ) == [
        ("published", "2023-05-23", "2023-05-24"),
        ("claim 1: value", "1.90", "1.9"),
    ]


def test_a_field_that_is_new_or_gone_has_one_side(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        ("  arxiv: ", "  doi: 10.5555/1\n  arxiv: "),
        ("    setup: 7B model, batches of 32\n", ""),
    )

    assert found == [
        ("links: doi", None, "10.5555/1"),
        ("claim 1: setup", "7B model, batches of 32", None),
    ]


def test_an_item_that_is_new_or_gone_is_told_whole(tmp_path: Path) -> None:
    ((label, before, after),) = rows(tmp_path, ("needs:\n", f"{CLAIM}needs:\n"))
    assert (label, before) == ("claim 5", None)
    assert after is not None
    assert after.endswith("run: 2; source: title; quote: three")

    label, before, after = rows(tmp_path, (RUN, ""))[-1]
    assert (label, after) == ("claim 4: run", "2")


def test_a_run_put_first_moves_no_claim(tmp_path: Path) -> None:
    new = "runs:\n  - what: boot\n    hardware: not stated\n    role: named\n    source: title\n"
    text = tiny.text("folding-tiles").replace("runs:\n", new)
    for number in (2, 1):
        text = text.replace(f"run: {number}\n", f"run: {number + 1}\n")
    (tmp_path / "after.yml").write_text(text, "utf-8")
    terms = tiny.vocabulary()
    before = facts_in(tiny.PAPERS / "folding-tiles.yml", "before", terms)
    found = differences(before, facts_in(tmp_path / "after.yml", "after", terms))

    assert [(one.label, one.before) for one in found] == [("run 1", None)]


def test_claims_whose_run_is_gone_say_so(tmp_path: Path) -> None:
    found = rows(tmp_path, (RUN, ""), ("    run: 2\n", "    run: 1\n"))

    assert found[0][0] == "run 2"
    assert found[0][2] is None
    assert found[1:] == [("claim 4: run", "2, which is gone", "1")]


def test_items_that_change_places_are_told_once(tmp_path: Path) -> None:
    both = "  - {paper: folding-tiles, how: extends}\n  - {paper: shrunk-twice, how: compares}\n"
    turned = "  - {paper: shrunk-twice, how: compares}\n  - {paper: folding-tiles, how: extends}\n"

    assert rows(tmp_path, (both, turned), key="storm-on-a-pod") == [("order of related", "1, 2", "2, 1")]


def test_equal_items_are_told_apart_by_their_number(tmp_path: Path) -> None:
    found = rows(tmp_path, (RUN, RUN * 3))

    assert [label for label, _, _ in found] == ["run 3", "run 4"]


def test_thousands_of_items_are_compared_without_comparing_all_with_all() -> None:
    old = [
        Fact("reproductions", f"{n}", n, {"source": "abstract", "quote": f"was {n}"}) for n in range(1, 3001)
    ]
    new = [
        Fact("reproductions", f"{n}", n, {"source": "abstract", "quote": f"is {n}"}) for n in range(1, 3001)
    ]

    found = differences(old, new)

    assert len(found) == 3000
    assert (found[0].label, found[0].before, found[0].after) == ("reproduction 1: quote", "was 1", "is 1")


def test_from_nothing_to_a_real_record_every_fact_is_new() -> None:
    terms, _ = load(ROOT / "vocabulary", ROOT)
    after = facts_in(ROOT / "papers/qlora.yml", "x", terms)

    assert [(one.label, one.after) for one in differences((), after)] == [(f.label, f.text) for f in after]
