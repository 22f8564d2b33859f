"""The form for records: from nothing to the address that GitHub's editor opens with, and all between."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from paper_atlas.catalog import Opened, open_folders
from tests.browser.test_accessibility import COLOUR_RULES, axe, violations
from tests.browser.visit import Visit
from tests.builds import REPO_URL, ROOT, run

__all__ = ["axe"]

expect.set_options(timeout=5_000)

ABSTRACT = """\
We present Marmot, a system for LLM serving with post-training quantization. It keeps the KV cache in 4 bits.
On 8x A100 80GB GPUs Marmot answers up to 2.3x more requests per second than FP16, whatever the length of
prompts and of answers is. We also run a 34B model on a single RTX 4090."""
SUMMARY = """\
Serves language models whose weights and key-value cache are both stored in few bits. New is that the cache
is unpacked inside the attention kernel, so that no full copy of it is ever written. It was measured on a node
of eight data-centre cards, and shown to run a model of 34B parameters on one consumer card."""
WHAT = "serve a language model"


class Hand:
    """A person at the form, whose actions are counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions = 0

    def field(self, name: str, within: Locator | None = None) -> Locator:
        return (within or self.page.get_by_role("form", name="Record")).get_by_label(
            re.compile(f"^{name}( optional)?$")
        )

    def fill(self, name: str, text: str, within: Locator | None = None) -> None:
        self.actions += 1
        self.field(name, within).fill(text)

    def choose(self, name: str, value: str, within: Locator | None = None) -> None:
        self.actions += 1
        self.field(name, within).select_option(value)

    def press(self, name: str, within: Locator | None = None) -> None:
        self.actions += 1
        (within or self.page).get_by_role("button", name=name, exact=True).click()

    def paste(self, text: str) -> None:
        self.actions += 1
        self.page.get_by_label("Paste it here").fill(text)
        expect(self.page.locator("[data-part=proposal-count]", has_text="facts proposed.")).to_be_visible()

    def leave(self, name: str = "Open on GitHub") -> str:
        """Press the button that hands over: the address that opens."""
        self.actions += 1
        with self.page.context.expect_page() as opened:
            self.page.get_by_role("link", name=name).click()
        return opened.value.url


def item(page: Page, name: str) -> Locator:
    """One run, one claim."""
    return page.locator("fieldset.atlas-field--entry").filter(
        has=page.locator("legend", has_text=re.compile(f"^{name}$"))
    )


def settle(page: Page) -> None:
    """Wait until what was typed last is taken in."""
    expect(page.locator("[data-part=side]")).not_to_have_attribute("aria-busy", "true")


def file_text(page: Page) -> str:
    """The file as it stands on the page."""
    settle(page)
    return page.locator("[data-part=file]").text_content() or ""


def left(page: Page) -> list[str]:
    """What is said to be left to do."""
    settle(page)
    return page.locator("[data-part=left] > li").all_inner_texts()


@pytest.fixture
def open_form(page: Page, root: str) -> Callable[..., Page]:
    """Opens the form; the repository answers everything with an empty page."""

    def answer(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body="<title>editor</title>")

    page.context.route(f"{REPO_URL}/**", answer)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.set_default_timeout(5_000)

    def opened(query: str = "", *, is_ready: bool = True) -> Page:
        page.goto(f"{root}contribute/new/{query}")
        if is_ready:
            page.wait_for_selector("[data-ready]")
        return page

    return opened


@pytest.fixture
def form(open_form: Callable[..., Page]) -> Page:
    """The empty form."""
    return open_form()


def checked(folder: Path, name: str, text: str) -> Opened:
    """What the check says of all records with one more, or another one."""
    shutil.copytree(ROOT / "papers", folder / "papers")
    (folder / "papers" / name).write_text(text, encoding="utf-8")
    return open_folders(folder / "papers", ROOT / "vocabulary", folder)


