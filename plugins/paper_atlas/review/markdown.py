"""Text of strangers in Markdown for GitHub: shown as it was written, and nothing else.

No markup, link, picture, mention, reference to an issue, emoji or formula comes of it, and no character that
a reader can't see. It holds inside a line, in Markdown and in HTML, never at the beginning of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paper_atlas.problem import printable

_MARKUP = re.compile(r"[\\`*_~\[\]<>&|]")
_APART = "&#8203;"
"""A space of no width: what it parts is not put together to a mention, a reference or an address."""
# What GitHub makes links and emoji of, after Markdown is done: @name, #1, GH-1, www.x, scheme://x, :name:.
_LINKED = re.compile(r"[@#]|(?<=/)(?=/)|(?<=:)(?=[\w+-])|(?<=\bwww)(?=\.)|(?<=\bgh)(?=-\d)", re.IGNORECASE)
# In code it looks for none of these; but Markdown itself makes links of addresses.
_LINKED_IN_CODE = re.compile(r"@|(?<=/)(?=/)|(?<=\bwww)(?=\.)", re.IGNORECASE)


def literal(text: str, most: int = 2_000) -> str:
    """A text as Markdown that shows just this text, on one line.

    Args:
        text: anything.
        most: how many characters of it are kept.
    """
    return _shown(" ".join(text.split()), most, _LINKED)


def code(text: str, most: int = 300) -> str:
    """A text as code, line breaks in it as escapes."""
    return f"<code>{_shown(text, most, _LINKED_IN_CODE)}</code>"


def as_written(text: str, most: int = 600) -> str:
    """A text as code that can be copied, for cells of tables; in Markdown only."""
    plain = cut(printable(text), most).replace("|", r"\|")
    fence = "`" * (max(map(len, re.findall("`+", plain)), default=0) + 1)
    return f"{fence} {plain} {fence}"


def _shown(text: str, most: int, linked: re.Pattern[str]) -> str:
    apart = linked.sub(lambda match: f"{match[0]}\0", cut(printable(text), most))
    safe = _MARKUP.sub(lambda match: f"&#{ord(match[0])};", apart)
    # GitHub's own way to write a dollar that begins no formula.
    return safe.replace("$", "<span>$</span>").replace("\0", _APART)


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, with a sign where some are missing."""
    return text if len(text) <= most else text[: most - 1] + "…"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
