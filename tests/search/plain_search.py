"""What a query means, said as plainly as can be: every paper is looked at, nothing is prepared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from paper_atlas.catalog import Catalog
from paper_atlas.entry import PaperEntry, RunEntry
from paper_atlas.quantity import number
from paper_atlas.search.claims import ranked
from paper_atlas.search.lists import venue_name
from paper_atlas.words import words_of

Chip = dict[str, Any]
Query = dict[str, Any]

ROLES = ["measured", "trained", "baseline", "required", "analysed", "simulated", "named"]
_HARDWARE = ("product", "system", "architecture", "vendor")
_OF_RUNS = (*_HARDWARE, "memory", "count", "role", "fits")


def found(catalog: Catalog, query: Query, sort: str = "relevance") -> list[int]:
    """Numbers of the papers, in their order."""
    papers = [paper for paper in range(len(catalog.papers)) if _answers(catalog, paper, query)]
    metrics = [chip["id"] for chip in _wanted(query) if chip["kind"] == "metric"]
    if sort == "oldest":
        return papers[::-1]
    if sort == "claim" and len(metrics) == 1:
        return _by_claim(catalog, papers, metrics[0])
    if sort == "newest":
        return papers
    return sorted(papers, key=lambda paper: (*_rank(catalog.papers[paper], query), paper))


def counts(catalog: Catalog, query: Query) -> dict[str, dict[str, int]]:
    """For each facet, its values with the numbers of papers that the query without the facet's chips has."""
    facets: dict[str, Counter[str]] = {}
    for kinds, values in _FACETS:
        rest = query | {"chips": [c for c in query["chips"] if c.get("not") or c["kind"] not in kinds]}
        for entry in (catalog.papers[paper] for paper in found(catalog, rest)):
            for kind, value in set(values(catalog, entry, rest)):
                facets.setdefault(kind, Counter())[value] += 1
    return {kind: dict(numbers) for kind, numbers in facets.items()}


def _wanted(query: Query) -> list[Chip]:
    return [chip for chip in query["chips"] if not chip.get("not")]


def _answers(catalog: Catalog, paper: int, query: Query) -> bool:
    entry = catalog.papers[paper]
    if any(_answers_chips(catalog, entry, [chip]) for chip in query["chips"] if chip.get("not")):
        return False
    if any(_has_words(entry, words) == bool(words.get("not")) for words in query["text"]):
        return False
    return _answers_chips(catalog, entry, _wanted(query))


def _answers_chips(catalog: Catalog, entry: PaperEntry, chips: list[Chip]) -> bool:
    of_runs = [chip for chip in chips if chip["kind"] in _OF_RUNS]
    others = [chip for chip in chips if chip["kind"] not in _OF_RUNS]
    for kind in {chip["kind"] for chip in others}:
        if not any(_is_filed(catalog, entry, chip) for chip in others if chip["kind"] == kind):
            return False
    return not of_runs or bool(_runs(entry, of_runs)) or (_asks_fit_alone(chips) and _needs_fit(entry, chips))


def _runs(entry: PaperEntry, chips: list[Chip], counted: bool = False) -> list[RunEntry]:
    """Runs with all that is asked of one; what a paper needs makes those fit that are asked for more.

    Args:
        entry: the paper.
        chips: what is asked for.
        counted: whether they are counted by something that may be asked for next.
    """
    facets: dict[str, list[Chip]] = {}
    for chip in chips:
        if chip["kind"] in _OF_RUNS:
            facets.setdefault("hardware" if chip["kind"] in _HARDWARE else chip["kind"], []).append(chip)
    if _needs_fit(entry, chips) and (counted or not _asks_fit_alone(chips)):
        del facets["fits"]
    groups = facets.values()
    return [run for run in entry.runs if all(any(_is_of(run, chip) for chip in group) for group in groups)]


def _asks_fit_alone(chips: list[Chip]) -> bool:
    return {chip["kind"] for chip in chips if chip["kind"] in _OF_RUNS} == {"fits"}


def _needs_fit(entry: PaperEntry, chips: list[Chip]) -> bool:
    needs = entry.paper.needs.memory_gb if entry.paper.needs else None
    return needs is not None and any(
        chip["kind"] == "fits" and needs <= Decimal(chip["id"]) for chip in chips
    )


def _is_of(run: RunEntry, chip: Chip) -> bool:
    device, kind, key = run.device, chip["kind"], chip["id"]
    if kind == "product":
        return key in (device.product_id, *(value for _, value in _variant(run)))
    if kind in _HARDWARE:
        return {
            "system": device.system_id,
            "architecture": device.architecture_id,
            "vendor": device.vendor_id,
        }[kind] == key
    if kind == "memory":
        return device.memory_gb is not None and device.memory_gb == Decimal(key)
    if kind == "role":
        return run.run.role == key
    if kind == "count":
        return _devices(run) == int(key)
    runs_there = run.run.role in ("measured", "trained", "required")
    return runs_there and device.memory_gb is not None and device.memory_gb <= Decimal(key)


def _devices(run: RunEntry) -> int | None:
    if run.run.count is None or run.run.count_of:
        return None
    if run.device.system:
        inside = run.device.system.count
        return run.run.count * inside if inside else None
    return run.run.count


def _variant(run: RunEntry) -> Iterator[tuple[str, str]]:
    if len(run.device.variants) == 1:
        yield "variant", f"{run.device.product_id}/{next(iter(run.device.variants))}"


