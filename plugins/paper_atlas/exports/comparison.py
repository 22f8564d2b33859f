"""What the page that compares hardware shows of each product, and of variants and sizes that records name.

Of papers there are numbers only, and of results the newest, so that a file stays small whatever their number.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from paper_atlas.catalog import Catalog
from paper_atlas.entry import ClaimEntry, Mention, PaperEntry, RunEntry
from paper_atlas.exports.hardware import product_data
from paper_atlas.vocabulary import Product, Tree, Vocabulary

FOLDER = "compare/"
NEWEST = 3
"""Results of one metric that a file holds."""


def files(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """One file a product, and one each of its several variants and memory sizes that a record names."""
    for key, product in catalog.vocabulary.hardware.items():
        mentions = catalog.by_product.get(key, ())
        variants = _by_variant(mentions, product) if len(product.variants) > 1 else {}
        about = {
            "product": product_data(key, product),
            "variants": {variant: _paper_counts(own) for variant, own in variants.items()},
        }
        yield f"{FOLDER}{key}.json", _written(about | _records(mentions, catalog.vocabulary))
        for variant, own in variants.items():
            yield f"{FOLDER}{key}/{variant}.json", _written(_records(own, catalog.vocabulary))


def _by_variant(mentions: Sequence[Mention], product: Product) -> dict[str, list[Mention]]:
    """Papers by the variants and sizes that their runs name, the runs on others left out."""
    sizes = {size: key for key, size in product.shared_sizes.items()}
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        runs: dict[str, list[RunEntry]] = {}
        for run in mention.runs:
            for named in (run.device.variant_id, sizes.get(run.device.memory_gb or Decimal())):
                if named:
                    runs.setdefault(named, []).append(run)
        for variant, own in runs.items():
            found.setdefault(variant, []).append(Mention(mention.entry, tuple(own)))
    return dict(sorted(found.items()))


def _records(mentions: Sequence[Mention], vocabulary: Vocabulary) -> dict[str, object]:
    """Numbers of papers; of techniques and tasks in the authors' own runs; and results as reported."""
    own = [mention.entry for mention in mentions if mention.is_own_result]
    claims: dict[str, list[tuple[PaperEntry, ClaimEntry]]] = {}
    for mention in mentions:
        for claim in mention.claims:
            claims.setdefault(claim.claim.metric, []).append((mention.entry, claim))
    shown = {entry.id: entry for found in claims.values() for entry, _ in found[:NEWEST]}
    return {
        "papers": _paper_counts(mentions),
        "techniques": _counted(vocabulary.techniques, [entry.paper.techniques for entry in own]),
        "tasks": _counted(vocabulary.tasks, [entry.paper.tasks for entry in own]),
        "results": {metric: _results(found) for metric, found in sorted(claims.items())},
        "titles": {key: _title(entry) for key, entry in sorted(shown.items())},
    }


def _paper_counts(mentions: Sequence[Mention]) -> list[int]:
    """How many measured or trained on it, and how many name it at all."""
    return [sum(mention.is_own_result for mention in mentions), len(mentions)]


def _counted(tree: Tree, terms: Sequence[Sequence[str]]) -> dict[str, int]:
    """Papers of each term, those of narrower ones included, most papers first."""
    found = Counter(
        wider for own in terms for wider in {key for term in own for key in (term, *tree.ancestors(term))}
    )
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _results(found: Sequence[tuple[PaperEntry, ClaimEntry]]) -> dict[str, object]:
    _, first = found[0]
    newest = [_result(entry, claim) for entry, claim in found[:NEWEST]]
    return {"better": first.metric.better, "count": len(found), "newest": newest}


def _result(entry: PaperEntry, claim: ClaimEntry) -> list[object]:
    """Figure, comparison, setup, role and hardware of its run, place, paper, number there, why inferred."""
    run, said = claim.run, claim.claim
    return [
        claim.figure,
        claim.comparison,
        said.setup,
        run.run.role,
        run.device_name,
        said.source,
        entry.id,
        claim.number,
        *([run.run.inferred] if run.run.inferred else []),
    ]


def _title(entry: PaperEntry) -> list[str]:
    """Title and year; and the standing of a paper that no longer stands."""
    gone = [entry.paper.standing] if entry.paper.standing in ("withdrawn", "retracted") else []
    return [entry.paper.title, entry.year, *gone]


def _written(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=_figure).encode()


def _figure(value: Decimal) -> int | float:
    return float(value) if value % 1 else int(value)
