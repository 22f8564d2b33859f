"""A page of the site before any generator has seen it, and the templates it is made with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from paper_atlas.address import FEEDS, HARDWARE, TASKS, TECHNIQUES
from paper_atlas.catalog import Catalog
from paper_atlas.entry import PaperEntry
from paper_atlas.kept import Kept
from paper_atlas.made import Made, fingerprint
from paper_atlas.pages.address import Links, LinksFromAnywhere
from paper_atlas.pages.prose import prose
from paper_atlas.quantity import number

_HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_DESCRIPTION_LENGTH = 160


class Heading(NamedTuple):
    """A heading within a page, for its table of contents."""

    level: int
    anchor: str
    text: str
    """As HTML, without tags."""


class Step(NamedTuple):
    """A page on the way down to another one."""

    label: str
    address: str


@dataclass(frozen=True)
class Page:
    """One page: everything that a generator needs to know of it."""

    address: str
    """Relative to the root, with a slash at its end; empty for the front page."""
    title: str
    """Plain text."""
    description: str
    """Plain text, for search engines."""
    body: Made[str]
    """HTML from the first heading on, made when it is asked for."""
    is_listed: bool = True
    """False for pages that search engines shall pass over."""
    record: str | None = None
    """The record's file that the page was made from, where it was made from one."""
    updated: str = ""
    """Date of the newest record on it."""
    is_wide: bool = False
    """True for a page that needs the room of its table of contents."""
    styles: tuple[str, ...] = ()
    """Its own style sheets, from the site's root."""
    modules: tuple[str, ...] = ()
    """Its own scripts, ES modules, from the site's root."""
    label: str = ""
    """What it is called where pages below it say where they stand; its title where empty."""
    trail: tuple[Step, ...] = ()
    """The pages above it, from the top."""
    head: str = ""
    """HTML for programs, to stand in the head of its document."""
    has_search: bool = False
    """True for a page with a search field of its own, which needs none in the header."""

    @property
    def content(self) -> str:
        """HTML from the first heading on."""
        return self.body.make()

    @property
    def headings(self) -> list[Heading]:
        """Headings of second and third level."""
        return headings_in(self.content)


def headings_in(content: str) -> list[Heading]:
    """Headings of second and third level in the content of a page."""
    found = _HEADING.finditer(content)
    return [Heading(int(match[1]), match[2], _TAG.sub("", match[3])) for match in found]


@dataclass(frozen=True)
class Settings:
    """What templates know of the site."""

    name: str
    description: str
    edit_base: str | None
    new_record: str | None
    root: str

    def edit_link(self, file: str) -> str | None:
        """Where a file of the repository is edited; None where the site names no repository."""
        return edit_link(self.edit_base, file)


@dataclass(frozen=True)
class Site:
    """What pages know of the site around them."""

    catalog: Catalog
    name: str
    description: str
    edit_base: str | None = None
    """Address under which files of the repository are edited, with a slash at its end."""
    new_record: str | None = None
    """Address at which a new record is begun."""
    root: str = ""
    """Address of the site, with a slash at its end; empty where it is not known."""
    licence: str | None = None
    """SPDX identifier of the licence of records and terms."""
    kept: Kept = field(default_factory=Kept)
    """Where pictures are kept from one build to the next."""
    rendered: dict[str, str] = field(default_factory=dict)
    """Parts that many pages have, as `Links` have them."""

    @cached_property
    def settings(self) -> Settings:
        """What templates know of it."""
        return Settings(self.name, self.description, self.edit_base, self.new_record, self.root)

    @cached_property
    def source(self) -> str:
        """What decides about any page besides what its template is given."""
        return fingerprint((self.settings, self.catalog.vocabulary))


def edit_link(base: str | None, file: str) -> str | None:
    """Where a file is edited, as `Site` has it."""
    return f"{base}{quote(file)}" if base else None


_environment = jinja2.Environment(
    loader=jinja2.PackageLoader("paper_atlas.pages"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters.update(prose=prose, number=number)


def own_feed(site: Site, here: str) -> str | None:
    """Address of the feed of a page's papers; None where it has none."""
    index, _, key = here.rstrip("/").partition("/")
    found: dict[str, Mapping[str, object]] = {
        HARDWARE: site.catalog.by_product,
        TECHNIQUES: site.catalog.by_technique,
        TASKS: site.catalog.by_task,
    }
    return _feed_of(here) if key in found.get(f"{index}/", {}) else None


def _feed_of(here: str) -> str:
    return f"{FEEDS}{here.rstrip('/')}.atom"


def render(site: Site, address: str, template: str, **context: Any) -> Made[str]:
    """A template for the page at an address, to be filled in when it is asked for.

    It sees the settings of the site, the vocabulary and what it is given, so that its source is known without
    filling it in. So it is not given the catalog, of which it could take anything.
    """
    shared = {
        "site": site.settings,
        "vocabulary": site.catalog.vocabulary,
        "link": Links(address, site.rendered),
    }
    made_from = fingerprint((site.source, address, template, context))
    return Made(made_from, lambda: render_alone(template, **shared | context))


def render_alone(template: str, **context: Any) -> str:
    """Fill in a template that needs nothing of the catalog."""
    return _environment.get_template(template).render(context)


def _paper_in_list(link: Links, entry: PaperEntry) -> Markup:
    """A paper as it stands in a list of a page; it is rendered once for all lists."""
    if entry.id not in link.rendered:
        parts: Any = _environment.get_template("parts.html").module
        link.rendered[entry.id] = parts.paper_item(LinksFromAnywhere(""), entry)
    return Markup(LinksFromAnywhere.seen_from(link, link.rendered[entry.id]))  # noqa: S704 - made by a template


_environment.globals.update(feed_of=_feed_of, paper_in_list=_paper_in_list)


def shortened(text: str) -> str:
    """The beginning of a text, cut between words, as a description."""
    plain = " ".join(text.split())
    if len(plain) <= _DESCRIPTION_LENGTH:
        return plain
    return plain[:_DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(",.;:") + " …"
