"""A rendered page as a form: what is alike on all pages of a kind, with gaps for what differs.

The gaps are found by rendering a page whose values are marks. A template may show a value as it is or through
a filter, so each mark holds a sign that every such filter writes in another way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jinja2.filters import do_urlencode
from markupsafe import Markup, escape

Filter = Callable[[str], str]

_FILTERS: tuple[Filter, ...] = (
    str,
    lambda text: str(escape(text)),
    lambda text: Markup(text).striptags(),  # noqa: S704 - as Jinja's filter of that name
    lambda text: str(escape(Markup(text).striptags())),  # noqa: S704 - so too
    do_urlencode,
)
"""What themes do with titles and addresses; each makes something else of a mark."""


def mark(name: str) -> str:
    """What stands for a text, with an entity, as texts are escaped already."""
    return f"atlasgap{name}x&quot;x"


def plain_mark(name: str) -> str:
    """What stands for part of an address, without signs that mean something there."""
    return f"atlasgap{name}x"


@dataclass(frozen=True)
class Form:
    """Text between gaps."""

    beginning: str
    rest: tuple[tuple[str, Filter, str], ...]
    """For each gap the name of its value, what is done with it, and the text up to the next gap."""

    @classmethod
    def of(cls, rendered: str, marks: Mapping[str, str]) -> Form:
        """Find the gaps.

        Args:
            rendered: a page that was rendered with marks as its values.
            marks: the marks by the names of the values.
        """
        gaps: dict[str, tuple[str, Filter]] = {}
        for name, text in marks.items():
            for through in _FILTERS:
                gaps.setdefault(through(text), (name, through))
        longest_first = sorted(gaps, key=len, reverse=True)
        beginning, *rest = re.split(f"({'|'.join(map(re.escape, longest_first))})", rendered)
        pairs = zip(rest[::2], rest[1::2], strict=True)
        return cls(beginning, tuple((*gaps[gap], after) for gap, after in pairs))

    def filled(self, values: Mapping[str, str]) -> str:
        """The page with these values."""
        parts = [self.beginning]
        for name, through, after in self.rest:
            parts += (through(values[name]), after)
        return "".join(parts)
