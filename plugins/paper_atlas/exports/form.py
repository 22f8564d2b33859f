"""What the form for records needs besides the names that searching knows: fields, units, papers there are."""

from __future__ import annotations

import json
from collections.abc import Iterator

from paper_atlas.catalog import Catalog
from paper_atlas.collection import LONGEST_ID, LONGEST_NAME, RESERVED_IDS, SMALL_WORDS, WORDS_IN_NAME
from paper_atlas.layout import PLAN, WIDTH, Plan, modeline
from paper_atlas.proposal import guide_data
from paper_atlas.schema import paper_schema
from paper_atlas.shape import ID_PATTERN
from paper_atlas.vocabulary import Vocabulary


def files(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """What is needed at once; what reads abstracts; what tells whether a paper has a record already."""
    yield "contribute/form.json", _json(_form(catalog.vocabulary))
    yield "contribute/guide.json", _json(guide_data(catalog.vocabulary))
    yield "contribute/papers.json", _json(_papers(catalog))


def _form(vocabulary: Vocabulary) -> dict[str, object]:
    """The schema of a record; units; notes on terms, in the order of search/names.json; names of files."""
    return {
        "schema": paper_schema(vocabulary),
        "units": [[symbol, unit.name, list(unit.aliases)] for symbol, unit in vocabulary.units.items()],
        "notes": {
            "techniques": [term.definition for term in vocabulary.techniques.values()],
            "tasks": [term.definition for term in vocabulary.tasks.values()],
            "metrics": [
                " ".join(filter(None, (metric.definition, f"{metric.better.capitalize()} is better.")))
                for metric in vocabulary.metrics.values()
            ],
        },
        "layout": {"width": WIDTH, "modeline": modeline(), "plan": _plan(PLAN)},
        "name": {
            "pattern": ID_PATTERN,
            "longest": LONGEST_ID,
            "reserved": sorted(RESERVED_IDS),
            "short": {"words": WORDS_IN_NAME, "without": sorted(SMALL_WORDS), "length": LONGEST_NAME},
        },
    }


def _plan(plan: Plan) -> list[object]:
    """Its style, and the plans of the fields inside."""
    return [plan.style, {name: _plan(inside) for name, inside in plan.fields.items()}]


def _papers(catalog: Catalog) -> dict[str, object]:
    """A row a paper: identifier, title, arXiv identifier, DOI; and identifiers that papers had before."""
    rows = [
        [entry.id, entry.paper.title, entry.paper.links.arxiv or "", entry.paper.links.doi or ""]
        for entry in catalog.papers
    ]
    former = {former: entry.id for entry in catalog.papers for former in entry.paper.formerly}
    return {"papers": rows, "former": dict(sorted(former.items()))}


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
