"""The addresses that facts are fetched from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlsplit

from paper_atlas.bibliography.failure import CannotFetch
from paper_atlas.problem import shown


@dataclass(frozen=True)
class Services:
    """Where arXiv and Crossref answer, or mirrors of them."""

    arxiv: str = "https://export.arxiv.org/api/query"
    """arXiv's query interface."""
    crossref: str = "https://api.crossref.org/works"
    """Crossref's works; a DOI follows after a slash."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Services:
        """The real ones, unless ATLAS_ARXIV_API or ATLAS_CROSSREF_API name others.

        Raises:
            CannotFetch: a variable holds something else than an address.
        """
        given = {field.name: environment.get(f"ATLAS_{field.name.upper()}_API", "") for field in fields(cls)}
        return cls(**{name: _checked(name, address) for name, address in given.items() if address})


def _checked(name: str, address: str) -> str:
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        sound = False
    if sound and address.isprintable() and not parts.query and not parts.fragment:
        return address.rstrip("/")
    default = getattr(Services, name)
    raise CannotFetch(
        f"ATLAS_{name.upper()}_API is {shown(address)}, which is no address",
        fix=f"write it like {default}, or unset it",
    )
