from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_atlas.bibliography.markup import abstract_text, plain, without_tags


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("two\n  lines  here", "two lines here"),
        (r"Erd\H{o}s, {\L}ukasz and Andr\'e", "Erdős, Łukasz and André"),
        (r"$2.5\times$ to 3$\times$ and $\approx$4x", "2.5× to 3× and ≈4x"),
        (r"$\sim$3x of $\mathcal{O}(n^2)$ at $10^{-3}$", "~3x of O(n^2) at 10^-3"),
        (r"50% less and 40\% more of R&D in C#", "50% less and 40% more of R&D in C#"),
        (r"it costs $5 and $10 with \emph{us}", "it costs $5 and $10 with us"),
        (r"from $5-$10 to $x$", "from $5-$10 to x"),
        (r"under \$100 for a $65$B model", "under $100 for a 65B model"),
        ("about ~24 GB on~a GPU", "about ~24 GB on a GPU"),
        (r"\textbf{bold} {\em words} \cite{a,b} \footnote{no}end", "bold words end"),
        (
            r"see \url{https://a.example/b_c} or \href{https://a.example}{here}",
            "see https://a.example/b_c or here",
        ),
        (r"less \textless 3 and $n \leq 4$", "less < 3 and n ≤ 4"),
        ("snake_case stays, as does a ^ b", "snake_case stays, as does a ^ b"),
        ("{Shrinking} Bits", "Shrinking Bits"),
        ("``quoted'' text", "“quoted” text"),
        ("a soft\u00adhyphen", "a softhyphen"),
    ],
)
def test_latex_becomes_characters(written: str, meant: str) -> None:
    assert plain(written) == meant


def test_broken_latex_keeps_its_words() -> None:
    assert plain("a } brace too many") == "a brace too many"
    assert plain("{{{ open") == "open"
    assert plain(r"ends with \verb") == r"ends with \verb"


FORMULA = (
    "<jats:inline-formula><jats:alternatives>"
    r"<jats:tex-math>\documentclass{minimal} \begin{document}$$O(n)$$\end{document}</jats:tex-math>"
    "<mml:math><mml:mi>O</mml:mi></mml:math></jats:alternatives></jats:inline-formula>"
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (
            "<jats:title>Abstract</jats:title><jats:p>We shrink.</jats:p><jats:p>More.</jats:p>",
            "We shrink. More.",
        ),
        ("<jats:p>Summary: We shrink.</jats:p>", "We shrink."),
        ("<p>Abstract—We shrink.</p>", "We shrink."),
        (
            "<jats:sec><jats:title>Background</jats:title><jats:p>Bits.</jats:p></jats:sec>",
            "Background Bits.",
        ),
        ("<jats:p>CO<jats:sub>2</jats:sub> &lt; 3 &amp; x</jats:p>", "CO2 < 3 & x"),
        ("Abstract machines are shrunk.", "Abstract machines are shrunk."),
        ("a < b and c > d", "a < b and c > d"),
        ("<jats:p>unclosed <jats:italic>tags", "unclosed tags"),
        ("", ""),
        (f"<jats:p>In {FORMULA} time.</jats:p>", "In O(n) time."),
        ("<mml:math><mml:mi>x</mml:mi><mml:annotation>$x$</mml:annotation></mml:math> steps", "x steps"),
    ],
)
def test_abstracts_come_without_tags_and_their_heading(written: str, meant: str) -> None:
    assert abstract_text(written) == meant


PIECES = [
    "$",
    "{",
    "}",
    "\\",
    "\\frac",
    "\\href{",
    "\\'",
    "~",
    "%",
    "<",
    ">",
    "</",
    "&#",
    "a",
    " ",
    "1",
    "\n",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text_becomes_one_line(text: str) -> None:
    for made in (plain(text), without_tags(text), abstract_text(text)):
        assert made == " ".join(made.split())
