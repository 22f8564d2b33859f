"""`atlas check --fix` mends what has one right answer, and nothing else."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from paper_atlas.cli import main
from paper_atlas.problem import Problem
from paper_atlas.vocabulary import Vocabulary, load
from tests.builds import ROOT

RECORD = """\
# yaml-language-server: $schema=../schema/paper.schema.json
title: "Waves: a Study"  # as published
authors: [Ada Quill]
published: 2023-05-23
links:
  arxiv: "2305.14314"
  doi: 10.1145/3458817.3476205
  code: https://github.com/quill/waves  # theirs
summary: >-
  Computes how waves run up a beach, one column of water after the other. New is an order of steps that keeps
  each column in fast memory until it is done, so that the card never waits. Shown on one card for a year of
  measured tides, where it gives the same heights as the slower method it replaces.
tasks: [llm-serving]
techniques: [lora, weight-quantization]
runs:
  # the first
  - what: compute a year of tides
    hardware: {product: a100}  # one
    count: 1
    role: measured
    source: section 5.2
claims:
  - metric: throughput
    value: 4.7
    unit: x
    relation: higher
    run: 1
    source: abstract
    quote: 4.7 times as many waves
"""


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of records, in the folder that the command is called in; the terms are read once."""
    monkeypatch.chdir(tmp_path)
    for module in ("catalog", "mending"):
        monkeypatch.setattr(f"paper_atlas.{module}.load", lambda *_: terms())
    (tmp_path / "papers").mkdir()
    return tmp_path / "papers"


@cache
def terms() -> tuple[Vocabulary, list[Problem]]:
    return load(ROOT / "vocabulary", ROOT)


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def with_(was: str, becomes: str) -> str:
    assert RECORD.count(was) == 1, "the fragment must stand once in the record"
    return RECORD.replace(was, becomes)


def test_the_record_is_sound_and_stays_as_it_is(papers: Path) -> None:
    file = papers / "waves.yml"
    file.write_text(RECORD, encoding="utf-8")
    before = file.stat()

    done = check("--fix")

    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "0 files mended\nno problems in 1 record\n"
    assert (file.read_text("utf-8"), file.stat().st_ino) == (RECORD, before.st_ino)


