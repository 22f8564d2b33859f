from __future__ import annotations

from datetime import date, timedelta

import pytest

from paper_atlas.links.dead import MARK, as_issue, dead_links
from paper_atlas.links.history import History, Seen, due, history_as_text, history_from, updated
from paper_atlas.links.visit import Answer
from tests.review.hostile import harm, rendered

A, B = "https://a.example/", "https://b.example/"
MONDAY = date(2026, 11, 2)
ALIVE, GONE = Answer("alive", "200 OK"), Answer("dead", "404 Not Found")
UNCLEAR = Answer("unclear", "403 Forbidden")


def after(*answers: Answer | None, days: int = 7) -> Seen:
    """What is known of an address after a run a week, each with an answer or none."""
    history: History = {}
    for week, answer in enumerate(answers):
        today = MONDAY + timedelta(days=days * week)
        history = updated([A], history, {A: answer} if answer else {}, today)
    return history[A]


def test_one_failure_is_not_death_and_two_in_a_row_are() -> None:
    assert not after(GONE).is_dead
    assert after(GONE, GONE).is_dead
    assert after(GONE, GONE).failing_since == "2026-11-02"
    assert after(GONE, GONE).why == "404 Not Found"


def test_an_answer_in_between_begins_anew() -> None:
    assert not after(GONE, ALIVE, GONE).is_dead
    assert after(GONE, GONE, ALIVE) == Seen(asked="2026-11-16", alive="2026-11-16")


def test_two_runs_on_one_day_are_no_two_weeks() -> None:
    assert not after(GONE, GONE, days=0).is_dead
    assert not after(GONE, GONE, days=2).is_dead
    assert after(GONE, GONE, GONE, days=2).is_dead


def test_what_is_unclear_or_was_not_asked_changes_nothing_about_life() -> None:
    assert not after(UNCLEAR, UNCLEAR, UNCLEAR).is_dead
    assert after(GONE, None, GONE).is_dead
    assert after(GONE, GONE, UNCLEAR).is_dead
    assert after(GONE, GONE, None) == after(GONE, GONE)


def test_what_answered_lately_is_not_asked_and_the_rest_by_how_long_it_waits() -> None:
    history = {
        "fresh": Seen(asked="2026-11-01", alive="2026-11-01"),
        "old": Seen(asked="2026-10-01", alive="2026-10-01"),
        "older": Seen(asked="2026-09-01", alive="2026-09-01"),
        "failing": Seen(asked="2026-10-26", alive="2026-10-25", failing_since="2026-10-26"),
        "unclear": Seen(asked="2026-10-30"),
    }

    assert due([*history, "never"], history, MONDAY) == ["never", "older", "old", "failing", "unclear"]


def test_addresses_that_no_record_leads_to_are_forgotten() -> None:
    history = updated([A, B], {}, {A: GONE, B: ALIVE}, MONDAY)

    assert set(updated([B], history, {}, MONDAY)) == {B}


def test_what_is_written_is_read() -> None:
    history = updated([A, B], {}, {A: GONE, B: ALIVE}, MONDAY)

    assert history_from(history_as_text(history)) == history
    assert history_from(history_as_text({})) == {}


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{", '{"a": 1}', '{"a": {"more": 1}}', '{"a": {"alive": "soon"}}', "[" * 9_999]
)
def test_a_history_that_is_not_to_be_understood_is_begun_anew(text: str) -> None:
    assert history_from(text) == {}


def test_the_issue_names_address_cause_and_records() -> None:
    history = {A: after(GONE, GONE), B: after(GONE)}
    leading = {A: tuple(f"papers/{n}.yml" for n in range(7)), B: ("papers/b.yml",)}
    title, text = as_issue(dead_links(leading, history), leading, history)
    cells = [cell.text_content().strip() for cell in rendered(text).findall(".//td")]

    assert title == "Dead links: 1"
    assert text.startswith(MARK)
    assert cells[:3] == [A, "2026-11-02", "404 Not Found"]
    assert cells[3].endswith("papers/4.yml and 2 more")
    assert harm(text) == []


def test_hostile_addresses_are_shown_as_text_and_many_are_cut() -> None:
    hostile = [
        "https://github.com/torvalds/linux/issues/1",
        "https://doi.org/10.1/a|b`c`@x#1",
        "https://x.example/",
    ]
    hostile += [f"https://x.example/{n}/{'*' * 300}" for n in range(300)]
    history = dict.fromkeys(hostile, after(GONE, GONE))
    leading = dict.fromkeys(hostile, ("papers/a.yml",))
    title, text = as_issue(dead_links(leading, history), leading, history)

    assert title == "Dead links: 303"
    assert harm(text) == []
    assert len(rendered(text).findall(".//tr")) == 101
    assert "… and 203 more." in text
    assert len(text) < 65_536
