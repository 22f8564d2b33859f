"""Every run of every paper as a row of numbers: on which device, in which role, how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from paper_atlas.catalog import Catalog
from paper_atlas.entry import Device
from paper_atlas.quantity import number
from paper_atlas.record import ROLES
from paper_atlas.search.numbers import written, written_deltas


class DeviceKey(NamedTuple):
    """What a device can be asked by; None where it is not known."""

    product: str | None
    variant: str | None
    """Of the product, where what is stated fits only one."""
    system: str | None
    architecture: str | None
    vendor: str | None
    memory: str | None
    """GB of one device, as in addresses."""


class Row(NamedTuple):
    """One run of one paper."""

    paper: int
    device: int
    """Index among the devices."""
    role: int
    amount: int
    """How many devices; 0 where that is not stated."""


@dataclass(frozen=True)
class Runs:
    """All rows, newest paper first, and the devices in them, commonest first."""

    devices: tuple[DeviceKey, ...]
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, catalog: Catalog) -> Runs:
        """The runs of a catalog."""
        found = [
            (paper, device_key(run.device), ROLES.index(run.run.role), run.devices or 0)
            for paper, entry in enumerate(catalog.papers)
            for run in entry.runs
        ]
        often = Counter(device for _, device, _, _ in found)
        devices = sorted(often, key=lambda device: (-often[device], tuple(part or "" for part in device)))
        index = {device: position for position, device in enumerate(devices)}
        rows = tuple(Row(paper, index[device], role, count) for paper, device, role, count in found)
        return cls(tuple(devices), rows)

    @cached_property
    def files(self) -> Mapping[str, Mapping[str, str]]:
        """Tables by their addresses below runs/: all rows, and those that one chip asks for."""
        tables = {"all": table(self.rows)}
        for kind in ("product", "architecture", "vendor", "memory"):
            of_devices = [getattr(device, kind) for device in self.devices]
            tables |= self._grouped(kind, (of_devices[row.device] for row in self.rows))
        return tables | self._grouped("count", (row.amount for row in self.rows))

    @cached_property
    def roles(self) -> Mapping[str, list[int]]:
        """Papers with a run of each role."""
        found: dict[str, dict[int, None]] = {role: {} for role in ROLES}
        for row in self.rows:
            found[ROLES[row.role]][row.paper] = None
        return {role: list(papers) for role, papers in found.items()}

    @property
    def amounts(self) -> list[int]:
        """Every number of devices that runs used."""
        return sorted({row.amount for row in self.rows} - {0})

    def _grouped(self, kind: str, keys: Iterable[str | int | None]) -> dict[str, dict[str, str]]:
        """A table for each key but those that stand for nothing."""
        found: dict[str, list[Row]] = {}
        for row, key in zip(self.rows, keys, strict=True):
            if key:
                found.setdefault(f"{kind}/{key}", []).append(row)
        return {address: table(rows) for address, rows in sorted(found.items())}


def device_key(device: Device) -> DeviceKey:
    """What a device can be asked by."""
    memory = device.memory_gb
    return DeviceKey(
        device.product_id,
        device.variant_id,
        device.system_id,
        device.architecture_id,
        device.vendor_id,
        number(memory) if memory else None,
    )


def table(rows: Sequence[Row]) -> dict[str, str]:
    """Rows as columns of written numbers."""
    return {
        "papers": written_deltas([row.paper for row in rows]),
        "devices": written(row.device for row in rows),
        "roles": written(row.role for row in rows),
        "counts": written(row.amount for row in rows),
    }
