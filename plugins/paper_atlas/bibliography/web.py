"""Asking a service on the web: patiently, politely, within bounds, and never with a traceback."""

from __future__ import annotations

import contextlib
import platform
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3 import exceptions

from paper_atlas.bibliography.failure import BY_HAND, CannotFetch
from paper_atlas.problem import shown

USER_AGENT = f"paper-atlas/{version('paper-atlas')} (atlas new; Python {platform.python_version()})"

_REDIRECTS = (301, 302, 303, 307, 308)
_TRY_AGAIN = (429, 500, 502, 503, 504)
_PIECE = 65536
_SPOKEN_AS_SECONDS = 120
_LONGEST_WAIT_TOLD = 1e9


@dataclass(frozen=True)
class Limits:
    """How long, how often and how much at most; times in seconds, sizes in bytes."""

    connect: float = 10
    read: float = 20
    """Between two pieces of an answer."""
    total: float = 120
    """For one question with all repetitions."""
    attempts: int = 4
    first_wait: float = 3
    """Before the second attempt; doubles with each."""
    longest_wait: float = 60
    """That a service may ask for by Retry-After."""
    redirects: int = 5
    size: int = 5_000_000


@dataclass(frozen=True)
class Clock:
    """Time, so that tests need not wait."""

    now: Callable[[], float] = time.monotonic
    date: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True)
class Source:
    """A service and its ways."""

    name: str
    """As in sentences: arXiv."""
    media_type: str
    """What is asked for: application/json."""
    kind: str
    """What the media type of an answer must hold: json."""
    pause: float = 0
    """Least number of seconds from one request to the next."""


@dataclass(frozen=True)
class Answer:
    """What a service said, unless it was told to be asked again or said it in another language."""

    status: int
    body: bytes


class _Setback(Exception):  # noqa: N818 - another attempt may do
    def __init__(self, what: str, retry_after: float | None = None) -> None:
        super().__init__(what)
        self.retry_after = retry_after


