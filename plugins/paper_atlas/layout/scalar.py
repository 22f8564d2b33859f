"""When a text is plain, quoted or folded, and how it is broken into lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<"})
# What one YAML reader or another takes for a number: 1, 2.5e3, 1_000, 12:30, 0x1f, .5, .inf.
_NUMBER = re.compile(
    r"[-+]?(\.?[0-9][0-9_.:]*([eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+|\.(inf|nan))", re.IGNORECASE
)
_SIGNS_AT_THE_BEGINNING = frozenset("-?:,[]{}#&*!|>'\"%@`~=")
_SIGNS_OF_STRUCTURE = re.compile(r": | #|:$|^ | $")
_SIGNS_IN_BRACKETS = re.compile(r"[,\[\]{}:]")
# What a record may not hold as it is: controls, other line ends, invisible and reordering characters.
_ESCAPED = re.compile("[\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]")
_CONTROL = re.compile(f"[\x00-\x1f]|{_ESCAPED.pattern}")
_BREAK = re.compile(r"(?<=[^ ]) (?=[^ ])")


def plain_or_quoted(text: str, *, in_brackets: bool = False) -> str:
    """A text on one line, in quotes only where it would mean something else without."""
    return text if is_plain(text, in_brackets=in_brackets) else quoted(text)


def is_plain(text: str, *, in_brackets: bool = False) -> bool:
    """Whether every reader takes the text for itself without quotes, in brackets or on a line of its own."""
    return not (
        not text
        or text[0] in _SIGNS_AT_THE_BEGINNING
        or text.lower() in _WORDS
        or _NUMBER.fullmatch(text)
        or _SIGNS_OF_STRUCTURE.search(text)
        or _CONTROL.search(text)
        or (in_brackets and _SIGNS_IN_BRACKETS.search(text))
    )


def quoted(text: str) -> str:
    """A text on one line in double quotes, or in single ones where that saves escapes."""
    if re.search(r'["\\]', text) and "'" not in text and not _CONTROL.search(text):
        return f"'{text}'"
    # JSON's escapes are all YAML's too.
    escaped = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped)


def inside_line(text: str) -> str:
    """A text as it may stand at any place of a record, in brackets too."""
    return plain_or_quoted(text, in_brackets=True)


def can_fold(text: str) -> bool:
    """Whether a folded block gives the very text back: no spaces at the ends of lines, no empty beginning."""
    lines = text.removesuffix("\n").split("\n")
    return (
        all(line == line.strip(" ") for line in lines)
        and bool(lines[0] and lines[-1])
        and not any(_CONTROL.search(line) for line in lines)
    )


def folded(text: str, width: int, lines: Sequence[str] = ()) -> list[str]:
    """The lines of a folded block, its sign first.

    Args:
        text: what it says.
        width: room on a line.
        lines: how a person broke it into lines, which is kept while all of them fit.
    """
    sign = ">" if text.endswith("\n") else ">-"
    if lines and all(len(line) <= width for line in lines):
        return [sign, *lines]
    body: list[str] = []
    for number, paragraph in enumerate(text.removesuffix("\n").split("\n")):
        body += [""] if number else []
        body += filled(words_of(paragraph), width) if paragraph else []
    return [sign, *body]


def lines_of_folded(block: str, text: str) -> tuple[str, ...]:
    """How a folded block is broken into lines; none where other lines than folding makes are in it.

    Args:
        block: the block as it stands in a file, its sign first.
        text: what it says.
    """
    lines = [line.strip(" ") for line in block.rstrip(" \n").split("\n")[1:]]
    unfolded = re.sub(r"(?<=[^\n])\n(?=[^\n])", " ", "\n".join(lines))
    unfolded = re.sub(r"\n(\n+)", r"\1", unfolded)
    return tuple(lines) if can_fold(text) and unfolded == text.removesuffix("\n") else ()


def words_of(text: str) -> list[str]:
    """The pieces between which a line may be broken: single spaces, since a break stands for just one."""
    return _BREAK.split(text)


def filled(words: Iterable[str], width: int, first: int | None = None) -> list[str]:
    """Words on as few lines as they need.

    Args:
        words: what is not broken.
        width: room on a line.
        first: room on the first line, where it has less.
    """
    return list(_filled(words, width, width if first is None else first))


def _filled(words: Iterable[str], width: int, room: int) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and len(longer) > room:
            yield line
            line, room = word, width
        else:
            line = longer
    yield line
