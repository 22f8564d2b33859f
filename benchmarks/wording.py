"""Words of made-up records. Braces are filled in by `made_up`."""
# ruff: noqa: RUF001

from __future__ import annotations

SYLLABLES = tuple(consonant + vowel for consonant in "bdfghklmnprstvwz" for vowel in "aeio")
"""Sixty-four, so that names of a fixed number of them are like figures of a number."""

SUBJECTS = (
    "Sparse Attention", "Matrix Products", "Stencil Codes", "Graph Sampling", "Low-Bit Weights",
    "Particle Simulation", "Speculative Decoding", "Video Diffusion", "Key-Value Caches", "Checkpointing",
    "Ray Tracing", "Adapter Serving", "Expert Routing", "Fourier Transforms", "Sequence Alignment",
)  # fmt: skip
TITLES = (
    "{name}: Faster {subject} for Everyone",
    "{name}: {subject} in {small} Bits, Without Retraining",
    "{name}++: {subject} & Its Limits",
    "{name}: Making {subject} {small}× Cheaper on Commodity GPUs",
    "Can {subject} Be Fast? Lessons from {name}",
    "“Just Buy More Memory”: How {name} Does {subject} Without",
    "When Memory < Model: {subject} with {name}",
    "{name} — {subject} in O(n log n)",
    "It's All in the Schedule! {name} for {subject} (Extended Version)",
    "{name}: An Open-Source, Portable & Well-Tested Library of {subject} in C++/CUDA",
    "On the Energy Use of {subject}: {name}, a Study of {small} GPUs",
    "{name}: naïve {subject} → {small}-fold Speed-up, a Façade for Ångström-Scale Models",
)
SUMMARY = (
    (
        "Brings {technique} to {task}, where earlier systems left it out or applied it to small inputs only.",
        "Makes {task} cheaper by *{technique}*, applied before data leave the chip instead of afterwards.",
        "Asks how far {technique} carries when {task} has to run on hardware that people already own.",
    ),
    (
        "New are a schedule that overlaps copies with `mma` kernels and a layout keeping neighbours close.",
        "A planner profiles the device and chooses among {small} kernels, so that nothing is tuned by hand.",
        "No device waits for another; what remains to be exchanged is compressed to {small} bits first.",
    ),
    (
        "It is shown on {large} workloads of several sizes, against two published baselines and an ablation.",
        "Experiments cover {large} models, from small ones to such that fill the memory of the device.",
        "Runs of up to {large} hours compare speed, memory and energy with what vendors' libraries reach.",
    ),
    (
        "Where memory is short, parts of the state move to the host, at the price of a longer run.",
        "The gains shrink with the batch, and the authors say where the method does not help at all.",
        "Nothing in it depends on one vendor, although only one vendor's devices were tried by the authors.",
    ),
    (
        "",
        "Code and scripts are said to be public.",
        "What it costs to train is not counted, only what it costs to run afterwards.",
    ),
)
ACTIVITIES = (
    "train a {large}B model", "serve {large} requests at once", "fine-tune a {small}B model",
    "render {large} scenes", "simulate {large} steps", "run inference of a {small}B model",
    "quantize a {large}B model to {small} bits", "compare {small} kernels", "sample {large} graphs",
)  # fmt: skip
BASELINES = (
    "PyTorch", "the vendor's library", "vLLM", "a multi-core CPU", "DeepSpeed", "the full-precision model",
    "FlashAttention", "the unmodified simulator", "prior work", "TensorRT",
)  # fmt: skip
SETUPS = (
    "batch of {large}", "{small}B model, batch of {large}", "sequences of {large}K tokens",
    "mean over {large} data sets", "{large} × {large} inputs, {small} bits",
)  # fmt: skip

GIVEN_NAMES = (
    "Ayşegül", "İbrahim", "Çağrı", "Nguyễn", "Thuỳ Dương", "Đặng", "Wei", "小明", "Xiaoyu", "محمد", "ليلى",
    "Zoe\u0308", "Bjo\u0308rn", "José", "Saoirse", "Ananya", "Ольга", "Łukasz", "유진", "さくら", "Mary-Jane",
    "Seán", "Ngũgĩ", "Anna", "David", "Siobhán", "Tuấn", "Emre", "Fatima", "Li",
)  # fmt: skip
FAMILY_NAMES = (
    "Yılmaz", "Şahin", "Öztürk", "Trần", "Phạm", "Nguye\u0302\u0303n", "Zhang", "王", "李", "الحسن", "بن علي",
    "O'Brien", "Müller-Lüdenscheidt", "García Márquez", "d’Alembert", "Kowalczyk", "Čapek",
    "S\u030cmi\u0301d", "Иванова", "김", "田中", "van der Berg", "Iyer", "Ng", "Smith", "Ekström",
    "Ðurić", "Sørensen", "Ōta", "Lê",
)  # fmt: skip
VENUES = (
    "CVPR", "NeurIPS", "ICML", "ICLR", "SC", "AAAI", "EMNLP", "ASPLOS", "OSDI", "MLSys", "IPDPS", "ISCA",
    "PVLDB", "Euro-Par", "USENIX ATC", "Workshop “Señales & GPUs”",
)  # fmt: skip
