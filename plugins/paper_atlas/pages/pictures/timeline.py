"""When architectures were used: papers by the year they became public."""

from __future__ import annotations

from paper_atlas.catalog import Catalog
from paper_atlas.pages import address
from paper_atlas.pages.pictures.matrix import Heading, Matrix, architectures, by_number, counted, own

_ROWS, _YEARS = 12, 10


def by_year(catalog: Catalog) -> Matrix:
    """Papers by architecture and year: the most frequent architectures, and the last years."""
    papers = own(catalog.by_architecture)
    rows = architectures(catalog, by_number(papers)[:_ROWS])
    years = {year: {entry.id for entry in entries} for year, entries in catalog.by_year.items()}
    used = [int(year) for year, those in years.items() if any(those & papers[row.key] for row in rows)]
    columns = [Heading(year, year, f"\u2019{year[2:]}", address.YEARS, "year") for year in _last(used)]
    return counted(rows, columns, papers, years)


def _last(used: list[int]) -> list[str]:
    """The last years; those without a paper too, since a gap in time is no gap in the picture."""
    if not used:
        return []
    return [str(year) for year in range(max(min(used), max(used) - _YEARS + 1), max(used) + 1)]
