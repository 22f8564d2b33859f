"""What a record of a paper says: the one declaration of its fields.

JSON Schema, editor help and the page "Record fields" are derived from the annotations and docstrings here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag

from paper_atlas.date import PartialDate
from paper_atlas.shape import Identifier, Several, Shape, refused
from paper_atlas.vocabulary import Figure, Format, Positive

Status = Literal["published", "preprint", "withdrawn", "retracted"]
Role = Literal["measured", "trained", "baseline", "required", "analysed", "simulated", "named"]
"""What the hardware was to the paper, from the strongest evidence to none."""
Qualifier = Literal["exactly", "about", "over", "under", "up to"]
Relation = Literal["higher", "lower", "of baseline"]
Statistic = Literal["mean", "median", "minimum", "maximum"]

SUMMARY_WORDS = (40, 90)
QUOTE_WORDS = 12
NOT_STATED: Literal["not stated"] = "not stated"

_ARXIV = re.compile(r"(\d{2}(0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7})\Z", re.ASCII)
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+\Z", re.ASCII)
_LINK = re.compile(r"https://[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:\d+)?([/?#][^\s\"<>\\^`{|}]*)?\Z", re.I | re.ASCII)
_PLACE = re.compile(r"(abstract|title|(section|table|figure|appendix|algorithm|page) [\w.-]+|supplement|repository|documentation|project page)\Z")


def _arxiv(value: str) -> str:
    if _ARXIV.match(value):
        return value
    inside = re.search(r"(\d{4}\.\d{4,5})(v\d+)?", value, re.ASCII)
    meant = f'"{inside[1]}"' if inside and _ARXIV.match(inside[1]) else None
    raise refused("arxiv", f"'{value[:60]}' is not an arXiv identifier", meant=meant, fix='write it as "2305.14314", without version')


def _doi(value: str) -> str:
    if _DOI.match(value):
        return value
    inside = re.search(r"10\.\d{4,9}/[^\s\"<>]+", value, re.ASCII)
    raise refused("doi", f"'{value[:60]}' is not a DOI", meant=inside[0] if inside else None, fix="write it as 10.1145/3458817.3476205")


def _link(value: str) -> str:
    if _LINK.match(value):
        return value
    meant = "https" + value[4:] if value.startswith("http:") and _LINK.match("https" + value[4:]) else None
    raise refused("link", f"'{value[:60]}' is not an https address", meant=meant, fix="only https:// addresses are linked")


def _place(value: str) -> str:
    if _PLACE.match(value):
        return value
    raise refused("place", f"'{value[:60]}' is not a place in a paper", fix="write abstract, title, section 5.2, table 3, figure 4, appendix B, page 7, repository, documentation, project page or supplement")


def _quote(value: str) -> str:
    if len(value.split()) <= QUOTE_WORDS:
        return value
    raise refused("quote", f"the quote has {len(value.split())} words", fix=f"quote at most {QUOTE_WORDS}, just enough to find the place")


def _summary(value: str) -> str:
    words, (least, most) = len(value.split()), SUMMARY_WORDS
    if least <= words <= most:
        return value
    problem = "short" if words < least else "long"
    raise refused("summary", f"the summary is too {problem}: {words} words", fix=f"write {least} to {most} words of your own: what it does, what is new, on what it was shown")


def _line(value: str) -> str:
    if not value.strip():
        raise refused("too-short", "the text is empty", fix="fill it in, or leave the field out if it is optional")
    if "\n" in value or value != value.strip():
        raise refused("line", "the text has line breaks or spaces at its ends", fix="write it on one line")
    return value


Line = Annotated[str, AfterValidator(_line), Field(max_length=400)]
Link = Annotated[str, AfterValidator(_link), Field(max_length=600, json_schema_extra={"pattern": "^https://"})]
Place = Annotated[str, AfterValidator(_place), Field(json_schema_extra={"pattern": "^" + _PLACE.pattern.removesuffix(r"\Z") + "$"})]
Count = Annotated[int, Field(gt=0, le=10_000_000)]


class Links(Shape):
    """Where the paper and what belongs to it can be read; at least one."""

    arxiv: Annotated[str, AfterValidator(_arxiv)] | None = None
    """arXiv identifier in quotes, without version."""
    doi: Annotated[str, AfterValidator(_doi)] | None = None
    """DOI, without https://doi.org/."""
    paper: Link | None = None
    """Where the paper stands, if neither on arXiv nor behind a DOI."""
    code: Link | None = None
    """The authors' code."""
    project: Link | None = None
    """The authors' project page."""
    data: Link | None = None
    """The authors' data or weights."""


class Hardware(Shape):
    """What something was run on: one of product, system, architecture, vendor, unnamed, or a memory size alone."""

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
    memory_gb: Positive | None = None
    """Memory of one device in GB, where stated; alone, it means any device of that size."""
    form_factor: str | None = None
    """SXM2, PCIe, ... of the product, where stated."""


