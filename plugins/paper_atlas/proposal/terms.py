"""Techniques and tasks that an abstract suggests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain
from operator import add
from typing import NamedTuple

from paper_atlas.naming.tokens import Token, tokens
from paper_atlas.proposal.likeness import Likeness
from paper_atlas.proposal.odds import Signs, log_odds, signs
from paper_atlas.proposal.phrases import Hit, Phrases, compile_phrases
from paper_atlas.proposal.scales import TermScale
from paper_atlas.proposal.text import Abstract, Sentence
from paper_atlas.proposal.together import Meeting, Together, compile_together, is_together, stem
from paper_atlas.vocabulary import ProposalWording, QueryWording, Tree


class Suggestion(NamedTuple):
    """A term, and the words that suggest it most."""

    id: str
    start: int
    end: int
    in_title: bool
    """Whether they stand in the title and not in the text."""
    weight: float
    """Of a phrase, what it counts; of a term, the logarithm of the odds that it is meant."""


@dataclass(frozen=True)
class _Evidence:
    """A phrase of one sentence that suggests a term."""

    id: str
    first: int
    """Its first token."""
    last: int
    """The token after it."""
    phrase: str
    """Its words without what writers vary."""
    weight: float


_Found = dict[str, dict[str, Suggestion]]
"""The phrases of each term, each where it weighs most."""


@dataclass(frozen=True)
class TermFinder:
    """Finds the terms of one tree."""

    tree: Tree
    names: Phrases
    cues: Phrases
    together: Together
    """Cues that are no phrase."""
    likeness: Likeness
    wording: ProposalWording
    scale: TermScale
    mentioned: frozenset[str]
    """Names that are mentioned more often than meant, without what writers vary."""

    def suggestions(self, abstract: Abstract) -> list[Suggestion]:
        """The terms that an abstract suggests, the likeliest first; wider terms give way to narrower ones."""
        found = self._found(abstract)
        odds = {key: log_odds(one, self.scale.odds) for key, one in self._signs(abstract, found).items()}
        enough = {key: one for key, one in odds.items() if one >= 0}
        wider = {parent for key in enough for parent in self.tree.ancestors(key)}
        narrow = [_shown(found[key].values(), enough[key]) for key in enough if key not in wider]
        return sorted(narrow, key=lambda one: (-one.weight, one.start, one.id))[: self.scale.most]

    def signs(self, abstract: Abstract) -> dict[str, Signs]:
        """What speaks for and against each term of which a phrase stands in an abstract."""
        return self._signs(abstract, self._found(abstract))

    def _signs(self, abstract: Abstract, found: _Found) -> dict[str, Signs]:
        weights = {key: _sum(phrases.values()) for key, phrases in found.items()}
        alike = self.likeness.to(abstract)
        return signs(weights, alike, self._denied(abstract), self.tree, self.scale.odds)

    def _found(self, abstract: Abstract) -> _Found:
        found: _Found = {}
        for phrase, one in self._all(abstract):
            known = found.setdefault(one.id, {})
            known[phrase] = max(known.get(phrase, one), one, key=lambda own: own.weight)
        return found

    def _denied(self, abstract: Abstract) -> set[str]:
        """What authors speak against, but for what the title names; and what lacks the words it needs."""
        own = [abstract.title, *(sentence.words for sentence in abstract.sentences if sentence.is_own)]
        named = {key for hit in self.names.hits(abstract.title) for key in hit.ids}
        denied = {key for words in own for key in self.together.denied(words)} - named
        return denied | self.together.lacking(
            [abstract.title, *(sentence.words for sentence in abstract.sentences)]
        )

    def _all(self, abstract: Abstract) -> Iterator[tuple[str, Suggestion]]:
        """Phrases with what each suggests."""
        places = [(abstract.title, self.scale.title, True)]
        places += [(sentence.words, self._factor(sentence), False) for sentence in abstract.sentences]
        for words, factor, in_title in places:
            for one in self._evidence(words):
                start, end = words[one.first].start, words[one.last - 1].end
                yield one.phrase, Suggestion(one.id, start, end, in_title, one.weight * factor)

    def _factor(self, sentence: Sentence) -> float:
        if not sentence.is_own:
            return self.scale.background
        return self.scale.proposing if sentence.proposes else 1.0

    def _evidence(self, words: Sequence[Token]) -> list[_Evidence]:
        """The phrases of a sentence; of a name and a cue that share words, the name."""
        scale = self.scale
        named = [*self._phrases(words, self.names.hits(words), scale.word, scale.name)]
        cued = self._phrases(words, self.cues.each(words), scale.cue_word, scale.cue)
        found = [*named, *(one for one in cued if not _shares_words(one, named))]
        met = [self._met(words, one) for one in self.together.meetings(words)]
        again = {one for one in met if _shares_words(one, chain(found, met))}
        return [*found, *(self._less(one) if one in again else one for one in met)]

    def _less(self, one: _Evidence) -> _Evidence:
        return replace(one, weight=one.weight * self.scale.again)

    def _phrases(
        self, words: Sequence[Token], hits: Iterable[Hit], of_word: float, of_others: float
    ) -> Iterator[_Evidence]:
        for hit in hits:
            said = words[hit.first : hit.last]
            if self._is_ordinary(said):
                continue
            phrase = _plain(said, self.names.endings)
            is_name = (len(said) > 1 or _is_proper(said[0])) and phrase not in self.mentioned
            weight = of_others if is_name else of_word
            for key in hit.ids:
                yield _Evidence(key, hit.first, hit.last, phrase, weight * self._use(words, hit.first))

    def _met(self, words: Sequence[Token], one: Meeting) -> _Evidence:
        return _Evidence(
            one.id, one.first, one.last, one.cue, self.scale.together * self._use(words, one.first)
        )

    def _use(self, words: Sequence[Token], first: int) -> float:
        """Less than 1 where a word shortly before says that what follows is not used."""
        before = {token.text for token in words[max(0, first - self.scale.unused_reach) : first]}
        return self.scale.unused if before & self.wording.against_terms else 1.0

    def _is_ordinary(self, said: Sequence[Token]) -> bool:
        """Whether a word is written small that is a name only in capitals: zero-shot is not ZeRO."""
        return len(said) == 1 and said[0].text in self.wording.capitals and said[0].written.islower()


def _plain(said: Sequence[Token], endings: Mapping[str, str]) -> str:
    """Words without what writers vary."""
    return " ".join(stem(token.text, endings) for token in said)


def _is_proper(word: Token) -> bool:
    """Whether a word has capitals inside, as a name of its own has: LoRA, FlashAttention."""
    return any("A" <= char <= "Z" for char in word.written[1:])


def _shares_words(one: _Evidence, others: Iterable[_Evidence]) -> bool:
    """Whether others for the same term stand on some of the same words."""
    return any(
        other is not one and other.id == one.id and other.first < one.last and one.first < other.last
        for other in others
    )


def _sum(found: Iterable[Suggestion]) -> float:
    # Not `sum`: from Python 3.12 it rounds otherwise than a browser that adds.
    return reduce(add, (one.weight for one in found), 0.0)


def _shown(found: Iterable[Suggestion], weight: float) -> Suggestion:
    """The heaviest words, of the text rather than of the title, with the weight of all."""
    return max(found, key=lambda one: (not one.in_title, one.weight))._replace(weight=weight)


def term_finder(
    tree: Tree, likeness: Likeness, queries: QueryWording, wording: ProposalWording, scale: TermScale
) -> TermFinder:
    """Make the finder of a tree; what is alike is known for all trees together."""
    names = ((name, key) for key, term in tree.items() for name in (term.name, *term.aliases))
    cues = [(cue, key) for key, term in tree.items() for cue in term.cues]
    return TermFinder(
        tree,
        compile_phrases(names, queries.endings),
        compile_phrases((pair for pair in cues if not is_together(pair[0])), queries.endings, stem),
        compile_together((pair for pair in cues if is_together(pair[0])), queries.endings),
        likeness,
        wording,
        scale,
        frozenset(_plain(tokens(name), queries.endings) for name in wording.mentioned),
    )
