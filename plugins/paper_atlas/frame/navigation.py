"""The entry of the navigation that a page belongs to."""

from __future__ import annotations

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from paper_atlas.pages import Page


class Lights:
    """Makes one entry of the navigation active at a time."""

    def __init__(self, nav: Navigation) -> None:
        """The navigation, with none of its entries active."""
        self._entries = {entry.url: entry for entry in nav.pages}
        self._lit: MkDocsPage | None = None

    def entry_of(self, url: str, made: Page | None) -> str | None:
        """Address of the entry that a page belongs to; None where it belongs to none.

        Args:
            url: address of the page.
            made: the page, where it is one of the catalog.
        """
        above = [step.address for step in made.trail] if made else []
        addresses = (url, f"{url.partition('/')[0]}/", *above)
        return next((address for address in addresses if address in self._entries), None)

    def light_for(self, url: str, made: Page | None) -> None:
        """Make active the entry that a page belongs to, and nothing else."""
        self.light(self.entry_of(url, made))

    def light(self, entry: str | None) -> None:
        """Make active the entry with an address, and nothing else."""
        if self._lit:
            self._lit.active = False
        self._lit = None if entry is None else self._entries[entry]
        if self._lit:
            self._lit.active = True
