"""Build made-up records of any number again and again, beside other generators on the same content.

    python -m benchmarks.scale [--records 1000 --records 10000] [--rounds 3]

Prints a table for each number of records: the atlas from nothing, again with nothing changed, and after a
record, a term or a template has changed; an empty Material site; plain MkDocs + Material, Hugo and Zensical
on the same content as Markdown pages (the last two where their commands are found: `uv tool install hugo`);
and the floor, a bare loop that writes the files of the atlas. All take turns, so ratios hold on a busy
machine too. It fails where a site lacks a page, or differs from one built from nothing.
"""

from __future__ import annotations

import hashlib
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import click

from benchmarks.compare import Contender, write_atlas, write_plain
from benchmarks.hugo_site import write_hugo_site

_MARK = "Changed anew"
_EMPTY = "site_name: Empty\ntheme: {name: material, font: false}\nplugins: []\n"
_NOTHING = "build, nothing changed"
_PLAIN = "plain MkDocs + Material"
_FLOOR = "floor: the same files, bare loop"


@dataclass(frozen=True)
class Edit:
    """A change of one file of an atlas."""

    name: str
    pattern: str
    """The first of these files is changed."""
    old: str
    new: str

    def made(self, atlas: Path) -> Callable[[], object]:
        """Make the change.

        Returns:
            What takes it back.
        """
        file = min(atlas.glob(self.pattern))
        text = file.read_text("utf-8")
        file.write_text(text.replace(self.old, self.new, 1), encoding="utf-8")
        return lambda: file.write_text(text, encoding="utf-8")


_EDITS = (
    Edit("record", "papers/made-up/**/*.yml", 'summary: "', f'summary: "{_MARK}. '),
    Edit("term", "vocabulary/techniques.yml", "\n  name: ", f"\n  name: {_MARK} "),
    Edit(
        "template",
        "site_src/overrides/main.html",
        "{{ super() }}",
        f'{{{{ super() }}}}<meta name="changed" content="{_MARK}">',
    ),
)


@dataclass
class Measured:
    """What the runs of one kind took."""

    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    peaks: list[int] = field(default_factory=list)


