"""The text of the one issue that names dead links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from paper_atlas.links.history import History
from paper_atlas.review.markdown import as_written, code, literal, table

MARK = "<!-- paper-atlas: dead links -->"
"""First line of the issue, by which it is found again."""
LABEL = "dead links"
_INTRODUCTION = (
    "These addresses failed in two weekly checks in a row. Please put the right one into the record, or the"
    " address of a copy in the Internet Archive; a link that is gone for good is removed."
)
_MOST = 100
_MOST_FILES = 5


def dead_links(leading: Mapping[str, Sequence[str]], history: History) -> list[str]:
    """Addresses that are dead, in order."""
    return [address for address in sorted(leading) if address in history and history[address].is_dead]


def as_issue(dead: Sequence[str], leading: Mapping[str, Sequence[str]], history: History) -> tuple[str, str]:
    """Title and text of the issue.

    Args:
        dead: the addresses to tell of.
        leading: for each address the files that lead there.
        history: what is known of them.
    """
    rows = [_row(address, leading[address], history) for address in dead[:_MOST]]
    parts = [
        MARK,
        _INTRODUCTION,
        table(("Address", "Failing since", "How", "Record"), rows),
    ]
    if len(dead) > _MOST:
        parts.append(f"… and {len(dead) - _MOST:,} more.")
    parts.append("<sub>The check keeps this issue up to date, and closes it when all of them answer.</sub>")
    return f"Dead links: {len(dead):,}", "\n\n".join(parts) + "\n"


def _row(address: str, files: Sequence[str], history: History) -> tuple[str, str, str, str]:
    seen = history[address]
    more = f" and {len(files) - _MOST_FILES:,} more" if len(files) > _MOST_FILES else ""
    records = ", ".join(code(file) for file in files[:_MOST_FILES]) + more
    return as_written(address), literal(seen.failing_since), literal(seen.why), records
