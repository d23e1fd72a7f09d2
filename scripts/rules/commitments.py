"""Which commitment is in force on a day, and what a later edition changed. Pure.

The editions of an organization, and those of the city, each follow one another by the day from
which they hold; nothing of that is stored.
"""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from scripts.records import Commitment, Opening
from scripts.records.commitment import Side

SIDES = (("volunteers", "志愿者"), ("organizers", "志愿服务组织"), ("recipients", "服务对象"))
"""The sides of a commitment, each with its name."""


class State(StrEnum):
    """Where an edition stands on a day."""

    COMING = "coming"
    IN_FORCE = "in-force"
    REPLACED = "replaced"


LABELS = {State.COMING: "尚未生效", State.IN_FORCE: "现行有效", State.REPLACED: "已被替代"}


class Change(NamedTuple):
    """What an edition says otherwise than the one before, of one side's rights or duties."""

    side: str
    """Such as volunteers."""
    kind: str
    """rights or duties."""
    added: tuple[str, ...]
    removed: tuple[str, ...]


def editions(commitments: Iterable[Commitment], organization: str | None) -> list[Commitment]:
    """Return an owner's editions, the first in force first; of one day the larger id is later."""
    own = [one for one in commitments if one.organization == organization]
    return sorted(own, key=lambda one: (one.effective_from, one.id))


def in_force(
    commitments: Iterable[Commitment], organization: str | None, day: dt.date
) -> Commitment | None:
    """Return an owner's edition that holds on a day; None before its first one."""
    begun = [one for one in editions(commitments, organization) if one.effective_from <= day]
    return begun[-1] if begun else None


def replaced_on(commitments: Iterable[Commitment], one: Commitment) -> dt.date | None:
    """Return the day on which a later edition takes its place; None where none does."""
    for earlier, later in pairwise(editions(commitments, one.organization)):
        if earlier.id == one.id:
            return later.effective_from
    return None


def state(commitments: Iterable[Commitment], one: Commitment, day: dt.date) -> State:
    """Derive where an edition stands on a day."""
    if day < one.effective_from:
        return State.COMING
    replaced = replaced_on(commitments, one)
    return State.REPLACED if replaced and replaced <= day else State.IN_FORCE


def applies(commitments: Iterable[Commitment], opening: Opening, day: dt.date) -> Commitment | None:
    """Return what binds an opening on a day.

    That is the edition it names, else its organization's in force, else the city's.
    """
    known = list(commitments)
    named = next((one for one in known if one.id == opening.commitment), None)
    return named or in_force(known, opening.organization, day) or in_force(known, None, day)


def before(commitments: Iterable[Commitment], one: Commitment) -> Commitment | None:
    """Return the edition that this one follows: the one it names, else the owner's last."""
    known = list(commitments)
    named = next((other for other in known if other.id == one.supersedes), None)
    if named and named.id != one.id:
        return named
    earlier = None
    for other in editions(known, one.organization):
        if other.id == one.id:
            return earlier
        earlier = other
    return None


def next_effective(commitments: Iterable[Commitment], day: dt.date) -> dt.date | None:
    """Return the next day after `day` from which an edition holds."""
    return min((c.effective_from for c in commitments if c.effective_from > day), default=None)


def changes(old: Commitment, new: Commitment) -> tuple[Change, ...]:
    """Return what the new edition adds and leaves out, side by side, in its own order."""
    found = (
        _change(name, kind, getattr(old, name), getattr(new, name))
        for name, _ in SIDES
        for kind in ("rights", "duties")
    )
    return tuple(change for change in found if change.added or change.removed)


def _change(side: str, kind: str, old: Side | None, new: Side | None) -> Change:
    was: tuple[str, ...] = getattr(old, kind) if old else ()
    now: tuple[str, ...] = getattr(new, kind) if new else ()
    added = tuple(line for line in now if line not in was)
    return Change(side, kind, added, tuple(line for line in was if line not in now))
