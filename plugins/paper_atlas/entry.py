"""A paper with all that it names resolved: what a record's runs and claims mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from paper_atlas.collection import Record
from paper_atlas.made import fingerprint
from paper_atlas.quantity import Quantity, number
from paper_atlas.record import NOT_STATED, ROLES, Claim, Hardware, Paper, Reproduction, Role, Run
from paper_atlas.vocabulary import Architecture, Metric, Product, System, Variant, Vendor, Vocabulary

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
        low, high = self.memory_range
        return high if low == high else None

    @property
    def memory_range(self) -> tuple[Decimal, Decimal] | tuple[None, None]:
        """Least and most memory of one device in GB: as stated, or the sizes its product is made with."""
        if self.stated and self.stated.memory_gb:
            return self.stated.memory_gb, self.stated.memory_gb
        sizes = [variant.memory_gb for variant in self.variants.values()]
        known = [size for size in sizes if size]
        return (min(known), max(known)) if known and len(known) == len(sizes) else (None, None)

    @property
    def variant_id(self) -> str | None:
        """The variant, where what is stated fits only one."""
        return next(iter(self.variants)) if len(self.variants) == 1 else None

    @property
    def name(self) -> str:
        """How to call it: NVIDIA A100 40 GB."""
        if self.stated is None:
            return f"hardware {NOT_STATED}"
        memory = f"{number(self.stated.memory_gb)} GB" if self.stated.memory_gb else ""
        parts = (self.noun, self.stated.form_factor or "", memory)
        return " ".join(part for part in parts if part)

    @property
    def noun(self) -> str:
        """How to call it whatever its size and form: NVIDIA A100."""
        if self.system:
            return self.system.name
        if self.product:
            return self.product.name
        if self.architecture and self.vendor:
            return f"{self.vendor.name} {self.architecture.name} device, model not stated"
        if self.vendor:
            return f"{self.vendor.name} device, model not stated"
        return (self.stated and self.stated.unnamed) or "device with"


@dataclass(frozen=True)
class RunEntry:
    """A run with its number and its hardware."""

    number: int
    run: Run
    device: Device

    @property
    def is_own_result(self) -> bool:
        """Whether the authors' own work ran on it."""
        return self.run.role in OWN_RESULTS

    @property
    def devices(self) -> int | None:
        """How many devices it used, those in its systems counted; None where that is not stated."""
        count, system = self.run.count, self.device.system
        if count is None or self.run.count_of:
            return None
        if not system:
            return count
        return count * system.count if system.count else None

    @property
    def quantity(self) -> str:
        """How many, as stated: `up to 128 ×`; empty where not stated."""
        if self.run.count is None:
            return ""
        qualifier = "" if self.run.count_qualifier == "exactly" else f"{self.run.count_qualifier} "
        counted = f" {self.run.count_of}" if self.run.count_of else ""
        return f"{qualifier}{number(self.run.count)}{counted} ×"

    @property
    def device_name(self) -> str:
        """How many of what: 8 × NVIDIA A100 80 GB."""
        return f"{self.quantity} {self.device.name}".strip()

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
    metric: Metric
    run: RunEntry

    @property
    def sort(self) -> str:
        """What it has in common with figures that it can be put in order with: throughput ratio higher."""
        return " ".join(filter(None, (self.claim.metric, self.quantity.unit.dimension, self.claim.relation)))

    @property
    def figure(self) -> str:
        """The figure as stated: up to 2.3× (mean)."""
        return f"{self.quantity} ({self.claim.statistic})" if self.claim.statistic else str(self.quantity)

    @property
    def comparison(self) -> str | None:
        """What the figure is compared with, and how: lower than PyTorch."""
        claim = self.claim
        if claim.relation == "of baseline":
            return f"of {claim.baseline or 'the baseline'}"
        if claim.relation:
            return f"{claim.relation} than {claim.baseline}" if claim.baseline else claim.relation
        return f"against {claim.baseline}" if claim.baseline else None


@dataclass(frozen=True)
class ReproductionEntry:
    """A reader's own run with its hardware."""

    reproduction: Reproduction
    device: Device


