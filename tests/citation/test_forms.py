"""Each form is read back by another program than the one that writes it."""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
from typing import Any

import bibtexparser
import pytest
import RISparser
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string
from pylatexenc.latex2text import LatexNodes2Text

from paper_atlas.catalog import Catalog
from paper_atlas.citation import Reference, bibtex, csl, ris, tags
from paper_atlas.textfile import plain
from tests.exports import made

ODD = "Émile's “GPU” & 100% of #1_a {x \\input{a}} ~ ^ – Łódź 漢字 <b> a CUDA $5 and $6"
DECODED = LatexNodes2Text(keep_comments=True, math_mode="verbatim")


def reference(**fields: Any) -> Reference:
    return Reference.of(made.entry(**fields))


def by_pybtex(written: str) -> Entry:
    (entry,) = parse_string(written, "bibtex").entries.values()
    assert isinstance(entry, Entry)
    return entry


def text(latex: str) -> str:
    """What LaTeX sets."""
    for name, sign in (("textbraceleft", r"\{"), ("textbraceright", r"\}"), ("textasciicircum", "^")):
        latex = latex.replace(f"\\{name}", sign)
    return unicodedata.normalize("NFC", DECODED.latex_to_text(latex))


def said(words: str) -> str:
    """A text as far as two readers of LaTeX must agree on it."""
    return re.sub(r"[\s\"'“”\u2018\u2019]", "", unicodedata.normalize("NFC", words))


def test_a_preprint_is_one_with_its_date_and_its_number() -> None:
    found = reference(authors=["Ann Author"], published="2024-02-03")

    assert bibtex(found) == (
        "@misc{made-up,\n\ttitle = {{Made} up},\n\tauthor = {Author, Ann},\n\tyear = {2024},\n"
        "\tmonth = {feb},\n\teprint = {2402.00001},\n\tarchiveprefix = {arXiv},\n\turl = {https://arxiv.org/abs/2402.00001}\n}\n"
    )
    assert "TY  - UNPB" in ris(found)
    assert "DA  - 2024/02/03" in ris(found)
    assert csl(found)["type"] == "article"
    assert csl(found)["number"] == "arXiv:2402.00001"
    assert csl(found)["issued"] == {"date-parts": [[2024, 2, 3]]}


@pytest.mark.parametrize(
    ("venue", "kind", "field", "container", "year"),
    [
        ("NeurIPS 2025", "inproceedings", "booktitle", "NeurIPS 2025", "2025"),
        ("ACM Transactions on Graphics 2023", "article", "journal", "ACM Transactions on Graphics", "2023"),
        ("TMLR 2025", "article", "journal", "TMLR", "2025"),
        ("ISMAR 2023 (Adjunct)", "inproceedings", "booktitle", "ISMAR 2023 (Adjunct)", "2023"),
        ("A Workshop", "inproceedings", "booktitle", "A Workshop", "2024"),
    ],
)
def test_what_is_published_is_cited_by_venue_and_year(
    venue: str, kind: str, field: str, container: str, year: str
) -> None:
    entry = by_pybtex(bibtex(reference(venue=venue)))

    assert entry.type == kind
    assert re.sub("[{}]", "", entry.fields[field]) == container
    assert entry.fields["year"] == year
    assert "month" not in entry.fields
    assert entry.fields["eprint"] == "2402.00001"


def test_what_was_taken_back_is_said_to_be() -> None:
    found = reference(status="retracted")

    assert by_pybtex(bibtex(found)).fields["note"] == "Retracted"
    assert "N1  - Retracted" in ris(found)
    assert csl(found)["note"] == "Retracted"


@pytest.mark.parametrize(
    ("written", "given_name", "particle", "family", "suffix"),
    [
        ("Ann Author", "Ann", "", "Author", ""),
        ("Laurens van der Maaten", "Laurens", "van der", "Maaten", ""),
        ("Martin Luther King Jr.", "Martin Luther", "", "King", "Jr."),
        ("Christopher Ré", "Christopher", "", "Ré", ""),
        ("Ø. Łukasz", "Ø.", "", "Łukasz", ""),
        ("Émile de la Vallée-Poussin", "Émile", "de la", "Vallée-Poussin", ""),
    ],
)
def test_a_person_has_the_same_parts_in_every_form(
    written: str, given_name: str, particle: str, family: str, suffix: str
) -> None:
    found = reference(authors=[written])
    (person,) = by_pybtex(bibtex(found)).persons["author"]
    (item,) = CiteProcJSON([csl(found)]).values()

    assert text(" ".join(person.first_names + person.middle_names)) == given_name
    assert text(" ".join(person.prelast_names)) == particle
    assert text(" ".join(person.last_names)) == family
    assert text(" ".join(person.lineage_names)) == suffix
    parts = [str(part or "") for part in item["author"][0].parts()]
    assert parts == [given_name, family, "", particle, suffix]
    turned = ", ".join(filter(None, (f"{particle} {family}".strip(), given_name, suffix)))
    assert ("citation_author", turned) in tags(found)
    assert f"AU  - {turned}\n" in ris(found)


