"""The rules one by one: what is read, and what it is not fooled by."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper_atlas.naming import Rules, answer, described, mentions, spoken


def said(phrase: str, rules: Rules) -> dict[str, Any]:
    """What is not null in an answer, with the products by identifier."""
    found = dict(answer(phrase, rules))
    found["products"] = [product["id"] for product in found["products"]]
    return {key: value for key, value in found.items() if value not in (None, []) and key != "near"}


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("GeForce 940 MX", {"products": ["geforce-940mx"]}),
        ("8 × L40 S per node", {"products": ["l40s"], "count": 8, "memory_gb": 48}),
        ("2080 X 4 in one box", {"products": ["rtx-2080"], "count": 4, "memory_gb": 8}),
        ("Snapdragon 855 Plus", {"products": ["snapdragon-855-plus"]}),
        ("two <b>A100</b> GPUs", {"products": ["a100"], "count": 2}),
        (
            "8xA100 80G SXM4",
            {
                "products": ["a100"],
                "variant": "sxm4-80gb",
                "count": 8,
                "memory_gb": 80,
                "form_factor": "SXM4",
            },
        ),
        ("trained on a single 3080 laptop card", {"products": ["rtx-3080-laptop"], "count": 1}),
        ("A100-80GB", {"products": ["a100"], "memory_gb": 80}),
        ("4timesRTX 3090 (24G", {"products": ["rtx-3090"], "count": 4, "memory_gb": 24}),
        ("4 nodes with 8 A100 each", {"products": ["a100"], "count": 32}),
        ("8 A100 per node, 4 nodes", {"products": ["a100"], "count": 32}),
        ("two nodes, sixteen A100", {"products": ["a100"], "count": 16}),
        ("200 H100 GPU hours", {"products": ["h100"]}),
        ("trained on 4 A100 servers", {"products": ["a100"]}),
        ("2 to 4 A100", {"products": ["a100"]}),
        ("A100 40GB or 80GB", {"products": ["a100"]}),
        ("50% of A6000", {"products": ["rtx-a6000"]}),
        ("8 V100s", {"products": ["v100"], "count": 8}),
        ("2 DGX-2", {"products": ["v100"], "count": 32, "system": "dgx-2"}),
        ("a DGX-1 with eight V100", {"products": ["v100"], "count": 8, "system": "dgx-1-v100"}),
        ("GV100GL [Tesla V100 SXM2 32GB]", {"products": ["v100"], "variant": "sxm2-32gb"}),
        ("RTX 6000 48GB", {"products": ["rtx-6000-ada"]}),
        ("TPU v4-32", {"products": ["tpu-v4"], "count": 16}),
        ("我有4块2080ti", {"products": ["rtx-2080-ti"], "count": 4}),
        ("sixty-four H100", {"products": ["h100"], "count": 64}),
        ("64*8 H800 GPUs", {"products": ["h800"], "count": 512}),
        ("2000 V100 GPUs", {"products": ["v100"], "count": 2000}),
        ("in 2019 V100 GPUs", {"products": ["v100"]}),
        ("64 DGX A100 nodes (512 GPUs)", {"products": ["a100"], "count": 512, "system": "dgx-a100"}),
        ("an 8-GPU DGX H100", {"products": ["h100"], "count": 8, "system": "dgx-h100"}),
        ("16 nodes (4x A100)", {"products": ["a100"], "count": 64}),
        ("14x H100 nodes (8 cards each)", {"products": ["h100"], "count": 112}),
        ("--gres=gpu:a100:4", {"products": ["a100"], "count": 4}),
        ("TITAN Xp (2*12GB)", {"products": ["titan-xp"], "count": 2, "memory_gb": 12}),
        ("H200 (8× GPU)", {"products": ["h200"], "count": 8}),
        ("Tesla V100 16160MiB", {"products": ["v100"], "memory_gb": 16}),
        ("GTX 3090", {"products": ["rtx-3090"]}),
        ("GeForce 1060", {"products": ["gtx-1060"]}),
        ("3060M 6G", {"products": ["rtx-3060-laptop"], "memory_gb": 6}),
        ("a laptop with an RTX 3060", {"products": ["rtx-3060-laptop"]}),
        ("Nvidia A 100", {"products": ["a100"]}),
        ("需要两张 V100 32G 显卡", {"products": ["v100"], "count": 2, "memory_gb": 32}),
        ("支持昇腾910吗", {"products": ["ascend-910"]}),
        ("GP102 [TITAN X]", {"products": ["titan-x-pascal"]}),
        ("Aurora, 6x Intel Max 1550", {"products": ["data-center-gpu-max-1550"], "count": 6}),
        ("iPhone 14, 128GB", {"products": ["iphone-14"]}),
        ("GPU 7: NVIDIA H200", {"products": ["h200"]}),
        ("cuda:1 RTX 3090", {"products": ["rtx-3090"]}),
        ("2) a Quadro P2000", {"products": ["quadro-p2000"]}),
        ("ml.g5.24xl", {"products": ["a10g"], "count": 4, "system": "aws-g5-24xlarge"}),
        ("p3-16xlarge", {"products": ["v100"], "count": 8, "system": "aws-p3-16xlarge"}),
        ("V100   8  AWS  p3.16xlarge  488GB", {"products": ["v100"], "count": 8}),
        ("2x DGX-1 with 8 V100 each", {"products": ["v100"], "count": 16}),
        ("two p3.16xlarge (8 V100 each)", {"products": ["v100"], "count": 16}),
        ("4Ã—H100", {"products": ["h100"], "count": 4}),
        ("4&times; A100", {"products": ["a100"], "count": 4}),
        ("My 5080 is also very slow", {"products": ["rtx-5080"]}),
        ("it takes about ten minutes to finish on a 4090.", {"products": ["rtx-4090"]}),
        ("a laptop equipped with a RTX3060", {"products": ["rtx-3060-laptop"]}),
        ("Dell XPS 15 9570 with GTX 1050 Ti", {"products": ["gtx-1050-ti-laptop"]}),
        ("a Jupyter notebook with a 3060", {"products": ["rtx-3060"]}),
        ("0.039 s per line on an A10G.", {"products": ["a10g"]}),
        ("TITAN V : 12066MiB    12G", {"products": ["titan-v"], "memory_gb": 12}),
        ("one idle RTX A5000", {"products": ["rtx-a5000"], "count": 1}),
        ("8 on-demand H100 GPUs", {"products": ["h100"], "count": 8}),
        ("RTX 3060 Ti (driver 595.71.05, 1920x1080)", {"products": ["rtx-3060-ti"]}),
        ("mine is 16 VRAM 4080super", {"products": ["rtx-4080-super"], "memory_gb": 16}),
        ("works fine on a v4-8", {"products": ["tpu-v4"], "count": 4}),
        ("8 x A 100", {"products": ["a100"], "count": 8}),
        ("4x A100 (320GB total)", {"products": ["a100"], "count": 4, "memory_gb": 80}),
        ("8*A100 (80G) * 4 nodes", {"products": ["a100"], "count": 32, "memory_gb": 80}),
        ("60 K80 GPU's * 30 days", {"products": ["k80"], "count": 60}),
        ("4 K80 boards (8 GPUs)", {"products": ["k80"], "count": 4, "memory_gb": 24}),
        ("8 MI250X GCDs", {"products": ["instinct-mi250x"], "count": 4}),
        ("7 MI250X GCDs", {"products": ["instinct-mi250x"]}),
        ("Snapdragon 8 Gen 2, 256GB", {"products": ["snapdragon-8-gen-2"]}),
        ("M3 Max 128GB", {"products": ["apple-m3-max"], "memory_gb": 128}),
        ("Predator Helios 300 RTX 3070", {"products": ["rtx-3070-laptop"]}),
        ("单张消费级 GPU (RTX 4060)", {"products": ["rtx-4060"], "count": 1}),
        ("the H100 is no longer held idle during data preparation", {"products": ["h100"]}),
        ("my 4090 on port 80", {"products": ["rtx-4090"]}),
        ("seven hours each on one A40, in this order", {"products": ["a40"], "count": 1}),
        ("reproduces every number on a free T4 in 90 minutes", {"products": ["t4"]}),
        ("RTX 4090 한 장", {"products": ["rtx-4090"], "count": 1}),
        ("--accelerator=type=nvidia-tesla-t4,count=2", {"products": ["t4"], "count": 2}),
        ("RTX4070S 12G", {"products": ["rtx-4070-super"]}),
        ("a lot of K80s at the institute", {"products": ["k80"]}),
        ("2 eight-A100 nodes", {"products": ["a100"], "count": 16}),
        ("4 8xA100 nodes", {"products": ["a100"], "count": 32}),
        ("8 GPUs (e.g., A100 80GB)", {"products": ["a100"], "count": 8, "memory_gb": 80}),
        ("eight A100 GPUs with eighty gigabytes each", {"products": ["a100"], "count": 8, "memory_gb": 80}),
        ("forty-eight gigabytes on each of four A40 GPUs", {"products": ["a40"], "count": 4}),
        ("10k H100 GPUs", {"products": ["h100"], "count": 10_000}),
        ("实际是在3万张A100卡上训练的", {"products": ["a100"], "count": 30_000}),
        ("4K gaming on an RTX 3090", {"products": ["rtx-3090"]}),
        ("a quad-3090 rig at home", {"products": ["rtx-3090"], "count": 4}),
        ("TP=2 across both 3090s.", {"products": ["rtx-3090"], "count": 2}),
        ("단일 A100 GPU에서 20초", {"products": ["a100"], "count": 1}),
        ("Arc770 双卡和4卡的场景", {"products": ["arc-a770"]}),
        ("V100 8GPUs and 32GPUs were swapped", {"products": ["v100"]}),
        ("Retroid Pocket 5 (Snapdragon 865)", {"products": ["snapdragon-865"]}),
        ("#SBATCH --gpus=v100-32:2", {"products": ["v100"], "count": 2, "memory_gb": 32}),
        ("#SBATCH --nodes=4 #SBATCH --gpus-per-node=a100:8", {"products": ["a100"], "count": 32}),
        ("#SBATCH --nodes=2 #SBATCH --gpus=v100:16", {"products": ["v100"], "count": 16}),
        ("--gres=gpu:a100:2 --mem=64G", {"products": ["a100"], "count": 2}),
        ('@app.function(gpu="H100:8")', {"products": ["h100"], "count": 8}),
        ("a pair of matching RTX A6000", {"products": ["rtx-a6000"], "count": 2}),
        ("eight NVIDIA HGX H20 GPUs", {"products": ["h20"], "count": 8}),
        ("2x A100 GPUs, 80GB VRAM total", {"products": ["a100"], "count": 2, "memory_gb": 40}),
        ("Apple M4 Pro, 1 die, GPU", {"products": ["apple-m4-pro"]}),
        ("only tested on M1 MBPs", {"products": ["apple-m1"]}),
        ("a 1x A10 instance", {"products": ["a10"], "count": 1}),
        ('"H100 SXM": {"tflops": 267.6, "vram": 80}', {"products": ["h100"], "memory_gb": 80}),
        ("运算量 1 RTX4090*24小时", {"products": ["rtx-4090"], "count": 1}),
        ("800xH100 hours to train", {"products": ["h100"]}),
        ("p2.xlarge [Tesla K80]", {"products": ["k80"], "count": 1, "memory_gb": 12}),
        ("2x modified RTX 2080 Ti", {"products": ["rtx-2080-ti"], "count": 2}),
        ("DGX H100 SuperPOD (31 DGX H100 nodes)", {"products": ["h100"], "count": 248}),
    ],
)
def test_one_product_with_what_is_said_of_it(phrase: str, expected: dict[str, Any], rules: Rules) -> None:
    found = said(phrase, rules)

    assert found["status"] == "one"
    assert {key: found.get(key) for key in expected} == expected
    assert ("count" in found) == ("count" in expected)


@pytest.mark.parametrize(
    ("phrase", "products"),
    [
        ("H100/200", ["h100", "h200"]),
        ("RTX 3080, 3090 and 4090", ["rtx-3080", "rtx-3090", "rtx-4090"]),
        ("TPU v3, v4 and v5e", ["tpu-v3", "tpu-v4", "tpu-v5e"]),
        ("Snapdragon 8 Gen 1/2", ["snapdragon-8-gen-1", "snapdragon-8-gen-2"]),
        ("would not have run on a 4090 or 5090.", ["rtx-4090", "rtx-5090"]),
        ("M1 Max/Ultra", ["apple-m1-max", "apple-m1-ultra"]),
        ("RTX 4070 Ti/Super", ["rtx-4070-ti", "rtx-4070-ti-super"]),
        ("Ascend 910B/C", ["ascend-910b", "ascend-910c"]),
        ("sometimes I get T4 and P100", ["t4", "p100"]),
        ("an A10 is nominally cheaper than an H100", ["a10", "h100"]),
    ],
)
def test_lists_name_several(phrase: str, products: list[str], rules: Rules) -> None:
    assert said(phrase, rules) == {"products": products, "status": "several"}


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("A100/A800 80GB", {"memory_gb": 80}),
        ("word " * 45 + "H100/A800 80GB cards", {"memory_gb": 80}),
        ("2x3090 or 2xA100", {"count": 2}),
        ("one 3090 and one V100 32GB", {"count": 1}),
        ("RTX 3090 and 80GB A100", {}),
        ("8xH100 (or 8xA100-80GB)", {"count": 8}),
        ("8 A100/A800 80G", {"count": 8, "memory_gb": 80}),
        ("24 GB (3090/4090)", {"memory_gb": 24}),
        ("A100 80GB/V100", {}),
        ("both A100s and an H100", {}),
    ],
)
def test_several_share_only_what_is_said_of_each(phrase: str, expected: dict[str, Any], rules: Rules) -> None:
    found = said(phrase, rules)

    assert {key: found[key] for key in ("count", "memory_gb") if key in found} == expected


@pytest.mark.parametrize("text", ["titan", "frontier nodes", "T4", "orin", "4090"])
def test_a_name_that_is_typed_into_a_search_box_means_hardware(text: str, rules: Rules) -> None:
    assert mentions(f"look at the {text} there in a text about something", rules) == []
    assert len(mentions(text, rules, typed=True)) == 1


def test_a_name_that_can_mean_several_is_ambiguous(rules: Rules) -> None:
    found = said("RTX 6000", rules)

    assert found["status"] == "ambiguous"
    assert found["products"] == ["quadro-rtx-6000", "rtx-6000-ada", "rtx-pro-6000-blackwell"]


def test_a_slip_is_not_read_but_the_nearest_names_are_said(rules: Rules) -> None:
    found = answer("rtx 4900", rules)

    assert found["status"] == "unknown"
    assert found["near"][0] == "NVIDIA GeForce RTX 4090"


def test_a_form_factor_that_no_variant_has_is_remarked_upon(rules: Rules) -> None:
    found = answer("A100 NVL", rules)

    assert (found["variant"], found["memory_gb"], found["form_factor"]) == (None, None, "NVL")
    assert found["remark"] == "none is known as NVL, only as SXM4, PCIe"
    assert "none is known as NVL" in spoken(found)


def test_a_number_far_from_any_of_its_series_still_has_nearest_names(rules: Rules) -> None:
    found = answer("RTX 99999", rules)

    assert found["status"] == "unknown"
    assert found["near"][0] == "NVIDIA GeForce RTX 3090"
    assert answer("in 99999 of cases", rules)["near"] == []


@pytest.mark.parametrize(
    "phrase",
    [
        "H100 hours of footage",
        "CUDA: Convolution-based Unlearnable Datasets",
        "ERNIE TITAN 3.0",
        "EfficientViT-M2",
        "Mixtral 8x7B",
        "the T5 model",
        "A10 Networks",
        "exit 4 of the M40",
        "CVE-2023-4090",
        "the years 2060 and 2070",
        "P95 and P100 latency",
        "create_transfers max p100 latency per 8190 transfers = 25ms",
        "a batch of M10 x 1.5 (Metric thread) bolts",
        "a modern 2009 Thinkpad T400 with networking capabilities",
        "samples received with a USRP B200 device",
        'self.h100 = sim.params["h100"]',
        "new Button(h100*25, h100 * 80, h100 * 50)",
        '<path d="M0 250 Q250 200 500 250 T1000 250"/>',
        "T4 DNA Ligase, 5 min",
        "`npm ci` is unavailable on the A2 Node version",
        'Click "Run once" on the A2 scenario',
        "K39 = K40 of the device, K40 for the node",
        "The VDO volume can address 5 TB in 3070 data slabs, each 2 GB.",
        "if b100 > 0: tested on GPU-less machines",
        "Copy the file to your SD card and insert it into the A30 Pro",
        "Run the T1000 SETUP10.EXE program",
        "graphics controller (rev a2)",
        "nodes on the frontier of the search",
        "invoice no. 4080",
        "GeForce 6800 (rev a1)",
        "GeForce 7600 GT",
        "a 1080 x 1920 image on screen",
        "my 1080 followers",
        "with 3060 samples",
        "M1 macrophages in the tissue",
        '<path d="M20 64 h100 v10 h-100z"/>',
        "the summit of Loihi Seamount",
        "M0 0 H100 V100 H0 Z M23 23 H77 L81 100",
        "A99 Assessment, A100 Roadmap, A101 Force Projection",
        "the H200 patches from before H205 are ready",
        "Samsung Galaxy M40 (M405)",
        "final class M60 implements com.google.android.gms",
        "A 100 m race",
        "the amplifier A100 was released in 1962",
        "P4 and P5 were assigned to the training group",
        "use port 3090 for the GPU server",
        "GPU: 4090 MB free of 8192",
        "fis4 d e | g4. a16 g fis4.",
        "m10,10 c3,4",
        "V100 = data of all the other points",
        "hypothesis 12; experiment A10 (planned, not run)",
        "",
        "((((",
    ],
)
def test_what_only_looks_like_hardware_is_unknown(phrase: str, rules: Rules) -> None:
    assert said(phrase, rules) == {"status": "unknown"}


def test_a_mention_has_its_place_in_the_text(rules: Rules) -> None:
    text = "We train on 8 × NVIDIA A100 (80 GB) cards."
    (mention,) = mentions(text, rules)

    assert described(mention, text, rules)["text"] == "8 × NVIDIA A100 (80 GB"
    assert text[mention.start : mention.end] == "8 × NVIDIA A100 (80 GB"


def test_every_name_leads_to_its_product(rules: Rules) -> None:
    hardware = rules.vocabulary.hardware
    wrong = [
        (key, written)
        for key, product in hardware.items()
        for written in (product.name, *product.aliases)
        if key not in {found["id"] for found in answer(f"GPU {written}", rules)["products"]}
    ]

    assert wrong == []


def test_every_system_leads_to_what_is_in_it(rules: Rules) -> None:
    wrong = [
        (key, system.name)
        for key, system in rules.vocabulary.systems.items()
        if answer(f"GPU {system.name}", rules)["system"] != key
    ]

    assert wrong == []


@pytest.mark.parametrize("phrase", ["A100 (②)", "A100 ²GB", "256² Cloud TPU v2-8", "DGX 11"])
def test_strange_digits_and_numbers_are_answered(phrase: str, rules: Rules) -> None:
    assert answer(phrase, rules)["status"] in ("one", "unknown")


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_is_answered(rules: Rules, text: str) -> None:
    assert answer(text, rules)["status"] in ("one", "several", "ambiguous", "unknown")
    for mention in mentions(text, rules):
        assert 0 <= mention.start < mention.end <= len(text)


@pytest.mark.parametrize(
    "unit", ["on T4 and 4090 ", "8xA100/H100, ", "((((", "x" * 15, "8 8 8 ", "RTX 3090/"]
)
def test_the_work_grows_with_the_length_of_a_text_only(rules: Rules, unit: str) -> None:
    assert calls_for(unit * 200, rules) < 2.5 * calls_for(unit * 100, rules)


def calls_for(text: str, rules: Rules) -> int:
    """How many functions are called to read a text: work counted without a clock."""
    count = 0

    def profile(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        mentions(text, rules)
    finally:
        sys.setprofile(None)
    return count
