from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from github_api import Api, ApiFailed, only_file, written_by_us
from tests.github.hub import BOT, REPOSITORY, TOKEN, Hub, zipped

ARCHIVE = zipped(report__json=b'{"a": 1}' * 50)


@pytest.fixture
def api(hub: Hub) -> Api:
    return Api(hub.url, REPOSITORY, TOKEN, patience=0)


def test_lists_are_read_to_their_last_page(api: Api, hub: Hub) -> None:
    hub.labels = [{"name": f"{n}"} for n in range(250)]

    assert [one["name"] for one in api.every("labels")] == [f"{n}" for n in range(250)]
    assert len(hub.asked) == 3


def test_a_list_without_an_end_is_given_up(api: Api, hub: Hub) -> None:
    hub.labels = [{"name": "x"}] * 10_000

    assert len(list(api.every("labels"))) == 5_000


def test_passing_faults_are_asked_again_and_others_not(api: Api, hub: Hub) -> None:
    hub.failures = [("GET", status) for status in (500, 502, 503, 429)]
    assert api.get("labels") == []

    hub.failures = [("GET", 502)] * 9
    with pytest.raises(ApiFailed, match="answered 502 to GET /repos/someone/atlas/labels"):
        api.get("labels")
    hub.failures = [("GET", 401)]
    with pytest.raises(ApiFailed, match="answered 401"):
        api.get("labels")
    assert len(hub.asked) == 5 + 5 + 1


def test_a_hub_that_cannot_be_reached_is_said() -> None:
    with pytest.raises(ApiFailed, match=r"no answer to GET /repos/someone/atlas/labels \(\w+\)"):
        Api("http://127.0.0.1:9", REPOSITORY, TOKEN, patience=0).get("labels")


def test_what_is_ours_is_known_by_author_and_mark() -> None:
    assert written_by_us({"user": BOT, "body": "<!-- x -->\ny"}, "<!-- x -->")
    assert not written_by_us({"user": {"login": "x"}, "body": "<!-- x -->"}, "<!-- x -->")
    assert not written_by_us({"user": BOT, "body": None}, "<!-- x -->")
    assert not written_by_us({"user": None, "body": "<!-- x -->"}, "<!-- x -->")


def test_the_one_file_is_read() -> None:
    assert only_file(ARCHIVE, "report.json", 400) == b'{"a": 1}' * 50
    with pytest.raises(ApiFailed, match="more than 399 bytes"):
        only_file(ARCHIVE, "report.json", 399)


@settings(deadline=None)
@given(st.data())
def test_no_change_of_an_archive_makes_more_than_a_refusal(data: st.DataObject) -> None:
    archive = bytearray(ARCHIVE)
    for place in data.draw(st.lists(st.integers(0, len(ARCHIVE) - 1), max_size=6)):
        archive[place] = data.draw(st.integers(0, 255))
    cut = bytes(archive[: data.draw(st.integers(0, len(archive)))])
    try:
        content = only_file(cut, "report.json", 1_000)
    except ApiFailed:
        return
    assert len(content) <= 1_000
