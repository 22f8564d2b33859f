"""How often what occurs in made-up records: mostly the counts in the first 56 real ones."""

from __future__ import annotations

from benchmarks.chance import Weighted

YEARS = Weighted(
    {2015: 1, 2016: 2, 2017: 2, 2018: 3, 2019: 3, 2020: 5, 2021: 8, 2022: 10, 2023: 18, 2024: 25}
    | {2025: 18, 2026: 5}
)
LAST_MONTH = {2026: 6}
"""Of years that are not whole, so that no paper is of the future."""
RUNS = Weighted({1: 22, 2: 10, 3: 14, 4: 5, 5: 2, 6: 2, 7: 1})
CLAIMS = Weighted({0: 3, 1: 8, 2: 11, 3: 9, 4: 8, 5: 7, 6: 4, 7: 4, 9: 1, 15: 1})
TASKS = Weighted({1: 30, 2: 22, 3: 4})
TECHNIQUES = Weighted({1: 8, 2: 17, 3: 13, 4: 11, 5: 5, 6: 1, 7: 1})
AUTHORS = Weighted({1: 1, 2: 4, 3: 3, 4: 9, 5: 12, 6: 7, 7: 6, 8: 3, 9: 2, 11: 3, 12: 2, 16: 2, 18: 1, 20: 1})
ROLES = Weighted(
    {"measured": 107, "required": 9, "named": 7, "baseline": 3, "trained": 3, "analysed": 2, "simulated": 2}
)
MENTIONS = Weighted(
    {"unnamed": 50, "product": 39, "not stated": 21, "architecture": 10, "memory": 8}
    | {"system": 3, "vendor": 2}
)
UNNAMED = Weighted(
    {"GPU": 38, "CPU": 4, "consumer GPU": 2, "high-end GPU": 2, "mobile device": 1, "NGPC (a “cluster”)": 1}
)
MEMORY = Weighted.long_tail((24, 80, 16, 48, 8, 40, 12, 6, 4, 11), 0.8)
COUNTS = Weighted(
    {1: 22, 8: 3, 2: 2, 4: 2, 3: 1, 64: 1, 100: 1, 128: 1, 384: 1, 512: 1, 800: 1, 1000: 1, 3072: 1}
)
PLACES = Weighted(
    {"abstract": 12, "section {small}.{small}": 3, "table {small}": 3, "figure {small}": 1, "appendix B": 1}
)
QUALIFIERS = Weighted({"": 147, "up to": 29, "over": 16, "about": 7, "under": 1})
STATISTICS = Weighted({"": 180, "mean": 11, "median": 5, "maximum": 4, "minimum": 1})
STATUS = Weighted({"": 985, "retracted": 8, "withdrawn": 7})
LINKS = Weighted({"code": 28, "code doi": 11, "": 8, "code project": 6, "doi": 2, "data": 1})
RELATIONS = Weighted({"compares": 5, "extends": 4, "ports": 1, "supersedes": 1})
OUTCOMES = Weighted({"worked": 5, "partly": 3, "failed": 2})
FIRST_PRODUCTS = ("a100", "v100", "h100", "rtx-4090", "intel-xeon", "p100", "rtx-a6000", "t4", "rtx-3090")
"""Before all others, in whatever order those are."""
FIGURES = Weighted.long_tail(
    (
        ("inference-speed", "x", "higher", 1.1, 12), ("run-time", "x", "lower", 1.1, 40),
        ("supported-model-size", "B parameters", "", 1, 200), ("frame-rate", "FPS", "", 9, 240),
        ("throughput", "x", "higher", 1.1, 30), ("flop-throughput", "TFLOP/s", "", 3, 700),
        ("gpu-memory-use", "%", "lower", 4, 90), ("bits-per-weight", "bits/weight", "", 1, 8),
        ("latency", "x", "lower", 1.1, 9), ("accuracy", "percentage points", "higher", 0.1, 9),
        ("gpus-required", "GPUs", "", 1, 512), ("fraction-of-peak", "%", "", 5, 95),
        ("training-time", "h", "", 1, 900), ("benchmark-score", "%", "of baseline", 60, 100),
        ("energy-efficiency", "%", "higher", 5, 80), ("latency", "ms", "", 1, 900),
        ("kv-cache-compression-ratio", "x", "", 2, 30), ("psnr", "dB", "", 20, 45),
        ("token-generation-throughput", "tokens/s", "", 5, 20000), ("cost", "%", "lower", 5, 90),
        ("gpu-memory-use", "GB", "lower", 1, 60), ("power", "%", "lower", 5, 60),
        ("sequence-length", "K tokens", "", 8, 1000),
    ),
    0.6,
)  # fmt: skip
