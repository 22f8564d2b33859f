"""The tiny atlas as a site: what a record's page says, and that text from records is only ever text."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.builds import REPO_URL
from tests.site.crawl import Page, Site

HOSTILE = "papers/pocket-knitting/"


def rows(section: Any) -> list[list[str]]:
    """The cells of a section's table, without its head."""
    return [
        [" ".join(cell.text_content().split()) for cell in row.xpath("./td")]
        for row in section.xpath(".//tbody/tr")
    ]


def items(section: Any) -> list[str]:
    return [" ".join(item.text_content().split()) for item in section.xpath(".//li")]


@pytest.fixture
def folding(tiny: Site) -> Page:
    return tiny.page("papers/folding-tiles/")


@pytest.fixture
def storm(tiny: Site) -> Page:
    return tiny.page("papers/storm-on-a-pod/")


def test_a_record_says_what_ran_on_what_in_which_role(storm: Page) -> None:
    trained, measured = rows(storm.section("runs"))

    pod = "2 × Zephyra Pod (16 × Zephyra Z100 80 GB in each)"
    assert trained == ["1", "train the model of storms", pod, "trained", "section 4"]
    assert measured[2].startswith("up to 12,000 boards × Cumulus (Ōkami Kitsune 9 “きつね” in it)")
    assert measured[2].endswith("inferred: the acknowledgements name the machine")
    assert measured[3:] == ["measured", "figure 5"]


def test_a_record_says_its_claims_as_reported(folding: Page) -> None:
    quantity, figure, compared, setup, where = rows(folding.section("claims"))[0]

    assert quantity == "throughput (higher is better)"
    assert figure == "1.90×"
    assert compared == "higher than unfolded tiles"
    assert setup == "7B model, batches of 32Run 1, Zephyra Z100 Card 40 GB"
    assert where == "abstract: almost twice the throughput of unfolded tiles"


def test_a_claim_leads_to_the_run_it_was_got_in(folding: Page) -> None:
    links = folding.section("claims").xpath(".//tr[@id]//a/@href")

    assert links == ["#run-1", "#run-1", "#run-1", "#run-2"]
    assert {"run-1", "run-2", "claim-1", "claim-4"} <= set(folding.ids)


def test_a_record_says_what_the_work_takes(folding: Page) -> None:
    needs = folding.section("needs")
    names, values = needs.xpath(".//dt"), needs.xpath(".//dd")

    assert {name.text: value.text_content() for name, value in zip(names, values, strict=True)} == {
        "Memory of a device": "over 40 GB",
        "Devices": "1",
        "Number formats": "fp16, int8",
        "Interconnects": "NVLink, PCIe",
        "Stated in": "section 5.1",
    }


def test_papers_are_related_both_ways(tiny: Site, storm: Page, folding: Page) -> None:
    def related(page: Page) -> list[str]:
        return sorted(items(page.section("related").xpath("./ul")[0]))

    assert related(storm) == [
        "compares itself with Shrunk Twice retracted 2022",
        "extends Folding Tiles: Twice the Work on Half the Card 2023",
    ]
    assert related(folding) == [
        "is extended by Storm on a Pod 2024",
        'is ported by Knitting <b>Texts</b> & "Tiles" in a Pocket <script>alert(1)</script> 2025',
    ]
    assert related(tiny.page("papers/shrunk-twice/")) == [
        "is compared with in Storm on a Pod 2024",
        'is superseded by Knitting <b>Texts</b> & "Tiles" in a Pocket <script>alert(1)</script> 2025',
    ]


def test_a_record_says_how_to_cite_it_and_where_to_edit_it(storm: Page) -> None:
    cite = storm.section("cite")

    assert cite.xpath("string(.//p[@class='atlas-cite'])") == (
        "Zoë Ångström-Ñúñez, 李小龙, محمد الحسن. Storm on a Pod. Conference on Made-up Weather 2024."
        " arXiv:2403.90002. https://doi.org/10.5555/90002.A(1)"
    )
    assert cite.xpath(".//a/@href") == [
        "../../api/v1/papers/storm-on-a-pod.json",
        "../../contribute/new/?paper=storm-on-a-pod",
        f"{REPO_URL}/edit/main/papers/storm-on-a-pod.yml",
    ]


