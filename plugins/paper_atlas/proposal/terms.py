"""Techniques and tasks that an abstract suggests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from paper_atlas.naming.tokens import Token
from paper_atlas.proposal.phrases import Phrases, compile_phrases
from paper_atlas.proposal.text import Abstract
from paper_atlas.vocabulary import ProposalWording, QueryWording, Tree

_NAME, _CUE = 1.5, 1.0
_TITLE = 2.0
"""What a phrase in the title weighs more than in the text."""
_BACKGROUND = 0.5
"""What it weighs before the authors speak of their own work."""
_ENOUGH = 1.5
_AGAINST_REACH = 3
"""How many words before a phrase may say that it is not used."""


class Suggestion(NamedTuple):
    """A term, and the words that suggest it."""

    id: str
    start: int
    end: int
    in_title: bool
    """Whether they stand in the title and not in the text."""
    weight: float


@dataclass(frozen=True)
class TermFinder:
    """Finds the terms of one tree."""

    tree: Tree
    names: Phrases
    cues: Phrases
    against: frozenset[str]
    most: int
    """How many terms are suggested at most."""
    share: float
    """What part of the likeliest one's weight each has at least."""

    def suggestions(self, abstract: Abstract) -> list[Suggestion]:
        """The terms that an abstract suggests, the likeliest first; wider terms give way to narrower ones."""
        found: dict[str, list[Suggestion]] = {}
        for suggestion in self._all(abstract):
            found.setdefault(suggestion.id, []).append(suggestion)
        weighed = [_best(all_of) for all_of in found.values()]
        enough = [one for one in weighed if one.weight >= _ENOUGH]
        wider = {parent for one in enough for parent in self.tree.ancestors(one.id)}
        narrow = [one for one in enough if one.id not in wider]
        likeliest = sorted(narrow, key=lambda one: (-one.weight, one.start, one.id))[: self.most]
        return [one for one in likeliest if one.weight >= self.share * likeliest[0].weight]

    def _all(self, abstract: Abstract) -> Iterator[Suggestion]:
        yield from self._in(abstract.title, _TITLE, in_title=True)
        for sentence in abstract.sentences:
            yield from self._in(sentence.words, 1 if sentence.is_own else _BACKGROUND)

    def _in(self, words: Sequence[Token], factor: float, *, in_title: bool = False) -> Iterator[Suggestion]:
        for phrases, weight in ((self.names, _NAME), (self.cues, _CUE)):
            for hit in phrases.hits(words):
                before = {token.text for token in words[max(0, hit.first - _AGAINST_REACH) : hit.first]}
                if before & self.against:
                    continue
                start, end = words[hit.first].start, words[hit.last - 1].end
                for key in hit.ids:
                    yield Suggestion(key, start, end, in_title, weight * factor)


def _best(found: Sequence[Suggestion]) -> Suggestion:
    """That of the text, with the weight of the heaviest and half of each further one."""
    weights = sorted((one.weight for one in found), reverse=True)
    best = max(found, key=lambda one: (not one.in_title, one.weight))
    return best._replace(weight=weights[0] + sum(weights[1:]) / 2)


def term_finder(
    tree: Tree, queries: QueryWording, wording: ProposalWording, most: int, share: float = 0.0
) -> TermFinder:
    """Make the finder of a tree."""
    names = ((name, key) for key, term in tree.items() for name in (term.name, *term.aliases))
    cues = ((cue, key) for key, term in tree.items() for cue in term.cues)
    return TermFinder(
        tree,
        compile_phrases(names, queries.endings),
        compile_phrases(cues, queries.endings),
        wording.against_terms,
        most,
        share,
    )
