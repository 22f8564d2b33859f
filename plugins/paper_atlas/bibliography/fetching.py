"""The facts of a paper, from whoever knows it."""

from __future__ import annotations

from dataclasses import replace

from paper_atlas.bibliography.arxiv import from_arxiv
from paper_atlas.bibliography.crossref import from_crossref
from paper_atlas.bibliography.facts import Bibliography
from paper_atlas.bibliography.failure import CannotFetch
from paper_atlas.bibliography.identifier import ArxivIdentifier, Identifier
from paper_atlas.bibliography.services import Services
from paper_atlas.bibliography.web import Web
from paper_atlas.date import first_day


def fetch(identifier: Identifier, services: Services, web: Web | None = None) -> Bibliography:
    """The facts of a paper; for a DOI with a preprint on arXiv, what arXiv adds to them too.

    Raises:
        CannotFetch: they cannot be had; says why and what to do.
    """
    web = web or Web()
    if isinstance(identifier, ArxivIdentifier):
        return _complete(from_arxiv(identifier, services.arxiv, web))
    article = from_crossref(identifier, services.crossref, web)
    if not article.arxiv:
        return _complete(article)
    try:
        preprint = from_arxiv(ArxivIdentifier(article.arxiv), services.arxiv, web)
    except CannotFetch as failure:
        return _complete(article.noting([f"its preprint was not read: {failure.what}"]))
    return _complete(_joined(article, preprint))


def _joined(article: Bibliography, preprint: Bibliography) -> Bibliography:
    """The article's facts, with the abstract of the preprint where it has none, and the earlier date."""
    notes = []
    if not article.abstract and preprint.abstract:
        notes.append(f"the abstract is that of the preprint, arXiv:{preprint.arxiv}")
    if _first(preprint) < _first(article):
        notes.append(
            f"the date is that of the preprint, arXiv:{preprint.arxiv}; the article's is {article.published}"
        )
    return replace(
        article,
        published=min(article, preprint, key=_first).published,
        abstract=article.abstract or preprint.abstract,
        version=preprint.version,
        updated=preprint.updated,
        category=preprint.category,
        comment=preprint.comment,
    ).noting([*notes, *preprint.notes])


def _first(facts: Bibliography) -> str:
    return first_day(facts.published).isoformat() if facts.published else "9999"


def _complete(facts: Bibliography) -> Bibliography:
    wanted = {"authors": facts.authors, "date": facts.published, "abstract": facts.abstract}
    return facts.noting(f"the source gives no {name}" for name, value in wanted.items() if not value)
