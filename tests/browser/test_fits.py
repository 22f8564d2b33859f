"""What fits a card, asked in a browser with real records: by mouse and keyboard, with and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from paper_atlas.catalog import Catalog
from paper_atlas.entry import OWN_RESULTS
from paper_atlas.fitting import Card, Fit, card_of, fit, place_of
from paper_atlas.pages.address import FITS_SIZES
from tests.browser.test_accessibility import COLOUR_RULES, axe, violations
from tests.browser.visit import Visit

__all__ = ["axe"]

Open = Callable[..., Page]
expect.set_options(timeout=20_000)
LISTED = ("shown", "within", "stated", "more", "lacking")


@pytest.fixture
def fits(page: Page, root: str) -> Open:
    """Opens the page with some parameters, and waits until it has answered."""

    def opened(parameters: str = "", width: int = 1280) -> Page:
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(f"{root}fits/{parameters}")
        expect(page.locator("[data-ready]")).to_be_visible()
        return page

    return opened


def stands(catalog: Catalog, card: Card, product: str | None = None) -> dict[str, Fit]:
    """Where the rule puts every paper."""
    return {
        entry.id: fit(
            evidence,
            [
                place_of(run)
                for run in entry.runs
                if product and run.device.product_id == product and run.run.role in OWN_RESULTS
            ],
            card,
        )
        for evidence, entries in catalog.by_evidence.items()
        for entry in entries
    }


def for_card(catalog: Catalog, key: str, memory: int, count: int = 1) -> dict[str, Fit]:
    return stands(catalog, card_of(catalog.vocabulary.hardware[key], Decimal(memory), count), key)


def ask(page: Page, phrase: str) -> None:
    page.get_by_label("Your card, or gigabytes").fill(phrase)
    page.get_by_role("button", name="See what fits").click()


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def group(page: Page, name: str) -> Locator:
    return page.locator(f"section.atlas-fits-group--{name}")


def paper(page: Page, name: str, key: str) -> Locator:
    """A paper in a group."""
    return group(page, name).locator(".atlas-papers > li", has=page.locator(f"a[href$='papers/{key}/']"))


def total(page: Page, name: str) -> Locator:
    return page.locator(f"li.atlas-fits-total--{name} strong")


def unsure(page: Page, name: str) -> Locator:
    """Of a group those counted apart, their hardware not being stated in full."""
    return page.locator(f"li.atlas-fits-total--{name} [data-part=unsure]")


def listed(page: Page, name: str) -> list[str]:
    """The papers of a group, once all of them are shown."""
    more = group(page, name).get_by_role("button", name=re.compile("^Show"))
    while more.count():
        before = more.count()
        more.first.click()
        expect(more).to_have_count(before - 1)
    links = group(page, name).locator("a.atlas-title").all()
    return [str(link.get_attribute("href")).rstrip("/").rpartition("/")[2] for link in links]


def check_all(page: Page, expected: dict[str, Fit], groups: tuple[str, ...] = LISTED) -> None:
    """Every paper stands once, where the rule puts it."""
    for name in groups:
        papers = {key for key, own in expected.items() if own.group == name}
        apart = sum(not expected[key].is_sure for key in papers) if name in ("shown", "within") else 0
        expect(total(page, name)).to_have_text(str(len(papers) - apart))
        if apart:
            expect(unsure(page, name)).to_contain_text(f", and {apart} whose number of devices")
        else:
            expect(unsure(page, name)).to_have_count(0)
        found = listed(page, name)
        assert len(found) == len(papers)
        assert set(found) == papers
    unknown = sum(own.group == "unknown" for own in expected.values())
    expect(total(page, "unknown")).to_have_text(str(unknown))


def test_a_card_of_24_gb(fits: Open, real_catalog: Catalog) -> None:
    page = fits()
    ask(page, "rtx4090")

    expect(page.get_by_role("heading", name="Shown on this card")).to_be_visible()
    assert asked(page) == {"card": ["rtx-4090"]}
    expect(page.get_by_label("Your card, or gigabytes")).to_have_value("NVIDIA GeForce RTX 4090")
    expect(paper(page, "shown", "locret")).to_contain_text("1 × NVIDIA GeForce RTX 4090: 128K long-context")
    expect(paper(page, "within", "dm-vton")).to_contain_text("8 GB less than yours")
    expect(paper(page, "within", "dm-vton")).to_contain_text("1 × NVIDIA T4")
    expect(paper(page, "stated", "3d-gaussian-splatting")).to_contain_text("needs 24 GB on 1 device")
    expect(paper(page, "more", "video-infinity")).to_contain_text("24 GB more on a device, 7 more devices")
    expect(paper(page, "lacking", "qlora")).to_contain_text("needs 48 GB on a device; 24 GB chosen")
    check_all(page, for_card(real_catalog, "rtx-4090", 24))


def test_a_card_of_8_gb(fits: Open, real_catalog: Catalog) -> None:
    page = fits("?card=rtx-3070")

    expect(paper(page, "within", "framepack")).to_contain_text("as much memory as yours")
    expect(paper(page, "more", "locret")).to_contain_text("16 GB more on a device")
    expect(paper(page, "more", "locret")).to_contain_text("1 × NVIDIA GeForce RTX 4090")
    expect(paper(page, "lacking", "flexgen")).to_contain_text("needs 16 GB on a device; 8 GB chosen")
    check_all(page, for_card(real_catalog, "rtx-3070", 8))


def test_two_cards(fits: Open, real_catalog: Catalog) -> None:
    page = fits()
    ask(page, "2x 3090")

    expect(page.locator(".atlas-fits-choice")).to_contain_text("2 × NVIDIA GeForce RTX 3090, 24 GB each")
    assert asked(page) == {"card": ["rtx-3090"], "count": ["2"]}
    expect(page.get_by_label("How many")).to_have_value("2")
    expect(paper(page, "lacking", "glm-130b")).to_contain_text("needs 4 devices; 2 chosen")
    expect(paper(page, "within", "locret")).to_contain_text("1 device fewer")
    check_all(page, for_card(real_catalog, "rtx-3090", 24, 2))

    page.get_by_label("How many").fill("4")
    page.get_by_label("How many").press("Enter")
    expect(paper(page, "stated", "glm-130b")).to_be_visible()
    assert asked(page) == {"card": ["rtx-3090"], "count": ["4"]}


def test_a_card_without_any_record(fits: Open, real_catalog: Catalog) -> None:
    key, product = next(
        (key, product)
        for key, product in real_catalog.vocabulary.hardware.items()
        if key not in real_catalog.by_product and product.vendor == "amd" and len(product.memory_sizes) == 1
    )
    page = fits(f"?card={key}")

    expect(total(page, "shown")).to_have_text("0")
    expect(group(page, "shown")).to_contain_text("No record here.")
    check_all(page, for_card(real_catalog, key, int(product.memory_sizes[0])))


def test_a_method_for_fp8_only_does_not_run_on_ampere(fits: Open, real_catalog: Catalog) -> None:
    page = fits("?card=a100&memory=80")
    reason = paper(page, "lacking", "fp8-across-accelerators").locator(".atlas-fits-reason")
    expect(reason).to_have_text("needs fp8, in which NVIDIA A100 does not compute")
    attention = paper(page, "lacking", "flashattention-3").locator(".atlas-fits-reason")
    expect(attention).to_have_text("needs compute capability 9.0; NVIDIA A100 has 8.0")
    check_all(page, for_card(real_catalog, "a100", 80))

    page = fits("?card=h100")
    expect(group(page, "lacking").locator("a[href$='papers/fp8-across-accelerators/']")).to_have_count(0)
    expect(group(page, "shown").locator("a[href$='papers/flashattention-3/']")).to_have_count(1)


def test_a_link_between_cards_that_a_card_does_not_have_is_a_reason(fits: Open) -> None:
    page = fits("?card=rtx-4090&count=2")

    expect(paper(page, "lacking", "pump-up-the-volume")).to_contain_text(
        "needs NVLink to the CPU, which NVIDIA GeForce RTX 4090 does not have"
    )


def test_cards_whose_name_is_begun_are_offered_those_with_most_papers_first(
    fits: Open, real_catalog: Catalog
) -> None:
    page = fits("?card=a100&count=2")
    card = page.get_by_label("Your card, or gigabytes")
    card.fill("rtx 40")
    offered = page.get_by_role("option")
    expect(offered.first).to_contain_text("NVIDIA GeForce RTX 4090")

    card.press("ArrowDown")
    card.press("Enter")
    expect(page).to_have_url(re.compile(r"\?card=rtx-4090&count=2$"))
    expect(offered).to_have_count(0)
    check_all(page, for_card(real_catalog, "rtx-4090", 24, 2))


@pytest.mark.parametrize("size", ["24", "24 GB", "2 x 24 GB"])
def test_gigabytes_are_not_taken_for_the_beginning_of_a_name(fits: Open, size: str) -> None:
    page = fits()
    page.get_by_label("Your card, or gigabytes").press_sequentially(size)

    expect(page.get_by_role("option")).to_have_count(0)


def test_of_a_card_with_several_sizes_the_reader_chooses_one(fits: Open, real_catalog: Catalog) -> None:
    page = fits("?card=v100")
    check_all(page, for_card(real_catalog, "v100", 16))
    sizes = page.get_by_role("group", name=re.compile("Memory of a device"))
    expect(sizes).to_contain_text("the smallest that is sold, is assumed")
    expect(sizes.get_by_label("16 GB")).to_be_checked()

    sizes.get_by_label("32 GB").check()
    expect(page).to_have_url(re.compile(r"\?card=v100&memory=32$"))
    expect(sizes.get_by_label("32 GB")).to_be_focused()
    expect(sizes).not_to_contain_text("assumed")
    check_all(page, for_card(real_catalog, "v100", 32))


@pytest.mark.parametrize(
    ("card", "size"), [("h100", 80), ("h100&form=SXM5", 80), ("a100", 40), ("a100&form=SXM4", 40)]
)
def test_a_size_that_is_not_sold_is_not_assumed(fits: Open, card: str, size: int) -> None:
    sizes = fits(f"?card={card}").get_by_role("group", name=re.compile("Memory of a device"))
    expect(sizes.get_by_label("64 GB")).not_to_be_checked()
    expect(sizes.get_by_label(f"{size} GB")).to_be_checked()


def test_what_was_chosen_stays_when_the_number_changes(fits: Open) -> None:
    page = fits("?card=a100&memory=40")
    expect(page.get_by_label("Your card, or gigabytes")).to_have_value("NVIDIA A100 40 GB")
    page.get_by_label("How many").fill("2")
    page.get_by_label("How many").press("Enter")

    expect(page).to_have_url(re.compile(r"\?card=a100&memory=40&count=2$"))
    expect(page.get_by_role("group", name="Memory of a device").get_by_label("40 GB")).to_be_checked()
    page.get_by_role("button", name="See what fits").click()
    expect(page).to_have_url(re.compile(r"\?card=a100&memory=40&count=2$"))


def test_the_name_of_what_was_chosen_is_read_as_the_same(fits: Open) -> None:
    for parameters in ("?card=a100&memory=40", "?card=h100&form=PCIe", "?memory=24"):
        name = fits(parameters).get_by_label("Your card, or gigabytes").input_value()
        page = fits()
        ask(page, name)
        expect(page).to_have_url(re.compile(re.escape(parameters) + "$"))


def test_a_name_in_an_address_leaves_the_way_back_open(fits: Open, page: Page, root: str) -> None:
    page.goto(f"{root}memory/")
    fits("?card=4090")
    expect(page).to_have_url(re.compile(r"\?card=rtx-4090$"))

    page.go_back()
    expect(page).to_have_url(re.compile("/memory/$"))


def test_an_ambiguous_name_in_an_address_keeps_memory_and_number(fits: Open) -> None:
    page = fits("?card=rtx 6000&count=2")
    page.locator("[data-atlas-fits-notes]").get_by_role("button").filter(has_text="Ada").click()
    expect(page).to_have_url(re.compile(r"\?card=rtx-6000-ada&count=2$"))

    # Only one of them has so much.
    expect(fits("?card=rtx 6000&memory=48&count=2")).to_have_url(re.compile(r"\?card=rtx-6000-ada&count=2$"))


@pytest.mark.parametrize(
    ("phrase", "form", "size"),
    [("H100 PCIe", "PCIe", "80"), ("H100 NVL", "NVL", "94"), ("A100 PCIe", "PCIe", "40")],
)
def test_a_form_factor_leaves_its_own_sizes_only(
    fits: Open, real_catalog: Catalog, phrase: str, form: str, size: str
) -> None:
    page = fits()
    ask(page, phrase)

    expect(page.locator(".atlas-fits-choice")).to_contain_text(f"NVIDIA {phrase}")
    assert asked(page)["form"] == [form]
    sizes = page.get_by_role("group", name="Memory of a device")
    if sizes.count():
        expect(sizes.get_by_label(f"{size} GB")).to_be_checked()
    else:
        expect(page.locator(".atlas-fits-choice")).to_contain_text(f"{size} GB")
    key = asked(page)["card"][0]
    card = card_of(real_catalog.vocabulary.hardware[key], Decimal(size), 1, form)
    check_all(page, stands(real_catalog, card, key))


def test_a_size_that_a_card_does_not_have_is_said_and_the_known_ones_are_offered(
    fits: Open, real_catalog: Catalog
) -> None:
    page = fits()
    ask(page, "A100 24GB")

    expect(page.locator("[data-atlas-fits-notes]")).to_contain_text(
        "This atlas knows no NVIDIA A100 with 24 GB."
    )
    sizes = page.get_by_role("group", name="Memory of a device")
    known = real_catalog.vocabulary.hardware["a100"].memory_sizes
    expect(sizes.get_by_role("radio")).to_have_count(len(known))
    expect(sizes).to_contain_text("the smallest that is sold, is assumed")


@pytest.mark.parametrize("count", ["0", "-3", "1.5", "999999999"])
def test_a_number_of_devices_that_can_be_none_is_said(fits: Open, count: str) -> None:
    said = "How many must be a whole number from 1 to 100,000."
    expect(fits(f"?card=rtx-4090&count={count}").locator("[data-atlas-fits-notes]")).to_contain_text(said)

    page = fits("?card=rtx-4090")
    page.get_by_label("How many").fill(count)
    page.get_by_label("How many").press("Enter")
    expect(page.locator("[data-atlas-fits-notes]")).to_have_text(said)
    assert asked(page)["count"] == [count]


@pytest.mark.parametrize("phrase", ["0 GB", "-5 GB", "0", "2 x 0 GB"])
def test_no_memory_is_refused(fits: Open, phrase: str) -> None:
    page = fits()
    ask(page, phrase)

    expect(page.locator("[data-atlas-fits-notes]")).to_contain_text("is no memory of a device")
    assert asked(page) == {"card": [phrase]}


@pytest.mark.parametrize(
    "phrase", ["24000 MB", "24576MiB", "24,576 MB", "24 GB of VRAM", "24gib memory", "0.024 TB"]
)
def test_gigabytes_can_be_written_in_other_units(fits: Open, phrase: str) -> None:
    page = fits()
    ask(page, phrase)

    expect(page.locator(".atlas-fits-choice")).to_contain_text("Any single device with 24 GB")
    assert asked(page) == {"memory": ["24"]}


@pytest.mark.parametrize("phrase", ["2x 24GB", "24 GB x2", "2 x 24 GB", "24gb × 2"])
def test_gigabytes_can_be_counted(fits: Open, phrase: str) -> None:
    page = fits()
    ask(page, phrase)

    expect(page.locator(".atlas-fits-choice")).to_contain_text("2 devices with 24 GB each")
    assert asked(page) == {"memory": ["24"], "count": ["2"]}


def test_a_system_is_said_to_be_one(fits: Open) -> None:
    page = fits()
    ask(page, "Frontier")

    expect(page.locator("[data-atlas-fits-notes]")).to_contain_text("Frontier is a system; how many devices")
    expect(page.locator("[data-atlas-fits-notes]")).to_contain_text("1 × AMD Instinct MI250X")


def test_the_title_names_the_card(fits: Open) -> None:
    page = fits("?card=rtx-4090")
    expect(page).to_have_title(re.compile("^What fits NVIDIA GeForce RTX 4090 - "))

    ask(page, "quux zzyzx")
    expect(page).to_have_title(re.compile("^Fits my GPU - "))


def test_a_machine_is_the_devices_in_it(fits: Open) -> None:
    page = fits()
    ask(page, "p4d.24xlarge")

    expect(page.locator(".atlas-fits-choice")).to_contain_text("8 × NVIDIA A100")
    assert asked(page) == {"card": ["a100"], "form": ["SXM4"], "memory": ["40"], "count": ["8"]}
    expect(page.locator("[data-atlas-fits-notes]")).to_contain_text(
        "is a system; what fits is asked of the 8 ×"
    )


@pytest.mark.parametrize(("phrase", "size"), [("24 GB", "24"), ("24", "24"), ("16gb", "16")])
def test_gigabytes_stand_for_any_device(fits: Open, real_catalog: Catalog, phrase: str, size: str) -> None:
    page = fits()
    ask(page, phrase)

    expect(page.locator(".atlas-fits-choice")).to_contain_text(f"Any single device with {size} GB")
    assert asked(page) == {"memory": [size]}
    expect(group(page, "shown")).to_have_count(0)
    check_all(page, stands(real_catalog, Card(Decimal(size))), LISTED[1:])


def test_an_unknown_card_gives_the_nearest_spellings(fits: Open) -> None:
    page = fits()
    ask(page, "rtx 4900")

    notes = page.locator("[data-atlas-fits-notes]")
    expect(notes).to_contain_text("No card is known as “rtx 4900”. Did you mean one of these?")
    assert asked(page) == {"card": ["rtx 4900"]}
    notes.get_by_role("button").first.click()
    assert asked(page)["card"] == ["rtx-4090"]
    expect(notes).to_be_empty()


def test_a_name_like_no_other_is_said_to_be_unknown(fits: Open) -> None:
    page = fits("?card=rtx-4090")
    ask(page, "quux zzyzx")

    expect(page.locator(".atlas-fits-group")).to_have_count(0)
    expect(page.locator("[data-atlas-fits-notes]")).to_contain_text("No card is known as “quux zzyzx”.")
    expect(page.get_by_role("status").filter(has_text="No card is known")).to_have_count(1)


def test_an_ambiguous_name_is_a_choice(fits: Open) -> None:
    page = fits()
    ask(page, "2x rtx 6000")

    options = page.locator("[data-atlas-fits-notes]").get_by_role("button")
    expect(options).to_have_count(3)
    options.filter(has_text="Ada").click()
    expect(page).to_have_url(re.compile(r"\?card=rtx-6000-ada&count=2$"))


def test_an_architecture_offers_its_cards_those_with_most_papers_first(fits: Open) -> None:
    page = fits()
    ask(page, "hopper")

    options = page.locator("[data-atlas-fits-notes]").get_by_role("button")
    expect(options.first).to_have_text("NVIDIA H100")
    options.filter(has_text="NVIDIA H200").click()
    expect(page.locator(".atlas-fits-choice")).to_contain_text("NVIDIA H200")


def test_what_was_not_understood_takes_the_place_of_what_was_asked_before(fits: Open) -> None:
    page = fits("?card=rtx-4090")
    ask(page, "quux zzyzx")
    expect(page.locator("[data-atlas-fits-notes]")).to_contain_text("No card is known")

    assert asked(page) == {"card": ["quux zzyzx"]}
    page.go_back()
    expect(page.locator(".atlas-fits-choice")).to_contain_text("4090")


def test_papers_on_more_of_a_card_are_pointed_to(fits: Open, real_catalog: Catalog) -> None:
    page = fits("?card=v100&memory=16")
    ran = {mention.entry.id for mention in real_catalog.by_product["v100"] if mention.is_own_result}
    beyond = ran - set(listed(page, "shown"))

    assert len(beyond) > 1
    expect(group(page, "shown")).to_contain_text(f"{len(beyond)} papers ran on more of this product")


def test_back_and_forward_lead_through_what_was_asked(fits: Open) -> None:
    page = fits()
    ask(page, "4090")
    expect(page.locator(".atlas-fits-choice")).to_contain_text("4090")
    ask(page, "24 GB")
    expect(page.locator(".atlas-fits-choice")).to_contain_text("Any single device with 24 GB")

    page.go_back()
    expect(page.locator(".atlas-fits-choice")).to_contain_text("4090")
    page.go_back()
    expect(page.get_by_role("heading", name="How it works")).to_be_visible()
    expect(page.get_by_label("Your card, or gigabytes")).to_have_value("")
    page.go_forward()
    expect(page.locator(".atlas-fits-choice")).to_contain_text("4090")


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ("?card=rtx-4090&memory=7&count=-3", "NVIDIA GeForce RTX 4090, 24 GB"),
        ("?card=rtx-4090&memory=1e9&count=999999999", "NVIDIA GeForce RTX 4090, 24 GB"),
        ("?memory=0.5&count=0", "Any single device with 0.5 GB"),
    ],
)
def test_parameters_without_sense_are_said(fits: Open, parameters: str, said: str) -> None:
    page = fits(parameters)

    expect(page.locator(".atlas-fits-choice")).to_contain_text(said)
    expect(page.locator("[data-atlas-fits-notes] p")).not_to_have_count(0)


@pytest.mark.parametrize(
    "parameters",
    [
        "?card=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "?card=__proto__",
        "?memory=-24",
        "?memory=NaN",
        "?card=",
    ],
)
def test_hostile_parameters_do_nothing(fits: Open, parameters: str) -> None:
    page = fits(parameters)

    expect(page.get_by_role("heading", name="How it works")).to_be_visible()
    expect(page.locator("article img")).to_have_count(0)


def test_a_long_list_shows_more_when_asked(fits: Open, real_catalog: Catalog) -> None:
    expected = [
        key
        for key, own in for_card(real_catalog, "rtx-3070", 8).items()
        if own.group == "more" and not own.is_sure
    ]
    page = fits("?card=rtx-3070")
    part = group(page, "more").locator(".atlas-fits-part").last
    assert len(expected) > 10
    expect(part.locator(".atlas-papers > li")).to_have_count(10)

    part.get_by_role("button", name=f"Show {len(expected) - 10} more").press("Enter")
    expect(part.locator(".atlas-papers > li")).to_have_count(len(expected))
    expect(part.locator("a.atlas-title:focus")).to_have_count(1)


def test_it_works_by_keyboard_alone(fits: Open) -> None:
    page = fits()
    page.get_by_label("Your card, or gigabytes").focus()
    page.keyboard.type("rtx 6000")
    page.keyboard.press("Enter")
    options = page.locator("[data-atlas-fits-notes]").get_by_role("button")
    expect(options).to_have_count(3)

    for _ in range(3):
        page.keyboard.press("Tab")
    expect(options.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".atlas-fits-choice")).to_contain_text("RTX 6000")
    expect(page.locator(".atlas-fits-choice")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="shown to run within it")).to_have_count(1)


def test_of_several_pages_data_only_what_is_shown_is_fetched(fits: Open, page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(urlsplit(request.url).path))
    fits("?card=rtx-4090")

    assert not [path for path in fetched if path.endswith(("search/atlas.json", "search/names.json"))]
    assert len([path for path in fetched if "/search/fits/" in path]) < 40


def test_nothing_is_wider_than_a_phone(fits: Open) -> None:
    page = fits("?card=a100&count=8", width=390)

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("parameters", ["", "?card=rtx-4090", "?memory=24", "?card=rtx+6000"])
def test_nothing_moves_while_the_answer_comes(fits: Open, parameters: str) -> None:
    page = fits(parameters, width=390)
    shifts = """() => new Promise((told) => new PerformanceObserver((list) => told(
        list.getEntries().reduce((sum, { value }) => sum + value, 0)
    )).observe({ type: "layout-shift", buffered: true }) || setTimeout(() => told(0), 500))"""

    assert page.evaluate(shifts) <= 0.02


def test_data_that_cannot_be_fetched_is_said_and_fetched_later(fits: Open) -> None:
    page = fits()
    page.route("**/search/fits/on/**", lambda route: route.abort())
    ask(page, "4090")
    expect(page.get_by_role("alert")).to_contain_text("could not be fetched")

    page.unroute_all()
    ask(page, "4090")
    expect(page.get_by_role("heading", name="Shown on this card")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("parameters", ["?card=rtx-4090", "?card=v100", "?card=rtx+6000"])
def test_nobody_is_shut_out(visit: Visit, axe: str, parameters: str) -> None:
    rules = COLOUR_RULES if visit.scheme == "dark" else ()
    for width in (390, 1280):
        page = visit.open(f"fits/{parameters}", width)
        expect(page.locator("[data-ready]")).to_be_visible()
        assert violations(page, axe, rules) == []
    assert visit.said == []
    assert visit.strangers == []


@pytest.fixture(scope="module")
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def test_without_scripts_each_memory_size_has_a_page(without_scripts: Page, root: str) -> None:
    without_scripts.goto(f"{root}fits/")
    expect(without_scripts.get_by_label("Your card, or gigabytes")).not_to_be_visible()

    without_scripts.get_by_role("link", name="24 GB", exact=True).click()
    expect(without_scripts).to_have_url(f"{root}fits/24/")
    expect(paper(without_scripts, "lacking", "qlora")).to_contain_text("needs 48 GB on a device")


@pytest.mark.parametrize("size", FITS_SIZES)
def test_the_page_of_a_memory_size_says_the_same(
    without_scripts: Page, root: str, fits: Open, size: str
) -> None:
    without_scripts.goto(f"{root}fits/{size}/")
    page = fits(f"?memory={size}")

    for name in LISTED[1:]:
        expect(total(without_scripts, name)).to_have_text(total(page, name).inner_text())
        written, shown = listed(without_scripts, name), listed(page, name)
        assert set(written) <= set(shown)
        if len(written) == len(shown):
            assert texts(without_scripts, name) == texts(page, name)


def texts(page: Page, name: str) -> list[str]:
    """What a group says of each paper."""
    items = group(page, name).locator(".atlas-papers > li").all()
    return [" ".join(item.inner_text().split()) for item in items]
