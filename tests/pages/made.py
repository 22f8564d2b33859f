"""Catalogs of made-up papers that differ only in what a test is about."""

from __future__ import annotations

from pathlib import Path

from paper_atlas.catalog import Catalog
from tests import tiny

_RECORD = """\
title: {title}
authors: [Nobody]
published: {published}
links: {{paper: "https://papers.example/{number}"}}
summary: >-
  {summary}
tasks: [{tasks}]
techniques: [{techniques}]
runs:
{runs}"""
_RUN = "  - {{what: run it, hardware: {{product: {product}}}, role: {role}, source: abstract}}\n"
_NO_RUN = "  - {what: run it, hardware: not stated, role: measured, source: abstract}\n"


def paper(
    number: int,
    *,
    techniques: str = "origami",
    tasks: str = "forecasting",
    product: str = "",
    role: str = "measured",
    published: str = "2024-01",
    more: str = "",
) -> str:
    """The text of a record."""
    summary = f"Paper {number} says " + " ".join(f"word{number}x{place}" for place in range(45)) + "."
    runs = _RUN.format(product=product, role=role) if product else _NO_RUN
    fields = {"techniques": techniques, "tasks": tasks, "published": published, "runs": runs}
    return _RECORD.format(number=number, title=f"Paper {number}", summary=summary, **fields) + more


def catalog(folder: Path, papers: dict[str, str]) -> Catalog:
    """The catalog of some records, with the terms of the tiny atlas."""
    return tiny.opened(folder, {f"{key}.yml": text for key, text in papers.items()}).catalog()
