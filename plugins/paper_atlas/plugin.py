"""MkDocs events to calls of the atlas."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler

from paper_atlas.catalog import open_folders
from paper_atlas.config import AtlasConfig
from paper_atlas.edition import ChangedMeanwhileError, Edition, kept_edition
from paper_atlas.exports import sitemaps
from paper_atlas.frame import (
    CatalogFile,
    Frame,
    MadeFile,
    anchors,
    contents,
    date,
    describe,
    mended,
    others_finish,
)
from paper_atlas.inputs import PACKAGE, Inputs, program
from paper_atlas.kept import Kept
from paper_atlas.made import Made, fingerprint, ready
from paper_atlas.modules import THEME, modules_of
from paper_atlas.pages import Page, Site
from paper_atlas.problem import ProblemsFound
from paper_atlas.repository import Repository
from paper_atlas.staging import Staging
from paper_atlas.vocabulary import find_folder

_CACHE = ".cache/paper-atlas"
_CHANGED = "records were changed while the site was built, which is as it was: build it again"
_STYLES = "assets/paper-atlas/atlas.css"


class PaperAtlasPlugin(BasePlugin[AtlasConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of the catalog to the site, and replaces the site only when all is well."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep one instance over the rebuilds of `mkdocs serve`."""

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check all records; where all is well, build beside the site."""
        root = Path(config.config_file_path).parent
        self.folders = (Path(self.config.papers), Path(self.config.vocabulary or find_folder(root)))
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        config.extra_css.insert(0, _STYLES)
        self.repository = Repository.of(
            config.repo_url, config.edit_uri, Path(config.docs_dir), root, self.folders[0]
        )
        self.name, self.description = config.site_name, config.site_description or ""
        self.kept = Kept(root / _CACHE)
        self.inputs = Inputs(self.kept)
        self.edition = self._edition(root, config.site_url or "")
        config.extra.setdefault("new_record", self.repository.new_record)
        # The theme shows these two as they are.
        config.site_name = escape(config.site_name)
        config.site_description = escape(config.site_description or "")
        self.pages: dict[str, Page] = {}
        self.warnings = CountHandler(level=logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self.warnings)
        with _writing_beside(config.site_dir):
            self.staging = Staging(Path(config.site_dir), self.kept, is_whole=others_finish(config))
        config.site_dir = str(self.staging.folder)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add every page and file that the site's own don't replace."""
        for page in self.edition.pages:
            file = CatalogFile.of(page, self.edition, config, lambda file: self.frame.put(file))
            if files.get_file_from_path(file.src_uri) is None:
                self.pages[file.src_uri] = page
                files.append(file)
        for address, made in chain(self.edition.files, self.edition.cards.files(self.kept)):
            if files.get_file_from_path(address) is None:
                files.append(MadeFile.of(address, made, config, self._put))
        return files

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Learn which pages stand in the navigation: MkDocs makes these, the frame makes the others."""
        self.frame = Frame(config, files, nav, self._put, self.inputs)
        return nav

    @event_priority(-100)
    def on_env(self, env: Environment, **_: Any) -> Environment:
        """Let templates ask what a script imports; from now on pages can be put into their frame."""
        env.globals["modules_of"] = modules_of
        self.frame.begin(env)
        return env

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """Let templates know all pages, and that of the sitemap what stands in it."""
        if template_name != "sitemap.xml":
            return context | {"pages": self.frame.documents}
        (_, whole), *parts = sitemaps(config.site_url or "", self.frame.listed)
        for address, part in parts:
            self._put(address, ready(part.encode()))
        return context | {"sitemap": whole}

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: Any) -> str:
        """Say of each page what templates ask for."""
        made = self.pages.get(page.file.src_uri)
        if made is None:
            date(page, "", self.edition)
            return markdown
        describe(page, made, self.edition)
        return ""

    def on_page_content(self, html: str, *, page: MkDocsPage, **_: Any) -> str:
        """Put the content in place, with its table of contents."""
        made = self.pages.get(page.file.src_uri)
        if made is None:
            return html
        content = self._content(made)
        page.toc, page.present_anchor_ids = contents(made.title, content), anchors(content)
        return content

    def on_page_context(self, context: Any, *, page: MkDocsPage, **_: Any) -> Any:
        """Light the entry of the navigation that a page belongs to."""
        self.frame.lights.light_for(page.url, self.pages.get(page.file.src_uri))
        return context | {"pages": self.frame.documents}

    def on_post_page(self, output: str, *, page: MkDocsPage, **_: Any) -> str:
        """Mend the theme's frame, and add what is said of the page where it is shared."""
        made = self.pages.get(page.file.src_uri)
        title = made.title if made else page.title or self.name
        description = made.description if made else page.meta.get("description") or self.description
        about = self.edition.cards.about(page.url, title, description)
        return mended(output).replace("</head>", f"{about}</head>", 1)

    def on_post_template(self, output: str, **_: Any) -> str:
        """Mend the theme's frame, on the page for addresses that don't exist too."""
        return mended(output)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Replace the site, unless a strict build found something to warn of."""
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        if config.strict and self.warnings.get_counts():
            self.staging.discard()
            return
        with _writing_beside(self.staging.target):
            self.staging.publish()
        self.inputs.note()
        self.kept.prune()
        config.site_dir = str(self.staging.target)

    def on_build_error(self, **_: Any) -> None:
        """Leave the previous site as it is."""
        if hasattr(self, "staging"):
            logging.getLogger("mkdocs").removeHandler(self.warnings)
            self.staging.discard()

    def on_serve(self, server: LiveReloadServer, **_: Any) -> None:
        """Rebuild when a record or a term changes."""
        for folder in self.folders:
            server.watch(str(folder))

    def _edition(self, root: Path, url: str) -> Edition:
        made_by = cache(lambda: fingerprint((program(), self.inputs.digest([PACKAGE], PACKAGE))))
        addresses = (self.repository.edit, self.repository.new_record, url)
        settings = (self.name, self.description, *addresses, self.config.licence)
        try:
            return kept_edition(
                self.kept,
                lambda: fingerprint((made_by(), settings, self.inputs.digest(self.folders, root))),
                lambda: Edition.made(
                    Site(open_folders(*self.folders, root).catalog(), *settings, self.kept), made_by()
                ),
            )
        except ProblemsFound as found:
            raise PluginError(f"{len(found.problems)} problems in the records:\n{found}") from None

    def _content(self, made: Page) -> str:
        """What is on a page that stands in the navigation, which MkDocs makes every time."""
        name = f"page {made.address}"
        return self.kept.latest(name, made.body.made_from, lambda: made.content.encode()).decode()

    def _put(self, address: str, made: Made[bytes]) -> None:
        try:
            with _writing_beside(self.staging.target):
                self.staging.put(address, made)
        except ChangedMeanwhileError:
            raise PluginError(_CHANGED) from None


@contextmanager
def _writing_beside(site: str | Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise PluginError(f"{site} can't be written, and is as it was: {reason}") from None
