"""Every picture's figures are those of the catalog, in its table and in its drawing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from paper_atlas.catalog import Catalog
from paper_atlas.entry import PaperEntry, RunEntry
from paper_atlas.pages import Page
from paper_atlas.query import Chip, Query
from paper_atlas.search.finder import papers_of
from tests.pages.pictures.look import Look

MATRICES = ("pictures/coverage/", "pictures/architectures/", "pictures/memory/")


def own_runs(entry: PaperEntry) -> list[RunEntry]:
    return [run for run in entry.runs if run.run.role in ("measured", "trained")]


def rows_and_columns(entry: PaperEntry, address: str, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """What a paper counts for in a picture, found without any of its code."""
    devices = [run.device for run in own_runs(entry)]
    vocabulary = catalog.vocabulary
    if address == "pictures/coverage/":
        used = entry.paper.techniques
        techniques = {*used, *(wider for key in used for wider in vocabulary.techniques.ancestors(key))}
        yield from {(key, device.product_id) for key in techniques for device in devices if device.product_id}
    elif address == "pictures/architectures/":
        yield from {(device.architecture_id, entry.year) for device in devices if device.architecture_id}
    else:
        tasks = {(*vocabulary.tasks.ancestors(key)[-1:], key)[0] for key in entry.paper.tasks}
        sizes = {f"{device.memory_gb:f}" for device in devices if device.memory_gb}
        yield from {(task, size) for task in tasks for size in sizes}


@pytest.mark.parametrize("address", MATRICES)
def test_a_table_has_the_catalogs_figures(pages: dict[str, Page], catalog: Catalog, address: str) -> None:
    table = Look(pages[address]).table()
    rows, columns = {row for row, _ in table}, {column for _, column in table}
    counted = Counter(pair for entry in catalog.papers for pair in rows_and_columns(entry, address, catalog))

    assert table
    assert table == {pair: n for pair, n in counted.items() if pair[0] in rows and pair[1] in columns}


@pytest.mark.parametrize("address", MATRICES)
def test_a_drawing_has_the_figures_of_its_table(pages: dict[str, Page], address: str) -> None:
    look = Look(pages[address])
    drawn = Counter(cell.count for cell in look.cells)

    assert drawn == Counter(look.table().values())
    texts = [text.text or "" for drawing in look.drawings for text in drawing.iter("text")]
    assert not drawn - Counter(int(text.replace(",", "")) for text in texts if re.fullmatch(r"[\d,]+", text))


@pytest.mark.parametrize("address", MATRICES)
def test_a_count_leads_to_so_many_papers(pages: dict[str, Page], catalog: Catalog, address: str) -> None:
    look = Look(pages[address])
    table = look.table()
    for cell in look.cells:
        asked = dict(condition for condition in cell.conditions if condition[0] != "role")
        chips = [Chip(kind, key, "") for kind, key in sorted(cell.conditions)]
        assert len(asked) == 2
        assert {key for kind, key in cell.conditions if kind == "role"} == {"measured", "trained"}
        assert len(papers_of(Query(tuple(chips)), catalog)) == cell.count
        assert [count for pair, count in table.items() if set(pair) == set(asked.values())] == [cell.count]


def test_few_techniques_say_the_same_twice(pages: dict[str, Page], catalog: Catalog) -> None:
    shown = {row for row, _ in Look(pages["pictures/coverage/"]).table()}
    children = catalog.vocabulary.techniques.children

    for key in shown:
        assert catalog.by_technique[key] not in [catalog.by_technique.get(below) for below in children[key]]