def test_readers_own_runs_are_kept_apart_from_claims(folding: Page) -> None:
    (frame,) = folding.section("reproductions").xpath("./div")
    failed, worked = (" ".join(run.text_content().split()) for run in frame.xpath("./div"))

    assert failed == (
        "failed knit the example of the repository Hardware1 × Zephyra Z20 By@tinkerer, 2024-02-29"
        " Driver525.85Softwarefoldlib 1.2Commit0a1b2c3dNoteruns out of memory: 6 GB are too few"
        "Reporthttps://forge.example/quill/folding-tiles/issues/7"
    )
    assert worked.endswith("Hardwaredevice with 48 GB ByBea Example, 2024-03")
    assert len(rows(folding.section("claims"))) == 4


def test_a_retracted_paper_says_so_first(tiny: Site) -> None:
    page = tiny.page("papers/shrunk-twice/")

    assert page.text.partition("Shrunk Twice")[2].startswith(" This paper was retracted.")
    assert "Shrunk Twice retracted" in tiny.page("papers/").text


@pytest.mark.parametrize(("key", "said"), [("shrunk-twice", "retracted"), ("silent-bits", "withdrawn")])
def test_a_paper_that_was_taken_back_is_marked_wherever_it_is_named(tiny: Site, key: str, said: str) -> None:
    links = [
        (page.address, link)
        for page in tiny.pages.values()
        if not page.is_redirect
        for link in page.content.xpath(f".//a[contains(@href, 'papers/{key}/')]")
    ]
    unmarked = [
        address
        for address, link in links
        if link.xpath("string(following-sibling::strong[@class='atlas-flag'])") != said
    ]

    assert {address.split("/")[0] for address, _ in links} >= {"papers", "years", "techniques", "tasks"}
    assert unmarked == []


def test_text_of_a_record_is_shown_as_it_is_written(tiny: Site) -> None:
    page = tiny.page(HOSTILE)
    title = 'Knitting <b>Texts</b> & "Tiles" in a Pocket <script>alert(1)</script>'

    assert page.content.xpath("string(.//h1)") == title
    assert page.document.findtext(".//title").strip() == f"{title} - Tiny <Atlas> & Co"
    assert page.document.xpath("//meta[@name='description']/@content")[0].startswith(
        "Asks what of text knitting fits into a pocket: <em>nearly all</em> of it"
    )
    assert "Robert '); DROP TABLE papers;--, <img src=x onerror=alert(2)>, Łukasz Żółć" in page.text
    assert 'every second text comes out as "&lt;"' in page.text
    assert "https://forge.example/pockets?a=1&b=2" in page.addresses()


def test_no_text_becomes_an_element_or_a_script_on_any_page(tiny: Site) -> None:
    for page in tiny.pages.values():
        scripts = list(page.document.iter("script"))
        data = [script.text or "" for script in scripts if script.get("type") == "application/ld+json"]
        run = [script.text or "" for script in scripts if script.get("type") != "application/ld+json"]
        assert [script for script in run if "alert(" in script] == []
        assert [text for text in data if "<" in text or "&" in text or not json.loads(text)] == []
        assert (
            page.document.xpath("//@onerror | //img | //b | //sleeves | //devices | //fast | //atlas") == []
        )


def test_nothing_but_emphasis_and_code_is_made_of_a_summary(tiny: Site) -> None:
    summaries = [
        page.content.xpath(".//div[@class='atlas-summary']")[0]
        for page in tiny.pages.values()
        if not page.is_redirect and page.document.xpath("//div[@class='atlas-summary']")
    ]

    assert len(summaries) == 6
    assert {element.tag for summary in summaries for element in summary.iterdescendants()} <= {
        "p",
        "em",
        "strong",
        "code",
    }


def test_the_front_page_bears_the_sites_name_as_it_is_written(tiny: Site) -> None:
    page = tiny.page("")

    assert page.document.findtext(".//title").strip() == "Tiny <Atlas> & Co"
    assert page.content.xpath("string(.//h1)") == "Tiny <Atlas> & Co"


def test_former_addresses_lead_to_the_record(tiny: Site) -> None:
    for former in ("papers/storms/", "papers/storm-pod/"):
        page = tiny.page(former)
        assert page.is_redirect
        assert set(page.addresses()) == {"../../papers/storm-on-a-pod/"}
        assert former not in tiny.sitemap


def test_terms_without_records_keep_a_page_that_search_engines_pass_over(tiny: Site) -> None:
    for address in ("hardware/quadra-6000/", "techniques/origami/", "memory/24/"):
        page = tiny.page(address)
        assert not page.is_for_search_engines
        assert "No record in this atlas names" in page.text
    assert "../../hardware/quadra-6000/" in tiny.page("architectures/breeze/").addresses()
    assert "../hardware/quadra-6000/" not in tiny.page("hardware/").addresses()
    assert "origami/" not in tiny.page("techniques/").html
