"""Every name of a term or of another record leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from paper_atlas.collection import Record
from paper_atlas.problem import Problem, shown
from paper_atlas.shape import nearest
from paper_atlas.source import KeyPath
from paper_atlas.vocabulary import Terms, Vocabulary

_HARDWARE = (("runs", "*", "hardware"), ("reproductions", "*", "hardware"))


def check(record: Record, vocabulary: Vocabulary, known: frozenset[str]) -> Iterator[Problem]:
    """Names of hardware, techniques, tasks, metrics, units and related records."""
    for pattern, terms in _places(vocabulary).items():
        for path, written in record.source.texts(*pattern):
            if written not in terms:
                yield _unknown(record, path, written, terms)
    yield from _repeated(record)
    yield from _related(record, known)


def _places(vocabulary: Vocabulary) -> Mapping[tuple[str, ...], Terms[Any]]:
    places: dict[tuple[str, ...], Terms[Any]] = {
        ("tasks", "*"): vocabulary.tasks,
        ("techniques", "*"): vocabulary.techniques,
        ("claims", "*", "metric"): vocabulary.metrics,
        ("claims", "*", "unit"): vocabulary.units,
    }
    for base in _HARDWARE:
        places[*base, "product"] = vocabulary.hardware
        places[*base, "system"] = vocabulary.systems
        places[*base, "architecture"] = vocabulary.architectures
        places[*base, "vendor"] = vocabulary.vendors
    return places


def _unknown(record: Record, path: KeyPath, written: str, terms: Terms[Any]) -> Problem:
    found = terms.resolve(written)
    if len(found.ids) > 1:
        what = f"{shown(written)} can mean several products"
        return record.source.problem(path, "ambiguous", what, fix="write one of: " + ", ".join(found.ids))
    if found.ids:
        what = f"{shown(written)} is a name, not an identifier"
        return record.source.problem(path, "alias", what, meant=found.ids[0])
    what = f"no {terms.noun} {shown(written)} in the vocabulary"
    meant = found.near[0] if found.near else None
    others = f"or {', '.join(found.near[1:])}; " if found.near[1:] else ""
    fix = f"{others}a new one is one entry in vocabulary/"
    return record.source.problem(path, "unknown-term", what, meant=meant, fix=fix)


def _repeated(record: Record) -> Iterator[Problem]:
    for field in ("tasks", "techniques", "authors", "formerly"):
        seen: set[str] = set()
        for path, written in record.source.texts(field, "*"):
            if written in seen:
                what = f"{shown(written)} stands twice in {field}"
                yield record.source.problem(path, "repeated", what, fix="keep one of the two")
            seen.add(written)


def _related(record: Record, known: frozenset[str]) -> Iterator[Problem]:
    for path, written in record.source.texts("related", "*", "paper"):
        if written == record.id:
            yield record.source.problem(path, "related", "the record is related to itself", fix="remove it")
        elif written not in known:
            meant = next(iter(nearest(written, known)), None)
            what = f"no record {shown(written)}"
            yield record.source.problem(
                path, "related", what, meant=meant, fix="related papers are records of the atlas"
            )
