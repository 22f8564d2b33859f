"""From what people write to the hardware they mean."""

from paper_atlas.naming.answer import answer, described, spoken
from paper_atlas.naming.mention import Mention, mentions
from paper_atlas.naming.rules import Rules, compile_rules

__all__ = ["Mention", "Rules", "answer", "compile_rules", "described", "mentions", "spoken"]
