"""How alike an abstract is to the names and cues of a term, wherever its words stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import log, sqrt
from operator import add

from paper_atlas.naming.tokens import Token, tokens
from paper_atlas.proposal.scales import LIKENESS
from paper_atlas.proposal.text import Abstract
from paper_atlas.proposal.together import stem, words_of
from paper_atlas.vocabulary import Tree

Vector = Mapping[str, float]
"""Stems with what each counts; its length is 1."""


@dataclass(frozen=True)
class Likeness:
    """The words of all terms, where those of few terms count more than those of many."""

    terms: Mapping[str, Vector]
    rarity: Mapping[str, float]
    endings: Mapping[str, str]

    def to(self, abstract: Abstract) -> dict[str, float]:
        """What part of the words an abstract shares with each term: from 0, none, to 1, all."""
        said = _vector(self._said(abstract), self.rarity)
        return {
            key: _sum(count * vector.get(word, 0.0) for word, count in said.items())
            for key, vector in self.terms.items()
        }

    def _said(self, abstract: Abstract) -> dict[str, float]:
        """The words of an abstract: one that is said again counts less each time."""
        said: dict[str, float] = {}
        places = [(abstract.title, LIKENESS.title)]
        places += [(one.words, 1.0 if one.is_own else LIKENESS.background) for one in abstract.sentences]
        for words, weight in places:
            for word in _stems(words, self.endings):
                said[word] = said.get(word, 0.0) + weight
        return {word: 1 + log(count) if count >= 1 else count for word, count in said.items()}


def compile_likeness(trees: Iterable[Tree], endings: Mapping[str, str]) -> Likeness:
    """Make it of trees with different identifiers."""
    counts = {
        key: _counts((term.name, *term.aliases), term.cues, endings)
        for tree in trees
        for key, term in tree.items()
    }
    used = Counter(word for words in counts.values() for word in words)
    rarity = {word: log((len(counts) + 1) / (number + 0.5)) for word, number in used.items()}
    return Likeness({key: _vector(words, rarity) for key, words in counts.items()}, rarity, endings)


def _counts(names: Iterable[str], cues: Iterable[str], endings: Mapping[str, str]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for cue in cues:
        for word in _stems(tokens(words_of(cue)), endings):
            counts[word] = LIKENESS.cue
    for name in names:
        for word in _stems(tokens(name), endings):
            counts[word] = LIKENESS.name
    return counts


def _stems(words: Sequence[Token], endings: Mapping[str, str]) -> list[str]:
    """Words without what writers vary, and without single letters and digits."""
    stems = (stem(token.text, endings) for token in words)
    return [word for word in stems if len(word) > 1]


def _vector(counts: Mapping[str, float], rarity: Mapping[str, float]) -> Vector:
    weighed = {word: count * rarity[word] for word, count in counts.items() if word in rarity}
    length = sqrt(_sum(weight * weight for weight in weighed.values())) or 1.0
    return {word: weight / length for word, weight in weighed.items()}


def _sum(numbers: Iterable[float]) -> float:
    # Not `sum`: from Python 3.12 it rounds otherwise than a browser that adds.
    return reduce(add, numbers, 0.0)
