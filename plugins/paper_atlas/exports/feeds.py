"""Atom feeds: of all papers, and of those of each product, technique and task, newest first.

They name whole addresses, so a site whose address is not known has none. All dates are those of records.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import jinja2
from markupsafe import Markup

from paper_atlas.address import FEEDS, HARDWARE, PAPERS, TASKS, TECHNIQUES
from paper_atlas.catalog import Catalog
from paper_atlas.date import first_day
from paper_atlas.entry import PaperEntry
from paper_atlas.exports.publication import Publication
from paper_atlas.textfile import plain

NEWEST = 30
"""Papers that a feed holds."""
_MOST = 8
"""Runs and claims that are told of a paper."""

_environment = jinja2.Environment(
    loader=jinja2.PackageLoader("paper_atlas.exports"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters["plain"] = plain


def files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """A feed of everything, and one of each product, technique and task that has papers."""
    catalog = publication.catalog
    if not publication.root or not catalog.papers:
        return
    entries: dict[str, Markup] = {}
    yield _feed(publication, f"{FEEDS}all.atom", "", "", catalog.papers, entries)
    for index, key, name, papers in _facets(catalog):
        page = f"{index}{key}/"
        yield _feed(publication, f"{FEEDS}{index}{key}.atom", page, name, papers, entries)


def _facets(catalog: Catalog) -> Iterator[tuple[str, str, str, Sequence[PaperEntry]]]:
    vocabulary = catalog.vocabulary
    for key, mentions in catalog.by_product.items():
        yield HARDWARE, key, vocabulary.hardware[key].name, [one.entry for one in mentions[:NEWEST]]
    for key, papers in catalog.by_technique.items():
        yield TECHNIQUES, key, vocabulary.techniques[key].name, papers
    for key, papers in catalog.by_task.items():
        yield TASKS, key, vocabulary.tasks[key].name, papers


def _feed(
    publication: Publication,
    address: str,
    page: str,
    name: str,
    papers: Sequence[PaperEntry],
    entries: dict[str, Markup],
) -> tuple[str, bytes]:
    """A feed; what it shares with others is taken from `entries`, and put there."""
    for entry in papers[:NEWEST]:
        if entry.id not in entries:
            entries[entry.id] = _entry(publication, entry)
    written = _environment.get_template("feed.xml").render(
        own=f"{publication.root}{address}",
        page=f"{publication.root}{page}",
        title=plain(f"{publication.name}: {name}" if name else publication.name),
        updated=_moment(papers[0].paper.published),
        name=plain(publication.name),
        root=publication.root,
        entries=[entries[entry.id] for entry in papers[:NEWEST]],
    )
    return address, written.encode()


def _entry(publication: Publication, entry: PaperEntry) -> Markup:
    vocabulary = publication.catalog.vocabulary
    topics: tuple[tuple[str, Mapping[str, object], Sequence[str]], ...] = (
        (TASKS, vocabulary.tasks, entry.paper.tasks),
        (TECHNIQUES, vocabulary.techniques, entry.paper.techniques),
    )
    content = _environment.get_template("entry.html").render(entry=entry, paper=entry.paper, most=_MOST)
    written = _environment.get_template("entry.xml").render(
        paper=entry.paper,
        address=f"{publication.root}{PAPERS}{entry.id}/",
        root=publication.root,
        date=_moment(entry.paper.published),
        topics=topics,
        content=content,
    )
    return Markup(written)  # noqa: S704 - made by a template


def _moment(date: str) -> str:
    """The first moment that a date can mean, as Atom writes it."""
    return f"{first_day(date).isoformat()}T00:00:00Z"
