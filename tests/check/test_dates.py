from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from tests import tiny
from tests.check.conftest import Check


@pytest.mark.parametrize("published", ["2022", "2022-06", "2022-06-30", "2021-12-31"])
def test_a_paper_may_be_public_before_arxiv_has_it(published: str, check: Check) -> None:
    assert check("silent-bits", "published: 2022", f"published: {published}") == []


@pytest.mark.parametrize("published", ["2022-07", "2022-07-01", "2023"])
def test_a_paper_on_arxiv_is_public_by_the_end_of_that_month(published: str, check: Check) -> None:
    (found,) = check("silent-bits", "published: 2022", f"published: {published}")

    assert f"published {published}, but arXiv had it by 2022-06" in found


@pytest.mark.parametrize("arxiv", ["cs/0112017", "0704.0001"])
def test_identifiers_of_old_kinds_are_compared_where_they_tell_the_month(arxiv: str, check: Check) -> None:
    found = check("silent-bits", "2206.90005", arxiv)

    assert len(found) == (arxiv == "0704.0001")


def test_december_is_followed_by_january(check: Check) -> None:
    assert check("shrunk-twice", "2022-12-01", "2022-12-31") == []
    assert len(check("shrunk-twice", "2022-12-01", "2023-01-01")) == 1


def test_a_paper_cannot_be_newer_than_its_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    today = datetime.datetime.now(datetime.UTC).date()
    text = tiny.text("silent-bits").replace('  arxiv: "2206.90005"', "  paper: https://a.example/")

    for days, problems in ((0, 0), (1, 0), (10, 1)):
        date = today + datetime.timedelta(days=days)
        made = text.replace("published: 2022", f"published: {date}")
        assert len(tiny.lines(tmp_path, {"a.yml": made})) == problems


def test_a_clock_that_is_wrong_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 0.0)
    text = tiny.text("silent-bits")
    assert tiny.lines(tmp_path, {"a.yml": text}) == []

    os.utime(tmp_path / "papers/a.yml", (0, 0))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert len(tiny.lines(tmp_path, {})) == 1
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert tiny.lines(tmp_path, {}) == []
