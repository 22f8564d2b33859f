"""Pages of the catalog as MkDocs knows pages, put into the theme's frame without MkDocs' loop over pages."""

from __future__ import annotations

from paper_atlas.frame.navigation import Lights
from paper_atlas.frame.others import others_finish
from paper_atlas.frame.pages import CatalogFile, CatalogPage, MadeFile, anchors, contents, date, describe
from paper_atlas.frame.rendering import Frame
from paper_atlas.frame.repair import mended

__all__ = [
    "CatalogFile",
    "CatalogPage",
    "Frame",
    "Lights",
    "MadeFile",
    "anchors",
    "contents",
    "date",
    "describe",
    "mended",
    "others_finish",
]
