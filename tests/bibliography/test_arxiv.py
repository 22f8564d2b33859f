from __future__ import annotations

import pytest

from paper_atlas.bibliography import ArxivIdentifier, Bibliography, Web
from tests.bibliography.answers import entry, error_entry, feed, on_arxiv
from tests.bibliography.asking import Asking
from tests.bibliography.service import ATOM, Reply, Service

ASKED = ArxivIdentifier("2305.98765")


@pytest.fixture
def ask(service: Service, web: Web) -> Asking:
    return Asking(ASKED, service, web)


def test_all_that_arxiv_says_is_read(ask: Asking) -> None:
    found = ask(
        on_arxiv(
            "2305.98765v3",
            updated="2024-01-02T03:04:05Z",
            comment="8 pages, accepted at MC 2023",
            journal_ref="J. Made-up Comp. 3 (2023) 1-8",
            doi="10.1000/made.up",
        )
    )

    assert found == Bibliography(
        title="Shrinking Bits for Large Models",
        authors=("Ada Example", "Łukasz Probe"),
        published="2023-05-23",
        abstract="We shrink bits until nothing is left of them. On one A100 80GB the model runs "
        "2.5 times faster with 40% less memory.",
        arxiv="2305.98765",
        doi="10.1000/made.up",
        venue="J. Made-up Comp. 3 (2023) 1-8",
        notes=("there are 3 versions: the facts are those of version 3 (2024-01-02)",),
        version=3,
        updated="2024-01-02",
        category="cs.LG",
        comment="8 pages, accepted at MC 2023",
    )


def test_one_version_without_more_needs_no_note(ask: Asking) -> None:
    found = ask(on_arxiv())

    assert (found.notes, found.status, found.doi, found.venue, found.comment) == ((), None, None, None, None)


def test_it_is_asked_by_identifier_without_version(ask: Asking) -> None:
    ask(on_arxiv("2305.98765v3"), of=ArxivIdentifier("2305.98765", 2))
    ask(on_arxiv("cs/0112017v1"), of=ArxivIdentifier("cs/0112017"))

    assert ask.service.paths == [
        "/api/query?id_list=2305.98765&max_results=1",
        "/api/query?id_list=cs/0112017&max_results=1",
    ]


def test_latex_in_title_names_and_abstract_becomes_characters(ask: Asking) -> None:
    found = ask(
        on_arxiv(
            title=r"{GPU}s at $\mathcal{O}(n^2)$",
            authors=(r"Paul Erd\H{o}s",),
            abstract=r"It is $2.5\times$ faster, takes ~24 GB and 50% less \emph{power} \cite{x}",
        )
    )

    assert found.title == "GPUs at O(n^2)"
    assert found.authors == ("Paul Erdős",)
    assert found.abstract == "It is 2.5× faster, takes ~24 GB and 50% less power"


def test_an_earlier_version_gives_the_facts_of_the_latest_and_a_note(ask: Asking) -> None:
    found = ask(on_arxiv("2305.98765v3"), of=ArxivIdentifier("2305.98765", 1))

    assert found.notes == (
        "version 3 is the latest; you asked for version 1: the facts are those of version 3 (2023-05-23)",
    )
    assert ask(on_arxiv("2305.98765v3"), of=ArxivIdentifier("2305.98765", 3)).notes == ()


def test_a_version_to_come_is_not_found(ask: Asking) -> None:
    failed = ask.fails(on_arxiv("2305.98765v3"), of=ArxivIdentifier("2305.98765", 4))

    assert failed.what == "2305.98765 has no version 4; version 3 is the latest"
    assert failed.meant == "2305.98765v3"


@pytest.mark.parametrize(
    ("words", "comment"),
    [
        ("This paper has been withdrawn by the authors due to an error in Lemma 3.", ""),
        ("This submission has been withdrawn by arXiv administrators.", ""),
        ("We shrink bits.", "Withdrawn by the authors; see version 1"),
        ("We shrink bits.", "This article is withdrawn from arXiv"),
    ],
)
def test_withdrawn_papers_are_told_by_abstract_or_comment(ask: Asking, words: str, comment: str) -> None:
    found = ask(on_arxiv(abstract=words, **({"comment": comment} if comment else {})))

    assert found.status == "withdrawn"
    assert found.notes == (f"arXiv says that it is withdrawn: '{comment or words}'",)


