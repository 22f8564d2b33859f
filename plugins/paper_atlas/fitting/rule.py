"""The rule by which every paper stands in exactly one group. Twin: fits/rule.js."""

from __future__ import annotations

from collections.abc import Sequence

from paper_atlas.fitting.model import Card, Evidence, Fit, Group, Place
from paper_atlas.fitting.wording import as_much, cautions_of, excess, fewer, reasons_of, room


def fit(evidence: Evidence, on_card: Sequence[Place], card: Card) -> Fit:
    """Where a paper stands for a card, by the strongest that is known.

    What was shown on the card itself stands above a stated need that it does not meet, which stands above
    what was shown on others: memory alone is no proof. Hardware that is required by name and is
    within the card stands above a stated need of memory or devices: it is another way to meet it. What may
    have run within the card, as far as is stated, is not known to have run with more only.

    Args:
        evidence: what its record says.
        on_card: those places of its own work that are of the card's product.
        card: the card.
    """
    need = evidence.need
    required = [place for place in evidence.required if place.is_within(card)]
    is_named = any(place.devices for place in required)
    held = [place for place in evidence.required if place.is_held_in_all(card)]
    is_open_need = bool(held) and not is_named and need.place.devices > 0
    asked = need.without_size if is_named or is_open_need else need
    doubts = [fewer(held[0])] if is_open_need else []
    reasons, cautions = tuple(reasons_of(asked, card)), (*doubts, *cautions_of(asked, card))

    def inside(group: Group, places: list[Place]) -> Fit:
        nearest = min(places, key=lambda place: place.room(card))
        is_need = group == "stated" and nearest not in required
        qualifier = need.qualifier if is_need else "exactly"
        label = room(nearest, card, qualifier) or ("" if group == "shown" else as_much(qualifier))
        return Fit(group, nearest.room(card), label, tuple(places), reasons, cautions)

    if shown := [place for place in on_card if place.may_be(card)]:
        return inside("shown", shown)
    within = [place for place in evidence.shown if place.is_within(card)]
    if reasons:
        return Fit("lacking", (0, need.memory_gb), "", tuple(within), reasons)
    if within:
        return inside("within", within)
    if stated := [place for place in (need.place, *required) if place.is_within(card)]:
        return inside("stated", stated)
    beyond = [place for place in evidence.shown if place.is_beyond(card)]
    is_open = any(place.high and place not in beyond for place in evidence.shown)
    if beyond and not is_open:
        smallest = min(beyond, key=lambda place: (place.size, place not in on_card, place.devices))
        return Fit("more", smallest.size, excess(smallest, card), (smallest,), cautions=cautions)
    return Fit("unknown", cautions=cautions)
