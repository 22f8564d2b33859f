"""The atlas as three tables: papers, runs and claims.

The one declaration of their columns: JSON, CSV, Parquet, schemas and the data dictionary are derived from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel

from paper_atlas.catalog import Catalog
from paper_atlas.entry import ClaimEntry, PaperEntry, RunEntry
from paper_atlas.record import Qualifier, Relation, Role, Statistic, Status
from paper_atlas.shape import Several, Shape
from paper_atlas.vocabulary import Figure


class PaperRow(Shape, title="Paper"):
    """One paper, without what its runs and claims say."""

    id: str
    """Identifier, unique and stable: its page is papers/<id>/, its record api/v1/papers/<id>.json."""
    title: str
    """The paper's title, as published."""
    authors: Several[str]
    """Names in the paper's order."""
    published: str
    """Day, month or year when it first became public: 2023-05-23, 2023-05 or 2023."""
    year: int
    """The year of that."""
    status: Status
    """published, preprint, withdrawn or retracted."""
    venue: str | None = None
    """Where it was published, with the year."""
    arxiv: str | None = None
    """arXiv identifier, without version."""
    doi: str | None = None
    """DOI, without https://doi.org/."""
    link: str | None = None
    """Where the paper stands, if neither on arXiv nor behind a DOI."""
    code: str | None = None
    """The authors' code."""
    project: str | None = None
    """The authors' project page."""
    data: str | None = None
    """The authors' data or weights."""
    summary: str
    """What it does, in the atlas's own words; Markdown."""
    tasks: Several[str]
    """Identifiers of what it is about, as its record names them."""
    techniques: Several[str]
    """Identifiers of what it uses or proposes, as its record names them."""
    products: Several[str]
    """Identifiers of all products that its runs name, in any role, also inside a system."""
    own_products: Several[str]
    """Those of them on which the authors measured or trained."""
    runs: int
    """How many runs its record has."""
    claims: int
    """How many claims its record has."""


class RunRow(Shape, title="Run"):
    """One thing that was run, needed or only named, and the hardware for it."""

    paper: str
    """Identifier of the paper."""
    number: int
    """Number of the run in its paper, from 1."""
    year: int
    """The year the paper became public."""
    what: str
    """What was run."""
    role: Role
    """What the hardware was to the paper; measured and trained are the authors' own results."""
    hardware: str
    """The hardware with its number, as pages show it."""
    product: str | None = None
    """Identifier of the product, also of one inside a system."""
    variant: str | None = None
    """Identifier of the product's variant, where what is stated fits only one."""
    system: str | None = None
    """Identifier of the system."""
    architecture: str | None = None
    """Identifier of the architecture."""
    vendor: str | None = None
    """Identifier of the vendor."""
    memory_gb: Figure | None = None
    """Memory of one device in GB, as stated or as the product fixes it."""
    count: int | None = None
    """How many devices, as stated; of a system, how many systems."""
    count_qualifier: Qualifier
    """How the paper qualifies the count."""
    count_of: str | None = None
    """What is counted, where it is not whole devices."""
    devices: int | None = None
    """How many devices, those in its systems counted."""
    source: str
    """Where in the paper it is stated."""
    inferred: str | None = None
    """Why the hardware can be inferred, where the text does not state it."""


class ClaimRow(Shape, title="Claim"):
    """One figure in which the authors state a result, as they state it."""

    paper: str
    """Identifier of the paper."""
    number: int
    """Number of the claim in its paper, from 1."""
    year: int
    """The year the paper became public."""
    metric: str
    """Identifier of the quantity."""
    better: str
    """Which direction of the quantity is an improvement: higher or lower."""
    figure: str
    """The figure with qualifier, unit and statistic, as pages show it."""
    low: Figure
    """The figure, or the lowest of a range, as written."""
    high: Figure
    """The same, or the highest of a range."""
    unit: str
    """Symbol of the unit."""
    dimension: str
    """What the unit measures; figures of one dimension can be compared."""
    normalised_low: Figure
    """`low` in the first unit of the dimension."""
    normalised_high: Figure
    """`high` in the first unit of the dimension."""
    qualifier: Qualifier
    """How the authors qualify it."""
    statistic: Statistic | None = None
    """Over several cases, which figure it is."""
    relation: Relation | None = None
    """For a comparison, how the quantity stands to its baseline."""
    baseline: str | None = None
    """What it is compared with, as stated."""
    setup: str | None = None
    """Model, data set, sizes: what is needed to understand the figure."""
    run: int
    """Number of the run it was got in."""
    role: Role
    """Role of the hardware in that run."""
    hardware: str
    """Hardware of that run with its number, as pages show it."""
    product: str | None = None
    """Identifier of that run's product."""
    source: str
    """Where in the paper it is stated."""
    quote: str
    """A fragment of the source, to find the place by."""


