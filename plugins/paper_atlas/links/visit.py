"""Asking for an address the way a guest does: seldom, one at a time a host, and taking no for an answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Literal
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3 import exceptions

Verdict = Literal["alive", "dead", "unclear"]

_GONE = frozenset({404, 410})
_PASSING = frozenset({429, 500, 502, 503, 504})
_ONLY_LEAD = frozenset({"doi.org"})
"""Hosts whose redirection is the answer; what they lead to often turns robots away."""
_LEADING = frozenset({301, 302, 303, 307, 308})
_LEADS = 8
"""Redirections that are followed."""
_HOSTS_AT_ONCE = 8


@dataclass(frozen=True)
class Answer:
    """What became of a visit."""

    verdict: Verdict
    """unclear: the host answers, but not to robots, or not today."""
    why: str
    """In a few words of our own: `404 Not Found`."""
    wait: float | None = None
    """Where the fault may pass, for how many seconds the host wants to be left alone."""


@dataclass(frozen=True)
class Manners:
    """How to visit."""

    agent: str
    """Who asks, with an address."""
    delay: float = 3
    """Seconds between two requests to one host; arXiv asks for three."""
    timeout: float = 20
    """Seconds until no answer is one."""
    attempts: int = 3
    longest_wait: float = 60
    """Seconds to wait at most, even where a host asks for more."""
    patience: float = 3_000
    """Seconds for all; what is not asked by then waits for the next run."""
    not_asked: Collection[str] = frozenset()
    """Hosts that turn robots away: not visited."""
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    pool: urllib3.PoolManager = field(default_factory=urllib3.PoolManager)


def visit_all(addresses: Iterable[str], manners: Manners) -> Mapping[str, Answer]:
    """What became of each address that there was time for; hosts side by side, each asked one at a time."""
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        host = urlsplit(address).hostname or ""
        if host not in manners.not_asked:
            hosts.setdefault(host, []).append(address)
    end = manners.clock() + manners.patience
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        found = pool.map(lambda of_host: dict(_in_turn(of_host, manners, end)), hosts.values())
    return {address: answer for answers in found for address, answer in answers.items()}


def _in_turn(addresses: Iterable[str], manners: Manners, end: float) -> Iterator[tuple[str, Answer]]:
    for order, address in enumerate(addresses):
        if order:
            manners.sleep(manners.delay)
        if manners.clock() >= end:
            return
        yield address, visit(address, manners)


def visit(address: str, manners: Manners) -> Answer:
    """Ask for the head of a page, and where that is refused for the page; again after a passing fault."""
    for attempt in range(1, manners.attempts + 1):
        answer = _ask("HEAD", address, manners)
        if answer.verdict != "alive" and answer.wait is None:
            manners.sleep(manners.delay)
            answer = _ask("GET", address, manners)
        if answer.wait is None or attempt == manners.attempts:
            break
        manners.sleep(min(manners.longest_wait, max(answer.wait, manners.delay * 2**attempt)))
    return answer


def _ask(method: str, address: str, manners: Manners) -> Answer:
    try:
        for _ in range(_LEADS):
            status, headers = _status_of(method, address, manners)
            onward = headers.get("Location")
            if status not in _LEADING or not onward:
                return _judged(status, headers.get("Retry-After", ""))
            if urlsplit(address).hostname in _ONLY_LEAD:
                return Answer("alive", _named(status))
            address = urljoin(address, onward)
    except exceptions.HTTPError as error:
        return _unreached(error)
    except ValueError:
        return Answer("unclear", "leads to what is no address")
    return Answer("unclear", "leads from one address to the next")


def _status_of(method: str, address: str, manners: Manners) -> tuple[int, Mapping[str, str]]:
    """Status and headers; the page itself is not fetched."""
    response = manners.pool.request(
        method,
        address,
        headers={"User-Agent": manners.agent},
        timeout=manners.timeout,
        retries=False,
        redirect=False,
        preload_content=False,
    )
    response.close()
    return response.status, response.headers


def _judged(status: int, wait: str) -> Answer:
    why = _named(status)
    if status < HTTPStatus.BAD_REQUEST:
        return Answer("alive", why)
    if status in _PASSING:
        verdict: Verdict = "unclear" if status == HTTPStatus.TOO_MANY_REQUESTS else "dead"
        return Answer(verdict, why, wait=float(wait) if wait.isdecimal() else 0)
    return Answer("dead" if status in _GONE else "unclear", why)


def _unreached(error: exceptions.HTTPError) -> Answer:
    match error:
        case exceptions.NameResolutionError():
            return Answer("dead", "no such host", wait=0)
        case exceptions.NewConnectionError():
            return Answer("dead", "no connection", wait=0)
        case exceptions.TimeoutError():
            return Answer("dead", "no answer", wait=0)
        case exceptions.LocationValueError():
            return Answer("unclear", "leads to what is no address")
    return Answer("dead", f"no connection ({type(error).__name__})", wait=0)


def _named(code: int) -> str:
    """A status by its number and usual name; the host's own words are not repeated."""
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)
