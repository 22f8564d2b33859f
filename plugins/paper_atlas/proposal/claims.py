"""Figures of an abstract that are results, as claims of a record have them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from paper_atlas.naming.tokens import Token
from paper_atlas.proposal.devices import Device
from paper_atlas.proposal.figures import Figure, FigureReader, figure_reader
from paper_atlas.proposal.phrases import Hit, Phrases, compile_phrases
from paper_atlas.proposal.scales import RESULTS
from paper_atlas.proposal.text import Abstract, Sentence
from paper_atlas.vocabulary import ProposalWording, Vocabulary

_COMPARED = ("higher", "lower", "better")
_TIMES = "x"


@dataclass(frozen=True)
class Result:
    """A figure that seems to be a result."""

    metric: str | None
    figure: Figure
    relation: str | None
    """How it stands to its baseline, as in a claim."""
    quote: str

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.figure.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.figure.end


class _Place(NamedTuple):
    """The tokens of a figure in its sentence."""

    first: int
    last: int


@dataclass(frozen=True)
class ResultFinder:
    """Finds results, knowing metrics and the words around figures."""

    vocabulary: Vocabulary
    figures: FigureReader
    metrics: Phrases
    words: Phrases

    def results(self, abstract: Abstract, devices: Sequence[Device]) -> list[Result]:
        """The results of an abstract, from left to right; the same said twice is one."""
        found, never = self.figures.figures(abstract.text), self.vocabulary.proposals.never
        once: dict[object, Result] = {}
        for sentence in abstract.sentences:
            here = [one for one in found if sentence.start <= one.start < sentence.end]
            free = [one for one in here if not _of_device(one, devices) and one.unit not in never]
            for result in self._of_sentence(sentence, free, abstract.text):
                figure = result.figure
                once.setdefault((result.metric, figure.low, figure.high, figure.unit), result)
        return list(once.values())

    def _of_sentence(self, sentence: Sentence, figures: Sequence[Figure], text: str) -> Iterator[Result]:
        words = self.words.hits(sentence.words)
        places = [_place(figure, sentence.words) for figure in figures]
        named = self._metrics(figures, places, sentence.words)
        found: list[Result | None] = []
        for figure, place, metric in zip(figures, places, named, strict=True):
            near = _nearest(_around(place, words), place, sentence.words)
            enough = self._weight(figure, metric, near, sentence) >= RESULTS.enough
            metric = metric or self._usual(figure)
            result = Result(metric, figure, self._relation(figure, near, metric), "")
            found.append(result if enough else None)
        yield from (
            replace(result, quote=_quote(place, sentence.words, text))
            for result, place in zip(_with_fellows(found, figures, places), places, strict=True)
            if result
        )

    def _metrics(
        self, figures: Sequence[Figure], places: Sequence[_Place], words: Sequence[Token]
    ) -> list[str | None]:
        """The metric of each figure: the nearest; of figures and metrics in two lists, in their order."""
        hits, firsts = self.metrics.hits(words), {place.first for place in places}
        named = [
            self._metric(figure, place, _around(place, hits), words, firsts)
            for figure, place in zip(figures, places, strict=True)
        ]
        for at, (place, following) in enumerate(pairwise(places)):
            after = [hit for hit in hits if 0 <= hit.first - following.last <= RESULTS.listed]
            if following.first - place.last > 1 or not after:
                continue
            second = [
                hit for hit in hits if hit.first == after[0].last + 1 and words[after[0].last].text == "and"
            ]
            if second:
                named[at : at + 2] = after[0].ids[0], second[0].ids[0]
        return named

    def _metric(
        self,
        figure: Figure,
        place: _Place,
        hits: Sequence[Hit],
        words: Sequence[Token],
        figures: Set[int],
    ) -> str | None:
        """The metric named nearest to a figure, of those that are stated in its unit."""
        best: tuple[float, str] | None = None
        for hit in hits:
            distance = _distance(hit, place, words, figures)
            for key in hit.ids:
                if (
                    distance <= RESULTS.far
                    and self._fits(figure, key)
                    and (best is None or distance < best[0])
                ):
                    best = distance, key
        return best[1] if best else None

    def _fits(self, figure: Figure, metric: str) -> bool:
        if self._compares(figure):
            return True
        units = self.vocabulary.units
        own = {units[symbol].dimension for symbol in self.vocabulary.metrics[metric].units}
        return units[figure.unit].dimension in own

    def _usual(self, figure: Figure) -> str | None:
        """The metric that is mostly meant by a unit, where none is named."""
        return self.vocabulary.proposals.usual.get(self.vocabulary.units[figure.unit].dimension)

    def _weight(
        self, figure: Figure, metric: str | None, near: dict[str, float], sentence: Sentence
    ) -> float:
        scale = RESULTS
        weight = self.vocabulary.proposals.weights.get(self.vocabulary.units[figure.unit].dimension, 0.0)
        weight += scale.metric if metric else 0.0
        weight += (
            scale.compared if min(near.get(kind, scale.far) for kind in _COMPARED) <= scale.close else 0.0
        )
        weight += scale.said if near.get("result", scale.far) <= scale.far else 0.0
        weight += scale.qualified if figure.qualifier != "exactly" else 0.0
        weight += scale.given if near.get("given", scale.far) <= scale.given_reach else 0.0
        return weight if sentence.is_own else weight + scale.background

    def _compares(self, figure: Figure) -> bool:
        """Whether it says how much more or less something is, in whatever unit that is stated."""
        return figure.unit in self.vocabulary.proposals.comparing

    def _relation(self, figure: Figure, near: dict[str, float], metric: str | None) -> str | None:
        known = self.vocabulary.metrics.get(metric or "")
        if not self._compares(figure) or (known and known.comparative):
            return None
        if near.get("of baseline", RESULTS.far) <= 1:
            return "of baseline"
        improves = known.better if known else "higher"
        said = [("higher", "higher"), ("lower", "lower"), ("better", improves)]
        distance, relation = min((near.get(kind, RESULTS.far), relation) for kind, relation in said)
        if distance <= RESULTS.close:
            return relation
        return improves if figure.unit == _TIMES else None


def _with_fellows(
    found: Sequence[Result | None], figures: Sequence[Figure], places: Sequence[_Place]
) -> list[Result | None]:
    """Results, with the figures that are listed beside one: 45x and 6150x, 89 % and 87 %."""
    listed = list(found)
    forward = list(pairwise(range(len(listed))))
    for here, beside in [*forward, *((after, before) for before, after in reversed(forward))]:
        one = listed[here]
        gap = max(places[beside].first - places[here].last, places[here].first - places[beside].last)
        if (
            one
            and listed[beside] is None
            and gap <= RESULTS.listed
            and figures[here].unit == figures[beside].unit
        ):
            listed[beside] = replace(one, figure=figures[beside])
    return listed


def _of_device(figure: Figure, devices: Sequence[Device]) -> bool:
    return any(one.start < figure.end and figure.start < one.end for one in devices)


def _place(figure: Figure, words: Sequence[Token]) -> _Place:
    first = bisect_right(words, figure.start, key=lambda word: word.end)
    return _Place(first, bisect_left(words, figure.end, key=lambda word: word.start))


def _around(place: _Place, hits: Sequence[Hit]) -> list[Hit]:
    """The phrases that are not too far from a figure."""
    return [
        hit for hit in hits if place.first - RESULTS.far <= hit.last and hit.first <= place.last + RESULTS.far
    ]


def _nearest(hits: Sequence[Hit], place: _Place, words: Sequence[Token]) -> dict[str, float]:
    """How far the nearest word of each kind is."""
    near: dict[str, float] = {}
    for hit in hits:
        distance = _distance(hit, place, words, frozenset())
        for kind in hit.ids:
            near[kind] = min(distance, near.get(kind, distance))
    return near


def _distance(hit: Hit, place: _Place, words: Sequence[Token], figures: Set[int]) -> float:
    """Words between a phrase and a figure; a comma or another figure between them counts for several.

    The first tokens of all figures are `figures`.
    """
    if hit.first < place.last and place.first < hit.last:
        return 0
    first, last = (hit.last, place.first) if hit.last <= place.first else (place.last, hit.first)
    commas = sum(any(sign in word.glue for sign in ",;:()") for word in words[first : last + 1])
    others = sum(number in figures for number in range(first, last))
    return (last - first) + RESULTS.apart * (commas + others)


def _quote(place: _Place, words: Sequence[Token], text: str) -> str:
    """The words of a sentence around a figure, few enough to be a quotation, as they are written."""
    before = [word.start for word in words[: place.first] if word.glue != ""][-RESULTS.quote_before :]
    start = before[0] if before else words[place.first].start
    return " ".join(text[start : words[-1].end].split()[: RESULTS.quote_words])


def kinds(wording: ProposalWording) -> dict[str, Sequence[str]]:
    """Words near figures, by what they say of them."""
    return {
        "higher": wording.higher,
        "lower": wording.lower,
        "better": wording.better,
        "of baseline": wording.of_baseline,
        "result": wording.results,
        "given": wording.given,
    }


def result_finder(vocabulary: Vocabulary) -> ResultFinder:
    """Make the finder of a vocabulary's metrics."""
    endings, wording = vocabulary.queries.endings, vocabulary.proposals
    metrics = (
        (name, key)
        for key, metric in vocabulary.metrics.items()
        for name in (metric.name, *metric.aliases, *metric.cues)
    )
    words = ((word, kind) for kind, words in kinds(wording).items() for word in words)
    return ResultFinder(
        vocabulary,
        figure_reader(vocabulary),
        compile_phrases(metrics, endings),
        compile_phrases(words, endings),
    )
