from __future__ import annotations

import yaml

from tests.builds import ROOT
from tests.github.conftest import Step
from tests.github.hub import Hub
from tests.github.runner import obeyed

WANTED = yaml.safe_load((ROOT / ".github/labels.yml").read_text("utf-8"))


def test_labels_are_made_and_changed_and_others_left_alone(step: Step, hub: Hub) -> None:
    hub.labels = [
        {"name": "paper wanted", "color": "ffffff", "description": None},
        {"name": "##[add-mask]own", "color": "000000", "description": ""},
    ]
    done = step("sync_labels", **hub.environment)

    assert (done.returncode, done.stderr, obeyed(done.stdout)) == (0, "", [])
    assert done.stdout.startswith("changed: paper wanted\n")
    assert done.stdout.endswith("not in labels.yml, left alone: 1\n")
    assert {one["name"] for one in hub.labels} == {one["name"] for one in WANTED} | {"##[add-mask]own"}
    assert [one for one in hub.labels if one in WANTED] == sorted(
        WANTED, key=lambda one: hub.labels.index(one)
    )


def test_labels_that_are_as_they_should_be_are_not_touched(step: Step, hub: Hub) -> None:
    hub.labels = [dict(one) for one in WANTED]

    assert step("sync_labels", **hub.environment).returncode == 0
    assert hub.written == []


def test_a_refusal_is_a_sentence(step: Step, hub: Hub) -> None:
    hub.failures = [("POST", 403)]
    done = step("sync_labels", **hub.environment)

    assert done.returncode == 1
    assert done.stderr == (
        "The labels are not all as they should be: GitHub answered 403 to POST /repos/someone/atlas/labels.\n"
    )
