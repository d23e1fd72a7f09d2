"""What a site must agree with that can't be read from its files."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.records import City, Need, Opening, Recognition, Record, Survey, Training
from scripts.rules import need_state
from scripts.rules.opening_state import is_public
from scripts.rules.personal_numbers import personal_numbers
from scripts.rules.recognition_state import State, state
from scripts.snapshot import Snapshot

_TOGETHER = ("star_rules", "awards")
"""Collections that share pages: none of their records has one of its own."""


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What the checks of a built site are told."""

    public_contacts: frozenset[str] = frozenset()
    """Mobile numbers that are declared office phones: digits only, without +86."""
    base_url: str = ""
    """The site's public address without a slash at the end; empty where none is set."""
    demo: bool = False
    """People and organisations are invented, and every page and file must say so."""
    records: frozenset[tuple[str, str]] = frozenset()
    """(collection, id) of every public record that has a page of its own."""
    least_pages: int = 1
    """A site with fewer pages has lost something on the way."""


def expect(city: City, snapshot: Snapshot, now: dt.datetime, base_url: str) -> Expected:
    """Derive what a site built from this city and snapshot at `now` must agree with."""
    records = frozenset(_public_records(snapshot, now))
    return Expected(
        public_contacts=public_contacts(city, snapshot),
        base_url=base_url,
        demo=snapshot.manifest.demo,
        records=records,
        least_pages=1 + len(records),
    )


def public_contacts(city: City, snapshot: Snapshot | None) -> frozenset[str]:
    """Return the mobile numbers that an office has declared as its public phone."""
    return frozenset(
        number.digits
        for phone in _phones(city, snapshot)
        for number in personal_numbers(phone)
        if number.kind == "手机号"
    )


def _phones(city: City, snapshot: Snapshot | None) -> Iterator[str]:
    if city.marks.contact_phone:
        yield city.marks.contact_phone
    for collection in snapshot.records.values() if snapshot else ():
        for record in collection.values():
            if phone := getattr(record, "office_phone", None):
                yield phone


def _public_records(snapshot: Snapshot, now: dt.datetime) -> Iterator[tuple[str, str]]:
    for name, collection in snapshot.records.items():
        if name not in _TOGETHER:
            yield from ((name, record.id) for record in collection.values() if _shown(record, now))


def _shown(record: Record, now: dt.datetime) -> bool:
    if isinstance(record, Recognition):
        return state(record, now.date()) is not State.WAITING
    if isinstance(record, Need):
        return need_state.state(record, now.date()) is not need_state.State.COMING
    if isinstance(record, Survey):
        return need_state.is_public(record, now.date())
    return not isinstance(record, Opening | Training) or is_public(record, now)
