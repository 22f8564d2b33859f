"""Conditions written out: `gpu:4090`, `year:2022..`, `vram:<=24`, `has:code`."""

from __future__ import annotations

import re

from paper_atlas.naming import mentions
from paper_atlas.naming.amount import size_at
from paper_atlas.naming.tokens import Token, tokens
from paper_atlas.query.hardware import chip_of, count_chip, memory_chip, numbers_of, options_of
from paper_atlas.query.lexicon import Lexicon
from paper_atlas.query.model import HARDWARE, Chip
from paper_atlas.query.years import years_of

_SIZE = re.compile(r"(<=|<|\.\.)?\s*(\d{1,4})\s*(?:gb|g|gib)?(\.\.)?", re.IGNORECASE | re.ASCII)
_COUNT = re.compile(r"0*[1-9]\d{0,6}", re.ASCII)
_ROLES = ("measured", "trained", "baseline", "required", "analysed", "simulated", "named")


def chips_of_field(field: str, value: str, lexicon: Lexicon) -> list[Chip]:
    """The conditions that a field with its value asks for; several where a name can mean several.

    None where the value is unknown.
    """
    kind = lexicon.wording.fields[field]
    if kind in ("hardware", *HARDWARE):
        return _hardware(kind, value, lexicon)
    if kind == "year":
        years = years_of(value)
        return [Chip("year", years, years)] if years else []
    if kind in ("memory", "fits"):
        return _memory(kind, value)
    if kind == "count":
        return [count_chip(int(value))] if _COUNT.fullmatch(value) else []
    if kind == "role":
        return [Chip("role", role, role) for role in _ROLES if role == value.casefold()]
    if kind == "has":
        return [Chip("has", key, key) for key in lexicon.wording.has if key == value.casefold()]
    return _term(kind, value, lexicon)


def _hardware(kind: str, value: str, lexicon: Lexicon) -> list[Chip]:
    plain = value.replace("_", " ")
    if plain.replace("-", " ").casefold() in ("not stated", "unknown"):
        return [Chip("hardware", "not-stated", "not stated")]
    for own in HARDWARE if kind == "hardware" else (kind,):
        if (own, value) in lexicon.names:
            return [chip_of(own, value, lexicon)]
    found = [] if kind in ("architecture", "vendor") else mentions(plain, lexicon.rules, typed=True)
    chips = [
        chip
        for mention in found
        for chip in (*options_of(mention, lexicon), *numbers_of(mention))
        if kind == "hardware" or chip.kind in (kind, "memory", "count")
    ]
    if chips or kind in ("product", "system"):
        return chips
    kinds = ("architecture", "vendor") if kind == "hardware" else (kind,)
    return [chip for own in kinds for chip in _term(own, plain, lexicon)]


def _memory(kind: str, value: str) -> list[Chip]:
    found = _SIZE.fullmatch(value.strip())
    if not found or found[3] or not int(found[2]):
        return []
    size = str(int(found[2]))
    return [fits_chip(size) if kind == "fits" or found[1] else memory_chip(size)]


def fits_chip(size: str) -> Chip:
    """The condition that asks for what runs on a device with at most so many GB."""
    return Chip("fits", size, f"at most {size} GB")


def _term(kind: str, value: str, lexicon: Lexicon) -> list[Chip]:
    words = tokens(value.replace("-", " ").replace("_", " "))
    found = next(iter(lexicon.matches(words, 0)), None)
    if (kind, value.casefold()) in lexicon.names:
        return [chip_of(kind, value.casefold(), lexicon)]
    if found is None or found.last < len(words):
        return []
    return [Chip(kind, own.id, own.name) for own in found.meanings if own.kind == kind]


def size_of(text: list[Token], at: int, lexicon: Lexicon) -> str | None:
    """The memory size at a token, in whole GB."""
    size = size_at(text, at, lexicon.rules)
    return str(int(size)) if size is not None and size % 1 == 0 else None