def fill_in(hand: Hand) -> None:
    """A whole record, from its abstract on."""
    page = hand.page
    hand.paste(ABSTRACT)
    hand.press("Accept all")
    hand.fill("Title", "Marmot: Serving Language Models from Few Bits")
    hand.fill("Authors", "Ada Marmot, Karl Murmel and Ida Bobak")
    hand.fill("Published", "2024-02")
    hand.fill("arXiv", "https://arxiv.org/abs/2402.01234v2")
    hand.fill("Summary", SUMMARY)
    hand.fill("What", WHAT, item(page, "Run 1"))
    hand.fill("What", "run a 34B model", item(page, "Run 2"))


def test_a_record_is_made_from_nothing_and_its_abstract_in_few_actions(form: Page, tmp_path: Path) -> None:
    hand = Hand(form)
    fill_in(hand)
    hand.fill("Baseline", "FP16", item(form, "Claim 1"))

    address = urlsplit(hand.leave())
    asked = parse_qs(address.query)
    print(f"{hand.actions} actions")  # noqa: T201

    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{REPO_URL}/new/main/papers"
    assert asked["filename"] == ["marmot.yml"]
    assert hand.actions <= 25
    opened = checked(tmp_path, "marmot.yml", asked["value"][0])
    assert opened.problems == ()
    entry = opened.catalog().by_id["marmot"]
    assert [(each.run.count, each.device.name) for each in entry.runs] == [
        (8, "NVIDIA A100 80 GB"),
        (1, "NVIDIA GeForce RTX 4090"),
    ]
    assert {each.run.role for each in entry.runs} == {"measured"}
    assert entry.paper.authors == ("Ada Marmot", "Karl Murmel", "Ida Bobak")
    assert entry.paper.links.arxiv == "2402.01234"
    assert {"post-training-quantization", "kv-cache-quantization"} <= {*entry.paper.techniques}
    (claim,) = entry.claims
    assert (claim.claim.metric, str(claim.quantity), claim.claim.relation, claim.run.number) == (
        "serving-throughput",
        "up to 2.3×",
        "higher",
        1,
    )


def test_the_command_finds_nothing_wrong_with_it_either(form: Page, tmp_path: Path) -> None:
    hand = Hand(form)
    fill_in(hand)
    address = hand.leave()
    file = tmp_path / "marmot.yml"
    file.write_text(parse_qs(urlsplit(address).query)["value"][0], encoding="utf-8")

    done = run("-m", "paper_atlas.cli", "check", str(file), folder=ROOT)

    assert (done.returncode, done.stdout) == (0, "")


def test_what_is_wrong_is_said_beside_the_field_and_leads_there_from_the_list(form: Page) -> None:
    hand = Hand(form)
    hand.fill("arXiv", "12345")
    hand.fill("Summary", "Too short.")
    hand.fill("Published", "May 2024")
    title = hand.field("Title")
    title.focus()

    arxiv = hand.field("arXiv")
    expect(arxiv).to_have_attribute("aria-invalid", "true")
    expect(arxiv).to_have_accessible_description(re.compile("write it as"))
    expect(title).not_to_have_attribute("aria-invalid", "true")
    assert 'Links, arXiv: write it as "2305.14314", without version' in left(form)
    assert "Summary: 2 of at least 40 words" in left(form)
    assert "Published: write it like 2023-05-23, 2023-05 or 2023" in left(form)
    form.get_by_role("link", name="Links, arXiv").click()
    expect(arxiv).to_be_focused()


def test_nothing_is_handed_over_while_something_is_wrong(form: Page) -> None:
    form.get_by_role("link", name="Open on GitHub").click()

    expect(form.get_by_role("heading", name="12 things left")).to_be_focused()
    expect(Hand(form).field("Title")).to_have_attribute("aria-invalid", "true")
    assert len(form.context.pages) == 1


