"""A query as it was typed, answered: how it was read, and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from paper_atlas.catalog import Catalog
from paper_atlas.naming import compile_rules
from paper_atlas.query import Query, Speller, compile_lexicon
from paper_atlas.search.finder import Result, papers_of, results_of
from paper_atlas.search.lists import Lists
from paper_atlas.search.text import Index


@dataclass(frozen=True)
class Answer:
    """What a query was read as, how many papers answer it, and the first results."""

    text: str
    query: Query
    total: int
    results: tuple[Result, ...]

    def as_data(self) -> Mapping[str, Any]:
        """The answer as plain data."""
        return {
            "query": self.text,
            **self.query.as_data(),
            "total": self.total,
            "results": [result.as_data() for result in self.results],
        }

    def __str__(self) -> str:
        chips = [f"{'not ' if chip.negated else ''}{chip.kind} = {chip.name}" for chip in self.query.chips]
        words = [" ".join(own.words) for own in self.query.text]
        mended = [f"{repair.written} read as {repair.meant}" for repair in self.query.repairs]
        read = "; ".join([*chips, *words, *mended]) or "everything"
        papers = "1 paper" if self.total == 1 else f"{self.total:,} papers"
        lines = [f"{read}: {papers}", *(f"  {result.title}  {result.address}" for result in self.results)]
        return "\n".join(lines)


class Search:
    """Answers queries about one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        rules = compile_rules(catalog.vocabulary)
        index = Index.of(catalog)
        self._words = sorted({*index.titles, *index.rest})
        lexicon = compile_lexicon(catalog.vocabulary, rules, Lists(catalog).venues)
        self._speller = Speller(lexicon, self._words)

    def answer(self, text: str, limit: int) -> Answer:
        """Answer a query with at most so many results."""
        query = self._speller.read(text)
        total = len(papers_of(query, self._catalog))
        return Answer(text, query, total, tuple(islice(results_of(query, self._catalog), limit)))
