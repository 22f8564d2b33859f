"""Kinds of text that records hold, each with its rule."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from paper_atlas.problem import shown
from paper_atlas.shape import refused

SUMMARY_WORDS = (40, 90)
QUOTE_WORDS = 12

# Five digits since 2015-01, four before.
_ARXIV = re.compile(
    r"((0[7-9]|1[0-4])(0[1-9]|1[0-2])\.\d{4}|(1[5-9]|[2-9]\d)(0[1-9]|1[0-2])\.\d{5}|[a-z-]+(\.[A-Z]{2})?/\d{7})\Z",
    re.ASCII,
)
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+\Z", re.ASCII)
_LABEL = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?"
_LINK = re.compile(
    rf"https://{_LABEL}(\.{_LABEL})+(:\d+)?([/?#][^\s\"<>\\^`{{|}}]*)?\Z", re.IGNORECASE | re.ASCII
)
_WHOLE_PLACES = ("abstract", "title", "supplement", "repository", "documentation", "project page")
_NUMBERED_PLACES = ("section", "table", "figure", "algorithm", "appendix", "page")
_SHORT_PLACES = {
    "sec": "section",
    "fig": "figure",
    "tab": "table",
    "app": "appendix",
    "p": "page",
    "alg": "algorithm",
}
_PLACE_PATTERN = rf"^({'|'.join(_WHOLE_PLACES)}|({'|'.join(_NUMBERED_PLACES)}) [A-Za-z0-9.-]{{1,12}})$"

_COMMIT_PATTERN = r"^[0-9a-f]{7,40}$"


def _arxiv(value: str) -> str:
    if _ARXIV.match(value):
        return value
    inside = re.search(r"(\d{4}\.\d{4,5})(v\d+)?", value, re.ASCII)
    meant = f'"{inside[1]}"' if inside and _ARXIV.match(inside[1]) else None
    raise refused(
        "arxiv",
        f"{shown(value)} is not an arXiv identifier",
        meant=meant,
        fix=None if meant else 'write it as "2305.14314", without version',
    )


def _doi(value: str) -> str:
    if _DOI.match(value):
        return value
    inside = re.search(r"10\.\d{4,9}/[^\s\"<>]+", value, re.ASCII)
    raise refused(
        "doi",
        f"{shown(value)} is not a DOI",
        meant=inside[0] if inside else None,
        fix=None if inside else "write it as 10.1145/3458817.3476205",
    )


def _link(value: str) -> str:
    if _LINK.match(value):
        return value
    meant = "https" + value[4:] if value.startswith("http:") and _LINK.match("https" + value[4:]) else None
    raise refused(
        "link",
        f"{shown(value)} is not an https address",
        meant=meant,
        fix=None if meant else "only https:// addresses are linked",
    )


def _commit(value: str) -> str:
    if re.fullmatch(_COMMIT_PATTERN, value):
        return value
    raise refused(
        "commit", f"{shown(value)} is not a commit", fix='write its first 7 to 40 digits: "0a1b2c3"'
    )


def _place(value: str) -> str:
    if re.fullmatch(_PLACE_PATTERN, value):
        return value
    first, _, number = " ".join(value.split()).partition(" ")
    known = _SHORT_PLACES.get(first.casefold().rstrip("."), first.casefold())
    plain = f"{known} {number if known in _NUMBERED_PLACES else number.casefold()}".strip()
    meant = plain if re.fullmatch(_PLACE_PATTERN, plain) else None
    fix = f"write {', '.join(_WHOLE_PLACES)}, or {', '.join(_NUMBERED_PLACES)} with its number: section 5.2"
    raise refused("place", f"{shown(value)} is not a place in a paper", meant=meant, fix=fix)


def _quote(value: str) -> str:
    if len(value.split()) <= QUOTE_WORDS:
        return value
    raise refused(
        "quote",
        f"the quote has {len(value.split())} words",
        fix=f"quote at most {QUOTE_WORDS}, just enough to find the place",
    )


def _summary(value: str) -> str:
    words, (least, most) = len(value.split()), SUMMARY_WORDS
    if least <= words <= most:
        return value
    problem = "short" if words < least else "long"
    raise refused(
        "summary",
        f"the summary is too {problem}: {words} words",
        fix=f"write {least} to {most} words of your own: what it does, what is new, on what it was shown",
    )


def _line(value: str) -> str:
    if not value.strip():
        raise refused(
            "too-short", "the text is empty", fix="fill it in, or leave the field out if it is optional"
        )
    if "\n" in value or value != value.strip():
        raise refused("line", "the text has line breaks or spaces at its ends", fix="write it on one line")
    return value


Line = Annotated[str, Field(max_length=400), AfterValidator(_line)]
Link = Annotated[
    str, Field(max_length=600, json_schema_extra={"pattern": "^https://"}), AfterValidator(_link)
]
Place = Annotated[str, AfterValidator(_place), Field(json_schema_extra={"pattern": _PLACE_PATTERN})]
ArxivId = Annotated[str, AfterValidator(_arxiv)]
Doi = Annotated[str, AfterValidator(_doi)]
Commit = Annotated[str, AfterValidator(_commit), Field(json_schema_extra={"pattern": _COMMIT_PATTERN})]
Quote = Annotated[str, AfterValidator(_line), AfterValidator(_quote)]
Summary = Annotated[str, AfterValidator(_summary)]
