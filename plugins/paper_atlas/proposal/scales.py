"""Numbers by which proposals are weighed, for Python and, in the guide, for browsers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Odds:
    """How likely a term is meant: the logarithm of the odds is the sum of what speaks for and against it.

    Learnt by `python -m benchmarks.odds`; the same for all terms of a tree.
    """

    constant: float
    phrases: float
    """For the logarithm of what its phrases weigh."""
    share: float
    """For what they weigh against those of the term whose phrases weigh most."""
    narrower: float
    """For what the phrases of a narrower term weigh."""
    wide: float
    """For a term that has narrower ones."""
    denied: float
    """For one that a sentence speaks against, or that lacks the words it needs."""
    alike: float
    """For the logarithm of its likeness to the abstract."""
    likest: float
    """For the logarithm of that against the one that is most alike."""
    least: float = 0.2
    """What is added to a weight before its logarithm."""
    least_alike: float = 0.02


@dataclass(frozen=True)
class TermScale:
    """What words weigh that suggest a technique or task; each phrase counts once, where it weighs most."""

    odds: Odds
    cue_word: float
    """A cue that is one ordinary word."""
    most: int = 6
    """How many terms are suggested at most."""
    proposing: float = 1.0
    """How much more phrases weigh in a sentence that says what the authors propose or study."""
    name: float = 1.05
    word: float = 0.7
    """A name that is one ordinary word."""
    cue: float = 0.6
    together: float = 0.95
    """Phrases that stand together."""
    again: float = 0.6
    """Part of its weight that phrases standing together keep where another phrase has some of their words."""
    title: float = 1.1
    background: float = 0.5
    """Before the authors speak of their own work."""
    unused: float = 0.5
    """After a word that says that what follows is not used."""
    unused_reach: int = 3
    """How many words before a phrase such a word stands."""


TECHNIQUES = TermScale(
    Odds(
        constant=1.74,
        phrases=2.05,
        share=0.88,
        narrower=-1.74,
        wide=-0.09,
        denied=-1.64,
        alike=1.16,
        likest=0.51,
    ),
    cue_word=0.5,
    name=1.12,
    proposing=1.2,
    again=0.5,
)
TASKS = TermScale(
    Odds(
        constant=0.42,
        phrases=1.46,
        share=1.71,
        narrower=-1.1,
        wide=0.34,
        denied=-1.79,
        alike=0.85,
        likest=1.56,
    ),
    cue_word=0.6,
    cue=0.7,
    title=1.4,
)


@dataclass(frozen=True)
class LikenessScale:
    """How often the words of a term and of an abstract count for their likeness."""

    name: float = 3.0
    cue: float = 1.0
    title: float = 2.0
    background: float = 0.5
    """Before the authors speak of their own work."""


LIKENESS = LikenessScale()


@dataclass(frozen=True)
class ResultScale:
    """What makes a figure a result; what its unit weighs stands with the words of abstracts."""

    enough: float = 2.0
    metric: float = 1.0
    compared: float = 0.5
    """A word near it that says which way it goes against what it is compared with."""
    said: float = 0.5
    """A word in its sentence that says that something is a result."""
    qualified: float = 0.25
    given: float = -1.0
    background: float = -2.0
    far: int = 14
    """How many words from a figure its metric may stand."""
    close: int = 7
    given_reach: int = 2
    listed: int = 4
    """How many words may stand between figures of a list."""
    apart: int = 3
    """For how many words a comma or another figure between a phrase and a figure counts."""
    quote_words: int = 12
    quote_before: int = 6
    """How many words of a quotation stand before its figure."""
    device_reach: int = 60
    """How many characters after a figure its device may be named."""


RESULTS = ResultScale()


@dataclass(frozen=True)
class DeviceScale:
    """How far, in words, stands what tells something of a device."""

    role: int = 6
    beside: int = 3
    listed: int = 2
    """Between architectures of a list."""


DEVICES = DeviceScale()
