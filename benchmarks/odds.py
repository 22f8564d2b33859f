"""Learn how much each sign counts that an abstract means a term, from abstracts with their records.

    python -m benchmarks.odds FOLDER...

The folders are those of `benchmarks.proposals`. For techniques and for tasks this prints how right
proposals are in each folder with what all other folders teach, and the numbers that all of them teach, for
`proposal/scales.py`.

What is learnt is a logistic regression over the signs of `proposal/odds.py`, the same for all terms.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import click

from benchmarks.proposals import abstracts_of, precision_and_recall
from paper_atlas.naming import compile_rules
from paper_atlas.proposal import proposer
from paper_atlas.proposal.odds import Signs
from paper_atlas.proposal.scales import Odds
from paper_atlas.proposal.terms import TermFinder
from paper_atlas.proposal.text import Abstract, Speech, read_abstract
from paper_atlas.vocabulary import find_folder, load

ENOUGH = 0.4
"""How likely a term is at least that is proposed: precision and recall are much the same there."""
_HELD_BACK = 0.001
"""What holds numbers back from growing with little reason, for each term seen."""
_ROUNDS = 12


class Read(NamedTuple):
    """An abstract with the terms that its record has."""

    abstract: Abstract
    signs: Mapping[str, Signs]
    meant: frozenset[str]


@click.command(help=__doc__.split("\n\n")[0])
@click.argument(
    "folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
def main(folders: Sequence[Path]) -> None:
    """Print what is learnt."""
    vocabulary, _ = load(find_folder(Path.cwd()), Path.cwd())
    reader = proposer(vocabulary, compile_rules(vocabulary))
    for kind, finder in (("techniques", reader.techniques), ("tasks", reader.tasks)):
        read = {folder: list(_read(folder, kind, finder, reader.speaks)) for folder in folders}
        click.echo(f"{kind}, each folder with what the others teach")
        for left_out, own in read.items():
            odds = learnt([one for folder, all_of in read.items() if folder != left_out for one in all_of])
            click.echo(f"{left_out!s:<40}{_rightness(own, _with(finder, odds))}")
        click.echo(learnt([one for all_of in read.values() for one in all_of]))


def _read(folder: Path, kind: str, finder: TermFinder, speaks: Speech) -> Iterator[Read]:
    for text, key in abstracts_of(folder):
        abstract = read_abstract(text.read_text(encoding="utf-8"), key.get("title") or "", speaks)
        yield Read(abstract, finder.signs(abstract), frozenset(key.get(kind) or ()))


def _with(finder: TermFinder, odds: Odds) -> TermFinder:
    return replace(finder, scale=replace(finder.scale, odds=odds))


def _rightness(read: Sequence[Read], finder: TermFinder) -> str:
    right = proposed = meant = 0
    for one in read:
        found = {suggestion.id for suggestion in finder.suggestions(one.abstract)}
        right += len(found & one.meant)
        proposed += len(found)
        meant += len(one.meant)
    precision, recall = precision_and_recall(right, proposed - right, meant - right)
    return f"precision {precision:.3f}, recall {recall:.3f}"


def learnt(read: Sequence[Read]) -> Odds:
    """The numbers that these abstracts teach."""
    rows = [((1.0, *signs), key in one.meant) for one in read for key, signs in one.signs.items()]
    numbers = logistic_regression([row for row, _ in rows], [is_meant for _, is_meant in rows])
    constant = numbers[0] - math.log(ENOUGH / (1 - ENOUGH))
    rounded = [round(number, 2) for number in (constant, *numbers[1:])]
    return Odds(**dict(zip(("constant", *Signs._fields), rounded, strict=True)))


def logistic_regression(rows: Sequence[Sequence[float]], are: Sequence[bool]) -> list[float]:
    """The numbers by which the signs of a row are multiplied, by Newton's method."""
    width, held = len(rows[0]), _HELD_BACK * len(rows)
    numbers = [0.0] * width
    for _ in range(_ROUNDS):
        slope = [-held * number if at else 0.0 for at, number in enumerate(numbers)]
        curve = [[held if at == other and at else 0.0 for other in range(width)] for at in range(width)]
        for row, is_so in zip(rows, are, strict=True):
            likely = 1 / (1 + math.exp(-sum(map(float.__mul__, numbers, row))))
            for at, sign in enumerate(row):
                slope[at] += (is_so - likely) * sign
                for other in range(width):
                    curve[at][other] += likely * (1 - likely) * sign * row[other]
        numbers = [number + step for number, step in zip(numbers, _solved(curve, slope), strict=True)]
    return numbers


def _solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The solution of a system of linear equations with a positive definite matrix, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        for other, row in enumerate(rows):
            if other != at:
                factor = row[at] / pivot[at]
                rows[other] = [one - factor * own for one, own in zip(row, pivot, strict=True)]
    return [row[-1] / row[at] for at, row in enumerate(rows)]


if __name__ == "__main__":
    main()
