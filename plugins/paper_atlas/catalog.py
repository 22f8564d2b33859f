"""The checked, sorted, immutable whole: what pages, search and exports see.

Names are resolved here once: a run on a DGX-2 is a run on V100s, a technique's papers are those of its children too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from paper_atlas.check import check
from paper_atlas.collection import Record, files_in, read_records
from paper_atlas.problem import Problem, ProblemsFound
from paper_atlas.quantity import Quantity, number
from paper_atlas.record import NOT_STATED, Claim, Hardware, Paper, Run
from paper_atlas.source import file_name
from paper_atlas.vocabulary import Architecture, Metric, Product, System, Tree, Variant, Vendor, Vocabulary, load

OWN_RESULTS = frozenset({"measured", "trained"})
"""Roles in which the authors' own work ran on the hardware."""


@dataclass(frozen=True)
class Device:
    """The hardware of a run, resolved as far as its source allows."""

    stated: Hardware | None
    """What the record says; None for `not stated`."""
    product_id: str | None = None
    product: Product | None = None
    system_id: str | None = None
    system: System | None = None
    architecture_id: str | None = None
    architecture: Architecture | None = None
    vendor_id: str | None = None
    vendor: Vendor | None = None
    variants: Mapping[str, Variant] = field(default_factory=dict)
    """Those variants of the product that fit what is stated."""

    @property
    def is_known(self) -> bool:
        """Whether it can be found under any hardware heading."""
        return bool(self.vendor_id or self.memory_gb)

    @property
    def memory_gb(self) -> Decimal | None:
        """Memory of one device in GB, as stated or as the product fixes it."""
        if self.stated and self.stated.memory_gb:
            return self.stated.memory_gb
        sizes = {variant.memory_gb for variant in self.variants.values()}
        return sizes.pop() if len(sizes) == 1 else None

    @property
    def name(self) -> str:
        """How to call it: NVIDIA A100 40 GB."""
        if self.stated is None:
            return NOT_STATED
        memory = f"{number(self.stated.memory_gb)} GB" if self.stated.memory_gb else ""
        parts = (self._noun(self.stated), self.stated.form_factor or "", memory)
        return " ".join(part for part in parts if part)

    def _noun(self, stated: Hardware) -> str:
        if self.system:
            return self.system.name
        if self.product:
            return self.product.name
        if self.architecture and self.vendor:
            return f"{self.vendor.name} {self.architecture.name} device, model not stated"
        if self.vendor:
            return f"{self.vendor.name} device, model not stated"
        return stated.unnamed or "any device with"


@dataclass(frozen=True)
class RunEntry:
    """A run with its number and its hardware."""

    number: int
    run: Run
    device: Device

    @property
    def quantity(self) -> str:
        """How many, as stated: `up to 128 ×`; empty where not stated."""
        if self.run.count is None:
            return ""
        qualifier = "" if self.run.count_qualifier == "exactly" else f"{self.run.count_qualifier} "
        counted = f" {self.run.count_of}" if self.run.count_of else ""
        return f"{qualifier}{number(self.run.count)}{counted} ×"

    @property
    def implied(self) -> str:
        """What its system implies: `16 × NVIDIA V100 32 GB in each`; empty for other hardware."""
        system, product = self.device.system, self.device.product
        if not system or not product:
            return ""
        memory = f" {number(system.memory_gb)} GB" if system.memory_gb else ""
        count = f"{number(system.count)} × " if system.count else ""
        return f"{count}{product.name}{memory} in {'each' if system.count else 'it'}"


@dataclass(frozen=True)
class ClaimEntry:
    """A claim with its figure, its metric and the run it was got in."""

    number: int
    claim: Claim
    quantity: Quantity
    metric_id: str
    metric: Metric
    run: RunEntry


@dataclass(frozen=True)
class PaperEntry:
    """A paper with all that it names resolved."""

    id: str
    file: str
    """Its record, from the root of the repository."""
    paper: Paper
    runs: tuple[RunEntry, ...]
    claims: tuple[ClaimEntry, ...]

    @property
    def year(self) -> str:
        """The year it became public."""
        return self.paper.published[:4]

    @property
    def hardware_is_stated(self) -> bool:
        """Whether any run names hardware under a heading of the atlas."""
        return any(entry.device.is_known for entry in self.runs)


