"""A server on this machine that answers as GitHub's API documents, as far as the steps ask."""

from __future__ import annotations

import contextlib
import io
import json
import re
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

REPOSITORY = "someone/atlas"
TOKEN = "a-token"  # noqa: S105 - of no server but this one
BOT = {"login": "github-actions[bot]"}


def zipped(**files: bytes) -> bytes:
    """An archive of files; `__` in a name stands for a dot."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return content.getvalue()


@dataclass(frozen=True)
class Asked:
    """One request."""

    method: str
    path: str
    authorization: str | None
    content: Any


@dataclass
class Hub:
    """What the server holds, and what it was asked."""

    pulls: dict[int, Any] = field(default_factory=dict)
    comments: list[Any] = field(default_factory=list)
    artifacts: list[Any] = field(default_factory=list)
    """Each with `run` and `archive` besides what the API tells."""
    runs: list[Any] = field(default_factory=list)
    issues: list[Any] = field(default_factory=list)
    labels: list[Any] = field(default_factory=list)
    failures: list[tuple[str, int]] = field(default_factory=list)
    """Methods and statuses to answer with before anything else, in turn."""
    asked: list[Asked] = field(default_factory=list)
    url: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """What the runner says of it."""
        return {
            "GITHUB_API_URL": self.url,
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_TOKEN": TOKEN,
            "GITHUB_SERVER_URL": "https://forge.example",
        }

    @property
    def written(self) -> list[tuple[str, str]]:
        """Method and path of what changed something."""
        return [(one.method, one.path) for one in self.asked if one.method != "GET"]

    def keep(self, name: str, archive: bytes, run: int = 9, number: int = 0) -> None:
        """Keep an artifact."""
        known = {"id": number or len(self.artifacts) + 1, "name": name, "expired": False}
        self.artifacts.append({**known, "run": run, "archive": archive})

    def answer(self, method: str, path: str, query: dict[str, str], content: Any) -> tuple[int, Any]:
        """Status and JSON, or bytes, or the address that it leads to."""
        for pattern, ask in _ROUTES:
            if found := re.fullmatch(pattern, f"{method} {path}"):
                return ask(self, query, content, *found.groups())  # type: ignore[no-any-return]
        return 404, {"message": "Not Found"}


def _page(items: list[Any], query: dict[str, str]) -> list[Any]:
    size, page = int(query.get("per_page", 30)), int(query.get("page", 1))
    return items[size * (page - 1) : size * page]


def _listed(hub: Hub, query: dict[str, str], _: Any, run: str) -> tuple[int, Any]:
    told = [
        {key: one[key] for key in ("id", "name", "expired")}
        for one in hub.artifacts
        if one["run"] == int(run)
    ]
    return 200, {"total_count": len(told), "artifacts": _page(told, query)}


def _lead(hub: Hub, _query: Any, _content: Any, number: str) -> tuple[int, Any]:
    return 302, f"{hub.url}/elsewhere/{number}"


def _archive(hub: Hub, _query: Any, _content: Any, number: str) -> tuple[int, Any]:
    return 200, next(one["archive"] for one in hub.artifacts if one["id"] == int(number))


def _runs(hub: Hub, query: dict[str, str], *_: Any) -> tuple[int, Any]:
    return 200, {"workflow_runs": _page(hub.runs, query)}


def _pull(hub: Hub, _query: Any, _content: Any, number: str) -> tuple[int, Any]:
    pull = hub.pulls.get(int(number))
    return (200, pull) if pull else (404, {"message": "Not Found"})


def _comments(hub: Hub, query: dict[str, str], *_: Any) -> tuple[int, Any]:
    return 200, _page(hub.comments, query)


def _comment(hub: Hub, _query: Any, content: Any, _number: str) -> tuple[int, Any]:
    hub.comments.append({"id": 1000 + len(hub.comments), "user": BOT, **content})
    return 201, hub.comments[-1]


def _change_comment(hub: Hub, _query: Any, content: Any, number: str) -> tuple[int, Any]:
    (comment,) = [one for one in hub.comments if one["id"] == int(number)]
    comment.update(content)
    return 200, comment


def _issues(hub: Hub, query: dict[str, str], *_: Any) -> tuple[int, Any]:
    found = [one for one in hub.issues if one["state"] == query["state"] and query["labels"] in one["labels"]]
    return 200, _page(found, query)


def _open(hub: Hub, _query: Any, content: Any) -> tuple[int, Any]:
    hub.issues.append({"number": 50 + len(hub.issues), "user": BOT, "state": "open", **content})
    return 201, hub.issues[-1]


def _change_issue(hub: Hub, _query: Any, content: Any, number: str) -> tuple[int, Any]:
    (issue,) = [one for one in hub.issues if one["number"] == int(number)]
    issue.update(content)
    return 200, issue


def _labels(hub: Hub, query: dict[str, str], *_: Any) -> tuple[int, Any]:
    return 200, _page(hub.labels, query)


def _make_label(hub: Hub, _query: Any, content: Any) -> tuple[int, Any]:
    hub.labels.append(dict(content))
    return 201, content


def _change_label(hub: Hub, _query: Any, content: Any, name: str) -> tuple[int, Any]:
    (label,) = [one for one in hub.labels if one["name"] == unquote(name)]
    label.update(content)
    return 200, label


_HERE = f"/repos/{REPOSITORY}"
_ROUTES = (
    (rf"GET {_HERE}/actions/runs/(\d+)/artifacts", _listed),
    (rf"GET {_HERE}/actions/artifacts/(\d+)/zip", _lead),
    (r"GET /elsewhere/(\d+)", _archive),
    (rf"GET {_HERE}/actions/workflows/links\.yml/runs", _runs),
    (rf"GET {_HERE}/pulls/(\d+)", _pull),
    (rf"GET {_HERE}/issues/\d+/comments", _comments),
    (rf"POST {_HERE}/issues/(\d+)/comments", _comment),
    (rf"PATCH {_HERE}/issues/comments/(\d+)", _change_comment),
    (rf"GET {_HERE}/issues", _issues),
    (rf"POST {_HERE}/issues", _open),
    (rf"PATCH {_HERE}/issues/(\d+)", _change_issue),
    (rf"GET {_HERE}/labels", _labels),
    (rf"POST {_HERE}/labels", _make_label),
    (rf"PATCH {_HERE}/labels/(.+)", _change_label),
)


@contextlib.contextmanager
def served() -> Iterator[Hub]:
    """A hub that answers while it is looked at."""
    hub = Hub()

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            content = json.loads(self.rfile.read(length)) if length else None
            split = urlsplit(self.path)
            authorization = self.headers.get("Authorization")
            hub.asked.append(Asked(self.command, split.path, authorization, content))
            query = {key: values[0] for key, values in parse_qs(split.query).items()}
            if hub.failures and hub.failures[0][0] == self.command:
                status, said = hub.failures.pop(0)[1], {"message": "::error::not now"}
            elif split.path.startswith("/repos/") and authorization != f"Bearer {TOKEN}":
                status, said = 401, {"message": "Bad credentials"}
            else:
                status, said = hub.answer(self.command, split.path, query, content)
            self._say(status, said)

        do_GET = do_POST = do_PATCH = _any  # noqa: N815 - names of the library

        def _say(self, status: int, said: Any) -> None:
            self.send_response(status)
            if status == 302:
                self.send_header("Location", said)
            body = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    hub.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
