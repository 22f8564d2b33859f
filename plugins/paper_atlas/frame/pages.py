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
from paper_atlas.made import Made
from paper_atlas.pages import Page, headings_in

Put = Callable[[str, Made[bytes]], None]
"""Puts a file, by address and content, into the site."""

_ANCHOR = re.compile(r'\sid="([^"]+)"')


class CatalogPage(MkDocsPage):
    """A page of the catalog with all that templates and other plugins ask of a page."""

    def __init__(self, made: Page, edition: Edition, file: File, config: MkDocsConfig) -> None:
        """Describe the page."""
        self._content: str | None = None
        self._toc: TableOfContents | None = None
        super().__init__(None, file, config)
        self.made, self.edition = made, edition
        describe(self, made, edition)
        self.markdown = ""

    @property
    def content(self) -> str | None:
        """HTML from the first heading on, made when it is asked for: most pages stand in the site already."""
        if self._content is None:
            self._content = self.made.content
        return self._content

    @content.setter
    def content(self, content: str | None) -> None:
        self._content = content

    @property
    def toc(self) -> TableOfContents:
        """Its headings."""
        if self._toc is None:
            self._toc = contents(self.made.title, self.content or "")
        return self._toc

    @toc.setter
    def toc(self, toc: TableOfContents) -> None:
        self._toc = toc or None  # MkDocs says of a new page that it has none

    def forget(self) -> None:
        """Keep nothing that can be made again: all pages at once are too much."""
        self._content, self._toc = None, None

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
    _write: Callable[[CatalogFile], None]

    @classmethod
    def of(
        cls, made: Page, edition: Edition, config: MkDocsConfig, write: Callable[[CatalogFile], None]
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
    def made_from(self) -> str:
        """A digest of all that is on the page, and is said of it."""
        return self._edition.source_of(self.made)

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
        if not self.is_documentation_page():
            self._write(self)


class MadeFile(File):
    """A file made from the catalog that is no page."""

    _put: Put
    _made: Made[bytes]

    @classmethod
    def of(cls, address: str, made: Made[bytes], config: MkDocsConfig, put: Put) -> MadeFile:
        """The file at an address.

        Args:
            address: from the site's root.
            made: what it holds.
            config: MkDocs' settings.
            put: puts it into the site when MkDocs asks for a copy.
        """
        file = cls(address, None, config.site_dir, config.use_directory_urls)
        file.generated_by, file._made, file._put = "paper-atlas", made, put
        return file

    @property  # type: ignore[misc] # nobody else has anything to put into it
    def content_bytes(self) -> bytes:
        """What it holds."""
        return self._made.make()

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Put the file into the site."""
        self._put(self.dest_uri, self._made)


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


def contents(title: str, content: str) -> TableOfContents:
    """The headings of a page as a tree, below the one that the theme's link past its frame leads to."""
    top = AnchorLink(str(escape(title)), "top", 1)
    for heading in headings_in(content):
        above = top.children[-1] if heading.level > 2 and top.children else top
        above.children.append(AnchorLink(heading.text, heading.anchor, heading.level))
    return TableOfContents([top])


def anchors(content: str) -> set[str]:
    """Everything in a page that a link can lead to."""
    return set(_ANCHOR.findall(content))
