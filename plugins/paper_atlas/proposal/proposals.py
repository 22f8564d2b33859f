"""Everything that an abstract proposes for a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from paper_atlas.naming import Rules
from paper_atlas.proposal.claims import Result, ResultFinder, result_finder
from paper_atlas.proposal.devices import Device, DeviceFinder, device_finder
from paper_atlas.proposal.likeness import compile_likeness
from paper_atlas.proposal.scales import TASKS, TECHNIQUES
from paper_atlas.proposal.terms import Suggestion, TermFinder, term_finder
from paper_atlas.proposal.text import Speech, read_abstract, speech
from paper_atlas.vocabulary import Vocabulary


@dataclass(frozen=True)
class Proposals:
    """Facts that a text seems to state, each with the words that it comes from."""

    title: str
    text: str
    devices: Sequence[Device]
    techniques: Sequence[Suggestion]
    tasks: Sequence[Suggestion]
    results: Sequence[Result]

    def as_data(self) -> dict[str, Any]:
        """As plain data: a run's and a claim's own fields, the words and where they stand."""
        return {
            "hardware": [{**run_of(one), **self._words(one.start, one.end)} for one in self.devices],
            "techniques": [self._term(one) for one in self.techniques],
            "tasks": [self._term(one) for one in self.tasks],
            "claims": [{**claim_of(one), **self._words(one.start, one.end)} for one in self.results],
        }

    def words(self, term: Suggestion) -> str:
        """The words that suggest a term."""
        return (self.title if term.in_title else self.text)[term.start : term.end]

    def _term(self, term: Suggestion) -> dict[str, Any]:
        if term.in_title:
            return {"id": term.id, "text": self.words(term), "in": "title"}
        return {"id": term.id, **self._words(term.start, term.end)}

    def _words(self, start: int, end: int) -> dict[str, Any]:
        return {"text": self.text[start:end], "start": start, "end": end}


def run_of(device: Device) -> dict[str, Any]:
    """What a device says of a run, in the fields of a record."""
    run: dict[str, Any] = {"choices": [{"product": key} for key in device.choices]}
    if not device.choices:
        run = {"hardware": {key: _plain(value) for key, value in device.hardware.items()}}
    if device.count is not None:
        run["count"] = device.count
    run["role"] = device.role
    return run


def claim_of(result: Result) -> dict[str, Any]:
    """A result in the fields of a record; without metric where none is near."""
    figure = result.figure
    ends = [_plain(figure.low), _plain(figure.high)]
    claim: dict[str, Any] = {"metric": result.metric} if result.metric else {}
    claim |= {"value": ends[0]} if ends[0] == ends[1] else {"range": ends}
    claim["unit"] = figure.unit
    if figure.qualifier != "exactly":
        claim["qualifier"] = figure.qualifier
    if result.relation:
        claim["relation"] = result.relation
    claim["quote"] = result.quote
    return claim


def _plain(value: object) -> Any:
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() and "." not in str(value) else float(value)


@dataclass(frozen=True)
class Proposer:
    """Reads abstracts with one vocabulary."""

    speaks: Speech
    devices: DeviceFinder
    techniques: TermFinder
    tasks: TermFinder
    results: ResultFinder

    def proposals(self, text: str, title: str = "") -> Proposals:
        """What a text seems to state.

        Args:
            text: an abstract.
            title: the paper's title, where it is known.
        """
        abstract = read_abstract(text, title, self.speaks)
        devices = self.devices.devices(abstract)
        return Proposals(
            title,
            text,
            devices,
            self.techniques.suggestions(abstract),
            self.tasks.suggestions(abstract),
            self.results.results(abstract, devices),
        )


def proposer(vocabulary: Vocabulary, rules: Rules) -> Proposer:
    """Make the reader of a vocabulary."""
    wording, queries = vocabulary.proposals, vocabulary.queries
    likeness = compile_likeness((vocabulary.techniques, vocabulary.tasks), queries.endings)
    return Proposer(
        speech(wording.own, wording.proposing),
        device_finder(rules),
        term_finder(vocabulary.techniques, likeness, queries, wording, TECHNIQUES),
        term_finder(vocabulary.tasks, likeness, queries, wording, TASKS),
        result_finder(vocabulary),
    )