@dataclass
class Web:
    """Asks services, remembering when each was asked last."""

    limits: Limits = Limits()
    clock: Clock = Clock()
    pool: urllib3.PoolManager = field(default_factory=urllib3.PoolManager)
    _last: dict[str, float] = field(default_factory=dict)

    def get(self, address: str, source: Source) -> Answer:
        """What a service answers, of whatever status; for 404 the body may be left out.

        Raises:
            CannotFetch: it gave no answer, none in time, or one of another kind.
        """
        deadline = self.clock.now() + self.limits.total
        attempt = 1
        while True:
            try:
                return self._follow(address, source, deadline)
            except _Setback as setback:
                self._wait_or_give_up(setback, attempt, deadline)
            attempt += 1

    def _keep_distance(self, source: Source) -> None:
        last = self._last.get(source.name)
        if last is not None:
            wait = last + source.pause - self.clock.now()
            if wait > 0:
                self.clock.sleep(wait)
        self._last[source.name] = self.clock.now()

    def _wait_or_give_up(self, setback: _Setback, attempt: int, deadline: float) -> None:
        wait = self.limits.first_wait * 2 ** (attempt - 1)
        if setback.retry_after is not None:
            wait = max(setback.retry_after, 0)
        if wait > self.limits.longest_wait:
            raise CannotFetch(f"{setback} and asks to wait {_spoken(wait)}", fix=f"wait, or {BY_HAND}")
        if attempt >= self.limits.attempts:
            raise CannotFetch(f"{setback}, {attempt} times")
        if self.clock.now() + wait >= deadline:
            raise CannotFetch(f"{setback}, and there was no time left of {_spoken(self.limits.total)}")
        self.clock.sleep(wait)

    def _follow(self, address: str, source: Source, deadline: float) -> Answer:
        for _ in range(self.limits.redirects + 1):
            with self._asked(address, source, deadline) as response:
                location = response.headers.get("Location")
                if response.status not in _REDIRECTS or not location:
                    return self._answer(response, source, deadline)
            address = _redirected(address, location, source)
        raise CannotFetch(
            f"{source.name} sends from one address to the next, more than {self.limits.redirects} times"
        )

    @contextlib.contextmanager
    def _asked(self, address: str, source: Source, deadline: float) -> Iterator[urllib3.BaseHTTPResponse]:
        self._keep_distance(source)
        left = max(deadline - self.clock.now(), 0.001)
        try:
            response = self.pool.request(
                "GET",
                address,
                headers={"User-Agent": USER_AGENT, "Accept": source.media_type, "Accept-Encoding": "gzip"},
                timeout=urllib3.Timeout(
                    connect=min(self.limits.connect, left), read=min(self.limits.read, left)
                ),
                retries=False,
                redirect=False,
                preload_content=False,
            )
            try:
                yield response
            finally:
                response.close()
        except exceptions.HTTPError as error:
            raise self._explained(error, address, source) from error

    def _explained(self, error: exceptions.HTTPError, address: str, source: Source) -> CannotFetch | _Setback:
        host = urlsplit(address).hostname
        match error:
            case exceptions.NameResolutionError():
                return CannotFetch(
                    f"{source.name}'s address {host} was not found",
                    fix=f"see whether there is a network; without one, {BY_HAND}",
                )
            case exceptions.NewConnectionError():
                return CannotFetch(
                    f"{host} ({source.name}) cannot be reached",
                    fix=f"see whether there is a network, or a proxy in between; without one, {BY_HAND}",
                )
            case exceptions.ConnectTimeoutError():
                return CannotFetch(
                    f"{host} ({source.name}) could not be reached within {_spoken(self.limits.connect)}"
                )
            case exceptions.SSLError():
                return CannotFetch(
                    f"the connection to {host} ({source.name}) is not secure: {shown(error)}",
                    fix=f"see whether this computer's clock is right and what is in between, or {BY_HAND}",
                )
            case exceptions.TimeoutError():
                return _Setback(f"{source.name} did not answer within {_spoken(self.limits.read)}")
            case exceptions.ProtocolError():
                return _Setback(f"{source.name} broke off its answer")
            case exceptions.DecodeError():
                return CannotFetch(f"{source.name}'s answer cannot be unpacked")
        return CannotFetch(f"{source.name} could not be asked: {shown(error)}")

    def _answer(self, response: urllib3.BaseHTTPResponse, source: Source, deadline: float) -> Answer:
        status = response.status
        if status in _TRY_AGAIN:
            raise _Setback(f"{source.name} answered {_named(status)}", self._asked_wait(response))
        if status == HTTPStatus.NOT_FOUND:
            return Answer(status, b"")
        media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if media_type and source.kind not in media_type:
            if status != HTTPStatus.OK:
                raise unexpected_status(status, source)
            raise CannotFetch(
                f"{source.name} answered with {shown(media_type)} where {source.kind} was expected"
            )
        return Answer(status, self._body(response, source, deadline))

    def _body(self, response: urllib3.BaseHTTPResponse, source: Source, deadline: float) -> bytes:
        body = bytearray()
        # read1 returns what has come, so that a trickle does not outlast the deadline.
        while piece := response.read1(_PIECE, decode_content=True):
            body += piece
            if len(body) > self.limits.size:
                raise CannotFetch(f"{source.name}'s answer is longer than {self.limits.size:,} bytes")
            if self.clock.now() > deadline:
                raise CannotFetch(f"{source.name} took longer than {_spoken(self.limits.total)}")
        return bytes(body)

    def _asked_wait(self, response: urllib3.BaseHTTPResponse) -> float | None:
        """Seconds that Retry-After asks for, given as such or as a date."""
        written = response.headers.get("Retry-After", "").strip()
        if written.isascii() and written.isdigit():
            return min(float(written), _LONGEST_WAIT_TOLD)
        try:
            date = parsedate_to_datetime(written)
        except ValueError:
            return None
        return (date.replace(tzinfo=date.tzinfo or UTC) - self.clock.date()).total_seconds()


def unexpected_status(status: int, source: Source) -> CannotFetch:
    """What to say where a service answered with a status that has no meaning here."""
    return CannotFetch(f"{source.name} answered {_named(status)}")


def _redirected(address: str, location: str, source: Source) -> str:
    try:
        onward = urljoin(address, location)
        scheme = urlsplit(onward).scheme
    except ValueError:
        raise CannotFetch(f"{source.name} sends to {shown(location)}, which is no address") from None
    if scheme not in ("http", "https"):
        raise CannotFetch(f"{source.name} sends to {shown(onward)}, which is not on the web")
    if scheme == "http" and urlsplit(address).scheme == "https":
        raise CannotFetch(f"{source.name} sends to {shown(onward)}, which is not secure")
    return onward


def _named(status: int) -> str:
    with contextlib.suppress(ValueError):
        return f"{status} ({HTTPStatus(status).phrase})"
    return str(status)


def _spoken(seconds: float) -> str:
    if seconds > _SPOKEN_AS_SECONDS:
        return f"{round(seconds / 60):,} minutes"
    return "1 second" if seconds == 1 else f"{seconds:g} seconds"
