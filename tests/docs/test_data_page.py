"""What the page for programs shows works as shown, against the built site on a server of this machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import duckdb
import pytest

from paper_atlas.catalog import Catalog
from tests import node_tools
from tests.builds import ROOT

PAGE = (ROOT / "site_src/pages/data.md").read_text(encoding="utf-8")


def example(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    return str(found)


class Quiet(SimpleHTTPRequestHandler):
    """Tells nobody what was asked for."""

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - as the library calls it
        """Say nothing."""


@pytest.fixture(scope="module")
def address(real_site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=real_site)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def lines(address: str, *command: str) -> list[str]:
    done = subprocess.run(
        command,
        env=os.environ | {"ATLAS": address, "no_proxy": "*"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="curl or jq is not installed")
def test_the_example_on_the_command_line(address: str, real_catalog: Catalog) -> None:
    found = lines(address, "sh", "-c", example("sh"))
    claims = [claim for mention in real_catalog.by_product["a100"] for claim in mention.claims]

    assert [line.split("\t")[1] for line in found] == [claim.claim.metric for claim in claims]


def test_the_example_in_python(address: str, real_catalog: Catalog) -> None:
    found = lines(address, sys.executable, "-c", example("python"))
    mentions = real_catalog.by_product["rtx-4090"]
    papers = [one.entry.paper for one in mentions if one.is_own_result and one.entry.paper.links.code]

    assert found == [f"{paper.published} {paper.title} {paper.links.code}" for paper in papers]
    assert found


def test_the_example_in_javascript(address: str, real_catalog: Catalog) -> None:
    found = lines(address, *node_tools.node(), "--input-type=module", "--eval", example("js"))
    counts = sorted((len(papers) for papers in real_catalog.by_technique.values()), reverse=True)

    assert [int(line.split(" ")[0]) for line in found] == counts[:10]


def test_the_example_with_duckdb(
    real_site: Path, real_catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(real_site / "api/v1/dumps")
    with duckdb.connect() as database:
        found = database.execute(example("sql")).fetchall()

    own = {
        key: sum(one.is_own_result for one in mentions) for key, mentions in real_catalog.by_product.items()
    }
    expected = sorted(own.items(), key=lambda pair: (-pair[1], pair[0]))[:10]
    assert [(product, papers) for product, papers, _ in found] == expected


def test_every_address_that_the_page_names_is_there(real_site: Path) -> None:
    named = set(re.findall(r"`((?:api|feeds)/[^`]*)`", PAGE))

    assert len(named) > 8
    for address in named:
        pattern = address.replace("{id}", "*")
        assert list(real_site.glob(pattern.rstrip("/"))), address
