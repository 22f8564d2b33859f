"""Which papers there are under a technique, a task, a venue or a metric, with code, or without hardware."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from paper_atlas.catalog import Catalog
from paper_atlas.entry import PaperEntry
from paper_atlas.quantity import number
from paper_atlas.search.numbers import written, written_deltas
from paper_atlas.vocabulary import Tree
from paper_atlas.words import words_of

_YEAR = re.compile(r"[\s,]*\b(19|20)\d\d\b", re.ASCII)


def venue_name(venue: str) -> str:
    """A venue without its year: NeurIPS."""
    return _YEAR.sub("", venue).strip(" ,") or venue


@dataclass(frozen=True)
class Lists:
    """Numbers of papers by what they are filed under."""

    catalog: Catalog

    @cached_property
    def techniques(self) -> Mapping[str, list[int]]:
        """Papers of each technique and of those narrower, the technique with most papers first."""
        return self._by_size(self.catalog.by_technique)

    @cached_property
    def tasks(self) -> Mapping[str, list[int]]:
        """Papers of each task and of those narrower, the task with most papers first."""
        return self._by_size(self.catalog.by_task)

    @cached_property
    def metrics(self) -> Mapping[str, list[int]]:
        """Papers with a claim of each metric."""
        found: dict[str, list[int]] = {}
        for paper, entry in enumerate(self.catalog.papers):
            for metric in dict.fromkeys(claim.claim.metric for claim in entry.claims):
                found.setdefault(metric, []).append(paper)
        return dict(sorted(found.items()))

    @cached_property
    def venues(self) -> Mapping[str, list[int]]:
        """Papers of each venue by its commonest spelling, the venue with most papers first."""
        papers: dict[str, list[int]] = {}
        spellings: dict[str, Counter[str]] = {}
        for paper, entry in enumerate(self.catalog.papers):
            if entry.paper.venue:
                name = venue_name(entry.paper.venue)
                key = " ".join(words_of(name)) or name
                papers.setdefault(key, []).append(paper)
                spellings.setdefault(key, Counter())[name] += 1
        named = {min(found, key=lambda name: (-found[name], name)): key for key, found in spellings.items()}
        return _most_first({name: papers[key] for name, key in named.items()})

    @cached_property
    def with_code(self) -> list[int]:
        """Papers whose authors published code."""
        return [paper for paper, entry in enumerate(self.catalog.papers) if entry.paper.links.code]

    @cached_property
    def not_stated(self) -> list[int]:
        """Papers whose record names no hardware."""
        return [paper for paper, entry in enumerate(self.catalog.papers) if not entry.hardware_is_stated]

    def files(self) -> Iterator[tuple[str, Mapping[str, object]]]:
        """Lists by their addresses below lists/."""
        for kind, found in (("technique", self.techniques), ("task", self.tasks), ("metric", self.metrics)):
            yield from ((f"{kind}/{key}", paper_list(papers)) for key, papers in found.items())
        for index, papers in enumerate(self.venues.values()):
            yield f"venue/{index}", paper_list(papers)
        yield "has-code", paper_list(self.with_code)
        yield "hardware-not-stated", paper_list(self.not_stated)
        yield "needs", self._needs()

    def topics(self) -> dict[str, object]:
        """What every paper is filed under, for counting."""
        venue_of = {paper: index for index, found in enumerate(self.venues.values(), 1) for paper in found}
        papers, vocabulary = self.catalog.papers, self.catalog.vocabulary
        techniques = [entry.paper.techniques for entry in papers]
        tasks = [entry.paper.tasks for entry in papers]
        return {
            "techniques": _terms(techniques, list(self.techniques), vocabulary.techniques),
            "tasks": _terms(tasks, list(self.tasks), vocabulary.tasks),
            "venues": written(venue_of.get(paper, 0) for paper in range(len(papers))),
            "code": written_deltas(self.with_code),
            "not_stated": written_deltas(self.not_stated),
        }

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {entry.id: paper for paper, entry in enumerate(self.catalog.papers)}

    def _by_size(self, found: Mapping[str, tuple[PaperEntry, ...]]) -> dict[str, list[int]]:
        numbers = self._numbers
        return _most_first({key: [numbers[entry.id] for entry in filed] for key, filed in found.items()})

    def _needs(self) -> dict[str, object]:
        found = [
            (paper, number(entry.paper.needs.memory_gb))
            for paper, entry in enumerate(self.catalog.papers)
            if entry.paper.needs and entry.paper.needs.memory_gb
        ]
        sizes = sorted({memory for _, memory in found}, key=float)
        index = {size: position for position, size in enumerate(sizes)}
        return {
            "papers": written_deltas([paper for paper, _ in found]),
            "sizes": sizes,
            "memory": written(index[memory] for _, memory in found),
        }


def paper_list(papers: list[int]) -> dict[str, object]:
    """A list as its file holds it."""
    return {"papers": written_deltas(papers)}


def _most_first(found: Mapping[str, list[int]]) -> dict[str, list[int]]:
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _terms(named: Iterable[tuple[str, ...]], ids: list[str], tree: Tree) -> dict[str, object]:
    index = {key: position for position, key in enumerate(ids)}
    distinct = [tuple(dict.fromkeys(terms)) for terms in named]
    parents = [tree[key].parent for key in ids]
    return {
        "parents": written(index[parent] + 1 if parent in index else 0 for parent in parents),
        "sizes": written(map(len, distinct)),
        "terms": written(index[term] for terms in distinct for term in terms),
    }
