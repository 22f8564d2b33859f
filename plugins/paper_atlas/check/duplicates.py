"""One record a paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from paper_atlas.collection import Record
from paper_atlas.problem import Problem, shown
from paper_atlas.source import KeyPath

Named = tuple[KeyPath, str, str]
"""Where a name stands, as it is written, and without what writers vary."""


def _plain_title(title: str) -> str:
    return "".join(re.findall(r"\w", title.casefold()))


def _titles(record: Record) -> Iterator[Named]:
    for path, title in record.source.texts("title"):
        yield path, title, _plain_title(title)


def _dois(record: Record) -> Iterator[Named]:
    for path, doi in record.source.texts("links", "doi"):
        if not doi.casefold().startswith(_ARXIV_DOI):
            yield path, doi, doi.casefold()


def _arxiv_ids(record: Record) -> Iterator[Named]:
    """Those given as such, and those that a DOI of arXiv holds."""
    for path, arxiv in record.source.texts("links", "arxiv"):
        yield path, arxiv, arxiv
    for path, doi in record.source.texts("links", "doi"):
        if doi.casefold().startswith(_ARXIV_DOI):
            yield path, doi, doi[len(_ARXIV_DOI) :]


_ARXIV_DOI = "10.48550/arxiv."
_UNIQUE = {"arXiv identifier": _arxiv_ids, "DOI": _dois, "title": _titles}


def check(records: Iterable[Record]) -> Iterator[Problem]:
    """Find arXiv identifiers, DOIs and titles that two records share; reported at the later file."""
    for noun, named in _UNIQUE.items():
        first: dict[str, Record] = {}
        for record in records:
            for path, written, plain in named(record):
                other = first.setdefault(plain, record)
                if other is not record and plain:
                    what = f"the {noun} {shown(written)} stands in {other.source.file} too"
                    fix = "one paper has one record: edit that one"
                    yield record.source.problem(path, "duplicate", what, fix=fix)


def known(records: Iterable[Record], *, arxiv: str | None, doi: str | None, title: str) -> Record | None:
    """The record that a paper has already, found by what no two records share."""
    wanted = {"arXiv identifier": arxiv, "DOI": doi and doi.casefold(), "title": _plain_title(title)}
    for record in records:
        for noun, named in _UNIQUE.items():
            if any(plain and plain == wanted[noun] for _, _, plain in named(record)):
                return record
    return None
