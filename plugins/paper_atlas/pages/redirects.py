"""Addresses that papers had before lead to where they are now."""

from __future__ import annotations

from collections.abc import Iterator

from paper_atlas.made import Made
from paper_atlas.pages import address
from paper_atlas.pages.page import Site, render


def redirects(site: Site) -> Iterator[tuple[str, Made[str]]]:
    """Address and whole HTML document of each."""
    for entry in site.catalog.papers:
        for former in entry.paper.formerly:
            here = f"{address.PAPERS}{former}/"
            yield here, render(site, here, "redirect.html", entry=entry)
