"""Vega-Lite specifications of pictures of a matrix: shaded fields, dots, bars.

They are as wide as a phone, and grow with their place. Each count lies in a cell that leads to its papers.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from paper_atlas.pages.pictures.drawing import PLACE, Spec
from paper_atlas.pages.pictures.matrix import Heading, Matrix

WIDTH = 358
"""In pixels: a phone's screen of 390 without margins."""
_WIDEST = 60
"""Of columns, where there are few."""
_SIGN = 6.4
"""Width of most signs of a label, in pixels."""
_LONGEST = 20
"""Signs of the label of a column."""
_LINE = 12
"""Height of a line of a label."""
_GROUND, _HIGHEST = 0.94, 0.56
"""Where in a row its bars stand, and how high the highest is."""
_THREE_FIGURES = 100
_NUMBER = {"field": "count", "type": "quantitative"}
BACKGROUND = "var(--md-default-bg-color)"


def shaded(matrix: Matrix, here: str, *, title: str = "", beside: Sequence[Heading] = ()) -> Spec:
    """A field for each count, darker for more.

    Args:
        matrix: the figures.
        here: address of the page that it stands on.
        title: what the columns have in common, to be written above them.
        beside: all columns of the pictures that it stands beside.
    """
    signs = max(len(_label(column)) for column in (*matrix.columns, *beside))
    left, step = 142, 27
    top = round(signs * _SIGN) + (26 if title else 8)
    fields = _cells({"color": _colour(matrix, "shade")}, stroke=BACKGROUND, strokeWidth=2)
    above = _said(title, x=2, y=12 - top, align="left", fontWeight=600)
    return {
        **_frame(matrix, here, (left, top), (step, step), len(title) * _SIGN),
        "layer": [fields, _numbers(_colour(matrix, "on")), *([above] if title else [])],
        "encoding": {
            "x": _columns(matrix, labelAngle=-90, labelAlign="left", labelBaseline="middle"),
            "y": _rows(matrix, left, step),
        },
        "resolve": {"scale": {"color": "independent"}},
    }


