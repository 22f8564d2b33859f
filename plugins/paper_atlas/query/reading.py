"""What people type, read from left to right: the longest names become conditions, the rest is text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from paper_atlas.naming import Mention, mentions
from paper_atlas.naming.reading import read_tokens
from paper_atlas.naming.tokens import Token
from paper_atlas.query.fields import chips_of_field
from paper_atlas.query.figures import Plain, compared_at, figure_at
from paper_atlas.query.hardware import bare_size, numbers_of, options_of
from paper_atlas.query.lexicon import Lexicon, Match, Meaning
from paper_atlas.query.model import HARDWARE, Chip, Choice, Query, Repair, Words
from paper_atlas.query.pieces import Piece, pieces_of
from paper_atlas.words import words_of

_SHORTEST_PREFIX = 3
LONGEST = 500
"""Characters of a query that are read."""
_MORE = ("or", "nor", "and")
_RELATIONS = ("since", "after", "until", "before", "within")


def read_query(text: str, lexicon: Lexicon) -> Query:
    """Read a query; misspellings stay as they are."""
    query, roles = Query(), list[tuple[str, Chip]]()
    text = text[:LONGEST]
    last: Plain | None = None
    for piece in pieces_of(text, lexicon.wording.fields):
        last = None
        if piece.phrase:
            _add_words(query, tuple(words_of(piece.text)), phrase=True, negated=piece.negated)
        elif not (piece.field and _read_field(piece, query, lexicon)):
            last = _read_plain(piece, query, lexicon)
            roles += last.roles
    if last and last.rest and last.rest[-1][1] == len(last.tokens) and text[-1:].isalnum():
        _mark_prefix(query, words_of(text)[-1:])
    _settle_roles(query, roles)
    _join_years(query)
    _drop_wider(query, lexicon)
    return query


def _read_field(piece: Piece, query: Query, lexicon: Lexicon) -> bool:
    """Whether a field's value is known; its conditions are added."""
    chips = chips_of_field(piece.field or "", piece.text, lexicon)
    for chip in chips:
        query.add(replace(chip, negated=piece.negated))
    return bool(chips)


def _read_plain(piece: Piece, query: Query, lexicon: Lexicon) -> Plain:
    words = read_tokens(piece.text, lexicon.rules)
    found = mentions(piece.text, lexicon.rules, typed=True)
    plain = Plain(piece.text, words, _by_token(found, words), lexicon, query, piece.negated)
    at = 0
    while at < len(words):
        step = _step(plain, at)
        if not step:
            _leave(plain, at)
        at += step or 1
        _read_again(plain, at)
    for first, last in plain.rest:
        for word in words_of(piece.text[words[first].start : words[last - 1].end]):
            _add_words(query, (word,), negated=piece.negated)
    return plain


def _by_token(found: Sequence[Mention], words: Sequence[Token]) -> dict[int, tuple[Mention, int]]:
    starts = {token.start: number for number, token in enumerate(words)}
    ends = {token.end: number + 1 for number, token in enumerate(words)}
    return {
        starts[mention.start]: (mention, ends[mention.end])
        for mention in found
        if mention.start in starts and mention.end in ends
    }


def _read_again(plain: Plain, at: int) -> None:
    """Find what is left of a mention whose beginning belongs to a phrase: FlashAttention-2 H100."""
    if any(first < at < last for first, (_, last) in plain.hardware.items()):
        start = plain.tokens[at].start
        left = mentions(" " * start + plain.text[start:], plain.lexicon.rules, typed=True)
        plain.hardware = _by_token(left, plain.tokens)


def _step(plain: Plain, at: int) -> int:
    """Read what begins at a token; how many tokens it takes, none where it is text."""
    matches = plain.lexicon.matches(plain.tokens, at)
    if at in plain.hardware and not any(match.last > plain.hardware[at][1] for match in matches):
        mention, last = plain.hardware[at]
        size = bare_size(mention, plain.tokens[last:], plain.lexicon)
        _add_hardware(plain, mention)
        if size:
            plain.add(size)
        return last - at + bool(size)
    steps = (_phrase(plain, at, match) for match in matches)
    return next(filter(None, steps), 0) or figure_at(plain, at)


def _add_hardware(plain: Plain, mention: Mention) -> None:
    written = plain.text[mention.start : mention.end]
    options = options_of(mention, plain.lexicon)
    if len(mention.products) > 1 or len(mention.systems) > 1:
        options = [replace(option, choice=len(plain.query.choices)) for option in options]
        plain.query.choices.append(Choice(written, tuple(options)))
    for chip in (*options, *numbers_of(mention)):
        plain.add(chip)


