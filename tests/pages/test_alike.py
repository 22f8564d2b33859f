"""Papers alike by what they use: the rarest counts most, and everybody says what is shared."""

from __future__ import annotations

from pathlib import Path

from paper_atlas.catalog import Catalog
from paper_atlas.pages.alike import Likeness
from tests.pages.made import catalog, paper


def alike(catalog: Catalog, key: str, *without: str) -> list[tuple[str, list[str]]]:
    """The papers like one, with what they share."""
    found = Likeness(catalog).to(catalog.by_id[key], without)
    return [(one.entry.id, [facet.key for facet in one.shared]) for one in found]


def crowd(number: int, **fields: str) -> dict[str, str]:
    """Papers that have nothing to do with the others."""
    return {f"other-{place}": paper(900 + place, **fields) for place in range(number)}


def test_papers_are_alike_that_share_rare_techniques_tasks_and_hardware(tmp_path: Path) -> None:
    papers = {
        "one": paper(1, techniques="double-tile-folding", tasks="knitting", product="z100"),
        "same-in-all": paper(2, techniques="double-tile-folding", tasks="knitting", product="z100"),
        "same-technique": paper(3, techniques="double-tile-folding", tasks="forecasting"),
        "same-task": paper(4, techniques="shrinking", tasks="knitting"),
        "same-task-too": paper(5, tasks="knitting"),
        **crowd(60, techniques="bit-shrinking"),
    }

    assert alike(catalog(tmp_path, papers), "one") == [
        ("same-in-all", ["z100", "double-tile-folding", "knitting"]),
        ("same-technique", ["double-tile-folding"]),
        ("same-task", ["knitting"]),
        ("same-task-too", ["knitting"]),
    ]


def test_a_narrower_term_stands_for_all_that_are_wider(tmp_path: Path) -> None:
    papers = {
        "one": paper(1, techniques="double-tile-folding"),
        "sister": paper(2, techniques="tile-folding"),
        "aunt": paper(3, techniques="folding"),
        **crowd(60, tasks="knitting"),
    }

    assert alike(catalog(tmp_path, papers), "one") == [
        ("sister", ["tile-folding", "forecasting"]),
        ("aunt", ["forecasting", "folding"]),
    ]


def test_hardware_alone_makes_no_likeness(tmp_path: Path) -> None:
    papers = {
        "one": paper(1, product="z100", techniques="shrinking", tasks="knitting"),
        "same-card": paper(2, product="z100"),
        **crowd(30),
    }

    assert alike(catalog(tmp_path, papers), "one") == []


def test_hardware_counts_that_both_got_results_on(tmp_path: Path) -> None:
    papers = {
        "one": paper(1, product="z100", techniques="shrinking"),
        "named": paper(2, product="z100", techniques="shrinking", role="named"),
        "trained": paper(3, product="z100", techniques="shrinking", role="trained"),
        **crowd(30, tasks="knitting"),
    }

    shared = dict(alike(catalog(tmp_path, papers), "one"))
    assert "z100" in shared["trained"]
    assert "z100" not in shared["named"]


def test_what_many_papers_share_makes_no_likeness(tmp_path: Path) -> None:
    assert alike(catalog(tmp_path, crowd(30)), "other-3") == []


def test_papers_that_are_related_anyway_are_passed_over(tmp_path: Path) -> None:
    papers = {
        key: paper(number, techniques="shrinking") for number, key in enumerate(("one", "two", "three"))
    }
    made = catalog(tmp_path, {**papers, **crowd(60)})

    assert [key for key, _ in alike(made, "one")] == ["three", "two"]
    assert [key for key, _ in alike(made, "one", "two")] == ["three"]


def test_of_many_that_are_equally_alike_the_six_nearest_in_time_are_named(tmp_path: Path) -> None:
    years = {
        f"of-{year}": paper(year, techniques="shrinking", published=str(year)) for year in range(1990, 2020)
    }
    made = catalog(tmp_path, {**years, **crowd(300)})

    assert [key for key, _ in alike(made, "of-2005")] == [
        "of-2006", "of-2004", "of-2007", "of-2003", "of-2008", "of-2002"
    ]  # fmt: skip


def test_every_likeness_of_the_made_up_papers_is_a_true_one(tmp_path: Path) -> None:
    terms = ("shrinking", "bit-shrinking", "folding", "tile-folding", "double-tile-folding")
    papers = {
        f"p{number}": paper(number, techniques=terms[number % 5], published=str(2000 + number % 20))
        for number in range(150)
    }
    made = catalog(tmp_path, papers)
    likeness, tree = Likeness(made), made.vocabulary.techniques

    for entry in made.papers:
        for one in likeness.to(entry):
            both = tree.with_wider(entry.paper.techniques) & tree.with_wider(one.entry.paper.techniques)
            assert {facet.key for facet in one.shared if facet.kind == "technique"} <= both
            assert one.entry.id != entry.id
