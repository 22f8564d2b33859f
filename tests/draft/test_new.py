"""`atlas new`: from an identifier or an abstract to a draft, and everything that can keep it from one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from paper_atlas.cli import main
from paper_atlas.collection import short_name
from paper_atlas.draft.record import drafted
from paper_atlas.layout import formatted
from paper_atlas.proposal import Proposer
from paper_atlas.shape import ID_PATTERN
from tests.bibliography.answers import DOI, feed, on_arxiv, on_crossref
from tests.bibliography.service import ATOM, Reply, Service, running
from tests.builds import ROOT

TITLE = "Ferryboat: KV cache offloading for LLM serving"
ABSTRACT = """We present Ferryboat, which keeps cold blocks of the KV cache in host memory. On 8 NVIDIA
A100-80GB GPUs it raises throughput by up to 2.4x over vLLM. Code: https://github.com/ferry/boat."""


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with running() as service:
        yield service


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, service: Service) -> Path:
    """An atlas without records, whose services answer on this machine."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ATLAS_ARXIV_API", f"{service.address}/api/query")
    monkeypatch.setenv("ATLAS_CROSSREF_API", f"{service.address}/works")
    service.requests.clear()
    (tmp_path / "papers").mkdir()
    return tmp_path


def new(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", "--vocabulary", str(ROOT / "vocabulary"), *arguments])


def draft(path: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    return loaded


def saved(text: str) -> str:
    Path("abstract.txt").write_text(text, encoding="utf-8")
    return "abstract.txt"


def test_a_paper_of_arxiv_is_drafted(service: Service) -> None:
    service.answers(on_arxiv("2305.98765v2", TITLE, ABSTRACT, ("Ada Example", "Łukasz Probe")))

    done = new("https://arxiv.org/abs/2305.98765")

    assert done.exit_code == 0, done.output
    assert done.output.startswith("wrote papers/ferryboat.yml\n")
    assert "left to fill in: summary\n" in done.output
    record = draft("papers/ferryboat.yml")
    assert record["authors"] == ["Ada Example", "Łukasz Probe"]
    assert str(record["published"]) == "2023-05-23"
    assert record["links"] == {"arxiv": "2305.98765", "code": "https://github.com/ferry/boat"}
    assert record["runs"][0]["hardware"] == {"product": "a100", "memory_gb": 80}
    assert record["claims"][0]["value"] == 2.4
    assert record["claims"][0]["run"] == 1


def test_a_paper_of_crossref_is_drafted(service: Service) -> None:
    service.answers(on_crossref())

    done = new(f"https://doi.org/{DOI}")

    assert done.exit_code == 0, done.output
    record = draft("papers/shrinking-bits.yml")
    assert record["venue"] == "MC 2021"
    assert record["links"] == {"doi": DOI}


def test_a_draft_lacks_only_what_nobody_can_know(service: Service) -> None:
    service.answers(on_arxiv("2305.98765v1", TITLE, ABSTRACT))
    new("2305.98765")
    arguments = ["check", "--vocabulary", str(ROOT / "vocabulary"), "papers/ferryboat.yml"]

    problems = CliRunner().invoke(main, arguments).output.splitlines()

    assert [line.split(": ")[1].split(";")[0] for line in problems if "yml" in line] == [
        "the summary is too short"
    ]


def test_an_abstract_in_a_file_is_drafted_without_asking_anybody(service: Service) -> None:
    done = new("--from", saved(f"{TITLE}\n\n{ABSTRACT}\n"))

    assert done.exit_code == 0, done.output
    assert "left to fill in: authors, published, links, summary\n" in done.output
    assert draft("papers/ferryboat.yml")["title"] == TITLE
    assert service.requests == []


def test_a_title_can_be_given_beside_the_abstract() -> None:
    assert new("--from", saved(ABSTRACT), "--title", TITLE).exit_code == 0

    assert draft("papers/ferryboat.yml")["title"] == TITLE


def test_proposals_are_marked_and_the_draft_is_in_the_canonical_style() -> None:
    new("--from", saved(f"{TITLE}\n\n{ABSTRACT}\n"))
    text = Path("papers/ferryboat.yml").read_text(encoding="utf-8")

    assert "hardware: {product: a100, memory_gb: 80}  # check: '8 NVIDIA A100-80GB'" in text
    assert formatted(text, "papers/ferryboat.yml") == (text, [])


def test_as_json_the_proposals_come_with_their_words_and_nothing_is_written() -> None:
    done = new("--from", saved(f"{TITLE}\n\n{ABSTRACT}\n"), "--json")

    found = json.loads(done.output)
    assert [one["text"] for one in found["hardware"]] == ["8 NVIDIA A100-80GB"]
    assert [one["text"] for one in found["claims"]] == ["2.4x"]
    assert found["name"] == "ferryboat"
    assert list(Path("papers").iterdir()) == []


def test_no_file_is_overwritten(service: Service) -> None:
    Path("papers/ferryboat.yml").write_text("mine\n", encoding="utf-8")
    service.answers(on_arxiv("2305.98765v1", TITLE, ABSTRACT))

    done = new("2305.98765")

    assert done.exit_code == 1
    assert done.output == "Error: papers/ferryboat.yml exists; choose another name with --name\n"
    assert Path("papers/ferryboat.yml").read_text(encoding="utf-8") == "mine\n"
    assert new("2305.98765", "--name", "ferryboat-2023").exit_code == 0
    assert sorted(path.name for path in Path("papers").iterdir()) == ["ferryboat-2023.yml", "ferryboat.yml"]


def test_a_paper_that_has_a_record_is_not_drafted_again(service: Service) -> None:
    service.answers(on_arxiv("2305.98765v1", TITLE, ABSTRACT))
    new("2305.98765", "--name", "other-name")

    done = new("2305.98765")

    assert done.exit_code == 1
    assert done.output == "Error: this paper has a record: papers/other-name.yml; edit that one\n"


@pytest.mark.parametrize("name", ["../outside", "Upper", "a b", "a/b", "x" * 81, "-a"])
def test_a_name_that_is_no_identifier_is_refused(name: str, folder: Path) -> None:
    done = new("--from", saved(f"{TITLE}\n\n{ABSTRACT}"), f"--name={name}")

    assert done.exit_code == 1
    assert "can't be the name of a record" in done.output
    assert sorted(path.name for path in folder.rglob("*.yml")) == []


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(feed(), ATOM), "2305.98765"),
        (Reply("<html>", "text/html"), "arXiv"),
        (Reply("no", status=403), "403"),
    ],
)
def test_what_the_service_fails_at_is_said_in_one_line(reply: Reply, said: str, service: Service) -> None:
    service.answers(reply)

    done = new("2305.98765")

    assert done.exit_code == 1
    assert done.output.startswith("Error: ")
    assert said in done.output
    assert done.output.count("\n") == 1
    assert list(Path("papers").iterdir()) == []


def test_a_withdrawn_paper_says_so(service: Service) -> None:
    service.answers(on_arxiv("2305.98765v3", TITLE, ABSTRACT, comment="This paper has been withdrawn."))

    done = new("2305.98765")

    assert draft("papers/ferryboat.yml")["status"] == "withdrawn"
    assert "note: " in done.output


@pytest.mark.parametrize("arguments", [(), ("2305.98765", "--from", "abstract.txt")])
def test_it_needs_an_identifier_or_a_file(arguments: tuple[str, ...]) -> None:
    saved(ABSTRACT)

    done = new(*arguments)

    assert done.exit_code == 2
    assert "Give an identifier, or --from with a file." in done.output


def test_a_file_that_is_not_there_is_said() -> None:
    done = new("--from", "nothing.txt")

    assert done.exit_code == 2
    assert "nothing.txt" in done.output


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_a_draft_of_any_text_is_yaml_that_says_the_same(reader: Proposer, text: str, title: str) -> None:
    draft = drafted(None, title, reader.proposals(text, title), reader.results.vocabulary)

    assert yaml.safe_load(draft.text) == draft.record


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("QLoRA: Efficient Finetuning of Quantized LLMs", "qlora"),
        ("Attention Is All You Need", "attention-all-you-need"),
        ("Über große Modelle", "uber-groe-modelle"),
        ("On the Very Nature of Things: Notes", "very-nature-things-notes"),
        ("", "paper"),
        ("大模型", "paper"),
    ],
)
def test_a_title_gives_a_short_name(title: str, name: str) -> None:
    assert short_name(title) == name


@given(st.text(max_size=200))
def test_any_title_gives_an_identifier(title: str) -> None:
    assert re.fullmatch(ID_PATTERN, short_name(title))
