"""From a Vega-Lite specification to SVG that stands in a page: its colours, its font, its links."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, tostring

import vl_convert
from defusedxml.ElementTree import fromstring
from markupsafe import Markup

from paper_atlas.kept import Kept

PLACE = "https://page.invalid/"
"""Stands before links, which Vega would lead to a place of its own otherwise."""

Spec = Mapping[str, Any]

_SHAPE = ("d", "transform", "x", "y", "x2", "y2", "dy", "width", "height", "viewBox")
_LOOK = ("fill", "stroke", "stroke-width", "stroke-dasharray", "text-anchor", "font-size", "font-weight")
_NOTHING = ("", "M0,0h0v0h0Z")
_LONG_FRACTION = re.compile(r"(-?\d+\.\d{2})\d+")
_PROGRAM = [version("vl-convert-python"), hashlib.sha256(Path(__file__).read_bytes()).hexdigest()]
"""What makes the same specification another picture."""
_BASE = {
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    # All sizes are given. Nothing depends on how wide a text is, so nothing on the fonts of a machine.
    "autosize": "none",
    "background": None,
    "config": {
        "view": {"stroke": None},
        "text": {"fill": "currentColor", "fontSize": 11},
        "axis": {
            "domain": False,
            "ticks": False,
            "grid": False,
            "title": None,
            "labelColor": "var(--atlas-soft)",
            "labelFontSize": 11,
            "labelLimit": 0,
            "labelOverlap": False,
            "labelPadding": 6,
        },
    },
}


def drawn(kept: Kept, spec: Spec, name: str, caption: str) -> Markup:
    """The picture of a specification, as an SVG element without identifiers.

    Args:
        kept: where pictures are kept.
        spec: a single or layered view in Vega-Lite, with width, height and padding. Colours may be custom
            properties; a mark with `href` (a link after `PLACE`) is called by its `description`.
        name: what to call the picture.
        caption: identifier of the element that describes it.
    """
    whole = json.dumps({**_BASE, **spec}, sort_keys=True)
    # A group, not an image: there are links in it.
    said = {"role": "group", "aria-label": name, "aria-describedby": caption, "fill": "none"}
    source = json.dumps([_PROGRAM, whole, said])
    made = kept.get(source.encode(), lambda: _made(whole, said).encode())
    return Markup(made.decode())  # noqa: S704 - texts are escaped by the library that writes it


def _made(spec: str, said: Mapping[str, str]) -> str:
    root: Element = fromstring(vl_convert.vegalite_to_svg(spec))
    _tidy(root)
    root.attrib |= said
    return tostring(root, encoding="unicode")


def _tidy(element: Element) -> None:
    """Leave of an element what is seen, where it leads and what it is called."""
    element.tag = element.tag.rpartition("}")[2]
    link = element.get("{http://www.w3.org/1999/xlink}href", "").removeprefix(PLACE)
    named = next((child.get("aria-label", "") for child in element), "")
    kept = {key: _LONG_FRACTION.sub(r"\1", element.get(key, "")) for key in _SHAPE if element.get(key)}
    kept |= {key: element.get(key, "") for key in _LOOK if element.get(key)}
    for child in list(element):
        _tidy(child)
    element[:] = [part for child in element for part in _parts(child)]
    element.attrib.clear()
    element.attrib.update(kept)
    if element.tag == "a":
        element.attrib |= {"href": link, "aria-label": named}
    elif element.tag == "text":
        element.set("aria-hidden", "true")


def _parts(element: Element) -> list[Element]:
    """An element; its parts, where it only holds them together; nothing, where nothing is seen of it."""
    if element.tag == "path" and element.get("d", "") in _NOTHING:
        return []
    if element.tag == "g" and not element.attrib:
        return list(element)
    return [element] if element.tag != "g" or len(element) else []
