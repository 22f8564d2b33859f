"""What a record of a paper says: the one declaration of its fields.

JSON Schema, editor help and the page "Record fields" are derived from the annotations and docstrings here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema

from paper_atlas.date import PartialDate
from paper_atlas.problem import shown
from paper_atlas.shape import Identifier, Several, Shape, refused
from paper_atlas.text import ArxivId, Commit, Doi, Line, Link, Place, Quote, Summary
from paper_atlas.vocabulary import ComputeCapability, Figure, Format, Interconnect

Status = Literal["published", "preprint", "withdrawn", "retracted"]
Role = Literal["measured", "trained", "baseline", "required", "analysed", "simulated", "named"]
"""What the hardware was to the paper, from the strongest evidence to none."""
ROLES: tuple[Role, ...] = get_args(Role)
Qualifier = Literal["exactly", "about", "over", "under", "up to"]
Relation = Literal["higher", "lower", "of baseline"]
Statistic = Literal["mean", "median", "minimum", "maximum"]

NOT_STATED: Literal["not stated"] = "not stated"

Memory = Annotated[
    Figure,
    Field(gt=0, lt=10_000),
    WithJsonSchema(
        {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 10_000, "title": "Memory (GB)"}
    ),
]
Count = Annotated[int, Field(gt=0, le=10_000_000)]


def _seldom(default: Any = None) -> Any:
    """A field that few records have; the form in the browser keeps it folded away."""
    return Field(default=default, json_schema_extra={"x-seldom": True})


class Links(Shape):
    """Where the paper and what belongs to it can be read; at least one."""

    arxiv: ArxivId | None = None
    """arXiv identifier, without version: "2305.14314"."""
    doi: Doi | None = None
    """DOI, without https://doi.org/."""
    paper: Link | None = _seldom()
    """Where the paper stands, if neither on arXiv nor behind a DOI."""
    code: Link | None = None
    """The authors' code."""
    project: Link | None = _seldom()
    """The authors' project page."""
    data: Link | None = _seldom()
    """The authors' data or weights."""


class Hardware(Shape):
    """What something ran on: a product, system, architecture, vendor, unnamed device or memory size."""

    product: str | None = None
    """Identifier of a product: v100, rtx-4090."""
    system: str | None = None
    """Identifier of a system that implies products: dgx-2, frontier."""
    architecture: str | None = None
    """Identifier of an architecture, where no product is named: volta."""
    vendor: str | None = None
    """Identifier of a vendor, where only that is named: nvidia."""
    unnamed: Line | None = None
    """The paper's own word for a device that it does not name: mobile phone."""
    memory_gb: Memory | None = None
    """Memory of one device in GB, where stated; alone, it means any device of that size."""
    form_factor: str | None = None
    """SXM2, PCIe, ... of the product, where stated."""


def _hardware_kind(value: Any) -> str:
    return "not stated" if isinstance(value, str) and value == NOT_STATED else "hardware"


def _hardware_group(value: Any) -> Any:
    if isinstance(value, str):
        says_nothing = re.sub(r"\W+", " ", value.casefold()).strip() in ("", NOT_STATED, "unknown", "none")
        raise refused(
            "hardware",
            f"hardware can't be {shown(value)}",
            meant=NOT_STATED if says_nothing else None,
            fix="name it by its identifier, as in '{product: a100}', or write 'hardware: not stated'",
        )
    return value


class Run(Shape):
    """One thing that was run, needed or only named, and the hardware for it."""

    what: Line
    """What was run: fine-tune a 65B model."""
    hardware: Annotated[
        Annotated[Literal["not stated"], Tag("not stated")]
        | Annotated[Hardware, BeforeValidator(_hardware_group), Tag("hardware")],
        Discriminator(_hardware_kind),
    ]
    """The hardware, or `not stated`."""
    count: Count | None = None
    """How many devices; of a system, how many systems."""
    count_qualifier: Qualifier = _seldom("exactly")
    """How the paper qualifies the count."""
    count_of: Line | None = _seldom()
    """What is counted, where it is not whole devices: GCD."""
    role: Role
    """What the hardware was to the paper."""
    source: Place
    """Where it is stated."""
    inferred: Line | None = _seldom()
    """Why the hardware can be inferred, where the text does not state it."""


