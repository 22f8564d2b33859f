"""The queries of tests/search/queries.yml in a browser: read and answered as in Python."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from paper_atlas.catalog import Catalog
from paper_atlas.search.answer import Search
from tests.search.test_queries import CASES, as_expected

_ANSWERS = """
async (queries) => {
  const root = new URL("../", location.href);
  const { Sources } = await import(new URL("assets/paper-atlas/search/sources.js", root));
  const sources = await Sources.open(root);
  const answers = [];
  for (const text of queries) {
    const query = await sources.mend(text);
    const { papers, total, entities } = await sources.find(query);
    const cards = await sources.cards(Array.from(papers).slice(0, 1));
    answers.push({ ...query, total, entities, papers: cards.map((card) => card.id) });
  }
  return answers;
}
"""


def test_queries_are_answered_as_in_python(page: Page, root: str, real_catalog: Catalog) -> None:
    search = Search(real_catalog)
    queries = [case["query"] for case in CASES]
    page.goto(f"{root}about/")

    answers = page.evaluate(_ANSWERS, queries)

    different = []
    for query, answer in zip(queries, answers, strict=True):
        expected = search.answer(query, 1)
        own: dict[str, Any] = dict(expected.as_data())
        same = all(answer[key] == own[key] for key in ("chips", "text", "repairs", "choices", "total"))
        first = answer["entities"][0] if answer["entities"] else {"kind": "paper", "id": answer["papers"][:1]}
        if not same or (own["results"] and own["results"][0]["id"] not in first["id"]):
            different.append((query, answer, own))
    assert different[:3] == []


def test_as_many_are_as_expected_as_in_python(page: Page, root: str) -> None:
    page.goto(f"{root}about/")
    answers = page.evaluate(_ANSWERS, [case["query"] for case in CASES])
    places = {
        "product": "hardware", "system": "systems", "architecture": "architectures", "vendor": "vendors",
        "technique": "techniques", "task": "tasks", "memory": "memory",
    }  # fmt: skip
    wrong = []
    for case, answer in zip(CASES, answers, strict=True):
        pages = [f"/{places[own['kind']]}/{own['id']}/" for own in answer["entities"]]
        found = [
            {"address": address} for address in [*pages, *(f"/papers/{key}/" for key in answer["papers"])]
        ]
        if not as_expected(case, {**answer, "results": found}):
            wrong.append(case["query"])
    print(f"{len(CASES)} queries, {1 - len(wrong) / len(CASES):.1%} as expected; not: {wrong}")  # noqa: T201

    assert len(wrong) <= 0.05 * len(CASES)
