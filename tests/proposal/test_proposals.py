"""What abstracts written for these tests propose: devices, techniques, tasks and results."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper_atlas.proposal import Proposer

SERVING = (
    "Serving many long requests is bound by the memory of the KV cache. In this paper we present Ferryboat, "
    "a serving system that keeps cold blocks of the cache in host memory. On 8 NVIDIA A100-80GB GPUs, "
    "Ferryboat raises throughput by up to 2.4x over vLLM, cuts time to first token by 37%, and serves 1,250 "
    "tokens/s on a single RTX 4090."
)

REST = (
    " It is of use to people who look at pictures, speech and graphs, who answer queries or wait for tokens, "
    "and who pay for servers, phones and energy; what it needs of memory and time is told with its accuracy."
)
"""What makes a sentence as long as an abstract: that it is about one thing only would speak for that."""


def hardware(found: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(*run.get("hardware", {}).values(), run.get("count"), run["role"]) for run in found["hardware"]]


def figures(found: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(claim.get("value", claim.get("range")), claim["unit"]) for claim in found["claims"]]


def ids(found: dict[str, Any], key: str) -> set[str]:
    return {term["id"] for term in found[key]}


def weight_of(technique: str, text: str, reader: Proposer) -> float:
    """The logarithm of the odds that a technique is meant; less than any where it is not proposed."""
    found = {one.id: one.weight for one in reader.proposals(text + REST).techniques}
    return found.get(technique, float("-inf"))


def test_an_abstract_proposes_devices_terms_and_results(reader: Proposer) -> None:
    found = reader.proposals(SERVING, "Ferryboat: KV cache offloading for LLM serving").as_data()

    assert hardware(found) == [("a100", 80, 8, "measured"), ("rtx-4090", 1, "measured")]
    assert figures(found) == [(2.4, "x"), (37, "%"), (1250, "tokens/s")]
    assert found["claims"][0]["qualifier"] == "up to"
    assert found["claims"][0]["metric"] == "throughput"
    assert found["claims"][0]["relation"] == "higher"
    assert found["claims"][1]["metric"] == "time-to-first-token"
    assert found["claims"][1]["relation"] == "lower"
    assert "llm-serving" in ids(found, "tasks")


def test_each_proposal_comes_with_its_words(reader: Proposer) -> None:
    found = reader.proposals(SERVING).as_data()

    for proposed in (*found["hardware"], *found["techniques"], *found["tasks"], *found["claims"]):
        assert SERVING[proposed["start"] : proposed["end"]] == proposed["text"]
    assert [one["text"] for one in found["claims"]] == ["2.4x", "37%", "1,250 tokens/s"]


def test_a_quotation_is_of_the_text_and_short(reader: Proposer) -> None:
    for claim in reader.proposals(SERVING).as_data()["claims"]:
        assert claim["quote"] in SERVING
        assert len(claim["quote"].split()) <= 12


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We train on 2080 NVIDIA H100 GPUs.", [("h100", 2080, "measured")]),
        ("We train on two DGX-2 servers.", [("dgx-2", 2, "measured")]),
        ("We fine-tune it on a single 24 GB GPU.", [(24, 1, "measured")]),
        ("We port it to NVIDIA Hopper GPUs.", [("hopper", None, "measured")]),
        (
            "We benchmark three GPU generations: Volta, Ampere and Hopper.",
            [("volta", None, "measured"), ("ampere", None, "measured"), ("hopper", None, "measured")],
        ),
        ("We run it on an H100, a Hopper GPU.", [("h100", None, "measured")]),
        ("Our FPGA is 3x faster than an A100.", [("a100", None, "baseline")]),
        ("Such models require four A100 GPUs. We need none.", [("a100", 4, "required")]),
        ("GPUs such as the A100 are costly. We use CPUs.", [("a100", None, "named")]),
        ("We trained for 200 H100 GPU hours.", [("h100", None, "measured")]),
        ("We watched H100 hours of footage.", []),
        ("We read about it.", []),
    ],
)
def test_devices_are_named_with_count_and_role(
    text: str, expected: list[tuple[Any, ...]], reader: Proposer
) -> None:
    assert hardware(reader.proposals(text).as_data()) == expected


def test_an_ambiguous_name_offers_its_choices(reader: Proposer) -> None:
    found = reader.proposals("We evaluate on an NVIDIA RTX 6000 GPU.").as_data()

    assert len(found["hardware"]) == 1
    assert "hardware" not in found["hardware"][0]
    assert {"product": "rtx-6000-ada"} in found["hardware"][0]["choices"]


@pytest.mark.parametrize(
    "text",
    [
        "Models have grown by 1000x in three years. We study why.",
        "We train a model on 20 billion tokens with a batch of 512 images.",
        "We use LLaMA-70B in FP16 on an A100 80GB.",
        "With a 20% token budget we drop the rest.",
    ],
)
def test_background_and_setup_are_no_results(text: str, reader: Proposer) -> None:
    assert reader.proposals(text).as_data()["claims"] == []


def test_figures_of_a_list_are_results_together(reader: Proposer) -> None:
    text = "Our kernels reach mean and maximum speedups of 12x and 40x over the library."

    assert figures(reader.proposals(text).as_data()) == [(12, "x"), (40, "x")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We train it with 8 GB GPU memory.", []),
        ("We train it on an 8 GB GPU.", [(8, None, "measured")]),
        ("We ask what GPUs and TPUs cost.", []),
        ("We ask what TPU accelerators cost.", [("tpu", None, "measured")]),
    ],
)
def test_a_class_of_devices_or_memory_that_is_used_is_no_device(
    text: str, expected: list[tuple[Any, ...]], reader: Proposer
) -> None:
    assert hardware(reader.proposals(text).as_data()) == expected


def test_what_a_paper_calls_its_work_is_no_supercomputer(reader: Proposer) -> None:
    text = "On a testbed of 16 A100 GPUs, Frontier is fast."

    own, others = (
        hardware(reader.proposals(text, title).as_data())
        for title in ("Frontier: a simulator", "A simulator")
    )
    assert [run[0] for run in own] == ["a100"]
    assert [run[0] for run in others] == ["a100", "frontier"]


def test_a_narrow_term_takes_the_place_of_a_wider_one(reader: Proposer) -> None:
    found = reader.proposals("We propose pipeline parallelism, a form of model parallelism.").as_data()

    assert ids(found, "techniques") == {"pipeline-parallelism"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We propose that small networks learn as a student does of its teacher.", "knowledge-distillation"),
        ("We present how to hide the transfer of weights behind computation.", "overlap"),
        ("We show a transfer at whose side the GPUs compute; computation hides it.", "overlap"),
        ("We compare eight networks on five embedded boards.", "comparative-benchmarking"),
        ("We draw a load-balanced kernel.", "load-balancing"),
    ],
)
def test_words_of_one_sentence_suggest_a_term_in_any_order(
    text: str, expected: str, reader: Proposer
) -> None:
    assert expected in ids(reader.proposals(text).as_data(), "techniques")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We draw it. The code has coalesced loads.", set()),
        (
            "We draw it. The code has coalesced loads and a better memory access pattern.",
            {"memory-layout-optimization"},
        ),
        ("We draw it. Loads are coalesced here, coalesced there.", set()),
        ("Codes have coalesced loads and a memory access pattern. We draw it.", set()),
        ("We draw the Ising model. It is here.", set()),
    ],
)
def test_several_phrases_suggest_what_one_does_not(text: str, expected: set[str], reader: Proposer) -> None:
    assert ids(reader.proposals(text + REST).as_data(), "techniques") == expected


def test_a_sentence_that_proposes_counts_more_than_one_that_tells(reader: Proposer) -> None:
    said = "a kernel in which a transfer is hidden behind computation"

    proposed, told = (
        weight_of("overlap", text, reader)
        for text in (f"We propose {said}.", f"There was {said}. We draw it.")
    )

    assert proposed > max(0, told) + 1


def test_the_cache_by_itself_is_managed_and_not_compressed(reader: Proposer) -> None:
    found = reader.proposals("We propose to move the KV cache to where it is needed.").as_data()

    assert ids(found, "techniques") == {"kv-cache-management"}


def test_words_of_two_sentences_do_not_suggest_together(reader: Proposer) -> None:
    found = reader.proposals("The teacher sets the pace. We pay every student.").as_data()

    assert "knowledge-distillation" not in ids(found, "techniques")


def test_words_that_stand_together_are_quoted_from_the_first_to_the_last(reader: Proposer) -> None:
    found = reader.proposals("We show nets that follow a big teacher, as every good student does.").as_data()

    assert [one["text"] for one in found["techniques"]] == ["teacher, as every good student"]


def test_a_paper_that_proposes_something_new_is_no_comparison(reader: Proposer) -> None:
    compares = "We compare our networks on five embedded boards."
    proposes = f"We propose a small detector. {compares}"

    likely, doubtful = (weight_of("comparative-benchmarking", text, reader) for text in (compares, proposes))
    assert likely > max(0, doubtful) + 1


def test_what_the_title_says_is_meant_all_the_same(reader: Proposer) -> None:
    text = "We propose a rule for choosing. We compare ten networks on five embedded boards."
    found = reader.proposals(text, "A comparative study of networks on embedded boards").as_data()

    assert "comparative-benchmarking" in ids(found, "techniques")


def test_a_name_that_is_mostly_mentioned_is_not_enough_by_itself(reader: Proposer) -> None:
    meant, mentioned = (f"We draw what {name} gives.{REST}" for name in ("torch.compile", "TensorRT"))

    assert ids(reader.proposals(meant).as_data(), "techniques") == {"tensor-compilers"}
    assert ids(reader.proposals(mentioned).as_data(), "techniques") == set()


def test_a_term_that_needs_a_word_is_not_proposed_without_it(reader: Proposer) -> None:
    queries = "We propose ray tracing on GPUs for range queries."
    pictures = f"{queries} It is for rendering."

    assert "ray-tracing" not in ids(reader.proposals(queries).as_data(), "tasks")
    assert "ray-tracing" in ids(reader.proposals(pictures).as_data(), "tasks")


def test_what_is_not_used_is_less_likely_meant(reader: Proposer) -> None:
    used, unused = (
        weight_of("knowledge-distillation", f"We draw it {how} knowledge distillation.", reader)
        for how in ("by", "without")
    )

    assert used > max(0, unused) + 1


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=400))
def test_any_text_is_read(reader: Proposer, text: str) -> None:
    found = reader.proposals(text, text[:50]).as_data()

    assert set(found) == {"hardware", "techniques", "tasks", "claims"}


WORDS = st.sampled_from(
    [
        "we",
        "reach",
        "2.3x",
        "8",
        "A100",
        "GPUs",
        "40%",
        "faster",
        "than",
        "on",
        "a",
        "single",
        "24",
        "GB",
        "GPU",
    ]
)
MORE_WORDS = st.sampled_from(
    [
        "up to",
        ".",
        ",",
        "and",
        "between",
        "from",
        "throughput",
        "of",
        "Hopper",
        "FPS",
        "(",
        ")",
        "65B",
        "~",
        "$",
    ]
)


@settings(deadline=None, max_examples=300)
@given(st.lists(WORDS | MORE_WORDS, max_size=60))
def test_proposals_of_any_words_stand_where_they_say(reader: Proposer, words: list[str]) -> None:
    text = " ".join(words)
    found = reader.proposals(text).as_data()

    for proposed in (*found["hardware"], *found["claims"]):
        assert text[proposed["start"] : proposed["end"]] == proposed["text"]
        assert proposed["text"].strip()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We are étwice as fast.", "twice"),
        ("We reach an accuracy of \uff155%.", "5%"),
        ("We are é5x faster.", "5x"),
    ],
)
def test_a_figure_may_begin_within_a_word(text: str, words: str, reader: Proposer) -> None:
    assert [one["text"] for one in reader.proposals(text).as_data()["claims"]] == [words]


@pytest.mark.parametrize(
    ("text", "technique"), [("We fine-tune it with LoRA.", {"lora"}), ("We shear it with pruning.", set())]
)
def test_one_mention_is_enough_of_a_proper_name(text: str, technique: set[str], reader: Proposer) -> None:
    assert ids(reader.proposals(text + REST).as_data(), "techniques") == technique


def test_the_more_words_of_a_term_an_abstract_has_the_likelier_it_is_meant(reader: Proposer) -> None:
    said = "We draw a kernel with persistent threads."
    about = f"{said} Each launch is kept resident, so that the kernels fetch work by themselves on the GPU."

    assert weight_of("persistent-kernels", about, reader) > weight_of("persistent-kernels", said, reader)
