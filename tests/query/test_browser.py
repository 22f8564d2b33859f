"""The browser reads every query as Python does.

Node runs it once for all queries.
"""

from __future__ import annotations

import gzip
import json
import random
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from paper_atlas.naming import compile_rules
from paper_atlas.query import Lexicon, Speller, compile_lexicon, read_query
from paper_atlas.search.lexicon import names_file
from paper_atlas.vocabulary import Vocabulary, load
from tests.node_tools import node

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
VENUES = ("NeurIPS", "ICML", "IEEE Micro", "MLSys", "SC", "arXiv", "Journal of Machine Learning Research")
# What stands in papers, as far as these tests know.
WORDS = """
    accelerating access attention bandwidth batch benchmarking cache compression computing deep efficient
    energy fast flash for gpu inference kernel kernels language large learning llama memory mixture model
    models network neural on paged performance precision quantization scaling serving sparse stability tensor
    the throughput titan tokens training transformer transformers wall with yolo
"""
TYPED = """
    4090 kv cache 2024|2x3090 24gb with code|since 2023|A100-80G training|hopper fp8|under 16 GB
    measured on V100|not stated
    gpu:4090 technique:lora task:llm-inference year:2022.. vram:<=24 role:measured has:code
    "memory wall" -lora|RTX 6000|quantisation|H10O|rtx 4900|V100-SXM2-32GB|a100 80gb pcie
    fine-tune llama on one 3090|speculative decoding on consumer gpus|what runs on 8 gb vram
    8x A100 llm training 2020-2022|neurips 2023 quantization|TPU v4 vs A100|dgx-2|training stability
    amd mi250x|-nvidia kernels|"A100"|gpu:titan|diffusion under 12gb|laptop 3080|not stated since 2024
    memory bandwidth microbenchmark H100|flash attention h100 fp8 training throughput|before 2020
    kv cahce compresion a100|quantiztion|speculitive decoding|flashatention h100|h10o|rtx 3900|geforce 4009
    mixture of exprts|llama 2 70b on 4090|gpt2 training|yolov10 jetson nano|vllm throughput a100
    paged attention|gaussian splatting rtx3090|blackwell|mi300x inference|turing tensor cores
    centralised trainings optimisers|ieee micro 2021|venue:icml|venue:"ieee micro" -venue:sc|mlsys18
    journal of machne learning research|DGX Spark 128 GB|8 gpus|four gpus under 24 gb of vram|1 gpu
    12,000 gpus|2022+|2022 or later|2020 to 2022|from 2019 to 2021|since 2020 until 2022|up to 2021
    newer than 2019|2021–2023|2020..2022|>= 2021|<2020|> 16 gb|<= 12 gb|≤8gb|fits in 8 gb vram
    at most 48 gigabytes|3000 mb|24576 mib|0 gb|007 gb|16gb memory gpu|gpu:"rtx 3090" -gpu:a100|-gpu:titan
    gpu:not-stated|hardware:unknown|card:v100_32gb|product:v100|product:nonsense|variant:v100-sxm2
    system:dgx-2|system:"dgx a100"|arch:hopper|architecture:"cdna 2"|vendor:amd|maker:"moore threads"
    gpu:hopper|gpu:nvidia|gpu:8xa100|gpu:2x3090|vram:24|vram:..24|vram:24..|vram:24gb|mem:"< 16 GB"
    vram:>=24|fits:16|count:8|count:0|count:0012|count:12000|gpus:4|gpus:many|role:trained|role:Measured
    role:owned|has:code|-has:code|has:data|without code|-code|-"open source"|no code 2021|-2021|-3090|-24gb
    -8xa100|-1.5|- a100|--lora|x-lora|technique:LoRA|technique:"kv cache"|technique:flash_attention
    technique:nothing|method:pruning|task:Training|metric:throughput|metric:nothing|year:2024|year:2020-2022
    year:>=2021|year:<2020|year:..2020|year:2020..|year:"> 2020"|year:20|year:2020to2022|published:2022
    http://example.org|note:this|GPU:4090|gpu:|gpu:""|"|""|"open|-"|:|-|+|"a b" "a b"|train train
    train on a100 train|a100 tested|benchmarks|fine-tuned|inference h100|kernel memory kernel|ke|ker|kernel.
    kernel |-kernel|"flash attention" kern|kernel 4090|4090 kernel|constructor|__proto__ toString:1
    hasOwnProperty gpu|Größe naïve café|\uff32\uff34\uff38 \uff14\uff10\uff19\uff10|中文 A100 显卡|四张A100
    \ufb01ne-tuning|e\u0301nergie|🚀 h100 🚀|\ufeffh100|a100\u00a080gb|\u001fh100|8×V100|8*V100 (32GB)
    v100/a100|RTX 3090/4090|H100/200|TPU v3, v4 and v5e|titan|titan v or titan xp|a100 or h100 not tpu
    nvidia hopper h100|-h100 nvidia|-hopper nvidia|dgx-1 nvidia volta|gh200 grace|m1|t4 lymphocytes|l4 gpu
    k80|neural networks on gpus since 2018 with code not nvidia|flsh attenton|nvida a100|ampre|hoper
    quantizaton of llms|sparse tensr cores|kv-cache|kvcache|KVCache|FlashAttention|flashattention2
    pagedattention|pre-trainings|modelling
    FlashAttention-2 H100|flashattention-2 zero-3 2x a100 80gb|zero-3 8x|A100+H100|4090+3090 2022+|c++ a+b+
    papers <2023|year>=2022|<2020 v100|vram < 12gb|<2048 MB|>2020 <2023|since 2022 until 2020|<script>2x<
    V100->A100|2025-2020|year:2021.. year:..2022 year:2019|a100 80|tpu v4 pod|rx 7900|4070 ti supe
    trainning on a100|inferance|benchamrk v100|a100 NOT h100|without any of the|not not lora|-without lora
    neither a100 nor h100 and hopper or|non nvidia or amd or 2x|not trained on v100|no|not
    without 24 gb or lora|not only a100 not
    “kv cache” –lora|«a b» \u22122021|„open|\uff02x\uff02 \uff0dlora|"lora" lora|-"lora"
    "quantziation" quantziation|–|“”
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    found, problems = load(ROOT / "vocabulary", ROOT)
    assert problems == []
    return found


@pytest.fixture(scope="module")
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    return compile_lexicon(vocabulary, compile_rules(vocabulary), VENUES)


@pytest.fixture(scope="module")
def queries(vocabulary: Vocabulary) -> list[str]:
    typed = [query for line in TYPED.split("\n") for query in line.strip(" ").split("|")]
    cases = yaml.load((ROOT / "tests/hardware/phrases.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    phrases = [case["phrase"] for case in cases[:200]]
    return list(dict.fromkeys([*typed, *phrases, *mixed(vocabulary, typed)]))


@pytest.fixture(scope="module")
def read(vocabulary: Vocabulary, queries: list[str]) -> list[Any]:
    """What the browser reads each query as."""
    return browser(vocabulary, queries)


def browser(vocabulary: Vocabulary, asked: Sequence[object]) -> list[Any]:
    """What the browser says to queries, or to kinds with identifiers."""
    lines = [{"names": names_file(vocabulary, VENUES), "words": WORDS.split()}, *asked]
    command = [*node(), str(HERE / "query_lines.mjs")]
    given = "\n".join(map(json.dumps, lines))
    done = subprocess.run(command, input=given, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.removesuffix("\n").split("\n")[1:]]


def mixed(vocabulary: Vocabulary, typed: list[str]) -> Iterator[str]:
    """Queries put together by chance, the same ones every time."""
    chance = random.Random(1)  # noqa: S311
    parts = (lambda: named(vocabulary, chance), lambda: condition(vocabulary, chance))
    plain = [word for query in typed for word in query.split(" ")]
    for _ in range(300):
        words = [chance.choice((*parts, lambda: chance.choice(plain)))() for _ in range(chance.randint(1, 6))]
        yield " ".join(words)


def named(vocabulary: Vocabulary, chance: random.Random) -> str:
    """A name of the vocabulary: as it is, in small letters, in quotes, left out, or misspelt."""
    terms = (vocabulary.techniques, vocabulary.tasks, vocabulary.architectures, vocabulary.vendors)
    term = chance.choice(list(chance.choice((*terms, vocabulary.hardware, vocabulary.systems)).values()))
    name = chance.choice([term.name, *term.aliases])
    at = chance.randrange(len(name))
    slip = name[:at] + name[at + 1 :]
    return chance.choice((name, name.lower(), f'"{name}"', f'-"{name}"', f"-{name}", slip, slip.lower()))


def condition(vocabulary: Vocabulary, chance: random.Random) -> str:
    """A field with a value, a year, a size, or words that ask for something."""
    wording, year, size = vocabulary.queries, chance.randint(2015, 2026), chance.choice((4, 8, 24, 80))
    lists = (wording.since, wording.before, wording.onwards, wording.within, wording.filler)
    groups = (wording.roles, wording.roles_beside_hardware, wording.has, wording.without)
    words = (*chance.choice(lists), *chance.choice(list(chance.choice(groups).values())), *wording.not_stated)
    figures = (f"{year}", f"{year}-{year + 2}", f"{year}..", f"{size}gb", f"{size} GB", f"{size}x")
    value = chance.choice((named(vocabulary, chance).lower(), *figures, chance.choice(words)))
    field = f"{chance.choice(list(wording.fields))}:{value}"
    return chance.choice((field, f"-{field}", *figures, *chance.sample(words, 5)))


def check_alike(queries: list[str], ours: Iterable[Any], theirs: Iterable[Any]) -> None:
    found = zip(queries, ours, theirs, strict=True)
    differences = [
        f"{query!r}:\n  Python  {own}\n  browser {other}" for query, own, other in found if own != other
    ]

    assert not differences, "\n".join([f"{len(differences)} differences", *differences[:5]])


def test_every_query_is_read_alike(queries: list[str], read: list[Any], lexicon: Lexicon) -> None:
    ours = [read_query(query, lexicon).as_data() for query in queries]

    check_alike(queries, ours, [said["typed"] for said in read])


def test_every_query_is_mended_alike(queries: list[str], read: list[Any], lexicon: Lexicon) -> None:
    speller = Speller(lexicon, WORDS.split())
    ours = [speller.read(query).as_data() for query in queries]

    check_alike(queries, ours, [said["mended"] for said in read])
    assert sum(bool(own["repairs"]) for own in ours) > 50


def test_nothing_is_mended_without_the_words_of_papers(queries: list[str], read: list[Any]) -> None:
    check_alike(queries, [said["typed"] for said in read], [said["unmended"] for said in read])


def test_every_condition_is_known_by_its_identifier(queries: list[str], read: list[Any]) -> None:
    asked = [
        [{key: chip[key] for key in ("kind", "id", "name")} for chip in said["typed"]["chips"]]
        for said in read
    ]

    check_alike(queries, asked, [said["again"] for said in read])


def test_conditions_of_addresses_have_their_names(vocabulary: Vocabulary) -> None:
    named = {
        ("product", "v100"): "NVIDIA V100",
        ("product", "v100/sxm2-32gb"): "NVIDIA V100 SXM2 32 GB",
        ("metric", "throughput"): vocabulary.metrics["throughput"].name,
        ("venue", "MLSys"): "MLSys",
        ("memory", "24"): "24 GB",
        ("fits", "1.5"): "at most 1.5 GB",
        ("count", "12000"): "12,000 devices",
        ("year", "2020..2022"): "2020..2022",
        ("role", "trained"): "trained",
        ("has", "code"): "code",
        ("hardware", "not-stated"): "not stated",
    }
    found = browser(vocabulary, list(named))

    assert found == [{"kind": kind, "id": key, "name": name} for (kind, key), name in named.items()]


def test_unknown_conditions_of_addresses_are_none(vocabulary: Vocabulary) -> None:
    unknown = [
        ("product", "no-such"),
        ("product", "v100/no-such"),
        ("product", "v100/sxm2-32gb/more"),
        ("product", "__proto__"),
        ("venue", "No Such"),
        ("memory", "large"),
        ("fits", ""),
        ("count", "0"),
        ("year", "20"),
        ("role", "owned"),
        ("has", "data"),
        ("hardware", "a100"),
        ("colour", "red"),
    ]

    assert browser(vocabulary, unknown) == [None] * len(unknown)


def test_the_file_is_small_and_always_the_same(vocabulary: Vocabulary) -> None:
    again, _ = load(ROOT / "vocabulary", ROOT)
    one, other = (
        json.dumps(names_file(own, VENUES), ensure_ascii=False, separators=(",", ":"))
        for own in (vocabulary, again)
    )
    size = len(gzip.compress(one.encode(), 9))
    print(f"{len(one.encode())} bytes, {size} compressed")  # noqa: T201

    assert one == other
    assert size <= 40_000


def test_reading_takes_no_time(read: list[Any]) -> None:
    times = sorted(said["took"] for said in read)
    median, slowest = (times[int(len(times) * part)] for part in (0.5, 0.95))
    print(f"{median:.2f} ms, 95 of 100 at most {slowest:.2f} ms")  # noqa: T201

    assert median < 10  # what a keystroke may take
