"""The browser's interpreter of the naming rules says the same as Python's; Node runs once for all texts."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from paper_atlas.naming import Mention, Rules, answer, compile_rules, described, mentions, spoken
from paper_atlas.search.names import naming_data
from paper_atlas.vocabulary import load
from tests.node_tools import node

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = ROOT / "tests/hardware"

GLUES = (*(" ",) * 4, "", "-", ", ", "/", " (", ") ", ". ", ": ", "*", ",", ".", "; ", "\u00a0", "\u2011")
# What the two languages could see differently: marks, spaces, capitals, other scripts, keys of objects.
STRANGE = """
    🚀|👩‍💻|e\u0301|\ufeff|\u0085|\u001f|\u3000|\u200b|_|\\|İ|ΟΔΟΣ|ß|ﬁ|Ǆ|\uff21\uff11\uff10\uff10|\uff18×|№|Ⅷ|½|٣
    中文|块|四张|显卡|видеокарта|四卡A100|\U0001d400100|𠮷𠮷|𠮷𠮷𠮷𠮷|1536 MiB|2560MiB|81920 MiB|24564 MiB
    1,024|0|007|99999999999|2019|12.5|&|=|×|✕|®|\u2019s|constructor|__proto__|toString|hasOwnProperty
"""


@pytest.fixture(scope="module")
def rules() -> Rules:
    vocabulary, problems = load(ROOT / "vocabulary", ROOT)
    assert problems == []
    return compile_rules(vocabulary)


@pytest.fixture(scope="module")
def data(rules: Rules) -> str:
    return json.dumps(naming_data(rules.vocabulary), ensure_ascii=False, separators=(",", ":"))


@pytest.fixture(scope="module")
def texts(rules: Rules) -> list[str]:
    cases = [*phrases("phrases"), *phrases("look_alikes"), *phrases("abstracts")]
    vocabulary = rules.vocabulary
    named = [*vocabulary.hardware.values(), *vocabulary.systems.values()]
    written = [written for entry in named for written in (entry.name, *entry.aliases)]
    variants = [own for product in vocabulary.hardware.values() for own in product.variants.values()]
    others = [*vocabulary.hardware.ambiguous, *(written for own in variants for written in own.aliases)]
    words = [word for text in cases for word in text.split()]
    return list(dict.fromkeys([*cases, *written, *others, *mixed(words, written), ""]))


@pytest.fixture(scope="module")
def read(data: str, texts: list[str]) -> list[Any]:
    """What the browser's rules are, and what they say of each text."""
    lines = [data, *(json.dumps(text) for text in texts)]
    command = [*node(), str(HERE / "answer_lines.mjs")]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.removesuffix("\n").split("\n")]


def phrases(name: str) -> Iterator[str]:
    cases = yaml.load((CASES / f"{name}.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return (case.get("phrase") or case["text"] for case in cases)


def mixed(words: list[str], names: list[str]) -> Iterator[str]:
    """Texts put together by chance, the same ones every time."""
    chance = random.Random(1)  # noqa: S311
    strange = [part for line in STRANGE.split("\n") for part in line.strip(" ").split("|")]
    kinds = (words, words, words, names, strange)
    for _ in range(600):
        parts = [chance.choice(chance.choice(kinds)) for _ in range(chance.randint(2, 14))]
        yield "".join(part + chance.choice(GLUES) for part in parts)


def in_units(mention: Mapping[str, Any], text: str) -> dict[str, Any]:
    """With positions as JavaScript counts them: a character beyond U+FFFF is two."""
    places = {key: len(text[: mention[key]].encode("utf-16-le")) // 2 for key in ("start", "end")}
    return {**mention, **places}


def as_data(mention: Mention, text: str) -> dict[str, Any]:
    return in_units(
        {
            "start": mention.start,
            "end": mention.end,
            "products": list(mention.products),
            "variant": mention.variant,
            "count": mention.count,
            "memoryGb": None if mention.memory_gb is None else float(mention.memory_gb),
            "formFactor": mention.form_factor,
            "system": mention.system,
            "systems": list(mention.systems),
            "namesVariant": mention.names_variant,
            "statedGb": None if mention.stated_gb is None else float(mention.stated_gb),
        },
        text,
    )


def said(text: str, rules: Rules) -> dict[str, Any]:
    found, answered = mentions(text, rules), answer(text, rules)
    return {
        "answer": answered,
        "spoken": spoken(answered),
        "mentions": [as_data(mention, text) for mention in found],
        "typed": [as_data(mention, text) for mention in mentions(text, rules, typed=True)],
        "places": [in_units(described(mention, text, rules), text) for mention in found],
    }


def shown(differences: Iterable[tuple[str, str, Any, Any]]) -> str:
    lines = [
        f"{text!r}, {key}:\n  Python  {ours}\n  browser {theirs}" for text, key, ours, theirs in differences
    ]
    return f"{len(lines)} differences\n" + "\n".join(lines[:5])


def test_every_text_is_read_alike(
    texts: list[str], read: list[Any], rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The nearest spellings are Python's alone.
    monkeypatch.setattr(import_module("paper_atlas.naming.answer"), "_nearest", lambda *_: [])
    differences = [
        (text, key, ours, found[key])
        for text, found in zip(texts, read[1:], strict=True)
        for key, ours in said(text, rules).items()
        if found[key] != ours
    ]

    assert not differences, shown(differences)


def test_the_names_are_the_same_tree(read: list[Any], rules: Rules) -> None:
    def plain(node: Mapping[str, Any]) -> dict[str, Any]:
        meaning = {"=": list(node["="])} if "=" in node else {}
        return {**{edge: plain(below) for edge, below in node.items() if edge != "="}, **meaning}

    ours = json.loads(json.dumps(plain(rules.names)))
    theirs = read[0]["tree"]
    different = [edge for edge in {**ours, **theirs} if ours.get(edge) != theirs.get(edge)]

    assert not different, [(edge, ours.get(edge), theirs.get(edge)) for edge in different[:5]]


def test_the_words_are_the_same(read: list[Any], rules: Rules) -> None:
    lists = {key: sorted(words) for key, words in read[0]["lists"].items() if isinstance(words, list)}

    assert lists == {
        "starts": sorted(rules.starts),
        "vendors": sorted(rules.vendors),
        "multiplying": sorted(rules.multiplying),
        "gpuWords": sorted(rules.gpu_words),
        "speaksForAll": sorted(rules.speaks_for_all),
    }


def test_the_data_is_small_and_always_the_same(data: str) -> None:
    again, _ = load(ROOT / "vocabulary", ROOT)
    size = len(gzip.compress(data.encode(), 9))
    print(f"{len(data.encode())} bytes, {size} compressed")  # noqa: T201

    assert json.dumps(naming_data(again), ensure_ascii=False, separators=(",", ":")) == data
    assert size < 28_000
