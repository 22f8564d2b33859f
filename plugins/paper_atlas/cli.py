"""The `atlas` command: arguments, printing and exit codes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from paper_atlas.catalog import Opened, open_folders
from paper_atlas.problem import ProblemsFound, as_github, as_json, as_text
from paper_atlas.schema import write_schemas
from paper_atlas.stats import stats_as_json, stats_as_text, stats_of
from paper_atlas.vocabulary import find_folder

_FORMATS = {"text": as_text, "github": as_github, "json": as_json}


def _folders(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options that say where records and terms are."""
    papers = click.option(
        "--papers",
        type=click.Path(path_type=Path),
        default=Path("papers"),
        show_default=True,
        help="Folder of records.",
    )
    vocabulary = click.option(
        "--vocabulary",
        type=click.Path(path_type=Path),
        help="Folder of terms.  [default: vocabulary beside the records, else the package's own]",
    )
    return papers(vocabulary(command))


def _open(papers: Path, vocabulary: Path | None, files: tuple[Path, ...] = ()) -> Opened:
    return open_folders(papers, vocabulary or find_folder(papers.parent), Path.cwd(), files)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="paper-atlas")
def main() -> None:
    """Work with the records of a paper atlas."""


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@_folders
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(_FORMATS)),
    default="text",
    show_default=True,
    help="How problems are printed.",
)
def check(files: tuple[Path, ...], papers: Path, vocabulary: Path | None, form: str) -> None:
    r"""Check all records, or FILES among them, and print every problem.

    Exits with 1 where there is one.

    \b
    Example:
      atlas check papers/qlora.yml
    """
    opened = _open(papers, vocabulary, files)
    problems = opened.problems_in(files, Path.cwd()) if files else opened.problems
    if problems or form == "json":
        click.echo(_FORMATS[form](problems))
    click.echo(f"{len(problems)} problems in {len(files) or len(opened.records)} records", err=True)
    raise SystemExit(1 if problems else 0)


@main.command()
@_folders
@click.option("--json", "as_data", is_flag=True, help="Print a JSON object.")
def stats(papers: Path, vocabulary: Path | None, as_data: bool) -> None:
    r"""Print how many papers, runs, claims, products, techniques and tasks there are.

    \b
    Example:
      atlas stats --json
    """
    try:
        numbers = stats_of(_open(papers, vocabulary).catalog())
    except ProblemsFound as found:
        click.echo(as_text(found.problems), err=True)
        raise SystemExit(1) from None
    click.echo(stats_as_json(numbers) if as_data else stats_as_text(numbers))


@main.command()
@_folders
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    default=Path("schema"),
    show_default=True,
    help="Folder to write to.",
)
def schema(papers: Path, vocabulary: Path | None, into: Path) -> None:
    r"""Write the JSON Schemas that editors use.

    \b
    Example:
      atlas schema
    """
    write_schemas(_open(papers, vocabulary).vocabulary, into)
