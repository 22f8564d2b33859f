"""One record an address, also for the addresses that records had before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paper_atlas.collection import Record
from paper_atlas.problem import Problem, shown


def check(records: Iterable[Record]) -> Iterator[Problem]:
    """Identifiers that two files share, and former ones that are taken."""
    owners: dict[str, Record] = {}
    for record in records:
        owner = owners.setdefault(record.id, record)
        if owner is not record:
            what = f"{owner.source.file} has the address {shown(f'/papers/{record.id}/')} already"
            yield record.source.problem((), "address", what, fix="rename one of the two files")
    for record in records:
        for path, former in record.source.texts("formerly", "*"):
            owner = owners.setdefault(former, record)
            if former == record.id:
                what = f"{shown(former)} is the address of this record still"
                yield record.source.problem(path, "address", what, fix="remove it")
            elif owner is not record:
                what = f"the address {shown(former)} belongs to {owner.source.file}"
                yield record.source.problem(
                    path, "address", what, fix="remove it here, or rename that record"
                )
