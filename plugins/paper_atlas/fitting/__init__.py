"""Whether work fits a card: what was shown to run within it, what is only stated, and what it lacks.

`model`, `rule` and `wording` have twins in the browser (theme/assets/paper-atlas/fits/); a test holds them to
the same answers.
"""

from paper_atlas.fitting.evidence import NOTHING, card_of, evidence_of, place_of
from paper_atlas.fitting.model import GROUPS, Card, Evidence, Fit, Group, Need, Place
from paper_atlas.fitting.rule import fit
from paper_atlas.fitting.wording import needed

__all__ = [
    "GROUPS",
    "NOTHING",
    "Card",
    "Evidence",
    "Fit",
    "Group",
    "Need",
    "Place",
    "card_of",
    "evidence_of",
    "fit",
    "needed",
    "place_of",
]
