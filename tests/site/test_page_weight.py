"""What a paper's page weighs does not depend on how many papers there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.made_up import MadeUp, own_vocabulary, write_records
from paper_atlas.catalog import open_folders
from tests.builds import ROOT, built, write_settings

FEW = 10


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the first few records of the large atlas."""
    folder = write_settings(tmp_path_factory.mktemp("small"), ROOT / "vocabulary")
    write_records(MadeUp(own_vocabulary()), FEW, folder / "papers")
    return built(folder, folder / "site")


def test_a_papers_page_is_the_same_among_few_and_among_many(
    small_site: Path, large_site: Path, large_atlas: Path
) -> None:
    catalog = open_folders(large_atlas / "papers", ROOT / "vocabulary", large_atlas).catalog()
    pages = sorted(small_site.glob("papers/*/index.html"))
    # Which papers refer to it is content of a page, and the one thing that more papers may add.
    uncited = [page for page in pages if page.parent.name not in catalog.cited_by]
    assert len(uncited) > FEW / 2
    for page in uncited:
        assert page.read_bytes() == (large_site / page.relative_to(small_site)).read_bytes(), page.parent.name
