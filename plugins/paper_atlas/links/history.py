"""What is remembered of addresses from one run to the next, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from paper_atlas.links.visit import Answer

RECENT = timedelta(days=25)
"""So long an address that answered is not asked again."""
AGAIN = timedelta(days=3)
"""So long after the first failure another one makes an address dead."""


@dataclass(frozen=True)
class Seen:
    """What is known of one address; dates as 2026-01-31."""

    asked: str = ""
    """When it was last asked."""
    alive: str = ""
    """When it last answered."""
    failing_since: str = ""
    """When it first failed since then."""
    why: str = ""
    """How it failed last."""
    is_dead: bool = False
    """Whether it failed twice in a row, far enough apart."""


History = Mapping[str, Seen]


def history_from(text: str) -> History:
    """What an earlier run wrote; empty where that is not to be understood."""
    try:
        rows = json.loads(text)
        found = {str(address): Seen(**row) for address, row in rows.items()}
        for seen in found.values():
            for day in (seen.asked, seen.alive, seen.failing_since):
                _ = date.fromisoformat(day) if day else None
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}
    return found


def history_as_text(history: History) -> str:
    """As JSON, one address a line."""
    rows = {address: asdict(seen) for address, seen in sorted(history.items())}
    lines = [f"{json.dumps(address)}: {json.dumps(row)}" for address, row in rows.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def due(addresses: Iterable[str], history: History, today: date) -> list[str]:
    """Addresses to ask today, those that were not asked for longest first."""
    wanted = [address for address in addresses if not _is_fresh(history.get(address, Seen()), today)]
    return sorted(wanted, key=lambda address: (history.get(address, Seen()).asked, address))


def _is_fresh(seen: Seen, today: date) -> bool:
    return bool(seen.alive and not seen.failing_since and today - date.fromisoformat(seen.alive) < RECENT)


def updated(
    addresses: Iterable[str], history: History, answers: Mapping[str, Answer], today: date
) -> History:
    """What is known after a run; addresses that no record leads to any more are forgotten."""
    return {
        address: _after(history.get(address, Seen()), answers.get(address), today) for address in addresses
    }


def _after(seen: Seen, answer: Answer | None, today: date) -> Seen:
    now = today.isoformat()
    if answer is None:
        return seen
    if answer.verdict == "alive":
        return Seen(asked=now, alive=now)
    if answer.verdict == "unclear":
        return replace(seen, asked=now)
    since = seen.failing_since or now
    is_dead = seen.is_dead or today - date.fromisoformat(since) >= AGAIN
    return replace(seen, asked=now, failing_since=since, why=answer.why, is_dead=is_dead)
