"""What arXiv says of a paper.

Source: arXiv API User's Manual (the feed's elements, the entry that reports an error) and the API's
terms of use (one request every three seconds).
"""

from __future__ import annotations

import re
from http import HTTPStatus
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree

from paper_atlas.bibliography.facts import Bibliography, partial_date
from paper_atlas.bibliography.failure import BY_HAND, CannotFetch
from paper_atlas.bibliography.identifier import ArxivIdentifier, is_valid, read_identifier
from paper_atlas.bibliography.markup import plain
from paper_atlas.bibliography.web import Answer, Source, Web, unexpected_status
from paper_atlas.problem import shown
from paper_atlas.text import Doi

ARXIV = Source("arXiv", "application/atom+xml", "xml", pause=3)

_NAMES = {"atom": "http://www.w3.org/2005/Atom", "arxiv": "http://arxiv.org/schemas/atom"}
_ERROR = "/api/errors"
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})T", re.ASCII)
# Not "withdrawn from the workshop", and not a withdrawal that the paper is about.
_WITHDRAWN_COMMENT = re.compile(r"\b(withdrawn|retracted)\b(?! from (?!arxiv))", re.IGNORECASE)
_WITHDRAWN_ABSTRACT = re.compile(
    r"\bth(is|e) (\w+ )?(paper|article|submission|manuscript|preprint|work|version)( \w+)? "
    r"(has been|have been|was|is|is being) (temporarily )?(withdrawn|retracted)"
    r"|\A\W*withdrawn\b",
    re.IGNORECASE,
)


def from_arxiv(identifier: ArxivIdentifier, service: str, web: Web) -> Bibliography:
    """The facts of a paper's latest version.

    Raises:
        CannotFetch: there is no such paper or version, or arXiv gave no sound answer.
    """
    # Asked without version, since only that tells which is the latest.
    answer = web.get(f"{service}?{urlencode({'id_list': identifier.id, 'max_results': 1}, safe='/')}", ARXIV)
    entry = _entry(answer, identifier)
    latest = _latest(entry, identifier)
    facts = _facts(entry, latest)
    if not facts.title:
        raise _unknown(identifier)
    return facts.noting(_versions(facts, identifier))


def _entry(answer: Answer, identifier: ArxivIdentifier) -> Element:
    if answer.status == HTTPStatus.NOT_FOUND:
        raise _unknown(identifier)
    entry = _feed(answer, identifier).find("atom:entry", _NAMES)
    if entry is not None and _ERROR in _text(entry, "atom:id"):
        reason = shown(_text(entry, "atom:summary"))
        raise CannotFetch(
            f"arXiv does not take {identifier}: {reason}", fix=f"see whether it is right, or {BY_HAND}"
        )
    if answer.status != HTTPStatus.OK:
        raise unexpected_status(answer.status, ARXIV)
    if entry is None:
        raise _unknown(identifier)
    return entry


def _feed(answer: Answer, identifier: ArxivIdentifier) -> Element:
    try:
        root: Element = ElementTree.fromstring(answer.body, forbid_dtd=True)
    except (ParseError, ValueError, LookupError):  # ValueError: entities, odd encodings
        if answer.status != HTTPStatus.OK:
            raise unexpected_status(answer.status, ARXIV) from None
        raise CannotFetch(f"arXiv's answer about {identifier} is broken XML") from None
    if root.tag != f"{{{_NAMES['atom']}}}feed":
        raise CannotFetch(f"arXiv's answer about {identifier} is no Atom feed")
    return root


def _latest(entry: Element, identifier: ArxivIdentifier) -> ArxivIdentifier:
    """Identifier and latest version as the answer has them."""
    written = _text(entry, "atom:id")
    try:
        latest = read_identifier(written)
    except CannotFetch:
        latest = None
    if not isinstance(latest, ArxivIdentifier) or latest.id != identifier.id:
        raise CannotFetch(f"asked for {identifier}, arXiv answered about {shown(written)}")
    if identifier.version and latest.version and identifier.version > latest.version:
        raise CannotFetch(
            f"{identifier.id} has no version {identifier.version}; version {latest.version} is the latest",
            meant=str(latest),
            fix=f"take another version, or {BY_HAND}",
        )
    return latest


def _facts(entry: Element, latest: ArxivIdentifier) -> Bibliography:
    abstract, comment = _text(entry, "atom:summary"), _text(entry, "arxiv:comment")
    dois = [doi for doi in _text(entry, "arxiv:doi").split() if is_valid(Doi, doi)]
    category = entry.find("arxiv:primary_category", _NAMES)
    withdrawal = _withdrawal(abstract, comment)
    return Bibliography(
        title=_text(entry, "atom:title"),
        authors=tuple(
            filter(None, (_text(author, "atom:name") for author in entry.iterfind("atom:author", _NAMES)))
        ),
        published=_date(entry, "atom:published"),
        abstract=abstract,
        arxiv=latest.id,
        doi=dois[0] if dois else None,
        venue=_text(entry, "arxiv:journal_ref") or None,
        status="withdrawn" if withdrawal else None,
        notes=(f"arXiv says that it is withdrawn: {withdrawal}",) if withdrawal else (),
        version=latest.version,
        updated=_date(entry, "atom:updated"),
        category=category.get("term") if category is not None else None,
        comment=comment or None,
    )


def _versions(facts: Bibliography, asked: ArxivIdentifier) -> list[str]:
    latest = facts.version
    if latest is None or latest == 1 or latest == asked.version:
        return []
    if asked.version:
        said = f"version {latest} is the latest; you asked for version {asked.version}"
    else:
        said = f"there are {latest} versions"
    return [f"{said}: the facts are those of version {latest} ({facts.updated})"]


def _withdrawal(abstract: str, comment: str) -> str | None:
    """The words that say so, where there are any."""
    if _WITHDRAWN_COMMENT.search(comment):
        return shown(comment)
    return shown(abstract) if _WITHDRAWN_ABSTRACT.search(abstract) else None


def _text(element: Element, path: str) -> str:
    return plain(element.findtext(path, "", _NAMES))


def _date(entry: Element, path: str) -> str | None:
    found = _DAY.match(_text(entry, path))
    return partial_date(*map(int, found.groups())) if found else None


def _unknown(identifier: ArxivIdentifier) -> CannotFetch:
    return CannotFetch(
        f"arXiv has no paper {identifier.id}",
        fix=f"see whether it is right on https://arxiv.org/abs/{identifier.id}, or {BY_HAND}",
    )
