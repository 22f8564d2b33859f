"""What pages weigh is bounded, and that of a paper's page does not depend on how many papers there are."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from benchmarks.made_up import MadeUp, own_vocabulary, write_records
from benchmarks.weight import BOUND, FRAME, packed
from paper_atlas.catalog import Catalog
from paper_atlas.pages import Site, all_pages
from tests.builds import ROOT, SITE_URL, built, write_settings

FEW = 10


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the first few records of the large atlas."""
    folder = write_settings(tmp_path_factory.mktemp("small"), ROOT / "vocabulary")
    write_records(MadeUp(own_vocabulary()), FEW, folder / "papers")
    return built(folder, folder / "site")


def without_related(page: Path) -> bytes:
    """A page without its related papers, and without its table of contents, which names them."""
    document = lxml.html.parse(page).getroot()
    related = document.xpath(
        "//h2[@id='related'] | //*[preceding-sibling::h2[1][@id='related']][not(self::h2)]"
        " | //nav[contains(@class, 'md-nav--secondary')]"
    )
    for element in related:
        element.drop_tree()
    return b" ".join(lxml.html.tostring(document).split())


def test_a_papers_page_is_the_same_among_few_and_among_many(small_site: Path, large_site: Path) -> None:
    pages = sorted(small_site.glob("papers/*/index.html"))
    assert len(pages) == FEW
    for page in pages:
        # Which papers are related is content of a page, and the one thing that more papers may add.
        among_many = large_site / page.relative_to(small_site)
        assert without_related(page) == without_related(among_many), page.parent.name


def test_no_more_than_six_papers_are_named_for_being_alike(large_site: Path) -> None:
    named = [
        page.read_text("utf-8").partition('<h3 id="alike">')[2].count('class="atlas-shared"')
        for page in large_site.glob("papers/*/index.html")
    ]

    assert max(named) == 6


def test_no_page_weighs_more_than_its_bound(real_site: Path, large_site: Path) -> None:
    pages = [page for site in (real_site, large_site) for page in sorted(site.rglob("*.html"))]
    weights = {page: packed(page.read_bytes()) for page in pages}

    assert {page: weight for page, weight in weights.items() if weight > BOUND} == {}


def test_the_frame_of_a_page_weighs_what_benchmarks_reckon(real_site: Path, real_catalog: Catalog) -> None:
    site = Site(real_catalog, "", "", root=SITE_URL)
    made = [page for page in all_pages(site) if page.address and not page.is_wide]
    frames = {
        page.address: packed((real_site / page.address / "index.html").read_bytes())
        - packed((page.head + page.content).encode())
        for page in made
    }

    assert {address: frame for address, frame in frames.items() if not 0.8 * FRAME < frame <= FRAME} == {}
