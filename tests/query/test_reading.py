"""Queries as people type them, and what they ask for."""

from __future__ import annotations

import pytest

from paper_atlas.catalog import Catalog
from paper_atlas.naming import compile_rules
from paper_atlas.query import Lexicon, Query, Speller, compile_lexicon, read_query
from paper_atlas.words import words_of


@pytest.fixture(scope="module")
def lexicon(real_catalog: Catalog) -> Lexicon:
    vocabulary = real_catalog.vocabulary
    return compile_lexicon(vocabulary, compile_rules(vocabulary), ["NeurIPS"])


def chips(query: Query) -> list[str]:
    return [f"{'-' if chip.negated else ''}{chip.kind}:{chip.id}" for chip in query.chips]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4090 kv cache 2024", ["product:rtx-4090", "technique:kv-cache-management", "year:2024"]),
        ("2x3090 24gb with code", ["product:rtx-3090", "count:2", "memory:24", "has:code"]),
        ("since 2023", ["year:2023.."]),
        ("after 2021", ["year:2022.."]),
        ("before 2020", ["year:..2019"]),
        ("2020 to 2022", ["year:2020..2022"]),
        ("2023+", ["year:2023.."]),
        ("A100-80G training", ["product:a100", "memory:80", "role:trained"]),
        ("hopper fp8", ["architecture:hopper", "technique:fp8-computation"]),
        ("under 16 GB", ["fits:16"]),
        ("<= 16GB", ["fits:16"]),
        ("runs on 8 gb of vram", ["fits:8"]),
        ("measured on V100", ["role:measured", "product:v100"]),
        ("not stated", ["hardware:not-stated"]),
        ("V100-SXM2-32GB", ["product:v100/sxm2-32gb"]),
        ("amd mi250x", ["product:instinct-mi250x"]),
        ("-nvidia", ["-vendor:nvidia"]),
        ("without code", ["-has:code"]),
        ("dgx-2", ["system:dgx-2"]),
        ("flash attention", ["technique:attention-kernels"]),
        ("neurips 2023", ["venue:NeurIPS", "year:2023"]),
        ("8 gpus", ["count:8"]),
        ("FlashAttention-2 H100", ["technique:attention-kernels", "product:h100"]),
        ("A100+H100", ["product:a100", "product:h100"]),
        ("v100 <2021", ["product:v100", "year:..2020"]),
        ("<= 2021", ["year:..2021"]),
        (">=2021", ["year:2021.."]),
        ("vram < 12gb", ["fits:12"]),
        ("2025-2020", ["year:2020..2025"]),
        ("after 2020 before 2023", ["year:2021..2022"]),
        ("year 2023", ["year:2023"]),
    ],
)
def test_names_become_conditions(text: str, expected: list[str], lexicon: Lexicon) -> None:
    query = read_query(text, lexicon)

    assert chips(query) == expected
    assert query.text == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a100 NOT h100", ["product:a100", "-product:h100"]),
        ("lora without any quantization", ["technique:lora", "-technique:quantization"]),
        ("non-nvidia gpus", ["-vendor:nvidia"]),
        ("neither a100 nor h100", ["-product:a100", "-product:h100"]),
        ("without nvidia or amd", ["-vendor:nvidia", "-vendor:amd"]),
        ("without lora and with code", ["-technique:lora", "has:code"]),
        ("not only a100", ["product:a100"]),
        ("not stated", ["hardware:not-stated"]),
        ("not -lora", ["-technique:lora"]),
    ],
)
def test_a_word_of_exclusion_excludes_the_name_after_it(
    text: str, expected: list[str], lexicon: Lexicon
) -> None:
    assert chips(read_query(text, lexicon)) == expected


def test_a_word_of_exclusion_before_no_name_is_text(lexicon: Lexicon) -> None:
    query = read_query("no nvlink a100", lexicon)

    assert chips(query) == ["product:a100"]
    assert [words.words for words in query.text] == [("no",), ("nvlink",)]


def test_a_word_in_quotes_stays_as_it_is(lexicon: Lexicon) -> None:
    query = Speller(lexicon, []).read("“quantziation” a100")

    assert (query.repairs, chips(query)) == ([], ["product:a100"])
    assert [(words.words, words.phrase) for words in query.text] == [(("quantziation",), True)]


def test_what_is_not_read_of_a_long_query_is_not_mended(lexicon: Lexicon) -> None:
    assert Speller(lexicon, []).read(f"{'x' * 500} quantziation").repairs == []


def test_fields_say_what_is_meant(lexicon: Lexicon) -> None:
    query = read_query(
        "gpu:4090 technique:lora year:2022.. vram:<=24 role:measured has:code -task:llm-serving", lexicon
    )

    assert chips(query) == [
        "product:rtx-4090",
        "technique:lora",
        "year:2022..",
        "fits:24",
        "role:measured",
        "has:code",
        "-task:llm-serving",
    ]


def test_what_is_left_is_text_and_its_last_word_may_go_on(lexicon: Lexicon) -> None:
    query = read_query('"memory wall" vllm thro', lexicon)

    assert [words.words for words in query.text] == [("memory", "wall"), ("vllm",), ("thro",)]
    assert [words.phrase for words in query.text] == [True, False, False]
    assert [words.prefix for words in query.text] == [False, False, True]


def test_a_word_for_a_role_is_one_only_beside_hardware(lexicon: Lexicon) -> None:
    assert chips(read_query("a100 training", lexicon)) == ["product:a100", "role:trained"]
    assert [words.words for words in read_query("gpt2 training", lexicon).text] == [("gpt2",), ("training",)]


def test_an_ambiguous_name_offers_a_choice(lexicon: Lexicon) -> None:
    query = read_query("RTX 6000 lora", lexicon)

    assert [choice.written for choice in query.choices] == ["RTX 6000"]
    assert chips(query)[:3] == [f"product:{option.id}" for option in query.choices[0].options]


@pytest.mark.parametrize(
    ("text", "written", "meant", "expected"),
    [
        ("quantisation", "quantisation", "quantization", "technique:quantization"),
        ("H10O", "h10o", "NVIDIA H100", "product:h100"),
        ("trainning on a100", "trainning", "training", "product:a100"),
        ("rtx 4900", "rtx 4900", "NVIDIA GeForce RTX 4090", "product:rtx-4090"),
        ("mixture of exprts", "mixture exprts", "mixture of experts", "technique:mixture-of-experts"),
        (
            "speculitive decoding",
            "speculitive decoding",
            "speculative decoding",
            "technique:speculative-decoding",
        ),
    ],
)
def test_a_misspelling_is_mended_and_said(
    text: str, written: str, meant: str, expected: str, lexicon: Lexicon, real_catalog: Catalog
) -> None:
    summaries = [word for entry in real_catalog.papers for word in words_of(entry.paper.summary)]
    query = Speller(lexicon, sorted(set(summaries))).read(text)

    assert [(repair.written, repair.meant) for repair in query.repairs] == [(written, meant)]
    assert expected in chips(query)


@pytest.mark.parametrize(
    "text",
    ["gpt2", "resnet50", "llama 2 70b", "yolov10", "zzzz", "4009", "v10", "a100 80", "tpu v4 pod", "rx 7900"],
)
def test_words_that_are_near_no_name_stay_as_they_are(text: str, lexicon: Lexicon) -> None:
    assert Speller(lexicon, []).read(text).repairs == []


def test_a_word_of_a_paper_is_not_mended(lexicon: Lexicon) -> None:
    assert Speller(lexicon, ["quantiztion"]).read("quantiztion").repairs == []
