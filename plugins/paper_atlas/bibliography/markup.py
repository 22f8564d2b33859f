"""Titles and abstracts with LaTeX, HTML or JATS in them, as plain text on one line."""

from __future__ import annotations

import logging
import re
import unicodedata
from html.parser import HTMLParser

from pylatexenc.latex2text import LatexNodes2Text

# It reports unknown macros there; a text with them is still better than none.
logging.getLogger("pylatexenc").addHandler(logging.NullHandler())
_LATEX = LatexNodes2Text()

# Abstracts have a few thousand characters.
_LONGEST = 20_000
_MARKED = re.compile(r"[\\${}~]|``")
_DROPPED = re.compile(r"\\(cite[a-z]*|ref|label|footnote)\*?(\[[^\]]*\])*\{[^{}]*\}")
_LINKED = re.compile(r"\\href\{[^{}]*\}(?=\{)")
_ADDRESS = re.compile(r"\\url\{([^{}]*)\}")
# Outside of these, people mean the character itself: 50% less, R&D, C#.
_SPECIAL = re.compile(r"(?<!\\)[%&#]")
# "about" rather than a space that keeps words together: ~24 GB.
_ABOUT = re.compile(r"(?<![\w.,)}])~(?=[\d$])")
_DOLLAR = re.compile(
    r"\\.|(?P<sign>\$\$?)(?=\S)(?P<inside>[^$]+)(?<=\S)(?P=sign)(?P<digit>\d?)|\$", re.DOTALL
)
_OF_FORMULAS = re.compile(r"[\\^_{}]")
_SIGNS = str.maketrans({"\u223c": "~", "\u00ad": "", "\u200b": "", "\ufeff": ""})
_LETTERS_OF_FORMULAS = re.compile("[\U0001d400-\U0001d7ff\u2100-\u214f]")

_BREAKS = {"p", "title", "sec", "list", "list-item", "br", "break", "div", "li", "label", "disp-formula"}
_HEADING = re.compile(r"\A\s*(abstract|summary) *[:.\u2014\u2013\n-]\s*", re.IGNORECASE)
_TEX_DOCUMENT = re.compile(r"\\documentclass.*?\\begin\{document\}(.*?)\\end\{document\}", re.DOTALL)


def plain(text: str) -> str:
    """A text without LaTeX: accents and symbols as characters, formulas as near as one line comes."""
    text = text[:_LONGEST]
    if _MARKED.search(text):
        text = _without_latex(text)
    return " ".join(text.translate(_SIGNS).split())


def without_tags(text: str) -> str:
    """A text without tags of HTML or JATS, and without LaTeX."""
    return plain(_untagged(text))


def abstract_text(text: str) -> str:
    """An abstract without tags, LaTeX and the heading that says that it is one."""
    return plain(_HEADING.sub("", _untagged(text)))


def _untagged(text: str) -> str:
    reader = _Tags()
    reader.feed(text[:_LONGEST])
    reader.close()
    return _TEX_DOCUMENT.sub(r"\1", "".join(reader.pieces))


def _without_latex(text: str) -> str:
    prepared = _ADDRESS.sub(r"\1", _LINKED.sub("", _DROPPED.sub("", text)))
    prepared = prepared.replace(r"\textless", "<").replace(r"\textgreater", ">")
    prepared = _DOLLAR.sub(_formula_or_money, _ABOUT.sub("\u223c", _SPECIAL.sub(r"\\\g<0>", prepared)))
    try:
        converted = str(_LATEX.latex_to_text(prepared))
    except Exception:  # it raises whatever a broken formula leads it to
        return text
    return _LETTERS_OF_FORMULAS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), converted)


def _formula_or_money(found: re.Match[str]) -> str:
    r"""Leave formulas and escapes as they are, $2\times$4, but neither $5 nor $5-$10."""
    money = found["digit"] and not _OF_FORMULAS.search(found["inside"])
    return found[0].replace("$", r"\$") if money or found[0] == "$" else found[0]


class _Tags(HTMLParser):
    """Gathers text; of a formula that is given twice, the LaTeX."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        name = tag.rpartition(":")[2]
        self._open.append(name)
        self._break_at(name)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._break_at(tag.rpartition(":")[2])

    def handle_endtag(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in self._open:
            while self._open.pop() != name:
                pass
        self._break_at(name)

    def handle_data(self, data: str) -> None:
        if "annotation" in self._open or {"alternatives", "math"} <= set(self._open):
            return
        self.pieces.append(data)

    def _break_at(self, name: str) -> None:
        if name in _BREAKS:
            self.pieces.append("\n")
