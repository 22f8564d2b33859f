"""Numbers by which proposals are weighed, for Python and, in the guide, for browsers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TermScale:
    """What words weigh that suggest a technique or task; each phrase counts once, where it weighs most."""

    most: int
    """How many terms are suggested at most."""
    enough: float
    """The weight from which a term is suggested."""
    share: float
    """What part of the likeliest one's weight each has at least."""
    cue_word: float
    """A cue that is one ordinary word."""
    proposing: float
    """How much more phrases weigh in a sentence that says what the authors propose or study."""
    narrower: float
    """What part of a narrower term's weight is taken from a wider one."""
    wide: float
    """What part of its own weight a term keeps that has narrower ones, whose words often mention it only."""
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
    narrower_most: float = 2.0
    denied: float = 3.0
    """What is taken from a term that a sentence speaks against."""


TECHNIQUES = TermScale(
    most=6, enough=0.95, share=0.4, name=1.12, cue_word=0.5, proposing=1.2, again=0.5, narrower=0.2, wide=0.85
)
TASKS = TermScale(
    most=3, enough=1.1, share=0.5, cue=0.7, cue_word=0.6, title=1.4, proposing=1.0, narrower=0.2, wide=1.0
)
"""A paper is about one thing or two: a task that is far less likely than another is left out."""


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