@pytest.mark.parametrize(
    ("change", "left_to_do"),
    [
        ({"Unit": "x"}, "Claim 1, relation: add 'relation: higher'"),
        ({"Unit": "furlongs"}, "Claim 1, unit: “furlongs” is not among the units"),
        ({"Value": "1,000"}, "Claim 1, value: write digits only"),
        ({"Value": ""}, "Claim 1, value: write 'value: 4.7' or 'range"),
        ({"Quote": "word " * 13}, "Claim 1, quote: 13 words, and at most 12 are allowed"),
        ({"Source": "somewhere"}, "Claim 1, source: write abstract"),
        ({"Metric": ""}, "Claim 1, metric: still missing"),
    ],
    ids=str,
)
def test_claims_are_checked_as_the_check_does(form: Page, change: dict[str, str], left_to_do: str) -> None:
    hand = Hand(form)
    hand.press("Add a claim")
    claim = item(form, "Claim 1")
    sound = {
        "Metric": "accuracy",
        "Value": "71.5",
        "Unit": "%",
        "Source": "table 3",
        "Quote": "an accuracy of 71.5%",
    }
    for name, text in (sound | change).items():
        hand.fill(name, text, claim)
    hand.choose("Run", "1", claim)

    about = [line for line in left(form) if line.startswith("Claim")]

    assert [line.startswith(left_to_do) for line in about] == [True]


@pytest.mark.parametrize(
    ("phrase", "written"),
    [
        ("8x A100 80GB", ["{product: a100, memory_gb: 80}", "count: 8"]),
        ("Tesla V100-SXM2-32GB", ["{product: v100, memory_gb: 32, form_factor: SXM2}"]),
        ("two DGX-2", ["{system: dgx-2}", "count: 2"]),
        ("Hopper", ["{architecture: hopper}"]),
        ("AMD", ["{vendor: amd}"]),
        ("48 GB", ["{memory_gb: 48}"]),
        ("mobile phone", ["{unnamed: mobile phone}"]),
        ("not stated", ["hardware: not stated"]),
    ],
)
def test_hardware_is_written_as_people_do(form: Page, phrase: str, written: list[str]) -> None:
    hand = Hand(form)
    hand.fill("Hardware", phrase, item(form, "Run 1"))
    hand.field("What", item(form, "Run 1")).focus()

    text = file_text(form)

    assert [part for part in written if part not in text] == []
    assert ("count:" in text) == any(part.startswith("count") for part in written)


def test_ambiguous_hardware_is_asked_about(form: Page) -> None:
    hand, first = Hand(form), item(form, "Run 1")
    hand.fill("Hardware", "RTX 6000", first)
    options = first.get_by_role("option")
    expect(options.filter(has_text="Ada")).to_be_visible()
    hand.field("What", first).focus()
    expect(first.get_by_text("“RTX 6000” is not read yet: choose what it means")).to_be_visible()

    hand.field("Hardware", first).click()
    options.filter(has_text="Ada").click()

    assert "{product: rtx-6000-ada}" in file_text(form)


def test_of_several_devices_one_is_asked_for(form: Page) -> None:
    hand, first = Hand(form), item(form, "Run 1")
    hand.fill("Hardware", "A100 and 8x H100", first)
    expect(first.get_by_role("option", name="8 × NVIDIA H100")).to_be_visible()
    hand.field("What", first).focus()

    assert "hardware" not in file_text(form)


def test_misspelt_hardware_is_asked_about_too(form: Page) -> None:
    hand, first = Hand(form), item(form, "Run 1")
    hand.fill("Hardware", "8x A10O 80GB", first)
    expect(first.get_by_role("option", name="8 × NVIDIA A100 80 GB")).to_be_visible()
    hand.field("What", first).focus()

    expect(first.get_by_text("“8x A10O 80GB” is not read yet: choose what it means")).to_be_visible()
    assert "hardware" not in file_text(form)


def test_a_size_that_a_card_is_not_made_with_is_told(form: Page) -> None:
    Hand(form).fill("Hardware", "RTX 4090", item(form, "Run 1"))
    hand, first = Hand(form), item(form, "Run 1")
    hand.field("What", first).focus()
    first.get_by_text("Fields of the hardware").click()
    hand.fill(re.escape("Memory (GB)"), "48", first)

    assert any("RTX 4090 is not made with 48 GB; it has 24 GB" in line for line in left(form))


