"""CSL-JSON, what citation processors such as pandoc's read."""

from __future__ import annotations

from paper_atlas.citation.names import Name
from paper_atlas.citation.reference import Reference

_KINDS = {"article": "article-journal", "paper-conference": "paper-conference", "preprint": "article"}


def csl(reference: Reference) -> dict[str, object]:
    """The item of a paper."""
    is_arxiv = bool(reference.arxiv) and reference.kind == "preprint"
    item: dict[str, object] = {
        "id": reference.key,
        "type": _KINDS[reference.kind],
        "title": reference.title,
        "author": [_name(name) for name in reference.authors],
        "issued": {"date-parts": [list(reference.issued)]},
        "container-title": reference.container,
        "publisher": "arXiv" if is_arxiv else "",
        "number": f"arXiv:{reference.arxiv}" if is_arxiv else "",
        "DOI": reference.doi,
        "URL": reference.url,
        "note": reference.note,
    }
    return {name: value for name, value in item.items() if value}


def _name(name: Name) -> dict[str, str]:
    if name.is_whole:
        return {"literal": name.family}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: text for part, text in parts.items() if text}
