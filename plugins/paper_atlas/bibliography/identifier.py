"""Which paper a person means by an arXiv identifier, a DOI or an address that holds one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import unquote

from pydantic import TypeAdapter, ValidationError

from paper_atlas.bibliography.failure import BY_HAND, CannotFetch
from paper_atlas.problem import shown
from paper_atlas.text import ArxivId, Doi

_LOOSE = re.IGNORECASE | re.ASCII
_ID = (
    r"(?P<id>\d{4}\.\d{4,5}|(?P<archive>[a-z-]+)(\.[a-z]{2})?/(?P<number>\d{7}))(v(?P<version>[1-9]\d{0,3}))?"
)
# As printed in the margin of a paper, too: arXiv:2305.14314v2 [cs.LG] 10 Jun 2023
_ARXIV = re.compile(rf"(arxiv:\s*)?{_ID}(\s*\[[a-z.-]+\].*)?", _LOOSE)
_ARXIV_PAGE = re.compile(
    r"(https?://)?((www|export)\.)?arxiv\.org/(abs|pdf|html|format|src|e-print)/(?P<name>[^?#]+)([?#].*)?",
    _LOOSE,
)
_DOI = re.compile(r"(doi:\s*)?(?P<name>10\..+)", _LOOSE)
_DOI_PAGE = re.compile(r"(https?://)?((dx|www)\.)?doi\.org/(?P<name>[^?#]+)([?#].*)?", _LOOSE)
_ARXIV_DOI = re.compile(rf"10\.48550/arxiv\.{_ID}", _LOOSE)

_DOI_INSIDE = re.compile(r"10\.\d{4,9}/[^\s\"<>?#]+", re.ASCII)
_ARXIV_INSIDE = re.compile(r"(?<!\d)(\d{4})[., -]?(\d{4,5})(v\d+)?(?!\d)", _LOOSE)
_OLD_ARXIV_INSIDE = re.compile(r"arxiv.{0,40}?([a-z-]+/\d{7}(v\d+)?)(?!\d)", _LOOSE)
_LONGEST_SEARCHED = 2000

_FORMS = "write an arXiv identifier (2305.14314), a DOI (10.1145/3458817.3476205) or the address of either"


@dataclass(frozen=True)
class ArxivIdentifier:
    """A paper on arXiv."""

    id: str
    """Without version: 2305.14314, cs/0112017."""
    version: int | None = None
    """The version asked for, from 1."""

    def __str__(self) -> str:
        return f"{self.id}v{self.version}" if self.version else self.id


@dataclass(frozen=True)
class DoiIdentifier:
    """A paper with a DOI that is not one of arXiv's."""

    doi: str
    """As the person wrote it: DOIs are the same in lower and upper case."""

    def __str__(self) -> str:
        return self.doi


Identifier = ArxivIdentifier | DoiIdentifier


def read_identifier(written: str) -> Identifier:
    """The paper that is meant by what a person typed.

    Raises:
        CannotFetch: it is none of the forms known; says what was probably meant.
    """
    text = written.strip().strip(" <>.,;")
    found = _whole(text)
    if found:
        return found
    raise CannotFetch(
        f"{shown(written)} is neither an arXiv identifier nor a DOI" if text else "no paper is named",
        meant=next((str(meant) for meant in _inside(text[:_LONGEST_SEARCHED])), None),
        fix=f"{_FORMS}; or {BY_HAND}",
    )


def is_valid(kind: Any, name: str) -> bool:
    """Whether a record takes a text as an ArxivId or a Doi."""
    try:
        TypeAdapter(Annotated[kind, None]).validate_python(name)
    except ValidationError:
        return False
    return True


def _whole(text: str) -> Identifier | None:
    if page := _ARXIV_PAGE.fullmatch(text):
        name = unquote(page["name"]).rstrip("/")
        return _arxiv(_ARXIV.fullmatch(re.sub(r"\.pdf\Z", "", name, flags=_LOOSE)))
    if page := _DOI_PAGE.fullmatch(text):
        return _doi(unquote(page["name"]).rstrip("/"))
    if doi := _DOI.fullmatch(text):
        return _doi(doi["name"])
    return _arxiv(_ARXIV.fullmatch(text))


def _arxiv(found: re.Match[str] | None) -> ArxivIdentifier | None:
    if not found:
        return None
    # Of math.GT/0309136 arXiv itself leaves the class out.
    name = f"{found['archive'].lower()}/{found['number']}" if found["archive"] else found["id"]
    if not is_valid(ArxivId, name):
        return None
    return ArxivIdentifier(name, int(found["version"]) if found["version"] else None)


def _doi(name: str) -> Identifier | None:
    if own := _ARXIV_DOI.fullmatch(name):
        return _arxiv(own)
    # Of arXiv's DOIs only those that name a paper can be looked up.
    if name.lower().startswith("10.48550/") or not name.isprintable():
        return None
    return DoiIdentifier(name) if is_valid(Doi, name) else None


def _inside(text: str) -> Iterator[Identifier]:
    """What in a text of another form looks like an identifier."""
    candidates = (
        *(found[0] for found in _DOI_INSIDE.finditer(text)),
        *(f"{found[1]}.{found[2]}{found[3] or ''}" for found in _ARXIV_INSIDE.finditer(text)),
        *(found[1] for found in _OLD_ARXIV_INSIDE.finditer(text)),
    )
    for candidate in candidates:
        if found := _whole(candidate.rstrip(".,;)]}/")):
            yield found
