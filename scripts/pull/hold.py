"""What an invalid update may still change: a cancellation, a closing, a withdrawn consent."""

from collections.abc import Mapping
from typing import Any

import msgspec

from scripts.records import Record
from scripts.records.person import Person
from scripts.records.picture import Picture
from scripts.rules.naming import kept, masked_texts
from scripts.rules.naming.people import People

_STOPS = ("closed", "cancelled", "met")
_ALONG = ("status", "seq", "cancellation_reason", "updated_at", "version", "decision")


def carry(before: Record, raw: Mapping[str, Any]) -> Record:
    """Return the last valid version, stopped where the invalid update says so.

    Of the update come its status, and its seq, reason, time and version as far as they are
    valid. The version is raised (iCalendar's SEQUENCE), so that calendars show the stop.
    A recognition that is withdrawn takes its decision along in the same way.
    """
    if not _stops(raw):
        return before
    changes = _valid(raw, type(before))
    if not changes.keys() & {"status", "decision"}:
        return before
    if hasattr(before, "version"):
        raised = before.version + (changes.get("status") != getattr(before, "status", None))
        changes["version"] = max(raised, changes.get("version", 1))
    return msgspec.structs.replace(before, **changes)


def _stops(raw: Mapping[str, Any]) -> bool:
    decision = raw.get("decision")
    withdrawn = isinstance(decision, dict) and decision.get("withdrawn_on") is not None
    return raw.get("status") in _STOPS or withdrawn


def unless_withdrawn(before: Record, people: People) -> Record:
    """Return the last valid version without the names and pictures its update has no consent for.

    A withdrawal gets through whatever else is wrong, and so does one that can't be understood.
    """
    named = people.names.shown

    def may(part: Person | Picture) -> bool:
        if isinstance(part, Person):
            return part.name in named
        return not part.shows_people or part.sha256 in people.pictures

    found: Record = masked_texts(kept(before, may), people.names)
    return found


def _valid(raw: Mapping[str, Any], kind: type[Record]) -> dict[str, Any]:
    fields = {field.name: field.type for field in msgspec.structs.fields(kind)}
    valid = {}
    for name in _ALONG:
        if name in raw and name in fields:
            try:
                valid[name] = msgspec.convert(raw[name], fields[name])
            except msgspec.ValidationError:
                continue  # this part of the update is what is wrong with it
    return valid
