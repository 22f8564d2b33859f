"""What is known of a paper without reading it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from paper_atlas.date import PartialDate

Standing = Literal["withdrawn", "retracted"]

_DATE = TypeAdapter(PartialDate)


@dataclass(frozen=True)
class Bibliography:
    """The facts of one paper, as plain text on one line each."""

    title: str
    authors: tuple[str, ...]
    """In the paper's order; none where the source names none."""
    published: PartialDate | None
    """When it first became public, as precise as the source is."""
    abstract: str = ""
    """Empty where the source has none."""
    arxiv: str | None = None
    """Identifier on arXiv, without version."""
    doi: str | None = None
    venue: str | None = None
    """Where it was published, as far as the source tells: SC 2021, or a reference to a journal."""
    status: Standing | None = None
    """A hint from the source; `notes` say what it rests on."""
    notes: tuple[str, ...] = ()
    """What the person should know, as clauses without full stop."""
    version: int | None = None
    """On arXiv, the latest."""
    updated: PartialDate | None = None
    """On arXiv, when the latest version came."""
    category: str | None = None
    """On arXiv, the first category: cs.LG."""
    comment: str | None = None
    """On arXiv, what the authors remark: 8 pages, accepted at NeurIPS 2023."""

    def noting(self, notes: Iterable[str]) -> Bibliography:
        """The same, with more for the person to know."""
        return replace(self, notes=(*self.notes, *notes))


def partial_date(*parts: int | None) -> PartialDate | None:
    """The date of year, month and day, shortened to what of it is a date that a record takes."""
    known = [part for part in parts[:3] if part]
    while known:
        year, *rest = known
        written = "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
        try:
            return _DATE.validate_python(written)
        except ValidationError:
            known.pop()
    return None
