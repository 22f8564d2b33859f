"""What scripts of the theme import, so that a browser fetches it side by side, not one after another."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from pathlib import Path

THEME = Path(__file__).parent / "theme"
"""The folder whose files stand in the site under the same addresses."""

_IMPORT = re.compile(r'^(?:import|export)\s[^;"]*?"(\.[^"]+)";?$', re.MULTILINE)


@cache
def modules_of(*modules: str) -> tuple[str, ...]:
    """Addresses of modules and of all that they import, however far; from the site's root, nearest first."""
    found = [*modules]
    for address in found:
        imported = _IMPORT.findall((THEME / address).read_text("utf-8"))
        beside = [posixpath.normpath(posixpath.join(posixpath.dirname(address), one)) for one in imported]
        found += [one for one in dict.fromkeys(beside) if one not in found]
    return tuple(found)
