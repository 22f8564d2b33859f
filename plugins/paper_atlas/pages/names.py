"""All names and all other ways to write them, from A to Z: the search of readers without JavaScript."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from paper_atlas.pages import address
from paper_atlas.pages.page import Page, Site, render
from paper_atlas.vocabulary import Named

_DIGITS, _OTHERS = "0-9", "other"
_MOST = 80
"""So many names of one kind are shown before a letter is picked."""


@dataclass(frozen=True)
class Written:
    """One way to write a name."""

    text: str
    name: str
    """The name itself."""
    kind: str
    """What it is the name of."""
    address: str
    """Of its page."""
    count: int
    """Papers on that page."""


def pages(site: Site) -> Iterator[Page]:
    """The list of letters with the names that have records, and a page for each letter."""
    letters: dict[str, list[Written]] = {}
    for written in sorted(set(_all(site)), key=lambda one: (_plain(one.text), one.text, one.address)):
        letters.setdefault(_letter(written.text), []).append(written)
    letters = dict(sorted(letters.items(), key=lambda pair: (pair[0] == _OTHERS, pair[0])))
    content = render(site, address.NAMES, "names.html", letters=letters, known=_known(letters))
    about = (
        "Every name of hardware, systems, architectures, techniques and tasks, and the ways to write them."
    )
    yield Page(address.NAMES, "Names, A–Z", about, content)
    for letter, entries in letters.items():
        here = f"{address.NAMES}{letter}/"
        content = render(
            site, here, "names_letter.html", letter=letter, letters=list(letters), entries=entries
        )
        title = f"Names: {letter.upper() if len(letter) == 1 else letter}"
        about = f"Names and other ways to write them that begin with {title[7:]}."
        yield Page(here, title, about, content)


def _known(letters: Mapping[str, list[Written]]) -> dict[str, tuple[list[Written], bool]]:
    """By kind the names in most papers, from A to Z, and whether there are others."""
    kinds: dict[str, list[Written]] = {}
    for one in {_named(one) for entries in letters.values() for one in entries if one.count}:
        kinds.setdefault(one.kind, []).append(one)
    shown = {
        kind: sorted(sorted(names, key=lambda one: (-one.count, _order(one)))[:_MOST], key=_order)
        for kind, names in sorted(kinds.items())
    }
    return {kind: (names, len(names) < len(kinds[kind])) for kind, names in shown.items()}


def _named(one: Written) -> Written:
    return Written(one.name, one.name, one.kind, one.address, one.count)


def _order(one: Written) -> tuple[str, str]:
    return _plain(one.name), one.address


def _all(site: Site) -> Iterator[Written]:
    catalog, vocabulary = site.catalog, site.catalog.vocabulary
    brands = vocabulary.hardware.unimportant
    for key, product in vocabulary.hardware.items():
        page, count = f"{address.HARDWARE}{key}/", len(catalog.by_product.get(key, ()))
        names = [product.name, *product.aliases]
        names += [alias for variant in product.variants.values() for alias in variant.aliases]
        for text in dict.fromkeys(short_name(name, brands) for name in names):
            yield Written(text, product.name, "hardware", page, count)
    kinds: tuple[tuple[str, str, Mapping[str, Named], Mapping[str, Collection[object]]], ...] = (
        ("system", address.SYSTEMS, vocabulary.systems, catalog.by_system),
        ("architecture", address.ARCHITECTURES, vocabulary.architectures, catalog.by_architecture),
        ("vendor", address.VENDORS, vocabulary.vendors, catalog.by_vendor),
        ("technique", address.TECHNIQUES, vocabulary.techniques, catalog.by_technique),
        ("task", address.TASKS, vocabulary.tasks, catalog.by_task),
    )
    for kind, base, terms, found in kinds:
        for key, term in terms.items():
            for text in (term.name, *term.aliases):
                yield Written(text, term.name, kind, f"{base}{key}/", len(found.get(key, ())))


def short_name(name: str, brands: Collection[str]) -> str:
    """A name without its maker, who stands before most names and would fill a letter alone."""
    words = name.split()
    while len(words) > 1 and words[0].casefold() in brands:
        words.pop(0)
    return " ".join(words)


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _letter(text: str) -> str:
    first = _plain(text)[:1]
    if first.isascii() and first.isalpha():
        return first
    return _DIGITS if first.isdecimal() else _OTHERS
