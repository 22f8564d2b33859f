"""Years, memory sizes and numbers of devices in plain text, and the words before and after them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from paper_atlas.naming import Mention
from paper_atlas.naming.amount import gpus_at
from paper_atlas.naming.tokens import Token
from paper_atlas.query.fields import fits_chip, size_of
from paper_atlas.query.hardware import count_chip, lone_size, memory_chip
from paper_atlas.query.lexicon import Lexicon
from paper_atlas.query.model import Chip, Query
from paper_atlas.query.years import range_of, year_at


@dataclass
class Plain:
    """Plain text while it is read."""

    text: str
    tokens: list[Token]
    hardware: dict[int, tuple[Mention, int]]
    """Mentions by their first token, with the token after their last."""
    lexicon: Lexicon
    query: Query
    negated: bool = False
    roles: list[tuple[str, Chip]] = field(default_factory=list)
    """Words that ask for a role beside hardware, and the role."""
    rest: list[tuple[int, int]] = field(default_factory=list)
    """Runs of tokens that are text."""

    def add(self, chip: Chip) -> None:
        """Ask for one thing more, or for what is not that where the words before say so."""
        self.query.add(replace(chip, negated=self.negated != chip.negated))


def compared_at(plain: Plain, at: int, relation: str) -> int:
    """`since 2023`, `under 16 GB`: how many tokens the year or the size takes."""
    if at >= len(plain.tokens):
        return 0
    if relation == "within":
        size = size_of(plain.tokens, at, plain.lexicon)
        if size:
            plain.add(fits_chip(size))
        return 2 + _past_memory_words(plain, at + 2) if size else 0
    year = year_at(plain.tokens, at)
    if year is None:
        return 0
    if relation == "since" and (ended := _ended(plain, at)):
        return ended
    years = range_of(relation, year)
    plain.add(Chip("year", years, years))
    return 1


def figure_at(plain: Plain, at: int) -> int:
    """A year, a memory size or a number of GPUs at a token: how many tokens it takes."""
    if year := year_at(plain.tokens, at):
        if ended := _ended(plain, at):
            return ended
        onwards = _onwards(plain, at + 1)
        years = range_of("onwards", year) if onwards else str(year)
        plain.add(Chip("year", years, years))
        return 1 + onwards
    if size := size_of(plain.tokens, at, plain.lexicon):
        plain.add(memory_chip(size))
        return 2 + _past_memory_words(plain, at + 2)
    if gpus := gpus_at(plain.tokens, at, plain.lexicon.rules):
        plain.add(count_chip(gpus))
        return 2
    if lone := lone_size(plain.tokens, plain.lexicon):
        plain.add(lone)
    return int(bool(lone))


def _onwards(plain: Plain, at: int) -> int:
    """How many tokens `or later` takes after a year."""
    for match in plain.lexicon.matches(plain.tokens, at):
        if any(meaning.kind == "onwards" for meaning in match.meanings):
            return match.last - at
    return 0


def _ended(plain: Plain, at: int) -> int:
    """`2020-2022`, `2020 to 2022`: how many tokens a range of years takes."""
    for last in (at + 1, at + 2):
        if last >= len(plain.tokens) or (end := year_at(plain.tokens, last)) is None:
            continue
        glue = plain.tokens[last].glue.strip()
        if (last == at + 1 and glue in ("-", "..", "...")) or plain.tokens[last - 1].text in ("to", "until"):
            years = "..".join(sorted((plain.tokens[at].text, str(end))))
            plain.add(Chip("year", years, years))
            return last + 1 - at
    return 0


def _past_memory_words(plain: Plain, at: int) -> int:
    """Words that belong to a size: 24 GB of VRAM."""
    first = at
    words = plain.lexicon.rules.wording
    while at < len(plain.tokens) and plain.tokens[at].text in ("of", "vram", "ram", "memory", *words.gpus):
        at += 1
    return at - first
