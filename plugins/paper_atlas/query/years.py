"""Years in queries: one, or a range that may be open at an end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paper_atlas.naming.tokens import Token

_FIRST, _LAST = 1990, 2039
_YEAR = re.compile(r"(?:19|20)\d\d")
_RANGE = re.compile(r"(\d{4})?\s*(?:\.\.+|-|–|to)\s*(\d{4})?")
_COMPARED = re.compile(r"(>=|<=|>|<|=)?\s*(\d{4})")


def year_at(tokens: Sequence[Token], at: int) -> int | None:
    """The year that a token says."""
    token = tokens[at]
    if not _YEAR.fullmatch(token.text) or (token.glue == "" and at):
        return None
    goes_on = at + 1 < len(tokens) and tokens[at + 1].glue == "" and tokens[at + 1].text != "+"
    return None if goes_on or not _FIRST <= int(token.text) <= _LAST else int(token.text)


def range_of(relation: str, year: int) -> str:
    """The years that a word asks for: `since` 2023 is `2023..`."""
    return {
        "since": f"{year}..",
        "onwards": f"{year}..",
        "after": f"{year + 1}..",
        "until": f"..{year}",
        "before": f"..{year - 1}",
    }[relation]


def years_of(value: str) -> str | None:
    """The years that a field's value says: 2024, 2022.., ..2020, 2020-2022, >=2021; or None."""
    if compared := _COMPARED.fullmatch(value.strip()):
        relation = {">=": "since", ">": "after", "<=": "until", "<": "before"}.get(compared[1] or "")
        return range_of(relation, int(compared[2])) if relation else compared[2]
    found = _RANGE.fullmatch(value.strip())
    if not found or not (found[1] or found[2]) or (found[2] and found[2] < (found[1] or "")):
        return None
    return f"{found[1] or ''}..{found[2] or ''}"
