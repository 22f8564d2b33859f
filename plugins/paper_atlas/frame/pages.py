"""Pages of the catalog as MkDocs' own files and pages, for its templates, its links and other plugins."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from paper_atlas.date import first_day
from paper_atlas.edition import Edition
from paper_atlas.pages import Page

Put = Callable[[str, bytes], None]
"""Puts a file, by address and content, into the site."""

_ANCHOR = re.compile(r'\sid="([^"]+)"')


class CatalogPage(MkDocsPage):
    """A page of the catalog with all that templates and other plugins ask of a page."""

    def __init__(self, made: Page, edition: Edition, file: File, config: MkDocsConfig) -> None:
        """Describe the page."""
        super().__init__(None, file, config)
        self.made, self.edition = made, edition
        describe(self, made, edition)
        self.markdown, self.content, self.toc = "", made.content, contents(made)

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """What links into the page may lead to; MkDocs looks for broken ones."""
        return anchors(self.content or "")


class CatalogFile(File):
    """Where a page of the catalog stands among MkDocs' files, so that links to it are found.

    MkDocs has it copied as it does images, and passes it over where it makes pages. Only a page that stands
    in the navigation goes the way of pages written by hand.
    """

    made: Page
    """What is on it."""
    is_placed = False
    """Whether the navigation has been made: only then it is known whose the page is."""
    _page: MkDocsPage | None = None
    _edition: Edition
    _config: MkDocsConfig
    _write: Callable[[CatalogPage], None]

    @classmethod
    def of(
        cls, made: Page, edition: Edition, config: MkDocsConfig, write: Callable[[CatalogPage], None]
    ) -> CatalogFile:
        """The file of a page.

        Args:
            made: the page.
            edition: what it was made with.
            config: MkDocs' settings.
            write: puts the page into the site when MkDocs asks for a copy.
        """
        file = cls(
            f"{made.address}index.md",
            None,  # as MkDocs has it for what is made in memory
            config.site_dir,
            config.use_directory_urls,
            dest_uri=f"{made.address}index.html",
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        file.generated_by, file._content = "paper-atlas", ""
        file.made, file._edition, file._config, file._write = made, edition, config, write
        return file

    @property
    def page(self) -> MkDocsPage | None:
        """The page as other plugins know pages; made when it is asked for."""
        if self._page is None and self.is_placed:
            CatalogPage(self.made, self._edition, self, self._config)  # gives itself to its file
        return self._page

    @page.setter
    def page(self, page: MkDocsPage | None) -> None:
        self._page = page

    def is_documentation_page(self) -> bool:
        """Whether MkDocs makes the page, as one of the navigation."""
        return self._page is not None and not isinstance(self._page, CatalogPage)

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Put the page into the site."""
        if isinstance(self.page, CatalogPage):
            self._write(self.page)


class MadeFile(File):
    """A file made from the catalog that is no page."""

    _put: Put

    @classmethod
    def of(cls, address: str, content: bytes, config: MkDocsConfig, put: Put) -> MadeFile:
        """The file at an address.

        Args:
            address: from the site's root.
            content: what it holds.
            config: MkDocs' settings.
            put: puts it into the site when MkDocs asks for a copy.
        """
        file = cls(address, None, config.site_dir, config.use_directory_urls)
        file.generated_by, file._content, file._put = "paper-atlas", content, put
        return file

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Put the file into the site."""
        self._put(self.dest_uri, self.content_bytes)


def describe(page: MkDocsPage, made: Page, edition: Edition) -> None:
    """Say of a page of the catalog what templates ask for.

    The theme shows texts as they are, so they are escaped here; the front page bears the site's name.
    """
    date(page, made.updated, edition)
    page.meta = {
        "title": str(escape(made.title)) if made.address else None,
        "description": str(escape(made.description)),
        "template": "atlas.html",
        "hide": ["navigation", "toc"] if made.is_wide else ["navigation"],
        "styles": made.styles,
        "modules": made.modules,
        "noindex": not made.is_listed,
        "trail": [(str(escape(step.label)), step.address) for step in made.trail],
        "has_search": made.has_search,
        "head": made.head,
    }
    page.edit_url = edition.edit_link(made.record) if made.record else None


def date(page: MkDocsPage, updated: str, edition: Edition) -> None:
    """Date a page by its newest record or that of the whole catalog, never by the clock."""
    if newest := updated or edition.updated:
        page.update_date = first_day(newest).isoformat()


def contents(made: Page) -> TableOfContents:
    """The headings of a page as a tree, below the one that the theme's link past its frame leads to."""
    top = AnchorLink(str(escape(made.title)), "top", 1)
    for heading in made.headings:
        above = top.children[-1] if heading.level > 2 and top.children else top
        above.children.append(AnchorLink(heading.text, heading.anchor, heading.level))
    return TableOfContents([top])


def anchors(content: str) -> set[str]:
    """Everything in a page that a link can lead to."""
    return set(_ANCHOR.findall(content))
