"""What each file of the API holds: the one declaration that its schema is made of."""

from __future__ import annotations

from typing import Any

from paper_atlas.exports.tables import ClaimRow, PaperRow, RunRow
from paper_atlas.record import Paper, Role
from paper_atlas.shape import Several, Shape
from paper_atlas.vocabulary import Architecture, Product, System, Term, Vendor


class ListedProduct(Product, title="Product"):
    """A product, and what records say of it."""

    id: str
    """Identifier: its page is hardware/<id>/."""
    papers: int
    """Papers that name it, in any role, also inside a system."""
    own_papers: int
    """Papers that measured or trained on it."""
    claims: int
    """Claims that were got on it."""
    file: str | None = None
    """Its own file, from the site's root; left out where no paper names it."""


class ListedSystem(System, title="System"):
    """A machine or cloud instance, and how many papers name it."""

    id: str
    """Identifier: its page is systems/<id>/."""
    papers: int
    """Papers that name it."""


class ListedArchitecture(Architecture, title="Architecture"):
    """An architecture, and how many papers name it."""

    id: str
    """Identifier: its page is architectures/<id>/."""
    papers: int
    """Papers that name it or a product of it."""


class ListedVendor(Vendor, title="Vendor"):
    """A vendor, and how many papers name it."""

    id: str
    """Identifier: its page is vendors/<id>/."""
    papers: int
    """Papers that name it, or anything of it."""


class ListedTerm(Term, title="Term"):
    """A technique or a task, and its papers."""

    id: str
    """Identifier: its page is techniques/<id>/ or tasks/<id>/."""
    papers: Several[str]
    """Identifiers of its papers, those of narrower terms too, newest first."""


class MentioningPaper(Shape, title="Mentioning paper"):
    """A paper that names a product."""

    id: str
    """Identifier of the paper."""
    title: str
    """Its title."""
    published: str
    """When it first became public."""
    role: Role
    """The most telling role that the product had in it."""
    runs: Several[int]
    """Numbers of its runs on the product."""


class Citations(Shape):
    """How to cite a paper, in the forms that reference managers read."""

    bibtex: str
    """An entry of BibTeX."""
    ris: str
    """A record of RIS."""
    csl: dict[str, Any]
    """An item of CSL-JSON."""


class PaperFile(Shape, title="One paper"):
    """Everything that the atlas says of one paper."""

    id: str
    """Its identifier."""
    file: str
    """Its record, from the root of the repository."""
    record: Paper
    """The record, as its file has it; fields that it leaves out are left out."""
    citations: Citations
    """The paper's citation."""


class PapersFile(Shape, title="Papers"):
    """All papers, newest first."""

    papers: Several[PaperRow]
    """One row a paper."""


class ClaimsFile(Shape, title="Claims"):
    """All claims, those of the newest paper first."""

    claims: Several[ClaimRow]
    """One row a claim."""


class HardwareFile(Shape, title="Hardware"):
    """All hardware that the atlas knows, named by papers or not."""

    products: Several[ListedProduct]
    """Products."""
    systems: Several[ListedSystem]
    """Machines and cloud instances that imply products."""
    architectures: Several[ListedArchitecture]
    """Architectures."""
    vendors: Several[ListedVendor]
    """Vendors."""


class ProductFile(Shape, title="One product"):
    """A product with its papers, runs and claims, newest paper first."""

    product: ListedProduct
    """The product."""
    papers: Several[MentioningPaper]
    """Papers that name it."""
    runs: Several[RunRow]
    """Their runs on it."""
    claims: Several[ClaimRow]
    """Claims that were got in these runs."""


class TechniquesFile(Shape, title="Techniques"):
    """All techniques."""

    techniques: Several[ListedTerm]
    """In the order of their identifiers."""


class TasksFile(Shape, title="Tasks"):
    """All tasks."""

    tasks: Several[ListedTerm]
    """In the order of their identifiers."""


class Counts(Shape):
    """How much there is."""

    papers: int
    """Papers."""
    runs: int
    """Runs."""
    claims: int
    """Claims."""
    products: int
    """Products that a paper names."""


class IndexedFile(Shape, title="Indexed file"):
    """A file, or files of one kind."""

    address: str
    """From the site's root; {id} stands for an identifier."""
    about: str
    """What it holds."""
    schema_address: str | None = None
    """Its JSON Schema, from the site's root, where it is one of JSON."""


class IndexedDump(Shape, title="Indexed dump"):
    """A file that holds all of something, or a part of it."""

    address: str
    """From the site's root."""
    bytes: int
    """Its size."""
    sha256: str
    """Its sum, in hexadecimal digits."""


class IndexFile(Shape, title="Index"):
    """What programs can read, and where."""

    version: int
    """Version of the API. Within it files and fields are added, never taken away."""
    name: str
    """The site's name."""
    description: str
    """What the site is about."""
    root: str | None = None
    """Address of the site, where it is known."""
    licence: str | None = None
    """SPDX identifier of the licence of the data."""
    updated: str
    """Date of the newest paper; empty where there is none."""
    counts: Counts
    """Numbers of papers, runs, claims and products."""
    files: Several[IndexedFile]
    """The files of the API."""
    dumps: Several[IndexedDump]
    """Files to take away: records, tables, and what their columns mean (datapackage.json)."""