Row = PaperRow | RunRow | ClaimRow
TABLES: Mapping[str, type[Row]] = {
    "papers": PaperRow,
    "runs": RunRow,
    "claims": ClaimRow,
}


class Column(NamedTuple):
    """A column of a table."""

    name: str
    type: str
    """string, integer, number or array (of strings)."""
    can_be_missing: bool
    about: str


def columns_of(table: type[BaseModel]) -> tuple[Column, ...]:
    """The columns of a table, as its declaration has them."""
    declared = table.model_json_schema()["properties"]
    columns = []
    for name, field in table.model_fields.items():
        kinds = [kind["type"] for kind in declared[name].get("anyOf", [declared[name]])]
        columns.append(Column(name, kinds[0], "null" in kinds, field.description or ""))
    return tuple(columns)


def rows_of(table: str, catalog: Catalog) -> Iterator[Row]:
    """All rows of a table, newest paper first."""
    for entry in catalog.papers:
        yield from _ROWS[table](entry)


def paper_rows(entry: PaperEntry) -> Iterator[PaperRow]:
    """The row of a paper."""
    paper, links = entry.paper, entry.paper.links
    yield PaperRow(
        id=entry.id,
        title=paper.title,
        authors=paper.authors,
        published=paper.published,
        year=int(entry.year),
        status=paper.standing,
        venue=paper.venue,
        arxiv=links.arxiv,
        doi=links.doi,
        link=links.paper,
        code=links.code,
        project=links.project,
        data=links.data,
        summary=paper.summary,
        tasks=paper.tasks,
        techniques=paper.techniques,
        products=_products(entry.runs),
        own_products=_products(run for run in entry.runs if run.is_own_result),
        runs=len(entry.runs),
        claims=len(entry.claims),
    )


def run_rows(entry: PaperEntry) -> Iterator[RunRow]:
    """The rows of a paper's runs."""
    return (run_row(entry, run) for run in entry.runs)


def run_row(entry: PaperEntry, run: RunEntry) -> RunRow:
    """The row of a run."""
    device, said = run.device, run.run
    return RunRow(
        paper=entry.id,
        number=run.number,
        year=int(entry.year),
        what=said.what,
        role=said.role,
        hardware=run.device_name,
        product=device.product_id,
        variant=device.variant_id,
        system=device.system_id,
        architecture=device.architecture_id,
        vendor=device.vendor_id,
        memory_gb=device.memory_gb,
        count=said.count,
        count_qualifier=said.count_qualifier,
        count_of=said.count_of,
        devices=run.devices,
        source=said.source,
        inferred=said.inferred,
    )


def claim_rows(entry: PaperEntry) -> Iterator[ClaimRow]:
    """The rows of a paper's claims."""
    return (claim_row(entry, claim) for claim in entry.claims)


def claim_row(entry: PaperEntry, claim: ClaimEntry) -> ClaimRow:
    """The row of a claim."""
    said, quantity, run = claim.claim, claim.quantity, claim.run
    low, high = quantity.normalised
    return ClaimRow(
        paper=entry.id,
        number=claim.number,
        year=int(entry.year),
        metric=said.metric,
        better=claim.metric.better,
        figure=claim.figure,
        low=quantity.low,
        high=quantity.high,
        unit=said.unit,
        dimension=quantity.unit.dimension,
        normalised_low=low,
        normalised_high=high,
        qualifier=said.qualifier,
        statistic=said.statistic,
        relation=said.relation,
        baseline=said.baseline,
        setup=said.setup,
        run=run.number,
        role=run.run.role,
        hardware=run.device_name,
        product=run.device.product_id,
        source=said.source,
        quote=said.quote,
    )


def _products(runs: Iterator[RunEntry] | tuple[RunEntry, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(run.device.product_id for run in runs if run.device.product_id))


_ROWS: Mapping[str, Callable[[PaperEntry], Iterator[Row]]] = {
    "papers": paper_rows,
    "runs": run_rows,
    "claims": claim_rows,
}