@pytest.mark.parametrize("group", ["NVIDIA", "Gemini Team", "R&D and Friends", "漢字", "Large Model Group"])
def test_a_group_is_not_taken_apart(group: str) -> None:
    found = reference(authors=[group, "Ann Author"])
    persons = by_pybtex(bibtex(found)).persons["author"]

    assert len(persons) == 2
    assert text(str(persons[0])) == group
    assert csl(found)["author"] == [{"literal": group}, {"family": "Author", "given": "Ann"}]


def test_titles_keep_their_signs_in_both_readers_of_bibtex() -> None:
    written = bibtex(reference(title=ODD, venue=f"Journal of {ODD}"))
    entry = by_pybtex(written)
    (block,) = bibtexparser.parse_string(written).entries

    for found in (entry.fields["title"], str(block["title"])):
        assert said(text(found)) == said(ODD)
    assert said(text(entry.fields["journal"])) == said(f"Journal of {ODD}")


def test_formulas_stay_formulas_and_commands_become_text() -> None:
    title = r"On $x_2$ and $\alpha^{2}$ not $\input{/etc/passwd}$ or \write18{rm}"
    written = by_pybtex(bibtex(reference(title=title))).fields["title"]

    assert "$x_2$" in written
    assert r"$\alpha^{2}$" in written
    assert r"\input" not in written
    assert r"\write" not in written


def test_capitals_are_kept_by_styles_that_make_titles_small() -> None:
    title = by_pybtex(bibtex(reference(title="Émile's GPU: a small CUDA study"))).fields["title"]

    # A brace before a backslash would make a letter of what follows, which styles may make small.
    assert title == r"{{\'E}mile's} {GPU:} a small {CUDA} study"


def test_a_doi_can_break_no_entry() -> None:
    entry = by_pybtex(bibtex(reference(links={"doi": "10.1000/a{b_c%2"})))

    assert entry.fields["doi"] == "10.1000/a%7Bb_c%2"
    assert entry.fields["url"] == "https://doi.org/10.1000/a%7Bb_c%2"


def facts(found: Reference) -> tuple[object, ...]:
    return (found.title, tuple(name.turned for name in found.authors), str(found.issued[0]))


def test_every_record_says_the_same_in_each_form(real_catalog: Catalog) -> None:
    for paper in real_catalog.papers:
        found = Reference.of(paper)
        entry = by_pybtex(bibtex(found))
        persons = entry.persons["author"]
        (block,) = bibtexparser.parse_string(bibtex(found)).entries
        (read,) = RISparser.readris(io.StringIO(ris(found)))
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # of fields that CSL does not know
            (item,) = CiteProcJSON([csl(found)]).values()

        assert block.key == entry.key == paper.id
        assert said(text(entry.fields["title"])) == said(paper.paper.title)
        assert len(persons) == len(read["authors"]) == len(item["author"]) == len(paper.paper.authors)
        for person, author in zip(persons, paper.paper.authors, strict=True):
            names = (person.first_names, person.middle_names, person.prelast_names, person.last_names)
            parts = [part for name in (*names, person.lineage_names) for part in name]
            assert said(text(" ".join(parts))) == said(author)
        assert (read["title"], tuple(read["authors"]), read["year"]) == facts(found)
        assert entry.fields["year"] == read["year"] == str(item["issued"]["year"])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=3))
@settings(max_examples=150)
def test_no_text_breaks_an_entry_or_a_record(texts: list[str]) -> None:
    lines = [line for text in texts if (line := " ".join(text.split()))]
    found = reference(title=" ".join(lines) or "x", authors=lines or ["x"])
    both = parse_string(bibtex(found) + bibtex(reference()).replace("{made-up,", "{next,"), "bibtex")

    assert list(both.entries) == ["made-up", "next"]
    assert both.entries["next"].fields["title"] == "{Made} up"
    assert len(re.findall(r"^TY  - ", ris(found), re.MULTILINE)) == 1
    assert len(re.findall(r"^ER  - ", ris(found), re.MULTILINE)) == 1


def test_what_is_dangerous_is_text_in_every_form() -> None:
    paper = made.dangerous()
    found = Reference.of(paper)
    entry = by_pybtex(bibtex(found))
    (read,) = RISparser.readris(io.StringIO(ris(found)))
    (item,) = CiteProcJSON([csl(found)]).values()

    assert len(entry.persons["author"]) == len(read["authors"]) == len(item["author"]) == 5_003
    assert read["title"] == " ".join(plain(paper.paper.title).split()) == csl(found)["title"]
    assert r"\input" not in bibtex(found)
    assert not set(bibtex(found) + ris(found)) & set("\0\x1b\x85\u202e\u202c\ufffe\ud800")
