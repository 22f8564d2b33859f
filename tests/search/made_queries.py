"""Queries by chance that ask for what is there, so that most of them find something."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from paper_atlas.catalog import Catalog
from paper_atlas.entry import PaperEntry
from paper_atlas.quantity import number
from paper_atlas.search.lists import venue_name
from paper_atlas.words import words_of

_SORTS = ["relevance", "relevance", "newest", "oldest", "claim"]


def queries(catalog: Catalog, count: int, seed: str) -> Iterator[dict[str, Any]]:
    """So many queries, each with the order that it wants."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(count):
        subjects = [chance.choice(catalog.papers) for _ in range(chance.choice((1, 1, 1, 2)))]
        chips = [chip for entry in subjects for chip in _chips(entry, catalog, chance)]
        text = [words for entry in subjects[:1] for words in _text(entry, chance)]
        if chance.random() < 0.3:
            chips += [
                chip | {"not": True} for chip in _chips(chance.choice(catalog.papers), catalog, chance)[:1]
            ]
        if chance.random() < 0.25:
            text += [words | {"not": True} for words in _text(chance.choice(catalog.papers), chance)[:1]]
        yield {"query": {"chips": chips, "text": text}, "sort": chance.choice(_SORTS)}


def _chips(entry: PaperEntry, catalog: Catalog, chance: random.Random) -> list[dict[str, str]]:
    run, paper = chance.choice(entry.runs), entry.paper
    device = run.device
    variants = [f"{device.product_id}/{key}" for key in device.variants]
    years = [entry.year, f"{entry.year}..", f"..{entry.year}", f"2020..{entry.year}"]
    technique = chance.choice(paper.techniques)
    able = {
        "product": [key for key in (device.product_id, *variants) if key],
        "system": [device.system_id] if device.system_id else [],
        "architecture": [device.architecture_id] if device.architecture_id else [],
        "vendor": [device.vendor_id] if device.vendor_id else [],
        "memory": [number(device.memory_gb)] if device.memory_gb else ["24"],
        "count": [str(run.run.count or 1)],
        "role": [run.run.role],
        "fits": ["8", "16", "24", "80"],
        "technique": [technique, *catalog.vocabulary.techniques.ancestors(technique)],
        "task": list(paper.tasks),
        "metric": [claim.claim.metric for claim in entry.claims],
        "year": years,
        "venue": [venue_name(paper.venue)] if paper.venue else [],
        "has": ["code"],
        "hardware": ["not-stated"],
    }
    kinds = [kind for kind in able if able[kind]]
    picked = chance.sample(kinds, k=min(len(kinds), chance.choice((0, 1, 1, 2, 2, 3))))
    return [{"kind": kind, "id": chance.choice(able[kind])} for kind in picked]


def _text(entry: PaperEntry, chance: random.Random) -> list[dict[str, Any]]:
    source = words_of(chance.choice((entry.paper.title, entry.paper.summary, entry.paper.authors[0])))
    at = chance.randrange(len(source))
    length = chance.choice((0, 0, 1, 1, 2, 3))
    words = source[at : at + length]
    if not words:
        return []
    asked: dict[str, Any] = {"words": words}
    if chance.random() < 0.4:
        asked["phrase"] = True
    if chance.random() < 0.4:
        asked |= {"prefix": True, "words": [*words[:-1], words[-1][: chance.randint(1, len(words[-1]))]]}
    return [asked]
