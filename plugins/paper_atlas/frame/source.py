"""What decides about the theme around pages of the catalog, so that it is known where they stand already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError
from jinja2.meta import find_undeclared_variables
from mkdocs.config import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage

from paper_atlas.inputs import Inputs
from paper_atlas.made import fingerprint

_WORKING_ON_PAGES = ("env", "post_page")
"""What other plugins do at these events may change any page, by whatever they know."""
_BEYOND = {"build_date_utc", "pages"}
"""What a template may ask for that is another in every build, or all pages."""
_NOT_SHOWN = {"hooks", "nav", "plugins", "site_dir", "theme"}
"""Settings that are told otherwise, or about which no page is made."""
_INSTALLED = ("mkdocs", "mkdocs-material")
"""Their versions are told already."""


def frame_source(config: MkDocsConfig, nav: Navigation, env: Environment, inputs: Inputs) -> str | None:
    """A digest of all that decides about the frame of any page; None where that can't be told.

    Args:
        config: MkDocs' settings.
        nav: the navigation, its pages read.
        env: the theme's templates.
        inputs: what its files hold.
    """
    if any(len(config.plugins.events[event]) > 1 for event in _WORKING_ON_PAGES):
        return None
    folders = [Path(folder) for folder in config.theme.dirs if not _is_installed(Path(folder))]
    if any(_asks_beyond(template, env) for folder in folders for template in sorted(folder.rglob("*.html"))):
        return None
    settings = {name: _plain(value) for name, value in config.items() if name not in _NOT_SHOWN}
    plugins = {name: _plain(getattr(plugin, "config", None)) for name, plugin in config.plugins.items()}
    options = dict(config.theme) | {"locale": str(config.theme.locale)}
    theme = (config.theme.name, config.theme.dirs, options, inputs.digest(folders, Path()))
    try:
        return fingerprint((settings, plugins, theme, list(_outlines(nav.items))))
    except TypeError:  # settings that are functions made on the spot
        return None


def _is_installed(folder: Path) -> bool:
    found = (distribution(name).locate_file("") for name in _INSTALLED)
    return any(folder.is_relative_to(str(place)) for place in found)


def _asks_beyond(template: Path, env: Environment) -> bool:
    if template.name == "sitemap.xml":
        return False
    try:
        asked = find_undeclared_variables(env.parse(template.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, TemplateError):
        return True
    return bool(asked & _BEYOND)


def _plain(value: Any) -> Any:
    """Settings as plain data, whatever MkDocs has noted beside them."""
    return {key: _plain(item) for key, item in value.items()} if isinstance(value, Config) else value


def _outlines(items: Iterable[StructureItem]) -> Iterator[object]:
    """All that the navigation shows."""
    for item in items:
        url, meta = getattr(item, "url", None), item.meta if isinstance(item, MkDocsPage) else {}
        below = item.children if isinstance(item, Section) else ()
        yield type(item).__name__, item.title, url, dict(meta), list(_outlines(below))
