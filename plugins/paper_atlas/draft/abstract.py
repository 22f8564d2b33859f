"""A text file with an abstract, and the title where one stands above it."""

from __future__ import annotations

import re
from typing import NamedTuple

_LONGEST_TITLE = 250


class Abstract(NamedTuple):
    """What a person saved of a paper."""

    title: str
    """Empty where the text has none."""
    text: str


def read_abstract(written: str) -> Abstract:
    """Tell title and abstract apart: a short first paragraph that is no sentence is the title."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", written.strip())]
    first, rest = paragraphs[0], paragraphs[1:]
    if rest and len(first) <= _LONGEST_TITLE and not first.endswith("."):
        return Abstract(first.removeprefix("# ").removeprefix("Title: "), _without_heading(" ".join(rest)))
    return Abstract("", _without_heading(" ".join(paragraphs)))


def _without_heading(text: str) -> str:
    return re.sub(r"^Abstract\b[.:\u2014-]*\s*", "", text)
