"""The page that compares hardware: what stands side by side, how it is chosen, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from paper_atlas.catalog import Catalog
from paper_atlas.entry import Mention
from paper_atlas.exports.comparison import NEWEST
from tests.browser.screenshots import SCENES, WIDTHS
from tests.browser.test_accessibility import COLOUR_RULES, axe, violations
from tests.browser.visit import Visit

__all__ = ["axe"]

expect.set_options(timeout=10_000)

FOUR = "a100/sxm4-80gb,h100,rtx-4090,instinct-mi250x"
PAPER = (1_047, 718)
"""A4 in landscape without margins of 12 mm, in pixels of CSS."""


@pytest.fixture
def compare(page: Page, root: str) -> Callable[[str], Page]:
    """Opens the page for what an address names."""
    page.set_viewport_size({"width": 1280, "height": 800})

    def opened(hardware: str = "") -> Page:
        page.goto(f"{root}compare/{hardware and f'?hardware={hardware}'}")
        page.wait_for_selector("[data-ready]")
        return page

    return opened


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def compared(page: Page) -> list[str]:
    """The names of the columns, from left to right."""
    return page.locator(".atlas-compare__heads > li > a").all_inner_texts()


def asked(page: Page) -> str:
    """What the address says is compared."""
    return page.evaluate("new URL(location).searchParams.get('hardware') ?? ''")


def await_columns(page: Page, *keys: str) -> None:
    expect(page).to_have_url(re.compile(re.escape(f"?hardware={','.join(keys)}") + "(&.*)?$"))
    expect(page.locator(".atlas-compare__heads > li")).to_have_count(len(keys))


def row(page: Page, label: str, part: str = "specification") -> Locator:
    """A row by what it is about."""
    about = re.compile(f"^{re.escape(label)}( (higher|lower) is better)?(same)?$")
    heads = page.locator("th[scope=row]", has_text=about)
    return page.locator(f"section[aria-labelledby={part}] tr").filter(has=heads)


def cells(page: Page, label: str, part: str = "specification") -> list[str]:
    """What is to be heard of a row, column by column."""
    texts = row(page, label, part).locator("td").all_text_contents()
    return [text.replace("\u00a0", " ") for text in texts]


def field(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Add hardware")


def type_in(page: Page, text: str) -> None:
    field(page).fill(text)
    field(page).press("Enter")


def note(page: Page) -> str:
    return page.locator("[data-part=notes]").inner_text()


def test_two_products_stand_side_by_side(compare: Callable[[str], Page], real_catalog: Catalog) -> None:
    page = compare("a100,v100")
    hardware = real_catalog.vocabulary.hardware

    assert compared(page) == ["NVIDIA A100", "NVIDIA V100"]
    assert page.title().startswith("NVIDIA A100 and NVIDIA V100 - Compare")
    for key, cell in zip(("a100", "v100"), cells(page, "Memory"), strict=True):
        assert all(str(size) in cell for size in hardware[key].memory_sizes)
    assert [cell[:3] for cell in cells(page, "Compute capability or target")] == ["8.0", "7.0"]
    assert cells(page, "Vendor") == ["NVIDIA", "NVIDIA"]


def test_each_figure_leads_to_its_source(compare: Callable[[str], Page], real_catalog: Catalog) -> None:
    page = compare("a100,v100")
    marks = row(page, "Memory bandwidth").locator("td").first.locator("sup a")
    variants = real_catalog.vocabulary.hardware["a100"].variants.values()
    stated = {str(variant.source) for variant in variants if variant.bandwidth_gbs}

    numbers = [mark.get_attribute("href") for mark in marks.all()]
    assert {page.locator(f"{number} a").get_attribute("href") for number in numbers} == stated
    expect(page.get_by_text("Figures of Epoch AI")).to_be_visible()
    every = page.locator("sup a").evaluate_all("marks => marks.map(mark => mark.getAttribute('href'))")
    assert all(page.locator(own).count() == 1 for own in set(every))


def test_differences_stand_out_by_more_than_colour(compare: Callable[[str], Page]) -> None:
    page = compare("a100,v100")

    best = row(page, "Dense peak, fp16").locator("td").nth(0)
    assert "312 TFLOP/s (highest)" in (best.locator("strong").text_content() or "").replace("\u00a0", " ")
    assert row(page, "Dense peak, fp16").locator("td").nth(1).locator("strong").count() == 0
    assert "0.4× that of NVIDIA A100" in cells(page, "Dense peak, fp16")[1]
    assert row(page, "Power (TDP)").locator("strong").count() == 0
    assert row(page, "Vendor").get_by_text("same").count() == 1
    assert row(page, "Architecture").get_by_text("same").count() == 0


def test_what_is_the_same_can_be_hidden(compare: Callable[[str], Page]) -> None:
    page = compare("a100,v100")
    same = page.locator("tr[data-same]")
    count = same.count()
    assert count

    page.get_by_label(f"Only differences ({count} rows are the same)").check()

    expect(same.first).to_be_hidden()
    expect(row(page, "Architecture")).to_be_visible()
    page.reload()
    page.wait_for_selector("[data-ready]")
    expect(page.get_by_label("Only differences")).to_be_checked()
    expect(row(page, "Vendor")).to_be_hidden()
    page.go_back()
    expect(row(page, "Vendor")).to_be_visible()


def test_where_no_row_is_the_same_none_can_be_hidden(compare: Callable[[str], Page]) -> None:
    page = compare("tpu-v3,rtx-4090,instinct-mi250x,gaudi-2")

    assert page.locator("tr[data-same]").count() == 0
    expect(page.get_by_label("Only differences (no row is the same)")).to_be_disabled()


def test_what_is_not_known_is_said_and_is_no_nought(compare: Callable[[str], Page]) -> None:
    page = compare("a100,v100,titan-v")

    assert cells(page, "Dense peak, int8")[1] == "not known"
    assert cells(page, "Dense peak, bf16")[1] == "no bf16"
    assert not [text for text in page.locator("td").all_text_contents() if re.match(r"0\b(?!\.)", text)]


def papers(mentions: Iterable[Mention], *, own: bool = False) -> str:
    """How many papers, as the page says it."""
    count = sum(mention.is_own_result or not own for mention in mentions)
    return "1 paper" if count == 1 else f"{count} papers"


def test_a_product_without_records_has_its_specification(
    compare: Callable[[str], Page], real_catalog: Catalog
) -> None:
    page = compare("titan-v,v100")
    assert "titan-v" not in real_catalog.by_product
    counted = papers(real_catalog.by_product["v100"], own=True)

    assert cells(page, "Architecture")[0].startswith("Volta")
    assert cells(page, "Measured or trained on it", "papers") == ["none here", counted]
    expect(page.get_by_text("No technique was seen on more than one of them.")).to_be_visible()
    expect(page.get_by_text("No quantity was reported on more than one of them.")).to_be_visible()


def test_variants_of_one_product_are_told_apart(
    compare: Callable[[str], Page], real_catalog: Catalog
) -> None:
    counted = papers(real_catalog.by_product["a100"])
    page = compare("a100/sxm4-40gb,a100/sxm4-80gb")

    assert cells(page, "Memory")[0].startswith("40 GB")
    assert cells(page, "Memory")[1].startswith("80 GB (highest)")
    assert "2× that of NVIDIA A100 SXM4 40 GB" in cells(page, "Memory")[1]
    assert cells(page, "Naming any variant of it", "papers") == [counted, counted]
    page.get_by_label("Variant of NVIDIA A100").first.select_option("any variant")
    await_columns(page, "a100", "a100/sxm4-80gb")
    assert cells(page, "Memory")[0].startswith("40, 64 or 80 GB")


def test_techniques_are_lined_up_and_lead_to_as_many_papers(
    compare: Callable[[str], Page], real_catalog: Catalog
) -> None:
    page = compare("a100,v100")
    own = {
        key: [mention.entry for mention in real_catalog.by_product[key] if mention.is_own_result]
        for key in ("a100", "v100")
    }
    used = real_catalog.by_technique["quantization"]
    expected = [sum(entry in used for entry in entries) for entries in own.values()]
    assert all(expected)

    counts = row(page, "quantization", "techniques").get_by_role("link", name="quantization on")

    assert [count.inner_text() for count in counts.all()] == [str(count) for count in expected]
    counts.first.click()
    page.wait_for_selector("[data-ready]")
    expect(page.locator("[data-part=total]")).to_have_text(
        f"{expected[0]} paper{'' if expected[0] == 1 else 's'}"
    )
    chips = page.get_by_role("list", name="Conditions")
    for condition in ("hardware NVIDIA A100", "role measured", "role trained", "technique quantization"):
        expect(chips.get_by_role("button", name=condition)).to_be_visible()


def test_what_only_one_has_is_folded_away(compare: Callable[[str], Page], real_catalog: Catalog) -> None:
    page = compare("a100,v100")
    metrics = {
        key: {claim.metric.name for mention in real_catalog.by_product[key] for claim in mention.claims}
        for key in ("a100", "v100")
    }
    (name, *_) = sorted(metrics["v100"] - metrics["a100"])
    alone = row(page, name, "results")

    expect(alone).to_be_hidden()
    page.get_by_text("quantities on one of them only").click()
    expect(alone).to_be_visible()
    assert cells(page, name, "results")[0] == "–none here"


def test_results_on_one_quantity_are_shown_as_reported(
    compare: Callable[[str], Page], real_catalog: Catalog
) -> None:
    page = compare("a100,v100")
    expect(page.get_by_text("Different setups don't compare")).to_be_visible()
    found = [
        {
            (str(claim.quantity), claim.comparison or "", mention.entry.paper.title)
            for mention in real_catalog.by_product[key]
            for claim in mention.claims
            if claim.claim.metric == "throughput"
        }
        for key in ("a100", "v100")
    ]
    assert all(found)

    shown = row(page, "throughput", "results").locator("td").all()

    for cell, claims in zip(shown, found, strict=True):
        items = cell.locator("li:has(strong)").all_text_contents()
        assert len(items) == min(len(claims), NEWEST)
        for item in items:
            assert any(all(part in item for part in claim) for claim in claims)
        for link in cell.locator("li:has(strong)").get_by_role("link").all():
            assert re.search(r"/papers/[a-z0-9-]+/#claim-\d+$", link.get_attribute("href") or "")


def test_a_typed_name_adds_a_column_and_its_words_pick_the_variant(compare: Callable[[str], Page]) -> None:
    page = compare()
    type_in(page, "4090")
    await_columns(page, "rtx-4090")
    type_in(page, "A100 80GB SXM")
    await_columns(page, "rtx-4090", "a100/sxm4-80gb")
    type_in(page, "H100 vs V100")
    await_columns(page, "rtx-4090", "a100/sxm4-80gb", "h100", "v100")

    assert field(page).input_value() == ""
    expect(page.locator("[data-part=status]")).to_contain_text("NVIDIA A100 SXM4 80 GB, NVIDIA H100")


def test_of_what_a_text_begins_that_with_most_papers_comes_first(compare: Callable[[str], Page]) -> None:
    page = compare("")
    page.get_by_label("Add hardware").fill("rtx 40")

    expect(page.get_by_role("option").first).to_have_text("NVIDIA GeForce RTX 4090")


def test_names_are_completed_while_somebody_types(compare: Callable[[str], Page]) -> None:
    page = compare()
    field(page).fill("a100")

    options = page.get_by_role("option")
    expect(options.first).to_have_text("NVIDIA A100any variant")
    expect(options.filter(has_text="NVIDIA A100 PCIe 80 GB")).to_be_visible()
    options.filter(has_text="SXM4 40 GB").click()
    await_columns(page, "a100/sxm4-40gb")


def test_an_ambiguous_name_gives_a_choice(compare: Callable[[str], Page]) -> None:
    page = compare("a100")
    type_in(page, "RTX 6000")
    choice = page.get_by_role("group", name="Meanings of RTX 6000")

    expect(choice).to_contain_text("can mean several")
    assert asked(page) == "a100"
    choice.get_by_role("button", name="Ada").click()

    await_columns(page, "a100", "rtx-6000-ada")
    expect(choice).to_have_count(0)


def test_a_name_that_leaves_the_variant_open_gives_a_choice(compare: Callable[[str], Page]) -> None:
    page = compare()
    type_in(page, "A100 SXM4")
    choice = page.get_by_role("group", name="Meanings of")

    names = choice.get_by_role("button").all_inner_texts()
    assert names[-1] == "NVIDIA A100, any variant"
    assert {"NVIDIA A100 SXM4 40 GB", "NVIDIA A100 SXM4 80 GB"} <= set(names)
    choice.get_by_role("button", name="80 GB").click()
    await_columns(page, "a100/sxm4-80gb")


def test_a_long_word_breaks_rather_than_widening_the_page(compare: Callable[[str], Page]) -> None:
    page = compare("a100,v100")
    page.set_viewport_size({"width": 390, "height": 844})
    aside = page.locator(".atlas-compare__results .atlas-compare__aside").first
    aside.evaluate("aside => (aside.textContent = 'Standard_'.repeat(20))")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_memory_size_stands_for_all_its_variants(
    compare: Callable[[str], Page], real_catalog: Catalog
) -> None:
    page = compare("A100 40GB,A100 80GB")
    runs = [(mention, run) for mention in real_catalog.by_product["a100"] for run in mention.runs]
    counted = [
        papers({mention.entry.id: mention for mention, run in runs if run.device.memory_gb == size}.values())
        for size in (40, 80)
    ]

    await_columns(page, "a100/40gb", "a100/80gb")
    assert cells(page, "Memory")[0].startswith("40 GB")
    assert cells(page, "Form factor")[0].startswith("SXM4 or PCIe")
    assert cells(page, "Naming it in any role", "papers") == counted
    page.get_by_label("Variant of NVIDIA A100").first.select_option("80 GB")
    await_columns(page, "a100/80gb")


def test_an_architecture_offers_its_products(compare: Callable[[str], Page]) -> None:
    page = compare()
    type_in(page, "hopper")

    page.get_by_role("group", name="Meanings of Hopper").get_by_role(
        "button", name="NVIDIA H200", exact=True
    ).click()
    await_columns(page, "h200")


def test_a_system_stands_for_what_is_in_it(compare: Callable[[str], Page]) -> None:
    page = compare()
    type_in(page, "DGX-2")

    await_columns(page, "v100/sxm3-32gb")
    assert "NVIDIA DGX-2 is a system" in note(page)


def test_an_unknown_name_offers_the_nearest_and_is_never_taken_for_one(
    compare: Callable[[str], Page],
) -> None:
    page = compare("a100,H10O")

    assert compared(page) == ["NVIDIA A100"]
    assert "knows no hardware called “H10O”" in note(page)
    page.get_by_role("group", name="Meanings of H10O").get_by_role("button", name="NVIDIA H100").click()
    await_columns(page, "a100", "h100")

    type_in(page, "zzyzx")
    assert "knows no hardware called “zzyzx”." in note(page)
    assert field(page).input_value() == "zzyzx"


@pytest.mark.parametrize("written", ["A100,4090", "a100:sxm4-80gb,v100/", " a100 , a100,,v100"])
def test_an_address_is_understood_as_people_write_it(compare: Callable[[str], Page], written: str) -> None:
    page = compare(quote(written))
    first = {"A100,4090": "a100,rtx-4090", "a100:sxm4-80gb,v100/": "a100/sxm4-80gb,v100"}

    assert asked(page) == first.get(written, "a100,v100")
    assert note(page) == ""


def test_a_variant_that_nobody_knows_is_said_to_be_unknown(compare: Callable[[str], Page]) -> None:
    page = compare("v100/none,a100,4090:x")

    assert asked(page) == "v100,a100,rtx-4090"
    for variant, product in (("none", "NVIDIA V100"), ("x", "NVIDIA GeForce RTX 4090")):
        assert f"knows no variant “\u2068{variant}\u2069” of {product}." in note(page)
    type_in(page, "t4/16gb")
    expect(page.locator(".atlas-compare__heads > li")).to_have_count(4)
    assert note(page) == ""


def test_more_than_four_are_refused_with_a_sentence(compare: Callable[[str], Page]) -> None:
    page = compare("a100,v100,h100,p100,t4")

    assert len(compared(page)) == 4
    assert "At most 4 can be compared at once; left out: NVIDIA T4." in note(page)
    assert asked(page) == "a100,v100,h100,p100"
    type_in(page, "rtx 3090")
    assert "left out: NVIDIA GeForce RTX 3090" in note(page)
    assert len(compared(page)) == 4
    page.get_by_role("button", name="Remove NVIDIA H100").click()
    type_in(page, "rtx 3090")
    await_columns(page, "a100", "v100", "p100", "rtx-3090")


def test_what_is_compared_already_is_said(compare: Callable[[str], Page]) -> None:
    page = compare("a100,v100")
    type_in(page, "Tesla A100")

    assert "NVIDIA A100 is compared already." in note(page)
    assert asked(page) == "a100,v100"


def test_every_step_stands_in_the_address_and_can_be_undone(compare: Callable[[str], Page]) -> None:
    page = compare("a100,v100")
    type_in(page, "h100")
    await_columns(page, "a100", "v100", "h100")
    page.get_by_role("button", name="Move NVIDIA H100 to the left").click()
    await_columns(page, "a100", "h100", "v100")
    page.get_by_role("button", name="Remove NVIDIA A100").click()
    await_columns(page, "h100", "v100")

    page.reload()
    page.wait_for_selector("[data-ready]")
    assert compared(page) == ["NVIDIA H100", "NVIDIA V100"]
    for keys in (("a100", "h100", "v100"), ("a100", "v100", "h100"), ("a100", "v100")):
        page.go_back()
        await_columns(page, *keys)
    page.go_forward()
    await_columns(page, "a100", "v100", "h100")


def test_the_keyboard_alone_is_enough(compare: Callable[[str], Page]) -> None:
    page = compare()
    field(page).focus()
    page.keyboard.type("a100")
    for _ in ("any variant", "40 GB", "80 GB", "SXM4 40 GB"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    await_columns(page, "a100/sxm4-40gb")
    expect(field(page)).to_be_focused()
    page.keyboard.type("v100")
    page.keyboard.press("Enter")
    await_columns(page, "a100/sxm4-40gb", "v100")

    mover = page.get_by_role("button", name="Move NVIDIA V100 to the left")
    mover.focus()
    page.keyboard.press("Space")
    await_columns(page, "v100", "a100/sxm4-40gb")
    expect(page.get_by_role("button", name="Move NVIDIA V100 to the right")).to_be_focused()
    page.get_by_role("button", name="Remove NVIDIA V100").focus()
    page.keyboard.press("Enter")
    await_columns(page, "a100/sxm4-40gb")
    expect(page.get_by_role("button", name="Remove NVIDIA A100")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Examples")).to_be_visible()
    expect(field(page)).to_be_focused()


@pytest.mark.parametrize(
    "written",
    [
        "<img src=x onerror=alert(1)>",
        "__proto__,constructor,toString",
        "../../search/names,a100/../v100,a100/__proto__",
        "javascript:alert(1)",
        "%2C" * 500 + "x" * 4_000,
        ",".join(f"x{number}" for number in range(200)),
        "\u202ea100\u0000",
    ],
    ids=lambda written: written[:12],
)
def test_a_hostile_address_does_no_harm(
    compare: Callable[[str], Page], page: Page, root: str, written: str
) -> None:
    said: list[str] = []
    asked_for: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: asked_for.append(request.url))

    compare(quote(written, safe="%"))

    assert said == []
    assert [url for url in asked_for if not url.startswith(root)] == []
    assert page.locator("article img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert len(note(page)) < 1_500
    type_in(page, "t4")
    expect(page.locator(".atlas-compare__heads > li").last).to_contain_text("NVIDIA T4")


def test_an_empty_page_offers_examples(compare: Callable[[str], Page]) -> None:
    page = compare()
    examples = page.locator("section", has=page.get_by_role("heading", name="Examples")).get_by_role("link")

    assert examples.count() >= 3
    names = examples.first.locator(".atlas-card__name").all_inner_texts()
    examples.first.click()
    page.wait_for_selector("[data-ready]")
    assert compared(page) == names


def test_the_page_of_a_product_leads_here(page: Page, root: str) -> None:
    page.goto(f"{root}hardware/v100/")
    page.get_by_role("link", name="Compare with others").click()
    page.wait_for_selector("[data-ready]")

    assert compared(page) == ["NVIDIA V100"]
    type_in(page, "a100")
    await_columns(page, "v100", "a100")


def test_without_scripts_the_products_pages_are_offered(without_scripts: Page, root: str) -> None:
    without_scripts.goto(f"{root}compare/?hardware=a100,v100")
    article = without_scripts.locator("article")

    expect(article.get_by_text("This needs JavaScript.")).to_be_visible()
    expect(article.get_by_role("link", name="Hardware", exact=True)).to_be_visible()
    article.get_by_role("link", name="NVIDIA V100", exact=True).first.click()
    expect(without_scripts).to_have_url(f"{root}hardware/v100/")


def test_what_could_not_be_fetched_can_be_tried_again(compare: Callable[[str], Page]) -> None:
    page = compare("a100")
    page.route("**/compare/v100.json", lambda route: route.abort())
    type_in(page, "v100")
    warning = page.get_by_role("alert").filter(has_text="could not be fetched")
    expect(warning).to_be_visible()

    page.unroute("**/compare/v100.json")
    page.get_by_role("button", name="Try again").click()
    await_columns(page, "a100", "v100")


@pytest.mark.parametrize("scene", [name for name in SCENES if name.startswith("compare")])
def test_nobody_is_shut_out(visit: Visit, axe: str, scene: str) -> None:
    page = visit.open(SCENES[scene], 390)
    page.wait_for_selector("[data-ready]")
    for summary in page.locator("summary").all():
        summary.click()
    rules = COLOUR_RULES if visit.scheme == "dark" else ()

    for width in WIDTHS:
        visit.widen(width)
        assert violations(page, axe, rules) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    field(page).fill("a100")
    expect(page.get_by_role("option").first).to_be_visible()
    assert violations(page, axe, rules) == []
    assert visit.said == []
    assert visit.strangers == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_while_the_page_is_made(page: Page, root: str, width: int) -> None:
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "one => { window.moved += one.value; })).observe({type: 'layout-shift', buffered: true})"
    )
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    page.goto(f"{root}compare/?hardware={FOUR}")
    page.wait_for_selector("[data-ready]")
    page.wait_for_load_state("networkidle")

    assert page.evaluate("moved") <= 0.02


def test_four_columns_scroll_in_their_own_frame_on_a_phone(compare: Callable[[str], Page]) -> None:
    page = compare(FOUR)
    page.set_viewport_size({"width": 390, "height": 844})
    frame = page.get_by_role("region", name="Comparison")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    last = row(page, "Memory bandwidth").locator("td").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    # What the row is about stays in sight.
    expect(row(page, "Memory bandwidth").locator("th")).to_be_in_viewport(ratio=1)
    heading = page.get_by_role("heading", name="Specification")
    heading.scroll_into_view_if_needed()
    expect(heading).to_be_in_viewport(ratio=1)


def test_the_names_stay_in_sight_on_a_large_screen(compare: Callable[[str], Page]) -> None:
    page = compare(FOUR)
    row(page, "Form factor").scroll_into_view_if_needed()
    page.mouse.wheel(0, 300)

    name = page.get_by_role("table", name="Specification").get_by_role("columnheader", name="H100")
    expect(name).to_be_in_viewport(ratio=1)
    hit = name.evaluate(
        "own => { const box = own.getBoundingClientRect();"
        " return own.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)); }"
    )
    assert hit


def test_printed_it_is_the_table_alone_and_fits_the_paper(compare: Callable[[str], Page]) -> None:
    page = compare(FOUR)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER[0], "height": PAPER[1]})

    for chrome in (".md-header", ".md-tabs", ".md-footer", "[data-part=form]", "[data-part=tools]"):
        expect(page.locator(chrome)).to_be_hidden()
    expect(page.locator(".atlas-compare__heads")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER[0]
    frame = page.get_by_role("region", name="Comparison")
    assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth")
    expect(row(page, "Memory bandwidth")).to_be_visible()
    expect(page.get_by_role("heading", name="Sources of the figures")).to_be_visible()
