from __future__ import annotations

import gzip
import itertools
import socket
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

import pytest
import urllib3

from paper_atlas.bibliography import (
    ArxivIdentifier,
    CannotFetch,
    Clock,
    DoiIdentifier,
    Limits,
    Services,
    Web,
    fetch,
)
from tests.bibliography.answers import DOI, entry, feed, on_arxiv, on_crossref
from tests.bibliography.asking import Asking
from tests.bibliography.service import ATOM, START, Hours, Reply, Service

ASKED = ArxivIdentifier("2305.98765")
BY_HAND = "save the abstract as a text file and draft from it: atlas new --from abstract.txt"


@pytest.fixture
def ask(service: Service, web: Web) -> Asking:
    return Asking(ASKED, service, web)


def busy(status: int = 503, retry_after: str | None = None) -> Reply:
    headers = (("Retry-After", retry_after),) if retry_after is not None else ()
    return Reply("Rate exceeded.", "text/plain", status, headers)


def sent_on(location: str, status: int = 301) -> Reply:
    return Reply("", "text/html", status, (("Location", location),))


def test_services_are_told_who_asks_and_what_is_understood(ask: Asking) -> None:
    ask(on_arxiv())

    (request,) = ask.service.requests
    assert request.headers["user-agent"].startswith("paper-atlas/")
    assert request.headers["accept"] == "application/atom+xml"
    assert request.headers["accept-encoding"] == "gzip"


def test_packed_answers_are_unpacked(ask: Asking) -> None:
    body = gzip.compress(feed(entry()).encode())

    assert ask(Reply(body, ATOM, headers=(("Content-Encoding", "gzip"),))).authors[0] == "Ada Example"


def test_what_is_badly_packed_is_refused(ask: Asking) -> None:
    failed = ask.fails(Reply(feed(entry()), ATOM, headers=(("Content-Encoding", "gzip"),)))

    assert failed.what == "arXiv's answer cannot be unpacked"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_service_is_asked_again_after_longer_and_longer_waits(
    ask: Asking, hours: Hours, status: int
) -> None:
    found = ask(busy(status), busy(status), busy(status), on_arxiv())

    assert found.arxiv == "2305.98765"
    assert hours.waits == [3, 6, 12]


def test_a_service_that_stays_busy_is_given_up_after_four_attempts(ask: Asking, hours: Hours) -> None:
    failed = ask.fails(busy())

    assert str(failed) == f"arXiv answered 503 (Service Unavailable), 4 times; try again later, or {BY_HAND}"
    assert len(ask.service.requests) == 4
    assert hours.waits == [3, 6, 12]


@pytest.mark.parametrize(
    "retry_after", ["20", format_datetime(START + timedelta(seconds=20), usegmt=True), " 20 "]
)
def test_the_wait_is_what_the_service_asks_for(ask: Asking, hours: Hours, retry_after: str) -> None:
    ask(busy(429, retry_after), on_arxiv())

    assert hours.waits == [20]


@pytest.mark.parametrize("retry_after", ["soon", "", "-5", "1.5", "Mon, 99 Foo 2026 12:00:00 GMT"])
def test_a_wait_that_cannot_be_read_is_as_none(ask: Asking, hours: Hours, retry_after: str) -> None:
    ask(busy(429, retry_after), on_arxiv())

    assert hours.waits == [3]


@pytest.mark.parametrize(
    ("retry_after", "wait"),
    [
        ("3600", "60 minutes"),
        ("90", "90 seconds"),
        (format_datetime(START + timedelta(hours=2), usegmt=True), "120 minutes"),
        ("9" * 400, "16,666,667 minutes"),
    ],
)
def test_a_long_wait_is_left_to_the_person(ask: Asking, hours: Hours, retry_after: str, wait: str) -> None:
    failed = ask.fails(busy(429, retry_after))

    assert str(failed) == (
        f"arXiv answered 429 (Too Many Requests) and asks to wait {wait}; wait, or {BY_HAND}"
    )
    assert hours.waits == []


def test_arxiv_is_asked_every_three_seconds_at_most(ask: Asking, hours: Hours) -> None:
    ask(on_arxiv())
    ask(on_arxiv())
    hours.seconds += 2
    ask(busy(retry_after="0"), on_arxiv())
    hours.seconds += 100
    ask(sent_on("/elsewhere"), on_arxiv())

    assert hours.waits == [3, 1, 0, 3, 3]


def test_crossref_needs_no_such_pause(ask: Asking, hours: Hours) -> None:
    ask(on_crossref(), of=DoiIdentifier(DOI))
    ask(on_crossref(), of=DoiIdentifier(DOI))

    assert hours.waits == []


def test_all_attempts_together_keep_to_a_time(service: Service, hours: Hours) -> None:
    ask = Asking(ASKED, service, Web(Limits(total=8), hours.clock))
    failed = ask.fails(busy())

    assert failed.what == "arXiv answered 503 (Service Unavailable), and there was no time left of 8 seconds"
    assert hours.waits == [3]


def test_a_slow_service_is_asked_again(service: Service, hours: Hours) -> None:
    ask = Asking(ASKED, service, Web(Limits(read=0.3), hours.clock))

    assert ask(Reply(delay=1), on_arxiv()).arxiv == "2305.98765"


def test_a_service_that_stays_slow_is_given_up(service: Service, hours: Hours) -> None:
    ask = Asking(ASKED, service, Web(Limits(read=0.1, attempts=2), hours.clock))

    assert ask.fails(Reply(delay=0.3)).what == "arXiv did not answer within 0.1 seconds, 2 times"


