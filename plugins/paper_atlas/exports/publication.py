"""What is published: the catalog, and what files say of the site that they are part of."""

from __future__ import annotations

from dataclasses import dataclass

from paper_atlas.catalog import Catalog


@dataclass(frozen=True)
class Publication:
    """A catalog as a site publishes it."""

    catalog: Catalog
    name: str = ""
    description: str = ""
    root: str = ""
    """Address of the site, with a slash at its end; empty where it is not known."""
    licence: str | None = None
    """SPDX identifier of the licence of records and terms."""
