"""The small part of Markdown that summaries may use: emphasis, strong emphasis and code."""

from __future__ import annotations

import markdown
from markupsafe import Markup

_NOT_ALLOWED_INLINE = (
    "reference",
    "link",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
    "linebreak",
    "html",
    "entity",
)
_NOT_ALLOWED_BLOCKS = (
    "indent",
    "code",
    "hashheader",
    "setextheader",
    "hr",
    "olist",
    "ulist",
    "quote",
    "reference",
)


def _small_markdown() -> markdown.Markdown:
    parser = markdown.Markdown()
    parser.preprocessors.deregister("html_block")
    for name in _NOT_ALLOWED_INLINE:
        parser.inlinePatterns.deregister(name)
    for name in _NOT_ALLOWED_BLOCKS:
        parser.parser.blockprocessors.deregister(name)
    return parser


_parser = _small_markdown()

# Markdown leaves what looks like an entity alone; records hold no control characters.
_AMPERSAND = "\x01"


def prose(text: str) -> Markup:
    """A text as HTML paragraphs; everything but emphasis and code is shown as it was written."""
    made: str = _parser.reset().convert(text.replace("&", _AMPERSAND))
    return Markup(made.replace(_AMPERSAND, "&amp;"))  # noqa: S704 - raw HTML can't pass this parser
