from __future__ import annotations

import pytest

from paper_atlas.bibliography import CannotFetch, Services


def test_arxiv_and_crossref_are_asked_securely() -> None:
    assert Services.from_environment({}) == Services(
        arxiv="https://export.arxiv.org/api/query", crossref="https://api.crossref.org/works"
    )


def test_the_environment_may_name_mirrors() -> None:
    services = Services.from_environment(
        {"ATLAS_ARXIV_API": "https://mirror.example/arxiv/", "ATLAS_CROSSREF_API": "http://[::1]:8080/works"}
    )

    assert services == Services("https://mirror.example/arxiv", "http://[::1]:8080/works")
    assert Services.from_environment({"ATLAS_ARXIV_API": ""}) == Services()


@pytest.mark.parametrize(
    "address",
    ["mirror.example", "ftp://mirror.example", "https://", "https://[", "https://a:b/", "https://a/?q=1"],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(CannotFetch) as refused:
        Services.from_environment({"ATLAS_CROSSREF_API": address})

    assert str(refused.value) == (
        f"ATLAS_CROSSREF_API is '{address}', which is no address; "
        "write it like https://api.crossref.org/works, or unset it"
    )
