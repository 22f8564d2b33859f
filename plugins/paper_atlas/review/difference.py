"""What an edit changes in a record: only what differs, items of lists found again where they went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paper_atlas.record import Paper
from paper_atlas.review.facts import Fact

_ALIKE = 0.4
"""Share of equal fields from which on two items are taken for one that was edited."""
_MOST_COMPARED = 100_000
"""Pairs of items that are compared; beyond, items are told apart by their position alone."""

Pairs = Sequence[tuple[Fact | None, Fact | None]]


@dataclass(frozen=True)
class Difference:
    """One thing that was said before or is said after."""

    label: str
    before: str | None
    """None where it is new."""
    after: str | None
    """None where it is gone."""


def differences(before: Sequence[Fact], after: Sequence[Fact]) -> tuple[Difference, ...]:
    """What differs between the facts of two versions of a record, in the order of the model's fields."""
    found: list[Difference] = []
    runs: Mapping[str, str] = {}
    for name in Paper.model_fields:
        old = [fact for fact in before if fact.name == name]
        new = [fact for fact in after if fact.name == name]
        if name == "claims":
            old = [_renumbered(fact, runs) for fact in old]
        pairs = _pairs(old, new)
        if name == "runs":
            runs = {str(was.number): str(now.number) for was, now in pairs if was and now}
        found += [row for was, now in pairs for row in _rows(was, now)]
        found += _order(name, pairs)
    return tuple(found)


def _renumbered(claim: Fact, runs: Mapping[str, str]) -> Fact:
    """A claim whose run is called by its number after the edit."""
    run = claim.parts["run"]
    return replace(claim, parts={**claim.parts, "run": runs.get(run, f"{run}, which is gone")})


def _rows(was: Fact | None, now: Fact | None) -> Iterator[Difference]:
    if was is None or now is None:
        label = (was or now or Fact("", "")).label
        yield Difference(label, was.text if was else None, now.text if now else None)
    elif not (was.parts or now.parts):
        if was.text != now.text:
            yield Difference(now.label, was.text, now.text)
    else:
        for name in dict.fromkeys([*now.parts, *was.parts]):
            if was.parts.get(name) != now.parts.get(name):
                label = f"{now.label}: {name.replace('_', ' ')}"
                yield Difference(label, was.parts.get(name), now.parts.get(name))


def _order(name: str, pairs: Pairs) -> Iterator[Difference]:
    """That items of a list changed places."""
    kept = [(was.number or 0, now.number or 0) for was, now in pairs if was and now]
    before = [was for was, _ in sorted(kept, key=lambda pair: pair[1])]
    if before != sorted(before):
        in_order = ", ".join(map(str, sorted(before)))
        yield Difference(f"order of {name}", in_order, ", ".join(map(str, before)))


def _pairs(old: Sequence[Fact], new: Sequence[Fact]) -> Pairs:
    """Each item beside what it was: first what is equal, then what is most alike; what is gone comes last."""
    if not any(fact.parts for fact in (*old, *new)) or any(fact.number is None for fact in (*old, *new)):
        return [(old[0] if old else None, new[0] if new else None)] if old or new else []
    found = _equal(old, new)
    taken = set(found.values())
    left_old = [index for index in range(len(old)) if index not in taken]
    left_new = [index for index in range(len(new)) if index not in found]
    found |= _most_alike(old, new, left_old, left_new)
    taken = set(found.values())
    pairs: list[tuple[Fact | None, Fact | None]] = [
        (old[found[index]] if index in found else None, fact) for index, fact in enumerate(new)
    ]
    return pairs + [(fact, None) for index, fact in enumerate(old) if index not in taken]


def _equal(old: Sequence[Fact], new: Sequence[Fact]) -> dict[int, int]:
    """For items after the edit, the equal ones before it, by their indices."""
    places: dict[frozenset[tuple[str, str]], list[int]] = {}
    for index in reversed(range(len(old))):
        places.setdefault(frozenset(old[index].parts.items()), []).append(index)
    found: dict[int, int] = {}
    for index, fact in enumerate(new):
        if same := places.get(frozenset(fact.parts.items())):
            found[index] = same.pop()
    return found


def _most_alike(
    old: Sequence[Fact], new: Sequence[Fact], left_old: Sequence[int], left_new: Sequence[int]
) -> dict[int, int]:
    if len(left_old) * len(left_new) > _MOST_COMPARED:
        return dict(zip(left_new, left_old, strict=False))
    scored = [
        (-_likeness(old[was], new[now]), abs(was - now), now, was) for now in left_new for was in left_old
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, now, was in sorted(scored):
        if -score >= _ALIKE and now not in found and was not in taken:
            found[now] = was
            taken.add(was)
    return found


def _likeness(was: Fact, now: Fact) -> float:
    return len(was.parts.items() & now.parts.items()) / max(len(was.parts), len(now.parts))
