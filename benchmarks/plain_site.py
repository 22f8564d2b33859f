"""Papers as plain MkDocs + Material would have them: a Markdown page each, tags for what it is about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from paper_atlas.catalog import Catalog
from paper_atlas.entry import PaperEntry

_SETTINGS = """\
site_name: GPU Paper Atlas
site_url: ""
theme:
  name: material
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {icon: material/weather-night, name: Switch to dark mode}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {icon: material/weather-sunny, name: Switch to light mode}
  features: [navigation.tabs, navigation.tabs.sticky, search.highlight]
plugins: [search, tags]
# Automatic navigation would hold every page on every page.
nav: [{Home: index.md}, {Tags: tags.md}]
not_in_nav: /papers/
markdown_extensions: [admonition, attr_list]
"""


def write_plain_site(catalog: Catalog, folder: Path) -> None:
    """Write settings and Markdown pages of a whole site."""
    papers = folder / "docs" / "papers"
    papers.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    (folder / "docs/index.md").write_text("# GPU Paper Atlas\n\n[By tag](tags.md)\n", encoding="utf-8")
    (folder / "docs/tags.md").write_text("# Tags\n\n<!-- material/tags -->\n", encoding="utf-8")
    for entry in catalog.papers:
        (papers / f"{entry.id}.md").write_text("\n".join(_page(entry, catalog)), encoding="utf-8")


def _page(entry: PaperEntry, catalog: Catalog) -> Iterator[str]:
    paper = entry.paper
    links = paper.links.model_dump(exclude_none=True)
    yield from ("---", f"tags: {json.dumps(_tags(entry, catalog), ensure_ascii=False)}", "---", "")
    yield from (f"# {_safe(paper.title)}", "", _safe(", ".join(paper.authors)), "")
    yield from (f"{paper.published} · {_safe(paper.venue or paper.standing)}", "")
    yield from (*(f"- {kind}: {target}" for kind, target in links.items()), "", _safe(paper.summary), "")
    yield from (
        "## What ran on what",
        "",
        *_table(("Run", "What", "Hardware", "Role", "Stated in"), _runs(entry)),
    )
    if entry.claims:
        heads = ("Quantity", "Figure", "Compared", "Setup", "Where")
        yield from ("## Results as reported", "", *_table(heads, _claims(entry)))
    if paper.needs:
        needs = paper.needs.model_dump(exclude_none=True)
        yield from ("## What it takes", "", *(f"- {name}: {value}" for name, value in needs.items()), "")
    if paper.related:
        yield from ("## Related papers", "")
        yield from (f"- {related.how} [{related.paper}]({related.paper}.md)" for related in paper.related)
    cited = f"{', '.join(paper.authors)}. {paper.title}. {paper.venue or ''} {entry.year}."
    yield from ("", "## How to cite", "", _safe(cited), "")


def _tags(entry: PaperEntry, catalog: Catalog) -> list[str]:
    vocabulary, paper = catalog.vocabulary, entry.paper
    hardware = [run.device.product.name for run in entry.runs if run.device.product]
    topics = [vocabulary.tasks[key].name for key in paper.tasks]
    topics += [vocabulary.techniques[key].name for key in paper.techniques]
    return list(dict.fromkeys((*hardware, *topics, entry.year)))


def _runs(entry: PaperEntry) -> Iterator[tuple[str, ...]]:
    for run in entry.runs:
        hardware = " ".join((run.quantity, run.device.name, run.implied)).strip()
        yield (str(run.number), run.run.what, hardware, run.run.role, run.run.source)


def _claims(entry: PaperEntry) -> Iterator[tuple[str, ...]]:
    for each in entry.claims:
        claim = each.claim
        compared = " than ".join(filter(None, (claim.relation, claim.baseline)))
        setup = f"{claim.setup or ''} Run {claim.run}, {each.run.device.name}"
        yield (each.metric.name, str(each.quantity), compared, setup, f"{claim.source}: “{claim.quote}”")


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for row in rows:
        yield f"| {' | '.join(_safe(cell).replace('|', '&#124;') for cell in row)} |"
    yield ""


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
