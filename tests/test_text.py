from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from paper_atlas import text


def refusal(kind: Any, written: str) -> dict[str, Any]:
    """What is said of a text that is not of a kind."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(written)
    return dict(caught.value.errors()[0].get("ctx") or {})


def accepts(kind: Any, written: str) -> bool:
    return bool(TypeAdapter(kind).validate_python(written) == written)


@pytest.mark.parametrize(
    "written", ["2305.14314", "0704.0001", "1412.9999", "cs/0112017", "math.GT/0309136", "hep-th/9901001"]
)
def test_arxiv_identifiers_of_all_times_are_known(written: str) -> None:
    assert accepts(text.ArxivId, written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://arxiv.org/abs/2305.14314v2", '"2305.14314"'),
        ("arXiv:2305.14314", '"2305.14314"'),
        ("2305.14314v1", '"2305.14314"'),
        ("2313.14314", None),
        ("2305.143", None),
        ("230\uff15.14314", None),
        ("", None),
        ("2305.14314\n", '"2305.14314"'),
    ],
)
def test_other_ways_to_name_an_arxiv_paper_are_understood(written: str, meant: str | None) -> None:
    assert refusal(text.ArxivId, written)["meant"] == meant


@pytest.mark.parametrize(
    "written", ["10.1145/3458817.3476205", "10.1007/978-3-031-19803-8_1", "10.5555/x(1)#;[2]"]
)
def test_dois_may_hold_punctuation(written: str) -> None:
    assert accepts(text.Doi, written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://doi.org/10.1145/1.2", "10.1145/1.2"),
        ("doi:10.1145/1.2", "10.1145/1.2"),
        ("10.1/2", None),
        ('10.1145/a"b', "10.1145/a"),
        ("10.1145/a b", "10.1145/a"),
    ],
)
def test_a_doi_is_written_bare(written: str, meant: str | None) -> None:
    assert refusal(text.Doi, written)["meant"] == meant


@pytest.mark.parametrize(
    "written",
    [
        "https://a.example",
        "https://a.example:8080/b?c=d&e=f#g",
        "https://xn--bcher-kva.example/%C3%A4",
        "https://A.EXAMPLE/~b/(c)",
    ],
)
def test_https_addresses_are_links(written: str) -> None:
    assert accepts(text.Link, written)


@pytest.mark.parametrize(
    "written",
    [
        "http://a.example/",
        "HTTPS:/a.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "//a.example",
        "https://",
        "https://localhost/",
        "https://user@a.example/",
        "https://a.example\\@b.example",
        "https://a.example/ b",
        "https://a.example/<b>",
        "https://-a.example/",
        'https://a.example/"onclick=',
        "https://a.example/`b`",
        "https://bücher.example/",
        "https://a.example/\nb",
        " https://a.example/",
    ],
)
def test_anything_else_is_no_link(written: str) -> None:
    assert refusal(text.Link, written)["rule"] == "link"


def test_of_an_http_address_the_https_one_was_meant() -> None:
    assert refusal(text.Link, "http://a.example/b")["meant"] == "https://a.example/b"
    assert refusal(text.Link, "http://a b")["meant"] is None


@pytest.mark.parametrize(
    "written", ["abstract", "title", "section 5.2", "table 3a", "appendix B", "page 12", "project page"]
)
def test_places_in_a_paper_are_known(written: str) -> None:
    assert accepts(text.Place, written)


@pytest.mark.parametrize("written", ["Abstract", "section", "chapter 5", "section 5.2 and 6", "", "table\n3"])
def test_other_places_are_not(written: str) -> None:
    assert refusal(text.Place, written)["rule"] == "place"


def test_a_quote_has_at_most_twelve_words() -> None:
    assert accepts(text.Quote, " ".join(["word"] * 12))
    assert refusal(text.Quote, " ".join(["word"] * 13))["what"] == "the quote has 13 words"


def test_a_summary_has_40_to_90_words() -> None:
    assert accepts(text.Summary, " ".join(["word"] * 40))
    assert accepts(text.Summary, "\n".join(["word"] * 90))
    assert refusal(text.Summary, " ".join(["word"] * 39))["what"] == "the summary is too short: 39 words"
    assert refusal(text.Summary, " ".join(["word"] * 91))["what"] == "the summary is too long: 91 words"


@pytest.mark.parametrize("written", ["", " ", "\u3000", "a\nb", " a", "a\u00a0"])
def test_a_line_has_text_and_nothing_around_it(written: str) -> None:
    assert refusal(text.Line, written)["rule"] in ("line", "too-short")


def test_a_commit_is_seven_to_forty_digits() -> None:
    assert accepts(text.Commit, "0a1b2c3")
    assert accepts(text.Commit, "f" * 40)
    for written in ("0a1b2c", "f" * 41, "main", "0A1B2C3"):
        assert refusal(text.Commit, written)["rule"] == "commit"
