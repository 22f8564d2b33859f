"""Rules that records must keep, beyond their shape: one module a subject.

Rules read what a file says, not the model made of it, so that a record with a missing field
still has its names checked.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

from paper_atlas.check import addresses, dates, duplicates, figures, hardware, names, text
from paper_atlas.collection import Record
from paper_atlas.naming import compile_rules
from paper_atlas.problem import Problem
from paper_atlas.vocabulary import Vocabulary


def check(records: Iterable[Record], vocabulary: Vocabulary) -> Iterator[Problem]:
    """All that is wrong with records, given the terms that they may use."""
    records = tuple(records)
    rules = functools.cache(lambda: compile_rules(vocabulary))
    known = frozenset(record.id for record in records)
    for record in records:
        yield from names.check(record, vocabulary, known, rules)
        yield from hardware.check(record, vocabulary)
        yield from figures.check(record, vocabulary)
        yield from dates.check(record)
        yield from text.check(record)
    yield from duplicates.check(records)
    yield from addresses.check(records)
