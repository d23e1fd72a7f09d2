"""Which fields a mapping may fill, and which codes the city knows for them."""

import datetime as dt
from collections.abc import Mapping as Map
from typing import Any, get_args

import msgspec

from scripts.records import City, Opening, Organization, Session
from scripts.records.fields import Clock, Moment, Source, Text
from scripts.records.opening import Requirements

_NOT_MAPPED: Map[type, frozenset[str]] = {
    Opening: frozenset({
        "organization", "project", "sessions", "requirements", "source", "lang", "seq",
        "pictures", "afterwards", "version",
    }),
    Session: frozenset({"id"}),
    Organization: frozenset({"source", "lang", "seq", "parent", "active", "pictures"}),
}  # fmt: skip
"""Made by the loader from other fields, or more than a cell can say."""

TARGETS: Map[str, type[msgspec.Struct]] = {
    "opening": Opening,
    "session": Session,
    "requirements": Requirements,
    "source": Source,
    "organization": Organization,
    "organization_source": Source,
}


def fields_of(section: str) -> dict[str, msgspec.structs.FieldInfo]:
    """Return the fields that a section may fill."""
    kind = TARGETS[section]
    left_out = _NOT_MAPPED.get(kind, frozenset())
    return {
        field.name: field for field in msgspec.structs.fields(kind) if field.name not in left_out
    }


def holds(field: msgspec.structs.FieldInfo, kind: Any) -> bool:
    """Tell whether a field takes values of a field type, such as Clock or Text."""
    return field.type == kind or kind in get_args(field.type)


def is_list(field: msgspec.structs.FieldInfo) -> bool:
    """Tell whether a field holds several values."""
    return getattr(field.type, "__origin__", None) is tuple


def dated(field: msgspec.structs.FieldInfo, found: dt.datetime, zone: dt.tzinfo) -> Any:
    """Return a date, a wall time or a moment, as the field wants it."""
    if holds(field, Clock):
        return f"{found:%H:%M}"
    if holds(field, Moment):
        return found.replace(tzinfo=zone)
    return found.date()


def is_long(field: msgspec.structs.FieldInfo) -> bool:
    """Tell whether a field keeps its line breaks."""
    return holds(field, Text)


def known_codes(city: City) -> dict[str, tuple[str, frozenset[str]]]:
    """Return by field: the list of city.yaml it chooses from, and that list's codes."""
    categories = frozenset(entry.code for entry in city.categories)
    divisions = frozenset(entry.code for entry in city.divisions)
    streets = frozenset(street.code for entry in city.divisions for street in entry.streets)
    objects = frozenset(entry.code for entry in city.service_objects)
    kinds = frozenset(entry.code for entry in city.organization_kinds)
    return {
        "opening.category": ("categories", categories),
        "opening.service_object": ("service_objects", objects),
        "opening.division": ("divisions", divisions),
        "session.division": ("divisions", divisions),
        "session.street": ("streets", streets),
        "organization.division": ("divisions（或全市的代码）", divisions | {city.code}),
        "organization.street": ("streets", streets),
        "organization.kind": ("organization_kinds", kinds),
        "organization.fields": ("categories", categories),
    }
