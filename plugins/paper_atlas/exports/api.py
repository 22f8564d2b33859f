"""Lists of papers, claims, hardware, techniques and tasks as JSON, the index of them, and their schemas.

A product has a file of its own where a paper names it; any other stands in hardware.json alone, so that the
number of files depends on the records and not on how many products the vocabulary knows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import BaseModel

from paper_atlas.address import API, CITATIONS, FEEDS, SCHEMAS
from paper_atlas.catalog import Catalog, Papers
from paper_atlas.entry import Mention
from paper_atlas.exports import shapes
from paper_atlas.exports.hardware import product_data
from paper_atlas.exports.json_text import Written, as_json, json_file
from paper_atlas.exports.publication import Publication
from paper_atlas.exports.tables import claim_rows, paper_rows, run_rows
from paper_atlas.vocabulary import Named, Tree

VERSION = 1
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Kind(NamedTuple):
    """A kind of file."""

    address: str
    """From API; {id} stands for an identifier."""
    shape: type[BaseModel]

    @property
    def schema_address(self) -> str:
        return f"{SCHEMAS}{_SCHEMA_NAMES.get(self.address, self.address)}"


_SCHEMA_NAMES = {"papers/{id}.json": "paper.json", "hardware/{id}.json": "product.json"}
_KINDS = (
    _Kind("index.json", shapes.IndexFile),
    _Kind("papers.json", shapes.PapersFile),
    _Kind("papers/{id}.json", shapes.PaperFile),
    _Kind("hardware.json", shapes.HardwareFile),
    _Kind("hardware/{id}.json", shapes.ProductFile),
    _Kind("techniques.json", shapes.TechniquesFile),
    _Kind("tasks.json", shapes.TasksFile),
    _Kind("claims.json", shapes.ClaimsFile),
)

_OTHERS = (
    (f"{CITATIONS}all.bib", "Citations of all papers in BibTeX."),
    (f"{CITATIONS}all.ris", "The same in RIS."),
    (f"{CITATIONS}all.csl.json", "The same in CSL-JSON."),
    (f"{CITATIONS}hardware/{{id}}.bib", "Citations of the papers that name a product, in BibTeX."),
    (f"{CITATIONS}techniques/{{id}}.bib", "The same of the papers of a technique."),
    (f"{CITATIONS}tasks/{{id}}.bib", "The same of the papers of a task."),
)
_FEEDS = (
    (f"{FEEDS}all.atom", "The newest papers as an Atom feed."),
    (f"{FEEDS}hardware/{{id}}.atom", "The newest papers that name a product."),
    (f"{FEEDS}techniques/{{id}}.atom", "The newest papers of a technique."),
    (f"{FEEDS}tasks/{{id}}.atom", "The newest papers of a task."),
)
_Rows = Mapping[str, Sequence[Written]]
"""Rows of each paper, in their order, written once for all files that they stand in."""


def files(publication: Publication, dumps: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The lists, a file for each product that a paper names, the index and the schemas.

    Args:
        publication: the catalog as it is published.
        dumps: addresses and contents of files that the index shall name beside them.
    """
    catalog = publication.catalog
    vocabulary = catalog.vocabulary
    claims = {entry.id: [Written(as_json(row)) for row in claim_rows(entry)] for entry in catalog.papers}
    papers = [row for entry in catalog.papers for row in paper_rows(entry)]
    yield _file("papers.json", {"papers": papers})
    yield _file("claims.json", {"claims": [row for rows in claims.values() for row in rows]})
    yield _file("hardware.json", _hardware(catalog))
    yield from _products(catalog, claims)
    yield _file("techniques.json", {"techniques": _terms(vocabulary.techniques, catalog.by_technique)})
    yield _file("tasks.json", {"tasks": _terms(vocabulary.tasks, catalog.by_task)})
    yield _file("index.json", _index(publication, dumps))
    for kind in _KINDS:
        yield kind.schema_address, (json.dumps(_schema(kind), ensure_ascii=False, indent=1) + "\n").encode()