def test_terms_are_completed_by_any_of_their_names(form: Page) -> None:
    techniques = Hand(form).field("Techniques")
    techniques.click()
    form.keyboard.type("paged att")
    expect(
        form.get_by_role("listbox", name="Suggestions: Techniques").get_by_role("option").first
    ).to_contain_text("paged")
    form.keyboard.press("ArrowDown")
    form.keyboard.press("Enter")
    form.keyboard.type("low-rank adaptation")
    form.keyboard.press("Tab")

    assert "techniques: [paged-attention, lora]" in file_text(form)
    form.get_by_role("button", name="Remove LoRA").or_(
        form.get_by_role("button", name=re.compile("^Remove low"))
    ).click()
    assert "techniques: [paged-attention]" in file_text(form)


def test_claims_follow_their_runs(form: Page) -> None:
    hand = Hand(form)
    hand.fill("What", "first", item(form, "Run 1"))
    hand.press("Add a run")
    hand.fill("What", "second", item(form, "Run 2"))
    hand.press("Add a claim")
    hand.choose("Run", "2", item(form, "Claim 1"))

    hand.press("Move up run 2")
    assert re.findall(r"what: (\w+)|run: (\d)", file_text(form)) == [("second", ""), ("first", ""), ("", "1")]
    expect(form.get_by_role("button", name="Move down run 1")).to_be_focused()

    hand.press("Remove run 1")
    assert "run:" not in file_text(form)
    assert "Claim 1, run: still missing" in left(form)


def test_a_proposal_is_marked_in_the_text_and_can_be_rejected(form: Page) -> None:
    hand = Hand(form)
    hand.paste(ABSTRACT)
    proposals = form.get_by_role("list", name="Proposals").get_by_role("listitem")
    marks = form.locator("[data-part=marked] mark")
    expect(marks.filter(has_text="8x A100 80GB")).to_be_visible()
    expect(marks.filter(has_text="[hardware]")).to_have_count(2)

    count = proposals.count()
    hand.press("Reject hardware 1 × NVIDIA GeForce RTX 4090, measured")
    expect(proposals).to_have_count(count - 1)
    expect(marks.filter(has_text="[hardware]")).to_have_count(1)
    hand.press("Accept hardware 8 × NVIDIA A100 80 GB, measured")

    assert "{product: a100, memory_gb: 80}" in file_text(form)
    assert "4090" not in file_text(form)


def test_a_figure_is_that_of_the_run_of_its_device(form: Page) -> None:
    hand = Hand(form)
    hand.paste(ABSTRACT)
    hand.press("Accept hardware 1 × NVIDIA GeForce RTX 4090, measured")
    hand.press("Accept hardware 8 × NVIDIA A100 80 GB, measured")
    hand.press("Accept figure serving throughput: up to 2.3 x higher")

    expect(hand.field("Run", item(form, "Claim 1"))).to_have_value("2")


def test_what_reads_abstracts_is_fetched_again_after_it_could_not_be(form: Page) -> None:
    form.route("**/guide.json", lambda route: route.abort())
    form.get_by_label("Paste it here").fill(ABSTRACT)
    expect(form.get_by_text("could not be fetched")).to_be_visible()
    form.unroute("**/guide.json")

    Hand(form).paste(ABSTRACT + " It is free.")


def test_accepting_all_leaves_open_what_can_mean_several(form: Page) -> None:
    hand = Hand(form)
    hand.paste("Measured on an RTX 6000 with LoRA.")
    hand.press("Accept all")

    assert "hardware" not in file_text(form)
    hand.press("Accept hardware NVIDIA RTX 6000 Ada Generation, measured")
    expect(form.get_by_role("list", name="Proposals").get_by_role("listitem")).to_have_count(2)
    assert "{product: rtx-6000-ada}" in file_text(form)


def test_pasted_text_is_no_markup(form: Page) -> None:
    form.get_by_label("Paste it here").fill(
        "<img src=x onerror=alert(1)> trained on an A100 GPU <script>alert(2)</script>"
    )

    expect(form.locator("[data-part=marked] mark")).to_have_count(1)
    assert form.locator("[data-part=marked] :not(mark, span)").count() == 0


