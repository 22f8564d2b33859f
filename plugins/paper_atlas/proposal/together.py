"""Phrases that suggest something only where they stand together in one sentence, in any order.

`hide|overlap + communication` is a cue of two parts, the first of which has two wordings; `balanced|uneven`
has one part that says as much as several; `not propose|novel` says that a term is not meant where authors
write one of these of their own work, and `needs video|frames` that it is only meant where one stands at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from paper_atlas.naming.tokens import Token, tokens
from paper_atlas.query.lexicon import folded

AND, NOT, NEEDS, _OR = " + ", "not ", "needs ", "|"
_ENDING = re.compile(r"^([a-z]*[aeiouy][a-z]+?)(?:(?<=iz)ation|ion|ing|ed|e)$")
_DOUBLED = re.compile(r"([bdglmnprt])\1$")
_SHORTEST = 3
"""How long a word is at least without its ending: Ising is no form of is."""


class Meeting(NamedTuple):
    """Phrases of a cue in a sentence."""

    first: int
    """The first token of the first one."""
    last: int
    """The token after the last one."""
    cue: str
    id: str
    """What the cue stands for."""


Part = Sequence[str]
"""Stemmed phrases of which one is enough, each between spaces."""


@dataclass(frozen=True)
class Together:
    """Cues of several phrases, and those that speak against a term."""

    cues: Sequence[tuple[str, str, Sequence[Part]]]
    """Each as it is written, what it stands for, and its parts."""
    against: Sequence[tuple[str, Part]]
    """What is not meant where one of the phrases stands."""
    needed: Sequence[tuple[str, Part]]
    """What is only meant where one of the phrases stands."""
    endings: Mapping[str, str]

    def meetings(self, sentence: Sequence[Token]) -> list[Meeting]:
        """The cues of which every part stands in a sentence."""
        stems, found = self._stems(sentence), list[Meeting]()
        for cue, key, parts in self.cues:
            said = _said(parts, stems)
            if said:
                firsts = [stems.count(" ", 0, stems.index(phrase)) for phrase in said]
                first = min(firsts)
                last = max(at + phrase.count(" ") - 1 for at, phrase in zip(firsts, said, strict=True))
                found.append(Meeting(first, last, cue, key))
        return found

    def denied(self, sentence: Sequence[Token]) -> set[str]:
        """What a sentence speaks against."""
        stems = self._stems(sentence)
        return {key for key, part in self.against if any(phrase in stems for phrase in part)}

    def lacking(self, sentences: Iterable[Sequence[Token]]) -> set[str]:
        """What no sentence has the words for that it needs."""
        stems = [self._stems(sentence) for sentence in sentences]
        return {
            key for key, part in self.needed if not any(phrase in each for each in stems for phrase in part)
        }

    def _stems(self, sentence: Sequence[Token]) -> str:
        return f" {' '.join(stem(token.text, self.endings) for token in sentence)} "


def _said(parts: Sequence[Part], stems: str) -> list[str]:
    """One phrase of each part, or nothing where a part is missing."""
    said = [next((phrase for phrase in part if phrase in stems), "") for part in parts]
    return said if all(said) else []


def stem(word: str, endings: Mapping[str, str]) -> str:
    """A folded word without the ending of a verb or its noun: prediction and predicting are predict."""
    whole = folded(word, endings)
    cut = _DOUBLED.sub(r"\1", _ENDING.sub(r"\1", whole))
    return cut if len(cut) >= _SHORTEST else whole


def compile_together(written: Iterable[tuple[str, str]], endings: Mapping[str, str]) -> Together:
    """Make them of pairs of a cue, as `hide|overlap + communication`, and what it stands for."""

    def stems(phrase: str) -> str:
        return f" {' '.join(stem(token.text, endings) for token in tokens(phrase))} "

    def part(phrases: str) -> Part:
        return [stems(phrase) for phrase in phrases.split(_OR)]

    pairs = list(written)
    return Together(
        [(cue, key, [part(one) for one in cue.split(AND)]) for cue, key in pairs if not _is_condition(cue)],
        [(key, part(cue.removeprefix(NOT))) for cue, key in pairs if cue.startswith(NOT)],
        [(key, part(cue.removeprefix(NEEDS))) for cue, key in pairs if cue.startswith(NEEDS)],
        endings,
    )


def is_together(cue: str) -> bool:
    """Whether a cue is of this kind and no phrase."""
    return AND in cue or _OR in cue or _is_condition(cue)


def words_of(cue: str) -> str:
    """The words by which a cue of any kind suggests something, without the signs between them."""
    return "" if _is_condition(cue) else cue.replace(AND, " ").replace(_OR, " ")


def _is_condition(cue: str) -> bool:
    return cue.startswith((NOT, NEEDS))
