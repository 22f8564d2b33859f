"""Build made-up records as an atlas and, as Markdown pages, with plain MkDocs + Material; weigh a page.

    python -m benchmarks.compare [--records 1000] [--rounds 3]

The two builds take turns, each in a process of its own and from nothing, so that the ratio of their medians
holds on a machine that is busy with other things too.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import click

from benchmarks.made_up import MadeUp, own_vocabulary, write_records
from benchmarks.plain_site import write_plain_site
from paper_atlas.catalog import open_folders

ROOT = Path(__file__).parents[1]
_WEIGHED = "papers/qlora/index.html"
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass
class Contender:
    """A folder with a site to build, and what its builds took."""

    folder: Path
    command: tuple[str, ...] = MKDOCS
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    """Seconds that processors were busy with each build, whatever else the machine had to do."""
    peaks: list[int] = field(default_factory=list)
    """Highest memory of each build, in bytes."""

    @property
    def site(self) -> Path:
        """What was built."""
        return self.folder / "site"

    @property
    def bytes(self) -> int:
        """What all its files weigh."""
        return sum(file.stat().st_size for file in self.site.rglob("*") if file.is_file())

    @property
    def pages(self) -> list[Path]:
        """All its pages."""
        return sorted(self.site.rglob("*.html"))

    @property
    def bytes_of_paper(self) -> float:
        """What half of the papers' pages weigh at most."""
        return statistics.median(page.stat().st_size for page in self.site.glob("papers/*/index.html"))

    def build(self, *, from_nothing: bool = True) -> None:
        """Build the site, from nothing or with what builds before have left.

        Raises:
            ChildProcessError: the build has failed.
        """
        for left in ("site", ".site.spare", ".cache") if from_nothing else ():
            shutil.rmtree(self.folder / left, ignore_errors=True)
        begun = time.perf_counter()
        process = subprocess.Popen(
            self.command,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds.append(time.perf_counter() - begun)
        self.processor.append(usage.ru_utime + usage.ru_stime)
        self.peaks.append(usage.ru_maxrss * _RSS_UNIT)
        if process.returncode:
            raise ChildProcessError(f"{' '.join(self.command)} has failed in {self.folder}")


def write_atlas(folder: Path, records: int, *, with_real_papers: bool) -> None:
    """Write this site with made-up records, beside the papers of this repository or without them."""
    folder.mkdir()
    for file in (ROOT / "mkdocs.yml", *ROOT.glob("*.md")):
        shutil.copy(file, folder)
    for name in ("site_src", "vocabulary", *(["papers"] if with_real_papers else [])):
        shutil.copytree(ROOT / name, folder / name)
    if records:
        write_records(MadeUp(own_vocabulary()), records, folder / "papers/made-up")


def write_plain(folder: Path, atlas: Path) -> None:
    """Write the records of an atlas as a plain site of Markdown pages."""
    write_plain_site(open_folders(atlas / "papers", atlas / "vocabulary", atlas).catalog(), folder)


def compare(folder: Path, records: int, rounds: int) -> str:
    """Build both sites so many times, in turn, and say in a table how they compare."""
    atlas, plain = Contender(folder / "atlas"), Contender(folder / "plain")
    # Apart, for what a process has ever held counts as the peak of the processes that it starts.
    with ProcessPoolExecutor(max_workers=1) as apart:
        apart.submit(write_atlas, atlas.folder, records, with_real_papers=False).result()
        apart.submit(write_plain, plain.folder, atlas.folder).result()
    for _ in range(rounds):
        atlas.build()
        plain.build()
    rows = (
        ("seconds, median", ".1f", [statistics.median(site.seconds) for site in (atlas, plain)]),
        ("peak memory, MB", ".0f", [statistics.median(site.peaks) / 1e6 for site in (atlas, plain)]),
        ("pages", ",", [len(site.pages) for site in (atlas, plain)]),
        ("site, MB", ".1f", [site.bytes / 1e6 for site in (atlas, plain)]),
        ("page of a paper, kB", ".1f", [site.bytes_of_paper / 1e3 for site in (atlas, plain)]),
    )
    lines = [f"{'':22}{'atlas':>10}{'plain':>10}{'ratio':>8}"]
    for name, form, (ours, theirs) in rows:
        lines.append(f"{name:22}{format(ours, form):>10}{format(theirs, form):>10}{ours / theirs:>8.2f}")
    each = (" ".join(f"{second:.1f}" for second in site.seconds) for site in (atlas, plain))
    return "\n".join((*lines, f"seconds of each round: {' | '.join(each)}"))


def weigh(folder: Path, records: int) -> tuple[str, bool]:
    """Whether pages of real papers are the same without made-up records and with them; said, and as such."""
    few, many = Contender(folder / "few"), Contender(folder / "many")
    with ProcessPoolExecutor(max_workers=1) as apart:
        apart.submit(write_atlas, few.folder, 0, with_real_papers=True).result()
        apart.submit(write_atlas, many.folder, records, with_real_papers=True).result()
    few.build()
    many.build()
    papers = sorted(few.site.glob("papers/*/index.html"))
    names = [str(page.relative_to(few.site)) for page in papers]
    same, _, _ = filecmp.cmpfiles(few.site, many.site, names, shallow=False)
    weights = [f"{(site.site / _WEIGHED).stat().st_size:,} bytes" for site in (few, many)]
    said = (
        f"{_WEIGHED}: {weights[0]} with {len(papers)} records, {weights[1]} with {len(papers) + records:,}\n"
        f"pages of papers that are the same, byte by byte: {len(same)} of {len(papers)}"
    )
    return said, len(same) == len(papers)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--records", default=1000, show_default=True, type=click.IntRange(min=1))
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(min=1))
def main(records: int, rounds: int) -> None:
    """Compare this atlas with plain MkDocs + Material on made-up records, and weigh a paper's page."""
    with tempfile.TemporaryDirectory(prefix="atlas-compare-") as folder:
        used = (f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material"))
        click.echo(f"{records:,} made-up records, median of {rounds}, {', '.join(used)}\n")
        click.echo(compare(Path(folder), records, rounds))
        said, is_same = weigh(Path(folder), records)
        click.echo(f"\n{said}")
    raise SystemExit(0 if is_same else 1)


if __name__ == "__main__":
    main()
