"""The browser proposes the same as Python for every abstract; one Node answers all that a test asks."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from paper_atlas.proposal import Proposer, guide_data
from paper_atlas.search.lexicon import names_file
from paper_atlas.vocabulary import Vocabulary, load
from tests.node_tools import node

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
Asked = tuple[str, str]
"""A text and a title."""

GLUES = [" "] * 8 + [
    "",
    "-",
    ", ",
    ". ",
    ".",
    ",",
    "/",
    " (",
    ") ",
    ": ",
    "--",
    "~",
    "$",
    "  ",
    "\n",
    " \u2013 ",
]
# What speaks of figures, and what the two languages could see differently.
LIVELY = """
    we|our|this paper|We present|than|over|versus|requires|from|to|between|and|or|up to|about|by|of|with|on|a
    1|2|3.5|10|0.5|95|1,024|2,000,000|2019|007|12345678901234567|1.2345678|one|two|ten|twice|halves|GPUs|GPU|GB
    x|×|%|\\%|\\times|$\\times$|$|{|}|fold|times|million|billion|thousand|k|M|B|K|ms|hours|minutes|tokens/s|FPS
    J|+|~|>|speedup of|by a factor of|faster|lower|speedup|higher|reduces|accuracy|throughput|latency|energy
    of the accuracy|memory|5 to 6 hours|20 min to 2 h|1.5-2.3x|5%|3.0 percentage points|1.7x|million-token
    A100|8xA100|4 RTX 4090|H100 80GB|V100-SXM2-32GB|RTX 6000|Titan|DGX-1|two DGX A100|Frontier|Hopper|Volta
    an|24 GB GPU|80 GB|NVIDIA|GPUs with|laptop|T4|P4|not|without|zero-shot|ZeRO|LoRA|quantization|pruning|E.g.
    \U0001d7dc\U0001d7d8|🚀|𠮷𠮷|é|éwe|İ|\u017f|ß|\uff15|\uff21\uff11|\ufeff|\u0085|\u001f|\u3000|\u200b|中文|四张|显卡
    Fig.|块|видеокарта|٣|½|²|constructor|__proto__|toString
"""


@pytest.fixture(scope="module")
def data(vocabulary: Vocabulary) -> dict[str, Any]:
    return {"guide": guide_data(vocabulary), "names": names_file(vocabulary, ())}


class Browser:
    """The browser's proposals."""

    def __init__(self, running: subprocess.Popen[str]) -> None:
        self._running = running

    def tell(self, given: object) -> None:
        assert self._running.stdin
        self._running.stdin.write(json.dumps(given) + "\n")
        self._running.stdin.flush()

    def proposals(self, text: str, title: str) -> Any:
        assert self._running.stdout
        self.tell([text, title])
        return json.loads(self._running.stdout.readline(), parse_int=float)


