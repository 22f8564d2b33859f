"""The page "Record fields", made from the record model itself."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from paper_atlas.pages import address
from paper_atlas.pages.page import Page, Site, render
from paper_atlas.record import Claim, Hardware, Links, Needs, Paper, Related, Reproduction, Run


@dataclass(frozen=True)
class Field:
    """One row of the page."""

    name: str
    is_required: bool
    meaning: str
    choices: tuple[str, ...]


def pages(site: Site) -> Iterator[Page]:
    """One page with a table for each group of fields."""
    groups = [
        (model.__name__, model.__doc__ or "", list(_fields(model)))
        for model in (Paper, Links, Run, Hardware, Claim, Needs, Related, Reproduction)
    ]
    content = render(site, address.FIELDS, "fields.html", groups=groups)
    yield Page(address.FIELDS, "Record fields", "Every field of a record, and what it means.", content)


def _fields(model: type[BaseModel]) -> Iterator[Field]:
    for name, field in model.model_fields.items():
        choices = tuple(dict.fromkeys(_choices(field.annotation)))
        yield Field(name, field.is_required(), field.description or "", choices)


def _choices(annotation: Any) -> Iterator[str]:
    if typing.get_origin(annotation) is Literal:
        yield from map(str, typing.get_args(annotation))
    elif isinstance(annotation, types.UnionType) or typing.get_origin(annotation):
        for argument in typing.get_args(annotation):
            yield from _choices(argument)
