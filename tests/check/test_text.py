from __future__ import annotations

from tests.check.conftest import Check


def test_a_paper_may_stand_at_any_of_three_places(check: Check) -> None:
    for links in ("doi: 10.5555/1", "paper: https://a.example/", 'arxiv: "2206.90005"'):
        assert check("silent-bits", 'arxiv: "2206.90005"', links) == []


def test_code_alone_does_not_lead_to_the_paper(check: Check) -> None:
    assert check("silent-bits", 'arxiv: "2206.90005"', "code: https://a.example/") == [
        "silent-bits.yml:6:3: no link leads to the paper; add arxiv, doi or paper"
    ]


def test_a_long_title_is_no_summary(check: Check) -> None:
    title = " ".join(["word"] * 50)
    found = check("shrunk-twice", "title: Shrunk Twice", f"title: {title}\nsummary: {title.upper()}!")

    assert "shrunk-twice.yml:2:10: the summary is the title again; say what the paper does" in found