@pytest.fixture(scope="module")
def twin(data: dict[str, Any]) -> Iterator[Browser]:
    command = [*node(), str(HERE / "proposal_lines.mjs")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as running:
        started = Browser(running)
        started.tell(data)
        yield started


def in_units(proposed: Any, text: str) -> Any:
    """With positions as JavaScript counts them: a character beyond U+FFFF is two."""
    if isinstance(proposed, list):
        return [in_units(one, text) for one in proposed]
    if not isinstance(proposed, dict):
        return proposed
    places = {
        key: len(text[: int(proposed[key])].encode("utf-16-le")) // 2
        for key in ("start", "end")
        if key in proposed
    }
    return {key: places.get(key, in_units(own, text)) for key, own in proposed.items()}


def python(asked: Asked, reader: Proposer) -> Any:
    """Python's proposals as a reader of JSON has them that knows one kind of numbers."""
    found = json.dumps(reader.proposals(*asked).as_data())
    return in_units(json.loads(found, parse_int=float), asked[0])


def check_alike(asked: list[Asked], reader: Proposer, twin: Browser) -> None:
    both = [(one, python(one, reader), twin.proposals(*one)) for one in asked]
    different = [
        f"{one}, {key}:\n  Python  {ours[key]}\n  browser {theirs[key]}"
        for one, ours, theirs in both
        for key in ours
        if ours[key] != theirs[key]
    ]

    assert not different, f"{len(different)} differences\n" + "\n".join(different[:5])
    assert all(ours.keys() == theirs.keys() for _, ours, theirs in both)


@pytest.fixture(scope="module")
def lively(vocabulary: Vocabulary) -> list[str]:
    """Words of every kind that the reader knows, and strange ones."""
    words = [part for line in LIVELY.split("\n") for part in line.strip(" ").split("|") if part]
    terms = (vocabulary.hardware, vocabulary.systems, vocabulary.metrics, vocabulary.units)
    names = [written for kind in terms for term in kind.values() for written in (term.name, *term.aliases)]
    topics = [*vocabulary.techniques.values(), *vocabulary.tasks.values(), *vocabulary.metrics.values()]
    phrases = [written for term in topics for written in (term.name, *term.aliases, *term.cues)]
    wording = vocabulary.proposals
    return [
        *words * 12,
        *random.Random(1).sample(names, 400),  # noqa: S311
        *random.Random(2).sample(phrases, 400),  # noqa: S311
        *(written for written in wording.units),
        *(written for forms in wording.qualifiers.values() for written in forms),
        *wording.multiples,
        *wording.wholes,
    ]


def put_together(parts: list[str]) -> st.SearchStrategy[str]:
    pieces = st.tuples(st.sampled_from(parts), st.sampled_from(GLUES)).map("".join)
    return st.lists(pieces, max_size=40).map("".join)


def test_abstracts_propose_the_same(reader: Proposer, twin: Browser) -> None:
    asked = yaml.load((HERE / "abstracts.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    pairs = [(text, title) for title, text in asked]
    proposed = [twin.proposals(*pair) for pair in pairs]

    check_alike(pairs, reader, twin)
    for kind, several in (("hardware", 60), ("techniques", 5), ("tasks", 5), ("claims", 80)):
        assert sum(len(one[kind]) for one in proposed) >= several


def test_summaries_and_texts_about_hardware_propose_the_same(reader: Proposer, twin: Browser) -> None:
    records = [
        yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        for path in sorted((ROOT / "papers").glob("*.yml"))
    ]
    cases = yaml.load((ROOT / "tests/hardware/abstracts.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)

    check_alike([(record["summary"], record["title"]) for record in records], reader, twin)
    check_alike([(case["text"], "") for case in cases], reader, twin)


@settings(deadline=None, max_examples=300)
@given(chosen=st.data())
def test_texts_put_together_by_chance_propose_the_same(
    chosen: st.DataObject, lively: list[str], reader: Proposer, twin: Browser
) -> None:
    words = put_together(lively)

    check_alike([(chosen.draw(words), chosen.draw(words))], reader, twin)


@pytest.mark.parametrize(
    "part",
    [
        " ",
        "1 ",
        "1, ",
        "1 x ",
        "from 1 x to ",
        "8 A100 ",
        "a 24 GB GPU ",
        "NVIDIA Hopper GPUs, ",
        "throughput latency accuracy 1x ",
        "speedup of ",
        "We are 2x faster. ",
        "\\times",
        '."',
        "1,000",
        "- ",
    ],
)
def test_a_text_of_twenty_thousand_characters_is_read_to_its_end(
    part: str, reader: Proposer, twin: Browser
) -> None:
    # Where work grew faster than with the square of the length, this would not come to an end.
    text = "We reach 1" + part * (20_000 // len(part))

    check_alike([(text, "")], reader, twin)


def test_positions_are_those_of_the_browser_beyond_the_basic_plane(twin: Browser) -> None:
    text = "🚀🚀 We are 2.5x faster on an A100 🚀."
    found = twin.proposals(text, "")
    units = text.encode("utf-16-le")

    for proposed in (*found["hardware"], *found["claims"]):
        start, end = int(proposed["start"]), int(proposed["end"])
        assert units[2 * start : 2 * end].decode("utf-16-le") == proposed["text"]
    assert [one["text"] for one in found["claims"]] == ["2.5x"]


def test_the_data_is_small_and_always_the_same(data: dict[str, Any]) -> None:
    again, _ = load(ROOT / "vocabulary", ROOT)
    written, anew = (
        json.dumps(guide, ensure_ascii=False, separators=(",", ":")).encode()
        for guide in (data["guide"], guide_data(again))
    )
    size = len(gzip.compress(written, 9))
    print(f"{len(written)} bytes, {size} compressed")  # noqa: T201

    assert written == anew
    assert size < 60_000
