from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_atlas.bibliography import ArxivIdentifier, CannotFetch, DoiIdentifier, read_identifier

ARXIV = "2305.14314"
DOI = "10.1145/3458817.3476205"
WAYS_ARXIV = (
    "{}",
    "arXiv:{}",
    "arxiv: {}",
    " {} \n",
    "https://arxiv.org/abs/{}",
    "http://www.arxiv.org/abs/{}/",
    "arxiv.org/abs/{}",
    "https://export.arxiv.org/abs/{}?context=cs#comments",
    "https://arxiv.org/pdf/{}",
    "https://arxiv.org/pdf/{}.pdf",
    "https://arxiv.org/html/{}",
    "<https://arxiv.org/abs/{}>.",
    "arXiv:{} [cs.LG] 10 Jun 2023",
    "10.48550/arXiv.{}",
    "doi:10.48550/arxiv.{}",
    "https://doi.org/10.48550/arXiv.{}",
)
WAYS_DOI = (
    "{}",
    "doi:{}",
    "DOI: {}",
    "{}.",
    "https://doi.org/{}",
    "http://dx.doi.org/{}",
    "doi.org/{}?utm_source=mail",
)


@pytest.mark.parametrize("way", WAYS_ARXIV)
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2305.14314", ArxivIdentifier("2305.14314")),
        ("2305.14314v2", ArxivIdentifier("2305.14314", 2)),
        ("0704.0001", ArxivIdentifier("0704.0001")),
        ("cs/0112017", ArxivIdentifier("cs/0112017")),
        ("hep-th/9901001v3", ArxivIdentifier("hep-th/9901001", 3)),
        ("math.GT/0309136", ArxivIdentifier("math/0309136")),
        ("HEP-TH/9901001V12", ArxivIdentifier("hep-th/9901001", 12)),
    ],
)
def test_papers_on_arxiv_are_read_however_they_are_written(
    way: str, written: str, meant: ArxivIdentifier
) -> None:
    assert read_identifier(way.format(written)) == meant


@pytest.mark.parametrize("way", WAYS_DOI)
@pytest.mark.parametrize("doi", [DOI, "10.1007/978-3-319-46079-6_2", "10.1109/CVPR52729.2023.01386"])
def test_dois_are_read_however_they_are_written(way: str, doi: str) -> None:
    assert read_identifier(way.format(doi)) == DoiIdentifier(doi)


def test_what_is_encoded_in_an_address_is_decoded() -> None:
    assert read_identifier("https://doi.org/10.1002%2F(sici)1099%2d1") == DoiIdentifier(
        "10.1002/(sici)1099-1"
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://huggingface.co/papers/2305.14314", "2305.14314"),
        ("https://ar5iv.org/abs/2305.14314v2", "2305.14314v2"),
        ("https://dl.acm.org/doi/10.1145/3458817.3476205", DOI),
        ("see doi 10.1145/3458817.3476205 (SC 2021)", DOI),
        ("https://link.example/10.48550/arXiv.2305.14314", "2305.14314"),
        ("2305 14314", "2305.14314"),
        ("230514314", "2305.14314"),
        ("2305,14314", "2305.14314"),
        ("https://mirror.example/arxiv/cs/0112017", "cs/0112017"),
        ("QLoRA (arXiv 2305.14314)", "2305.14314"),
        ("10.1145/3458817.3476205 page 3", DOI),
    ],
)
def test_other_forms_are_refused_with_what_was_meant(written: str, meant: str) -> None:
    with pytest.raises(CannotFetch) as refused:
        read_identifier(written)

    assert refused.value.meant == meant
    assert f"did you mean {meant}?" in str(refused.value)


@pytest.mark.parametrize(
    "written",
    [
        "QLoRA: Efficient Finetuning",
        "2305.1431",
        "2313.14314",
        "1305.14314",
        "2305.14314v0",
        "https://arxiv.org/list/cs.LG/recent",
        "https://openreview.net/forum?id=abcdef",
        "10.48550/arXiv.nothing",
        "10.1145",
        "10.1145/",
        "10.1145/\udc80",
        "papers/qlora.yml",
        "٢٣٠٥.١٤٣١٤",
    ],
)
def test_what_names_no_paper_is_refused_without_a_guess(written: str) -> None:
    with pytest.raises(CannotFetch) as refused:
        read_identifier(written)

    assert refused.value.meant is None
    assert "is neither an arXiv identifier nor a DOI" in refused.value.what
    assert "write an arXiv identifier (2305.14314), a DOI" in refused.value.fix


def test_nothing_names_no_paper() -> None:
    with pytest.raises(CannotFetch, match="no paper is named; write an arXiv identifier"):
        read_identifier("  ")


@given(
    st.one_of(
        st.text(),
        st.text(alphabet="arXivdo:/.10v 2345[]%<>?#-"),
        st.from_regex(r"(https?://(arxiv|doi)\.org/)?(abs/|10\.)?[ -~]*", fullmatch=True),
    )
)
def test_any_text_is_read_or_refused_on_one_line(text: str) -> None:
    try:
        found = read_identifier(text)
    except CannotFetch as refused:
        assert str(refused).isprintable()  # noqa: PT017 - that it may be read as well is the point
    else:
        assert read_identifier(str(found)) == found


NEW_IDS = st.builds(
    lambda year, month, number: f"{year}{month:02}.{number:05}",
    st.integers(15, 99),
    st.integers(1, 12),
    st.integers(0, 99999),
)
OLD_IDS = st.builds(
    lambda archive, number: f"{archive}/{number:07}",
    st.sampled_from(["cs", "hep-th", "quant-ph", "math"]),
    st.integers(0, 9999999),
)


@given(
    st.builds(ArxivIdentifier, NEW_IDS | OLD_IDS, st.none() | st.integers(1, 9999)),
    st.sampled_from(WAYS_ARXIV),
)
def test_every_arxiv_identifier_survives_every_way_of_writing(identifier: ArxivIdentifier, way: str) -> None:
    assert read_identifier(way.format(identifier)) == identifier