class Claim(Shape):
    """One figure in which the authors state a result, as they state it."""

    metric: str
    """Identifier of the quantity: throughput."""
    value: Figure | None = None
    """The figure, as written."""
    range: Annotated[Several[Figure], Field(min_length=2, max_length=2)] | None = _seldom()
    """Lowest and highest figure, in place of value."""
    unit: str
    """Symbol of the unit: x, %, TFLOP/s."""
    qualifier: Qualifier = "exactly"
    """How the authors qualify it."""
    statistic: Statistic | None = _seldom()
    """Over several cases, which figure it is."""
    relation: Relation | None = None
    """For a comparison, how the metric stands to its baseline; left out for a figure of its own."""
    baseline: Line | None = None
    """What it is compared with, as stated."""
    run: Count = Field(json_schema_extra={"x-item-of": "runs"})
    """Number of the run it was got in, from 1."""
    setup: Line | None = None
    """Model, data set, sizes: what is needed to understand the figure."""
    source: Place
    """Where it is stated."""
    quote: Quote
    """A fragment of the source, to find the place by."""

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """Lowest and highest figure; twice the same for a single value."""
        if self.range:
            return self.range[0], self.range[1]
        return (self.value, self.value) if self.value is not None else (Decimal(0), Decimal(0))


class Needs(Shape):
    """What the work takes to run, as stated."""

    memory_gb: Memory | None = None
    """Memory per device in GB."""
    memory_qualifier: Qualifier = "exactly"
    """How the authors qualify it."""
    count: Count | None = None
    """How many devices."""
    formats: Several[Format] = ()
    """Number formats that the hardware must compute in."""
    compute_capability: ComputeCapability | None = None
    """Lowest NVIDIA compute capability: "8.0"."""
    interconnects: Several[Interconnect] = ()
    """What data must go over: [NVLink, NVMe]."""
    note: Line | None = None
    """Anything else it takes."""
    source: Place
    """Where it is stated."""


class Related(Shape, title="Related paper"):
    """Another record that this paper builds on or stands against."""

    paper: str = Field(json_schema_extra={"x-terms": "papers"})
    """Identifier of the other record."""
    how: Literal["extends", "ports", "compares", "supersedes"]
    """What this paper does with the other."""


class Reproduction(Shape):
    """A reader's own run, kept apart from the authors' claims; failures count too."""

    by: Line
    """Who ran it: a name or a handle."""
    date: PartialDate
    """When."""
    hardware: Hardware
    """The card."""
    count: Count | None = None
    """How many devices."""
    what: Line
    """What was tried."""
    outcome: Literal["worked", "partly", "failed"]
    """How it went."""
    driver: Line | None = None
    """Version of the driver."""
    software: Line | None = None
    """Versions of what matters."""
    commit: Commit | None = None
    """Commit of the authors' code."""
    note: Line | None = None
    """What a reader should know."""
    link: Link | None = None
    """Logs or a report."""


class Paper(Shape):
    """One paper. The name of its file is its address: papers/qlora.yml is /papers/qlora/."""

    title: Line
    """The paper's title, as published."""
    authors: Annotated[Several[Line], Field(min_length=1)]
    """Names in the paper's order."""
    published: PartialDate
    """Day, month or year when it first became public."""
    status: Status | None = _seldom()
    """Left out: published where there is a venue, otherwise preprint."""
    venue: Line | None = None
    """Where it was published, with the year: NeurIPS 2023."""
    links: Links
    """Where to read it; at least one of arxiv, doi, paper."""
    summary: Summary
    """In your own words, 40 to 90 of them: what it does, what is new, on what it was shown."""
    tasks: Annotated[Several[str], Field(min_length=1)]
    """Identifiers of what it is about."""
    techniques: Annotated[Several[str], Field(min_length=1)]
    """Identifiers of what it uses or proposes."""
    runs: Annotated[Several[Run], Field(min_length=1)]
    """What was run on what."""
    claims: Several[Claim] = ()
    """What the authors state as results."""
    needs: Needs | None = _seldom()
    """What it takes to run."""
    related: Several[Related] = _seldom(())
    """Other records that it extends, ports, compares with or supersedes."""
    reproductions: Several[Reproduction] = _seldom(())
    """Readers' own runs."""
    formerly: Several[Identifier] = _seldom(())
    """Identifiers that this record had before; their addresses lead here."""

    @property
    def standing(self) -> Status:
        """Its status, or what follows from having a venue."""
        return self.status or ("published" if self.venue else "preprint")

    @property
    def is_taken_back(self) -> bool:
        """Whether it was withdrawn or retracted, which is said wherever it is named."""
        return self.standing in ("withdrawn", "retracted")
