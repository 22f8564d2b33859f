"""The page for adding and correcting records: a form, and without JavaScript the template and the steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from paper_atlas.layout import modeline
from paper_atlas.pages import address
from paper_atlas.pages.page import Page, Site, render
from paper_atlas.schema import paper_schema


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    template = "".join(
        f"{line}\n" for line in (modeline(), *_template(paper_schema(site.catalog.vocabulary)))
    )
    prefilled = (
        f"{site.new_record}?{urlencode({'filename': 'short-name.yml', 'value': template}, quote_via=quote)}"
    )
    content = render(
        site,
        address.NEW_RECORD,
        "contribute.html",
        blank=template,
        prefilled=prefilled if site.new_record else None,
    )
    yield Page(
        address.NEW_RECORD,
        "Add a paper",
        "A form for the record of a paper: what ran on which hardware, and how well it went.",
        content,
        is_wide=True,
        styles=(
            "assets/paper-atlas/contribute/fields/completion.css",
            "assets/paper-atlas/contribute/contribute.css",
        ),
        modules=("assets/paper-atlas/contribute/contribute.js",),
    )


def _template(schema: Mapping[str, Any]) -> Iterator[str]:
    """Every field that most records have, with what it means, to be filled in."""
    for name, field in schema["properties"].items():
        if field.get("x-seldom"):
            continue
        nothing = "" if _is_nested(field) else _nothing(field)
        choices = (
            f" One of: {', '.join(field['enum'])}." if "enum" in field and "x-terms" not in field else ""
        )
        yield f"{name}: {nothing}".rstrip() + f"  # {field['description']}{choices}"
        for line in _below(field, schema["$defs"]):
            yield f"  {line}"


def _below(field: Mapping[str, Any], groups: Mapping[str, Any]) -> Iterator[str]:
    group = _group_of(field.get("items", field))
    if group is None:
        return
    lines = _template({**groups[group], "$defs": groups})
    if "items" not in field:
        yield from lines
        return
    for number, line in enumerate(lines):
        yield f"{'  ' if number else '- '}{line}"


def _is_nested(field: Mapping[str, Any]) -> bool:
    return _group_of(field.get("items", field)) is not None


def _group_of(field: Mapping[str, Any]) -> str | None:
    """The name of the group of fields that a field holds."""
    ways = [field, *field.get("anyOf", ()), *field.get("oneOf", ())]
    return next((way["$ref"].removeprefix("#/$defs/") for way in ways if "$ref" in way), None)


def _nothing(field: Mapping[str, Any]) -> str:
    kinds = {field.get("type"), *(way.get("type") for way in field.get("anyOf", ()))}
    if "array" in kinds:
        return "[]"
    return '""' if "string" in kinds and "integer" not in kinds else ""