def test_an_answer_that_trickles_keeps_to_the_time_too(service: Service, hours: Hours) -> None:
    ticking = itertools.count(0, 50)
    clock = Clock(now=lambda: float(next(ticking)), sleep=hours.sleep)
    ask = Asking(ASKED, service, Web(Limits(total=120), clock))

    assert ask.fails(Reply(b" " * 1_000_000, ATOM)).what == "arXiv took longer than 120 seconds"


@pytest.mark.parametrize("broken", [Reply(feed(), ATOM, missing=10), Reply(feed() * 100, ATOM, resets=True)])
def test_an_answer_broken_off_is_asked_for_again(ask: Asking, broken: Reply) -> None:
    assert ask(broken, on_arxiv()).arxiv == "2305.98765"
    assert ask.fails(broken).what == "arXiv broke off its answer, 4 times"


def test_a_huge_answer_is_not_read_to_its_end(ask: Asking) -> None:
    assert ask.fails(Reply(b" " * 5_000_001, ATOM)).what == "arXiv's answer is longer than 5,000,000 bytes"


def test_a_huge_answer_is_huge_unpacked(ask: Asking) -> None:
    packed = Reply(gzip.compress(b" " * 50_000_000), ATOM, headers=(("Content-Encoding", "gzip"),))

    assert len(packed.data) < 100_000
    assert ask.fails(packed).what == "arXiv's answer is longer than 5,000,000 bytes"


def test_a_page_in_place_of_an_answer_is_refused(ask: Asking) -> None:
    page = Reply("<html>Please log in</html>", "text/html; charset=utf-8")

    assert ask.fails(page).what == "arXiv answered with 'text/html' where xml was expected"
    assert ask.fails(page, of=DoiIdentifier(DOI)).what == (
        "Crossref answered with 'text/html' where json was expected"
    )


def test_an_answer_that_does_not_say_its_kind_is_read(ask: Asking) -> None:
    assert ask(Reply(feed(entry()))).arxiv == "2305.98765"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(ask: Asking, status: int) -> None:
    ask(sent_on("/moved?id=1", status), sent_on(f"{ask.service.address}/again"), on_arxiv())

    assert ask.service.paths[1:] == ["/moved?id=1", "/again"]


def test_redirects_end(ask: Asking) -> None:
    failed = ask.fails(sent_on("/round"))

    assert failed.what == "arXiv sends from one address to the next, more than 5 times"
    assert len(ask.service.requests) == 6


@pytest.mark.parametrize(
    ("location", "what"),
    [
        ("file:///etc/passwd", "arXiv sends to 'file:///etc/passwd', which is not on the web"),
        ("http://[broken", "arXiv sends to 'http://[broken', which is no address"),
    ],
)
def test_redirects_stay_on_the_web(ask: Asking, location: str, what: str) -> None:
    assert ask.fails(sent_on(location)).what == what


class Secure(urllib3.PoolManager):
    """As if the server of this machine spoke TLS."""

    def __init__(self, service: Service) -> None:
        super().__init__()
        self.service = service

    def request(self, method: str, url: str, *args: Any, **more: Any) -> urllib3.BaseHTTPResponse:
        assert url.startswith("https://arxiv.example/")
        return super().request(
            method, url.replace("https://arxiv.example", self.service.address), *args, **more
        )


def test_a_secure_connection_is_not_given_up_by_a_redirect(service: Service, hours: Hours) -> None:
    web = Web(Limits(), hours.clock, Secure(service))
    service.answers(sent_on("/still-secure"), sent_on("http://arxiv.example/plain"))

    with pytest.raises(CannotFetch) as failed:
        fetch(ASKED, Services(arxiv="https://arxiv.example/api/query"), web)
    assert failed.value.what == "arXiv sends to 'http://arxiv.example/plain', which is not secure"
    assert len(service.requests) == 2


def test_a_connection_that_is_not_secure_is_refused(service: Service, web: Web) -> None:
    services = Services(arxiv=service.address.replace("http:", "https:"))

    with pytest.raises(
        CannotFetch, match=r"^the connection to 127\.0\.0\.1 \(arXiv\) is not secure: "
    ) as failed:
        fetch(ASKED, services, web)
    assert str(failed.value).isprintable()


def test_nobody_answers(web: Web, hours: Hours) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    with pytest.raises(CannotFetch, match=r"^127\.0\.0\.1 \(arXiv\) cannot be reached; see whether there is"):
        fetch(ASKED, Services(arxiv=f"http://127.0.0.1:{port}"), web)
    assert hours.waits == []


def test_there_is_no_network(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(CannotFetch) as failed:
        fetch(ASKED, Services(), web)
    assert str(failed.value) == (
        "arXiv's address export.arxiv.org was not found; see whether there is a network; "
        f"without one, {BY_HAND}"
    )


def test_a_connection_is_not_waited_for_without_end(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(socket.socket, "connect", silent)
    with pytest.raises(CannotFetch, match=r"^127\.0\.0\.1 \(arXiv\) could not be reached within 10 seconds;"):
        fetch(ASKED, Services(arxiv="http://127.0.0.1:9"), web)


def test_an_address_that_nothing_can_be_asked_at_is_said(web: Web) -> None:
    with pytest.raises(CannotFetch, match=r"^arXiv could not be asked: "):
        fetch(ASKED, Services(arxiv=f"http://{'a' * 300}.example"), web)
