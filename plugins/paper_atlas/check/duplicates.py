"""One record a paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from paper_atlas.collection import Record
from paper_atlas.problem import Problem, shown


def _plain_title(title: str) -> str:
    return "".join(re.findall(r"\w", title.casefold()))


_UNIQUE: tuple[tuple[str, tuple[str, ...], Callable[[str], str]], ...] = (
    ("arXiv identifier", ("links", "arxiv"), str),
    ("DOI", ("links", "doi"), str.casefold),
    ("title", ("title",), _plain_title),
)


def check(records: Iterable[Record]) -> Iterator[Problem]:
    """Find arXiv identifiers, DOIs and titles that two records share; reported at the later file."""
    for noun, pattern, plain in _UNIQUE:
        first: dict[str, Record] = {}
        for record in records:
            for path, written in record.source.texts(*pattern):
                other = first.setdefault(plain(written), record)
                if other is not record and plain(written):
                    what = f"the {noun} {shown(written)} stands in {other.source.file} too"
                    fix = "one paper has one record: edit that one"
                    yield record.source.problem(path, "duplicate", what, fix=fix)
