from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from paper_atlas.vocabulary import find_folder, load
from tests import tiny
from tests.builds import ROOT

ONE = "{name: One, vendor: zephyra, kind: gpu"
CASES = {
    "an unknown vendor": (
        "hardware/new.yml",
        "one: {name: One, vendor: zephira, kind: gpu}",
        ["hardware/new.yml:1:26: no vendor 'zephira'; did you mean zephyra?"],
    ),
    "an unknown architecture": (
        "hardware/new.yml",
        f"one: {ONE}, architecture: storm}}",
        ["hardware/new.yml:1:60: no architecture 'storm'"],
    ),
    "a wrong kind": (
        "hardware/new.yml",
        "one: {name: One, vendor: zephyra, kind: gpus}",
        [
            (
                "hardware/new.yml:1:41: one.kind can't be 'gpus'; did you mean gpu? choose one of: "
                "gpu, cpu, npu, tpu, soc, phone"
            )
        ],
    ),
    "a product that stands twice": (
        "hardware/zzz.yml",
        f"z100: {ONE}}}",
        ["hardware/zzz.yml:1:1: 'z100' stands twice, first in hardware/zephyra.yml:1; keep one of the two"],
    ),
    "a name that leads elsewhere": (
        "hardware/zzz.yml",
        f"zz-one: {ONE}, aliases: [Z 100]}}",
        [
            (
                "hardware/zzz.yml:1:58: 'Z 100' leads to 'z100' already; "
                "remove it from one of the two, or list the name in ambiguous.yml"
            )
        ],
    ),
    "no identifier": (
        "hardware/new.yml",
        f"One Card: {ONE}}}",
        [
            (
                "hardware/new.yml:1:1: 'One Card' is not an identifier; "
                "use lower-case letters, digits and single hyphens"
            )
        ],
    ),
    "figures without a source": (
        "hardware/new.yml",
        f"one: {ONE}, variants: {{small: {{tdp_w: 70}}}}}}",
        [
            (
                "hardware/new.yml:1:57: the figures of 'small' have no source; "
                "add 'source:' with the address of the vendor's page, or leave the figures out"
            )
        ],
    ),
    "a source that is no address": (
        "hardware/new.yml",
        f"one: {ONE}, source: http://zephyra.example/}}",
        ["hardware/new.yml:1:54: 'http://zephyra.example/' is not an https address"],
    ),
    "a list of terms": (
        "tasks.yml",
        "- forecasting",
        ["tasks.yml:1:1: the file must map identifiers to terms"],
    ),
    "an empty file": (
        "ambiguous.yml",
        "",
        ["ambiguous.yml:1:1: the file is empty; copy the example from CONTRIBUTING.md"],
    ),
    "an unknown meaning": (
        "ambiguous.yml",
        '"Z 6000": [quadra-6000, z6000]',
        ["ambiguous.yml:1:25: no hardware or system 'z6000'; did you mean z6000-nova?"],
    ),
    "a parent that is not there": (
        "techniques.yml",
        "folding: {name: folding, parent: bending, definition: x}",
        ["techniques.yml:1:34: no technique 'bending'"],
    ),
    "its own parent": (
        "techniques.yml",
        "folding: {name: folding, parent: folding, definition: x}",
        ["techniques.yml:1:34: 'folding' is its own ancestor; choose another parent"],
    ),
    "a circle of parents": (
        "techniques.yml",
        "a: {name: a, parent: b, definition: x}\nb: {name: b, parent: a, definition: x}\n",
        [
            "techniques.yml:1:22: 'a' is its own ancestor; choose another parent",
            "techniques.yml:2:22: 'b' is its own ancestor; choose another parent",
        ],
    ),
    "a system with a product that is not there": (
        "systems.yml",
        "pod: {name: Pod, vendor: zephyra, product: z300}",
        ["systems.yml:1:44: no hardware 'z300'; did you mean z100?"],
    ),
    "several mistakes": (
        "metrics.yml",
        "speed: {name: speed}\nsize: {name: 3, better: more}\n",
        [
            (
                "metrics.yml:1:1: the field 'better' is missing; "
                "add 'better:' (Which direction is an improvement)"
            ),
            "metrics.yml:2:14: size.name must be text, but is a number ('3'); put it in quotes: \"3\"",
            "metrics.yml:2:25: size.better can't be 'more'; choose one of: higher, lower",
        ],
    ),
}


@pytest.mark.parametrize(("file", "text", "expected"), CASES.values(), ids=CASES)
def test_terms_are_checked(file: str, text: str, expected: list[str], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(tiny.TERMS, tmp_path / "terms"))
    (folder / file).write_text(text, encoding="utf-8")

    _, problems = load(folder, folder)

    assert [str(problem) for problem in problems] == expected


def test_sound_terms_are_kept_beside_broken_ones(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(tiny.TERMS, tmp_path / "terms"))
    (folder / "tasks.yml").write_text(
        "good: {name: good, definition: x}\nbad: {nam: bad}\n", encoding="utf-8"
    )

    vocabulary, problems = load(folder, folder)

    assert list(vocabulary.tasks) == ["good"]
    assert problems


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(tiny.TERMS, tmp_path / "terms"))
    (folder / "units.yml").unlink()

    _, problems = load(folder, folder)

    assert [str(problem) for problem in problems] == ["units.yml:1:1: there is no such file"]


def test_the_terms_of_this_repository_are_sound() -> None:
    _, problems = load(ROOT / "vocabulary", ROOT)

    assert [str(problem) for problem in problems] == []


def test_an_atlas_uses_its_own_terms_or_those_of_the_package(tmp_path: Path) -> None:
    assert find_folder(tiny.FOLDER) == tiny.TERMS
    assert (find_folder(tmp_path) / "vendors.yml").is_file()