def _file(address: str, content: object) -> tuple[str, bytes]:
    return f"{API}{address}", json_file(content)


def _hardware(catalog: Catalog) -> dict[str, object]:
    vocabulary = catalog.vocabulary
    return {
        "products": [_product(catalog, key) for key in vocabulary.hardware],
        "systems": _listed(vocabulary.systems, catalog.by_system),
        "architectures": _listed(vocabulary.architectures, catalog.by_architecture),
        "vendors": _listed(vocabulary.vendors, catalog.by_vendor),
    }


def _listed(terms: Mapping[str, Named], found: Mapping[str, Sequence[Mention]]) -> list[dict[str, object]]:
    return [
        {"id": key, **term.model_dump(exclude_unset=True), "papers": len(found.get(key, ()))}
        for key, term in terms.items()
    ]


def _product(catalog: Catalog, key: str) -> dict[str, object]:
    mentions = catalog.by_product.get(key, ())
    return {
        **product_data(key, catalog.vocabulary.hardware[key]),
        "papers": len(mentions),
        "own_papers": sum(mention.is_own_result for mention in mentions),
        "claims": sum(len(mention.claims) for mention in mentions),
        **({"file": f"{API}hardware/{key}.json"} if mentions else {}),
    }


def _products(catalog: Catalog, claims: _Rows) -> Iterator[tuple[str, bytes]]:
    runs = {entry.id: [Written(as_json(row)) for row in run_rows(entry)] for entry in catalog.papers}
    for key, mentions in catalog.by_product.items():
        content = {
            "product": _product(catalog, key),
            "papers": [_mentioning(mention) for mention in mentions],
            "runs": [runs[one.entry.id][run.number - 1] for one in mentions for run in one.runs],
            "claims": [claims[one.entry.id][claim.number - 1] for one in mentions for claim in one.claims],
        }
        yield _file(f"hardware/{key}.json", content)


def _mentioning(mention: Mention) -> dict[str, object]:
    paper = mention.entry.paper
    return {
        "id": mention.entry.id,
        "title": paper.title,
        "published": paper.published,
        "role": mention.role,
        "runs": [run.number for run in mention.runs],
    }


def _terms(tree: Tree, found: Papers) -> list[dict[str, object]]:
    return [
        {
            "id": key,
            **term.model_dump(exclude_unset=True),
            "papers": [entry.id for entry in found.get(key, ())],
        }
        for key, term in sorted(tree.items())
    ]


def _index(publication: Publication, dumps: Mapping[str, bytes]) -> shapes.IndexFile:
    catalog = publication.catalog
    others = (*_OTHERS, *(_FEEDS if publication.root and catalog.papers else ()))
    return shapes.IndexFile(
        version=VERSION,
        name=publication.name,
        description=publication.description,
        root=publication.root or None,
        licence=publication.licence,
        updated=catalog.updated,
        counts=shapes.Counts(
            papers=len(catalog.papers),
            runs=sum(len(entry.runs) for entry in catalog.papers),
            claims=sum(len(entry.claims) for entry in catalog.papers),
            products=len(catalog.by_product),
        ),
        files=tuple(
            shapes.IndexedFile(
                address=f"{API}{kind.address}",
                about=kind.shape.__doc__ or "",
                schema_address=kind.schema_address,
            )
            for kind in _KINDS
        )
        + tuple(shapes.IndexedFile(address=address, about=about) for address, about in others),
        dumps=tuple(
            shapes.IndexedDump(
                address=address, bytes=len(content), sha256=hashlib.sha256(content).hexdigest()
            )
            for address, content in dumps.items()
        ),
    )


def _schema(kind: _Kind) -> object:
    """The schema of a kind of file; it allows fields that it does not know, since some may be added."""
    return {"$schema": _DIALECT, **_open(kind.shape.model_json_schema())}


def _open(schema: dict[str, object]) -> dict[str, object]:
    return {
        key: _open(part) if isinstance(part, dict) else part
        for key, part in schema.items()
        if (key, part) != ("additionalProperties", False)
    }
