from __future__ import annotations

import json
import re
import ssl
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from paper_atlas.links.dead import LABEL, MARK
from tests import tiny
from tests.builds import ROOT
from tests.github.conftest import Done, Step
from tests.github.hub import BOT, Hub, zipped
from tests.links.web import Web, served
from tests.review.repositories import Atlas


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine, with its key."""
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    subprocess.run(
        [
            *(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=127.0.0.1",
            ),
            *("-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(file), "-out", f"{file}.crt"),
        ],
        check=True,
        capture_output=True,
    )
    with file.open("a") as stream:
        stream.write(Path(f"{file}.crt").read_text())
    return file


@pytest.fixture
def web(certificate: Path) -> Iterator[Web]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with served(context) as web:
        yield web


def earlier(day: str, days: int) -> str:
    return str(date.fromisoformat(day) - timedelta(days))


@pytest.fixture
def check(step: Step, hub: Hub, atlas: Atlas, web: Web, certificate: Path) -> Any:
    """Run the check over one record, whose code is at an address of the web."""
    for path in (atlas.folder / "papers").iterdir():
        path.unlink()
    text = tiny.text("silent-bits").replace(
        '  arxiv: "2206.90005"', f"  paper: https://127.0.0.1:{web.port}/a"
    )
    atlas.write({"silent-bits.yml": text})
    (atlas.folder / ".github").mkdir()
    (atlas.folder / ".github/link-check.yml").write_text("delay_seconds: 0\nnot_asked: []\n")
    file = atlas.folder.parent / "link-history.json"

    def run(days_later: int = 0) -> Done:
        if file.exists():  # so many days after the run before
            rows = json.loads(file.read_text("utf-8"))
            for row in rows.values():
                for name in ("asked", "alive", "failing_since"):
                    row[name] = row[name] and earlier(row[name], days_later)
            archive = zipped(**{"link-history__json": json.dumps(rows).encode()})
            hub.runs = [{"id": 30}]
            hub.artifacts.clear()
            hub.keep("link-history", archive, run=30)
        trust = {"SSL_CERT_FILE": f"{certificate}.crt"}
        return step("check_links", str(file), folder=atlas.folder, **hub.environment, **trust)

    return run


def test_an_address_that_answers_needs_no_issue(check: Any, web: Web, hub: Hub) -> None:
    web.page("/a", 200)
    done = check()

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "1 of 1 addresses asked, 0 dead. No issue is needed.\n"
    assert hub.written == []
    assert web.agents == {"paper-atlas link check (+https://forge.example/someone/atlas)"}


def test_two_failures_open_an_issue_a_third_changes_it_and_an_answer_closes_it(
    check: Any, web: Web, hub: Hub
) -> None:
    web.page("/a", 404)
    assert "0 dead. No issue is needed." in check().stdout
    assert "1 dead. An issue is opened." in check(days_later=7).stdout
    (issue,) = hub.issues
    assert (issue["title"], issue["labels"], issue["state"]) == ("Dead links: 1", [LABEL], "open")
    assert issue["body"].startswith(MARK)
    assert "papers/silent-bits.yml" in issue["body"]
    issue["labels"] = [LABEL, "good first issue"]

    assert "1 dead. The issue is brought up to date." in check(days_later=7).stdout
    assert len(hub.issues) == 1
    assert issue["labels"] == [LABEL, "good first issue"]

    web.page("/a", 200)
    assert "0 dead. The issue is closed." in check(days_later=7).stdout
    assert (issue["state"], issue["state_reason"]) == ("closed", "completed")
    assert len(hub.comments) == 1
    assert "No issue is needed." in check(days_later=7).stdout


def test_what_answered_lately_is_not_asked_again(check: Any, web: Web) -> None:
    web.page("/a", 200)
    check()
    before = len(web.asked)

    assert check(days_later=7).stdout.startswith("0 of 1 addresses asked")
    assert len(web.asked) == before
    assert check(days_later=30).stdout.startswith("1 of 1 addresses asked")


def test_an_issue_of_somebody_else_with_the_label_is_left_alone(check: Any, web: Web, hub: Hub) -> None:
    web.page("/a", 200)
    hub.issues = [
        {"number": 1, "user": {"login": "x"}, "body": MARK, "labels": [LABEL], "state": "open"},
        {"number": 2, "user": BOT, "body": "something else", "labels": [LABEL], "state": "open"},
    ]
    check()

    assert hub.written == []


def test_a_history_that_is_gone_or_spoilt_is_begun_anew(check: Any, web: Web, hub: Hub) -> None:
    web.page("/a", 404)
    hub.runs = [{"id": 30}]
    assert check().returncode == 0
    hub.keep("link-history", zipped(**{"link-history__json": b"[1]"}), run=30)
    assert check().returncode == 0
    assert hub.issues == []


def test_a_host_that_is_gone_is_dead_though_nobody_else_is_asked(
    check: Any, web: Web, hub: Hub, atlas: Atlas
) -> None:
    atlas.edit("silent-bits", f"https://127.0.0.1:{web.port}/a", "https://nothing.invalid/a")
    check()
    assert "1 dead. An issue is opened." in check(days_later=7).stdout

    assert "no such host" in hub.issues[0]["body"]


def test_the_settings_of_this_repository_are_polite() -> None:
    settings = yaml.safe_load((ROOT / ".github/link-check.yml").read_text("utf-8"))

    assert set(settings) == {"delay_seconds", "not_asked"}
    assert settings["delay_seconds"] >= 3
    assert all(re.fullmatch(r"[a-z0-9.-]+", host) for host in settings["not_asked"])


def test_a_hub_that_refuses_is_a_sentence(check: Any, web: Web, hub: Hub) -> None:
    web.page("/a", 200)
    hub.failures = [("GET", 403)]
    done = check()

    assert done.returncode == 1
    assert done.stderr.startswith("The link check is not finished: GitHub answered 403 to GET ")