def dotted(matrix: Matrix, here: str, unit: str) -> Spec:
    """A dot for each count, larger for more, on a line from the first to the last of its row."""
    left, row = 118, 36
    step = min((WIDTH - left) // len(matrix.columns), _WIDEST)
    # Three figures need a smaller font, and more room in the smallest dot. Areas are in square pixels.
    size, least = (9, 17) if matrix.most >= _THREE_FIGURES else (10, 15)
    areas = {"type": "sqrt", "domain": [1, max(matrix.most, 2)], "range": [least**2, min(step, row) ** 2]}
    line = _layer(
        {"type": "rule", "color": "var(--atlas-line)", "strokeWidth": 2},
        {"x": _place("first", matrix.columns), "x2": {"field": "last"}},
        transform=[{"filter": "datum.column === datum.first"}],
    )
    dots = _layer(
        {"type": "circle", "opacity": 1, "color": "var(--facet)"},
        {"size": {**_NUMBER, "scale": areas, "legend": None}},
    )
    numbers = _numbers({"value": BACKGROUND}, fontSize=size)
    said = _said(unit, x=-8, y=-12, align="right", color="var(--atlas-soft)")
    return {
        **_frame(matrix, here, (left, 24), (step, row)),
        "layer": [line, _cells(), dots, numbers, said],
        "encoding": {"x": _columns(matrix, labelAngle=0, labelFontSize=10), "y": _rows(matrix, left, row)},
    }


def barred(matrix: Matrix, here: str) -> Spec:
    """A bar for each count, all on one scale, a line of bars for each row."""
    left, row = 112, 40
    step = min((WIDTH - left) // len(matrix.columns), _WIDEST)

    def across(field: str) -> dict[str, Any]:
        axis = {**_left(matrix, left, row), "values": [number + 0.5 for number in range(len(matrix.rows))]}
        scale = {"domain": [len(matrix.rows), 0], "nice": False}
        return {"field": field, "type": "quantitative", "scale": scale, "axis": axis}

    ground = _layer(
        {"type": "rule", "color": "var(--atlas-line)"},
        {"x": {"value": 0}, "x2": {"value": "width"}, "y": across("base")},
        data={"values": [{"base": number + _GROUND} for number in range(len(matrix.rows))]},
    )
    bars = {"type": "bar", "color": "var(--facet)", "width": step - 4}
    layers = [
        ground,
        _cells({"y": across("row"), "y2": {"field": "below"}}),
        _layer(bars, {"y": across("top"), "y2": {"field": "base"}}),
        _numbers({"value": "currentColor"}, {"y": across("top")}, fontSize=10, baseline="bottom", dy=-2),
    ]
    return {
        **_frame(matrix, here, (left, 24), (step, row)),
        "transform": [
            {"calculate": "datum.row + 1", "as": "below"},
            {"calculate": f"datum.row + {_GROUND}", "as": "base"},
            {"calculate": f"datum.base - {_HIGHEST} * datum.count / {matrix.most}", "as": "top"},
        ],
        "layer": layers,
        "encoding": {"x": _columns(matrix, labelAngle=0)},
    }


def _layer(mark: dict[str, Any], encoding: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"mark": mark, "encoding": encoding, **more}


def _colour(matrix: Matrix, use: str) -> dict[str, Any]:
    """The colours of fields (`shade`), or of what is written on them (`on`)."""
    colours = [f"var(--atlas-{use}-{matrix.shade(first)})" for first in (1, *matrix.steps)]
    if not matrix.steps:
        return {"value": colours[0]}
    scale = {"type": "threshold", "domain": matrix.steps, "range": colours}
    return {**_NUMBER, "scale": scale, "legend": None}


def _frame(
    matrix: Matrix, here: str, corner: tuple[int, int], cell: tuple[int, int], least: float = 0
) -> dict[str, Any]:
    (left, top), width = corner, cell[0] * len(matrix.columns)
    return {
        "width": width,
        "height": cell[1] * len(matrix.rows),
        "padding": {"left": left, "top": top, "right": max(round(least) - width, 0), "bottom": 2},
        "data": {"values": list(_values(matrix, here))},
    }


def _values(matrix: Matrix, here: str) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(matrix.rows):
        taken = [place for place, column in enumerate(matrix.columns) if matrix.count(row, column)]
        for place in taken:
            column = matrix.columns[place]
            count = matrix.count(row, column)
            yield {
                "row": number,
                "column": place,
                "first": taken[0],
                "last": taken[-1],
                "count": count,
                "link": PLACE + matrix.link(here, row, column),
                "name": f"{row.name}, {column.name}: {count:,} paper{'' if count == 1 else 's'}",
            }


def _cells(encoding: dict[str, Any] | None = None, **look: Any) -> dict[str, Any]:
    """What leads to the papers of each count."""
    called = {"href": {"field": "link"}, "description": {"field": "name"}}
    return _layer({"type": "rect", "color": "transparent", **look}, {**called, **(encoding or {})})


def _said(text: str, x: int, y: int, **look: Any) -> dict[str, Any]:
    """A text that stands for no count."""
    encoding = {"text": {"value": text}, "x": {"value": x}, "y": {"value": y}}
    return _layer({"type": "text", **look}, encoding, data={"values": [{}]})


def _numbers(colour: dict[str, Any], encoding: dict[str, Any] | None = None, **look: Any) -> dict[str, Any]:
    text = {"field": "count", "format": ",d"}
    return _layer({"type": "text", **look}, {"text": text, "color": colour, **(encoding or {})})


def _label(column: Heading) -> str:
    """What stands above a column; its full name stands in the table, and in the name of its links."""
    return textwrap.shorten(column.label, _LONGEST, placeholder=" …")


def _place(field: str, headings: Sequence[Heading]) -> dict[str, Any]:
    return {"field": field, "type": "ordinal", "scale": {"domain": list(range(len(headings))), "padding": 0}}


def _columns(matrix: Matrix, **axis: Any) -> dict[str, Any]:
    labels = json.dumps([_label(column) for column in matrix.columns])
    expression = f"{labels}[datum.value]"
    return {**_place("column", matrix.columns), "axis": {"orient": "top", "labelExpr": expression, **axis}}


def _rows(matrix: Matrix, left: int, height: int) -> dict[str, Any]:
    return {**_place("row", matrix.rows), "axis": _left(matrix, left, height)}


def _left(matrix: Matrix, left: int, height: int) -> dict[str, Any]:
    """The axis with the labels of rows, in as many lines as rows are high."""
    written = [("– " if row.is_narrower else "") + row.label for row in matrix.rows]
    lines = [
        textwrap.wrap(text, int((left - 8) / _SIGN), max_lines=height // _LINE, placeholder=" …")
        for text in written
    ]
    label = f"{json.dumps(lines)}[floor(datum.value)]"
    upwards = [
        {"test": f"length({label}) === {count}", "value": -_LINE / 2 * (count - 1)}
        for count in range(2, height // _LINE + 1)
    ]
    offset = {"condition": upwards, "value": 0}
    return {"labelExpr": label, "labelLineHeight": _LINE, "labelOffset": offset}
