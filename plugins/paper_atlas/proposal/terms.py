"""Techniques and tasks that an abstract suggests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from paper_atlas.naming.tokens import Token
from paper_atlas.proposal.phrases import Phrases, compile_phrases
from paper_atlas.proposal.text import Abstract
from paper_atlas.proposal.together import Together, compile_together, is_together
from paper_atlas.vocabulary import ProposalWording, QueryWording, Tree

_NAME, _WORD, _TOGETHER, _CUE = 1.5, 1.25, 1.5, 1.0
"""Of names, names that are one ordinary word, phrases that stand together, and other phrases."""
_TITLE = 2.0
"""What a phrase in the title weighs more than in the text."""
_BACKGROUND = 0.5
"""What it weighs before the authors speak of their own work."""
_ENOUGH = 1.5
_ANOTHER, _AGAIN = 0.5, 0.35
"""What part of its weight a further phrase adds, and the same one once more."""
_AGAINST_REACH = 3
"""How many words before a phrase may say that it is not used."""


class Suggestion(NamedTuple):
    """A term, and the words that suggest it."""

    id: str
    start: int
    end: int
    in_title: bool
    """Whether they stand in the title and not in the text."""
    phrase: str
    """The words without what writers vary."""
    weight: float


@dataclass(frozen=True)
class TermFinder:
    """Finds the terms of one tree."""

    tree: Tree
    names: Phrases
    cues: Phrases
    together: Together
    """Cues that are no phrase."""
    wording: ProposalWording
    most: int
    """How many terms are suggested at most."""
    share: float
    """What part of the likeliest one's weight each has at least."""

    def suggestions(self, abstract: Abstract) -> list[Suggestion]:
        """The terms that an abstract suggests, the likeliest first; wider terms give way to narrower ones."""
        found: dict[str, list[Suggestion]] = {}
        for suggestion in self._all(abstract):
            found.setdefault(suggestion.id, []).append(suggestion)
        denied = self._denied(abstract) - {key for key, all_of in found.items() if all_of[0].in_title}
        weighed = [_best(all_of) for key, all_of in found.items() if key not in denied]
        enough = [one for one in weighed if one.weight >= _ENOUGH]
        wider = {parent for one in enough for parent in self.tree.ancestors(one.id)}
        narrow = [one for one in enough if one.id not in wider]
        likeliest = sorted(narrow, key=lambda one: (-one.weight, one.start, one.id))[: self.most]
        return [one for one in likeliest if one.weight >= self.share * likeliest[0].weight]

    def _denied(self, abstract: Abstract) -> set[str]:
        """What the title or the authors' own words speak against."""
        own = [abstract.title, *(sentence.words for sentence in abstract.sentences if sentence.is_own)]
        return {key for words in own for key in self.together.denied(words)}

    def _all(self, abstract: Abstract) -> Iterator[Suggestion]:
        yield from self._in(abstract.title, _TITLE, in_title=True)
        for sentence in abstract.sentences:
            yield from self._in(sentence.words, 1 if sentence.is_own else _BACKGROUND)

    def _in(self, words: Sequence[Token], factor: float, *, in_title: bool = False) -> Iterator[Suggestion]:
        for phrases, weights in ((self.names, (_WORD, _NAME)), (self.cues, (_CUE, _CUE))):
            for hit in phrases.hits(words):
                said = words[hit.first : hit.last]
                if self._is_unused(words, hit.first) or self._is_ordinary(said):
                    continue
                phrase = " ".join(token.text for token in said)
                weight = weights[len(said) > 1 or _is_proper(said[0])] * factor
                for key in hit.ids:
                    yield Suggestion(key, said[0].start, said[-1].end, in_title, phrase, weight)
        for one in self.together.meetings(words):
            if not self._is_unused(words, one.first):
                start, end = words[one.first].start, words[one.last - 1].end
                yield Suggestion(one.id, start, end, in_title, one.cue, _TOGETHER * factor)

    def _is_unused(self, words: Sequence[Token], first: int) -> bool:
        """Whether a word shortly before says that what follows is not used."""
        before = {token.text for token in words[max(0, first - _AGAINST_REACH) : first]}
        return bool(before & self.wording.against_terms)

    def _is_ordinary(self, said: Sequence[Token]) -> bool:
        """Whether a word is written small that is a name only in capitals: zero-shot is not ZeRO."""
        return len(said) == 1 and said[0].text in self.wording.capitals and said[0].written.islower()


def _is_proper(word: Token) -> bool:
    """Whether a word has capitals inside, as a name of its own has: LoRA, FlashAttention."""
    return any("A" <= char <= "Z" for char in word.written[1:])


def _best(found: Sequence[Suggestion]) -> Suggestion:
    """That of the text, with the weight of the heaviest and parts of the further ones."""
    ranked = sorted(found, key=lambda one: -one.weight)
    best = max(found, key=lambda one: (not one.in_title, one.weight))
    said, weight = {ranked[0].phrase}, ranked[0].weight
    for one in ranked[1:]:
        weight += one.weight * (_AGAIN if one.phrase in said else _ANOTHER)
        said.add(one.phrase)
    return best._replace(weight=weight)


def term_finder(
    tree: Tree, queries: QueryWording, wording: ProposalWording, most: int, share: float = 0.0
) -> TermFinder:
    """Make the finder of a tree."""
    names = ((name, key) for key, term in tree.items() for name in (term.name, *term.aliases))
    cues = [(cue, key) for key, term in tree.items() for cue in term.cues]
    return TermFinder(
        tree,
        compile_phrases(names, queries.endings),
        compile_phrases((pair for pair in cues if not is_together(pair[0])), queries.endings),
        compile_together((pair for pair in cues if is_together(pair[0])), queries.endings),
        wording,
        most,
        share,
    )
