from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper_atlas.problem import printable
from paper_atlas.review.markdown import as_written, code, cut, literal, table
from tests.review.hostile import TEXTS, harm, rendered, visible

SIGNS = [*"`*_~[]()<>!|\\#@$:&;/.-=+ \n", "www.", "http://", "gh-1", "a"]


def in_cell(markdown: str) -> str:
    return table(("Fact", "As stated"), [("x", markdown)])


def plain(text: str) -> str:
    return cut(printable(" ".join(text.split())), 2_000).strip()


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_in_a_cell_is_shown_as_it_was_written_and_nothing_else(text: str) -> None:
    made = in_cell(literal(text))

    assert harm(made) == []
    assert visible(rendered(made).findall(".//td")[1]) == plain(text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_is_safe_in_a_paragraph_and_in_raw_html_too(text: str) -> None:
    summary = f"<details><summary>x {literal(text)}</summary>\n\ny\n\n</details>"
    for made in (f"About {literal(text)}.", summary):
        assert harm(made) == []
        assert plain(text) in visible(rendered(made))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_code_shows_the_text_with_line_breaks_as_escapes(text: str) -> None:
    made = in_cell(code(text, 2_000))

    assert harm(made) == []
    assert visible(rendered(made).findall(".//td")[1]) == cut(printable(text), 2_000).strip()


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_code_to_copy_has_no_character_more_or_less(text: str) -> None:
    made = in_cell(as_written(text))
    (shown,) = rendered(made).findall(".//code")

    assert harm(made) == []
    assert len(shown) == 0
    assert (shown.text or "").strip() == cut(printable(text), 600).strip()


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_comes_out_of_its_cell(text: str) -> None:
    made = in_cell(literal(text))
    cells = rendered(made).findall(".//td")

    assert harm(made) == []
    assert len(cells) == 2
    assert visible(cells[1]) == plain(text)


@settings(deadline=None)
@given(st.lists(st.sampled_from(SIGNS), max_size=30).map("".join))
def test_no_mixture_of_signs_comes_out_of_its_cell(text: str) -> None:
    made = in_cell(literal(text))

    assert harm(made) == []
    assert visible(rendered(made).findall(".//td")[1]) == plain(text)


def test_plain_words_stay_as_they_are() -> None:
    text = "2.5× faster (98 %), 8 × A100-SXM4-80GB; section 5.2: yes!"

    assert literal(text) == text


def test_what_is_too_long_is_cut_before_it_is_escaped() -> None:
    assert literal("*" * 10, 4) == "&#42;&#42;&#42;…"
