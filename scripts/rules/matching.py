"""Which openings and projects answer a need: docs/needs.md, "Who can help". Pure."""

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from scripts.records.need import Need


class Near(IntEnum):
    """How near to the need one can help; the nearest first."""

    STREET = 1
    DIVISION = 2
    CITY = 3


class Fit(NamedTuple):
    """How well an offer answers a need; the smallest is the best."""

    near: Near
    uncommon: int
    """Minus how many kinds of people served both have in common."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What an opening or project offers, as far as a need asks for it."""

    category: str | None
    service_object: frozenset[str]
    divisions: frozenset[str]
    """Where one can help; the city's code where it is all of it."""
    streets: frozenset[str] = frozenset()


def fit(need: Need, offer: Offer, city: str) -> Fit | None:
    """Return how well an offer answers a need; None where it doesn't.

    `city` is the city's own code. What doesn't say its category or whom it serves answers nothing.
    """
    common = offer.service_object & set(need.service_object)
    if not common or need.category is None or need.category != offer.category:
        return None
    near = _near(need, offer, city)
    return Fit(near, -len(common)) if near else None


def _near(need: Need, offer: Offer, city: str) -> Near | None:
    if need.street is not None and need.street in offer.streets:
        return Near.STREET
    if need.division in offer.divisions:
        return Near.DIVISION
    return Near.CITY if city in offer.divisions | {need.division} else None
