"""Catalogs to search in: the real records, and made-up ones that no YAML was written for."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from benchmarks.made_up import MadeUp, own_vocabulary
from paper_atlas.catalog import Catalog, open_folders
from paper_atlas.entry import PaperEntry, entry_of
from paper_atlas.record import Paper
from tests.builds import ROOT


class _Source(NamedTuple):
    file: str
    digest: str


class _Record(NamedTuple):
    id: str
    source: _Source


@cache
def real() -> Catalog:
    """The records of this repository."""
    return open_folders(ROOT / "papers", ROOT / "vocabulary", ROOT).catalog()


@cache
def made_up(count: int) -> Catalog:
    """So many made-up papers."""
    vocabulary = own_vocabulary()
    records = MadeUp(vocabulary)
    papers = [_entry(records, number, vocabulary) for number in range(1, count + 1)]
    papers.sort(key=lambda entry: entry.id)
    papers.sort(key=lambda entry: entry.paper.published, reverse=True)
    return Catalog(tuple(papers), vocabulary)


def _entry(records: MadeUp, number: int, vocabulary: Any) -> PaperEntry:
    key = records.heading(number).id
    paper = Paper.model_validate(_exact(records.record(number)))
    return entry_of(_Record(key, _Source(f"papers/{key}.yml", key)), paper, vocabulary)  # type: ignore[arg-type]


def _exact(value: Any) -> Any:
    """Figures as a reader of YAML gives them."""
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, dict):
        return {key: _exact(part) for key, part in value.items()}
    return [_exact(part) for part in value] if isinstance(value, list) else value
