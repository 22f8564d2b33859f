"""Dates that can't be."""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Iterator

from paper_atlas.collection import Record
from paper_atlas.date import first_day
from paper_atlas.problem import Problem

_ZONES = datetime.timedelta(days=2)


def check(record: Record) -> Iterator[Problem]:
    """Publication not after the record was written, and not after the paper stood on arXiv."""
    written = record.source.raw.get(("published",), "")
    try:
        published = first_day(written)
    except ValueError:
        return  # a problem of shape, reported as such
    if published > _latest(record):
        what = f"the paper would be published after its record was written ({written})"
        yield record.source.problem(("published",), "future", what, fix="write when it first became public")
        return
    for _, arxiv in record.source.texts("links", "arxiv"):
        known = _end_of_arxiv_month(arxiv)
        if known and published > known:
            what = f"published {written}, but arXiv had it by {known:%Y-%m}"
            fix = "write when it first became public, or mend the arXiv identifier"
            yield record.source.problem(("published",), "arxiv-date", what, fix=fix)


def _latest(record: Record) -> datetime.date:
    # A record can't know of a paper that came after it. The clock alone won't do: it may be wrong, and a
    # build must not depend on it; the file, or the commit that is built, is younger than the paper.
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = max(time.time(), record.modified, float(epoch) if epoch.isdecimal() else 0)
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date() + _ZONES


def _end_of_arxiv_month(arxiv: str) -> datetime.date | None:
    digits = arxiv[:4]
    if not (digits.isascii() and digits.isdigit() and arxiv[4:5] == "." and 1 <= int(digits[2:]) <= 12):
        return None
    year, month = 2000 + int(digits[:2]), int(digits[2:])
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)
