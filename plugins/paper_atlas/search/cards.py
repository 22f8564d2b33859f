"""What a list of results shows of each paper, a few papers in a file."""

from __future__ import annotations

from collections.abc import Iterator

from paper_atlas.catalog import Catalog
from paper_atlas.entry import ClaimEntry, PaperEntry, RunEntry
from paper_atlas.record import ROLES
from paper_atlas.search.runs import Runs, device_key

BLOCK = 4
"""Papers in one file."""

Card = dict[str, object]


def card_files(catalog: Catalog, runs: Runs) -> Iterator[tuple[str, list[Card]]]:
    """Cards by their addresses below cards/."""
    devices = {device: index for index, device in enumerate(runs.devices)}

    def device_of(run: RunEntry) -> int:
        return devices[device_key(run.device)]

    for first in range(0, len(catalog.papers), BLOCK):
        papers = catalog.papers[first : first + BLOCK]
        yield (
            str(first // BLOCK),
            [_card(entry, [_run(run, device_of(run)) for run in entry.distinct_runs]) for entry in papers],
        )


def _card(entry: PaperEntry, runs: list[list[object]]) -> Card:
    paper = entry.paper
    links = {"arxiv": paper.links.arxiv, "doi": paper.links.doi, "paper": paper.links.paper}
    return {
        "id": entry.id,
        "title": paper.title,
        "authors": paper.authors,
        "published": paper.published,
        "standing": paper.standing,
        "venue": paper.venue,
        "summary": paper.summary,
        "code": paper.links.code,
        "links": {kind: link for kind, link in links.items() if link},
        "runs": runs,
        "techniques": paper.techniques,
        "tasks": paper.tasks,
        "claims": [_claim(claim) for claim in entry.claims],
    }


def _run(run: RunEntry, device: int) -> list[object]:
    return [device, ROLES.index(run.run.role), run.quantity, run.device.name]


def _claim(entry: ClaimEntry) -> list[object]:
    claim = entry.claim
    return [
        claim.metric,
        entry.figure,
        entry.comparison,
        entry.run.device_name,
        claim.source,
        entry.metric.better,
        claim.setup,
    ]
