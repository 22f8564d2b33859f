"""What the steps ask of GitHub's API, with bounds on all that comes back.

From the environment: GITHUB_API_URL, GITHUB_REPOSITORY and GITHUB_TOKEN.
"""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urlsplit

import urllib3
from urllib3 import exceptions
from urllib3.util import Retry

_BOT = "github-actions[bot]"
"""Who the workflows' token writes as."""
_A_PAGE, _MOST_PAGES = 100, 50
_LARGEST_ANSWER = 20_000_000
_LARGEST_ARTIFACT = 5_000_000
_TIMEOUT = 30
_AGENT = "paper-atlas"
_PASSING = frozenset({429, 500, 502, 503, 504})
_LEADING = frozenset({301, 302, 303, 307, 308})
_AGAIN = frozenset({"GET", "PATCH"})
"""Asked again after a passing fault; a second POST could make a second comment."""


class ApiFailed(Exception):  # noqa: N818 - says what happened
    """GitHub did not do what was asked; the text says what, in our own words."""


def only_file(archive: bytes, name: str, most: int) -> bytes:
    """The one file that an archive shall hold, read without unpacking anything.

    Raises:
        ApiFailed: it is broken, or holds anything else, or more.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            names = opened.namelist()
            content = opened.open(name).read(most + 1) if names == [name] else b""
    except Exception as error:
        raise ApiFailed(f"the artifact can't be unpacked ({type(error).__name__})") from None
    if names != [name]:
        raise ApiFailed("the artifact holds other files than it should")
    if len(content) > most:
        raise ApiFailed(f"the file in the artifact has more than {most:,} bytes")
    return content


def written_by_us(post: dict[str, Any], mark: str) -> bool:
    """Whether a comment or an issue is one that a workflow wrote with this first line."""
    return (post["user"] or {}).get("login") == _BOT and (post["body"] or "").startswith(mark)


@dataclass(frozen=True)
class Api:
    """One repository on GitHub."""

    root: str
    repository: str
    """owner/name"""
    token: str
    patience: float = 2
    """Seconds before the second attempt, doubling with each; GitHub may ask for more."""
    pool: urllib3.PoolManager = field(default_factory=urllib3.PoolManager)

    @classmethod
    def from_environment(cls) -> Api:
        """As the runner says."""
        said = os.environ
        return cls(said["GITHUB_API_URL"], said["GITHUB_REPOSITORY"], said["GITHUB_TOKEN"])

    def get(self, path: str, **query: str | int) -> Any:
        """One answer."""
        return json.loads(self._ask("GET", self._address(path, query)))

    def every(self, path: str, inside: str | None = None, **query: str | int) -> Iterator[Any]:
        """All items of a list that comes in pages, or of the list `inside` each page."""
        for page in range(1, _MOST_PAGES + 1):
            answer = self.get(path, **query, per_page=_A_PAGE, page=page)
            items = answer[inside] if inside else answer
            yield from items
            if len(items) < _A_PAGE:
                return

    def post(self, path: str, content: object) -> Any:
        """Make something."""
        return json.loads(self._ask("POST", self._address(path), content))

    def patch(self, path: str, content: object) -> Any:
        """Change something."""
        return json.loads(self._ask("PATCH", self._address(path), content))

    def file_in_artifact(self, artifact: int, name: str, most: int) -> bytes:
        """The one file that an artifact shall hold, read without unpacking anything.

        Raises:
            ApiFailed: it holds anything else, or more.
        """
        archive = self._ask("GET", self._address(f"actions/artifacts/{artifact}/zip"), most=_LARGEST_ARTIFACT)
        return only_file(archive, name, most)

    def _address(self, path: str, query: dict[str, str | int] | None = None) -> str:
        end = f"?{urlencode(query)}" if query else ""
        return f"{self.root}/repos/{self.repository}/{path}{end}"

    def _ask(self, method: str, address: str, content: object = None, most: int = _LARGEST_ANSWER) -> bytes:
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self.token}",
            "User-Agent": _AGENT,
            "X-GitHub-Api-Version": "2022-11-28",
        }
        data = None if content is None else json.dumps(content).encode()
        with self._answer(method, address, headers, data) as answer:
            if answer.status in _LEADING:
                # Elsewhere, where the token is for nobody.
                with self._answer(
                    "GET", answer.headers.get("Location", ""), {"User-Agent": _AGENT}, None
                ) as led:
                    return _read(led, most, f"what {_spoken(method, address)} leads to")
            return _read(answer, most, _spoken(method, address))

    @contextmanager
    def _answer(
        self, method: str, address: str, headers: dict[str, str], data: bytes | None
    ) -> Iterator[urllib3.BaseHTTPResponse]:
        again = Retry(
            4,
            redirect=False,
            allowed_methods=_AGAIN,
            status_forcelist=_PASSING,
            backoff_factor=self.patience,
            raise_on_status=False,
        )
        try:
            answer = self.pool.request(
                method,
                address,
                body=data,
                headers=headers,
                timeout=_TIMEOUT,
                retries=again,
                redirect=False,
                preload_content=False,
            )
            try:
                yield answer
            finally:
                answer.close()
        except exceptions.HTTPError as error:
            raise ApiFailed(f"no answer to {_spoken(method, address)} ({type(error).__name__})") from None


def _spoken(method: str, address: str) -> str:
    return f"{method} {urlsplit(address).path}"


def _read(answer: urllib3.BaseHTTPResponse, most: int, asked: str) -> bytes:
    if not HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        raise ApiFailed(f"GitHub answered {answer.status} to {asked}")
    content = answer.read(most + 1)
    if len(content) > most:
        raise ApiFailed(f"the answer to {asked} has more than {most:,} bytes")
    return content
