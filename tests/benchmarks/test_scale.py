"""The benchmark of builds with few records: fails on what is wrong, never on time."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.compare import Contender
from benchmarks.hugo_site import write_hugo_site
from benchmarks.plain_site import write_plain_site
from benchmarks.scale import main
from paper_atlas.catalog import Catalog


def test_every_way_to_build_makes_the_right_site_and_has_its_row() -> None:
    done = CliRunner().invoke(main, ["--records", "3", "--rounds", "1"])

    assert done.exit_code == 0, done.output
    names = [line[:34].strip() for line in done.output.splitlines()]
    assert names[:8] == [
        "3 records",
        "check, cold",
        "build, cold",
        "build, nothing changed",
        "build, one record changed",
        "build, one term changed",
        "build, one template changed",
        "plain MkDocs + Material",
    ]


def test_a_site_that_depends_on_what_was_built_before_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    build = Contender.build

    def build_with_traces(self: Contender, *, from_nothing: bool = True) -> None:
        build(self, from_nothing=from_nothing)
        if not from_nothing:
            (self.site / "trace.html").write_text("left", encoding="utf-8")

    monkeypatch.setattr(Contender, "build", build_with_traces)
    done = CliRunner().invoke(main, ["--records", "3", "--rounds", "1"])

    assert done.exit_code == 1
    assert "nothing changed: not the bytes of a site built from nothing" in done.output


def test_hugo_gets_a_page_for_each_paper(real_catalog: Catalog, tmp_path: Path) -> None:
    write_plain_site(real_catalog, tmp_path / "plain")
    write_hugo_site(tmp_path / "plain", tmp_path / "hugo")

    pages = list((tmp_path / "hugo/content/papers").glob("*.md"))
    assert {page.stem for page in pages} == set(real_catalog.by_id)
    assert 'tag = "tags"' in (tmp_path / "hugo/hugo.toml").read_text("utf-8")
