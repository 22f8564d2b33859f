"""Claims side by side: each as it is stated, each once, none made of several."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from paper_atlas.catalog import Catalog
from paper_atlas.entry import ClaimEntry, PaperEntry
from paper_atlas.pages import Page
from tests.pages.pictures.look import Look, places

CLAIMS = "pictures/claims/"
SHOWN = 40


def of_metric(catalog: Catalog) -> dict[str, list[tuple[PaperEntry, ClaimEntry]]]:
    """Claims of each metric, newest first."""
    found: dict[str, list[tuple[PaperEntry, ClaimEntry]]] = {}
    for entry in catalog.papers:
        for claim in entry.claims:
            found.setdefault(claim.claim.metric, []).append((entry, claim))
    return found


def addresses(claims: list[tuple[PaperEntry, ClaimEntry]]) -> Counter[str]:
    return Counter(f"../../../papers/{entry.id}/#claim-{claim.number}" for entry, claim in claims)


@pytest.fixture
def metrics(pages: dict[str, Page]) -> dict[str, Look]:
    """Pages of metrics by the metric."""
    return {
        address.removeprefix(CLAIMS).rstrip("/"): Look(page)
        for address, page in pages.items()
        if address.startswith(CLAIMS) and address != CLAIMS
    }


def groups(look: Look) -> list[tuple[Any, Any]]:
    """Each drawing of a page with its table."""
    return list(zip(look.drawings, look.content.iter("table"), strict=True))


def test_every_metric_with_three_claims_has_a_page(metrics: dict[str, Look], catalog: Catalog) -> None:
    assert set(metrics) == {key for key, claims in of_metric(catalog).items() if len(claims) >= 3}


def test_the_index_leads_to_each_with_its_number_of_claims(pages: dict[str, Page], catalog: Catalog) -> None:
    chips = Look(pages[CLAIMS]).content.xpath(".//ul[contains(@class, 'atlas-chips')]/li/a")
    counts = {chip.get("href").rpartition("claims/")[2].rstrip("/"): chip.find("span").text for chip in chips}

    found = {key: str(len(claims)) for key, claims in of_metric(catalog).items() if len(claims) >= 3}
    assert {key: count.replace(",", "") for key, count in counts.items()} == found


def test_each_claim_is_drawn_and_written_once(metrics: dict[str, Look], catalog: Catalog) -> None:
    for key, claims in of_metric(catalog).items():
        if key in metrics:
            look = metrics[key]
            assert Counter(address for address, _ in look.links) == addresses(claims[:SHOWN])
            written = look.content.xpath(".//td/a[contains(@href, '#claim-')]/@href")
            assert Counter(written) == addresses(claims[:SHOWN])


def test_what_is_not_shown_is_one_link_away(metrics: dict[str, Look], catalog: Catalog) -> None:
    for key, claims in of_metric(catalog).items():
        if key in metrics:
            rest = metrics[key].content.xpath(".//p/a[contains(@href, 'explore/')]/@href")
            expected = f"../../../explore/?metric={key}&sort=claim&view=claims"
            assert rest == ([expected] if len(claims) > SHOWN else [])


def test_figure_qualifier_and_baseline_are_seen(metrics: dict[str, Look], catalog: Catalog) -> None:
    for key, claims in of_metric(catalog).items():
        if key not in metrics:
            continue
        names, rows = dict(metrics[key].links), _rows(metrics[key])
        for address, (entry, claim) in zip(addresses(claims[:SHOWN]), claims, strict=False):
            figure, baseline = str(claim.quantity), claim.claim.baseline or ""
            assert figure in names[address]
            assert baseline in names[address]
            assert figure in rows[address]
            assert baseline in rows[address]
            assert claim.claim.setup is None or claim.claim.setup in rows[address]
            taken_back = entry.paper.is_taken_back
            assert (entry.paper.standing in names[address]) == taken_back
            assert (entry.paper.standing in rows[address]) == taken_back


def test_a_figure_of_what_never_ran_says_so(metrics: dict[str, Look], catalog: Catalog) -> None:
    for key, claims in of_metric(catalog).items():
        if key in metrics:
            never_ran = [own for own in claims[:SHOWN] if own[1].run.run.role in ("analysed", "simulated")]
            said = [
                where for where, name in metrics[key].links if {"analysed", "simulated"} & set(name.split())
            ]
            assert set(addresses(never_ran)) <= set(said)
            assert len(said) == len(never_ran)


def _rows(look: Look) -> dict[str, str]:
    rows = look.content.xpath(".//tbody/tr")
    return {
        row.xpath("string(.//a[contains(@href, '#claim-')]/@href)"): " ".join(
            text.strip(" ") for text in row.itertext()
        )
        for row in rows
    }


def test_claims_that_share_a_scale_are_alike(metrics: dict[str, Look], catalog: Catalog) -> None:
    for key, claims in of_metric(catalog).items():
        if key not in metrics:
            continue
        known = dict(zip(addresses(claims), claims, strict=True))
        for drawing, _ in groups(metrics[key]):
            kinds = {
                (claim.claim.relation, claim.quantity.unit.dimension, claim.quantity.symbol == "%")
                for _, claim in (known[link.get("href")] for link in drawing.iter("a"))
            }
            assert len(kinds) == 1


def test_a_higher_figure_stands_further_to_the_right(metrics: dict[str, Look], catalog: Catalog) -> None:
    for key, claims in of_metric(catalog).items():
        if key not in metrics:
            continue
        known = dict(zip(addresses(claims), claims, strict=True))
        for drawing, _ in groups(metrics[key]):
            stated = [known[link.get("href")][1].quantity.normalised for link in drawing.iter("a")]
            drawn = _ends(drawing)
            assert len(drawn) == len(stated)
            for (low, high), (left, right) in zip(stated, drawn, strict=True):
                assert (left < right) == (low < high) or low < high < low * Decimal("1.01")
            ordered = sorted(zip((high for _, high in stated), (right for _, right in drawn), strict=True))
            assert [right for _, right in ordered] == sorted(right for _, right in ordered)


def _ends(drawing: Any) -> list[tuple[Decimal, Decimal]]:
    """Left and right end of what is drawn in each row, from the top."""
    signs = [place for place in places(drawing, "path") if place != (0, 0)]
    heights = sorted({y for _, y in signs})
    return [(min(x for x, y in signs if y == at), max(x for x, y in signs if y == at)) for at in heights]
