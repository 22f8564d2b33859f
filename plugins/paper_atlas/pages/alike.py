"""Papers alike by what they use: those that share the rarest techniques, tasks and hardware."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from paper_atlas.catalog import Catalog
from paper_atlas.entry import PaperEntry

_MOST = 6
_CANDIDATES = 48
"""So many papers are compared with one, however many there are."""
_SHARED_BY_FEW = math.log(10)
"""What two papers share counts where no more than one paper in ten would have all of it by chance."""


class Facet(NamedTuple):
    """What papers can have in common."""

    kind: str
    """technique, task or product."""
    key: str


@dataclass(frozen=True)
class Alike:
    """A paper that is like another one."""

    entry: PaperEntry
    shared: tuple[Facet, ...]
    """What both have, rarest first, without what follows from a narrower term."""


class Likeness:
    """What the papers of a catalog have in common."""

    def __init__(self, catalog: Catalog) -> None:
        self._papers = catalog.papers
        self._place = {entry.id: place for place, entry in enumerate(catalog.papers)}
        self._facets: list[set[Facet]] = [set() for _ in catalog.papers]
        self._places: dict[Facet, list[int]] = {}
        """Which papers have a facet, newest first."""
        self._wider: dict[Facet, frozenset[Facet]] = {}
        for facet, entries in _facets(catalog):
            self._places[facet] = [self._place[entry.id] for entry in entries]
            self._wider[facet] = _wider(catalog, facet)
            for place in self._places[facet]:
                self._facets[place].add(facet)
        every = len(catalog.papers)
        self._rarity = {facet: math.log(every / len(places)) for facet, places in self._places.items()}

    def to(self, entry: PaperEntry, without: Iterable[str] = ()) -> tuple[Alike, ...]:
        """The papers most alike to one, most alike first; equally alike, those nearest to it in time.

        Args:
            entry: the paper.
            without: identifiers of papers to pass over.
        """
        here = self._place[entry.id]
        passed_over = {here, *(self._place[key] for key in without)}
        found = []
        for place in self._candidates(here):
            shared = self._shared(here, place) if place not in passed_over else set()
            rarity = sum(self._rarity[facet] for facet in sorted(shared))
            if rarity >= _SHARED_BY_FEW and any(facet.kind != "product" for facet in shared):
                found.append((-rarity, abs(place - here), place, shared))
        found.sort(key=lambda one: one[:3])
        return tuple(
            Alike(self._papers[place], self._in_order(shared)) for _, _, place, shared in found[:_MOST]
        )

    def _candidates(self, here: int) -> set[int]:
        """Papers that share a facet, by the rarest facets first; of a common one, those nearest in time."""
        found: set[int] = set()
        for facet in self._in_order(self._facets[here]):
            places, room = self._places[facet], _CANDIDATES - len(found)
            first = max(0, bisect_left(places, here) - room // 2)
            found.update(places[first : first + room])
            if len(found) >= _CANDIDATES:
                break
        return found

    def _shared(self, one: int, other: int) -> set[Facet]:
        shared = self._facets[one] & self._facets[other]
        return shared.difference(*(self._wider[facet] for facet in shared))

    def _in_order(self, facets: Iterable[Facet]) -> tuple[Facet, ...]:
        return tuple(sorted(facets, key=lambda facet: (-self._rarity[facet], facet)))


def _facets(catalog: Catalog) -> Iterator[tuple[Facet, Iterable[PaperEntry]]]:
    for key, entries in catalog.by_technique.items():
        yield Facet("technique", key), entries
    for key, entries in catalog.by_task.items():
        yield Facet("task", key), entries
    for key, mentions in catalog.by_product.items():
        own = [mention.entry for mention in mentions if mention.is_own_result]
        if own:
            yield Facet("product", key), own


def _wider(catalog: Catalog, facet: Facet) -> frozenset[Facet]:
    vocabulary = catalog.vocabulary
    trees = {"technique": vocabulary.techniques, "task": vocabulary.tasks}
    ancestors = trees[facet.kind].ancestors(facet.key) if facet.kind in trees else ()
    return frozenset(Facet(facet.kind, key) for key in ancestors)
