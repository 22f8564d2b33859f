"""Names of authors, told apart into parts as lists of references need them."""

from __future__ import annotations

import re
from typing import NamedTuple

from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

_SUFFIX = re.compile(r",? (Jr\.?|Sr\.?|II|III|IV)$")
_GROUP = re.compile(r"\b(Team|Group|Consortium|Collaboration|Project|Labs?|Research|Community|Inc\.?)$| and ")


class Name(NamedTuple):
    """A person, or a group that has a family name only."""

    given: str
    particle: str
    """What stands before the family name and is not sorted by: van der."""
    family: str
    suffix: str

    @property
    def is_whole(self) -> bool:
        """Whether it has one part only, and is not to be taken apart."""
        return not (self.given or self.particle or self.suffix)

    @property
    def turned(self) -> str:
        """With the family name first: van der Maaten, Laurens."""
        family = f"{self.particle} {self.family}".strip()
        return ", ".join(filter(None, (family, self.given, self.suffix)))


def name_of(written: str) -> Name:
    """The parts of a name as papers print it, given name first."""
    text = " ".join(re.sub(r"[{}]", "", written).split())
    if _GROUP.search(text):
        return Name("", "", text, "")
    found = _SUFFIX.search(text)
    bare = text[: found.start()] if found else text
    try:
        parts = parse_single_name_into_parts(bare, strict=False)
    except InvalidNameError:
        return Name("", "", text, "")
    if not parts.last:
        return Name("", "", text, "")
    given, particle, family = (" ".join(part) for part in (parts.first, parts.von, parts.last))
    return Name(given, particle, family, found[1] if found else " ".join(parts.jr))
