"""The page to explore: conditions, counts, addresses, orders, views, files; by mouse, keyboard and thumb."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from paper_atlas.catalog import Catalog
from tests.browser.test_accessibility import axe, violations
from tests.browser.visit import Visit

__all__ = ["axe"]

Open = Callable[..., Page]
# A page that searches asks for many small files, which takes its time where many tests run at once.
expect.set_options(timeout=20_000)


@pytest.fixture
def explore(page: Page, root: str) -> Open:
    """Opens the page with some parameters, and waits until it has answered."""

    def opened(parameters: str = "", width: int = 1280) -> Page:
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(f"{root}explore/{parameters}")
        expect(page.locator("[data-ready]")).to_be_attached()
        return page

    return opened


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def chips(page: Page) -> Locator:
    return page.get_by_role("list", name="Conditions").get_by_role("button")


def total(page: Page) -> Locator:
    return page.locator("[data-part=total]")


def facet(page: Page, name: str) -> Locator:
    return page.locator(f"[data-facet={name}]")


def option(page: Page, name: str, label: str) -> Locator:
    """The row of an option: its checkbox, name and count."""
    named = page.locator(".atlas-option__name").get_by_text(label, exact=True)
    return facet(page, name).locator(".atlas-option", has=named)


def papers(count: int) -> str:
    return "1 paper" if count == 1 else f"{count} papers"


def test_at_first_all_papers_are_there(explore: Open, real_catalog: Catalog) -> None:
    page = explore()

    expect(total(page)).to_have_text(f"All {papers(len(real_catalog.papers))}")
    expect(page.locator(".atlas-result")).to_have_count(20)
    expect(page.locator("[data-atlas-still]")).to_have_count(0)


def test_typing_shows_conditions_and_results_at_once(explore: Open, real_catalog: Catalog) -> None:
    page = explore()
    page.keyboard.press("/")
    page.keyboard.type("a100 with code")

    expect(chips(page)).to_have_count(2)
    found = [entry for entry in real_catalog.by_product["a100"] if entry.entry.paper.links.code]
    expect(total(page)).to_have_text(papers(len(found)))
    expect(page.locator(".atlas-result").first.locator(".atlas-asked-for").first).to_contain_text("A100")
    page.keyboard.press("Enter")
    expect(page.locator("[data-atlas-query]")).to_have_value("")
    assert asked(page) == {"product": ["a100"], "has": ["code"]}


def test_words_are_marked_where_they_stand(explore: Open) -> None:
    page = explore("?q=attention")

    expect(page.locator(".atlas-result").first.locator("mark").first).to_have_text(
        re.compile("^attention", re.IGNORECASE)
    )
    expect(page.locator("[data-atlas-query]")).to_have_value("attention")


def test_chips_are_removed_one_by_one_and_the_focus_stays_near(explore: Open, real_catalog: Catalog) -> None:
    page = explore("?product=a100&product=v100&has=code")
    page.get_by_role("button", name="Remove hardware NVIDIA A100").press("Enter")

    expect(chips(page)).to_have_count(2)
    expect(page.get_by_role("button", name="Remove hardware NVIDIA V100")).to_be_focused()
    assert asked(page) == {"product": ["v100"], "has": ["code"]}
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("[data-atlas-query]")).to_be_focused()
    expect(total(page)).to_have_text(f"All {papers(len(real_catalog.papers))}")


def test_counts_say_what_a_choice_would_give(explore: Open, real_catalog: Catalog) -> None:
    page = explore("?technique=quantization")
    for gigabytes in ("24", "40"):
        both = {mention.entry.id for mention in real_catalog.by_memory[gigabytes]} & {
            entry.id for entry in real_catalog.by_technique["quantization"]
        }
        row = option(page, "memory", f"{gigabytes} GB")
        if not both:
            expect(row).to_have_count(0)
            continue
        expect(row.locator(".atlas-count")).to_have_text(str(len(both)))
        row.get_by_role("checkbox").check()
        expect(total(page)).to_have_text(papers(len(both)))
        row.get_by_role("checkbox").uncheck()


def test_no_option_has_no_papers(explore: Open) -> None:
    page = explore("?product=a100")
    expect(page.locator(".atlas-option").first).to_be_visible()

    assert "0" not in page.locator(".atlas-option .atlas-count").all_inner_texts()


def test_within_a_facet_conditions_widen_and_across_they_narrow(explore: Open, real_catalog: Catalog) -> None:
    page = explore("?product=a100&product=v100")
    either = {m.entry.id for key in ("a100", "v100") for m in real_catalog.by_product[key]}
    expect(total(page)).to_have_text(papers(len(either)))
    expect(page.locator(".atlas-chip--or")).to_have_count(1)

    option(page, "more", "Has code").get_by_role("checkbox").check()
    with_code = {key for key in either if real_catalog.by_id[key].paper.links.code}
    expect(total(page)).to_have_text(papers(len(with_code)))


def test_hardware_is_a_tree_from_vendor_to_product(explore: Open, real_catalog: Catalog) -> None:
    page = explore()
    hardware = facet(page, "hardware")
    expect(option(page, "hardware", "NVIDIA").locator(".atlas-count")).to_have_text(
        str(len(real_catalog.by_vendor["nvidia"]))
    )
    hardware.get_by_role("button", name="Show what belongs to NVIDIA").click()
    hardware.get_by_role("button", name="Show what belongs to Ampere").click()
    row = option(page, "hardware", "A100")
    expect(row.locator(".atlas-count")).to_have_text(str(len(real_catalog.by_product["a100"])))
    row.get_by_role("checkbox").check()

    assert asked(page) == {"product": ["a100"]}
    expect(row.get_by_role("checkbox")).to_be_focused()
    expect(chips(page)).to_have_text([re.compile("NVIDIA A100")])
    hardware.get_by_role("button", name="Hide what belongs to NVIDIA").click()
    expect(row).to_have_count(0)


def test_a_term_stands_for_its_narrower_ones(explore: Open, real_catalog: Catalog) -> None:
    page = explore("?technique=quantization")

    expect(total(page)).to_have_text(papers(len(real_catalog.by_technique["quantization"])))


def test_long_facets_are_searched_and_shortened(explore: Open) -> None:
    page = explore()
    technique = facet(page, "technique")
    shown = technique.locator(".atlas-options").first.locator("> li")
    few = shown.count()
    technique.get_by_role("button", name=re.compile("Show all")).click()
    expect(shown).not_to_have_count(few)
    technique.get_by_role("button", name="Show fewer").click()
    expect(shown).to_have_count(few)

    technique.get_by_role("searchbox").fill("lora")
    expect(option(page, "technique", "LoRA")).to_be_visible()
    option(page, "technique", "LoRA").get_by_role("checkbox").check()
    assert asked(page) == {"technique": ["lora"]}


def test_years_are_chosen_as_a_range_or_one_by_one(explore: Open, real_catalog: Catalog) -> None:
    page = explore()
    facet(page, "year").get_by_label("From year").select_option("2023")
    since = sum(len(entries) for year, entries in real_catalog.by_year.items() if year >= "2023")
    expect(total(page)).to_have_text(papers(since))
    assert asked(page) == {"year": ["2023.."]}
    facet(page, "year").get_by_label("To year").select_option("2024")
    assert asked(page) == {"year": ["2023..2024"]}
    expect(chips(page)).to_have_text([re.compile("2023–2024")])

    facet(page, "year").get_by_role("button", name=re.compile("^2021:")).click()
    expect(total(page)).to_have_text(papers(len(real_catalog.by_year["2021"])))
    assert asked(page) == {"year": ["2021"]}


def test_what_fits_is_asked_by_memory_and_counted_before(explore: Open) -> None:
    page = explore()
    room = facet(page, "memory").get_by_label("Shown to fit in")
    said = re.fullmatch(r"24 GB \((\d+)\)", room.locator("option[value='24']").inner_text())
    assert said
    room.select_option("24")

    expect(total(page)).to_have_text(papers(int(said[1])))
    assert asked(page) == {"fits": ["24"]}
    expect(page.get_by_role("button", name=re.compile("Remove fits .*24 GB"))).to_be_visible()


def test_back_forward_and_reload_restore_everything(explore: Open) -> None:
    page = explore()
    option(page, "more", "Has code").get_by_role("checkbox").check()
    page.get_by_label("Sort").select_option("oldest")
    page.get_by_role("radio", name="Table").check()
    last = page.url
    first = page.locator("tbody th").first.inner_text()

    page.go_back()
    expect(page.locator(".atlas-result")).not_to_have_count(0)
    page.go_back()
    expect(page.get_by_label("Sort")).to_have_value("relevance")
    page.go_back()
    expect(chips(page)).to_have_count(0)
    for _ in range(3):
        page.go_forward()
    expect(page).to_have_url(last)
    page.reload()
    expect(page.locator("tbody th").first).to_have_text(first)
    expect(page.get_by_label("Sort")).to_have_value("oldest")
    expect(page.get_by_role("radio", name="Table")).to_be_checked()


def test_what_was_typed_is_one_step_back(explore: Open) -> None:
    page = explore("?has=code")
    page.locator("[data-atlas-query]").press_sequentially("attention")
    expect(page).to_have_url(re.compile("q=attention"))
    page.go_back()

    expect(page.locator("[data-atlas-query]")).to_have_value("")
    assert asked(page) == {"has": ["code"]}


def test_an_old_address_says_what_it_does_not_know_and_keeps_the_rest(
    explore: Open, real_catalog: Catalog
) -> None:
    page = explore("?product=rtx-9090&product=a100&technique=gone")

    expect(page.locator("[data-part=notes]")).to_contain_text("hardware “rtx-9090”")
    expect(page.locator("[data-part=notes]")).to_contain_text("technique “gone”")
    expect(total(page)).to_have_text(papers(len(real_catalog.by_product["a100"])))


def test_a_repair_is_said_and_taken_back(explore: Open) -> None:
    page = explore("?q=H10O")

    expect(page.locator("[data-part=notes]")).to_contain_text("Read H10O as NVIDIA H100")
    expect(chips(page)).to_have_text([re.compile("NVIDIA H100")])
    page.get_by_role("button", name="Search for H10O instead").click()
    expect(chips(page)).to_have_count(0)
    expect(page.locator("[data-atlas-query]")).to_have_value('"H10O"')
    expect(page.locator("[data-atlas-query]")).to_be_focused()
    expect(total(page)).to_have_text("No paper")


def test_what_a_repair_was_is_in_the_address(explore: Open) -> None:
    page = explore("?has=code")
    page.locator("[data-atlas-query]").press_sequentially("H10O")
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=notes]")).to_contain_text("Read H10O as NVIDIA H100")
    assert asked(page) == {"has": ["code"], "q": ["H10O"]}
    page.reload()
    expect(page.locator("[data-part=notes]")).to_contain_text("Read H10O as NVIDIA H100")

    page.get_by_role("button", name="Search for H10O instead").click()
    expect(page.locator("[data-atlas-query]")).to_have_value('"H10O"')
    page.reload()
    expect(page.locator("[data-atlas-query]")).to_have_value('"h10o"')
    expect(chips(page)).to_have_count(1)


def test_a_condition_that_a_repair_gave_is_removed_for_good(explore: Open) -> None:
    page = explore("?q=H10O")
    option(page, "more", "Has code").get_by_role("checkbox").check()
    assert asked(page) == {"has": ["code"], "q": ["H10O"]}
    page.get_by_role("button", name="Remove hardware NVIDIA H100").click()

    expect(chips(page)).to_have_text([re.compile("code")])
    assert asked(page) == {"has": ["code"]}


def test_a_name_with_several_meanings_offers_a_choice(explore: Open) -> None:
    page = explore("?q=rtx+6000")
    choice = page.get_by_role("group", name=re.compile("^Meanings of", re.IGNORECASE))
    expect(choice.get_by_role("button")).not_to_have_count(1)
    choice.get_by_role("button", name="NVIDIA RTX 6000 Ada Generation").click()

    expect(choice).to_have_count(0)
    expect(chips(page)).to_have_text([re.compile("NVIDIA RTX 6000 Ada Generation")])
    assert asked(page) == {"product": ["rtx-6000-ada"]}


def test_where_nothing_is_found_the_way_out_is_said(explore: Open, real_catalog: Catalog) -> None:
    page = explore("?product=a100&technique=lora&q=zzzz")
    expect(total(page)).to_have_text("No paper")
    page = explore("?product=v100&technique=lora")
    without = page.get_by_role("button", name=re.compile("Without technique LoRA"))
    expect(without).to_contain_text(papers(len(real_catalog.by_product["v100"])))
    without.click()

    expect(total(page)).to_have_text(papers(len(real_catalog.by_product["v100"])))
    expect(page.locator("[data-atlas-query]")).to_be_focused()


@pytest.mark.parametrize(
    ("query", "named", "fits"),
    [
        ("2x 3090 24gb", "2 × NVIDIA GeForce RTX 3090", "card=rtx-3090&memory=24&count=2"),
        ("a100 80gb sxm", "NVIDIA A100 80 GB", "card=a100&memory=80"),
        ("a100", "NVIDIA A100", "card=a100"),
        ("24 GB", "24 GB", "memory=24"),
        ("dgx-2", "NVIDIA V100 32 GB", "card=v100&memory=32"),
    ],
)
def test_things_with_memory_lead_to_what_fits(explore: Open, query: str, named: str, fits: str) -> None:
    page = explore(f"?{urlencode({'q': query})}")
    link = page.get_by_role("list", name="Pages of what was asked for").get_by_role("link", name="What fits")

    expect(link.first).to_have_text(f"What fits {named}")
    expect(link.first).to_have_attribute("href", re.compile(re.escape(f"/fits/?{fits}") + "$"))
    link.first.click()
    expect(page).to_have_url(re.compile(r"/fits/\?"))
    expect(page.locator("h1")).to_be_visible()


def test_what_has_no_memory_of_its_own_leads_to_its_page_alone(explore: Open) -> None:
    page = explore("?technique=lora")

    expect(page.get_by_role("list", name="Pages of what was asked for").get_by_role("link")).to_have_count(1)


def test_where_no_paper_has_a_variant_any_variant_is_offered(explore: Open, real_catalog: Catalog) -> None:
    page = explore("?product=h100%2Fnvl-94gb")
    anyone = page.get_by_role("button", name=re.compile("^Any NVIDIA H100"))
    expect(anyone).to_contain_text(papers(len(real_catalog.by_product["h100"])))
    anyone.click()

    expect(total(page)).to_have_text(papers(len(real_catalog.by_product["h100"])))
    assert asked(page) == {"product": ["h100"]}


def test_long_and_crooked_values_of_an_address_stay_in_their_place(explore: Open) -> None:
    values = "&".join(f"product={key}" for key in ("x" * 3000, "\u202ea100", "<i>", "a", "b", "c", "d"))
    page = explore(f"?{values}&technique=&not=", 390)
    note = page.locator("[data-part=notes]")

    expect(note).to_contain_text("“<i>”")
    expect(note).to_contain_text("and 2 more. The rest of the address is shown.")
    expect(note.locator("bdi").nth(1)).to_have_text("\u202ea100")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_title_says_what_is_excluded(explore: Open) -> None:
    page = explore("?product=a100&product=a100&not=technique:lora")

    expect(page).to_have_title(re.compile("^NVIDIA A100, not LoRA - "))


def test_the_number_of_papers_is_announced(explore: Open, real_catalog: Catalog) -> None:
    page = explore("?product=a100")

    expect(page.locator("[data-part=status]")).to_have_text(
        f"{papers(len(real_catalog.by_product['a100']))} found"
    )


def test_papers_are_sorted_by_date_and_by_the_columns_of_the_table(
    explore: Open, real_catalog: Catalog
) -> None:
    page = explore("?view=table")
    page.get_by_label("Sort").select_option("oldest")
    expect(page.locator("tbody th").first).to_have_text(real_catalog.papers[-1].paper.title)
    by_title = page.get_by_role("columnheader", name="Paper").get_by_role("button")
    by_title.click()
    titles = sorted((entry.paper.title for entry in real_catalog.papers), key=str.casefold)
    expect(page.get_by_role("columnheader", name="Paper")).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("tbody th").first).to_have_text(titles[0])
    expect(by_title).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("tbody th").first).to_have_text(titles[-1])
    assert asked(page) == {"view": ["table"], "sort": ["-title"]}


def test_chosen_columns_stay(explore: Open) -> None:
    page = explore("?view=table")
    page.locator("[data-part=column-menu] summary").click()
    page.get_by_role("checkbox", name="Authors").check()
    expect(page.get_by_role("columnheader", name="Authors")).to_be_visible()
    assert "authors" in asked(page)["columns"][0]

    explore("?view=table")
    expect(page.get_by_role("columnheader", name="Authors")).to_be_visible()


@pytest.mark.parametrize("kept", ["<i>,__proto__", "x" * 100_000])
def test_columns_that_another_site_kept_are_not_ours(explore: Open, kept: str) -> None:
    explore().evaluate("kept => localStorage.setItem('paper-atlas.columns', kept)", kept)
    page = explore("?view=table")

    expect(page.get_by_role("columnheader", name="Published")).to_be_visible()


def test_claims_of_one_quantity_are_put_in_order(explore: Open, real_catalog: Catalog) -> None:
    page = explore("?view=claims")
    page.get_by_label("Quantity").select_option(label="throughput")

    assert asked(page) == {"metric": ["throughput"], "sort": ["claim"], "view": ["claims"]}
    with_it = [
        entry for entry in real_catalog.papers if any(c.claim.metric == "throughput" for c in entry.claims)
    ]
    expect(page.locator("tbody tr")).to_have_count(len(with_it))
    quantities = page.locator("tbody td[data-label=Quantity]").all_inner_texts()
    assert all(text.startswith("throughput") for text in quantities)


def test_more_results_come_with_the_focus_on_the_first_of_them(explore: Open) -> None:
    page = explore()
    page.get_by_role("button", name="Show more").click()

    expect(page.locator(".atlas-result")).to_have_count(40)
    expect(page.locator(".atlas-result").nth(20).locator("a").first).to_be_focused()


def saved(page: Page, format_name: str, into: Path) -> str:
    page.locator("[data-part=download-menu] summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=format_name, exact=True).click()
    file = into / download.value.suggested_filename
    download.value.save_as(file)
    return file.read_text("utf-8")


def test_the_selection_is_saved_as_csv_json_and_bibtex(
    explore: Open, real_catalog: Catalog, tmp_path: Path
) -> None:
    page = explore("?product=a100")
    expected = {mention.entry.id: mention.entry.paper for mention in real_catalog.by_product["a100"]}

    rows = list(csv.DictReader(io.StringIO(saved(page, "CSV", tmp_path), newline="")))
    assert {row["id"]: row["title"] for row in rows} == {key: p.title for key, p in expected.items()}
    data = json.loads(saved(page, "JSON", tmp_path))
    assert {paper["id"]: paper["authors"] for paper in data["papers"]} == {
        key: list(paper.authors) for key, paper in expected.items()
    }
    assert data["selection"] == page.url
    bibtex = saved(page, "BibTeX", tmp_path)
    assert sorted(re.findall(r"^@\w+\{([^,]+),$", bibtex, re.MULTILINE)) == sorted(expected)
    assert bibtex.count("{") == bibtex.count("}")
    expect(page.locator("[data-part=status]")).to_have_text(f"Saved {len(expected)} papers as BibTeX")


HOSTILE = {
    "title": '=HYPERLINK("x") of } and { \\ 50% $x_2$ RTX',
    "authors": ["+cmd", "Team, Some and Other", "Plain Name"],
    "venue": "@SUM(1)",
    "summary": "-2+3",
    "standing": "retracted",
}


def test_what_is_saved_is_harmless_whatever_a_record_says(explore: Open, tmp_path: Path) -> None:
    def changed(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, json=[card | HOSTILE for card in response.json()])

    page = explore()
    page.route("**/search/cards/*", changed)
    page.goto(f"{page.url}?product=h100")
    expect(page.locator(".atlas-result").first).to_contain_text("HYPERLINK")

    row = next(csv.DictReader(io.StringIO(saved(page, "CSV", tmp_path), newline="")))
    assert [value for value in row.values() if value.startswith(("=", "+", "-", "@"))] == []
    assert row["status"] == "retracted"
    assert json.loads(saved(page, "JSON", tmp_path))["papers"][0]["title"] == HOSTILE["title"]
    bibtex = saved(page, "BibTeX", tmp_path)
    assert "author = {+cmd and {Team, Some and Other} and Plain Name}" in bibtex
    assert "note = {retracted}" in bibtex
    for entry in bibtex.split("\n\n"):
        depths = list(accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in entry))
        assert depths[-1] == 0
        assert 0 not in depths[depths.index(1) : -2]


def test_papers_are_saved_in_the_order_shown(explore: Open, tmp_path: Path) -> None:
    page = explore("?product=a100&sort=-title")
    # Results out of sight are not laid out, and what is not laid out has no inner text.
    shown = page.locator(".atlas-result h3 a").all_text_contents()

    data = json.loads(saved(page, "JSON", tmp_path))
    assert [paper["title"] for paper in data["papers"]] == shown
    assert shown == sorted(shown, key=str.casefold, reverse=True)


def test_a_file_that_could_not_be_made_is_said(explore: Open) -> None:
    page = explore("?view=table")
    page.route("**/search/cards/*", lambda route: route.abort())
    page.locator("[data-part=download-menu] summary").click()
    page.get_by_role("button", name="CSV", exact=True).click()

    expect(page.locator("[data-part=downloads]").get_by_role("alert")).to_contain_text("could not be fetched")


def test_on_a_phone_facets_are_a_drawer(explore: Open) -> None:
    page = explore(width=390)
    opener = page.get_by_role("button", name="Narrow down")
    expect(opener).to_be_in_viewport()
    opener.click()
    drawer = page.get_by_role("dialog", name="Narrow down")
    drawer.get_by_role("checkbox", name=re.compile("^Has code")).check()
    expect(drawer.get_by_role("button", name=re.compile(r"^Show \d+ papers$"))).to_be_in_viewport()
    drawer.get_by_role("button", name=re.compile(r"^Show \d+ papers$")).click()

    expect(drawer).to_be_hidden()
    expect(opener).to_be_focused()
    assert asked(page) == {"has": ["code"]}
    opener.click()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_table_fits_a_phone(explore: Open) -> None:
    for view in ("table", "claims"):
        page = explore(f"?view={view}", 390)
        expect(page.locator("tbody tr").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_other_pages_do_the_work(without_scripts: Page, root: str) -> None:
    page = without_scripts
    page.goto(f"{root}explore/")
    expect(page.locator("article")).to_contain_text("This needs JavaScript")
    page.locator("[data-atlas-query]").fill("a100")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{root}names/?q=a100")
    page.go_back()
    page.locator("article").get_by_role("link", name=re.compile("^Techniques")).click()
    expect(page.locator("h1")).to_have_text("Techniques")


@pytest.mark.parametrize(
    "address",
    [
        "hardware/a100/", "architectures/ampere/", "vendors/nvidia/", "systems/dgx-2/", "memory/24/",
        "techniques/quantization/", "tasks/language-modelling/", "years/2024/", "hardware/not-stated/",
    ],
)  # fmt: skip
def test_every_facet_page_leads_to_its_papers(page: Page, root: str, address: str) -> None:
    page.goto(root + address)
    link = page.locator("a.atlas-explore-link", has_text="Explore")
    said = re.search(r"these ([\d,]+) papers", link.inner_text())
    link.click()

    expect(chips(page)).to_have_count(1)
    expect(total(page)).to_have_text(papers(int(said[1])) if said else "1 paper")


def test_a_paper_is_reached_from_the_front_page_by_keyboard_alone(page: Page, root: str) -> None:
    page.goto(root)
    page.keyboard.press("/")
    page.keyboard.type("lora with code")
    page.keyboard.press("Enter")
    expect(chips(page)).to_have_count(2)
    first = page.locator(".atlas-result a.atlas-title").first
    expect(first).to_be_visible()
    for _ in range(80):
        page.keyboard.press("Tab")
        if first.evaluate("link => link === document.activeElement"):
            break
    title = first.inner_text()
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text(title)


@pytest.mark.parametrize(
    "parameters",
    ["", "?q=H10O+attention&has=code", "?q=rtx+6000", "?view=table", "?product=v100&technique=lora"],
)
def test_the_page_shuts_nobody_out(visit: Visit, axe: str, parameters: str) -> None:
    for width in (390, 1280):
        page = visit.open(f"explore/{parameters}", width)
        expect(page.locator("[data-ready]")).to_be_attached()
        expect(page.locator(".atlas-option").first).to_be_attached()

        assert violations(page, axe) == [], width
    assert visit.said == []
    assert visit.strangers == []


def test_the_drawer_and_the_help_shut_nobody_out(visit: Visit, axe: str) -> None:
    page = visit.open("explore/?has=code", 390)
    expect(page.locator("[data-ready]")).to_be_attached()
    page.get_by_text("How to ask").click()
    assert violations(page, axe) == []
    page.get_by_role("button", name="Narrow down").click()
    expect(page.get_by_role("dialog").locator(".atlas-option").first).to_be_visible()
    assert violations(page, axe) == []
