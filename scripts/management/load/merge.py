"""A record as it is stored, with what the sheet says of it; the rest stays as it is."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from scripts.management.load.mapping import Mapping
from scripts.management.load.rows import Parts
from scripts.records import Opening, Organization, Project, Record, Session, Station
from scripts.records.fields import Part, Period, Source
from scripts.records.opening import Requirements

Held = TypeVar("Held", bound=Record | Part)
_KINDS: dict[str, type[Record]] = {
    "opening": Opening, "project": Project, "station": Station, "organization": Organization,
}  # fmt: skip


def merged(kind: type[Held], base: Held | None, fields: dict[str, Any]) -> Held:
    """Return a record with the fields set; None means that the sheet says it is unknown."""
    if base is None:
        return kind(**{name: value for name, value in fields.items() if value is not None})
    defaults = {field.name: field.default for field in msgspec.structs.fields(kind)}
    set_to = {
        name: defaults[name] if value is None else value
        for name, value in fields.items()
        if value is not None or defaults[name] is not msgspec.NODEFAULT
    }
    return msgspec.structs.replace(base, **set_to)


def record(
    section: str,
    base: Record | None,
    rows: Iterable[Parts],
    mapping: Mapping,
    made: dict[str, Any],
) -> Record:
    """Return the record that rows say, over the one that is stored.

    `made` are fields that other records gave: the organization.
    """
    several = list(rows)
    first = several[0]
    fields = {**first[section], **made, "seq": 0}
    fields["updated_at"] = first[section].get("updated_at")
    if mapping.lang is not None:
        fields["lang"] = mapping.lang
    source = "organization_source" if section == "organization" and mapping.main != section else (
        "source"
    )  # fmt: skip
    if getattr(mapping, source) is not None:
        fields["source"] = _part(Source, None, first[source])
    if section == "opening":
        fields |= _of_opening(base, several, mapping)
    if section == "project" and mapping.period is not None:
        fields["period"] = _part(Period, None, first["period"])
    return merged(_KINDS[section], base, fields)


def _of_opening(base: Record | None, rows: list[Parts], mapping: Mapping) -> dict[str, Any]:
    held = base if isinstance(base, Opening) else None
    sessions = {session.id: session for session in held.sessions} if held else {}
    made: dict[str, Any] = {
        "sessions": tuple(
            merged(Session, sessions.get(id_), {**parts["session"], "id": id_})
            for id_, parts in zip(session_ids(rows), rows, strict=True)
        )
    }
    if mapping.requirements is not None:
        known = held.requirements if held else None
        made["requirements"] = _part(Requirements, known, rows[0]["requirements"])
    return made


def session_ids(rows: list[Parts]) -> list[str]:
    """Return the identifiers of an opening's sessions: as written, or S1, S2 as they stand."""
    return [parts["session"].get("id") or f"S{number}" for number, parts in enumerate(rows, 1)]


def _part(kind: type[Held], base: Held | None, fields: dict[str, Any]) -> Held | None:
    """Return a part; None where nothing was known of it and nothing is said."""
    said = any(value is not None for value in fields.values())
    return merged(kind, base, fields) if said or base is not None else None


def end_of(session: Session, zone: dt.tzinfo) -> dt.datetime:
    """Return the moment a session ends: that of its last day, where no time is known."""
    if session.end_time is None:
        day = session.end_date + dt.timedelta(days=1)
        return dt.datetime.combine(day, dt.time(), zone)
    time = dt.time.fromisoformat(session.end_time)
    return dt.datetime.combine(session.end_date, time, zone)
