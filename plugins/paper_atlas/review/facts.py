"""What a record says, as lines for a person: every field of the model, terms by their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from paper_atlas.entry import RunEntry, device_of
from paper_atlas.problem import Problem, ProblemsFound
from paper_atlas.quantity import Quantity, number
from paper_atlas.record import NOT_STATED, Claim, Hardware, Paper, Run
from paper_atlas.shape import Shape, parse
from paper_atlas.source import read
from paper_atlas.vocabulary import Named, Vocabulary

_TOLD_BY_RUN = ("role", "count", "count_qualifier", "count_of", "hardware", "what")
_TOLD_BY_CLAIM = ("metric", "value", "range", "unit", "qualifier")


@dataclass(frozen=True)
class Fact:
    """A field of a record, or one item of a list of groups, in plain text on one line."""

    name: str
    """Of the field: claims."""
    text: str
    number: int | None = None
    """Position in the list, from 1."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """The fields of a group that are filled in, each with its text."""

    @property
    def label(self) -> str:
        """How to call it: `title`, `claim 3`."""
        return self.name if self.number is None else f"{self.name.removesuffix('s')} {self.number}"


def paper_in(path: Path, file: str) -> tuple[Paper | None, list[Problem]]:
    """What one file says, whether or not the names in it lead anywhere.

    Args:
        path: where the file is.
        file: how to call it in problems.
    """
    source, problems = read(path, file)
    if source is None:
        return None, problems
    paper, found = parse(Paper, source, source.data)
    return paper, [*problems, *found]


def facts_in(path: Path, file: str, vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """All that the record in a file says.

    Raises:
        ProblemsFound: it can't be understood.
    """
    paper, problems = paper_in(path, file)
    if paper is None:
        raise ProblemsFound(problems)
    return facts_of(paper, vocabulary)


def facts_of(paper: Paper, vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """All that a record says, in the order of the model's fields."""
    found: list[Fact] = []
    for name, value in paper:
        if isinstance(value, tuple) and value and isinstance(value[0], Shape):
            found += [_group(name, item, vocabulary, order) for order, item in enumerate(value, 1)]
        elif isinstance(value, Shape):
            found.append(_group(name, value, vocabulary))
        elif value not in (None, ()):
            found.append(Fact(name, _text(name, value, vocabulary)))
    return tuple(found)


def _group(name: str, group: Shape, vocabulary: Vocabulary, order: int | None = None) -> Fact:
    parts = _parts(group, vocabulary)
    head, told = "", tuple[str, ...]()
    if isinstance(group, Run):
        head, told = _run(group, vocabulary), _TOLD_BY_RUN
    elif isinstance(group, Claim) and group.unit in vocabulary.units:
        head, told = _claim(group, parts, vocabulary), _TOLD_BY_CLAIM
    rest = [f"{key.replace('_', ' ')}: {text}" for key, text in parts.items() if key not in told]
    return Fact(name, "; ".join([head, *rest] if head else rest), order, parts)


def _parts(group: Shape, vocabulary: Vocabulary) -> dict[str, str]:
    """The fields that say something, with their texts; what is left to its default says nothing."""
    fields = type(group).model_fields
    return {
        name: _text(name, value, vocabulary) for name, value in group if value != fields[name].get_default()
    }


def _run(run: Run, vocabulary: Vocabulary) -> str:
    stated = None if run.hardware == NOT_STATED else run.hardware
    quantity = RunEntry(0, run, device_of(stated, vocabulary)).quantity
    hardware = _text("hardware", run.hardware, vocabulary)
    return f"{run.role}: {quantity} {hardware}; {run.what}".replace(":  ", ": ")


def _claim(claim: Claim, parts: Mapping[str, str], vocabulary: Vocabulary) -> str:
    quantity = Quantity(*claim.ends, claim.unit, vocabulary.units[claim.unit], claim.qualifier)
    return f"{parts['metric']}: {quantity}"


def _text(name: str, value: Any, vocabulary: Vocabulary) -> str:
    if isinstance(value, Hardware):
        return _hardware(value, vocabulary)
    if isinstance(value, tuple):
        separator = "–" if name == "range" else ", "
        return separator.join(_text(name, item, vocabulary) for item in value)
    if isinstance(value, Decimal | int):
        return number(value)
    terms: Mapping[str, Mapping[str, Named]] = {
        "tasks": vocabulary.tasks,
        "techniques": vocabulary.techniques,
        "metric": vocabulary.metrics,
    }
    if name in terms:
        term = terms[name].get(value)
        return term.name if term else f"{value} (not in the vocabulary)"
    return str(value)


def _hardware(hardware: Hardware, vocabulary: Vocabulary) -> str:
    """Its name, with what the record says of it: an identifier that leads nowhere shows."""
    entry = device_of(hardware, vocabulary)
    stated = ", ".join(
        f"{key}: {number(value) if isinstance(value, Decimal) else value}"
        for key, value in hardware
        if value is not None
    )
    return f"{entry.name} ({stated})"
