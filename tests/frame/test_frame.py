"""Pages of the catalog in the theme's frame: as MkDocs would have made them, and for other plugins to see."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.builds import REPO_URL, ROOT, SITE_URL, build
from tests.site.crawl import Site

COMPARING = """
import json
from paper_atlas.frame import Frame
around, whole, said, alone = Frame.around, Frame.whole, [], []
def compared(frame, page):
    output = around(frame, page)
    said.append((page.url, output == whole(frame, page)))
    return output
def counted(frame, page):
    alone.append(page.url)
    return whole(frame, page)
Frame.around, Frame.whole = compared, counted
def on_post_build(config):
    with open("said.json", "w") as stream:
        json.dump({"same": dict(said), "alone": alone}, stream)
"""
"""Says of each page whether it is what rendering it alone makes, and which were rendered alone."""


def with_hook(atlas: Path, into: Path, code: str) -> Path:
    """A copy of an atlas with another plugin: a few lines of Python."""
    folder = into / "atlas"
    shutil.copytree(atlas, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    (folder / "hook.py").write_text(code, encoding="utf-8")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [hook.py]\n")
    return folder


def built(folder: Path) -> Site:
    done = build(folder)
    assert done.returncode == 0, done.stderr
    return Site(folder / "site", SITE_URL)


def said_by(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((folder / "said.json").read_text("utf-8"))
    return said


@pytest.fixture
def tiny_atlas() -> Path:
    return ROOT / "tests/tiny_atlas"


def test_every_page_is_what_rendering_it_alone_makes_and_few_are(large_atlas: Path, tmp_path: Path) -> None:
    folder = with_hook(large_atlas, tmp_path, COMPARING)
    built(folder)
    said = said_by(folder)

    assert len(said["same"]) > 1000
    assert [url for url, is_same in said["same"].items() if not is_same] == []
    assert len(said["alone"]) < len(said["same"]) / 3


def test_a_theme_that_no_form_can_follow_gets_what_it_asks_for(large_atlas: Path, tmp_path: Path) -> None:
    folder = with_hook(large_atlas, tmp_path, COMPARING)
    (folder / "theme").mkdir()
    title = '<title>{{ page.meta.title | d("", true) | upper }}</title>'
    (folder / "theme/main.html").write_text(
        f'{{% extends "base.html" %}}{{% block htmltitle %}}{title}{{% endblock %}}', encoding="utf-8"
    )
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    themed = settings.replace("  name: material\n", "  name: material\n  custom_dir: theme\n")
    (folder / "mkdocs.yml").write_text(themed, encoding="utf-8")
    site = built(folder)

    assert [url for url, is_same in said_by(folder)["same"].items() if not is_same] == []
    papers = [page for page in map(site.page, site.addresses("papers/")) if not page.is_redirect]
    titles = [page.document.xpath("string(//title)") for page in papers]
    assert len(titles) == 400
    assert [title for title in titles if title != title.upper()] == []


def test_other_plugins_see_every_page_with_what_a_page_has(tiny_atlas: Path, tmp_path: Path) -> None:
    folder = with_hook(
        tiny_atlas,
        tmp_path,
        "def on_post_page(output, page, config):\n"
        "    assert page.content in output\n"
        "    toc = [link.id for link in next(iter(page.toc)).children]\n"
        "    said = (page.url, page.canonical_url, page.edit_url, page.title, page.update_date, *toc)\n"
        "    return output.replace('</body>', f'<!-- seen {said} --></body>')\n",
    )
    site = built(folder)
    unseen = [page.address for page in site.pages.values() if "<!-- seen" not in page.html]

    assert [address for address in unseen if not site.page(address).is_redirect] == ["404.html"]
    edit = f"{REPO_URL}/edit/main/papers/folding-tiles.yml"
    address = "papers/folding-tiles/"
    said = re.search("<!-- seen (.*) -->", site.page(address).html)
    assert said is not None
    assert said[1].startswith(f"('{address}', '{SITE_URL}{address}', '{edit}', 'Folding")
    assert "'runs', 'claims'" in said[1]


def test_a_page_that_another_plugin_empties_is_left_out(tiny_atlas: Path, tmp_path: Path) -> None:
    folder = with_hook(
        tiny_atlas,
        tmp_path,
        "def on_post_page(output, page, config):\n"
        "    return '' if page.url == 'hardware/z100/' else output\n",
    )
    built(folder)

    assert not (folder / "site/hardware/z100/index.html").exists()
    assert (folder / "site/hardware/index.html").exists()


@pytest.fixture
def linking(tiny_atlas: Path, tmp_path: Path) -> Path:
    """An atlas whose links to anchors are checked, too."""
    folder = with_hook(tiny_atlas, tmp_path, "")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("validation: {anchors: warn}\n")
    return folder


def test_pages_written_by_hand_link_to_pages_of_the_catalog(linking: Path) -> None:
    text = "# About\n\n[One](hardware/z100/index.md) [its runs](papers/folding-tiles/index.md#runs)\n"
    (linking / "pages/about.md").write_text(text, encoding="utf-8")
    addresses = built(linking).page("about/").addresses()

    assert "../hardware/z100/" in addresses
    assert "../papers/folding-tiles/#runs" in addresses


@pytest.mark.parametrize("target", ["hardware/z999/index.md", "papers/folding-tiles/index.md#nowhere"])
def test_a_link_to_what_the_catalog_has_not_is_found(linking: Path, target: str) -> None:
    (linking / "pages/about.md").write_text(f"# About\n\n[One]({target})\n", encoding="utf-8")
    done = build(linking)

    assert done.returncode != 0
    assert target in done.stderr


def test_a_page_of_the_catalog_can_stand_in_the_navigation(tiny_atlas: Path, tmp_path: Path) -> None:
    folder = with_hook(tiny_atlas, tmp_path, "")
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    entry = "  - Papers: papers/index.md\n  - The card: hardware/z100/index.md\n"
    settings = settings.replace("  - Papers: papers/index.md\n", entry)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    page = built(folder).page("hardware/z100/")

    active = page.document.xpath("//nav[@data-md-level='0']//li[contains(@class, '--active')]")
    assert ["The card" in one.text_content() for one in active] == [True]
    assert page.document.xpath("//nav[@data-md-level='0']//a[@href='./']")
