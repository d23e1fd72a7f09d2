"""The last good records and what arrived → the new records. Pure.

Merging the same arrivals twice changes nothing, and a full listing gives what all increments
since the beginning would have given.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import msgspec

from scripts.pull.decode import Arrival, Wrong
from scripts.pull.fit import World, misfit, missing
from scripts.pull.hold import carry, unless_withdrawn
from scripts.records import Record
from scripts.records.fields import IDENTIFIER
from scripts.rules.naming import settled
from scripts.snapshot import Flaw

TITLE_SHOWN = 60
"""Characters of a title that reports show."""


@dataclass(kw_only=True)
class Collection:
    """The records of one type, and what is wrong with some; each by id."""

    records: dict[str, Record] = field(default_factory=dict)
    held: dict[str, Flaw] = field(default_factory=dict)
    """Published in an earlier version."""
    quarantined: dict[str, Flaw] = field(default_factory=dict)
    dropped: dict[str, tuple[Flaw, ...]] = field(default_factory=dict)
    """References that were taken off, and persons that couldn't be understood."""
    again: dt.date | None = None
    """The day on which to list everything anew, because more may be shown of somebody then."""
    gone: dict[str, dt.date] = field(default_factory=dict)
    """What was published (or may have been) and is not any more, with the day it went."""

    def copy(self) -> "Collection":
        """Return one that can be changed."""
        return Collection(
            records=dict(self.records),
            held=dict(self.held),
            quarantined=dict(self.quarantined),
            dropped=dict(self.dropped),
            again=self.again,
            gone=dict(self.gone),
        )

    @property
    def live(self) -> int:
        """How many records the source has, published or not."""
        return len(self.records) + len(self.quarantined)

    def flaws(self) -> Iterable[Flaw]:
        """Yield all flaws of all records."""
        yield from self.held.values()
        yield from self.quarantined.values()
        for several in self.dropped.values():
            yield from several

    def forget(self, name: str) -> None:
        """Remove a record and all that is known of it."""
        for kept in (self.records, self.held, self.quarantined, self.dropped):
            kept.pop(name, None)


def merge(
    before: Collection,
    arrivals: Iterable[Arrival],
    kind: type[Record],
    world: World,
    *,
    full: bool = False,
) -> Collection:
    """Return the new state. In a full listing, what doesn't arrive is gone.

    An invalid update keeps the last valid version; without one the record is quarantined. A
    finding that is an error holds back only what was never public.
    `world.records` doesn't hold this collection yet: references within it are looked up here.
    """
    now = Collection(gone=dict(before.gone)) if full else before.copy()
    valid = dict(before.records)
    for arrival in arrivals:
        now.forget(arrival.id)
        if arrival.removed:
            valid.pop(arrival.id, None)
            _mark_gone(now, arrival.id, arrival.deleted_on or world.on)
            continue
        _note_people(now, arrival, kind)
        wrong = arrival.wrong or _misfit(arrival, world, before)
        if wrong is None and arrival.record is not None:
            valid[arrival.id] = now.records[arrival.id] = arrival.record
        elif wrong is not None:
            flaw = _remembered(_flaw(arrival, wrong, kind), before)
            _hold(now, arrival, flaw, valid.get(arrival.id))
    _settle(now, kind, world)
    for name in before.records:
        _mark_gone(now, name, world.on)
    for name in now.records:
        now.gone.pop(name, None)
    return now


def _mark_gone(now: Collection, name: str, on: dt.date) -> None:
    """Note that a record is gone, if its id can have stood in an address."""
    if re.fullmatch(IDENTIFIER, name):
        now.gone.setdefault(name, on)


def _note_people(now: Collection, arrival: Arrival, kind: type[Record]) -> None:
    """Note when to judge again, and what couldn't be understood of a person."""
    if arrival.people is None:
        return
    days = [*arrival.people.again, *([now.again] if now.again else [])]
    now.again = min(days, default=None)
    faults = map(Wrong, arrival.people.faults)
    if flaws := tuple(_flaw(arrival, wrong, kind) for wrong in faults):
        now.dropped[arrival.id] = flaws


def _misfit(arrival: Arrival, world: World, before: Collection) -> Wrong | None:
    if arrival.record is None:
        return None
    wrong = misfit(arrival.record, world)
    if wrong or arrival.id in before.records:
        return wrong
    return world.judge.holds(arrival.record, late=bool(before.records))


def _hold(now: Collection, arrival: Arrival, flaw: Flaw, last: Record | None) -> None:
    if last is None or arrival.withdrawn:
        now.quarantined[arrival.id] = flaw
        return
    carried = carry(last, arrival.raw)
    now.records[arrival.id] = (
        unless_withdrawn(carried, arrival.people) if arrival.people else carried
    )
    now.held[arrival.id] = flaw


def _settle(now: Collection, kind: type[Record], world: World) -> None:
    """Take out what lost its organization or division, and references that lead nowhere.

    A name whose consent has ended by itself is masked, though its record didn't come.
    """
    now.records = {name: settled(record, world.on) for name, record in now.records.items()}
    for name, record in list(now.records.items()):
        if wrong := misfit(record, world):
            flaw = now.held.get(name) or _flaw(_again(record), wrong, kind)
            now.forget(name)
            now.quarantined[name] = flaw
    around = replace(world, records={**world.records, kind.COLLECTION: now.records})
    for name, record in list(now.records.items()):
        if lost := dict(missing(record, around, required=False)):
            now.records[name] = msgspec.structs.replace(record, **dict.fromkeys(lost))
            again = _again(record, now.held.get(name))
            flaws = (_flaw(again, wrong, kind) for wrong in lost.values())
            now.dropped[name] = (*now.dropped.get(name, ()), *flaws)


def _again(record: Record, held: Flaw | None = None) -> Arrival:
    """Look at a record of the snapshot as if it had just come.

    The number of a held version may be another database's; its update's is not.
    """
    seq = held.seq if held else record.seq
    return Arrival(id=record.id, seq=seq, raw=msgspec.to_builtins(record), record=record)


def _flaw(arrival: Arrival, wrong: Wrong, kind: type[Record]) -> Flaw:
    source = arrival.raw.get("source")
    is_organization = kind.COLLECTION == "organizations"
    return Flaw(
        collection=kind.COLLECTION,
        id=arrival.id,
        seq=arrival.seq,
        field=wrong.fault.place,
        reason=wrong.fault.expected,
        title="" if kind.ANONYMOUS else _text(arrival.raw.get(kind.TITLE)),
        organization=arrival.id if is_organization else _text(arrival.raw.get("organization")),
        system=_text(source.get("system")) if isinstance(source, dict) else "",
        needs=wrong.needs,
    )


def _text(value: object) -> str:
    return value[:TITLE_SHOWN] if isinstance(value, str) else ""


def _remembered(flaw: Flaw, before: Collection) -> Flaw:
    """Keep the acceptance of a flaw that is the same as before."""
    old = before.held.get(flaw.id) or before.quarantined.get(flaw.id)
    accepted = old is not None and old.seq == flaw.seq and old.accepted
    return msgspec.structs.replace(flaw, accepted=accepted)


def due(now: Collection, world: World) -> int | None:
    """Return the seq after which to ask again, because what a record needs has come."""
    seqs = [flaw.seq for flaw in now.flaws() if flaw.needs and world.has(flaw.needs)]
    return min(seqs) - 1 if seqs else None
