from __future__ import annotations

import json
from typing import Any

import pytest

from paper_atlas.bibliography import Bibliography, DoiIdentifier, Web
from tests.bibliography.answers import DOI, on_arxiv, on_crossref, work
from tests.bibliography.asking import Asking
from tests.bibliography.service import JSON, Reply, Service

ASKED = DoiIdentifier(DOI)


@pytest.fixture
def ask(service: Service, web: Web) -> Asking:
    return Asking(ASKED, service, web)


def test_all_that_crossref_says_is_read(ask: Asking) -> None:
    assert ask.about() == Bibliography(
        title="Shrinking bits: for large models",
        authors=("Ada Example", "Łukasz Probe Jr.", "The Bits Collaboration"),
        published="2021-11-13",
        abstract="We shrink bits & more.",
        doi=DOI,
        venue="MC 2021",
    )


def test_a_doi_is_encoded_in_the_address(ask: Asking) -> None:
    doi = "10.1002/(sici)1099-1;2#3?4"
    ask(on_crossref(DOI=doi), of=DoiIdentifier(doi))

    assert ask.service.paths == ["/works/10.1002%2F%28sici%291099-1%3B2%233%3F4"]


def test_a_doi_keeps_the_case_it_was_asked_in(ask: Asking) -> None:
    doi = "10.1109/CVPR52729.2023.01386"

    assert ask(on_crossref(DOI=doi.lower()), of=DoiIdentifier(doi)).doi == doi


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        ([[2021, 11, 13]], "2021-11-13"),
        ([[2021, 3]], "2021-03"),
        ([[2021]], "2021"),
        ([[2021, 13, 1]], "2021"),
        ([[2021, 2, 30]], "2021-02"),
        ([[2021, None]], "2021"),
    ],
)
def test_dates_are_as_precise_as_they_are_stated(ask: Asking, parts: Any, written: str) -> None:
    assert ask.about(issued={"date-parts": parts}).published == written


@pytest.mark.parametrize("issued", [None, {"date-parts": [[None]]}, {"date-parts": [[]]}, {"date-parts": []}])
def test_where_it_was_not_issued_it_was_published_or_posted(ask: Asking, issued: Any) -> None:
    later = {"date-parts": [[2022, 1]]}

    assert ask.about(issued=issued, published=later).published == "2022-01"
    assert ask.about(issued=issued, published=None, posted=later).published == "2022-01"
    nothing = ask.about(issued=issued, published=None)
    assert (nothing.published, nothing.notes) == (None, ("the source gives no date",))


@pytest.mark.parametrize(
    ("changed", "venue"),
    [
        ({"event": None}, "Proceedings of the Conference for Made-up Computing 2021"),
        ({"event": {"name": "Some Meeting"}, "container_title": None}, "Some Meeting 2021"),
        ({"event": {"acronym": "CVPR"}}, "CVPR 2021"),
        ({"event": {"acronym": "CVPR 2022"}, "issued": {"date-parts": [[2021]]}}, "CVPR 2022"),
        (
            {"event": None, "container_title": ["Journal of Bits &amp; <i>Bytes</i>"]},
            "Journal of Bits & Bytes 2021",
        ),
        ({"event": None, "container_title": []}, None),
    ],
)
def test_the_venue_is_the_event_or_what_it_stands_in(ask: Asking, changed: Any, venue: str | None) -> None:
    assert ask.about(**changed).venue == venue


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        ({"subtitle": None}, "Shrinking bits"),
        ({"title": ["Bits: for large models"]}, "Bits: for large models"),
        ({"title": ["CO<sub>2</sub> of\n <i>GPUs</i> &amp; TPUs"], "subtitle": []}, "CO2 of GPUs & TPUs"),
    ],
)
def test_titles_come_without_tags_and_repetition(ask: Asking, changed: Any, title: str) -> None:
    assert ask.about(**changed).title == title


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("retraction", "retracted"),
        ("removal", "retracted"),
        ("withdrawal", "withdrawn"),
        ("correction", None),
        ("expression_of_concern", None),
        ("partial_retraction", None),
    ],
)
@pytest.mark.parametrize("field", ["updated_by", "update_to"])
def test_what_was_published_about_it_later_is_told(
    ask: Asking, field: str, kind: str, status: str | None
) -> None:
    notice = DOI if field == "update_to" else "10.1145/9999999"  # a notice in the paper's place
    found = ask.about(**{field: [{"DOI": notice, "type": kind, "label": "Notice"}]})

    assert found.status == status
    assert found.notes == (f"Crossref knows of a later {kind.replace('_', ' ')}: {notice}",)


def test_a_correction_does_not_hide_a_retraction(ask: Asking) -> None:
    updates = [{"DOI": "10.1/c", "type": "correction"}, {"DOI": "10.1/r", "type": "retraction"}]

    assert ask.about(updated_by=updates).status == "retracted"


