"""Say how right proposals are: precision and recall over a folder of abstracts with their records.

    python -m benchmarks.proposals FOLDER [--wrong]

For every NAME.txt, an abstract, the folder holds NAME.yml: a record, or as much of one as title, tasks,
techniques, runs and claims. What a record has from elsewhere than the abstract is left out, as is hardware
that is not stated or that the paper does not name.

A device is right where the record has the same product, system, architecture or memory size; a count, where
the record has it for that device; a technique or task, where the record has the same identifier; a figure,
where value or range are the same, in whatever unit of the dimension; a metric, where a figure has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import click
import yaml

from paper_atlas.naming import compile_rules
from paper_atlas.proposal import proposer
from paper_atlas.vocabulary import Vocabulary, find_folder, load

Facts = Mapping[str, set[Any]]
_DEVICES = ("product", "system", "architecture", "memory_gb")


@click.command(help=__doc__.split("\n\n")[0])
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--vocabulary", type=click.Path(path_type=Path), help="Folder of terms.")
@click.option("--wrong", is_flag=True, help="Print everything that is missing or wrong, too.")
def main(folder: Path, vocabulary: Path | None, wrong: bool) -> None:
    """Read a folder and print the table."""
    terms, _ = load(vocabulary or find_folder(Path.cwd()), Path.cwd())
    reader = proposer(terms, compile_rules(terms))
    totals: dict[str, Counter[str]] = {}
    for abstract, key in abstracts_of(folder):
        proposed = reader.proposals(abstract.read_text(encoding="utf-8"), key.get("title") or "").as_data()
        found = facts(proposed["hardware"], proposed["claims"], proposed, terms)
        wanted = facts(_stated(key, "runs"), _stated(key, "claims"), key, terms)
        for kind in wanted:
            counted = totals.setdefault(kind, Counter())
            missing, extra = wanted[kind] - found[kind], found[kind] - wanted[kind]
            counted.update(right=len(wanted[kind] & found[kind]), missing=len(missing), wrong=len(extra))
            if wrong and (missing or extra):
                click.echo(f"{abstract.stem}, {kind}: missing {_listed(missing)}; wrong {_listed(extra)}")
    click.echo(table(totals))


def abstracts_of(folder: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The files of abstracts that have a record, with it."""
    for abstract in sorted(folder.glob("*.txt")):
        key = abstract.with_suffix(".yml")
        if key.exists():
            yield abstract, yaml.safe_load(key.read_text(encoding="utf-8")) or {}


def _stated(record: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    return [
        one for one in record.get(field) or () if str(one.get("source", "abstract")).startswith("abstract")
    ]


def facts(
    runs: Iterable[Mapping[str, Any]],
    claims: Iterable[Mapping[str, Any]],
    terms: Mapping[str, Any],
    vocabulary: Vocabulary,
) -> Facts:
    """What runs, claims and terms say, as sets that can be compared."""
    devices: set[Any] = set()
    counts: set[Any] = set()
    for run in runs:
        hardware = run.get("hardware")
        named = (
            [(key, hardware[key]) for key in _DEVICES if key in hardware]
            if isinstance(hardware, dict)
            else []
        )
        devices.update(named[:1])
        counts.update((device, run["count"]) for device in named[:1] if run.get("count"))
    figures = [(_figure(claim, vocabulary), claim.get("metric")) for claim in claims]
    return {
        "devices": devices,
        "counts": counts,
        "techniques": _ids(terms.get("techniques")),
        "tasks": _ids(terms.get("tasks")),
        "figures": {figure for figure, _ in figures},
        "metrics": {pair for pair in figures if pair[1]},
    }


def _ids(terms: Iterable[Any] | None) -> set[str]:
    return {term["id"] if isinstance(term, dict) else term for term in terms or ()}


def _figure(claim: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[Any, ...]:
    ends = claim.get("range") or [claim.get("value")] * 2
    unit = vocabulary.units[claim["unit"]]
    # In per cent of accuracy, records have percentage points.
    dimension, factor = unit.dimension, unit.factor
    if dimension == "percentage points":
        dimension, factor = "ratio", Decimal("0.01")
    low, high = sorted(Decimal(str(end)) * factor for end in ends)
    return low.normalize(), high.normalize(), dimension


def _listed(items: Iterable[Any]) -> str:
    return ", ".join(sorted(map(_said, items))) or "nothing"


def _said(item: Any) -> str:
    return " ".join(_said(part) for part in item) if isinstance(item, tuple) else str(item)


def table(totals: Mapping[str, Mapping[str, int]]) -> str:
    """Precision and recall of each kind of fact."""
    rows = ["             precision  recall  right  wrong  missing"]
    for kind, counted in totals.items():
        right, wrong, missing = counted["right"], counted["wrong"], counted["missing"]
        precision, recall = precision_and_recall(right, wrong, missing)
        rows.append(f"{kind:<12}{precision:>10.3f}{recall:>8.3f}{right:>7}{wrong:>7}{missing:>9}")
    return "\n".join(rows)


def precision_and_recall(right: int, wrong: int, missing: int) -> tuple[float, float]:
    """What part of that which is proposed is right, and what part of that which is right is proposed."""
    return right / max(1, right + wrong), right / max(1, right + missing)


if __name__ == "__main__":
    main()