@dataclass(frozen=True)
class Mention:
    """A paper on the page of some hardware, with the runs that put it there."""

    entry: PaperEntry
    runs: tuple[RunEntry, ...]

    @property
    def is_own_result(self) -> bool:
        """Whether the authors' own work ran on it."""
        return any(run.run.role in OWN_RESULTS for run in self.runs)

    @property
    def claims(self) -> tuple[ClaimEntry, ...]:
        """The claims got in these runs."""
        numbers = {run.number for run in self.runs}
        return tuple(claim for claim in self.entry.claims if claim.run.number in numbers)


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
    def cited_by(self) -> Mapping[str, tuple[tuple[PaperEntry, str], ...]]:
        """For each paper, the others that are related to it, and how."""
        found: dict[str, list[tuple[PaperEntry, str]]] = {}
        for entry in self.papers:
            for related in entry.paper.related:
                found.setdefault(related.paper, []).append((entry, related.how))
        return {key: tuple(pairs) for key, pairs in found.items()}

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
            keys = {wider for term in terms_of(entry.paper) for wider in (term, *tree.ancestors(term))}
            for key in keys:
                found.setdefault(key, []).append(entry)
        return {key: tuple(entries) for key, entries in sorted(found.items())}


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

    def catalog(self) -> Catalog:
        """The catalog of all records.

        Raises:
            ProblemsFound: something is wrong with a record or a term.
        """
        if self.problems:
            raise ProblemsFound(self.problems)
        papers = [_entry(record, record.paper, self.vocabulary) for record in self.records if record.paper]
        papers.sort(key=lambda entry: entry.id)
        papers.sort(key=lambda entry: entry.paper.published, reverse=True)
        return Catalog(tuple(papers), self.vocabulary)


def open_folders(papers: Path, vocabulary: Path, root: Path, also: Iterable[Path] = ()) -> Opened:
    """Read and check a folder of records with a folder of terms.

    Args:
        papers: the records.
        vocabulary: the terms.
        root: the folder that names of files in problems start from.
        also: files outside the folder, to be checked as if they were in it.
    """
    terms, problems = load(vocabulary, root)
    files = {file.absolute(): file for file in (*files_in(papers), *also)}
    records, found = read_records(files.values(), root)
    if not papers.is_dir():
        found.append(Problem(papers.as_posix(), 1, 1, "there is no such folder", fix="create it, with one YAML file a paper", rule="folder"))
    problems = sorted([*problems, *found, *check(records, terms)])
    return Opened(tuple(records), terms, tuple(problems))


def _entry(record: Record, paper: Paper, vocabulary: Vocabulary) -> PaperEntry:
    runs = tuple(
        RunEntry(number, run, _device(None if run.hardware == NOT_STATED else run.hardware, vocabulary))
        for number, run in enumerate(paper.runs, 1)
    )
    claims = tuple(_claim(number, claim, runs, vocabulary) for number, claim in enumerate(paper.claims, 1))
    return PaperEntry(record.id, record.source.file, paper, runs, claims)


def _device(stated: Hardware | None, vocabulary: Vocabulary) -> Device:
    if stated is None:
        return Device(None)
    system = vocabulary.systems.get(stated.system or "")
    product_id = system.product if system else stated.product
    product = vocabulary.hardware.get(product_id or "")
    architecture_id = product.architecture if product else stated.architecture
    architecture = vocabulary.architectures.get(architecture_id or "")
    owner = product or architecture
    vendor_id = owner.vendor if owner else stated.vendor
    memory = system.memory_gb if system else stated.memory_gb
    form = system.form_factor if system else stated.form_factor
    return Device(
        stated, product_id, product, stated.system, system, architecture_id, architecture,
        vendor_id, vocabulary.vendors.get(vendor_id or ""), product.matching(memory, form) if product else {},
    )


def _claim(order: int, claim: Claim, runs: tuple[RunEntry, ...], vocabulary: Vocabulary) -> ClaimEntry:
    low, high = claim.ends
    quantity = Quantity(low, high, claim.unit, vocabulary.units[claim.unit], claim.qualifier)
    return ClaimEntry(order, claim, quantity, claim.metric, vocabulary.metrics[claim.metric], runs[claim.run - 1])
