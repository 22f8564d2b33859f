"""The `atlas` command: arguments, printing and exit codes."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

import click

from paper_atlas.bibliography import CannotFetch, Services
from paper_atlas.catalog import Opened, open_folders
from paper_atlas.draft import CannotDraft, draft_by_identifier, draft_from_text, refuse_known, write_new
from paper_atlas.formatting import format_files
from paper_atlas.mending import mend_files
from paper_atlas.naming import Rules, answer, compile_rules, described, mentions, spoken
from paper_atlas.problem import ProblemsFound, as_github, as_json, as_text
from paper_atlas.review.comment import comparison, stated
from paper_atlas.review.difference import differences
from paper_atlas.review.facts import facts_in
from paper_atlas.review.report import rows
from paper_atlas.schema import write_schemas
from paper_atlas.search.answer import Search
from paper_atlas.stats import stats_as_json, stats_as_text, stats_of
from paper_atlas.textfile import file_name
from paper_atlas.vocabulary import Vocabulary, find_folder, load

_FROM = "A text file with the abstract, its title above it; nobody is asked."
_FORMATS = {"text": as_text, "github": as_github, "json": as_json}


_papers = click.option(
    "--papers",
    type=click.Path(path_type=Path),
    default=Path("papers"),
    show_default=True,
    help="Folder of records.",
)


def _folders(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options that say where records and terms are."""
    vocabulary = click.option(
        "--vocabulary",
        type=click.Path(path_type=Path),
        help="Folder of terms.  [default: vocabulary beside the records, else the package's own]",
    )
    return _papers(vocabulary(command))


def _open(papers: Path, vocabulary: Path | None, files: tuple[Path, ...] = ()) -> Opened:
    return open_folders(papers, vocabulary or find_folder(papers.parent), Path.cwd(), files)


def _mended(papers: Path, vocabulary: Path | None, files: tuple[Path, ...]) -> Opened:
    done = mend_files(files, papers, vocabulary or find_folder(papers.parent), Path.cwd())
    for line in (*done.changes, done.summary):
        click.echo(line, err=True)
    return done.opened


def _summary(problems: int, records: int) -> str:
    if problems:
        return "1 problem" if problems == 1 else f"{problems:,} problems"
    return f"no problems in {records:,} {'record' if records == 1 else 'records'}"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="paper-atlas")
def main() -> None:
    """Work with the records of a paper atlas."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console may lack a character of a record


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
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@click.option("--fix", is_flag=True, help="First mend what has one right answer, and say so.")
def check(files: tuple[Path, ...], papers: Path, vocabulary: Path | None, form: str, fix: bool) -> None:
    """Check all records, or FILES among them, and print every problem.

    Exits with 1 where there is one.

    \b
    Examples:
      atlas check papers/qlora.yml
      atlas check --fix
    """
    opened = _mended(papers, vocabulary, files) if fix else _open(papers, vocabulary, files)
    problems = opened.problems_in(files, Path.cwd()) if files else opened.problems
    if problems or form == "json":
        click.echo(_FORMATS[form](problems))
    click.echo(_summary(len(problems), len(files) or len(opened.records)), err=True)
    raise SystemExit(1 if problems else 0)


@main.command()
@click.argument("identifier", required=False)
@click.option("--from", "abstract", type=click.File(encoding="utf-8", errors="replace"), help=_FROM)
@click.option("--title", default="", help="The paper's title, where the file has none.")
@click.option("--name", default="", help="Name of the file to write, without .yml.")
@_folders
@click.option("--json", "as_data", is_flag=True, help="Print the proposals and the draft; write nothing.")
def new(
    identifier: str | None,
    abstract: TextIO | None,
    title: str,
    name: str,
    papers: Path,
    vocabulary: Path | None,
    as_data: bool,
) -> None:
    """Draft the record of the paper with an arXiv identifier or DOI, or from its abstract.

    What was read from the abstract is marked '# check:'. Mirrors of the services can be named by
    ATLAS_ARXIV_API and ATLAS_CROSSREF_API.

    \b
    Examples:
      atlas new 2305.14314
      atlas new https://doi.org/10.1145/3458817.3476205
      atlas new --from abstract.txt
    """
    if (identifier is None) == (abstract is None):
        raise click.UsageError("Give an identifier, or --from with a file.")
    opened = _open(papers, vocabulary)
    try:
        if abstract is not None:
            drafting = draft_from_text(abstract.read(), title, opened.vocabulary)
        else:
            services = Services.from_environment()
            drafting = draft_by_identifier(identifier or "", services, opened.vocabulary)
        if as_data:
            click.echo(json.dumps(drafting.as_data(), ensure_ascii=False))
            return
        refuse_known(drafting.draft, opened.records)
        path = write_new(drafting.draft, papers, name or drafting.draft.name)
    except (CannotFetch, CannotDraft) as failed:
        click.echo(f"Error: {failed}", err=True)
        raise SystemExit(1) from None
    for line in drafting.said(path):
        click.echo(line)


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@_papers
@click.option(
    "--check", "only_check", is_flag=True, help="Change nothing; exit with 1 where a file would be."
)
@click.option("--json", "as_data", is_flag=True, help="Print a JSON object.")
def fmt(files: tuple[Path, ...], papers: Path, only_check: bool, as_data: bool) -> None:
    """Put all records, or FILES, into canonical order and style, keeping comments.

    Prints the files that were not. A file that is no YAML is reported and left as it is.

    \b
    Example:
      atlas fmt papers/qlora.yml
    """
    done = format_files(files, papers, Path.cwd(), write=not only_check)
    if as_data:
        click.echo(done.as_json())
    else:
        for line in (*done.changed, *done.problems):
            click.echo(line)
    click.echo(done.summary, err=True)
    raise SystemExit(1 if done.problems or (only_check and done.changed) else 0)


@main.command()
@_folders
@click.option("--json", "as_data", is_flag=True, help="Print a JSON object.")
def stats(papers: Path, vocabulary: Path | None, as_data: bool) -> None:
    """Print how many papers, runs, claims, products, techniques and tasks there are.

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
@click.option("--json", "as_data", is_flag=True, help="Print a JSON object.")
def schema(papers: Path, vocabulary: Path | None, into: Path, as_data: bool) -> None:
    """Write the JSON Schemas that editors use.

    \b
    Example:
      atlas schema
    """
    written = [path.as_posix() for path in write_schemas(_open(papers, vocabulary).vocabulary, into)]
    if as_data:
        click.echo(json.dumps({"written": written}))


