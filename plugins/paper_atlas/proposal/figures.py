"""Figures in running text: numbers with a unit and a qualifier, as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from paper_atlas.vocabulary import Unit, Vocabulary

# No more digits than any figure has, and than every computer's numbers keep.
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])(?:\.[0-9]{1,6})?|[0-9]{1,9}\.[0-9]{1,6}|[0-9]{1,15})"
# Not the end of a word, a version or a name: GPT-3, v2.1, A100.
_BEFORE = r"(?<![A-Za-z0-9_.^×])(?<![A-Za-z]{2}/)(?<![A-Za-z0-9][-+])(?<![0-9],)"
# One character for one, so that positions stay.
_SIGNS = str.maketrans(
    "\u2010\u2011\u2012\u2013\u2014\u2212\u223c\u2248\u2243\u02dc\u2715\u2716${}",
    "------~~~~××   ",
)
_LATEX = re.compile(r"\\(?:times|texttimes|sim|approx|mathbf|textbf|text|mathrm|%|,|;|!|~)(?![a-zA-Z])")
_LATEX_SIGNS = {"times": "×", "texttimes": "×", "sim": "~", "approx": "~", "%": "%"}
_FROM = re.compile(r"\bfrom (?:[a-z]+ )?$", re.ASCII)
_BETWEEN = re.compile(r"(?<=\bbetween )", re.ASCII)
# A run of spaces can be matched in one way only: in several, long runs would take for ever.
_GAP = r" *(?:- *)?"
_NO_UNIT = rf"(?![A-Za-z0-9×%]|[.,][0-9]| *[%×]|{_GAP}(?:x|X|times|fold)(?![A-Za-z]))"
_TIMES = "x"
_CONVERTED = Context(prec=12)
_ANY_CASE_FROM = 4
"""Forms of units with so many characters are read in any case."""
_REACH = 28
"""How many characters before a figure its qualifier may begin."""


@dataclass(frozen=True)
class Figure:
    """A number, or a range from low to high, as a text states it."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str
    """Symbol of the unit."""
    qualifier: str
    """exactly, about, over, under or up to."""


def plainly(text: str) -> str:
    """A text with its signs in one spelling and without the signs of LaTeX, every position kept."""

    def sign(match: re.Match[str]) -> str:
        return _LATEX_SIGNS.get(match[0][1:], " ").ljust(len(match[0]))

    return re.sub(r"\s", " ", _LATEX.sub(sign, text).translate(_SIGNS))


@dataclass(frozen=True)
class FigureReader:
    """Finds figures, knowing the written forms of units, numbers and qualifiers."""

    patterns: tuple[re.Pattern[str], ...]
    """Figures in digits, in words, and words that are a whole figure."""
    joined: re.Pattern[str]
    """A number before another figure that shares its unit: 95, 97 and 98 %."""
    symbols: Mapping[str, str]
    """Symbols of units by written form, long forms in small letters as well; hyphens are spaces."""
    units: Mapping[str, Unit]
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    wholes: Mapping[str, tuple[Decimal, str]]
    """Figures that are words: twice, trillion-parameter."""
    qualifying: re.Pattern[str]
    qualifiers: Mapping[str, str]

    def figures(self, text: str) -> list[Figure]:
        """The figures of a text that `plainly` has made plain, from left to right."""
        found = [self._figure(match, text) for pattern in self.patterns for match in pattern.finditer(text)]
        found = [one for figure in found for one in self._sharing(figure, text)]
        return list(_between(sorted(found, key=lambda figure: figure.start), text))

    def _figure(self, match: re.Match[str], text: str) -> Figure:
        said = match.groupdict()
        if "whole" in said:
            low, unit = self.wholes[_one_space(said["whole"]).lower()]
            return Figure(match.start(), match.end(), low, low, unit, self._qualifier(text, match.start()))
        low, unit = self._number(said["low"]), self._unit(said["unit"]) if "unit" in said else _TIMES
        high = self._number(said["high"]) if said.get("high") else low
        if said.get("high") and _FROM.search(text[max(0, match.start() - _REACH) : match.start()]):
            low = high  # from 45 % to 6 %: the second is the result
        elif said.get("own"):
            high, unit = self._in_unit(high, unit, self._unit(said["own"]))
        scale = self.scales.get((said.get("scale") or "").lower(), 1)
        start, ends = match.start("low"), sorted((low * scale, high * scale))
        qualifier = "over" if said.get("plus") else self._qualifier(text, start)
        return Figure(start, match.end(), ends[0], ends[1], unit, qualifier)

    def _in_unit(self, value: Decimal, unit: str, wanted: str) -> tuple[Decimal, str]:
        """A value in another unit of the same dimension: 5 hours are 300 minutes."""
        one, other = self.units[unit], self.units[wanted]
        if unit == wanted or one.dimension != other.dimension:
            return value, unit
        return _CONVERTED.divide(value * one.factor, other.factor).normalize(), wanted

    def _sharing(self, figure: Figure, text: str) -> list[Figure]:
        """A figure after those that share its unit."""
        found, begin = [figure], max(0, figure.start - _REACH)
        while before := self.joined.search(text[begin : found[-1].start]):
            start, number = begin + before.start(), self._number(before["low"])
            end, qualifier = start + len(before["low"]), self._qualifier(text, start)
            found.append(Figure(start, end, number, number, figure.unit, qualifier))
            begin = max(0, start - _REACH)
        return found[::-1]

    def _number(self, written: str) -> Decimal:
        known = self.numbers.get(written.lower())
        return Decimal(written.replace(",", "")) if known is None else Decimal(known)

    def _unit(self, written: str) -> str:
        plain = _one_space(written)
        return self.symbols.get(plain) or self.symbols[plain.lower()]

    def _qualifier(self, text: str, start: int) -> str:
        found = self.qualifying.search(text[max(0, start - _REACH) : start])
        return self.qualifiers[_one_space(found["words"]).lower()] if found else "exactly"


