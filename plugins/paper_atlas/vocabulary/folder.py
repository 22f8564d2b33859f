"""A folder of terms, read and checked as one whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from paper_atlas.problem import Problem, shown
from paper_atlas.shape import ID_PATTERN, nearest, parse
from paper_atlas.source import Source, read
from paper_atlas.textfile import file_name
from paper_atlas.vocabulary.names import Terms, Tree
from paper_atlas.vocabulary.terms import (
    Ambiguous,
    Architecture,
    Metric,
    Product,
    ProposalWording,
    QueryWording,
    System,
    Term,
    Unit,
    Vendor,
    Wording,
)

Entry = TypeVar("Entry", bound=BaseModel)

# Words that hardware is written with or without, besides its vendor's name.
_MARKETING = frozenset({"geforce", "tesla", "generation", "gpu", "gpus", "graphics"})
_SYMBOL = r"\S.{0,30}"


@dataclass(frozen=True)
class Vocabulary:
    """Every term that records may use."""

    vendors: Terms[Vendor]
    architectures: Terms[Architecture]
    hardware: Terms[Product]
    systems: Terms[System]
    techniques: Tree
    tasks: Tree
    metrics: Terms[Metric]
    units: Terms[Unit]
    wording: Wording
    queries: QueryWording
    proposals: ProposalWording

    @property
    def hardware_kinds(self) -> Mapping[str, Terms[Any]]:
        """Terms by the field of a record that names hardware by their identifiers, the most precise first."""
        return {
            "product": self.hardware,
            "system": self.systems,
            "architecture": self.architectures,
            "vendor": self.vendors,
        }


def find_folder(root: Path) -> Path:
    """The folder `vocabulary` of an atlas, or where it has none the one that comes with the package."""
    own = root / "vocabulary"
    if own.is_dir():
        return own
    packaged = Path(__file__).parents[1] / "default_vocabulary"
    # An editable install has no copy: the repository's own folder is the one home of the terms.
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "vocabulary"


def load(folder: Path, root: Path) -> tuple[Vocabulary, list[Problem]]:
    """Read a folder of terms.

    Args:
        folder: the folder.
        root: the folder that names of files in problems start from.

    Returns:
        The vocabulary without the terms whose shape is wrong, and all problems.
    """
    kinds = _Kinds(folder, root)
    hardware = [f"hardware/{path.name}" for path in sorted(folder.glob("hardware/*.yml"))]
    read = _Read(
        vendors=kinds.read(Vendor, "vendors.yml"),
        architectures=kinds.read(Architecture, "architectures.yml"),
        hardware=kinds.read(Product, *hardware),
        systems=kinds.read(System, "systems.yml"),
        techniques=kinds.read(Term, "techniques.yml"),
        tasks=kinds.read(Term, "tasks.yml"),
        metrics=kinds.read(Metric, "metrics.yml"),
        units=kinds.read(Unit, "units.yml", pattern=_SYMBOL),
        ambiguous=kinds.read(Ambiguous, "ambiguous.yml", pattern=_SYMBOL),
    )
    vocabulary = _assembled(
        read,
        kinds.words(Wording, "naming.yml"),
        kinds.words(QueryWording, "queries.yml"),
        kinds.words(ProposalWording, "proposals.yml"),
    )
    found = [*kinds.problems, *_unknown_references(read, vocabulary), *_wrong_names(read, vocabulary)]
    return vocabulary, sorted([*found, *_without_source(read.hardware)])


def _assembled(
    read: _Read, wording: Wording, queries: QueryWording, proposals: ProposalWording
) -> Vocabulary:
    unimportant = _MARKETING | set(_words(read.vendors.entries))
    names = [name for own in read.vendors.entries.values() for name in (own.name, *own.aliases)]
    makers = frozenset(name.casefold() for name in names if " " not in name) | _MARKETING
    ambiguous = {name: entry.root for name, entry in read.ambiguous.entries.items()}
    return Vocabulary(
        vendors=Terms("vendor", read.vendors.entries),
        architectures=Terms("architecture", read.architectures.entries, unimportant=unimportant),
        hardware=Terms("hardware", read.hardware.entries, ambiguous, unimportant, makers),
        systems=Terms("system", read.systems.entries, unimportant=unimportant),
        techniques=Tree("technique", read.techniques.entries),
        tasks=Tree("task", read.tasks.entries),
        metrics=Terms("metric", read.metrics.entries),
        units=Terms("unit", read.units.entries, exact=True),
        wording=wording,
        queries=queries,
        proposals=proposals,
    )


def _unknown_references(read: _Read, known: Vocabulary) -> Iterator[Problem]:
    yield from _unknown(read.architectures, "vendor", lambda entry: entry.vendor, known.vendors)
    yield from _unknown(read.hardware, "vendor", lambda entry: entry.vendor, known.vendors)
    yield from _unknown(read.hardware, "architecture", lambda entry: entry.architecture, known.architectures)
    yield from _unknown(read.systems, "vendor", lambda entry: entry.vendor, known.vendors)
    yield from _unknown(read.systems, "product", lambda entry: entry.product, known.hardware)
    for kind, tree in ((read.techniques, known.techniques), (read.tasks, known.tasks)):
        yield from _unknown(kind, "parent", lambda entry: entry.parent, tree)
        yield from _circles(kind, tree)
    yield from _unknown_meanings(read.ambiguous, known)


def _wrong_names(read: _Read, known: Vocabulary) -> Iterator[Problem]:
    yield from _shared_names(read.vendors, known.vendors)
    yield from _shared_names(read.architectures, known.architectures)
    yield from _shared_names(read.hardware, known.hardware)
    yield from _shared_names(read.systems, known.systems)
    yield from _shared_names(read.techniques, known.techniques)
    yield from _shared_names(read.tasks, known.tasks)
    yield from _shared_names(read.metrics, known.metrics)
    yield from _shared_names(read.units, known.units)


@dataclass(frozen=True)
class _Kind(Generic[Entry]):
    """The terms of one kind, and the source that each stands in."""

    entries: Mapping[str, Entry]
    sources: Mapping[str, Source]

    def problem(self, key: str, field: str | None, rule: str, what: str, **advice: str | None) -> Problem:
        path = (key, field) if field else (key,)
        return self.sources[key].problem(path, rule, what, at_key=field is None, **advice)


@dataclass(frozen=True)
class _Read:
    """What the files of a folder hold."""

    vendors: _Kind[Vendor]
    architectures: _Kind[Architecture]
    hardware: _Kind[Product]
    systems: _Kind[System]
    techniques: _Kind[Term]
    tasks: _Kind[Term]
    metrics: _Kind[Metric]
    units: _Kind[Unit]
    ambiguous: _Kind[Ambiguous]


class _Kinds:
    """Reads files of terms and gathers what is wrong with their shape."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder, self.root = folder, root
        self.problems: list[Problem] = []

    def read(self, model: type[Entry], *files: str, pattern: str = ID_PATTERN) -> _Kind[Entry]:
        entries: dict[str, Entry] = {}
        sources: dict[str, Source] = {}
        for file in files:
            source, problems = read(self.folder / file, file_name(self.folder / file, self.root))
            self.problems += problems
            for key, data in self._mapping(source):
                if source is None or not self._usable(key, source, sources, pattern):
                    continue
                entry, problems = parse(model, source, data, (key,))
                self.problems += problems
                if entry:
                    entries[key], sources[key] = entry, source
        return _Kind(MappingProxyType(dict(sorted(entries.items()))), sources)

    def words(self, model: type[Entry], name: str) -> Entry:
        """Lists of words, which a vocabulary may lack."""
        file = self.folder / name
        if not file.exists():
            return model()
        source, problems = read(file, file_name(file, self.root))
        self.problems += problems
        if source is None:
            return model()
        words, problems = parse(model, source, source.data)
        self.problems += problems
        return words or model()

    def _mapping(self, source: Source | None) -> list[tuple[str, object]]:
        if source is None:
            return []
        if not isinstance(source.data, dict):
            self.problems.append(source.problem((), "type", "the file must map identifiers to terms"))
            return []
        return list(source.data.items())

    def _usable(self, key: str, source: Source, sources: Mapping[str, Source], pattern: str) -> bool:
        if not re.fullmatch(pattern, key):
            fix = "use lower-case letters, digits and single hyphens"
            what = f"{shown(key)} is not an identifier"
            self.problems.append(source.problem((key,), "identifier", what, fix=fix, at_key=True))
            return False
        if key in sources:
            where = sources[key]
            what = f"{shown(key)} stands twice, first in {where.file}:{where.key_at((key,)).line}"
            fix = "keep one of the two"
            self.problems.append(source.problem((key,), "duplicate-key", what, fix=fix, at_key=True))
            return False
        return True


