"""A phrase as words and numbers, with what stands between them; positions are the phrase's own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

_LATIN = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_WORDS = re.compile(
    rf"(?<![A-Za-z0-9])[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]+|[{_LATIN}]+|[\u00d7+]|[^\W\d_{_LATIN}]+"
)
# One character for one, so that positions stay: dashes, spaces, signs that names are written with or without.
_SAME = {
    **str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2212_\u00a0\u2009\u202f", "-------   "),
    **str.maketrans("\u2715\u2716\u2019", "\u00d7\u00d7'"),
    **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)},
}
_SIGNS = str.maketrans(dict.fromkeys("™®©", " "))
# Tags of HTML that stand within a line.
_TAG = re.compile(r"</?(?:a|b|code|em|i|kbd|span|strong|tt)(?: [^<>]{0,200})?>", re.IGNORECASE)
# Signs as pages write them, or as they look where UTF-8 was read as another encoding.
_TIMES_SIGN = re.compile(r"&times;|&#215;|\u00c3[-\u0097]", re.IGNORECASE)
_TRADEMARK = re.compile(
    r"\((?:tm|r)\)|&(?:nbsp|reg|trade|#174|#8482);|\u00e2\u201e\u00a2|\u00c2[ \u00ae]", re.IGNORECASE
)
_TIMES = ("x", "times")
LAST_LATIN = "\u024f"
"""Words of other scripts come after it."""


class Token(NamedTuple):
    """A run of letters or of digits."""

    text: str
    """In lower case."""
    start: int
    end: int
    glue: str
    """What stands between it and the token before; any white space as one space."""
    written: str
    """As it is written."""

    @property
    def is_number(self) -> bool:
        """Whether it is a run of digits."""
        return "0" <= self.text[0] <= "9"


def tokens(phrase: str, starts: Collection[str] = (), unspaced: re.Pattern[str] | None = None) -> list[Token]:
    """Cut a phrase into tokens.

    Args:
        phrase: any text.
        starts: first words of names; where one follows `8x` without a space, the `x` is cut off.
        unspaced: words of scripts that are written without spaces: they are cut out of longer runs.
    """
    text = _TIMES_SIGN.sub(lambda sign: "\u00d7".ljust(len(sign[0])), phrase.translate(_SAME))
    for sign in (_TRADEMARK, _TAG):
        text = sign.sub(lambda found: " " * len(found[0]), text)
    text = text.translate(_SIGNS)
    found: list[Token] = []
    end = 0
    for match in _WORDS.finditer(text):
        glue = _glue(text[end : match.start()]) if found else " "
        glue = " " if glue == "" and _scripts_differ(found[-1].text, match[0]) else glue
        if unspaced and match[0] > LAST_LATIN:
            found.extend(_words(match[0], match.start(), glue, unspaced))
        else:
            found.extend(_cut(match[0], match.start(), glue, found[-1] if found else None, text, starts))
        end = match.end()
    return found


def _glue(between: str) -> str:
    return re.sub(r"\s+", " ", between)


def _scripts_differ(one: str, other: str) -> bool:
    """Whether a word of another script begins or ends here: a name may stand beside it without a space."""
    return (one[-1] > LAST_LATIN) != (other[0] > LAST_LATIN)


def _words(written: str, start: int, glue: str, unspaced: re.Pattern[str]) -> Iterator[Token]:
    for part in unspaced.split(written):
        if part:
            yield Token(part.lower(), start, start + len(part), glue, part)
            start, glue = start + len(part), " "


def _cut(
    written: str, start: int, glue: str, before: Token | None, text: str, starts: Collection[str]
) -> list[Token]:
    whole = Token(written.lower().replace(",", ""), start, start + len(written), glue, written)
    if glue not in ("", "\\") or not (before and (before.is_number or before.text == "\u00d7")):
        return [whole]
    for sign in _TIMES:
        rest = whole.text.removeprefix(sign)
        if rest in ("", whole.text) or not _begins_name(rest, text[whole.end : whole.end + 1], starts):
            continue
        middle = start + len(sign)
        times = Token(sign, start, middle, "", written[: len(sign)])
        return [times, Token(rest, middle, whole.end, "", written[len(sign) :])]
    return [whole]


def _begins_name(rest: str, following: str, starts: Collection[str]) -> bool:
    return rest in starts and (following.isdigit() or len(rest) > 2)
