"""The papers that answer a query, found by looking at each: what the browser's engine must find as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from paper_atlas.catalog import Catalog
from paper_atlas.entry import OWN_RESULTS, PaperEntry, RunEntry
from paper_atlas.query import Chip, Query
from paper_atlas.query.model import HARDWARE, Words
from paper_atlas.record import ROLES
from paper_atlas.search.lists import venue_name
from paper_atlas.words import words_of

_RUN_KINDS = (*HARDWARE, "memory", "count", "fits", "role")
_PLACES = {
    "product": "hardware",
    "system": "systems",
    "architecture": "architectures",
    "vendor": "vendors",
    "technique": "techniques",
    "task": "tasks",
    "memory": "memory",
}


@dataclass(frozen=True)
class Result:
    """A page that answers a query."""

    kind: str
    """paper, or the kind of a chip."""
    id: str
    title: str
    address: str

    def as_data(self) -> Mapping[str, str]:
        """The result as plain data."""
        return {"kind": self.kind, "id": self.id, "title": self.title, "address": self.address}


def results_of(query: Query, catalog: Catalog) -> Iterator[Result]:
    """The pages of what the query names, then the papers, best first."""
    for chip in query.chips:
        if chip.kind in _PLACES and not chip.negated:
            key = chip.id.partition("/")[0]
            yield Result(chip.kind, key, chip.name, f"/{_PLACES[chip.kind]}/{key}/")
    for entry in papers_of(query, catalog):
        yield Result("paper", entry.id, entry.paper.title, f"/papers/{entry.id}/")


def papers_of(query: Query, catalog: Catalog) -> list[PaperEntry]:
    """The papers that answer a query: best role first, then words in titles, then newest."""
    found = []
    for place, entry in enumerate(catalog.papers):
        rank = _rank(entry, query, catalog)
        if rank is not None:
            found.append((*rank, place, entry))
    return [entry for *_, entry in sorted(found, key=lambda item: item[:-1])]


def _rank(entry: PaperEntry, query: Query, catalog: Catalog) -> tuple[int, int] | None:
    """The best role and how few words stand in the title; None for a paper that does not answer."""
    role = _best_role(entry, query)
    facets = {chip.kind for chip in query.chips if chip.kind not in _RUN_KINDS}
    if role is None or not all(_answers(entry, kind, query, catalog) for kind in facets):
        return None
    if not all(_has_words(entry, words) != words.negated for words in query.text):
        return None
    title = words_of(entry.paper.title)
    hits = sum(_stands(word, title, words) for words in _positive(query.text) for word in words.words)
    by_role = any(chip.kind in _RUN_KINDS and chip.kind != "role" for chip in _positive(query.chips))
    return (role if by_role else 0), -hits


def _positive(items: Iterable[Any]) -> list[Any]:
    return [item for item in items if not item.negated]


def _best_role(entry: PaperEntry, query: Query) -> int | None:
    """The strongest role of a run that answers all that is asked of one run; None where none does."""
    chips = [chip for chip in query.chips if chip.kind in _RUN_KINDS]
    if any(_excludes(entry, chip) for chip in chips if chip.negated):
        return None
    groups: dict[str, list[Chip]] = {}
    for chip in _positive(chips):
        groups.setdefault("hardware" if chip.kind in HARDWARE else chip.kind, []).append(chip)
    fits = groups.pop("fits", [])
    runs = [run for run in entry.runs if all(any(_is_of(run, c) for c in own) for own in groups.values())]
    if fits and not (groups and any(_needs_fit(entry, chip) for chip in fits)):
        runs = [run for run in runs if any(_is_of(run, chip) for chip in fits)]
    if runs or not (groups or fits):
        return min((ROLES.index(run.run.role) for run in runs), default=0)
    needs_alone = not groups and any(_needs_fit(entry, chip) for chip in fits)
    return ROLES.index("required") if needs_alone else None


def _excludes(entry: PaperEntry, chip: Chip) -> bool:
    return any(_is_of(run, chip) for run in entry.runs) or (chip.kind == "fits" and _needs_fit(entry, chip))


def _needs_fit(entry: PaperEntry, chip: Chip) -> bool:
    needs = entry.paper.needs.memory_gb if entry.paper.needs else None
    return needs is not None and needs <= Decimal(chip.id)


def _is_of(run: RunEntry, chip: Chip) -> bool:
    device = run.device
    match chip.kind:
        case "product":
            key, _, variant = chip.id.partition("/")
            return device.product_id == key and (not variant or list(device.variants) == [variant])
        case "system":
            return device.system_id == chip.id
        case "architecture":
            return device.architecture_id == chip.id
        case "vendor":
            return device.vendor_id == chip.id
        case "memory":
            return device.memory_gb == Decimal(chip.id)
        case "count":
            return (run.devices or 0) == int(chip.id)
        case "role":
            return run.run.role == chip.id
        case _:
            runs_there = run.run.role in (*OWN_RESULTS, "required")
            return runs_there and device.memory_gb is not None and device.memory_gb <= Decimal(chip.id)


def _answers(entry: PaperEntry, kind: str, query: Query, catalog: Catalog) -> bool:
    chips = [chip for chip in query.chips if chip.kind == kind]
    positive = _positive(chips)
    if any(_has(entry, chip, catalog) for chip in chips if chip.negated):
        return False
    return not positive or any(_has(entry, chip, catalog) for chip in positive)


def _has(entry: PaperEntry, chip: Chip, catalog: Catalog) -> bool:
    match chip.kind:
        case "technique":
            return entry in catalog.by_technique.get(chip.id, ())
        case "task":
            return entry in catalog.by_task.get(chip.id, ())
        case "metric":
            return any(claim.claim.metric == chip.id for claim in entry.claims)
        case "year":
            return in_years(entry.year, chip.id)
        case "venue":
            venue = entry.paper.venue
            return venue is not None and words_of(venue_name(venue)) == words_of(chip.id)
        case "has":
            return entry.paper.links.code is not None
        case _:
            return not entry.hardware_is_stated


def in_years(year: str, years: str) -> bool:
    """Whether a year lies in a range such as `2022..`."""
    if ".." not in years:
        return year == years
    first, last = years.split("..")
    return (not first or year >= first) and (not last or year <= last)


def _has_words(entry: PaperEntry, words: Words) -> bool:
    paper = entry.paper
    texts = [words_of(text) for text in (paper.title, *paper.authors, paper.summary)]
    if words.phrase:
        return any(_stand_together(text[at:], words) for text in texts for at in range(len(text)))
    everything = [word for text in texts for word in text]
    return all(_stands(word, everything, words) for word in words.words)


def _stand_together(text: list[str], words: Words) -> bool:
    pairs = zip(words.words, text, strict=False)
    return len(text) >= len(words.words) and all(_stands(word, [own], words) for word, own in pairs)


def _stands(word: str, text: list[str], words: Words) -> bool:
    if words.prefix and word == words.words[-1]:
        return any(other.startswith(word) for other in text)
    return word in text