def _phrase(plain: Plain, at: int, match: Match) -> int:
    step = match.last - at
    kinds = {meaning.kind: meaning for meaning in match.meanings}
    for relation in _RELATIONS:
        if relation in kinds and (further := compared_at(plain, match.last, relation)):
            return step + further
    meaning = next((own for own in match.meanings if own.kind not in _RELATIONS), None)
    if meaning is None or meaning.kind == "onwards":
        return 0
    if meaning.kind == "excluding":
        further = _excluded(plain, match.last)
        return step + further if further else 0
    written = plain.text[plain.tokens[at].start : plain.tokens[match.last - 1].end]
    if meaning.kind == "role?":
        plain.roles.append((written, Chip("role", meaning.id, meaning.name, negated=plain.negated)))
    elif meaning.kind != "filler":
        _add_meaning(plain, meaning)
        if match.respelt:
            plain.query.repairs.append(Repair(written, match.respelt))
    return step


def _excluded(plain: Plain, at: int) -> int:
    """`without quantization`, `not on V100`: how many tokens the name takes; none where none follows."""
    first = at
    while filler := _filler(plain, at):
        at += filler
    if at == len(plain.tokens):
        return 0
    kind = _kind_at(plain, at)
    plain.negated = not plain.negated
    step = _step(plain, at)
    at += step
    while step and at + 1 < len(plain.tokens) and plain.tokens[at].text in _MORE:
        if not kind or _kind_at(plain, at + 1) != kind:
            break
        at += 1 + _step(plain, at + 1)
    plain.negated = not plain.negated
    return at - first if step else 0


def _kind_at(plain: Plain, at: int) -> str | None:
    """What kind of thing is named at a token; hardware of any kind is one."""
    match = next(iter(plain.lexicon.matches(plain.tokens, at)), None)
    kind = match.meanings[0].kind if match else None
    return "hardware" if at in plain.hardware or kind in HARDWARE else kind


def _filler(plain: Plain, at: int) -> int:
    """How many tokens words that ask for nothing take."""
    if at in plain.hardware:
        return 0
    longest = next(iter(plain.lexicon.matches(plain.tokens, at)), None)
    return longest.last - at if longest and all(own.kind == "filler" for own in longest.meanings) else 0


def _add_meaning(plain: Plain, meaning: Meaning) -> None:
    if meaning.kind == "without":
        plain.add(Chip("has", meaning.id, meaning.name, negated=True))
    else:
        plain.add(Chip(meaning.kind, meaning.id, meaning.name))


def _leave(plain: Plain, at: int) -> None:
    """Keep a token as text, with the one before where nothing parts them."""
    if plain.rest and plain.rest[-1][1] == at and plain.tokens[at].glue == "":
        plain.rest[-1] = (plain.rest[-1][0], at + 1)
    else:
        plain.rest.append((at, at + 1))


def _add_words(query: Query, words: tuple[str, ...], *, phrase: bool = False, negated: bool) -> None:
    found = Words(words, phrase=phrase, negated=negated)
    if words and found not in query.text:
        query.text.append(found)


def _mark_prefix(query: Query, last: list[str]) -> None:
    """The last word may be a part of one."""
    for at, words in enumerate(query.text):
        is_plain = not (words.negated or words.phrase)
        if is_plain and list(words.words) == last and len(last[0]) >= _SHORTEST_PREFIX:
            query.text[at] = replace(words, prefix=True)


def _join_years(query: Query) -> None:
    """`after 2020 before 2023` asks for the years between."""
    years = [chip for chip in query.chips if chip.kind == "year" and not chip.negated]
    since = [chip for chip in years if chip.id.endswith("..")]
    until = [chip for chip in years if chip.id.startswith("..")]
    if len(years) == 2 and since and until and since[0].id[:4] <= until[0].id[2:]:
        joined = f"{since[0].id[:4]}{until[0].id}"
        query.chips = [chip for chip in query.chips if chip != until[0]]
        query.chips[query.chips.index(since[0])] = Chip("year", joined, joined)


def _drop_wider(query: Query, lexicon: Lexicon) -> None:
    """`amd mi250x` asks for the MI250X, not for all of AMD too."""
    vocabulary = lexicon.rules.vocabulary
    wider: set[tuple[str, str | None]] = set()
    for chip in (chip for chip in query.chips if not chip.negated):
        key = chip.id.partition("/")[0]
        system = vocabulary.systems.get(key) if chip.kind == "system" else None
        product = vocabulary.hardware.get(system.product if system else key)
        architecture = vocabulary.architectures.get(key) if chip.kind == "architecture" else None
        if product and chip.kind in ("product", "system"):
            wider |= {("vendor", product.vendor), ("architecture", product.architecture)}
        elif architecture:
            wider.add(("vendor", architecture.vendor))
    query.chips = [chip for chip in query.chips if chip.negated or (chip.kind, chip.id) not in wider]


def _settle_roles(query: Query, roles: Sequence[tuple[str, Chip]]) -> None:
    """Words like `training` ask for a role only beside hardware."""
    for written, role in roles:
        if query.names_hardware:
            query.add(role)
        else:
            for word in words_of(written):
                _add_words(query, (word,), negated=role.negated)
