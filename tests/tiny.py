"""The made-up atlas in tiny_atlas/, and copies of it with one record changed."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from paper_atlas.catalog import Catalog, Opened, open_folders
from paper_atlas.vocabulary import Vocabulary, load

FOLDER = Path(__file__).parent / "tiny_atlas"
PAPERS = FOLDER / "papers"
TERMS = FOLDER / "vocabulary"


@cache
def vocabulary() -> Vocabulary:
    """Its terms."""
    terms, problems = load(TERMS, FOLDER)
    assert problems == []
    return terms


@cache
def catalog() -> Catalog:
    """All of it, resolved."""
    return open_folders(PAPERS, TERMS, FOLDER).catalog()


def opened(folder: Path, files: dict[str, str]) -> Opened:
    """What a folder `papers` with these files in it says, with the terms of the tiny atlas."""
    for name, text in files.items():
        file = folder / "papers" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    return open_folders(folder / "papers", TERMS, folder)


def lines(folder: Path, files: dict[str, str]) -> list[str]:
    """The problems that such a folder has, as they are printed."""
    return [str(problem) for problem in opened(folder, files).problems]


def text(key: str) -> str:
    """One of its records."""
    return (PAPERS / f"{key}.yml").read_text("utf-8")


def copied(folder: Path) -> Path:
    """A copy of its records."""
    return Path(shutil.copytree(PAPERS, folder / "papers"))
