"""Claims of one metric side by side: each its authors' own, none put together with another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from paper_atlas.catalog import Catalog
from paper_atlas.entry import ClaimEntry, PaperEntry
from paper_atlas.quantity import with_unit

FEWEST = 3
"""Claims of a metric from which on it has a picture."""
SHOWN = 40
"""Claims that a page shows at most, the newest."""
_FAR_APART = 20
"""Ratio of the highest to the lowest figure from which on a scale is logarithmic."""
_PLAIN = ("x", "%", "1")
"""Symbols of one dimension that are read differently."""

_NOT_RUN = frozenset({"analysed", "simulated"})
"""Roles of hardware that nothing was timed on."""
_BASELINE = {("x", "higher"): 1, ("x", "lower"): 1, ("x", "of baseline"): 1, ("%", "of baseline"): 100}
"""What a figure is that equals its baseline, but for those that are 0 then."""


@dataclass(frozen=True)
class Stated:
    """A claim of a paper."""

    entry: PaperEntry
    claim: ClaimEntry

    @property
    def made_from(self) -> tuple[str, int]:
        """What stands for all of it, as that of the paper does."""
        return self.entry.made_from, self.claim.number

    @property
    def anchor(self) -> str:
        """Where it stands on the paper's page."""
        return f"claim-{self.claim.number}"

    @property
    def short_title(self) -> str:
        """The paper's title up to its colon."""
        return self.entry.paper.title.partition(": ")[0]

    @property
    def whose(self) -> str:
        """The paper's year, and whether it was taken back."""
        paper = self.entry.paper
        return f"{self.entry.year}, {paper.standing}" if paper.is_taken_back else self.entry.year

    @property
    def circumstances(self) -> str:
        """What it was compared with, and what it was got on; first of all, that nothing ran."""
        run = self.claim.run
        not_run = run.run.role if run.run.role in _NOT_RUN else ""
        return " · ".join(part for part in (not_run, self.claim.comparison, run.device.name) if part)


@dataclass(frozen=True)
class Group:
    """Claims that one scale can hold: of one dimension, and alike in how they stand to a baseline."""

    relation: str | None
    symbol: str
    """The unit of the scale: the one that most of them are stated in."""
    factor: Decimal
    """How many of the dimension's first unit one of it is."""
    claims: tuple[Stated, ...]
    """Newest first."""

    @property
    def title(self) -> str:
        """What the figures are."""
        unit = with_unit("", self.symbol).strip()
        if self.relation is None:
            return f"In {unit}" if unit else "As plain numbers"
        return f"{unit} {'of' if self.relation == 'of baseline' else f'{self.relation} than'} a baseline"

    def ends(self, stated: Stated) -> tuple[Decimal, Decimal]:
        """Lowest and highest figure of a claim, in the unit of the scale."""
        low, high = stated.claim.quantity.normalised
        return low / self.factor, high / self.factor

    @property
    def extent(self) -> tuple[Decimal, Decimal]:
        """Lowest and highest figure of all."""
        ends = [self.ends(stated) for stated in self.claims]
        return min(low for low, _ in ends), max(high for _, high in ends)

    @property
    def qualifiers(self) -> set[str]:
        """How their authors qualify them."""
        return {stated.claim.claim.qualifier for stated in self.claims}

    @property
    def has_ranges(self) -> bool:
        """Whether any is a range."""
        return any(low < high for low, high in map(self.ends, self.claims))

    @property
    def baseline(self) -> int | None:
        """Where the baseline of each stands on the scale; None where it has no place on it."""
        return _BASELINE.get((self.symbol, self.relation or ""))

    @property
    def is_logarithmic(self) -> bool:
        """Whether the figures are too far apart for a scale that is not."""
        low, high = self.extent
        return low > 0 and high / low >= _FAR_APART


def by_metric(catalog: Catalog) -> dict[str, list[Stated]]:
    """Claims of each metric that has enough of them, newest first; metrics by their number of claims."""
    found: dict[str, list[Stated]] = {}
    for entry in catalog.papers:
        for claim in entry.claims:
            found.setdefault(claim.claim.metric, []).append(Stated(entry, claim))
    ranked = sorted(found, key=lambda key: (-len(found[key]), key))
    return {key: found[key] for key in ranked if len(found[key]) >= FEWEST}


def grouped(claims: Sequence[Stated]) -> list[Group]:
    """The newest claims in groups that can share a scale, largest group first."""
    found: dict[tuple[str, str], list[Stated]] = {}
    for stated in claims[:SHOWN]:
        found.setdefault(_kind(stated.claim), []).append(stated)
    return [_group(found[kind]) for kind in sorted(found, key=lambda kind: (-len(found[kind]), kind))]


def _kind(entry: ClaimEntry) -> tuple[str, str]:
    symbol = entry.quantity.symbol
    return entry.claim.relation or "", symbol if symbol in _PLAIN else entry.quantity.unit.dimension


def _group(claims: Sequence[Stated]) -> Group:
    units = {stated.claim.quantity.symbol: stated.claim.quantity.unit for stated in claims}
    symbol = Counter(stated.claim.quantity.symbol for stated in claims).most_common(1)[0][0]
    return Group(claims[0].claim.claim.relation, symbol, units[symbol].factor, tuple(claims))
