"""Words of a text as search cuts them: the same for records and queries, here and in the browser."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Letters and digits that stand together, without accents and in small letters."""
    if not text.isascii():
        marked = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in marked if unicodedata.category(char)[0] != "M")
    return _WORD.findall(text.lower())
