"""Every name of a term or of another record leads somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from paper_atlas.collection import Record
from paper_atlas.naming import Mention, Rules, mentions
from paper_atlas.problem import Problem, shown
from paper_atlas.shape import nearest
from paper_atlas.source import KeyPath
from paper_atlas.vocabulary import Terms, Vocabulary

_HARDWARE = (("runs", "*", "hardware"), ("reproductions", "*", "hardware"))


def check(
    record: Record, vocabulary: Vocabulary, known: frozenset[str], rules: Callable[[], Rules]
) -> Iterator[Problem]:
    """Names of hardware, techniques, tasks, metrics, units and related records.

    Args:
        record: what to check.
        vocabulary: the terms.
        known: identifiers of all records.
        rules: gives the rules by which names of hardware are read; made only where they are needed.
    """
    for pattern, terms in _places(vocabulary).items():
        for path, written in record.source.texts(*pattern):
            if written not in terms:
                is_hardware = "hardware" in pattern
                meant = _meant(written, terms, vocabulary, rules) if is_hardware else None
                yield _unknown(record, path, written, terms, meant)
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
        for field, terms in vocabulary.hardware_kinds.items():
            places[*base, field] = terms
    return places


def _meant(written: str, terms: Terms[Any], vocabulary: Vocabulary, rules: Callable[[], Rules]) -> str | None:
    """How a record says hardware that was written as people do; None where an identifier will do."""
    read = mentions(written, rules())
    mention = read[0] if len(read) == 1 and len(read[0].products) == 1 else None
    details = _details(mention, written) if mention and not mention.system else []
    if mention and details:
        return f"{{{', '.join([f'product: {mention.products[0]}', *details])}}}"
    if terms.resolve(written).ids:
        return None
    for field, kind in vocabulary.hardware_kinds.items():
        if len(found := kind.resolve(written).ids) == 1:
            return f"{{{field}: {found[0]}}}"
    if mention is None:
        return None
    return f"{{system: {mention.system}}}" if mention.system else f"{{product: {mention.products[0]}}}"


def _details(mention: Mention, written: str) -> list[str]:
    """What was written beside the product's name."""
    details = [f"memory_gb: {mention.stated_gb}"] if mention.stated_gb else []
    if mention.form_factor and mention.form_factor.casefold() in written.casefold():
        details.append(f"form_factor: {mention.form_factor}")
    return details


def _unknown(record: Record, path: KeyPath, written: str, terms: Terms[Any], said: str | None) -> Problem:
    if said:
        what = f"{shown(written)} is no identifier of a {terms.noun}"
        fix = (
            "the group of fields after 'hardware:' says it so, and a number of devices is its run's 'count:'"
        )
        return record.source.problem(path, "hardware-phrase", what, meant=said, fix=fix)
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
    for field in ("tasks", "techniques", "formerly"):
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
