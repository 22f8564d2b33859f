"""Make every page of made-up records, and say which weigh most: of each kind the heaviest, compressed.

    python -m benchmarks.weight [--records 10000]

Pages are made without MkDocs, so the frame that the theme puts around each is reckoned by FRAME. What
browsers fetch besides is weighed too. The command fails where a page goes beyond its bound.
"""

from __future__ import annotations

import gzip
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks.made_up import MadeUp, own_vocabulary, write_records
from paper_atlas.catalog import Catalog, open_folders
from paper_atlas.exports import Publication, export_files
from paper_atlas.pages import Site, all_pages
from paper_atlas.search.files import search_files

ROOT = Path(__file__).parents[1]
BOUND = 15_000
"""Bytes that the HTML of a page may weigh, compressed."""
FRAME = 5_600
"""Bytes of them for the frame of the theme; a test holds the built site to it."""


@dataclass
class Weights:
    """What pages or files of one kind weigh."""

    count: int = 0
    most: int = 0
    """Bytes of the heaviest, compressed."""
    heaviest: str = ""
    """Its address."""

    def add(self, address: str, weight: int) -> None:
        """Take one more into account."""
        self.count += 1
        if weight > self.most:
            self.most, self.heaviest = weight, address


def packed(content: bytes) -> int:
    """What content weighs as hosts send it."""
    return len(gzip.compress(content, 6))


def weigh_pages(catalog: Catalog) -> dict[str, Weights]:
    """By kind what pages weigh, the frame of the theme included."""
    edited_at = "https://forge.example/someone/atlas/edit/main/"
    site = Site(catalog, "GPU Paper Atlas", "", edited_at, root="https://atlas.example/")
    pages = all_pages(site)
    return _weigh((page.address, packed((page.head + page.content).encode()) + FRAME) for page in pages)


def weigh_files(catalog: Catalog) -> dict[str, Weights]:
    """By kind what the files weigh that browsers fetch."""
    searched = ((f"search/{address}", content) for address, content in search_files(catalog))
    files = (*searched, *export_files(Publication(catalog)))
    return _weigh((address, packed(content)) for address, content in files)


def made_up_catalog(records: int, folder: Path) -> Catalog:
    """The catalog of so many made-up records, which are written into a folder."""
    write_records(MadeUp(own_vocabulary()), records, folder / "papers")
    return open_folders(folder / "papers", ROOT / "vocabulary", folder).catalog()


def _weigh(weighed: Iterable[tuple[str, int]]) -> dict[str, Weights]:
    found: defaultdict[str, Weights] = defaultdict(Weights)
    for address, weight in weighed:
        found[_kind(address)].add(address, weight)
    return dict(sorted(found.items()))


def _kind(address: str) -> str:
    """What an address shares with its like: its first folder and its depth."""
    folder, *below = address.rstrip("/").split("/")
    return "/".join([folder, *("*" for _ in below)]) or "home"


@click.command(help=__doc__)
@click.option("--records", default=10_000, show_default=True, type=click.IntRange(min=1))
def main(records: int) -> None:
    """Print a table of pages and one of files."""
    with tempfile.TemporaryDirectory(prefix="atlas-weight-") as folder:
        catalog = made_up_catalog(records, Path(folder))
    pages = weigh_pages(catalog)
    click.echo(f"{records:,} made-up records: HTML of the heaviest page of each kind, gzip, with its frame\n")
    click.echo("\n".join(_table(pages)))
    click.echo("\nfiles that browsers fetch, gzip\n")
    click.echo("\n".join(_table(weigh_files(catalog))))
    beyond = [kind for kind, weights in pages.items() if weights.most > BOUND]
    if beyond:
        raise click.ClickException(f"beyond {BOUND:,} bytes: {', '.join(beyond)}")


def _table(kinds: dict[str, Weights]) -> Iterator[str]:
    yield f"{'kind':28}{'number':>8}{'bytes':>10}  heaviest"
    for kind, weights in kinds.items():
        yield f"{kind:28}{weights.count:8,}{weights.most:10,}  {weights.heaviest or '/'}"


if __name__ == "__main__":
    main()