def _hardware_kind(value: Any) -> str:
    return "not stated" if isinstance(value, str) and value == NOT_STATED else "hardware"


def _hardware_group(value: Any) -> Any:
    if isinstance(value, str):
        raise refused("hardware", f"hardware can't be '{value[:60]}'", meant=f"{{product: {value[:60]}}}", fix="or write 'hardware: not stated'")
    return value


class Run(Shape):
    """One thing that was run, needed or only named, and the hardware for it."""

    what: Line
    """What was run: fine-tune a 65B model."""
    hardware: Annotated[
        Annotated[Literal["not stated"], Tag("not stated")] | Annotated[Hardware, BeforeValidator(_hardware_group), Tag("hardware")],
        Discriminator(_hardware_kind),
    ]
    """The hardware, or `not stated`."""
    count: Count | None = None
    """How many devices; of a system, how many systems."""
    count_qualifier: Qualifier = "exactly"
    """How the paper qualifies the count."""
    count_of: Line | None = None
    """What is counted, where it is not whole devices: GCD."""
    role: Role
    """What the hardware was to the paper."""
    source: Place
    """Where it is stated."""
    inferred: Line | None = None
    """Why the hardware can be inferred, where the text does not state it."""


class Claim(Shape):
    """One figure in which the authors state a result, as they state it."""

    metric: str
    """Identifier of the quantity: throughput."""
    value: Figure | None = None
    """The figure, as written."""
    range: Annotated[Several[Figure], Field(min_length=2, max_length=2)] | None = None
    """Lowest and highest figure, in place of value."""
    unit: str
    """Symbol of the unit: x, %, TFLOP/s."""
    qualifier: Qualifier = "exactly"
    """How the authors qualify it."""
    statistic: Statistic | None = None
    """Over several cases, which figure it is."""
    relation: Relation | None = None
    """For a comparison, how the metric stands to its baseline: 41 % lower; left out for a figure of its own."""
    baseline: Line | None = None
    """What it is compared with, as stated."""
    run: Count
    """Number of the run it was got in, from 1."""
    setup: Line | None = None
    """Model, data set, sizes: what is needed to understand the figure."""
    source: Place
    """Where it is stated."""
    quote: Annotated[str, AfterValidator(_quote), AfterValidator(_line)]
    """A fragment of the source, to find the place by."""

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """Lowest and highest figure; twice the same for a single value."""
        if self.range:
            return self.range[0], self.range[1]
        return (self.value, self.value) if self.value is not None else (Decimal(0), Decimal(0))


class Needs(Shape):
    """What the work takes to run, as stated."""

    memory_gb: Positive | None = None
    """Memory per device in GB."""
    memory_qualifier: Qualifier = "exactly"
    """How the authors qualify it."""
    count: Count | None = None
    """How many devices."""
    formats: Several[Format] = ()
    """Number formats that the hardware must compute in."""
    compute_capability: Annotated[str, Field(pattern=r"^\d+\.\d$")] | None = None
    """Lowest NVIDIA compute capability, in quotes."""
    interconnect: Line | None = None
    """NVLink, InfiniBand, NVMe SSD, ..."""
    note: Line | None = None
    """Anything else it takes."""
    source: Place
    """Where it is stated."""


class Related(Shape):
    """Another record that this paper builds on or stands against."""

    paper: str
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
    commit: Annotated[str, Field(pattern=r"^[0-9a-f]{7,40}$")] | None = None
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
    status: Status | None = None
    """Left out: published where there is a venue, otherwise preprint."""
    venue: Line | None = None
    """Where it was published, with the year: NeurIPS 2023."""
    links: Links
    """Where to read it; at least one of arxiv, doi, paper."""
    summary: Annotated[str, AfterValidator(_summary)]
    """In your own words, 40 to 90 of them: what it does, what is new, on what it was shown."""
    tasks: Annotated[Several[str], Field(min_length=1)]
    """Identifiers of what it is about."""
    techniques: Annotated[Several[str], Field(min_length=1)]
    """Identifiers of what it uses or proposes."""
    runs: Annotated[Several[Run], Field(min_length=1)]
    """What was run on what."""
    claims: Several[Claim] = ()
    """What the authors state as results."""
    needs: Needs | None = None
    """What it takes to run."""
    related: Several[Related] = ()
    """Other records that it extends, ports, compares with or supersedes."""
    reproductions: Several[Reproduction] = ()
    """Readers' own runs."""
    formerly: Several[Identifier] = ()
    """Identifiers that this record had before; their addresses lead here."""

    @property
    def standing(self) -> Status:
        """Its status, or what follows from having a venue."""
        return self.status or ("published" if self.venue else "preprint")