def test_a_name_that_is_taken_is_refused(form: Page) -> None:
    hand = Hand(form)
    hand.fill("Title", "QLoRA: Something Else")
    name = form.get_by_label("Name of the file")
    expect(name).to_have_value("qlora")
    expect(name).to_have_accessible_description(re.compile("taken by “QLoRA: Efficient"))

    for own, problem in (
        ("con", "means something else"),
        ("My Paper", "lower-case letters"),
        ("own-name", ""),
    ):
        name.fill(own)
        said = [line for line in left(form) if line.startswith("Name of the file")]
        assert bool(said) == bool(problem)
        assert problem in "".join(said)
    hand.fill("Title", "Another Title")
    expect(name).to_have_value("own-name")


def test_a_paper_that_has_a_record_is_recognised(form: Page) -> None:
    Hand(form).fill("arXiv", "2305.14314")

    assert "Links, arXiv: it stands in the record “qlora” already: correct that one" in left(form)


# Correcting


def test_a_record_that_is_there_is_corrected(open_form: Callable[..., Page], tmp_path: Path) -> None:
    page = open_form("?paper=qlora")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    hand = Hand(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Correct the record “qlora”")
    expect(page.get_by_role("heading", name="Nothing is changed yet")).to_be_visible()
    hand.fill("Venue", "NeurIPS 2023 (oral)")

    address = hand.leave("Copy, and open GitHub")

    assert address == f"{REPO_URL}/edit/main/papers/qlora.yml"
    page.bring_to_front()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == file_text(page)
    opened = checked(tmp_path, "qlora.yml", text)
    assert opened.problems == ()
    before = open_folders(ROOT / "papers", ROOT / "vocabulary", ROOT).catalog().by_id["qlora"].paper
    after = opened.catalog().by_id["qlora"].paper
    assert after == before.model_copy(update={"venue": "NeurIPS 2023 (oral)"})


def test_a_record_that_nobody_touches_keeps_every_fact(open_form: Callable[..., Page]) -> None:
    for key in ("qlora", "zero-infinity", "shadowkv", "deep-optimizer-states"):
        page = open_form(f"?paper={key}")
        expect(page.get_by_role("heading", name="Nothing is changed yet")).to_be_visible()
        assert left(page) == [], key


def test_each_paper_leads_to_its_correction(page: Page, root: str) -> None:
    page.goto(f"{root}papers/qlora/")
    page.get_by_role("link", name="Correct this record").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Correct the record “qlora”")


@pytest.mark.parametrize("key", ["nobody-wrote-this", "../../search/atlas", "<b>", "%00"])
def test_a_record_that_is_not_there_gives_the_empty_form(open_form: Callable[..., Page], key: str) -> None:
    page = open_form(f"?paper={key}")

    expect(page.get_by_role("alert")).to_contain_text("There is no record")
    expect(page.get_by_role("heading", name="12 things left")).to_be_visible()


# Drafts


def test_a_draft_is_resumed(form: Page) -> None:
    hand = Hand(form)
    fill_in(hand)
    text = file_text(form)
    expect(form.get_by_text(re.compile("^Kept as a draft"))).to_be_visible()

    form.reload()
    expect(form.get_by_text("“Marmot: Serving Language Models from Few Bits”")).to_be_visible()
    expect(form.get_by_role("form", name="Record")).to_be_hidden()
    hand.press("Go on with the draft")

    expect(form.get_by_role("heading", name="Ready to hand over")).to_be_visible()
    assert file_text(form) == text


def test_a_draft_can_be_discarded_at_once_and_later(form: Page) -> None:
    hand = Hand(form)
    hand.fill("Title", "A Draft")
    expect(form.get_by_text(re.compile("^Kept as a draft"))).to_be_visible()
    form.reload()
    hand.press("Discard it and begin anew")
    expect(hand.field("Title")).to_have_value("")

    hand.fill("Title", "Another")
    hand.press("Discard the draft")
    expect(hand.field("Title")).to_have_value("")
    form.reload()
    form.wait_for_selector("[data-ready]")
    expect(hand.field("Title")).to_be_visible()


def test_each_record_has_a_draft_of_its_own(open_form: Callable[..., Page]) -> None:
    page = open_form("?paper=qlora")
    Hand(page).fill("Venue", "ICML 2024")
    expect(page.get_by_text(re.compile("^Kept as a draft"))).to_be_visible()

    open_form("?paper=gptq")
    expect(page.get_by_role("heading", name="Nothing is changed yet")).to_be_visible()
    open_form("?paper=qlora", is_ready=False)
    expect(page.get_by_role("button", name="Go on with the draft")).to_be_visible()


@pytest.mark.parametrize(
    "stored",
    [
        "no JSON",
        "[]",
        "{}",
        '{"record":null,"name":""}',
        '{"record":[],"name":"x"}',
        "9" * 300_000,
    ],
    ids=lambda stored: stored[:12],
)
def test_what_is_no_draft_is_passed_over(open_form: Callable[..., Page], stored: str) -> None:
    page = open_form()
    page.evaluate(
        "text => localStorage.setItem(`atlas-draft ${new URL('../../', location).pathname} `, text)", stored
    )
    open_form()

    expect(page.get_by_role("heading", name="12 things left")).to_be_visible()


def test_a_hostile_draft_fills_in_what_fits_and_nothing_else(open_form: Callable[..., Page]) -> None:
    page = open_form()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    record = {
        "title": "<img src=x onerror=alert(1)>",
        "authors": {"a": 1},
        "published": ["2024"],
        "links": "https://a.example",
        "tasks": [1, "<b>", None],
        "runs": [
            None,
            7,
            {"hardware": {"product": [], "memory_gb": {"figure as written": "1}"}}, "role": "king"},
        ],
        "claims": {"length": 3},
        "__proto__": {"polluted": True},
        "constructor": "x",
    }
    stored = json.dumps({"record": record, "name": "x", "saved": 12})
    page.evaluate(
        "text => localStorage.setItem(`atlas-draft ${new URL('../../', location).pathname} `, text)", stored
    )
    open_form(is_ready=False)
    page.get_by_role("button", name="Go on with the draft").click()
    page.wait_for_selector("[data-ready]")

    expect(Hand(page).field("Title")).to_have_value("<img src=x onerror=alert(1)>")
    assert page.locator("main img").count() == 0
    assert "king" not in file_text(page)
    assert page.evaluate("({}).polluted") is None
    assert said == []


def test_a_browser_that_keeps_nothing_is_told_of(page: Page, root: str) -> None:
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    )
    page.goto(f"{root}contribute/new/")
    page.wait_for_selector("[data-ready]")
    Hand(page).fill("Title", "A Draft")

    expect(page.get_by_text("This browser keeps no drafts")).to_be_visible()