def _words(vendors: Mapping[str, Vendor]) -> Iterator[str]:
    for vendor in vendors.values():
        for name in (vendor.name, *vendor.aliases):
            yield from name.casefold().split()


def _unknown(
    kind: _Kind[Entry], field: str, reference: Callable[[Entry], str | None], known: Terms[Any]
) -> Iterator[Problem]:
    for key, entry in kind.entries.items():
        wanted = reference(entry)
        if wanted is not None and wanted not in known:
            meant = next(iter(nearest(wanted, known)), None)
            yield kind.problem(key, field, "unknown-term", f"no {known.noun} {shown(wanted)}", meant=meant)


def _unknown_meanings(kind: _Kind[Ambiguous], vocabulary: Vocabulary) -> Iterator[Problem]:
    known = {*vocabulary.hardware, *vocabulary.systems}
    for name, entry in kind.entries.items():
        for number, wanted in enumerate(entry.root):
            if wanted not in known:
                meant = next(iter(nearest(wanted, known)), None)
                what = f"no hardware or system {shown(wanted)}"
                yield kind.sources[name].problem((name, number), "unknown-term", what, meant=meant)


def _circles(kind: _Kind[Term], tree: Tree) -> Iterator[Problem]:
    for key, term in kind.entries.items():
        if term.parent is not None and (term.parent == key or key in tree.ancestors(term.parent)):
            yield kind.problem(
                key, "parent", "circle", f"{shown(key)} is its own ancestor", fix="choose another parent"
            )


def _without_source(kind: _Kind[Product]) -> Iterator[Problem]:
    for key, product in kind.entries.items():
        for name, variant in product.variants.items():
            if variant.source is None and (variant.bandwidth_gbs or variant.tdp_w or variant.tflops):
                path = (key, "variants", name)
                fix = "add 'source:' with the address of the vendor's page, or leave the figures out"
                what = f"the figures of {shown(name)} have no source"
                yield kind.sources[key].problem(path, "no-source", what, fix=fix, at_key=True)


def _of_variants(entry: object) -> Iterator[str]:
    if isinstance(entry, Product):
        for variant in entry.variants.values():
            yield from variant.aliases


def _shared_names(kind: _Kind[Any], terms: Terms[Any]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for key, entry in kind.entries.items():
        for written in dict.fromkeys((key, entry.name, *entry.aliases, *_of_variants(entry))):
            owner = owners.setdefault(terms.plain(written), key)
            if owner != key:
                what = f"{shown(written)} leads to {shown(owner)} already"
                fix = "remove it from one of the two, or list the name in ambiguous.yml"
                yield kind.problem(key, "aliases", "shared-name", what, fix=fix)
