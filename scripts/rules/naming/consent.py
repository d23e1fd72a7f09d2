"""Whether a person may be named on a day, and when that turns (PIPL art. 15, 25, 31)."""

import datetime as dt
from typing import NamedTuple, TypeVar

import msgspec

from scripts.records.person import Consent, Person, Purpose
from scripts.rules.naming.mask import stand_in

Who = TypeVar("Who", bound=Person)
_DAY = dt.timedelta(days=1)


def may_be_named(person: Person, purpose: Purpose, on: dt.date) -> bool:
    """Tell whether a consent to this purpose is in force on a day, and nothing forbids it."""
    if person.never_named or (person.named_from and on < person.named_from):
        return False
    given = [consent for consent in person.consents if consent.purpose == purpose]
    days = (consent.withdrawn_on for consent in given if consent.withdrawn_on)
    withdrawn = max((day for day in days if day <= on), default=None)
    return any(
        _holds(consent, person, on) and (withdrawn is None or consent.given_on > withdrawn)
        for consent in given
    )


def _is_withdrawn(consent: Consent, on: dt.date) -> bool:
    return consent.withdrawn_on is not None and consent.withdrawn_on <= on


def _holds(consent: Consent, person: Person, on: dt.date) -> bool:
    """Tell whether this consent alone holds: a minor's is a guardian's, an adult's their own."""
    return (
        consent.given_on <= on
        and not _is_withdrawn(consent, on)
        and (consent.valid_until is None or on <= consent.valid_until)
        and (person.minor_until is None or consent.by_guardian is (on < person.minor_until))
    )


class Turns(NamedTuple):
    """What is known, on a day, of the days to come."""

    until: dt.date | None
    """The last day the name may be shown; None where it isn't shown now, or no end is known."""
    again: dt.date | None
    """The first day on which a name that is masked before may be shown."""


def turns(person: Person, purpose: Purpose, on: dt.date) -> Turns:
    """Return the days after `on` at which the judgement turns."""
    shown = before = may_be_named(person, purpose, on)
    until = again = None
    for day in sorted(day for day in days_of(person) if day > on):
        after = may_be_named(person, purpose, day)
        if shown and before and not after and until is None:
            until = day - _DAY
        if after and not before and again is None:
            again = day
        before = after
    return Turns(until, again)


def days_of(person: Person) -> set[dt.date]:
    """Return every day on which something about the person begins or is over."""
    found = {person.named_from, person.minor_until}
    for consent in person.consents:
        found |= {consent.given_on, consent.withdrawn_on}
        found.add(consent.valid_until + _DAY if consent.valid_until else None)
    return {day for day in found if day}


def judged(person: Who, on: dt.date) -> Who:
    """Return what may be known of a person: masked always, the name only with consent."""
    kind = type(person)
    masked = stand_in(person)
    if not person.name or not may_be_named(person, kind.PURPOSE, on):
        return kind(masked=masked, role=person.role)
    public = {"name": person.name, "also": person.also, "role": person.role, "masked": masked}
    until = turns(person, kind.PURPOSE, on).until
    return msgspec.convert({**public, "named_until": until}, kind)
