from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from benchmarks.made_up import FLAT, MadeUp, own_vocabulary, write_records
from paper_atlas.catalog import open_folders
from paper_atlas.record import Role
from tests.builds import ROOT, run


@pytest.fixture(scope="module")
def made_up() -> MadeUp:
    return MadeUp(own_vocabulary())


@pytest.fixture(scope="module")
def some(made_up: MadeUp) -> list[dict[str, Any]]:
    return [made_up.record(number) for number in range(1, 601)]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.yml")}


def test_two_hundred_records_have_no_problem(made_up: MadeUp, tmp_path: Path) -> None:
    write_records(made_up, 200, tmp_path / "papers")
    opened = open_folders(tmp_path / "papers", ROOT / "vocabulary", tmp_path)
    assert opened.problems == ()
    assert len(opened.catalog().papers) == 200


def test_records_are_the_same_in_another_process_with_another_hash_seed(
    made_up: MadeUp, tmp_path: Path
) -> None:
    write_records(made_up, 30, tmp_path / "here")
    command = ("-m", "benchmarks.made_up", "30", "--into", str(tmp_path / "there"))
    done = run(*command, folder=ROOT, PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def test_a_record_is_the_same_whatever_the_number_of_records(made_up: MadeUp, tmp_path: Path) -> None:
    write_records(made_up, 20, tmp_path / "few")
    write_records(made_up, FLAT + 1, tmp_path / "many")
    few, many = contents(tmp_path / "few"), contents(tmp_path / "many")
    assert len(many) == FLAT + 1
    assert few.items() <= many.items()


def test_many_records_stand_in_a_folder_a_year(made_up: MadeUp, tmp_path: Path) -> None:
    write_records(made_up, FLAT + 1, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {str(year) for year in range(2015, 2027)}


def test_another_seed_makes_other_records(made_up: MadeUp) -> None:
    other = MadeUp(own_vocabulary(), seed=1)
    assert all(made_up.text(number) != other.text(number) for number in range(1, 20))


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "qlora.yml").touch()
    done = run("-m", "benchmarks.made_up", "2", "--into", str(tmp_path), folder=ROOT)
    assert done.returncode == 2
    assert "is not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["qlora.yml"]


def test_every_role_occurs(some: list[dict[str, Any]]) -> None:
    assert {run["role"] for record in some for run in record["runs"]} == set(get_args(Role))


def test_every_kind_of_hardware_mention_occurs(some: list[dict[str, Any]]) -> None:
    hardware = [run["hardware"] for record in some for run in record["runs"]]
    named = {way for mention in hardware if mention != "not stated" for way in mention}
    assert named == {"product", "system", "architecture", "vendor", "unnamed", "memory_gb", "form_factor"}
    assert "not stated" in hardware
    assert {"memory_gb"} in [set(mention) for mention in hardware]


@pytest.mark.parametrize(
    "field", ["needs", "related", "reproductions", "formerly", "status", "venue", "claims"]
)
def test_an_optional_field_occurs_but_not_always(field: str, some: list[dict[str, Any]]) -> None:
    assert 0 < sum(field in record for record in some) < len(some)


def test_hardware_has_a_long_tail(some: list[dict[str, Any]]) -> None:
    hardware = [run["hardware"] for record in some for run in record["runs"]]
    found = Counter(mention["product"] for mention in hardware if "product" in mention)
    seldom = [product for product, count in found.items() if count == 1]
    assert found.most_common(1)[0][1] > sum(found.values()) / 10
    assert len(seldom) > len(found) / 4


def test_runs_and_claims_are_as_many_as_in_real_records(some: list[dict[str, Any]]) -> None:
    # In the first 56: 133 runs, 200 claims.
    assert sum(len(record["runs"]) for record in some) / len(some) == pytest.approx(133 / 56, rel=0.1)
    assert sum(len(record.get("claims", ())) for record in some) / len(some) == pytest.approx(
        200 / 56, rel=0.1
    )


def test_names_are_of_many_scripts_and_some_have_combining_marks(some: list[dict[str, Any]]) -> None:
    letters = {letter for record in some for name in record["authors"] for letter in name}
    scripts = {unicodedata.name(letter).split()[0] for letter in letters if letter.isalpha()}
    assert {"LATIN", "ARABIC", "CJK", "CYRILLIC", "HANGUL", "HIRAGANA"} <= scripts
    assert any(unicodedata.combining(letter) for letter in letters)


def test_related_papers_are_not_newer(made_up: MadeUp, some: list[dict[str, Any]]) -> None:
    published = {made_up.heading(number).id: record["published"] for number, record in enumerate(some, 1)}
    pairs = [(other["paper"], record["published"]) for record in some for other in record.get("related", ())]
    assert pairs
    assert all(published[other] <= date for other, date in pairs)
