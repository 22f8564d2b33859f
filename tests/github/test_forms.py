"""Issue forms, as far as GitHub documents their shape, and the labels that they and others use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from paper_atlas.links.dead import LABEL
from tests.builds import ROOT

FORMS = sorted(path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
LABELS = yaml.safe_load((ROOT / ".github/labels.yml").read_text("utf-8"))
NAMES = {label["name"] for label in LABELS}


def form(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_has_the_shape_that_github_documents(path: Path) -> None:
    made = form(path)

    assert set(made) == {"name", "description", "title", "labels", "body"}
    for element in made["body"]:
        if element["type"] == "markdown":
            assert set(element["attributes"]) == {"value"}
            continue
        assert element["type"] in ("input", "textarea")
        assert set(element) == {"type", "id", "attributes", "validations"}
        assert set(element["attributes"]) <= {"label", "description", "placeholder"}
        assert set(element["validations"]) == {"required"}
    ids = [element["id"] for element in made["body"] if "id" in element]
    assert len(set(ids)) == len(ids) > 1


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_the_labels_of_a_form_exist(path: Path) -> None:
    assert set(form(path)["labels"]) <= NAMES


def test_the_label_of_the_link_check_exists() -> None:
    assert LABEL in NAMES


def test_labels_have_a_name_a_colour_and_a_description_that_github_takes() -> None:
    assert len(NAMES) == len(LABELS)
    for label in LABELS:
        assert set(label) == {"name", "color", "description"}
        assert len(label["color"]) == 6
        assert int(label["color"], 16) >= 0
        assert len(label["description"]) <= 100
