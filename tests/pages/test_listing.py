"""Lists too long for a page: by year, and the years with very many papers by month."""

from __future__ import annotations

import re

import pytest

from paper_atlas.pages import Page, Site, all_pages
from tests.pages.made import catalog, paper

NUMBER = 170


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages of papers of one technique, all but sixty of them in 2024."""
    dates = [f"2024-{number % 12 + 1:02}" for number in range(NUMBER - 1)] + ["2024"]
    dates += [f"2023-{number % 9 + 1:02}" for number in range(60)]
    papers = {f"p{number}": paper(number, published=date) for number, date in enumerate(dates)}
    made = catalog(tmp_path_factory.mktemp("long"), papers)
    return {page.address: page for page in all_pages(Site(made, "Atlas", ""))}


def titles(page: Page) -> list[str]:
    return re.findall(r'<a class="atlas-title"[^>]*>(.*?)</a>', page.content)


def test_a_year_with_very_many_papers_leads_to_its_months(pages: dict[str, Page]) -> None:
    year = pages["techniques/origami/2024/"]
    months = re.findall(r'href="\.\./\.\./\.\./(techniques/origami/2024/\w+/)"', year.content)

    assert len(titles(year)) == 50
    assert months == [
        *(f"techniques/origami/2024/{month:02}/" for month in range(12, 0, -1)),
        "techniques/origami/2024/undated/",
    ]
    assert len({title for month in months for title in titles(pages[month])}) == NUMBER
    assert pages["techniques/origami/2024/undated/"].title == "Origami, 2024, month not known"


def test_a_year_with_many_papers_names_them_by_their_titles(pages: dict[str, Page]) -> None:
    year = pages["techniques/origami/2023/"]

    assert len(titles(year)) == 60
    assert "atlas-papers--brief" in year.content
    assert "techniques/origami/2023/01/" not in pages
