"""From what people type to what they ask for, and the papers that answer it."""

from paper_atlas.query.lexicon import Lexicon, compile_lexicon
from paper_atlas.query.model import Chip, Query
from paper_atlas.query.reading import read_query
from paper_atlas.query.repair import Speller

__all__ = ["Chip", "Lexicon", "Query", "Speller", "compile_lexicon", "read_query"]