@pytest.mark.parametrize(
    ("words", "comment"),
    [
        ("We study papers that were withdrawn from journals.", "8 pages"),
        ("The paper shows when funds are withdrawn.", "Withdrawn from the workshop for lack of time"),
    ],
)
def test_papers_about_withdrawals_are_not_withdrawn(ask: Asking, words: str, comment: str) -> None:
    assert ask(on_arxiv(abstract=words, comment=comment)).status is None


@pytest.mark.parametrize(
    "answer", [Reply(feed(), ATOM), Reply(feed(entry(title="", abstract="")), ATOM), Reply(status=404)]
)
def test_a_paper_that_is_not_there_is_said_not_to_be(ask: Asking, answer: Reply) -> None:
    assert str(ask.fails(answer)) == (
        "arXiv has no paper 2305.98765; see whether it is right on https://arxiv.org/abs/2305.98765, "
        "or save the abstract as a text file and draft from it: atlas new --from abstract.txt"
    )


@pytest.mark.parametrize("status", [200, 400])
def test_arxivs_own_errors_are_passed_on(ask: Asking, status: int) -> None:
    failed = ask.fails(Reply(feed(error_entry("incorrect id format for 2305.98765")), ATOM, status))

    assert failed.what == "arXiv does not take 2305.98765: 'incorrect id format for 2305.98765'"


@pytest.mark.parametrize(
    ("identifier", "seen"),
    [("2301.00001v1", "http://arxiv.org/abs/2301.00001v1"), ("", "http://arxiv.org/abs/")],
)
def test_an_answer_about_another_paper_is_refused(ask: Asking, identifier: str, seen: str) -> None:
    assert ask.fails(on_arxiv(identifier)).what == f"asked for 2305.98765, arXiv answered about '{seen}'"


BOMB = f"""<?xml version="1.0"?>
<!DOCTYPE feed [<!ENTITY a "{"x" * 1000}"><!ENTITY b "{"&a;" * 1000}"><!ENTITY c "{"&b;" * 1000}">]>
<feed xmlns="http://www.w3.org/2005/Atom"><title>&c;</title></feed>"""


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (feed(entry())[:-30], "is broken XML"),
        ("", "is broken XML"),
        ("Rate exceeded.", "is broken XML"),
        (BOMB, "is broken XML"),
        (feed(entry()).replace("UTF-8", "no-such-encoding"), "is broken XML"),
        (feed(entry()).replace("UTF-8", "UTF-32"), "is broken XML"),
        (feed(entry()).encode("latin-1", "replace").replace(b"Example", b"Ex\xe4mple"), "is broken XML"),
        ("<feed/>", "is no Atom feed"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>", "is no Atom feed"),
    ],
)
def test_what_is_no_feed_is_refused(ask: Asking, body: str | bytes, what: str) -> None:
    assert ask.fails(Reply(body, ATOM)).what == f"arXiv's answer about 2305.98765 {what}"


def test_a_feed_in_another_encoding_is_read_where_it_says_so(ask: Asking) -> None:
    body = feed(entry(authors=("Jörg Müller",))).replace("UTF-8", "ISO-8859-1").encode("latin-1")

    assert ask(Reply(body, "application/atom+xml")).authors == ("Jörg Müller",)


def test_odd_statuses_are_named(ask: Asking) -> None:
    assert ask.fails(Reply(feed(), ATOM, 403)).what == "arXiv answered 403 (Forbidden)"
    assert ask.fails(Reply("<html>", "text/html", 403)).what == "arXiv answered 403 (Forbidden)"
    assert ask.fails(Reply("", "text/plain", 499)).what == "arXiv answered 499"


def test_what_is_missing_is_noted(ask: Asking) -> None:
    found = ask(on_arxiv(authors=(), abstract="", published="soon", doi="none yet"))

    assert (found.authors, found.abstract, found.published, found.doi) == ((), "", None, None)
    assert found.notes == (
        "the source gives no authors",
        "the source gives no date",
        "the source gives no abstract",
    )
