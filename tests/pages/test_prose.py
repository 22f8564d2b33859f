"""The small Markdown of summaries: emphasis and code, and nothing else."""

from __future__ import annotations

import pytest

from paper_atlas.pages.prose import prose


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("*often* and **always**", "<p><em>often</em> and <strong>always</strong></p>"),
        ("calls `a < b`", "<p>calls <code>a &lt; b</code></p>"),
        ("`&lt; && b`", "<p><code>&amp;lt; &amp;&amp; b</code></p>"),
        ("first\n\nsecond", "<p>first</p>\n<p>second</p>"),
    ],
)
def test_emphasis_code_and_paragraphs_are_understood(written: str, shown: str) -> None:
    assert prose(written) == shown


@pytest.mark.parametrize(
    "written",
    [
        "[a link](https://elsewhere.example)",
        "![an image](x.png)",
        "[a reference][1]",
        "# no heading",
        "1. no list",
        "- no list",
        "a_b_c",
        "---",
    ],
)
def test_other_markdown_is_shown_as_it_is_written(written: str) -> None:
    assert prose(written) == f"<p>{written}</p>"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<https://elsewhere.example>", "<p>&lt;https://elsewhere.example&gt;</p>"),
        ("> no quotation", "<p>&gt; no quotation</p>"),
        ("R&D &amp; &lt;b&gt;", "<p>R&amp;D &amp;amp; &amp;lt;b&amp;gt;</p>"),
        ("    not code", "<p>not code</p>"),
    ],
)
def test_html_is_shown_as_it_is_written(written: str, shown: str) -> None:
    assert prose(written) == shown