MENDS = {
    "[llm-serving]": [("[LLM serving]", "[llm-serving]"), ("llm-serving", "[llm-serving]")],
    "[lora, weight-quantization]": [
        ("[Low-Rank Adaptation, 'Weight Quantization']", "[lora, 'weight-quantization']"),
        ("[lora, lora, weight-quantization]", "[lora, weight-quantization]"),
        ("[lora, LoRA, weight-quantization]", "[lora, weight-quantization]"),
        ("[lora,  weight-quantization] # twice", "[lora,  weight-quantization] # twice"),
    ],
    " [lora, weight-quantization]": [("\n  - lora\n  - lora\n  - qlora", "\n  - lora\n  - qlora")],
    "metric: throughput": [("metric: Throughput", "metric: throughput")],
    "unit: x": [],
    "{product: a100}": [
        ("{product: NVIDIA A100}", "{product: a100}"),
        ('{product: "Tesla V100"}', '{product: "v100"}'),
        ("{product: A100 80GB}", "{product: a100, memory_gb: 80}"),
        ("{product: A100 80GB, memory_gb: 80}", "{product: a100, memory_gb: 80}"),
        ("{product: A100-SXM4-80GB}", "{product: a100, memory_gb: 80, form_factor: SXM4}"),
        ("{product: DGX-2}", "{system: dgx-2}"),
        ("{product: dgx-2}", "{system: dgx-2}"),
        ("{system: a100}", "{product: a100}"),
        ("{vendor: Hopper}", "{architecture: hopper}"),
        ("{architecture: NVIDIA}", "{vendor: nvidia}"),
        ("{product: a100, form_factor: pcie}", "{product: a100, form_factor: PCIe}"),
        ("{product: a100, Memory-GB: 80}", "{product: a100, memory_gb: 80}"),
    ],
    " {product: a100}": [
        ("\n      product: A100 80GB", "\n      product: a100\n      memory_gb: 80"),
        ("\n      system: a100 # c", "\n      product: a100 # c"),
    ],
    "{product: a100}  # one\n    count: 1\n": [("Not-Stated\n", "not stated\n")],
    'arxiv: "2305.14314"': [
        ('arxiv: "https://arxiv.org/abs/2305.14314v2"', 'arxiv: "2305.14314"'),
        ("arxiv: https://arxiv.org/pdf/2305.14314v1.pdf", 'arxiv: "2305.14314"'),
        ("arxiv: http://www.arxiv.org/abs/2305.14314?context=cs", 'arxiv: "2305.14314"'),
        ("arxiv: arXiv:2305.14314", 'arxiv: "2305.14314"'),
        ("arxiv: '2305.14314v3'", "arxiv: '2305.14314'"),
        ("arxiv: 2305.14314v3", 'arxiv: "2305.14314"'),
        ("arxiv: 2305.14314", 'arxiv: "2305.14314"'),
        ("arxiv: 2305.14310", 'arxiv: "2305.14310"'),
        ("arxiv: https://arxiv.org/abs/hep-th/9901001v2", "arxiv: hep-th/9901001"),
    ],
    "doi: 10.1145/3458817.3476205": [
        ("doi: https://doi.org/10.1145/3458817.3476205", "doi: 10.1145/3458817.3476205"),
        ('doi: "http://dx.doi.org/10.1145/3458817.3476205"', 'doi: "10.1145/3458817.3476205"'),
        ("doi: doi:10.1145/3458817.3476205", "doi: 10.1145/3458817.3476205"),
        ("doi: https://doi.org/10.48550/arXiv.2305.14314", "doi: 10.48550/arXiv.2305.14314"),
    ],
    "code: https://github.com/quill/waves": [
        ("code: http://github.com/quill/waves", "code: https://github.com/quill/waves"),
        ("code: https://github.com/quill/waves.git", "code: https://github.com/quill/waves"),
        ("code: https://github.com/quill/waves/", "code: https://github.com/quill/waves"),
        ("code: 'http://www.github.com/quill/waves.git/'", "code: 'https://github.com/quill/waves'"),
        ("code: http://quill.github.io/waves/", "code: https://quill.github.io/waves/"),
    ],
    "role: measured": [("role: Measured", "role: measured"), ("Role: measured", "role: measured")],
    "relation: higher": [("relation: of-baseline", "relation: of baseline")],
    "source: section 5.2": [
        ("source: Sec. 5.2", "source: section 5.2"),
        ("source: Appendix B", "source: appendix B"),
        ("source: fig. 3a", "source: figure 3a"),
        ("source: Project  Page", "source: project page"),
    ],
    "published: 2023-05-23": [
        ("published: 2023/5/23", "published: 2023-05-23"),
        ("published: 2023/05", "published: 2023-05"),
    ],
    "count: 1": [('count: "1"', "count: 1")],
    "value: 4.7": [("value: '4.70'", "value: 4.70")],
    'title: "Waves: a Study"': [
        ("title: 2001", 'title: "2001"'),
        ("title: true", 'title: "true"'),
        ("title: ' Waves '", "title: 'Waves'"),
        ('title: "Waves:  a   Study"', 'title: "Waves: a Study"'),
    ],
    "what: compute a year of tides": [
        ("what: compute  a year of tides", "what: compute a year of tides"),
        ("what:  compute `a  year` of tides   ", "what:  compute `a  year` of tides"),
    ],
    "# the first\n": [("# the  first   \n", "# the  first\n")],
    "Shown on one card": [("Shown on  one card", "Shown on one card")],
    "authors: [Ada Quill]\n": [("authors: [Ada Quill]\t \n", "authors: [Ada Quill]\n")],
}


@pytest.mark.parametrize(
    ("place", "written", "mended"),
    [(place, written, mended) for place, mends in MENDS.items() for written, mended in mends],
)
def test_what_has_one_right_answer_is_mended_and_all_else_is_left(
    place: str, written: str, mended: str, papers: Path
) -> None:
    file = papers / "waves.yml"
    file.write_text(with_(place, written), encoding="utf-8")
    meant = [row["meant"] for row in json.loads(check("--json").stdout) if row["meant"]]

    done = check("--fix")

    assert file.read_text("utf-8") == with_(place, mended)
    assert (done.exit_code, done.stdout) == (0, "")
    parts = [part for one in meant for part in one.strip("{}\"'").split(", ")]
    assert all(part in done.stderr + mended for part in parts), (
        "what the check takes for meant is what is written"
    )
    assert check("--fix").stderr.startswith("0 files mended\n")


