"""Each record of this repository."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import yaml

from paper_atlas.catalog import Opened, open_folders
from paper_atlas.date import first_day
from paper_atlas.record import Paper
from paper_atlas.shape import parse
from paper_atlas.source import Source, read
from paper_atlas.textfile import text_of
from tests.builds import ROOT

FILES = sorted((ROOT / "papers").rglob("*.yml"))
SCHEMA = "# yaml-language-server: $schema="

each_record = pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])


@cache
def opened() -> Opened:
    return open_folders(ROOT / "papers", ROOT / "vocabulary", ROOT)


def source_of(file: Path) -> Source:
    source, problems = read(file, file.name)
    assert source
    assert problems == []
    return source


def paper_of(file: Path) -> Paper:
    source = source_of(file)
    paper, problems = parse(Paper, source, source.data)
    assert paper
    assert problems == []
    return paper


def scalars(node: yaml.Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[object, str, int, int]]:
    """Path, text, line and column of all values, as PyYAML's own tree has them."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from scalars(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from scalars(item, (*path, number))
    else:
        yield path, node.value, node.start_mark.line + 1, node.start_mark.column + 1


@each_record
def test_a_record_has_no_problems(file: Path) -> None:
    assert opened().problems_in([file], ROOT) == ()


@each_record
def test_every_value_is_read_where_it_stands(file: Path) -> None:
    source = source_of(file)

    found = {(path, text, *source.values[path]) for path, text in source.raw.items()}

    tree = yaml.compose(text_of(file), Loader=yaml.SafeLoader)
    assert tree
    assert found == set(scalars(tree))


@each_record
def test_a_record_says_the_same_when_it_is_written_out(file: Path) -> None:
    paper = paper_of(file)

    assert Paper.model_validate_json(paper.model_dump_json(), strict=False) == paper
    assert Paper.model_validate(paper.model_dump(exclude_unset=True)) == paper


@each_record
def test_figures_keep_their_digits(file: Path) -> None:
    source = source_of(file)

    for path, value in source.find("claims", "*", "value"):
        assert isinstance(value, int | Decimal)
        assert str(value) == source.raw[path]


@each_record
def test_quotes_are_short(file: Path) -> None:
    assert [claim.quote for claim in paper_of(file).claims if len(claim.quote.split()) > 12] == []


@each_record
def test_summaries_are_no_quotes(file: Path) -> None:
    paper = paper_of(file)
    summary = " ".join(paper.summary.split()).casefold()

    assert 40 <= len(summary.split()) <= 90
    long = [claim.quote for claim in paper.claims if len(claim.quote.split()) > 5]
    assert [quote for quote in long if quote.casefold() in summary] == []


@each_record
def test_runs_and_claims_lead_to_each_other(file: Path) -> None:
    paper = paper_of(file)

    assert all(1 <= claim.run <= len(paper.runs) for claim in paper.claims)
    assert first_day(paper.published)


@each_record
def test_editors_find_the_schema(file: Path) -> None:
    first = text_of(file).splitlines()[0]

    assert first.startswith(SCHEMA)
    assert (file.parent / first.removeprefix(SCHEMA)).resolve() == ROOT / "schema/paper.schema.json"


@each_record
def test_a_record_ends_and_indents_as_text_files_do(file: Path) -> None:
    content = file.read_bytes()

    assert content.endswith(b"\n")
    assert not content.endswith(b"\n\n")
    assert b"\r" not in content
    assert b"\t" not in content
    assert [line for line in content.splitlines() if line != line.rstrip()] == []


def test_there_are_records() -> None:
    assert len(FILES) >= 56
