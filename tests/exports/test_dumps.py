from __future__ import annotations

import csv
import hashlib
import io
import json
import logging
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from hypothesis import given, settings

from paper_atlas.address import DUMPS
from paper_atlas.catalog import Catalog
from paper_atlas.exports import Publication, dumps, export_files, parquet
from paper_atlas.exports.dumps import sharded
from paper_atlas.exports.tables import TABLES, columns_of, rows_of
from paper_atlas.record import Paper
from paper_atlas.textfile import plain
from tests.exports import made


def dumped(catalog: Catalog) -> dict[str, bytes]:
    publication = Publication(catalog, "Atlas", "Made for a test.", "https://atlas.example/", "CC-BY-4.0")
    return {address.removeprefix(DUMPS): content for address, content in dumps.files(publication)}


@pytest.fixture(scope="module")
def real(real_catalog: Catalog) -> dict[str, bytes]:
    return dumped(real_catalog)


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))


def read_lines(content: bytes) -> list[Any]:
    return [json.loads(line, parse_float=Decimal) for line in content.split(b"\n") if line]


def read_parquet(files: dict[str, bytes], table: str, folder: Path) -> list[dict[str, Any]]:
    """All rows of a table as DuckDB reads them."""
    for name, content in files.items():
        if name.startswith(f"{table}/"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)
    with duckdb.connect() as database:
        found = database.execute("SELECT * FROM read_parquet(?)", [str(folder / table / "*.parquet")])
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def of(entry: Any) -> dict[str, bytes]:
    return dumped(made.catalog(entry))


@given(made.papers())
@settings(max_examples=60)
def test_records_lose_nothing_on_their_way_through_lines_of_json(paper: Paper) -> None:
    entry = made.resolved("made-up", paper)
    lines = read_lines(b"".join(dumps.record_lines(made.catalog(entry))))

    assert [line["id"] for line in lines] == ["made-up"]
    again = Paper.model_validate(lines[0]["record"])
    assert again == paper
    assert again.model_dump(exclude_unset=True) == paper.model_dump(exclude_unset=True)
    assert repr(again) == repr(paper)


def test_every_record_is_a_line(real: dict[str, bytes], real_catalog: Catalog) -> None:
    lines = read_lines(real["atlas.jsonl"])

    assert [(line["id"], Paper.model_validate(line["record"])) for line in lines] == [
        (entry.id, entry.paper) for entry in real_catalog.papers
    ]


@pytest.mark.parametrize("table", TABLES)
def test_tables_say_the_same_in_csv_and_parquet_as_rows_do(
    real: dict[str, bytes], real_catalog: Catalog, table: str, tmp_path: Path
) -> None:
    rows = list(rows_of(table, real_catalog))
    key = ("id",) if table == "papers" else ("paper", "number")
    in_csv = read_csv(real[f"{table}.csv"])
    in_parquet = {tuple(row[name] for name in key): row for row in read_parquet(real, table, tmp_path)}

    assert len(in_csv) == len(in_parquet) == len(rows) > 0
    for row, cells in zip(rows, in_csv, strict=True):
        columns = in_parquet[tuple(getattr(row, name) for name in key)]
        assert list(cells) == list(columns) == list(type(row).model_fields)
        for name, value in row:
            usual = float(value) if isinstance(value, Decimal) else value
            assert columns[name] == (list(value) if isinstance(value, tuple) else usual)
            text = "; ".join(value) if isinstance(value, tuple) else str(value) if value is not None else ""
            assert cells[name].removeprefix("'") == text.removeprefix("'")


def test_a_parquet_file_holds_the_rows_of_one_year(real: dict[str, bytes], tmp_path: Path) -> None:
    years = {row["year"] for row in read_parquet(real, "runs", tmp_path)}
    names = {name for name in real if name.startswith("runs/")}

    assert names == {f"runs/{year}.parquet" for year in years}
    for year in years:
        with duckdb.connect() as database:
            query = "SELECT DISTINCT year FROM read_parquet(?)"
            found = database.execute(query, [str(tmp_path / f"runs/{year}.parquet")]).fetchall()
        assert found == [(year,)]


def test_a_long_year_is_in_several_files(real_catalog: Catalog) -> None:
    rows = list(rows_of("claims", real_catalog))
    names = [name for name, _ in parquet.parquet_files("claims", rows, most=2)]
    newest = rows[0].year

    assert names[:2] == [f"claims/{newest}.parquet", f"claims/{newest}-2.parquet"]
    assert len(set(names)) == len(names)


def test_a_table_without_rows_is_a_line_of_names_and_no_parquet() -> None:
    files = dumped(made.catalog())

    assert files["claims.csv"].decode().split(",")[:2] == ["paper", "number"]
    assert read_csv(files["claims.csv"]) == []
    assert files["atlas.jsonl"] == b""
    assert [name for name in files if name.endswith(".parquet")] == []


