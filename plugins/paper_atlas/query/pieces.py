"""A query cut into what is written plainly, in quotes, and as a field with its value."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

_PIECE = re.compile(
    r'(?<!\S)(?P<minus>-)?(?:(?P<field>[A-Za-z]+):(?:"(?P<exact>[^"]*)"?|(?P<value>[^\s"]+))'
    r'|"(?P<phrase>[^"]*)"?)'
    r"|(?<!\S)-(?P<word>[^\s\d.,-][^\s]*|\d[^\s]*[A-Za-z][^\s]*|\d{4}(?!\S))"
)
# One character for one, so that positions stay: what phones and others write for quotes and a minus.
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»\uff02", '"'))
_DASH = re.compile(r"(?<!\S)[\u2010-\u2014\u2212\uff0d](?=[^\s\d])")
_SIGN = re.compile(
    r"(?P<sign><=|≤|>=|≥|<|>)(?= *(?:(?P<year>(?:19|20)[0-9]{2}(?![0-9]| *[MGT]i?B))|(?P<figure>[0-9]))?)",
    re.IGNORECASE,
)
_OF_YEARS = {"<=": "until", "≤": "until", ">=": "since", "≥": "since", "<": "before", ">": "after"}
_PLUS = re.compile(r"(?<=[^\W_])\+(?=[^\W_])")


class Piece(NamedTuple):
    """A part of a query."""

    text: str
    field: str | None = None
    """What stands before the colon, in small letters."""
    phrase: bool = False
    negated: bool = False


def pieces_of(query: str, fields: Collection[str]) -> Iterator[Piece]:
    """Cut a query at its quotes, minus signs and known fields.

    Args:
        query: as it was typed.
        fields: what may stand before a colon; other words with a colon are text.
    """
    query = _DASH.sub("-", query.translate(_QUOTES))
    plain, end = "", 0
    for match in _PIECE.finditer(query):
        field = (match["field"] or "").lower() or None
        if field and field not in fields:
            continue
        plain += query[end : match.start()]
        end = match.end()
        if plain.strip():
            yield Piece(_spoken(plain))
        plain = ""
        value = next(filter(None, (match["exact"], match["value"], match["phrase"], match["word"])), "")
        negated = bool(match["minus"] or match["word"])
        yield Piece(value, field, phrase=match["phrase"] is not None, negated=negated)
    if (plain + query[end:]).strip():
        yield Piece(_spoken(plain + query[end:]))


def _spoken(plain: str) -> str:
    """Signs for less and more as words, as far as a figure follows; a plus apart from the names around it."""
    return _PLUS.sub(" + ", _SIGN.sub(lambda match: f" {_word_of(match)} ", plain))


def _word_of(sign: re.Match[str]) -> str:
    if sign["year"]:
        return _OF_YEARS[sign["sign"]]
    return "within" if sign["figure"] and sign["sign"] in "<=≤" else ""
