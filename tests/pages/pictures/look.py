"""What a reader sees of a page of pictures: its tables, its drawings, where they lead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import lxml.html

from paper_atlas.pages import Page

_COUNT = re.compile(r"(.*): ([\d,]+) papers?")


@dataclass(frozen=True)
class Cell:
    """What stands for one count in a drawing."""

    row: str
    column: str
    count: int
    conditions: frozenset[tuple[str, str]]


class Look:
    """A page, read."""

    def __init__(self, page: Page) -> None:
        self.content: Any = lxml.html.fragment_fromstring(page.content, create_parent="div")

    @cached_property
    def drawings(self) -> list[Any]:
        return list(self.content.iter("svg"))

    @cached_property
    def links(self) -> list[tuple[str, str]]:
        """Of all links within drawings: where they lead and what they are called."""
        return [(link.get("href"), link.get("aria-label")) for link in self.content.xpath(".//svg//a")]

    @cached_property
    def cells(self) -> list[Cell]:
        """The counts that are drawn."""
        found = []
        for address, name in self.links:
            said, count = _COUNT.fullmatch(name).groups()  # type: ignore[union-attr]
            row, _, column = said.rpartition(", ")
            conditions = frozenset(parse_qsl(urlsplit(address).query, strict_parsing=True))
            found.append(Cell(row, column, int(count.replace(",", "")), conditions))
        return found

    def table(self) -> dict[tuple[str, str], int]:
        """The table's counts, but for blanks, by the identifiers that its headings lead to."""
        (table,) = self.content.iter("table")
        columns = [_key(cell) for cell in table.xpath("./thead/tr/th")[1:]]
        return {
            (_key(row.find("th")), column): int(cell.text)
            for row in table.xpath("./tbody/tr")
            for column, cell in zip(columns, row.iter("td"), strict=True)
            if cell.text
        }


def _key(heading: Any) -> str:
    return str(heading.find("a").get("href").rstrip("/").rpartition("/")[2])


def places(drawing: Any, tag: str) -> list[tuple[Decimal, Decimal]]:
    """Where the elements of a kind stand, relative to their group."""
    found = []
    for element in drawing.iter(tag):
        moved = re.match(r"translate\((-?[\d.]+),(-?[\d.]+)\)", element.get("transform", ""))
        if moved:
            found.append((Decimal(moved[1]), Decimal(moved[2])))
    return found
