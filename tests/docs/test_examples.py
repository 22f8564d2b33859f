"""What the documents show works as shown."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from paper_atlas.catalog import open_folders
from paper_atlas.cli import main

ROOT = Path(__file__).parents[2]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def yaml_blocks() -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", CONTRIBUTING, re.DOTALL)


def test_the_worked_example_is_a_valid_record(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "papers", tmp_path / "papers")
    (tmp_path / "papers" / "worked-example.yml").write_text(yaml_blocks()[0], encoding="utf-8")

    opened = open_folders(tmp_path / "papers", ROOT / "vocabulary", tmp_path)

    assert opened.problems == ()
    assert "worked-example" in opened.catalog().by_id


def test_the_example_gpu_is_a_valid_product_that_its_alias_leads_to(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "vocabulary", tmp_path / "vocabulary")
    with (tmp_path / "vocabulary/hardware/nvidia.yml").open("a", encoding="utf-8") as file:
        file.write("\n" + yaml_blocks()[1])

    opened = open_folders(ROOT / "papers", tmp_path / "vocabulary", tmp_path)

    assert opened.problems == ()
    assert opened.vocabulary.hardware.resolve("4090-Example").ids == ("rtx-4090-example",)


def test_contributing_explains_every_role_and_no_other() -> None:
    from typing import get_args

    from paper_atlas.record import Role

    explained = re.findall(r"^  \| `(\w+)` \|", CONTRIBUTING, re.MULTILINE)

    assert tuple(explained) == get_args(Role)


def test_contributing_names_the_required_fields() -> None:
    from paper_atlas.record import Paper

    sentence = re.search(r"Eight fields are needed: (.*?)\. The page", CONTRIBUTING, re.DOTALL)
    required = [name for name, field in Paper.model_fields.items() if field.is_required()]

    assert sentence is not None
    assert re.findall(r"`(\w+)`", sentence[1]) == required
    assert len(required) == 8


def test_readme_lists_every_command_of_atlas() -> None:
    listed = re.findall(r"^\| `atlas (\w+)", README, re.MULTILINE)

    assert sorted(listed) == sorted(main.commands)


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_make_target_that_a_document_names_exists(document: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z]+)\b", document)) - {"a"}

    assert named
    assert named <= targets


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_path_that_a_document_links_to_exists(document: str) -> None:
    linked = [path for path in re.findall(r"\]\(([^)#]+)[^)]*\)", document) if "://" not in path]

    assert all((ROOT / path).exists() for path in linked), linked


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{product: NVIDIA A100 40GB}", "{product: a100, memory_gb: 40}"),
        ("{product: 8xA100}", "{product: a100}"),
        ("{product: H100 SXM5}", "{product: h100, form_factor: SXM5}"),
        ("{product: DGX A100}", "{system: dgx-a100}"),
        ("{product: Ampere}", "{architecture: ampere}"),
        ("{system: a100}", "{product: a100}"),
    ],
)
def test_hardware_as_people_write_it_leads_to_how_records_say_it(
    tmp_path: Path, written: str, meant: str
) -> None:
    (tmp_path / "papers").mkdir()
    example = yaml_blocks()[0].replace("{product: a100}", written)
    (tmp_path / "papers" / "worked-example.yml").write_text(example, encoding="utf-8")

    (problem,) = open_folders(tmp_path / "papers", ROOT / "vocabulary", tmp_path).problems

    assert problem.meant == meant