@dataclass
class Race:
    """All that is built from so many records."""

    folder: Path
    records: int
    rows: dict[str, Measured] = field(default_factory=dict)
    sites: dict[str, Path] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    """What a site should hold and does not."""

    def run(self, rounds: int, zensical_up_to: int) -> None:
        """Write all sites, and build each so many times, in turn."""
        atlas, plain = self.folder / "atlas", self.folder / "plain"
        # Apart, for what a process has ever held counts as the peak of the processes that it starts.
        with ProcessPoolExecutor(max_workers=1) as apart:
            apart.submit(write_atlas, atlas, self.records, with_real_papers=False).result()
            apart.submit(write_plain, plain, atlas).result()
        others = {_PLAIN: Contender(plain), "empty Material site": Contender(self._empty())}
        if hugo := shutil.which("hugo"):
            write_hugo_site(plain, self.folder / "hugo")
            others["Hugo"] = Contender(self.folder / "hugo", (hugo, "--quiet"))
        zensical = shutil.which("zensical") if self.records <= zensical_up_to else None
        if zensical:
            shutil.copytree(plain, self.folder / "zensical")
            others["Zensical"] = Contender(self.folder / "zensical", (zensical, "build"))
        for _ in range(rounds):
            self._build_atlas(Contender(atlas))
            for name, contender in others.items():
                self._take(name, contender)
            self._write_floor(atlas / "site")
        pages = len(list((plain / "site").glob("papers/*/index.html")))
        if pages != self.records:
            self.wrong.append(f"{_PLAIN}: {pages} pages of papers")

    def table(self) -> str:
        """The medians, and how they compare."""
        plain, floor = self.rows[_PLAIN], self.rows[_FLOOR]
        heads = ("seconds", "CPU s", "x plain", "CPU x plain", "x floor", "peak MB", "files", "MB")
        lines = [f"{f'{self.records:,} records':34}" + "".join(f"{head:>12}" for head in heads)]
        for name, row in self.rows.items():
            seconds, busy = statistics.median(row.seconds), statistics.median(row.processor)
            cells = [f"{seconds:.2f}", f"{busy:.2f}"]
            cells += [f"{seconds / statistics.median(plain.seconds):.3f}"]
            cells += [f"{busy / statistics.median(plain.processor):.3f}"]
            cells += [f"{seconds / statistics.median(floor.seconds):.1f}"]
            cells += [f"{statistics.median(row.peaks) / 1e6:.0f}" if row.peaks else "", *self._size(name)]
            lines.append(f"{name:34}" + "".join(f"{cell:>12}" for cell in cells))
        return "\n".join((*lines, self._largest_folder()))

    def _build_atlas(self, atlas: Contender) -> None:
        check = Contender(atlas.folder, (str(Path(sys.executable).with_name("atlas")), "check"))
        self._take("check, cold", check)
        self._take("build, cold", atlas)
        cold = _digest(atlas.site)
        self._take(_NOTHING, atlas, from_nothing=False)
        self._compare(atlas, cold, _NOTHING)
        for edit in _EDITS:
            take_back = edit.made(atlas.folder)
            self._take(f"build, one {edit.name} changed", atlas, from_nothing=False)
            if not any(_MARK in page.read_text("utf-8") for page in atlas.pages):
                self.wrong.append(f"the changed {edit.name} does not show")
            take_back()
            atlas.build(from_nothing=False)
            self._compare(atlas, cold, f"the changed {edit.name} taken back")

    def _compare(self, atlas: Contender, cold: str, name: str) -> None:
        papers = [page for page in atlas.pages if page.match("papers/*/index.html")]
        if len(papers) < self.records:
            self.wrong.append(f"{name}: {len(papers)} pages of papers")
        if _digest(atlas.site) != cold:
            self.wrong.append(f"{name}: not the bytes of a site built from nothing")

    def _take(self, name: str, contender: Contender, *, from_nothing: bool = True) -> None:
        contender.build(from_nothing=from_nothing)
        row = self.rows.setdefault(name, Measured())
        row.seconds.append(contender.seconds[-1])
        row.processor.append(contender.processor[-1])
        row.peaks.append(contender.peaks[-1])
        if contender.site.is_dir():
            self.sites[name] = contender.site

    def _write_floor(self, site: Path) -> None:
        row, into = self.rows.setdefault(_FLOOR, Measured()), self.folder / "floor"
        shutil.rmtree(into, ignore_errors=True)
        seconds = busy = 0.0
        for file in _files(site):
            copy, content = into / file.relative_to(site), file.read_bytes()
            begun, begun_busy = time.perf_counter(), time.process_time()
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(content)
            seconds += time.perf_counter() - begun
            busy += time.process_time() - begun_busy
        row.seconds.append(seconds)
        row.processor.append(busy)

    def _empty(self) -> Path:
        folder = self.folder / "empty"
        (folder / "docs").mkdir(parents=True)
        (folder / "mkdocs.yml").write_text(_EMPTY, encoding="utf-8")
        (folder / "docs/index.md").write_text("# Empty\n", encoding="utf-8")
        return folder

    def _size(self, name: str) -> tuple[str, str]:
        if name not in self.sites or "check" in name or "changed" in name:
            return "", ""
        sizes = [file.stat().st_size for file in _files(self.sites[name])]
        return f"{len(sizes):,}", f"{sum(sizes) / 1e6:.0f}"

    def _largest_folder(self) -> str:
        site = self.sites[_NOTHING]
        folders = (path for path in site.rglob("*") if path.is_dir())
        count, folder = max((len(list(path.iterdir())), path) for path in folders)
        return f"largest folder of the atlas: {folder.relative_to(site).as_posix()}/, {count:,} entries"


def _files(site: Path) -> Iterator[Path]:
    return (file for file in sorted(site.rglob("*")) if file.is_file())


def _digest(site: Path) -> str:
    """Of the names and contents of all files."""
    digest = hashlib.sha256()
    for file in _files(site):
        digest.update(f"{file.relative_to(site).as_posix()} {file.stat().st_size} ".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--records", multiple=True, default=[56, 1000], show_default=True, type=click.IntRange(min=1))
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(min=1))
@click.option("--zensical-up-to", default=1000, show_default=True, help="Records; it needs 3 GB for 1,000.")
def main(records: tuple[int, ...], rounds: int, zensical_up_to: int) -> None:
    """Build made-up records in every way, beside other generators."""
    wrong = []
    for count in records:
        with tempfile.TemporaryDirectory(prefix="atlas-scale-") as folder:
            race = Race(Path(folder), count)
            race.run(rounds, zensical_up_to)
            click.echo(f"{race.table()}\n")
            wrong += [f"{count:,} records: {one}" for one in race.wrong]
    for one in wrong:
        click.echo(one, err=True)
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
