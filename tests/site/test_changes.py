"""Whatever changes between two builds, the second makes what a build from nothing makes."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builds import ROOT, build, kill_build

IS_LONG = bool(os.environ.get("ATLAS_LONG_TESTS"))
"""Whether it may take many minutes, as by night: ATLAS_LONG_TESTS=1 pytest tests/site/test_changes.py."""
STEPS, KILLS = (40, 50) if IS_LONG else (7, 10)


class Atlas:
    """A copy of the tiny atlas, built again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "tests/tiny_atlas", folder, ignore=shutil.ignore_patterns("site", ".cache"))

    def write(self, name: str, text: str) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.folder / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def built(self) -> dict[str, bytes]:
        """The site after a build."""
        done = build(self.folder)
        assert done.returncode == 0, done.stderr
        return self.site

    def built_from_nothing(self, folder: Path) -> dict[str, bytes]:
        """The site of a build of the same without all that builds have left."""
        shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns("site", ".site.*", ".cache"))
        copy = Atlas.__new__(Atlas)
        copy.folder = folder
        site = copy.built()
        shutil.rmtree(folder)
        return site

    @property
    def site(self) -> dict[str, bytes]:
        site = self.folder / "site"
        return {
            path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
        }


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return Atlas(tmp_path / "atlas")


RECORD, SETTINGS = "papers/folding-tiles.yml", "mkdocs.yml"
_THEME = "theme:\n  name: material\n"
_OVERRIDE = '{% extends "base.html" %}{% block announce %}News {{ page.title }}{% endblock %}'


def _remove(atlas: Atlas) -> None:
    (atlas.folder / "papers/silent-bits.yml").unlink()


def _rename(atlas: Atlas) -> None:
    (atlas.folder / "papers/silent-bits.yml").rename(atlas.folder / "papers/loud-bits.yml")
    atlas.change("papers/loud-bits.yml", "tasks:", "formerly: [silent-bits]\ntasks:")


def _override(atlas: Atlas) -> None:
    atlas.change(SETTINGS, _THEME, f"{_THEME}  custom_dir: theme\n")
    atlas.write("theme/main.html", _OVERRIDE)


def _override_otherwise(atlas: Atlas) -> None:
    if (atlas.folder / "theme/main.html").exists():
        atlas.write("theme/main.html", _OVERRIDE.replace("News", "Tidings {{ pages | length }}"))


def _edit_the_site(atlas: Atlas) -> None:
    (atlas.folder / "site/papers/index.html").write_text("mine", encoding="utf-8")


CHANGES: dict[str, Callable[[Atlas], None]] = {
    "a summary": lambda atlas: atlas.change(RECORD, "Lays the tiles", "Lays all the tiles"),
    "a comment": lambda atlas: atlas.write(RECORD, (atlas.folder / RECORD).read_text("utf-8") + "# seen\n"),
    "a record less": _remove,
    "another name": _rename,
    "a term": lambda atlas: atlas.change("vocabulary/techniques.yml", "name: ", "name: new "),
    "the name of the site": lambda atlas: atlas.change(SETTINGS, "site_name: ", "site_name: New "),
    "a page by hand": lambda atlas: atlas.write("pages/about.md", "# About this\n\nAnother text.\n"),
    "a page in place of another": lambda atlas: atlas.write("pages/papers/silent-bits.md", "# Silence\n"),
    "the theme": _override,
    "the theme again": _override_otherwise,
    "a setting of the theme": lambda atlas: atlas.change(SETTINGS, _THEME, f"{_THEME}  language: de\n"),
    "a file of the site": _edit_the_site,
}


@pytest.mark.parametrize("seed", range(5 if IS_LONG else 1))
def test_a_build_after_any_changes_is_as_one_from_nothing(atlas: Atlas, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - must be the same each time
    original = tmp_path / "original"
    atlas.built()
    shutil.copytree(atlas.folder, original, ignore=shutil.ignore_patterns("site", ".site.*", ".cache"))
    left: list[str] = []
    for step in range(STEPS):
        if not left:
            left = chance.sample(sorted(CHANGES), len(CHANGES))
        name = left.pop()
        restore = chance.random() < 0.4
        if restore:  # all that was changed, as by another branch of the repository
            for path in atlas.folder.iterdir():
                if path.is_dir() and not path.name.startswith((".", "site")):
                    shutil.rmtree(path)
            shutil.copytree(original, atlas.folder, dirs_exist_ok=True)
        _tried(CHANGES[name], atlas)
        assert atlas.built() == atlas.built_from_nothing(tmp_path / f"cold-{step}"), (seed, step, name)


def _tried(change: Callable[[Atlas], None], atlas: Atlas) -> None:
    """Make a change, unless what it changes is no longer there."""
    try:
        change(atlas)
    except (AssertionError, FileNotFoundError):
        atlas.change(SETTINGS, "site_name: ", "site_name: Again ")


MAKING = """
from paper_atlas.edition import Edition
from paper_atlas.frame import Frame
def noted(made):
    def noting(*arguments):
        with open("made.txt", "a") as stream:
            stream.write("one more\\n")
        return made(*arguments)
    return noting
Edition.made, Frame.around = noted(Edition.made), noted(Frame.around)
def on_config(config): ...
"""
"""Notes each time that something is made from the catalog."""


def test_a_second_build_makes_nothing(atlas: Atlas) -> None:
    atlas.write("hook.py", MAKING)
    atlas.change(SETTINGS, "docs_dir:", "hooks: [hook.py]\ndocs_dir:")
    atlas.built()
    assert len((atlas.folder / "made.txt").read_text("utf-8").splitlines()) > 50
    for seed in ("1", "2"):
        (atlas.folder / "made.txt").write_text("", encoding="utf-8")
        done = build(atlas.folder, PYTHONHASHSEED=seed)
        assert done.returncode == 0, done.stderr

        assert (atlas.folder / "made.txt").read_text("utf-8") == ""


@pytest.mark.skipif(os.name == "nt", reason="nothing is killed there in this way")
def test_killed_at_any_moment_a_build_leaves_a_whole_site_and_a_sound_cache(atlas: Atlas) -> None:
    chance = random.Random(0)  # noqa: S311 - must be the same each time
    sites = []
    for text in ("One", "Two"):
        atlas.change(SETTINGS, "site_description: ", f"site_description: {text} ")
        atlas.change(RECORD, 'title: "', f'title: "{text} ')
        sites.append(atlas.built())
    settings, record = ((atlas.folder / name).read_text("utf-8") for name in (SETTINGS, RECORD))
    begun = time.monotonic()
    atlas.built()
    whole = time.monotonic() - begun
    for number in range(KILLS):
        before = atlas.site
        for name, text in ((SETTINGS, settings), (RECORD, record)):
            atlas.write(name, text if number % 2 else text.replace("Two ", ""))
        after = sites[number % 2]
        kill_build(atlas.folder, chance.uniform(0.2, 2.5 * whole))

        assert atlas.site in (before, after)
        if number % 3 == 0:
            assert atlas.built() == after
