"""Terms of one kind by identifier, and the way from a written name to a term or to near misses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from paper_atlas.made import fingerprint
from paper_atlas.shape import nearest
from paper_atlas.vocabulary.terms import Named, Term

ALIKE = 0.74
"""Likeness from which on a spelling is near another."""
Entry = TypeVar("Entry", bound=Named)


@dataclass(frozen=True)
class Resolution:
    """Where a written name leads."""

    ids: tuple[str, ...] = ()
    """One identifier; several where the name is ambiguous; none where it is unknown."""
    near: tuple[str, ...] = ()
    """Identifiers with the nearest spellings, for an unknown name."""


@dataclass(frozen=True)
class Terms(Mapping[str, Entry], Generic[Entry]):
    """All terms of one kind by identifier, in the order of their identifiers."""

    noun: str
    """What to call one of them."""
    entries: Mapping[str, Entry]
    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Written names that can mean several."""
    unimportant: frozenset[str] = frozenset()
    """Words that names are written with or without."""
    makers: frozenset[str] = frozenset()
    """Those of them that are a vendor's whole name."""
    exact: bool = False
    """Symbols, in which case and punctuation matter."""

    def __getitem__(self, key: str) -> Entry:
        return self.entries[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def made_from(self) -> str:
        """What stands for all of them: a digest."""
        words = (sorted(self.unimportant), sorted(self.makers), self.exact)
        return fingerprint((self.noun, dict(self.entries), dict(self.ambiguous), words))

    def plain(self, written: str) -> str:
        """A name without what writers vary: case, spaces, hyphens, trademarks, the vendor."""
        if self.exact:
            return written
        words = re.findall(r"[^\W_]+|\+", re.sub(r"[™®©]|\((r|tm|c)\)", " ", written.casefold()))
        kept = [word for word in words if word not in self.unimportant]
        return "".join(kept or words)

    @cached_property
    def _by_name(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for key, entry in self.entries.items():
            for written in (key, entry.name, *entry.aliases):
                found.setdefault(self.plain(written), (key,))
        return found | {self.plain(name): ids for name, ids in self.ambiguous.items()}

    def resolve(self, written: str) -> Resolution:
        """Lead a written name to its identifier, to all that it can mean, or to the nearest ones."""
        if written in self.entries:
            return Resolution((written,))
        if ids := self._by_name.get(self.plain(written)):
            return Resolution(ids)
        near = nearest(self.plain(written), self._by_name, limit=5)
        ids_near = dict.fromkeys(key for name in near for key in self._by_name[name])
        return Resolution(near=tuple(ids_near)[:3])

    def alike(self, plain: str, least: float = ALIKE) -> list[tuple[str, float]]:
        """Identifiers of names spelt nearly like one given as `plain`, with their likeness, `least` to 1."""
        score = OSA.normalized_similarity
        matches = process.extract(plain, list(self._by_name), scorer=score, limit=10, score_cutoff=least)
        # Of equally near names, one with the same letters is the likelier slip: 4900 for 4090.
        ranked = [(name, likeness + (sorted(name) == sorted(plain)) / 100) for name, likeness, _ in matches]
        return [(key, likeness) for name, likeness in ranked for key in self._by_name[name]]


@dataclass(frozen=True)
class Tree(Terms[Term]):
    """Terms with parents."""

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Identifiers of the narrower terms of each term."""
        below: dict[str, list[str]] = {key: [] for key in self.entries}
        for key, term in self.entries.items():
            if term.parent in below:
                below[term.parent].append(key)
        return {
            key: tuple(sorted(keys, key=lambda key: self.entries[key].name.casefold()))
            for key, keys in below.items()
        }

    def with_wider(self, keys: Iterable[str]) -> frozenset[str]:
        """Some terms, and all that are wider than one of them."""
        return frozenset(wider for key in keys for wider in (key, *self.ancestors(key)))

    @property
    def roots(self) -> tuple[str, ...]:
        """Identifiers of the terms without a parent, by name."""
        roots = [key for key, term in self.entries.items() if term.parent is None]
        return tuple(sorted(roots, key=lambda key: self.entries[key].name.casefold()))

    def ancestors(self, key: str) -> tuple[str, ...]:
        """Identifiers of the wider terms, the nearest first."""
        found: list[str] = []
        parent = self.entries[key].parent if key in self.entries else None
        while parent and parent in self.entries and parent not in found and parent != key:
            found.append(parent)
            parent = self.entries[parent].parent
        return tuple(found)