# Ways out


def test_too_long_a_record_is_copied(form: Page) -> None:
    form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    hand = Hand(form)
    fill_in(hand)
    for number in range(3, 6):
        hand.press("Add a run")
        run_of = item(form, f"Run {number}")
        hand.fill("What", f"something else, number {number}: " + "ä" * 350, run_of)
        hand.fill("Hardware", "A100", run_of)
        hand.choose("Role", "named", run_of)
        hand.fill("Source", "abstract", run_of)
    expect(form.get_by_text("The record is too long for an address.")).to_be_visible()

    address = hand.leave("Copy, and open GitHub")

    assert address == f"{REPO_URL}/new/main/papers?filename=marmot.yml"
    form.bring_to_front()
    assert form.evaluate("navigator.clipboard.readText()") == file_text(form)


def test_where_copying_is_not_allowed_the_text_is_selected(form: Page) -> None:
    form.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no')); }")
    Hand(form).press("Copy")

    expect(form.get_by_text("copy it with Ctrl+C")).to_be_visible()
    assert form.evaluate("getSelection().toString()").strip() == file_text(form).strip()


def test_the_file_can_be_saved(form: Page) -> None:
    hand = Hand(form)
    fill_in(hand)
    with form.expect_download() as saved:
        hand.press("Download")

    assert saved.value.suggested_filename == "marmot.yml"
    assert saved.value.path().read_text("utf-8") == file_text(form)