def test_without_its_package_there_is_no_parquet_and_it_is_said_how_there_would_be(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda _: None)
    with caplog.at_level(logging.INFO):
        files = of(made.entry())

    assert [name for name in files if name.endswith(".parquet")] == []
    assert "papers.csv" in files
    assert caplog.messages == ["No tables as Parquet: to write them, install paper-atlas[parquet]."]


def test_no_cell_can_be_taken_for_a_formula() -> None:
    files = of(made.dangerous())
    for table in TABLES:
        for row in read_csv(files[f"{table}.csv"]):
            numbers = {
                column.name for column in columns_of(TABLES[table]) if column.type in ("number", "integer")
            }
            risky = {name: cell for name, cell in row.items() if cell[:1] in tuple("=+-@\t\r") and cell}
            assert risky.keys() <= numbers
    paper = read_csv(files["papers.csv"])[0]
    assert paper["title"].startswith("'=HYPERLINK")
    assert len(paper["authors"].split("; ")) == 5_003
    assert read_csv(files["claims.csv"])[0]["low"] == "-2.50"


def test_what_is_dangerous_is_safe_in_every_dump(tmp_path: Path) -> None:
    entry = made.dangerous()
    files = of(entry)
    record = read_lines(files["atlas.jsonl"])[0]["record"]
    paper = read_parquet(files, "papers", tmp_path)[0]

    # JSON says it as it is; other formats leave out what they forbid.
    assert record["title"] == entry.paper.title
    assert paper["title"] == plain(entry.paper.title)
    assert not set(paper["title"]) & set("\0\x1b\x85\u202e\u202c\ufffe\ud800")
    assert paper["title"].endswith("\ufffd")
    assert len(paper["authors"]) == 5_003
    for name, content in files.items():
        if not name.endswith(".parquet"):
            content.decode()


def test_lines_are_put_into_files_of_bounded_size() -> None:
    lines = [b"%d\n" % number for number in range(100)]
    files = dict(sharded("a.csv", lines, b"n\n", 30))

    assert list(files)[:3] == ["a.csv", "a-2.csv", "a-3.csv"]
    assert max(map(len, files.values())) <= 30
    assert all(content.startswith(b"n\n") for content in files.values())
    assert b"".join(content.removeprefix(b"n\n") for content in files.values()) == b"".join(lines)
    assert list(dict(sharded("a.csv", [b"x" * 40], b"n\n", 30))) == ["a.csv"]


def test_sums_and_sizes_are_those_of_the_files(real: dict[str, bytes]) -> None:
    sums = dict(line.split("  ")[::-1] for line in real["SHA256SUMS"].decode().splitlines())
    resources = {file["path"]: file for file in json.loads(real["datapackage.json"])["resources"]}
    about = {"SHA256SUMS", "datapackage.json", "CITATION.cff"}

    assert sums.keys() == resources.keys() == real.keys() - about
    for name, digest in sums.items():
        assert hashlib.sha256(real[name]).hexdigest() == digest
        assert resources[name]["hash"] == f"sha256:{digest}"
        assert resources[name]["bytes"] == len(real[name])


def test_the_dictionary_explains_every_column(real: dict[str, bytes]) -> None:
    package = json.loads(real["datapackage.json"])
    tables = {file["path"]: file["schema"]["fields"] for file in package["resources"] if "schema" in file}

    assert package["licenses"] == [{"name": "CC-BY-4.0"}]
    for table in TABLES:
        fields = tables[f"{table}.csv"]
        assert [field["name"] for field in fields] == list(read_csv(real[f"{table}.csv"])[0])
        assert [field["name"] for field in fields if not field["description"]] == []
        for row in read_csv(real[f"{table}.csv"]):
            missing = {name for name, cell in row.items() if not cell}
            assert {
                f["name"] for f in fields if f["type"] != "string" and f["constraints"]["required"]
            }.isdisjoint(missing)
    names = [file["name"] for file in package["resources"]]
    assert len(set(names)) == len(names)


def test_the_whole_is_cited_by_its_name_and_date(real: dict[str, bytes], real_catalog: Catalog) -> None:
    cited = yaml.safe_load(real["CITATION.cff"])

    assert cited["cff-version"] == "1.2.0"
    assert cited["title"] == "Atlas"
    assert cited["authors"] == [{"name": "Atlas"}]
    assert cited["license"] == "CC-BY-4.0"
    assert cited["date-released"].startswith(real_catalog.updated)


def test_the_same_catalog_makes_the_same_bytes(real: dict[str, bytes], real_catalog: Catalog) -> None:
    assert dumped(real_catalog) == real


def test_the_index_of_the_api_names_every_dump(real: dict[str, bytes], real_catalog: Catalog) -> None:
    files = dict(export_files(Publication(real_catalog)))
    named = {file["address"]: file for file in json.loads(files["api/v1/index.json"])["dumps"]}

    assert {address.removeprefix(DUMPS) for address in named} == real.keys()
    for address, file in named.items():
        assert file["bytes"] == len(files[address])
        assert file["sha256"] == hashlib.sha256(files[address]).hexdigest()
