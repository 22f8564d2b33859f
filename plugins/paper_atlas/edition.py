"""All that is made from the catalog for a site, kept until records, terms or the package change."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.metadata import PackageNotFoundError, requires, version
from itertools import chain
from pathlib import Path
from typing import Any

from paper_atlas.exports import Publication, export_files
from paper_atlas.kept import Kept
from paper_atlas.pages import Card, Cards, Page, Site, Step, all_pages, edit_link, redirects
from paper_atlas.search.files import search_files

_PACKAGE = Path(__file__).parent
_TOGETHER = 500
"""So many pages or files are kept in one piece."""
_BYTES = "surrogateescape"
"""How bytes that are no text, as of Parquet, become text and bytes again."""


@dataclass(frozen=True)
class Edition:
    """Pages, cards and files of a site, before any generator has seen them."""

    pages: Sequence[Page]
    cards: Cards
    files: Sequence[tuple[str, bytes]]
    """By address, without the images of cards."""
    updated: str
    """Date of the newest paper; empty where there is none."""
    edit_base: str | None

    @classmethod
    def made(cls, site: Site) -> Edition:
        """Make everything from the catalog of a site."""
        pages = list(all_pages(site))
        publication = Publication(site.catalog, site.name, site.description, site.root, site.licence)
        files = chain(
            ((f"{address}index.html", document.encode()) for address, document in redirects(site)),
            ((f"search/{address}", content) for address, content in search_files(site.catalog)),
            export_files(publication),
        )
        cards = Cards.made(site, pages, site.root)
        return cls(pages, cards, list(files), site.catalog.updated, site.edit_base)

    def edit_link(self, file: str) -> str | None:
        """Where a file of the repository is edited; None where the site names no repository."""
        return edit_link(self.edit_base, file)


def source_of(folders: Iterable[Path], root: Path, *settings: str | None) -> str:
    """A digest of everything that decides about an edition.

    Args:
        folders: of records and terms.
        root: the folder that the names of records start from.
        settings: of the site.
    """
    digest = hashlib.sha256(repr((sys.version, settings, list(_versions()))).encode())
    for folder in (*folders, _PACKAGE):
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                content = _content(file)
                name = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
                digest.update(f"{name} {len(content)} ".encode())
                digest.update(content)
    return digest.hexdigest()


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:  # to be told by whoever reads it as a record
        return str(error).encode()


def kept_edition(kept: Kept, source: str, make: Callable[[], Edition]) -> Edition:
    """The edition of a source: the one before, if it was of the same, or else a new one.

    Args:
        kept: where the one before is; only one is kept.
        source: what `source_of` says.
        make: makes it.
    """
    known = _recalled(kept, source)
    if known is None:
        known = make()
        _remember(kept, source, known)
    return known


def _recalled(kept: Kept, source: str) -> Edition | None:
    """The edition before; None where it was of another source, or a piece of it is missing."""
    head = _piece(kept, source, "head")
    if not isinstance(head, dict):
        return None
    rows: list[Any] = []
    for number in range(head["pieces"]):
        piece = _piece(kept, source, number)
        if not isinstance(piece, list):
            return None
        rows += piece
    pages = [_page(row) for row in rows[: head["pages"]]]
    cards = Cards({key: Card(**card) for key, card in head["cards"].items()}, head["root"], head["name"])
    files = [(address, content.encode(errors=_BYTES)) for address, content in rows[head["pages"] :]]
    return Edition(pages, cards, files, head["updated"], head["edit_base"])


def _remember(kept: Kept, source: str, edition: Edition) -> None:
    rows: list[Any] = [vars(page) for page in edition.pages]
    rows += [(address, content.decode(errors=_BYTES)) for address, content in edition.files]
    pieces = range(0, len(rows), _TOGETHER)
    for number, first in enumerate(pieces):
        _keep(kept, source, number, rows[first : first + _TOGETHER])
    head = {
        "pieces": len(pieces),
        "pages": len(edition.pages),
        "cards": {key: asdict(card) for key, card in edition.cards.known.items()},
        "root": edition.cards.root,
        "name": edition.cards.name,
        "updated": edition.updated,
        "edit_base": edition.edit_base,
    }
    _keep(kept, source, "head", head)


def _piece(kept: Kept, source: str, name: object) -> object:
    written = kept.recall(f"edition {name}") or b""
    said, _, content = written.partition(b"\n")
    return json.loads(content) if said.decode() == source else None


def _keep(kept: Kept, source: str, name: object, content: object) -> None:
    written = json.dumps(content, ensure_ascii=False).encode(errors="backslashreplace")
    kept.remember(f"edition {name}", source.encode() + b"\n" + written)


def _page(row: dict[str, Any]) -> Page:
    trail = tuple(Step(*step) for step in row["trail"])
    page = Page(**row)
    return replace(page, trail=trail, styles=tuple(row["styles"]), modules=tuple(row["modules"]))


def _versions() -> Iterator[tuple[str, str]]:
    """Packages that decide about an edition; one that a site can go without may be missing."""
    for requirement in requires("paper-atlas") or ():
        if 'extra == "dev"' not in requirement.replace("'", '"'):
            name = re.split(r"[^\w.-]", requirement)[0]
            try:
                yield name, version(name)
            except PackageNotFoundError:
                yield name, ""