# Everybody


def test_everything_can_be_done_by_keyboard(form: Page) -> None:
    def type_into(name: str, text: str) -> None:
        for _ in range(80):
            form.keyboard.press("Tab")
            if form.evaluate("document.activeElement.labels?.[0]?.textContent") in (name, f"{name} optional"):
                form.keyboard.type(text)
                return
        pytest.fail(f"no {name} further on")

    def go_to(name: str, *, back: bool = False) -> None:
        for _ in range(120):
            form.keyboard.press("Shift+Tab" if back else "Tab")
            said = "document.activeElement.ariaLabel ?? document.activeElement.textContent.trim()"
            if form.evaluate(said) == name:
                return
        pytest.fail(f"no {name} further on")

    form.get_by_label("Paste it here").focus()
    form.keyboard.insert_text(ABSTRACT)
    expect(form.locator("[data-part=proposal-count]", has_text="facts proposed.")).to_be_visible()
    go_to("Accept all")
    form.keyboard.press("Enter")
    type_into("Title", "Marmot: Serving Language Models")
    type_into("Authors", "Ada Marmot")
    type_into("Published", "2024")
    type_into("arXiv", "2402.01234")
    type_into("Summary", SUMMARY.replace("\n", " "))
    type_into("What", WHAT)
    go_to("Add a run")
    form.keyboard.press("Enter")
    form.keyboard.type("name a card")
    type_into("Hardware", "RTX 60")
    form.keyboard.type("00")
    form.keyboard.press("ArrowDown")
    form.keyboard.press("Enter")
    type_into("Role", "nam")
    type_into("Source", "section 2")
    go_to("Remove run 2", back=True)
    form.keyboard.press("Enter")
    expect(form.get_by_role("heading", name="Ready to hand over")).to_be_visible()
    go_to("Open on GitHub")
    with form.context.expect_page() as opened:
        form.keyboard.press("Enter")

    asked = parse_qs(urlsplit(opened.value.url).query)
    assert asked["filename"] == ["marmot.yml"]
    assert "quadro-rtx-6000" in asked["value"][0]


@pytest.fixture
def full(visit: Visit) -> Iterator[Visit]:
    """The form in each scheme of colours, with everything on it that can be."""
    page = visit.open("contribute/new/?paper=qlora", 390)
    page.wait_for_selector("[data-ready]")
    page.get_by_label("Paste it here").fill(ABSTRACT + " An RTX 6000 was tried, too.")
    page.get_by_role("button", name="Accept all").click()
    hand = Hand(page)
    hand.fill("arXiv", "x")
    hand.fill("Hardware", "RTX", item(page, "Run 1"))
    hand.press("Add a related paper") if page.get_by_role(
        "button", name="Add a related paper"
    ).is_visible() else None
    for details in page.locator("[data-atlas-record] details:not([open]) > summary").all():
        if details.is_visible():
            details.click()
    page.get_by_role("link", name=re.compile("GitHub$")).first.click()
    hand.field("Tasks").click()
    yield visit
    page.evaluate("localStorage.clear()")


def test_the_form_shuts_nobody_out(full: Visit, axe: str) -> None:
    for width in (390, 1280):
        full.widen(width)
        assert violations(full.page, axe, COLOUR_RULES if full.scheme == "dark" else ()) == [], width
    assert full.said == []
    assert full.strangers == []


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_reaches_beyond_the_edge(full: Visit, width: int) -> None:
    full.widen(width)

    assert full.page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_there_is_the_template_and_the_steps(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}contribute/new/")
    link = page.get_by_role("link", name="Open GitHub's editor with the template below")
    asked = parse_qs(urlsplit(link.get_attribute("href") or "").query)

    assert page.get_by_role("listitem").filter(has_text="Name the file after the paper").is_visible()
    assert asked["value"][0] == page.locator("#template + pre code").text_content()
    assert "runs:  # What was run on what." in asked["value"][0]
    context.close()
