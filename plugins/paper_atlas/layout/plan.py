"""In which order the fields of a record stand, and which of them have a style of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel

from paper_atlas.record import Hardware, Links, Paper, Related
from paper_atlas.shape import models_in

Style = Literal["as needed", "quoted", "folded", "one line"]
"""How a field is written: by the general rules, always in quotes, always folded, in braces where it fits."""

WIDTH = 120
"""Characters of a line, comments not counted."""

_TEXT_STYLES: Mapping[tuple[type[BaseModel], str], Style] = {
    (Paper, "title"): "quoted",
    (Paper, "summary"): "folded",
    (Links, "arxiv"): "quoted",
}
_SAYING_ONE_THING = (Hardware, Related)


@dataclass(frozen=True)
class Plan:
    """How one field is written, and the fields inside it in their order; of a list, how each item is."""

    style: Style = "as needed"
    fields: Mapping[str, Plan] = field(default_factory=dict)

    def of(self, name: str) -> Plan:
        """The plan of a field inside; an unknown one is written by the general rules."""
        return self.fields.get(name, _UNKNOWN)


_UNKNOWN = Plan()


def _plan_of(model: type[BaseModel]) -> Plan:
    fields = {}
    for name, info in model.model_fields.items():
        inner = next(models_in(info.annotation), None)
        style = _TEXT_STYLES.get((model, name), "as needed")
        fields[name] = _plan_of(inner) if inner else Plan(style)
    return Plan("one line" if model in _SAYING_ONE_THING else "as needed", fields)


PLAN = _plan_of(Paper)
"""The plan of a whole record."""
