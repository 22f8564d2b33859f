"""The page to explore: its frame, and what it offers to readers without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator, Sized

from paper_atlas.pages import address
from paper_atlas.pages.listing import newest
from paper_atlas.pages.page import Page, Site, render

_EXAMPLES = (
    ("4090 kv cache since 2023", "on this card, on this technique, of these years"),
    ("2x3090 24gb with code", "with two of this card in one run, and code"),
    ("trained on A100 80GB", "whose authors trained on it, not only named it"),
    ("under 16 GB", "shown to run within this much memory"),
    ("hopper fp8", "on any device of this architecture, on this technique or word"),
    ('"long context" -lora', "with this very phrase, without this technique or word"),
    ("not stated", "that don't say what they ran on"),
    (
        "gpu:v100 role:baseline year:2020..2022",
        "by fields: gpu, arch, vendor, memory, fits, count, role, technique, task, metric, year, venue, has",
    ),
)


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    here, catalog = address.EXPLORE, site.catalog
    content = render(
        site,
        here,
        "explore.html",
        headings=_headings(site),
        examples=_EXAMPLES,
        papers=len(catalog.papers),
    )
    yield Page(
        here,
        "Explore",
        "Papers by hardware, memory, technique, task, role, year and venue, in any combination.",
        content,
        updated=newest(catalog.papers),
        is_wide=True,
        has_search=True,
        styles=("assets/paper-atlas/search/explore.css",),
        modules=("assets/paper-atlas/search/explore.js",),
    )


def _headings(site: Site) -> list[tuple[str, str, int]]:
    """Title, address and number of the pages that papers can be found by without JavaScript."""
    catalog = site.catalog
    found: tuple[tuple[str, str, Sized], ...] = (
        ("Hardware", address.HARDWARE, catalog.by_product),
        ("Memory", address.MEMORY, catalog.by_memory),
        ("Architectures", address.ARCHITECTURES, catalog.by_architecture),
        ("Vendors", address.VENDORS, catalog.by_vendor),
        ("Systems", address.SYSTEMS, catalog.by_system),
        ("Techniques", address.TECHNIQUES, catalog.by_technique),
        ("Tasks", address.TASKS, catalog.by_task),
        ("Years", address.YEARS, catalog.by_year),
        ("Hardware not stated", address.NOT_STATED, catalog.not_stated),
        ("All papers", address.PAPERS, catalog.papers),
    )
    return [(title, place, len(sized)) for title, place, sized in found]
