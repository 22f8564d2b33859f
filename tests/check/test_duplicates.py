from __future__ import annotations

from pathlib import Path

from paper_atlas.catalog import open_folders
from tests import tiny
from tests.check.conftest import Check


def test_a_copy_of_a_record_is_found_by_all_that_it_shares(check: Check) -> None:
    assert check("folding-tiles", zzz=tiny.text("folding-tiles").replace("2305.90001", "2305.90009")) == [
        (
            "zzz.yml:1:8: the title 'Folding Tiles: Twice the Work on Half the Card' stands in "
            "papers/folding-tiles.yml too; one paper has one record: edit that one"
        )
    ]
    assert len(check("folding-tiles", zzz=tiny.text("folding-tiles"))) == 2


def test_titles_are_compared_without_case_and_punctuation(check: Check) -> None:
    title = "title: folding tiles — twice the work on half the card!"
    other = tiny.text("silent-bits").replace("title: Silent Bits", title)

    (found,) = check("folding-tiles", zzz=other)
    assert found.startswith("zzz.yml:1:8: the title")


def test_titles_without_letters_are_not_alike(check: Check) -> None:
    one = tiny.text("silent-bits").replace("title: Silent Bits", 'title: "?"')
    two = tiny.text("any-large-card").replace("title: Any Large Card Will Do", 'title: "!"')

    assert check("folding-tiles", one=one, two=two) == []


def test_titles_in_other_scripts_are_compared(check: Check) -> None:
    one = tiny.text("silent-bits").replace("title: Silent Bits", "title: 静かなビット")
    two = tiny.text("any-large-card").replace("title: Any Large Card Will Do", "title: 静かなビット。")

    assert len(check("folding-tiles", one=one, two=two)) == 1


def test_of_two_records_the_one_asked_for_is_blamed(tmp_path: Path) -> None:
    papers = tiny.copied(tmp_path)
    new = papers / "aaa.yml"
    new.write_text(tiny.text("silent-bits"), encoding="utf-8")

    opened = open_folders(papers, tiny.TERMS, tmp_path, [new])

    assert {problem.file for problem in opened.problems} == {"papers/aaa.yml"}
    assert opened.problems_in([new], tmp_path) == opened.problems
