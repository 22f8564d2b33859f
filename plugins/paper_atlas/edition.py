"""All that is made from the catalog for a site, each part known by what it is made from."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from itertools import chain
from typing import Any

from paper_atlas.collection import without_collecting
from paper_atlas.exports import Publication, made_files
from paper_atlas.kept import Kept
from paper_atlas.made import Made, fingerprint, ready
from paper_atlas.pages import Card, Cards, Page, Site, Step, all_pages, edit_link, redirects
from paper_atlas.search.files import search_files


class ChangedMeanwhileError(Exception):
    """A record or a term was changed while the site was built from what it was before."""


@dataclass(frozen=True)
class Edition:
    """Pages, cards and files of a site, before any generator has seen them."""

    pages: Sequence[Page]
    cards: Cards
    files: Sequence[tuple[str, Made[bytes]]]
    """By address, without the images of cards."""
    updated: str
    """Date of the newest paper; empty where there is none."""
    edit_base: str | None

    @classmethod
    def made(cls, site: Site, program: str) -> Edition:
        """Everything from the catalog of a site.

        Args:
            site: what pages know of the site.
            program: a digest of what makes it, which decides about everything.
        """
        pages = [replace(page, body=page.body.within(program)) for page in all_pages(site)]
        publication = Publication(site.catalog, site.name, site.description, site.root, site.licence)
        files = chain(
            ((f"{address}index.html", _encoded(document)) for address, document in redirects(site)),
            ((f"search/{address}", ready(content)) for address, content in search_files(site.catalog)),
            made_files(publication),
        )
        return cls(
            pages,
            Cards.made(site, pages, site.root),
            [(address, made.within(program)) for address, made in files],
            site.catalog.updated,
            site.edit_base,
        )

    def source_of(self, page: Page) -> str:
        """A digest of all that decides about a page, but for what a site has around all of them."""
        card = self.cards.of(page.address)
        return fingerprint((vars(page), card, self.cards.root, self.cards.name, self.updated, self.edit_base))

    def edit_link(self, file: str) -> str | None:
        """Where a file of the repository is edited; None where the site names no repository."""
        return edit_link(self.edit_base, file)


def _encoded(document: Made[str]) -> Made[bytes]:
    return Made(document.made_from, lambda: document.make().encode())


def kept_edition(kept: Kept, source: Callable[[], str], make: Callable[[], Edition]) -> Edition:
    """The edition of a source: as it was noted, if the one before was of the same, or else a new one.

    Args:
        kept: where the one before is noted; only one is.
        source: a digest of everything that decides about an edition, as it is now.
        make: makes it.
    """
    before = source()
    known = _recalled(kept, before, make)
    if known is None:
        with without_collecting():
            known = make()
        if source() == before:  # or else it may be of records that were changed meanwhile
            _remember(kept, before, known)
    return known


def _recalled(kept: Kept, source: str, make: Callable[[], Edition]) -> Edition | None:
    """The edition before; None where it was of another source."""
    said, _, content = (kept.recall("edition") or b"").partition(b"\n")
    if said.decode() != source:
        return None
    noted = json.loads(content)
    contents = cache(lambda: _contents(make()))
    return Edition(
        [_page(row, contents) for row in noted["pages"]],
        Cards({key: Card(**card) for key, card in noted["cards"].items()}, noted["root"], noted["name"]),
        [(address, _again(contents, address, made_from)) for address, made_from in noted["files"]],
        noted["updated"],
        noted["edit_base"],
    )


def _remember(kept: Kept, source: str, edition: Edition) -> None:
    noted = {
        "pages": [vars(page) | {"body": page.body.made_from} for page in edition.pages],
        "files": [(address, made.made_from) for address, made in edition.files],
        "cards": {key: asdict(card) for key, card in edition.cards.known.items()},
        "root": edition.cards.root,
        "name": edition.cards.name,
        "updated": edition.updated,
        "edit_base": edition.edit_base,
    }
    written = json.dumps(noted, ensure_ascii=False).encode()
    kept.remember("edition", source.encode() + b"\n" + written)


def _page(row: dict[str, Any], contents: _Contents) -> Page:
    return Page(
        **row
        | {
            "body": _again(contents, _PAGE + row["address"], row["body"]),
            "trail": tuple(Step(*step) for step in row["trail"]),
            "styles": tuple(row["styles"]),
            "modules": tuple(row["modules"]),
        }
    )


_Contents = Callable[[], Mapping[str, Made[Any]]]
_PAGE = "page "


def _contents(edition: Edition) -> dict[str, Made[Any]]:
    """All that an edition holds: pages and files."""
    return {_PAGE + page.address: page.body for page in edition.pages} | dict(edition.files)


def _again(contents: _Contents, name: str, made_from: str) -> Made[Any]:
    """What was noted, to be made once more from the records if it is missing."""

    def make() -> Any:
        made = contents().get(name)
        if made is None or made.made_from != made_from:
            raise ChangedMeanwhileError
        return made.make()

    return Made(made_from, make)
