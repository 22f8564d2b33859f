"""Where a visitor is: the tab that is lit, and the way back up."""

from __future__ import annotations

import pytest

from tests.site.crawl import Page, Site


def lit(page: Page) -> list[str]:
    """Titles of the tabs that are lit."""
    return [
        tab.text_content().strip()
        for tab in page.document.xpath("//nav[contains(@class, 'md-tabs')]//a[@aria-current]")
    ]


def crumbs(page: Page) -> list[tuple[str, str]]:
    """What the breadcrumbs of a page lead to: text and address."""
    links = page.document.xpath("//nav[@aria-label='Breadcrumb']//a")
    return [(link.text_content(), link.get("href")) for link in links]


@pytest.mark.parametrize(
    ("address", "tab"),
    [
        ("papers/qlora/", "Papers"),
        ("years/2023/", "Papers"),
        ("hardware/", "Hardware"),
        ("hardware/a100/", "Hardware"),
        ("memory/24/", "Hardware"),
        ("architectures/", "Hardware"),
        ("techniques/lora/", "Techniques"),
        ("tasks/llm-inference/", "Tasks"),
        ("pictures/claims/throughput/", "Pictures"),
        ("explore/", "Explore"),
        ("names/a/", "Explore"),
        ("fits/24/", "Fits my GPU"),
        ("compare/", "Compare"),
        ("contribute/new/", "Contribute"),
        ("about/", "About"),
    ],
)
def test_one_tab_is_lit(real: Site, address: str, tab: str) -> None:
    assert lit(real.page(address)) == [tab]


def test_no_tab_is_lit_on_the_front_page_where_the_mark_leads(real: Site) -> None:
    page = real.page("")

    assert lit(page) == []
    assert [link.get("href") for link in page.document.xpath("//header//a[contains(@class, 'md-logo')]")] == [
        "."
    ]


def test_the_drawer_has_every_tab(real: Site) -> None:
    page = real.page("papers/qlora/")
    tabs = page.document.xpath("//nav[contains(@class, 'md-tabs')]//a/@href")
    drawer = page.document.xpath("//nav[@data-md-level='0']/ul/li/a/@href")

    assert tabs
    assert drawer == ["../..", *tabs]


def test_breadcrumbs_lead_from_the_index_down(real: Site) -> None:
    assert crumbs(real.page("hardware/a100/")) == [("Hardware", "../"), ("NVIDIA", "../../vendors/nvidia/")]
    assert crumbs(real.page("contribute/new/")) == [("Contribute", "../")]
    assert crumbs(real.page("hardware/")) == []


def test_indexes_lead_to_their_sisters(real: Site) -> None:
    sisters = {"hardware/", "memory/", "architectures/", "systems/", "vendors/", "names/"}
    for address in sisters - {"names/"}:
        links = real.page(address).content.xpath(".//ul[@class='atlas-sisters']//a/@href")
        assert {real.resolved(link, address).removeprefix(real.url) for link in links} == sisters


def test_the_table_of_contents_nests_as_the_headings_do(real: Site) -> None:
    page = real.page("hardware/a100/")
    headings = page.content.xpath(".//h2[@id] | .//h3[@id]")
    depths = {heading.get("id"): int(heading.tag[1]) - 1 for heading in headings}
    links = page.document.xpath("//nav[contains(@class, 'md-nav--secondary')]//a")

    assert set(depths.values()) == {1, 2}
    assert {link.get("href")[1:]: len(link.xpath("ancestor::li")) for link in links} == depths