@pytest.mark.parametrize(
    ("place", "written"),
    [
        # two products, several readings, words that say more than fields can
        ("{product: a100}", "{product: RTX 6000}"),
        ("{product: a100}", "{product: 8x A100}"),
        ("{product: a100}", "{product: A100 or better}"),
        ("{product: a100}", "{product: A100 80GB, memory_gb: 40}"),
        ("{product: a100}", "{product: DGX-2, system: dgx-2}"),
        ("{product: a100}", "{product: a100, form_factor: XSM4}"),
        ("{product: a100}", "unknown"),
        ("[lora, weight-quantization]", "[lora, quantisation of some kind]"),
        ("authors: [Ada Quill]", "authors: Ada Quill and Bo Lind"),
        ('arxiv: "2305.14314"', 'arxiv: "see 2305.14314"'),
        ('arxiv: "2305.14314"', 'arxiv: "2399.14314"'),
        ("doi: 10.1145/3458817.3476205", "doi: https://dl.acm.org/doi/10.1145/3458817.3476205"),
        ("code: https://github.com/quill/waves", "code: http://quill.example/waves"),
        ("code: https://github.com/quill/waves", "code: http://github.com.example/waves"),
        ("role: measured", "role: measurd"),
        ("source: section 5.2", "source: somewhere"),
        ("published: 2023-05-23", "published: 2023/23/5"),
        ("published: 2023-05-23", "published: 23.5.2023"),
        ("count: 1", "count: one"),
        ("count: 1", "count: 1,000"),
        ("value: 4.7", "value: 4.7x"),
        ("metric: throughput", "metrik: throughput"),
        ("role: measured", "role: measured\n    Role: trained"),
        ('title: "Waves: a Study"', "title:"),
        ('title: "Waves: a Study"', 'title: ""'),
        ('title: "Waves: a Study"', "title: Waves\ntitle:  Ripples"),
        ('title: "Waves: a Study"', "title: [Waves"),
    ],
)
def test_what_needs_a_decision_is_left_and_reported(place: str, written: str, papers: Path) -> None:
    text = with_(place, written)
    (papers / "waves.yml").write_text(text, encoding="utf-8")
    before = check().stdout

    done = check("--fix")

    assert (papers / "waves.yml").read_text("utf-8") == text
    assert before
    assert (done.exit_code, done.stdout) == (1, before)


def test_what_remains_is_reported_at_its_new_place_and_changes_are_told(papers: Path) -> None:
    text = with_(" {product: a100}", "\n      product: A100 80GB").replace("role: measured", "role: measurd")
    (papers / "waves.yml").write_text(text, encoding="utf-8")
    assert (
        check().stdout.splitlines()[1].startswith("papers/waves.yml:21:11: runs[1].role can't be 'measurd'")
    )

    done = check("--fix")

    assert done.stdout.startswith(
        "papers/waves.yml:22:11: runs[1].role can't be 'measurd'; did you mean measured?"
    )
    assert done.stderr == (
        "papers/waves.yml:19:7: 'product: A100 80GB' is now "
        "'product: a100\\n      memory_gb: 80'\n1 file mended\n1 problem\n"
    )


def test_line_ends_of_windows_and_a_byte_order_mark_stay(papers: Path) -> None:
    text = with_(" {product: a100}", "\n      product: A100 80GB").replace(
        "metric: throughput", "metric: Throughput"
    )
    (papers / "waves.yml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    assert check("--fix").exit_code == 0

    mended = with_(" {product: a100}", "\n      product: a100\n      memory_gb: 80").replace("\n", "\r\n")
    assert (papers / "waves.yml").read_bytes() == b"\xef\xbb\xbf" + mended.encode()


def test_only_the_files_named_are_mended(papers: Path) -> None:
    wrong = with_("metric: throughput", "metric: Throughput")
    (papers / "waves.yml").write_text(wrong, encoding="utf-8")
    other = wrong.replace("2305.14314", "2305.14315").replace("Waves", "Ripples").replace("3476205", "1")
    (papers / "ripples.yml").write_text(other, encoding="utf-8")

    assert check("--fix", "papers/waves.yml").stderr.endswith("1 file mended\nno problems in 1 record\n")
    assert (papers / "ripples.yml").read_text("utf-8") == other
    assert check().stderr == "1 problem\n"


def test_other_records_are_named_by_their_identifier(papers: Path) -> None:
    other = RECORD.replace("2305.14314", "2305.14315").replace("Waves", "Ripples").replace("3476205", "1")
    (papers / "wave-ripples.yml").write_text(other, encoding="utf-8")
    for written in ("Wave Ripples", "wave-ripples.yml", "/papers/wave-ripples/"):
        text = f"{RECORD}related:\n  - {{paper: {written}, how: extends}}  # c\n"
        (papers / "waves.yml").write_text(text, encoding="utf-8")

        assert check("--fix").exit_code == 0
        assert (papers / "waves.yml").read_text("utf-8") == text.replace(written, "wave-ripples")


def test_a_folded_block_keeps_its_lines(papers: Path) -> None:
    text = with_("what: compute a year of tides", "what: >-\n      compute   a year\n      of  tides")
    (papers / "waves.yml").write_text(text, encoding="utf-8")

    assert check("--fix").exit_code == 0
    assert (papers / "waves.yml").read_text("utf-8") == text.replace("   a", " a").replace("of  ", "of ")


def test_programs_get_what_remains(papers: Path) -> None:
    text = with_("metric: throughput", "metric: Throughput").replace("count: 1", "count: one")
    (papers / "waves.yml").write_text(text, encoding="utf-8")

    rows = json.loads(check("--fix", "--json").stdout)

    assert [row["rule"] for row in rows] == ["type"]
    assert check("--json").stdout == check("--format", "json").stdout