def _lines(argument: str) -> Iterator[str]:
    """An argument, or for `-` the lines of standard input."""
    if argument != "-":
        yield argument
        return
    with click.open_file("-", encoding="utf-8", errors="replace") as stream:
        yield from (line.rstrip("\r\n") for line in stream)


def _terms(vocabulary: Path | None) -> Vocabulary:
    terms, problems = load(vocabulary or find_folder(Path.cwd()), Path.cwd())
    if problems:
        click.echo(as_text(problems), err=True)
        raise SystemExit(1)
    return terms


def _rules(vocabulary: Path | None) -> Rules:
    return compile_rules(_terms(vocabulary))


@main.command(context_settings={"ignore_unknown_options": True})  # -lora excludes
@click.argument("query")
@_folders
@click.option("--json", "as_data", is_flag=True, help="Print JSON, one object a line.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="How many results.")
def search(query: str, papers: Path, vocabulary: Path | None, as_data: bool, limit: int) -> None:
    """Find papers by a QUERY as the site does; `-` reads one query a line from standard input.

    \b
    Examples:
      atlas search "4090 kv cache since 2024"
      atlas search --json - < queries.txt
    """
    try:
        search = Search(_open(papers, vocabulary).catalog())
    except ProblemsFound as found:
        click.echo(as_text(found.problems), err=True)
        raise SystemExit(1) from None
    for line in _lines(query):
        answered = search.answer(line, limit)
        click.echo(json.dumps(answered.as_data(), ensure_ascii=False) if as_data else str(answered))


_vocabulary = click.option("--vocabulary", type=click.Path(path_type=Path), help="Folder of terms.")
_json = click.option("--json", "as_data", is_flag=True, help="Print JSON, one object a line.")


@main.command()
@click.argument("phrase")
@_vocabulary
@_json
def resolve(phrase: str, vocabulary: Path | None, as_data: bool) -> None:
    """Say which hardware a PHRASE means; `-` reads one phrase a line from standard input.

    \b
    Examples:
      atlas resolve "8xA100 80G SXM4"
      atlas resolve --json - < phrases.txt
    """
    rules = _rules(vocabulary)
    for line in _lines(phrase):
        found = answer(line, rules)
        click.echo(json.dumps(found, ensure_ascii=False) if as_data else spoken(found))


@main.command("mentions")
@click.argument("file", type=click.File(encoding="utf-8", errors="replace"))
@_vocabulary
@_json
def mentions_in(file: TextIO, vocabulary: Path | None, as_data: bool) -> None:
    """Find hardware in the text of a FILE, `-` for standard input.

    \b
    Example:
      atlas mentions abstract.txt
    """
    rules, text = _rules(vocabulary), file.read()
    for mention in mentions(text, rules):
        found = described(mention, text, rules)
        click.echo(
            json.dumps(found, ensure_ascii=False) if as_data else f"{found['text']!r}: {spoken(found)}"
        )


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--against", type=click.Path(path_type=Path), help="Another version, to say only what differs.")
@_vocabulary
@click.option("--json", "as_data", is_flag=True, help="Print a JSON list.")
def facts(file: Path, against: Path | None, vocabulary: Path | None, as_data: bool) -> None:
    """Print what the record in FILE says as a table in Markdown, as reviews of pull requests show it.

    \b
    Examples:
      atlas facts papers/qlora.yml
      git show main:papers/qlora.yml > before.yml; atlas facts papers/qlora.yml --against before.yml
    """
    terms, root = _terms(vocabulary), Path.cwd()
    try:
        after = facts_in(file, file_name(file, root), terms)
        before = facts_in(against, file_name(against, root), terms) if against else ()
    except ProblemsFound as found:
        click.echo(as_text(found.problems), err=True)
        raise SystemExit(1) from None
    if as_data:
        said = differences(before, after) if against else after
        click.echo(json.dumps([asdict(one) for one in said], ensure_ascii=False, indent=2))
    else:
        click.echo((comparison if against else stated)(rows(before, after)))
