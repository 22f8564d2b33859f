"""The canonical order and style of a record, and how one is brought into it.

One writer makes all of it: drafts from data (`written`), and files that a person wrote, with every comment
kept at its thing (`formatted`). The rules are few and portable:

- Fields stand in the order of the record's model, unknown ones after them.
- A title and an arXiv identifier are in double quotes, a summary is folded (`>-`); any other text is plain
  where every YAML reader takes it for that text, else in double quotes. Text too long for its line is folded.
- Lists of words are in brackets, wrapped as a paragraph; groups that say one thing are in braces while they
  fit one line; what has comments inside, and everything else, takes a line an item.
"""

from paper_atlas.layout.comments import Stop
from paper_atlas.layout.plan import PLAN, WIDTH, Plan
from paper_atlas.layout.reading import Reading, formatted
from paper_atlas.layout.scalar import plain_or_quoted, quoted
from paper_atlas.layout.writing import modeline, written

__all__ = [
    "PLAN",
    "WIDTH",
    "Plan",
    "Reading",
    "Stop",
    "formatted",
    "modeline",
    "plain_or_quoted",
    "quoted",
    "written",
]
