"""Kinds of text that records hold, each with its rule."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from paper_atlas.problem import shown
from paper_atlas.shape import refused

SUMMARY_WORDS = (40, 90)
QUOTE_WORDS = 12

# Five digits since 2015-01, four before.
_ARXIV_PATTERN = (
    r"^((0[7-9]|1[0-4])(0[1-9]|1[0-2])\.[0-9]{4}|(1[5-9]|[2-9][0-9])(0[1-9]|1[0-2])\.[0-9]{5}"
    r"|[a-z-]+(\.[A-Z]{2})?/[0-9]{7})$"
)
_ARXIV_INSIDE = r"([0-9]{4}\.[0-9]{4,5})(v[0-9]+)?"
_DOI_INSIDE = r'(10\.[0-9]{4,9}/[^\s"<>]+)'
_DOI_PATTERN = f"^{_DOI_INSIDE}$"
_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
_LINK_PATTERN = rf'^https://{_LABEL}(\.{_LABEL})+(:[0-9]+)?([/?#][^\s"<>\\^`{{|}}]*)?$'
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

_ARXIV_FIX = 'write it as "2305.14314", without version'
_DOI_FIX = "write it as 10.1145/3458817.3476205"
_LINK_FIX = "only https:// addresses are linked"
_COMMIT_FIX = 'write its first 7 to 40 digits: "0a1b2c3"'
_PLACE_FIX = (
    f"write {', '.join(_WHOLE_PLACES)}, or {', '.join(_NUMBERED_PLACES)} with its number: section 5.2"
)
_SUMMARY_FIX = "of your own: what it does, what is new, on what it was shown"


def _arxiv(value: str) -> str:
    if re.fullmatch(_ARXIV_PATTERN, value):
        return value
    inside = re.search(_ARXIV_INSIDE, value)
    meant = f'"{inside[1]}"' if inside and re.fullmatch(_ARXIV_PATTERN, inside[1]) else None
    raise refused(
        "arxiv",
        f"{shown(value)} is not an arXiv identifier",
        meant=meant,
        fix=None if meant else _ARXIV_FIX,
    )


def _doi(value: str) -> str:
    if re.fullmatch(_DOI_PATTERN, value):
        return value
    inside = re.search(_DOI_INSIDE, value)
    raise refused(
        "doi",
        f"{shown(value)} is not a DOI",
        meant=inside[0] if inside else None,
        fix=None if inside else _DOI_FIX,
    )


def _link(value: str) -> str:
    if re.fullmatch(_LINK_PATTERN, value):
        return value
    secure = "https" + value[4:]
    meant = secure if value.startswith("http:") and re.fullmatch(_LINK_PATTERN, secure) else None
    raise refused(
        "link",
        f"{shown(value)} is not an https address",
        meant=meant,
        fix=None if meant else _LINK_FIX,
    )


def _commit(value: str) -> str:
    if re.fullmatch(_COMMIT_PATTERN, value):
        return value
    raise refused("commit", f"{shown(value)} is not a commit", fix=_COMMIT_FIX)


def _place(value: str) -> str:
    if re.fullmatch(_PLACE_PATTERN, value):
        return value
    first, _, number = " ".join(value.split()).partition(" ")
    known = _SHORT_PLACES.get(first.casefold().rstrip("."), first.casefold())
    plain = f"{known} {number if known in _NUMBERED_PLACES else number.casefold()}".strip()
    meant = plain if re.fullmatch(_PLACE_PATTERN, plain) else None
    raise refused("place", f"{shown(value)} is not a place in a paper", meant=meant, fix=_PLACE_FIX)


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
        fix=f"write {least} to {most} words {_SUMMARY_FIX}",
    )


def _line(value: str) -> str:
    if not value.strip():
        raise refused(
            "too-short", "the text is empty", fix="fill it in, or leave the field out if it is optional"
        )
    if "\n" in value or value != value.strip():
        raise refused("line", "the text has line breaks or spaces at its ends", fix="write it on one line")
    return value


def _form(pattern: str, fix: str, *examples: str, **hints: str) -> Any:
    """How a text is written, for editors and the form in the browser, which show `fix` for any other."""
    extra = {"pattern": pattern, "patternErrorMessage": fix, **hints}
    return Field(json_schema_extra=extra | ({"examples": [*examples]} if examples else {}))


def _words(least: int, most: int) -> Any:
    """How many words a text has; JSON Schema knows none, so editors pass over it."""
    return Field(json_schema_extra={"x-words": [least, most]})


Line = Annotated[str, Field(max_length=400), AfterValidator(_line)]
Link = Annotated[str, Field(max_length=600), _form(_LINK_PATTERN, _LINK_FIX), AfterValidator(_link)]
Place = Annotated[
    str, AfterValidator(_place), _form(_PLACE_PATTERN, _PLACE_FIX, *_WHOLE_PLACES, "section 5.2")
]
ArxivId = Annotated[
    str,
    AfterValidator(_arxiv),
    # Its first group is what the form takes out of a pasted address.
    _form(_ARXIV_PATTERN, _ARXIV_FIX, **{"x-inside": _ARXIV_INSIDE}),
    Field(title="arXiv"),
]
Doi = Annotated[
    str, AfterValidator(_doi), _form(_DOI_PATTERN, _DOI_FIX, **{"x-inside": _DOI_INSIDE}), Field(title="DOI")
]
Commit = Annotated[str, AfterValidator(_commit), _form(_COMMIT_PATTERN, _COMMIT_FIX)]
Quote = Annotated[str, AfterValidator(_line), AfterValidator(_quote), _words(1, QUOTE_WORDS)]
Summary = Annotated[
    str,
    AfterValidator(_summary),
    _words(*SUMMARY_WORDS),
    # A long text, in the small subset that prose.py renders.
    Field(json_schema_extra={"contentMediaType": "text/markdown"}),
]
