"""What is said of a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass
class Around:
    """What was found; None where nothing was."""

    first: int
    """The first token that belongs to the mention."""
    last: int
    """The token after the last one that belongs to it."""
    count: int | None = None
    hosts: int | None = None
    """How many machines each hold the count."""
    total: int | None = None
    """How many GPUs a text says that all hosts or systems hold: 64 DGX A100 nodes (512 GPUs)."""
    sizes: list[Decimal] = field(default_factory=list)
    """Memory sizes in GB, the nearest first; with a fraction where a text says what a driver reports."""
    leads: bool = False
    """Whether the first of them stands before the name."""
    form_factor: str | None = None
    is_laptop: bool = False
    requested: bool = False
    """Whether the count is what a scheduler is asked for: gpu:a100:4."""

    @property
    def devices(self) -> int | None:
        """How many devices, or systems, in all."""
        if self.total and not (self.hosts and self.count):
            return self.total
        return self.count * (self.hosts or 1) if self.count else None
