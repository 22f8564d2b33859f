"""The checked, sorted, immutable whole: what pages, search and exports see.

Names are resolved here once: a run on a DGX-2 is a run on V100s, and a technique's papers are those of
its children too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sized
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from paper_atlas.check import check
from paper_atlas.collection import Record, files_in, missing_folder, read_records
from paper_atlas.entry import Device, Mention, PaperEntry, RunEntry, entry_of
from paper_atlas.fitting import Evidence, evidence_of
from paper_atlas.problem import Problem, ProblemsFound
from paper_atlas.quantity import number
from paper_atlas.record import Paper
from paper_atlas.textfile import absolute, file_name
from paper_atlas.vocabulary import Tree, Vocabulary, load

Mentions = Mapping[str, tuple[Mention, ...]]
Papers = Mapping[str, tuple[PaperEntry, ...]]


@dataclass(frozen=True)
class Catalog:
    """All papers, newest first, and the terms they use."""

    papers: tuple[PaperEntry, ...]
    vocabulary: Vocabulary

    @cached_property
    def by_id(self) -> Mapping[str, PaperEntry]:
        """Papers by identifier."""
        return {entry.id: entry for entry in self.papers}

    @property
    def updated(self) -> str:
        """Date of the newest paper; empty where there is none."""
        return self.papers[0].paper.published if self.papers else ""

    @cached_property
    def by_product(self) -> Mentions:
        """Papers that name a product or a system with it inside."""
        return self._mentions(lambda device: device.product_id)

    @cached_property
    def ranked_products(self) -> tuple[str, ...]:
        """Products with records, those that most papers measured or trained on first."""

        def rank(key: str) -> tuple[int, int, str]:
            mentions = self.by_product[key]
            return -sum(mention.is_own_result for mention in mentions), -len(mentions), key

        return tuple(sorted(self.by_product, key=rank))

    @cached_property
    def by_system(self) -> Mentions:
        """Papers that name a system."""
        return self._mentions(lambda device: device.system_id)

    @cached_property
    def by_architecture(self) -> Mentions:
        """Papers that name an architecture or a product of it."""
        return self._mentions(lambda device: device.architecture_id)

    @cached_property
    def by_vendor(self) -> Mentions:
        """Papers that name a vendor, or anything of it."""
        return self._mentions(lambda device: device.vendor_id)

    @cached_property
    def by_memory(self) -> Mentions:
        """Papers by memory of one device, in GB as it is written in addresses."""
        return self._mentions(lambda device: number(device.memory_gb) if device.memory_gb else None)

    @cached_property
    def memory_sizes(self) -> frozenset[str]:
        """Every memory size that a product is made with or a record names, as it is written in addresses."""
        made = {
            number(size) for product in self.vocabulary.hardware.values() for size in product.memory_sizes
        }
        return frozenset(made | set(self.by_memory))

    @cached_property
    def by_technique(self) -> Papers:
        """Papers that use a technique or a narrower one."""
        return self._filed(self.vocabulary.techniques, lambda paper: paper.techniques)

    @cached_property
    def by_task(self) -> Papers:
        """Papers about a task or a narrower one."""
        return self._filed(self.vocabulary.tasks, lambda paper: paper.tasks)

    @cached_property
    def by_year(self) -> Papers:
        """Papers by the year they became public, newest year first."""
        years: dict[str, list[PaperEntry]] = {}
        for entry in self.papers:
            years.setdefault(entry.year, []).append(entry)
        return {year: tuple(entries) for year, entries in sorted(years.items(), reverse=True)}

    @cached_property
    def not_stated(self) -> tuple[PaperEntry, ...]:
        """Papers whose record names no hardware that could be looked up."""
        return tuple(entry for entry in self.papers if not entry.hardware_is_stated)

    @cached_property
    def by_evidence(self) -> Mapping[Evidence, tuple[PaperEntry, ...]]:
        """Papers by what they say of what their work takes, what is alike together; newest first in each."""
        found: dict[Evidence, list[PaperEntry]] = {}
        for entry in self.papers:
            found.setdefault(evidence_of(entry), []).append(entry)
        return {evidence: tuple(entries) for evidence, entries in sorted(found.items())}

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[tuple[PaperEntry, str], ...]]:
        """For each paper, the others that are related to it, and how."""
        found: dict[str, list[tuple[PaperEntry, str]]] = {}
        for entry in self.papers:
            for related in entry.paper.related:
                found.setdefault(related.paper, []).append((entry, related.how))
        return {key: tuple(pairs) for key, pairs in found.items()}

    @cached_property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """Numbers of papers by product, architecture, memory and year."""
        kinds: Mapping[str, Mapping[str, Sized]] = {
            "product": self.by_product,
            "architecture": self.by_architecture,
            "memory": self.by_memory,
            "year": self.by_year,
        }
        return {kind: {key: len(papers) for key, papers in found.items()} for kind, found in kinds.items()}

    def _mentions(self, key_of: Callable[[Device], str | None]) -> Mentions:
        found: dict[str, list[Mention]] = {}
        for entry in self.papers:
            runs: dict[str, list[RunEntry]] = {}
            for run in entry.runs:
                if key := key_of(run.device):
                    runs.setdefault(key, []).append(run)
            for key, named in runs.items():
                found.setdefault(key, []).append(Mention(entry, tuple(named)))
        return {key: tuple(mentions) for key, mentions in sorted(found.items())}

    def _filed(self, tree: Tree, terms_of: Callable[[Paper], tuple[str, ...]]) -> Papers:
        found: dict[str, list[PaperEntry]] = {}
        for entry in self.papers:
            for key in tree.with_wider(terms_of(entry.paper)):
                found.setdefault(key, []).append(entry)
        return {key: tuple(entries) for key, entries in sorted(found.items())}


def heading_of(entry: PaperEntry, tasks: Tree) -> str:
    """Identifier of the widest task above the first that a paper names."""
    task = entry.paper.tasks[0]
    return (task, *tasks.ancestors(task))[-1]


@dataclass(frozen=True)
class Opened:
    """What stands in the folders, understood or not."""

    records: tuple[Record, ...]
    vocabulary: Vocabulary
    problems: tuple[Problem, ...]
    """All problems, in the order of files and lines."""

    def problems_in(self, files: Iterable[Path], root: Path) -> tuple[Problem, ...]:
        """Those problems that stand in some files."""
        names = {file_name(file, root) for file in files}
        return tuple(problem for problem in self.problems if problem.file in names)

    def after(self, problems: Iterable[Problem]) -> Opened:
        """The same with problems that were found before."""
        return replace(self, problems=tuple(sorted([*problems, *self.problems])))

    def catalog(self) -> Catalog:
        """The catalog of all records.

        Raises:
            ProblemsFound: something is wrong with a record or a term.
        """
        if self.problems:
            raise ProblemsFound(self.problems)
        papers = [entry_of(record, record.paper, self.vocabulary) for record in self.records if record.paper]
        papers.sort(key=lambda entry: entry.id)
        papers.sort(key=lambda entry: entry.paper.published, reverse=True)
        return Catalog(tuple(papers), self.vocabulary)


def open_folders(papers: Path, vocabulary: Path, root: Path, also: Iterable[Path] = ()) -> Opened:
    """Read and check a folder of records with a folder of terms.

    Args:
        papers: the records.
        vocabulary: the terms.
        root: the folder that names of files in problems start from.
        also: files that were asked for, in the folder or checked as if they were in it.
    """
    terms, problems = load(vocabulary, root)
    return open_records(papers, terms, root, also).after(problems)


def open_records(papers: Path, terms: Vocabulary, root: Path, also: Iterable[Path] = ()) -> Opened:
    """Read and check a folder of records, as `open_folders` does, with terms that were read before."""
    # Those asked for come last, so that they are the ones blamed for what two records share.
    named = {absolute(file): file for file in also}
    files = {absolute(file): file for file in files_in(papers) if absolute(file) not in named} | named
    records, found = read_records(files.values(), root)
    problems = sorted([*missing_folder(papers), *found, *check(records, terms)])
    return Opened(tuple(records), terms, tuple(problems))
