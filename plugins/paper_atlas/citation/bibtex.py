"""BibTeX that LaTeX sets as the paper prints it: accents, special characters and capitals are kept."""

from __future__ import annotations

import re

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from pylatexenc.latexencode import (
    RULE_DICT,
    RULE_REGEX,
    UnicodeToLatexConversionRule,
    UnicodeToLatexEncoder,
)

from paper_atlas.citation.names import Name
from paper_atlas.citation.reference import Reference

_KINDS = {"article": "article", "paper-conference": "inproceedings", "preprint": "misc"}
_CONTAINERS = {"article": "journal", "paper-conference": "booktitle", "preprint": "howpublished"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Only what can do nothing but set a formula; anything else is text, and its signs are escaped.
_IN_MATH = (
    r"[\w+\-*/=().,<>| ^]|\\(?:alpha|beta|gamma|delta|epsilon|ell|lambda|mu|pi|sigma|times|cdot|log|infty"
    r"|leq|geq|mathrm|mathcal|mathbb)\b"
)
_MATH = re.compile(rf"\$(?=[^$]*[_^\\])(?:{_IN_MATH}|\{{(?:{_IN_MATH})*\}})+\$", re.ASCII)
_PLAIN = re.compile(r"[A-Za-z0-9 .,;:()\[\]/?!'+*=|@-]*")
# BibTeX counts braces that LaTeX does not, so none may stand in a text even behind a backslash.
_BRACES = {ord("{"): r"{\textbraceleft}", ord("}"): r"{\textbraceright}"}
_encoder = UnicodeToLatexEncoder(
    conversion_rules=[
        UnicodeToLatexConversionRule(rule_type=RULE_REGEX, rule=[(_MATH, r"\g<0>")]),
        UnicodeToLatexConversionRule(rule_type=RULE_DICT, rule=_BRACES),
        "defaults",
    ],
    # Each in braces, so that BibTeX takes it for one letter: {\'E}mile.
    replacement_latex_protection="braces-all",
    unknown_char_policy="keep",
    unknown_char_warning=False,
)


def bibtex(reference: Reference) -> str:
    """The entry of a paper, with a line break at its end."""
    year, *rest = reference.issued
    fields = {
        "title": _protected(_encoded(reference.title)),
        "author": " and ".join(map(_author, reference.authors)),
        _CONTAINERS[reference.kind]: _encoded(reference.container),
        "year": str(year),
        "month": _MONTHS[rest[0] - 1] if rest else "",
        "doi": _address(reference.doi),
        "eprint": reference.arxiv,
        "archiveprefix": "arXiv" if reference.arxiv else "",
        "url": _address(reference.url),
        "note": reference.note,
    }
    own = [Field(name, value) for name, value in fields.items() if value]
    return write_string(Library([Entry(_KINDS[reference.kind], reference.key, own)]))


def _encoded(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    return str(_encoder.unicode_to_latex(text))


def _author(name: Name) -> str:
    return f"{{{_encoded(name.family)}}}" if name.is_whole else _turned(name)


def _turned(name: Name) -> str:
    """As BibTeX reads a name in parts: von Last, Jr, First."""
    family = f"{name.particle} {name.family}".strip()
    return ", ".join(_encoded(part) for part in (family, name.suffix, name.given) if part)


def _protected(title: str) -> str:
    """An encoded title whose words with capitals no style makes small; formulas stay as they are."""
    return re.sub(r"\S+", _in_braces, title)


def _in_braces(word: re.Match[str]) -> str:
    text = word[0]
    is_whole = text.count("{") == text.count("}") and "$" not in text.replace(r"\$", "")
    return f"{{{text}}}" if is_whole and text != text.lower() else text


def _address(text: str) -> str:
    return re.sub(r"[{}\\]", lambda sign: f"%{ord(sign[0]):02X}", text)
