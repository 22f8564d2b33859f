"""What was seen together: techniques and tasks on some hardware, hardware under a technique or task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from paper_atlas.entry import Mention, PaperEntry
from paper_atlas.record import Paper
from paper_atlas.vocabulary import Named, Product, Tree

_MOST = 8
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Counted:
    """A term and the number of papers that name it."""

    key: str
    name: str
    count: int


@dataclass(frozen=True)
class Seen:
    """Terms of one kind that the papers under a heading name, most papers first."""

    own: tuple[Counted, ...]
    """Those of papers whose own results were got on the hardware, counting these papers only."""
    others: tuple[Counted, ...]
    """Those of papers in which the hardware has other roles only."""
    is_cut: bool
    """Whether there are more."""


def topics_on(tree: Tree, mentions: Iterable[Mention], terms_of: Callable[[Paper], tuple[str, ...]]) -> Seen:
    """The techniques or tasks of papers that name some hardware.

    Those that a paper states itself are shown, and counted with what is filed under them.
    """
    stated: set[str] = set()
    found = []
    for mention in mentions:
        terms = terms_of(mention.entry.paper)
        stated.update(terms)
        found.append((mention.is_own_result, tree.with_wider(terms)))
    return _seen(tree, ((keys & stated if is_own else _NOTHING, keys & stated) for is_own, keys in found))


def topics_in(
    tree: Tree, entries: Iterable[PaperEntry], terms_of: Callable[[Paper], tuple[str, ...]]
) -> Seen:
    """The techniques or tasks of some papers, whatever their hardware."""
    terms = [terms_of(entry.paper) for entry in entries]
    stated = frozenset(key for keys in terms for key in keys)
    found = [tree.with_wider(keys) & stated for keys in terms]
    return _seen(tree, ((keys, keys) for keys in found))


def products_in(products: Mapping[str, Product], entries: Iterable[PaperEntry]) -> Seen:
    """The products that papers name, or that are in systems that they name."""
    return _seen(products, ((_products(entry, own=True), _products(entry, own=False)) for entry in entries))


def _products(entry: PaperEntry, *, own: bool) -> frozenset[str]:
    runs = (run for run in entry.runs if not own or run.is_own_result)
    return frozenset(run.device.product_id for run in runs if run.device.product_id)


def _seen(names: Mapping[str, Named], found: Iterable[tuple[AbstractSet[str], AbstractSet[str]]]) -> Seen:
    """The terms that go with each paper's own results, and all that it names, put together."""
    own: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for of_own, of_any in found:
        own.update(of_own)
        every.update(of_any)
    others = {key: count for key, count in every.items() if key not in own}
    is_cut = max(len(own), len(others)) > _MOST
    return Seen(_most(own, names), _most(others, names), is_cut)


def _most(counts: Mapping[str, int], names: Mapping[str, Named]) -> tuple[Counted, ...]:
    found = [Counted(key, names[key].name, count) for key, count in counts.items()]
    found.sort(key=lambda one: (-one.count, one.name.casefold()))
    return tuple(found[:_MOST])
