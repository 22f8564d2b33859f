"""Where this repository's address is repeated, it is the one of mkdocs.yml."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
import yaml

from tests.builds import ROOT

REPO_URL = re.search(r'repo_url: !ENV \[REPO_URL, "([^"]+)"\]', (ROOT / "mkdocs.yml").read_text("utf-8"))
PLACES = [
    *sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")),
    *sorted((ROOT / ".github").glob("*.md")),
    ROOT / ".github/CODEOWNERS",
    ROOT / "CONTRIBUTING.md",
]
PAGES = re.compile(r"https://[\w.-]+\.github\.io/[^\s)]*")
OWN = re.compile(r"https://github\.com/[^\s)]*")


def parts() -> tuple[str, str, str]:
    """The repository's address, its owner and its name."""
    assert REPO_URL is not None
    owner, name = urlsplit(REPO_URL[1]).path.strip("/").split("/")
    return REPO_URL[1], owner, name


def test_every_address_follows_the_one_of_the_repository() -> None:
    repository, owner, name = parts()
    site = f"https://{owner}.github.io/{name}/"
    wrong = [
        f"{path.relative_to(ROOT)}:{number}: {address}"
        for path in PLACES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for address in [*PAGES.findall(line), *OWN.findall(line)]
        if not address.startswith((site, f"{repository}/"))
    ]

    assert wrong == []


def test_owners_are_of_the_organisation() -> None:
    _, owner, _ = parts()
    owners = re.findall(r"@(\S+)", (ROOT / ".github/CODEOWNERS").read_text("utf-8"))

    assert owners
    assert {one.partition("/")[0] for one in owners} == {owner}


@pytest.mark.parametrize("name", ["paper_wanted", "fact_wrong"])
def test_forms_lead_to_the_form_in_the_browser(name: str) -> None:
    _, owner, repository = parts()
    text = (ROOT / f".github/ISSUE_TEMPLATE/{name}.yml").read_text("utf-8")

    assert f"https://{owner}.github.io/{repository}/contribute/new/" in text


def test_the_choice_of_issues_leads_to_the_form_and_to_the_list_of_work() -> None:
    config = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/config.yml").read_text("utf-8"))
    addresses = [urlsplit(link["url"]).path for link in config["contact_links"]]

    assert any(path.endswith("/contribute/new/") for path in addresses)
    assert any(path.endswith("/hardware/not-stated/") for path in addresses)
    assert all(link["name"] and link["about"] for link in config["contact_links"])
