"""Pages of pictures: what the catalog holds at a glance, each with its figures and a way to the papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from paper_atlas.pages import address
from paper_atlas.pages.listing import newest
from paper_atlas.pages.page import Page, Site, render
from paper_atlas.pages.pictures import charts, claims, coverage, ladder, timeline
from paper_atlas.pages.pictures.claim_charts import claimed
from paper_atlas.pages.pictures.claims import Stated
from paper_atlas.pages.pictures.drawing import Spec, drawn
from paper_atlas.pages.pictures.matrix import Matrix

STYLES = ("assets/paper-atlas/pictures/pictures.css",)
"""The style sheet that a page with a picture needs."""

_COVERAGE, _TIMELINE = f"{address.PICTURES}coverage/", f"{address.PICTURES}architectures/"
_LADDER, _CLAIMS = f"{address.PICTURES}memory/", f"{address.PICTURES}claims/"
_ENTRIES = (
    ("Techniques on hardware", _COVERAGE, "Which techniques papers were shown with, on which products."),
    ("Architectures over time", _TIMELINE, "In which years papers ran on which architecture."),
    ("Memory ladder", _LADDER, "On devices with how much memory the tasks were shown to run."),
    ("Claims side by side", _CLAIMS, "What authors report of one quantity, with qualifier and baseline."),
)
_CAPTION = "caption"
_FRONT = 8
"""Rows and columns of the picture for the front page."""
_SIGNS = (
    ("exactly", ("●", "as it stands")),
    ("about", ("○", "about so much")),
    ("over", ("▶", "over so much")),
    ("under", ("◀", "under so much")),
    ("up to", ("◀", "up to so much")),
)
"""How qualifiers are drawn, as a caption says it."""


def pages(site: Site) -> Iterator[Page]:
    """An index, a page for each picture, and one for each metric with enough claims."""
    catalog = site.catalog
    here, about = address.PICTURES, "What this atlas holds, at a glance: pictures with their figures."
    yield _page(site, here, "Pictures", about, "index", entries=_ENTRIES, front=front(site, here))
    yield _coverage(site)
    bars, dots = timeline.by_year(catalog), ladder.by_memory(catalog)
    spec = charts.barred(bars, _TIMELINE) if bars.rows else None
    yield _picture(site, _TIMELINE, "timeline", bars, [(spec, "Papers by architecture and year")])
    spec = charts.dotted(dots, _LADDER, "GB") if dots.rows else None
    yield _picture(site, _LADDER, "ladder", dots, [(spec, "Papers by task and memory")])
    metrics = claims.by_metric(catalog)
    title, about = _title(_CLAIMS)
    yield _page(site, _CLAIMS, title, about, "claims", metrics=metrics, fewest=claims.FEWEST, base=_CLAIMS)
    for key, stated in metrics.items():
        yield _metric(site, key, stated)


def front(site: Site, here: str) -> Markup:
    """A small picture with its caption, for the page at an address, which needs `STYLES`.

    Empty where no paper says what its authors' own work ran on.
    """
    matrix = coverage.by_architecture(site.catalog, _FRONT, _FRONT)
    if not matrix.rows:
        return Markup()
    panel = _drawn(site, charts.shaded(matrix, here), "Papers by technique and architecture")
    return Markup(  # noqa: S704 - made by a template
        render(
            site,
            here,
            "pictures/front.html",
            matrix=matrix,
            panel=panel,
            caption=_CAPTION,
            coverage=_COVERAGE,
        ).make()
    )


def _coverage(site: Site) -> Page:
    whole, groups = coverage.by_product(site.catalog)
    panels = [
        (
            charts.shaded(part, _COVERAGE, title=name, beside=whole.columns),
            f"Papers by technique and product: {name}",
        )
        for name, part in groups.items()
    ]
    return _picture(site, _COVERAGE, "coverage", whole, panels)


def _picture(
    site: Site, here: str, template: str, matrix: Matrix, parts: Sequence[tuple[Spec | None, str]]
) -> Page:
    title, about = _title(here)
    panels = [_drawn(site, spec, name) for spec, name in parts if spec]
    return _page(site, here, title, about, template, matrix=matrix, panels=panels, caption=_CAPTION)


def _metric(site: Site, key: str, stated: list[Stated]) -> Page:
    metric = site.catalog.vocabulary.metrics[key]
    here, name = f"{_CLAIMS}{key}/", f"{metric.name[:1].upper()}{metric.name[1:]}"
    groups = [
        (group, _drawn(site, claimed(group, here), f"{metric.name}, {group.title}", f"{_CAPTION}-{number}"))
        for number, group in enumerate(claims.grouped(stated), 1)
    ]
    about = (
        f"What authors report of {metric.name}: {len(stated)} claims, each with its qualifier and baseline."
    )
    figures = {"groups": groups, "count": len(stated), "shown": claims.SHOWN, "signs": _SIGNS}
    title = f"{name}: claims side by side"
    page = _page(site, here, title, about, "metric", metric=metric, key=key, caption=_CAPTION, **figures)
    return replace(page, label=name)


def _page(site: Site, here: str, title: str, about: str, template: str, **context: Any) -> Page:
    content = render(site, here, f"pictures/{template}.html", title=title, **context)
    updated = newest(site.catalog.papers)
    return Page(here, title, about, content, updated=updated, is_wide=True, styles=STYLES)


def _title(here: str) -> tuple[str, str]:
    return next((title, about) for title, place, about in _ENTRIES if place == here)


def _drawn(site: Site, spec: Spec, name: str, caption: str = _CAPTION) -> Markup:
    return drawn(site.kept, spec, name, caption)
