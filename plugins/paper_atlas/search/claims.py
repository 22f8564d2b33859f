"""Claims of one metric in their order: comparable ones together, the best first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from paper_atlas.catalog import Catalog
from paper_atlas.entry import ClaimEntry
from paper_atlas.search.numbers import written, written_deltas

Place = tuple[int, int, ClaimEntry]
"""A paper's number, a claim's place among its claims, and the claim."""


def claim_files(catalog: Catalog) -> Iterator[tuple[str, dict[str, object]]]:
    """Tables by their addresses below claims/: every claim with its rank among all of its metric, from 0."""
    found: dict[str, list[Place]] = {}
    for paper, entry in enumerate(catalog.papers):
        for place, claim in enumerate(entry.claims):
            found.setdefault(claim.claim.metric, []).append((paper, place, claim))
    for metric, claims in sorted(found.items()):
        ranks = {(paper, place): rank for rank, (paper, place, _) in enumerate(ranked(claims))}
        yield (
            metric,
            {
                "papers": written_deltas([paper for paper, _, _ in claims]),
                "claim": written([place for _, place, _ in claims]),
                "ranks": written([ranks[paper, place] for paper, place, _ in claims]),
            },
        )


def ranked(claims: list[Place]) -> list[Place]:
    """Claims of one metric, the largest group of comparable ones first, in each the best figure first."""
    sizes = Counter(_group(claim) for _, _, claim in claims)
    groups = {group: place for place, (group, _) in enumerate(sizes.most_common())}
    return sorted(claims, key=lambda own: (groups[_group(own[2])], merit(own[2]), own[:2]))


def _group(claim: ClaimEntry) -> tuple[str, bool]:
    """Figures compare where their dimension is the same, and either all or none compare with a baseline."""
    return claim.quantity.unit.dimension, claim.claim.relation in ("higher", "lower")


def merit(claim: ClaimEntry) -> float:
    """The figure, its better end, so that a smaller one is better: of 4 times less memory, minus 4."""
    low, high = claim.quantity.normalised
    relation, better = claim.claim.relation, claim.metric.better
    if relation in ("higher", "lower"):
        return float(-high if relation == better else low)
    return float(-high if better == "higher" else low)
