"""A paper as other works cite it: in BibTeX, RIS and CSL, and as tags that reference managers read."""

from __future__ import annotations

from paper_atlas.citation.bibtex import bibtex
from paper_atlas.citation.csl import csl
from paper_atlas.citation.reference import Reference
from paper_atlas.citation.ris import ris
from paper_atlas.citation.tags import tags

__all__ = ["Reference", "bibtex", "csl", "ris", "tags"]
