"""Citations of many papers in one file: of all in each form, of a product, technique or task in BibTeX.

A paper stands in the files of a dozen facets, so these are in the one form that every reference manager
reads; its JSON file has all three.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from paper_atlas.address import CITATIONS, TASKS, TECHNIQUES
from paper_atlas.catalog import Catalog
from paper_atlas.citation import Reference, bibtex, csl, ris
from paper_atlas.exports.json_text import as_json
from paper_atlas.exports.shapes import Citations


def citations_of(catalog: Catalog) -> Mapping[str, Citations]:
    """The citation of each paper in every form."""
    found = {}
    for entry in catalog.papers:
        reference = Reference.of(entry)
        found[entry.id] = Citations(bibtex=bibtex(reference), ris=ris(reference), csl=csl(reference))
    return found


def files(catalog: Catalog, citations: Mapping[str, Citations]) -> Iterator[tuple[str, bytes]]:
    """Files of all papers, and of those of each product, technique and task that has any."""
    every = [citations[entry.id] for entry in catalog.papers]
    yield f"{CITATIONS}all.bib", _bibtex(every)
    yield f"{CITATIONS}all.ris", "\n".join(one.ris for one in every).encode()
    items = ",\n".join(as_json(one.csl) for one in every)
    yield f"{CITATIONS}all.csl.json", f"[{items}]\n".encode()
    for key, mentions in catalog.by_product.items():
        yield f"{CITATIONS}hardware/{key}.bib", _bibtex(citations[one.entry.id] for one in mentions)
    for kind, papers in ((TECHNIQUES, catalog.by_technique), (TASKS, catalog.by_task)):
        for key, entries in papers.items():
            yield f"{CITATIONS}{kind}{key}.bib", _bibtex(citations[entry.id] for entry in entries)


def _bibtex(citations: Iterable[Citations]) -> bytes:
    return "\n".join(one.bibtex for one in citations).encode()
