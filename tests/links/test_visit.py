from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import pytest

from paper_atlas.links import visit as module
from paper_atlas.links.visit import Answer, Manners, visit, visit_all
from tests.links.web import Web, served


class Guest(NamedTuple):
    """Manners that don't make anybody wait, and how long they would have waited."""

    manners: Manners
    waits: list[float]


@pytest.fixture
def web() -> Iterator[Web]:
    with served() as web:
        yield web


@pytest.fixture
def guest() -> Guest:
    waits: list[float] = []
    return Guest(Manners("link check (+https://atlas.example)", timeout=5, sleep=waits.append), waits)


@pytest.mark.parametrize(
    ("status", "verdict", "why"),
    [
        (200, "alive", "200 OK"),
        (204, "alive", "204 No Content"),
        (404, "dead", "404 Not Found"),
        (410, "dead", "410 Gone"),
        (401, "unclear", "401 Unauthorized"),
        (403, "unclear", "403 Forbidden"),
        (451, "unclear", "451 Unavailable For Legal Reasons"),
        (999, "unclear", "999"),
    ],
)
def test_a_status_is_judged(web: Web, guest: Guest, status: int, verdict: str, why: str) -> None:
    found = visit(web.page("/a", status), guest.manners)

    assert (found.verdict, found.why) == (verdict, why)


def test_a_page_that_answers_is_asked_for_its_head_alone_by_name(web: Web, guest: Guest) -> None:
    visit(web.page("/a", 200), guest.manners)

    assert web.asked == ["HEAD /a"]
    assert web.agents == {"link check (+https://atlas.example)"}


@pytest.mark.parametrize("status", [400, 403, 404, 405, 501])
def test_where_the_head_is_refused_the_page_is_asked_for(web: Web, guest: Guest, status: int) -> None:
    web.page("HEAD /a", status)
    found = visit(web.page("/a", 200), guest.manners)

    assert found.verdict == "alive"
    assert web.asked == ["HEAD /a", "GET /a"]
    assert guest.waits == [3]


def test_a_passing_fault_is_asked_again_with_longer_and_longer_waits(web: Web, guest: Guest) -> None:
    assert visit(web.page("/a", 503, 502, 200), guest.manners).verdict == "alive"
    assert guest.waits == [6, 12]

    found = visit(web.page("/b", 503), guest.manners)
    assert (found.verdict, found.why) == ("dead", "503 Service Unavailable")
    assert web.asked.count("HEAD /b") == 3


def test_a_host_is_left_alone_for_as_long_as_it_asks_within_reason(web: Web, guest: Guest) -> None:
    busy = web.page("/a", (429, {"Retry-After": "40"}), (429, {"Retry-After": "86400"}), 200)

    assert visit(busy, guest.manners).verdict == "alive"
    assert guest.waits == [40, 60]


def test_a_host_that_stays_busy_is_not_called_dead(web: Web, guest: Guest) -> None:
    assert visit(web.page("/a", 429), guest.manners).verdict == "unclear"


def test_redirections_are_followed_and_a_circle_is_left(web: Web, guest: Guest) -> None:
    web.page("/new", 200)
    assert visit(web.page("/old", (301, {"Location": "/new"})), guest.manners).verdict == "alive"
    web.page("/lost", 404)
    assert visit(web.page("/gone", (302, {"Location": "/lost"})), guest.manners).verdict == "dead"

    found = visit(web.page("/loop", (302, {"Location": "/loop"})), guest.manners)
    assert (found.verdict, found.why) == ("unclear", "leads from one address to the next")


@pytest.mark.parametrize(
    "onward", ["file:///etc/passwd", "javascript:alert(1)", "http://", "http://[", "ftp://x"]
)
def test_a_redirection_to_elsewhere_than_the_web_is_not_followed(web: Web, guest: Guest, onward: str) -> None:
    found = visit(web.page("/a", (302, {"Location": onward})), guest.manners)

    assert found.verdict == "unclear"


def test_of_a_resolver_the_redirection_is_the_answer(
    web: Web, guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_ONLY_LEAD", frozenset({"127.0.0.1"}))
    away = web.page("/10.1/a", (302, {"Location": "https://publisher.invalid/"}))

    assert visit(away, guest.manners) == Answer("alive", "302 Found")
    assert visit(web.page("/10.1/none", 404), guest.manners).verdict == "dead"


def test_hanging_up_and_silence_and_no_host_are_told_apart(web: Web, guest: Guest) -> None:
    hung_up = visit(web.page("/a", 0), guest.manners)
    nobody = visit("http://127.0.0.1:9/", guest.manners)
    no_host = visit("http://nothing.invalid/", guest.manners)

    assert (hung_up.verdict, hung_up.why) == ("dead", "no connection (ProtocolError)")
    assert (nobody.verdict, nobody.why) == ("dead", "no connection")
    assert (no_host.verdict, no_host.why) == ("dead", "no such host")


def test_the_words_of_a_host_are_not_repeated(web: Web, guest: Guest) -> None:
    assert "::" not in visit(web.page("/a", 404), guest.manners).why


def test_one_host_is_asked_one_at_a_time_with_a_pause(web: Web, guest: Guest) -> None:
    addresses = [web.page(f"/{n}", 200) for n in range(4)]
    found = visit_all(addresses, guest.manners)

    assert list(found) == addresses
    assert web.asked == [f"HEAD /{n}" for n in range(4)]
    assert guest.waits == [3, 3, 3]


def test_hosts_that_turn_robots_away_are_not_asked(web: Web, guest: Guest) -> None:
    manners = replace(guest.manners, not_asked=frozenset({"127.0.0.1"}))

    assert visit_all([web.page("/a", 200)], manners) == {}
    assert web.asked == []


def test_what_there_is_no_time_for_waits_for_the_next_run(web: Web, guest: Guest) -> None:
    times = iter([0, 1, 2, 200])
    manners = replace(guest.manners, patience=100, clock=lambda: next(times))

    assert len(visit_all([web.page(f"/{n}", 200) for n in range(4)], manners)) == 2
