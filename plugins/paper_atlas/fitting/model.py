"""What is compared: places that something ran on, stated needs, a card. Twin: fits/model.js."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

Group = Literal["shown", "within", "stated", "more", "lacking", "unknown"]
GROUPS: tuple[Group, ...] = get_args(Group)
"""Shown on the very card, on other devices within it; stated to fit; shown with more only; will not run."""

OTHER_VENDOR = "none"
"""The compute capability of a card whose vendor has no such thing."""
UNKNOWN = Decimal(0)

Order = tuple[Decimal | int, ...]
"""For sorting, the smallest first: what is not stated in full begins with 1, and so comes last."""


class Place(NamedTuple):
    """What something ran on: least and most memory of one device in GB, and how many; 0 for not known."""

    low: Decimal = UNKNOWN
    high: Decimal = UNKNOWN
    devices: int = 0

    def is_within(self, card: Card) -> bool:
        """Whether its memory is known to be no more than a card's, and no more devices are stated."""
        return 0 < self.high <= card.memory_gb and self.devices <= card.count

    def may_be(self, card: Card) -> bool:
        """Whether it can have been these very devices, its product being the card's."""
        return self.low <= card.memory_gb and self.devices <= card.count

    def is_beyond(self, card: Card) -> bool:
        """Whether it had more memory than a card, or more devices."""
        return self.low > card.memory_gb or self.devices > card.count

    def room(self, card: Card) -> Order:
        """By what is left over on a card: the least memory first, then the fewest devices."""
        is_sure = self.devices and self.high <= card.memory_gb
        return 0 if is_sure else 1, max(card.memory_gb - self.high, UNKNOWN), card.count - self.devices

    def is_held_in_all(self, card: Card) -> bool:
        """Whether fewer devices than these hold as much memory together."""
        stated = self.high * self.devices
        return card.count < self.devices and 0 < stated <= card.memory_gb * card.count

    @property
    def size(self) -> Order:
        """By the memory of all devices."""
        is_sure = self.devices and self.high
        return 0 if is_sure else 1, 0 if self.high else 1, self.low * max(self.devices, 1)


class Need(NamedTuple):
    """What work takes, as stated; 0 or empty for what is not."""

    memory_gb: Decimal = UNKNOWN
    qualifier: str = "exactly"
    devices: int = 0
    formats: tuple[str, ...] = ()
    capability: str = ""
    interconnects: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """As if something had run on just this."""
        return Place(self.memory_gb, self.memory_gb, self.devices)

    @property
    def without_size(self) -> Need:
        """All but memory and number of devices."""
        return self._replace(memory_gb=UNKNOWN, qualifier="exactly", devices=0)

    def exceeds(self, memory_gb: Decimal) -> bool:
        """Whether it is more memory than this; of a need of at most so much that is not known."""
        if self.qualifier in ("under", "up to"):
            return False
        return self.memory_gb > memory_gb or (self.qualifier == "over" and self.memory_gb == memory_gb)


class Evidence(NamedTuple):
    """All that a record says of what its work takes, as far as that can be compared with a card."""

    shown: tuple[Place, ...] = ()
    """What the authors' own work ran on."""
    required: tuple[Place, ...] = ()
    """What runs in the role `required` name, with their memory."""
    need: Need = Need()


@dataclass(frozen=True)
class Card:
    """So many devices of one kind, with what is known of them."""

    memory_gb: Decimal
    """Of one device."""
    count: int = 1
    name: str = ""
    """Empty for any device with this memory: nothing else is known then."""
    formats: tuple[str, ...] = ()
    """Empty where not known."""
    capability: str = ""
    """Compute capability; empty where not known."""
    links: tuple[str, ...] = ()
    """Direct links to other devices that it has in every form factor."""
    possible_links: tuple[str, ...] | None = None
    """Those that it has in some form factor; None where that is not known."""
    size: str = ""
    """Its memory, where the product comes in several sizes, which may differ in links: 12 GB."""

    @property
    def sized(self) -> str:
        """Its name, with its memory where that says more."""
        return f"{self.name} {self.size}".strip()


@dataclass(frozen=True)
class Fit:
    """Where a paper stands for a card."""

    group: Group
    order: Order = (0,)
    label: str = ""
    """How closely it fits, in words."""
    places: tuple[Place, ...] = ()
    """Of the runs that put it there; where it lacks something, of those within it all the same."""
    reasons: tuple[str, ...] = ()
    """Stated needs that the card does not meet."""
    cautions: tuple[str, ...] = ()
    """Stated needs of which it is not known whether the card meets them."""

    @property
    def is_sure(self) -> bool:
        """Whether memory and number of devices are stated."""
        return self.order[0] == 0
