"""The bibliographic facts of a paper, fetched by its arXiv identifier or DOI.

    facts = fetch(read_identifier("2305.14314"), Services.from_environment())

`CannotFetch` says in one line for people why they cannot be had and what to do.
"""

from paper_atlas.bibliography.facts import Bibliography
from paper_atlas.bibliography.failure import CannotFetch
from paper_atlas.bibliography.fetching import fetch
from paper_atlas.bibliography.identifier import ArxivIdentifier, DoiIdentifier, Identifier, read_identifier
from paper_atlas.bibliography.services import Services
from paper_atlas.bibliography.web import Clock, Limits, Web

__all__ = [
    "ArxivIdentifier",
    "Bibliography",
    "CannotFetch",
    "Clock",
    "DoiIdentifier",
    "Identifier",
    "Limits",
    "Services",
    "Web",
    "fetch",
    "read_identifier",
]
