"""The theme around pages of the catalog, rendered once for all pages around which it is the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import cast

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from paper_atlas.frame.form import Form, mark, plain_mark
from paper_atlas.frame.navigation import Lights
from paper_atlas.frame.pages import CatalogFile, CatalogPage, Put
from paper_atlas.frame.source import frame_source
from paper_atlas.inputs import Inputs
from paper_atlas.made import Made, fingerprint, ready

_Kind = tuple[object, ...]
_FEW = 2
"""So many pages of a kind are rendered whole; a form is worth while for more."""


@dataclass
class _Known:
    """What is known of a kind of page."""

    count: int = 0
    form: Form | None = None


@dataclass
class Frame:
    """The theme, with all that it shows besides a page."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    put_file: Put
    inputs: Inputs
    env: Environment = field(init=False)
    """The theme's templates, to be given before the first page is asked for."""
    source: str | None = field(init=False)
    """What decides about all pages alike; None where it can't be told, so that all must be made."""
    _kinds: dict[_Kind, _Known] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lights = Lights(self.nav)
        for file in self.files:
            if isinstance(file, CatalogFile):
                file.is_placed = True

    def begin(self, env: Environment) -> None:
        """Take the theme's templates; from now on pages can be put into their frame."""
        self.env, self.source = env, frame_source(self.config, self.nav, env, self.inputs)

    @cached_property
    def documents(self) -> list[File]:
        """All files that become pages, in the order in which they were added."""
        return [file for file in self.files if file.is_documentation_page() or isinstance(file, CatalogFile)]

    @property
    def listed(self) -> list[tuple[str, str]]:
        """Whole address and date of each page that search engines shall see."""
        pages = [file.page for file in self.documents if file.page]
        return [
            (page.canonical_url, page.update_date)
            for page in pages
            if page.canonical_url and not page.meta.get("noindex")
        ]

    def put(self, file: CatalogFile) -> None:
        """Put a page into the site, where it is not known to stand there already."""
        if self.source:
            made_from = fingerprint((self.source, file.made_from))
            self.put_file(file.dest_uri, Made(made_from, partial(self._document, file)))
        elif document := self._document(file):
            self.put_file(file.dest_uri, ready(document))

    def _document(self, file: CatalogFile) -> bytes:
        """A page as other plugins leave it; empty where they want none."""
        page = cast(CatalogPage, file.page)  # MkDocs makes the others
        output = self.config.plugins.on_post_page(self.around(page), page=page, config=self.config)
        page.forget()
        return output.encode("utf-8", errors="xmlcharrefreplace") if output.strip() else b""

    def around(self, page: CatalogPage) -> str:
        """A page of the catalog as a document, byte by byte what `whole` makes of it."""
        known = self._kinds.setdefault(self._kind(page), _Known())
        known.count += 1
        if known.form:
            return known.form.filled(_values(page))
        rendered = self.whole(page)
        if known.count == _FEW:
            form = self._form(page)
            # A theme may do with a page what no gap can follow. Then each is rendered.
            known.form = form if form.filled(_values(page)) == rendered else None
        return rendered

    def whole(self, page: CatalogPage) -> str:
        """A page of the catalog as a document, its template rendered for it alone."""
        context = get_context(self.nav, self.documents, self.config, page)
        self.lights.light_for(page.url, page.made)
        output = self.env.get_template(page.meta["template"]).render(context)
        self.lights.light(None)
        return output

    def _kind(self, page: CatalogPage) -> _Kind:
        """Everything that a template can decide by: pages of one kind differ in their values only."""
        said = {name: value for name, value in page.meta.items() if name not in _OWN}
        levels = tuple(link.level for link in _links(page.toc))
        has = (bool(page.meta["title"]), bool(page.edit_url), "<h1" in (page.content or ""))
        first, *below = _parts(page)
        return (
            first,
            len(below),
            self.lights.entry_of(page.url, page.made),
            repr(said),
            levels,
            len(page.meta["trail"]),
            has,
        )

    def _form(self, page: CatalogPage) -> Form:
        """The form of all pages that are of the same kind as one."""
        marks = {name: _mark(name) for name in _values(page)}
        first, *below = _parts(page)
        address = "/".join((first, *(marks[f"part{place}"] for place, _ in enumerate(below))))
        made = replace(page.made, address=f"{address}/")
        file = CatalogFile.of(made, page.edition, self.config, lambda _: None)
        probe = CatalogPage(made, page.edition, file, self.config)
        probe.content, probe.update_date = marks["content"], marks["updated"]
        probe.meta["head"] = marks["head"]
        probe.meta["description"] = marks["description"]
        if page.meta["title"]:
            probe.meta["title"] = marks["title"]
        probe.edit_url = page.edit_url and marks["edit"]
        probe.meta["trail"] = [
            (marks[f"step{place}"], marks[f"to{place}"]) for place, _ in enumerate(page.meta["trail"])
        ]
        probe.toc = _marked(page.toc, marks)
        return Form.of(self.whole(probe), marks)


_OWN = {"title", "description", "trail", "head"}
"""What each page says in words of its own."""


def _parts(page: CatalogPage) -> list[str]:
    """The address of a page, part by part: links elsewhere depend on the first, and on how many there are."""
    return page.made.address.rstrip("/").split("/")


def _values(page: CatalogPage) -> dict[str, str]:
    """What differs between pages of a kind."""
    values = {
        "title": page.meta["title"] or "",
        "description": page.meta["description"],
        "updated": page.update_date,
        "edit": page.edit_url or "",
        "content": page.content or "",
        "head": page.meta["head"],
    }
    values |= {f"part{place}": part for place, part in enumerate(_parts(page)[1:])}
    for place, (label, address) in enumerate(page.meta["trail"]):
        values |= {f"step{place}": label, f"to{place}": get_relative_url(address, page.url)}
    for place, link in enumerate(_links(page.toc)):
        values |= {f"heading{place}": link.title, f"anchor{place}": link.id}
    return values


def _mark(name: str) -> str:
    """A mark that templates treat as they treat such a value."""
    plain = plain_mark(name)
    if name == "edit" or name.startswith("to"):
        return f"https://{plain}/?{plain}&{plain}"
    if name == "content":
        return f"<h1>{plain}</h1>"
    return plain if name == "updated" or name.startswith(("anchor", "part")) else mark(name)


def _links(contents: TableOfContents | list[AnchorLink]) -> Iterator[AnchorLink]:
    for link in contents:
        yield link
        yield from _links(link.children)


def _marked(contents: TableOfContents, marks: Mapping[str, str]) -> TableOfContents:
    """A table of contents of the same shape, of marks."""
    places = iter(range(len(marks)))

    def marked(link: AnchorLink) -> AnchorLink:
        place = next(places)
        copy = AnchorLink(marks[f"heading{place}"], marks[f"anchor{place}"], link.level)
        copy.children = [marked(child) for child in link.children]
        return copy

    return TableOfContents([marked(link) for link in contents])
