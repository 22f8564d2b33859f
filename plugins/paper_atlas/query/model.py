"""What a query asks for, once it has been read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

HARDWARE = ("product", "system", "architecture", "vendor")
"""Kinds of chips that name hardware: one facet."""


@dataclass(frozen=True)
class Chip:
    """One condition."""

    kind: str
    """product, system, architecture, vendor, memory, count, fits, role, technique, task, metric, year, venue,
    has or hardware."""
    id: str
    """Identifier; of a variant `v100/sxm2-32gb`, of years `2022..2024`, of sizes a number of GB."""
    name: str
    """How to call it: NVIDIA GeForce RTX 4090."""
    negated: bool = False
    choice: int | None = None
    """Number of the choice that it is an option of, from 0."""


@dataclass(frozen=True)
class Words:
    """Words that stand in a paper's title, summary or authors."""

    words: tuple[str, ...]
    phrase: bool = False
    """Side by side, as in quotes."""
    negated: bool = False
    prefix: bool = False
    """The last word may go on."""


@dataclass(frozen=True)
class Choice:
    """A written name that can mean several; all are asked for until one is chosen."""

    written: str
    options: tuple[Chip, ...]


@dataclass(frozen=True)
class Repair:
    """A misspelling and what was read in its place."""

    written: str
    meant: str


@dataclass
class Query:
    """Everything that a query asks for."""

    chips: list[Chip] = field(default_factory=list)
    text: list[Words] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)

    def add(self, chip: Chip) -> None:
        """Ask for one thing more, once."""
        if all((chip.kind, chip.id, chip.negated) != (own.kind, own.id, own.negated) for own in self.chips):
            self.chips.append(chip)

    @property
    def names_hardware(self) -> bool:
        """Whether a condition is one of hardware, so that a word can be about its role."""
        kinds = (*HARDWARE, "memory", "count", "fits")
        return any(chip.kind in kinds and not chip.negated for chip in self.chips)

    def as_data(self) -> Mapping[str, Any]:
        """The query as plain data."""
        return {
            "chips": [_chip(chip) for chip in self.chips],
            "text": [_words(words) for words in self.text],
            "repairs": [{"from": repair.written, "to": repair.meant} for repair in self.repairs],
            "choices": [
                {"written": choice.written, "options": [_chip(option) for option in choice.options]}
                for choice in self.choices
            ],
        }


def _chip(chip: Chip) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": chip.kind, "id": chip.id, "name": chip.name}
    if chip.negated:
        data["not"] = True
    return data


def _words(words: Words) -> dict[str, Any]:
    flags = {"phrase": words.phrase, "not": words.negated, "prefix": words.prefix}
    return {"words": list(words.words), **{key: True for key, value in flags.items() if value}}
