"""RIS, the lines that most reference managers read."""

from __future__ import annotations

import rispy

from paper_atlas.citation.reference import Reference

_KINDS = {"article": "JOUR", "paper-conference": "CONF", "preprint": "UNPB"}
_CONTAINERS = {"article": "journal_name", "paper-conference": "secondary_title", "preprint": ""}


class _Writer(rispy.RisWriter):  # type: ignore[misc]
    """Writes records without a line that counts them."""

    def set_header(self, count: int) -> str:  # noqa: ARG002 - as rispy calls it
        return ""


def ris(reference: Reference) -> str:
    """The record of a paper, with a line break at its end."""
    year, *rest = reference.issued
    date = "/".join((str(year), *(f"{part:02}" for part in rest)))
    fields = {
        "type_of_reference": _KINDS[reference.kind],
        "id": reference.key,
        "title": reference.title,
        "authors": [name.turned for name in reference.authors],
        _CONTAINERS[reference.kind]: reference.container,
        "year": str(year),
        "date": f"{date}{'/' * (3 - len(reference.issued))}" if rest else "",
        "doi": reference.doi,
        "urls": [reference.url] if reference.url else [],
        "name_of_database": "arXiv" if reference.arxiv else "",
        "number": f"arXiv:{reference.arxiv}" if reference.arxiv and reference.kind == "preprint" else "",
        "notes": [reference.note] if reference.note else [],
    }
    known = {name: value for name, value in fields.items() if value}
    return f"{rispy.dumps([known], implementation=_Writer).strip()} \n"
