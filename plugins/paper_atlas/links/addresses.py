"""The addresses that records lead to, with the records that do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from paper_atlas.entry import PaperEntry
from paper_atlas.record import Paper

_MADE_OF = {"arxiv": "https://arxiv.org/abs/", "doi": "https://doi.org/"}
"""What identifiers among the links are put after."""


def addresses(papers: Iterable[PaperEntry]) -> Mapping[str, tuple[str, ...]]:
    """For each address outside, in order, the files of the records that lead there."""
    found: dict[str, dict[str, None]] = {}
    for entry in papers:
        for address in _of(entry.paper):
            found.setdefault(address, {})[entry.file] = None
    return {address: tuple(sorted(found[address])) for address in sorted(found)}


def _of(paper: Paper) -> Iterator[str]:
    for name, value in paper.links:
        if value:
            yield _MADE_OF.get(name, "") + value
    for reproduction in paper.reproductions:
        if reproduction.link:
            yield reproduction.link