@dataclass(frozen=True)
class PaperEntry:
    """A paper with all that it names resolved."""

    made_from: str
    """A digest of its record; with the vocabulary, it decides about all that is said here."""
    id: str
    file: str
    """Its record, from the root of the repository."""
    paper: Paper
    runs: tuple[RunEntry, ...]
    claims: tuple[ClaimEntry, ...]
    reproductions: tuple[ReproductionEntry, ...] = ()

    @property
    def year(self) -> str:
        """The year it became public."""
        return self.paper.published[:4]

    @property
    def distinct_runs(self) -> tuple[RunEntry, ...]:
        """Runs that differ in role or hardware, own results first; for lists without room for more.

        A device that nobody can look up says no more where it stands again without its number.
        """
        first: dict[tuple[str, str, str], RunEntry] = {}
        for entry in self.runs:
            first.setdefault((entry.run.role, entry.quantity, entry.device.name), entry)
        counted = {(role, name) for role, quantity, name in first if quantity}
        telling = [
            entry
            for (role, quantity, name), entry in first.items()
            if quantity or entry.device.is_known or (role, name) not in counted
        ]
        return tuple(sorted(telling, key=lambda entry: not entry.is_own_result))

    @property
    def hardware(self) -> tuple[RunEntry, ...]:
        """For each device that has a page, its run in the most telling role; own results first."""
        return self._most_telling(lambda device: device.noun if device.vendor_id else None, self.runs)

    @property
    def memory(self) -> tuple[RunEntry, ...]:
        """For each size of memory that a device had, the run in which it had the most telling role."""
        return self._most_telling(lambda device: device.memory_gb, self._with_own_memory)

    @property
    def _with_own_memory(self) -> Iterable[RunEntry]:
        """Runs but those that require a product: it is the product that is required, not its memory."""
        return (
            entry
            for entry in self.runs
            if entry.run.role != "required" or (entry.device.stated and entry.device.stated.memory_gb)
        )

    @staticmethod
    def _most_telling(key_of: Callable[[Device], object], runs: Iterable[RunEntry]) -> tuple[RunEntry, ...]:
        first: dict[object, RunEntry] = {}
        for entry in sorted(runs, key=lambda entry: ROLES.index(entry.run.role)):
            if (key := key_of(entry.device)) is not None:
                first.setdefault(key, entry)
        return tuple(first.values())

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
    def made_from(self) -> tuple[str, tuple[int, ...]]:
        """What stands for all of it, as that of the paper does."""
        return self.entry.made_from, tuple(run.number for run in self.runs)

    @property
    def is_own_result(self) -> bool:
        """Whether the authors' own work ran on it."""
        return any(run.is_own_result for run in self.runs)

    @property
    def role(self) -> Role:
        """The most telling of the roles that the hardware had in them."""
        return min((run.run.role for run in self.runs), key=ROLES.index)

    @property
    def claims(self) -> tuple[ClaimEntry, ...]:
        """The claims got in these runs."""
        numbers = {run.number for run in self.runs}
        return tuple(claim for claim in self.entry.claims if claim.run.number in numbers)


def entry_of(record: Record, paper: Paper, vocabulary: Vocabulary) -> PaperEntry:
    """A checked record with all that it names resolved."""
    runs = tuple(
        RunEntry(number, run, device_of(None if run.hardware == NOT_STATED else run.hardware, vocabulary))
        for number, run in enumerate(paper.runs, 1)
    )
    claims = tuple(_claim(number, claim, runs, vocabulary) for number, claim in enumerate(paper.claims, 1))
    reproductions = tuple(
        ReproductionEntry(reproduction, device_of(reproduction.hardware, vocabulary))
        for reproduction in paper.reproductions
    )
    made_from = fingerprint((record.source.file, record.source.digest))
    return PaperEntry(made_from, record.id, record.source.file, paper, runs, claims, reproductions)


def device_of(stated: Hardware | None, vocabulary: Vocabulary) -> Device:
    """Stated hardware, resolved; identifiers that lead nowhere are passed over."""
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
        stated,
        product_id,
        product,
        stated.system,
        system,
        architecture_id,
        architecture,
        vendor_id,
        vocabulary.vendors.get(vendor_id or ""),
        product.matching(memory, form) if product else {},
    )


def _claim(order: int, claim: Claim, runs: tuple[RunEntry, ...], vocabulary: Vocabulary) -> ClaimEntry:
    low, high = claim.ends
    quantity = Quantity(low, high, claim.unit, vocabulary.units[claim.unit], claim.qualifier)
    return ClaimEntry(order, claim, quantity, vocabulary.metrics[claim.metric], runs[claim.run - 1])
