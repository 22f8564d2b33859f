"""Every page of every kind is HTML as the standard has it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryFile

from tests import node_tools
from tests.browser.screenshots import kind_of

RULES = node_tools.FOLDER / "htmlvalidate.json"


def findings(*places: Path) -> list[str]:
    command = [*node_tools.html_validate(), "--config", str(RULES), "--formatter", "json", *map(str, places)]
    # Through a file: into a pipe, Node writes no more than the first piece of it before it exits.
    with TemporaryFile("w+", encoding="utf-8") as output:
        done = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, check=False, timeout=300)
        output.seek(0)
        written = output.read()
    assert written, done.stderr
    return [
        f"{Path(file['filePath']).as_posix()}:{message['line']}:{message['column']}: {message['message']}"
        for file in json.loads(written)
        for message in file["messages"]
    ]


def of_each_kind(site: Path) -> list[Path]:
    """The lightest and the heaviest pages of every kind: those with least and with most on them."""
    kinds: dict[str | None, list[Path]] = {}
    for page in sorted(site.rglob("*.html"), key=lambda page: (page.stat().st_size, page)):
        kinds.setdefault(kind_of(page, site), []).append(page)
    return sorted({page for pages in kinds.values() for page in (*pages[:3], *pages[-5:])})


def test_every_kind_of_page_of_the_real_site_is_valid(real_site: Path) -> None:
    assert findings(*of_each_kind(real_site)) == []


def test_every_page_of_the_tiny_atlas_is_valid_whatever_its_records_hold(tiny_site: Path) -> None:
    assert findings(tiny_site) == []


def test_lists_by_year_and_redirects_are_valid(large_site: Path) -> None:
    by_year = sorted((large_site / "hardware").glob("*/20*/index.html"))[:5]
    by_month = sorted((large_site / "years").glob("*/*/index.html"))[:5]
    redirects = sorted((large_site / "papers").glob("*-preprint/index.html"))[:5]

    assert by_year
    assert by_month
    assert redirects
    assert findings(*by_year, *by_month, *redirects) == []


def test_a_mistake_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(
        "<!doctype html>\n<html lang='en'><title>A</title><p><div></div></p></html>\n", encoding="utf-8"
    )

    assert any(f"{page.as_posix()}:2:" in finding for finding in findings(tmp_path))
