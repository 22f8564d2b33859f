"""The lock files agree with pyproject.toml and with each other, and name no place of download."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUNTIME = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"
NODE = ("tests/node/package-lock.json", "benchmarks/node/package-lock.json")
REFRESH = "run `make lock`"

_PIN = re.compile(
    r"^(?P<pin>[A-Za-z0-9][^\\\n]*?==[^\\\n]+?) *\\\n(?P<hashes>(?: +--hash=sha256:[0-9a-f]{64}.*\n)+)",
    re.MULTILINE,
)


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def pins_of(name: str) -> list[Requirement]:
    return [Requirement(found["pin"]) for found in _PIN.finditer(read(name))]


def direct(*extras: str) -> list[str]:
    project: dict[str, Any] = PROJECT["project"]
    optional = [line for extra in extras for line in project["optional-dependencies"][extra]]
    return [*project["dependencies"], *PROJECT["build-system"]["requires"], *optional]


@pytest.mark.parametrize(
    ("name", "line"),
    [(RUNTIME, line) for line in direct("parquet")]
    + [(DEVELOPMENT, line) for line in direct("dev", "parquet")],
)
def test_every_direct_dependency_is_pinned_within_its_bounds(name: str, line: str) -> None:
    wanted = Requirement(line)
    pins = [pin for pin in pins_of(name) if canonicalize_name(pin.name) == canonicalize_name(wanted.name)]

    assert pins, f"{name} lacks {wanted.name}: {REFRESH}"
    for pin in pins:
        version = str(pin.specifier).removeprefix("==")
        assert wanted.specifier.contains(version), f"{name} has {pin}, but {wanted} is wanted: {REFRESH}"


def test_the_build_tools_locked_are_those_that_build() -> None:
    assert PROJECT["dependency-groups"]["build"] == PROJECT["build-system"]["requires"]


@pytest.mark.parametrize("name", [RUNTIME, DEVELOPMENT])
def test_every_line_of_a_lock_is_a_pin_with_hashes(name: str) -> None:
    rest = [line for line in _PIN.sub("", read(name)).splitlines() if not line.lstrip().startswith("#")]

    assert rest == [], f"{name} holds more than pins: {REFRESH}"


def test_what_serves_is_what_is_tested() -> None:
    tested = {str(pin) for pin in pins_of(DEVELOPMENT)}

    assert [str(pin) for pin in pins_of(RUNTIME) if str(pin) not in tested] == [], REFRESH


@pytest.mark.parametrize("name", [RUNTIME, DEVELOPMENT])
def test_a_lock_names_no_place(name: str) -> None:
    assert re.findall(r"\w+://|file:|(?<![\w.])/\w+|--(?!hash=)[a-z-]+", read(name)) == []


@pytest.mark.parametrize("lock", NODE)
def test_the_node_lock_has_hashes_and_names_no_place_of_download(lock: str) -> None:
    packages = {name: entry for name, entry in json.loads(read(lock))["packages"].items() if name}

    assert packages
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