def _between(figures: Iterable[Figure], text: str) -> Iterator[Figure]:
    """Two figures of one unit after the word between are one range."""
    waiting: Figure | None = None
    for figure in figures:
        if waiting is not None:
            joined = waiting.unit == figure.unit and text[waiting.end : figure.start].strip(" ") == "and"
            if joined and _BETWEEN.match(text, waiting.start):
                yield replace(waiting, end=figure.end, high=figure.high)
                waiting = None
                continue
            yield waiting
        waiting = figure
    if waiting is not None:
        yield waiting


def figure_reader(vocabulary: Vocabulary) -> FigureReader:
    """Make the reader for a vocabulary's units."""
    wording = vocabulary.proposals
    forms = {**dict(_forms_of_units(vocabulary)), **wording.units}
    unit, numbers = _either(forms), _words(wording.numbers)
    qualifiers = {words: kind for kind, forms in wording.qualifiers.items() for words in forms}
    scale = rf"(?:{_GAP}(?P<scale>{_words(wording.scales)}))??"
    times = rf"(?:{_words(wording.multiples)})(?: +(?:{_words(qualifiers)}))?"
    high = rf"(?:(?:{_GAP}(?P<own>{unit}))? *(?:--?|~|to|sim) *(?P<high>{_DIGITS}))?"
    return FigureReader(
        patterns=(
            re.compile(rf"{_BEFORE}(?P<low>{_DIGITS}){high}(?P<plus>\+)?{scale}{_GAP}(?P<unit>{unit})"),
            re.compile(rf"{times} +(?P<low>{_DIGITS})(?: *(?:--?|~|to|and) *(?P<high>{_DIGITS}))?{_NO_UNIT}"),
            re.compile(rf"(?<![A-Za-z0-9-])(?P<low>{numbers}){_GAP}(?P<unit>{_words(wording.counted)})"),
            re.compile(rf"(?<![A-Za-z0-9-])(?P<whole>{_words(wording.wholes)})"),
        ),
        joined=re.compile(rf"{_BEFORE}(?P<low>{_DIGITS})(?:, *| */ *| and | or |, and |, or )$"),
        symbols={
            **{_one_space(_any_case(form)): symbol for form, symbol in forms.items()},
            **{_one_space(form): symbol for form, symbol in forms.items()},
        },
        units=vocabulary.units,
        numbers=wording.numbers,
        scales=wording.scales,
        wholes={words: _whole(figure) for words, figure in wording.wholes.items()},
        qualifying=re.compile(rf"(?:^|[ (])(?P<words>{_words(qualifiers)})(?: an?| the)?[ (]*$"),
        qualifiers=qualifiers,
    )


def _whole(figure: str) -> tuple[Decimal, str]:
    value, unit = figure.split(" ", 1)
    return Decimal(value), unit


def _forms_of_units(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    for symbol, unit in vocabulary.units.items():
        for form in (unit.name, *unit.aliases, symbol):
            if form[0].isdigit():
                continue
            yield _any_case(form), symbol
            if form.endswith("/s"):
                yield _any_case(form[:-2] + "/sec"), symbol
                yield _any_case(form[:-2] + "/second"), symbol
                yield _any_case(form[:-2] + " per second"), symbol


def _any_case(form: str) -> str:
    return form.lower() if len(form) >= _ANY_CASE_FROM else form


def _either(forms: Iterable[str]) -> str:
    return "|".join(_pattern(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def _words(words: Iterable[str]) -> str:
    return "|".join(_pattern(word, shortest=1) for word in sorted(words, key=lambda word: (-len(word), word)))


def _pattern(form: str, shortest: int = _ANY_CASE_FROM) -> str:
    """A pattern for a written form: spaces may be hyphens, long forms are in any case."""
    free = len(form) >= shortest
    parts = (f"[{char.upper()}{char}]" if free and char.islower() else re.escape(char) for char in form)
    written = "".join(parts).replace(r"\ ", "[ -]+")
    return written + ("(?![A-Za-z0-9])" if form[-1].isalnum() or form[-1] == "×" else "")


def _one_space(written: str) -> str:
    return re.sub(r"[ -]+", " ", written)