def _is_filed(catalog: Catalog, entry: PaperEntry, chip: Chip) -> bool:
    kind, key = chip["kind"], chip["id"]
    if kind == "year":
        first, _, last = key.partition("..")
        last = last if ".." in key else first
        return (first or "0000") <= entry.year <= (last or "9999")
    if kind == "metric":
        return key in {claim.claim.metric for claim in entry.claims}
    values = {
        "technique": _techniques,
        "task": _tasks,
        "venue": _venue,
        "has": _code,
        "hardware": _not_stated,
    }
    return key in {value for _, value in values[kind](catalog, entry, {})}


def _has_words(entry: PaperEntry, asked: dict[str, Any]) -> bool:
    texts = [_words(text) for text in (entry.paper.title, *entry.paper.authors, entry.paper.summary)]
    if asked.get("phrase"):
        return any(_stands(text[at:], asked) for text in texts for at in range(len(text)))
    written = [word for text in texts for word in text]
    return all(any(is_right(word) for word in written) for is_right in _tests(asked))


@cache
def _words(text: str) -> list[str]:
    return words_of(text)


def _stands(text: list[str], asked: dict[str, Any]) -> bool:
    tests = _tests(asked)
    return len(text) >= len(tests) and all(test(word) for test, word in zip(tests, text, strict=False))


def _tests(asked: dict[str, Any]) -> list[Callable[[str], bool]]:
    tests: list[Callable[[str], bool]] = [word.__eq__ for word in asked["words"]]
    if asked.get("prefix"):
        tests[-1] = lambda written: written.startswith(asked["words"][-1])
    return tests


def _rank(entry: PaperEntry, query: Query) -> tuple[int, int]:
    chips = _wanted(query)
    title = _words(entry.paper.title)
    tests = [test for words in query["text"] if not words.get("not") for test in _tests(words)]
    missing = sum(not any(test(word) for word in title) for test in tests)
    if not any(chip["kind"] in (*_HARDWARE, "memory", "count", "fits") for chip in chips):
        return 0, missing
    by_needs = ["required"] if _asks_fit_alone(chips) and _needs_fit(entry, chips) else []
    return min(
        ROLES.index(role) for role in (*by_needs, *(run.run.role for run in _runs(entry, chips)))
    ), missing


def _by_claim(catalog: Catalog, papers: list[int], metric: str) -> list[int]:
    claims = [
        (paper, place, claim)
        for paper, entry in enumerate(catalog.papers)
        for place, claim in enumerate(entry.claims)
        if claim.claim.metric == metric
    ]
    best = dict.fromkeys(paper for paper, _, _ in ranked(claims))
    return [paper for paper in best if paper in papers]


Values = Iterator[tuple[str, str]]


def _hardware(_: Catalog, entry: PaperEntry, query: Query) -> Values:
    for run in _runs(entry, _wanted(query), counted=True):
        device = run.device
        yield from _variant(run)
        for kind, value in (
            ("product", device.product_id), ("system", device.system_id),
            ("architecture", device.architecture_id), ("vendor", device.vendor_id),
        ):  # fmt: skip
            if value:
                yield kind, value


def _memory(_: Catalog, entry: PaperEntry, query: Query) -> Values:
    sizes = [run.device.memory_gb for run in _runs(entry, _wanted(query), counted=True)]
    yield from (("memory", number(size)) for size in sizes if size)


def _roles(_: Catalog, entry: PaperEntry, query: Query) -> Values:
    yield from (("role", run.run.role) for run in _runs(entry, _wanted(query), counted=True))


def _fits(catalog: Catalog, entry: PaperEntry, query: Query) -> Values:
    for size in ("8", "12", "16", "24", "32", "40", "48", "80"):
        if _answers_chips(catalog, entry, [*_wanted(query), {"kind": "fits", "id": size}]):
            yield "fits", size


def _techniques(catalog: Catalog, entry: PaperEntry, _: Query) -> Values:
    for key in entry.paper.techniques:
        yield from (("technique", term) for term in (key, *catalog.vocabulary.techniques.ancestors(key)))


def _tasks(catalog: Catalog, entry: PaperEntry, _: Query) -> Values:
    for key in entry.paper.tasks:
        yield from (("task", term) for term in (key, *catalog.vocabulary.tasks.ancestors(key)))


def _year(_: Catalog, entry: PaperEntry, __: Query) -> Values:
    yield "year", entry.year


def _venue(_: Catalog, entry: PaperEntry, __: Query) -> Values:
    if entry.paper.venue:
        yield "venue", venue_name(entry.paper.venue)


def _code(_: Catalog, entry: PaperEntry, __: Query) -> Values:
    if entry.paper.links.code:
        yield "has", "code"


def _not_stated(_: Catalog, entry: PaperEntry, __: Query) -> Values:
    if not entry.hardware_is_stated:
        yield "hardware", "not-stated"


_FACETS: list[tuple[tuple[str, ...], Callable[[Catalog, PaperEntry, Query], Values]]] = [
    (_HARDWARE, _hardware),
    (("memory",), _memory),
    (("role",), _roles),
    (("fits",), _fits),
    (("technique",), _techniques),
    (("task",), _tasks),
    (("year",), _year),
    (("venue",), _venue),
    (("has",), _code),
    (("hardware",), _not_stated),
]
