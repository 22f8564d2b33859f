"""How closely something fits, what a card lacks, and what is not known, in words. Twin: fits/wording.js."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import get_args

from paper_atlas.fitting.model import OTHER_VENDOR, Card, Need, Place
from paper_atlas.quantity import number
from paper_atlas.vocabulary import DeviceLink

LINKS: tuple[str, ...] = get_args(DeviceLink)
"""Interconnects that a card itself has or lacks."""
TO_THE_CPU = " to the CPU"
"""What the name of such a link ends in where it joins a device to the processor that feeds it."""

_COUNT_UNKNOWN = "number of devices not stated"
_LEFT = {"about": "about ", "over": "under ", "under": "more than ", "up to": "at least "}
"""What stands before the memory that a need leaves over, by how exactly the need is stated."""
_AS_MUCH = {
    "about": "about as much memory as yours",
    "under": "less memory than yours",
    "up to": "no more memory than yours",
}


def needed(need: Need) -> str:
    """A stated need: over 40 GB on each of 4 devices, fp8; empty for none."""
    devices = _devices(need.devices) if need.devices else ""
    first = devices
    if need.memory_gb:
        on = f" on each of {devices}" if need.devices > 1 else f" on {devices}" if devices else ""
        first = f"{_memory(need)} GB{on}"
    capability = f"compute capability {need.capability}" if need.capability else ""
    return ", ".join(part for part in (first, *need.formats, capability, *need.interconnects) if part)


def as_much(qualifier: str) -> str:
    """Of what leaves nothing over."""
    return _AS_MUCH.get(qualifier, "as much memory as yours")


def room(place: Place, card: Card, qualifier: str = "exactly") -> str:
    """What something ran on below a card; empty for neither less memory nor fewer devices."""
    left = card.count - place.devices
    fewer = f"{_devices(left)} fewer" if left else ""
    memory = _memory_left(place, card.memory_gb, qualifier)
    parts = (memory, fewer if place.devices else _COUNT_UNKNOWN)
    return ", ".join(part for part in parts if part)


def excess(place: Place, card: Card) -> str:
    """What something ran on beyond a card."""
    parts = []
    if place.low > card.memory_gb:
        parts.append(f"{_least(place)}{number(place.low - card.memory_gb)} GB more on a device")
    if place.devices > card.count:
        more = place.devices - card.count
        parts.append(f"{number(more)} more {'device' if more == 1 else 'devices'}")
    if not place.devices:
        parts.append(_COUNT_UNKNOWN)
    if not place.high:
        parts.append("memory not stated")
    return ", ".join(parts)


def reasons_of(need: Need, card: Card) -> Iterator[str]:
    """Stated needs that a card is known not to meet."""
    if need.exceeds(card.memory_gb):
        yield f"needs {_memory(need)} GB on a device; {number(card.memory_gb)} GB chosen"
    if need.devices > card.count and not need.is_met_in_all(card.memory_gb, card.count):
        yield f"needs {_devices(need.devices)}; {number(card.count)} chosen"
    missing = [own for own in need.formats if own not in card.formats] if card.formats else []
    if missing:
        yield f"needs {' and '.join(missing)}, in which {card.name} does not compute"
    if need.capability and card.capability == OTHER_VENDOR:
        yield f"needs compute capability {need.capability}, which only devices of NVIDIA have"
    elif need.capability and card.capability and _version(card.capability) < _version(need.capability):
        yield f"needs compute capability {need.capability}; {card.name} has {card.capability}"
    for link in need.interconnects:
        if _via(link) in LINKS and card.possible_links is not None and _via(link) not in card.possible_links:
            yield f"needs {link}, which {card.sized} does not have"


def cautions_of(need: Need, card: Card) -> Iterator[str]:
    """Stated needs of which it is not known whether a card meets them."""
    if need.is_met_in_all(card.memory_gb, card.count):
        yield f"stated for {_devices(need.devices)} with less memory each; not known whether fewer will do"
    if need.formats and not card.formats:
        pronoun = "it" if len(need.formats) == 1 else "them"
        yield _in_doubt(" and ".join(need.formats), card, f"whether {card.name} computes in {pronoun}")
    if need.capability and not card.capability:
        yield _in_doubt(f"compute capability {need.capability}", card, f"which {card.name} has")
    for link in need.interconnects:
        is_possible = card.possible_links is None or _via(link) in card.possible_links
        if link not in LINKS:
            if is_possible or _via(link) not in LINKS:
                yield f"also needs {link}"
        elif link not in card.links and is_possible:
            yield _in_doubt(link, card, f"whether {card.sized} has it")


def _via(link: str) -> str:
    """The link of a card that something goes over: without NVLink there is none to the CPU."""
    return link.removesuffix(TO_THE_CPU)


def _in_doubt(what: str, card: Card, doubt: str) -> str:
    return f"needs {what}; not known {doubt}" if card.name else f"also needs {what}"


def _memory_left(place: Place, memory_gb: Decimal, qualifier: str) -> str:
    spare = memory_gb - place.high
    if spare < 0:
        return _range(place)
    least = _LEFT.get(qualifier, _least(place))
    return f"{least}{number(spare)} GB less than yours" if spare else ""


def _range(place: Place) -> str:
    return f"{number(place.low)} to {number(place.high)} GB, not stated which"


def _least(place: Place) -> str:
    return "at least " if place.low < place.high else ""


def _memory(need: Need) -> str:
    figure = number(need.memory_gb)
    return figure if need.qualifier == "exactly" else f"{need.qualifier} {figure}"


def _devices(count: int) -> str:
    return f"{number(count)} {'device' if count == 1 else 'devices'}"


def _version(capability: str) -> tuple[int, ...]:
    return tuple(map(int, capability.split(".")))