def test_a_notice_is_not_the_paper(ask: Asking) -> None:
    found = ask.about(update_to=[{"DOI": "10.1145/1111111", "type": "retraction"}])

    assert found.status is None
    assert found.notes == ("this is a notice (retraction) about 10.1145/1111111, not the paper itself",)


def test_a_title_may_say_that_it_is_retracted(ask: Asking) -> None:
    found = ask.about(title=["RETRACTED ARTICLE: Shrinking bits"], subtitle=None)

    assert (found.title, found.status) == ("Shrinking bits", "retracted")
    assert found.notes == ("its title says that it is retracted",)


PREPRINT = {"has-preprint": [{"id-type": "doi", "id": "10.48550/arXiv.2305.98765", "asserted-by": "subject"}]}


def test_a_preprint_on_arxiv_gives_the_abstract_and_the_first_date(ask: Asking) -> None:
    earlier = on_arxiv("2305.98765v2", published="2020-05-23T17:50:33Z")
    found = ask(on_crossref(relation=PREPRINT, abstract=None), earlier)

    assert found.title == "Shrinking bits: for large models"
    assert (found.arxiv, found.published, found.version) == ("2305.98765", "2020-05-23", 2)
    assert found.abstract.startswith("We shrink bits until nothing")
    assert found.notes == (
        "the abstract is that of the preprint, arXiv:2305.98765",
        "the date is that of the preprint, arXiv:2305.98765; the article's is 2021-11-13",
        "there are 2 versions: the facts are those of version 2 (2023-05-23)",
    )
    assert ask.service.paths[1].startswith("/api/query?id_list=2305.98765&")


def test_a_later_preprint_changes_nothing(ask: Asking) -> None:
    found = ask(on_crossref(relation=PREPRINT), on_arxiv())

    assert (found.published, found.abstract, found.notes) == ("2021-11-13", "We shrink bits & more.", ())


def test_without_its_preprint_a_paper_is_still_read(ask: Asking) -> None:
    found = ask(on_crossref(relation=PREPRINT), Reply(status=404))

    assert (found.arxiv, found.abstract) == ("2305.98765", "We shrink bits & more.")
    assert found.notes == ("its preprint was not read: arXiv has no paper 2305.98765",)


def test_other_preprints_are_left_alone(ask: Asking) -> None:
    others = [{"id-type": "doi", "id": "10.1101/2020.01.01"}, {"id-type": "uri", "id": "https://a.example/"}]

    assert ask.about(relation={"has-preprint": others}).arxiv is None
    assert len(ask.service.requests) == 1


def test_an_unknown_doi_is_said_to_be_unknown(ask: Asking) -> None:
    failed = ask.fails(Reply("Resource not found.", "text/plain", 404))

    assert failed.what == f"Crossref has no paper with the DOI {DOI}"
    assert failed.fix.startswith(f"see whether it is right on https://doi.org/{DOI}; where it is registered")


def test_an_answer_about_another_doi_is_refused(ask: Asking) -> None:
    failed = ask.fails(on_crossref(DOI="10.1145/other"))

    assert failed.what == f"asked for {DOI}, Crossref answered about '10.1145/other'"


def test_a_work_without_title_is_of_no_use(ask: Asking) -> None:
    assert ask.fails(on_crossref(title=[])).what == f"Crossref knows {DOI}, but not its title"


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (json.dumps({"message": work()})[:-20], "is broken JSON"),
        ("", "is broken JSON"),
        (b'{"message": "\xff"}', "is broken JSON"),
        ("[" * 100_000, "is broken JSON"),
        ("[]", "is broken JSON"),
        ("{}", "is not as documented at 'message'"),
        (json.dumps({"message": work(title="a")}), "is not as documented at 'message.title'"),
        (
            json.dumps({"message": work(author=[{"name": 7}])}),
            "is not as documented at 'message.author.0.name'",
        ),
        (json.dumps({"message": work(event={"start": 1})}), "is not as documented at 'message.event.start'"),
    ],
)
def test_what_is_not_as_documented_is_refused(ask: Asking, body: str | bytes, what: str) -> None:
    assert ask.fails(Reply(body, JSON)).what == f"Crossref's answer about {DOI} {what}"


def test_odd_statuses_are_named(ask: Asking) -> None:
    assert ask.fails(Reply("{}", JSON, 403)).what == "Crossref answered 403 (Forbidden)"


def test_null_is_as_good_as_left_out(ask: Asking) -> None:
    body = {"message": work() | {"event": None, "subtitle": None, "abstract": None, "updated-by": None}}
    found = ask(Reply(json.dumps(body), JSON))

    assert (found.title, found.abstract) == ("Shrinking bits", "")
    assert found.notes == ("the source gives no abstract",)
