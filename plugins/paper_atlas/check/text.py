"""Texts that say something, and links that lead to the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paper_atlas.collection import Record
from paper_atlas.problem import Problem
from paper_atlas.record import Links
from paper_atlas.shape import misspelt

TO_THE_PAPER = ("arxiv", "doi", "paper")
"""The links of which a record has one at least."""
LEAD_TO_IT = "add arxiv, doi or paper"


def check(record: Record) -> Iterator[Problem]:
    """The summary says more than the title; something leads to the paper."""
    titles = {_plain(title) for _, title in record.source.texts("title")}
    for path, summary in record.source.texts("summary"):
        if _plain(summary) in titles:
            fix = "say what the paper does"
            yield record.source.problem(path, "summary", "the summary is the title again", fix=fix)
    for path, links in record.source.groups("links"):
        if not {*TO_THE_PAPER} & {*links, *misspelt(links, Links.model_fields)}:
            yield record.source.problem(path, "links", "no link leads to the paper", fix=LEAD_TO_IT)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
