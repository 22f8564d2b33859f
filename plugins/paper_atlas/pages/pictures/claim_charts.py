"""The Vega-Lite specification of a picture of claims: each on a line of its own, with its words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from paper_atlas.pages.address import Links
from paper_atlas.pages.pictures.charts import BACKGROUND, WIDTH
from paper_atlas.pages.pictures.claims import Group
from paper_atlas.pages.pictures.drawing import PLACE, Spec

_ROW, _MARGIN = 52, 8
_TITLE, _TRACK, _BELOW = 12, 27, 42
"""Heights within a row."""
_SIGNS = {11: 50, 10: 60}
"""How many signs a line holds, by the size of the font."""
_SHAPES = {
    "exactly": "circle",
    "about": "circle",
    "over": "triangle-right",
    "under": "triangle-left",
    "up to": "triangle-left",
}


def claimed(group: Group, here: str) -> Spec:
    """A line for each claim: whose it is and its figure in words, its place on the scale, its baseline."""
    low, high = _across(group, "low"), _across(group, "high")
    whole = {"x": {"value": 0}, "x2": {"value": "width"}}
    track = {"type": "rule", "color": "var(--atlas-line)", "yOffset": _TRACK}
    span = {"type": "rule", "color": "var(--facet)", "strokeWidth": 3, "yOffset": _TRACK}
    return {
        "width": WIDTH - 2 * _MARGIN,
        "height": _ROW * len(group.claims),
        "padding": {"left": _MARGIN, "top": 22, "right": _MARGIN, "bottom": 2},
        "data": {"values": list(_values(group, here))},
        "transform": [{"calculate": "datum.row + 1", "as": "next"}],
        "layer": [
            *_baseline(group),
            _cell(whole),
            {"mark": track, "encoding": whole},
            {"mark": span, "encoding": {"x": low, "x2": {"field": "high"}}},
            _points(low) | {"transform": [{"filter": "datum.low < datum.high"}]},
            _points(high),
            _words("title", yOffset=_TITLE),
            _words("figure", yOffset=_TITLE, x="width", align="right", fontWeight=700),
            _words("below", yOffset=_BELOW, fontSize=10, color="var(--atlas-soft)"),
        ],
        "encoding": {"y": _down(group)},
    }


def _values(group: Group, here: str) -> Iterator[dict[str, Any]]:
    for number, stated in enumerate(group.claims):
        low, high = group.ends(stated)
        whose = f"{stated.short_title}, {stated.whose}"
        room = _SIGNS[11] - len(stated.claim.figure) - len(stated.whose)
        yield {
            "row": number,
            "low": float(low),
            "high": float(high),
            "qualifier": stated.claim.claim.qualifier,
            "figure": stated.claim.figure,
            "title": f"{_cut(stated.short_title, room)}, {stated.whose}",
            "below": _cut(stated.circumstances, _SIGNS[10]),
            "link": f"{PLACE}{Links(here).paper(stated.entry.id)}#{stated.anchor}",
            "name": f"{whose}: {stated.claim.figure} {stated.circumstances}",
        }


def _cut(text: str, signs: int) -> str:
    return text if len(text) <= signs else text[: signs - 1].rstrip(" ,;:") + "…"


def _down(group: Group) -> dict[str, Any]:
    lines = {"domain": [len(group.claims), 0], "nice": False}
    return {"field": "row", "type": "quantitative", "scale": lines, "axis": None}


def _across(group: Group, end: str) -> dict[str, Any]:
    low, high = group.extent
    axis: dict[str, Any] = {
        "orient": "top",
        "grid": True,
        "gridColor": "var(--atlas-line)",
        "format": ",.3~r",
    }
    if group.is_logarithmic:
        places = [float(place) for place in _places(low, high)]
        scale = {"type": "log", "domain": [places[0], places[-1]], "nice": False}
        return {"field": end, "type": "quantitative", "scale": scale, "axis": axis | {"values": places}}
    far = max(high, Decimal(group.baseline or 0))
    scale = {"domain": [float(min(low, Decimal(0))), float(far)], "nice": True}
    return {"field": end, "type": "quantitative", "scale": scale, "axis": axis | {"tickCount": 5}}


def _places(low: Decimal, high: Decimal) -> list[Decimal]:
    """Places on a logarithmic scale: powers of ten around two figures, and where they are few, 2 and 5."""
    first, last = low.adjusted(), high.adjusted() + 1
    powers = [Decimal(1).scaleb(exponent) for exponent in range(first, last + 1)]
    if len(powers) > 4:
        return powers if len(powers) <= 6 else powers[:: -(-len(powers) // 6)]
    every = [power * digit for power in powers for digit in (1, 2, 5)]
    below = max(place for place in every if place <= low)
    above = min(place for place in every if place >= high)
    return [place for place in every if below <= place <= above]


def _baseline(group: Group) -> list[dict[str, Any]]:
    rule = {"type": "rule", "color": "var(--atlas-soft)", "strokeDash": [3, 3]}
    if group.baseline is None:
        return []
    place = {"x": {"datum": group.baseline}, "y": {"value": 0}, "y2": {"value": "height"}}
    return [{"data": {"values": [{}]}, "mark": rule, "encoding": place}]


def _cell(whole: dict[str, Any]) -> dict[str, Any]:
    called = {"href": {"field": "link"}, "description": {"field": "name"}, "y2": {"field": "next"}}
    return {"mark": {"type": "rect", "color": "transparent"}, "encoding": {**whole, **called}}


def _points(across: dict[str, Any]) -> dict[str, Any]:
    shape: dict[str, Any] = {"field": "qualifier", "type": "nominal", "legend": None}
    shape["scale"] = {"domain": list(_SHAPES), "range": list(_SHAPES.values())}
    hollow = {
        "condition": {"test": "datum.qualifier === 'about'", "value": BACKGROUND},
        "value": "var(--facet)",
    }
    mark = {"type": "point", "size": 80, "stroke": "var(--facet)", "strokeWidth": 1.5, "opacity": 1}
    return {"mark": mark | {"yOffset": _TRACK}, "encoding": {"x": across, "shape": shape, "fill": hollow}}


def _words(field: str, x: int | str = 0, **look: Any) -> dict[str, Any]:
    mark = {"type": "text", "align": "left", "baseline": "middle", **look}
    return {"mark": mark, "encoding": {"text": {"field": field}, "x": {"value": x}}}
