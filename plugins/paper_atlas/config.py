"""The plugin's options."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as c


class AtlasConfig(base.Config):  # type: ignore[no-untyped-call]
    """Options of `paper-atlas` in mkdocs.yml."""

    papers = c.Dir(exists=True, default="papers")
    """Folder of records, from the folder of mkdocs.yml."""
    vocabulary = c.Optional(c.Dir(exists=True))
    """Folder of terms; left out, `vocabulary` beside mkdocs.yml, or else the one in the package."""
    licence = c.Optional(c.Type(str))
    """SPDX identifier of the licence of records and terms, for programs: CC-BY-4.0."""
