"""What no rule forbids, but has one right way: spacing, and addresses of repositories."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paper_atlas.mending.edit import Edit, Written
from paper_atlas.source import Source

_GITHUB = re.compile(
    r"https://(www\.)?github\.com/(?P<owner>[\w.-]+)/(?P<name>[\w.-]+?)(\.git)?/?", re.IGNORECASE | re.ASCII
)
_TRAILING = re.compile(r"(?<![\\ \t])[ \t]+(?=\r?\n|\r|\Z)")
_DOUBLED = re.compile(r"(?<=[^\s\\])  +(?=[^\s#])")


def tidyings(source: Source, written: Written) -> Iterator[Edit]:
    """Changes that make a sound file tidier and say the same."""
    yield from _addresses(source, written)
    yield from _spacing(written)


def _addresses(source: Source, written: Written) -> Iterator[Edit]:
    for path, links in source.groups("links"):
        for name, address in links.items():
            found = _GITHUB.fullmatch(address) if isinstance(address, str) else None
            plain = f"https://github.com/{found['owner']}/{found['name']}" if found else None
            if plain and plain != address and (edit := written.replaced((*path, name), plain)):
                yield edit


def _spacing(written: Written) -> Iterator[Edit]:
    """Blanks at the ends of lines, and more than one between words; not beside code or in a literal block."""
    text = written.text
    kept = [
        (stop.start, stop.end)
        for stop in written.scalars.values()
        if "`" in written.part(stop) or written.part(stop)[:1] == "|"
    ]
    for found in _TRAILING.finditer(text):
        if not any(start <= found.start() < end for start, end in kept):
            yield Edit(found.start(), found.end(), "")
    for stop in written.scalars.values():
        if (stop.start, stop.end) not in kept:
            for found in _DOUBLED.finditer(text, stop.start, stop.end):
                yield Edit(found.start(), found.end(), " ")
