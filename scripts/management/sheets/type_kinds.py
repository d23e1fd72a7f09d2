"""How the values of a record's own types are written in a cell."""

import datetime as dt
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import inspect

from scripts.management.consents import CONSENTS
from scripts.management.sheets.kinds import Clock, Day, Kind, Moment, Number, Words, YesNo
from scripts.management.sheets.list_kinds import Lines, Objects, Several
from scripts.records.fields import Clock as ClockType
from scripts.records.person import Consent, Person

_LONG = 1_000
"""Characters from which a text may have several lines."""
_CLOCK = inspect.type_info(ClockType)


def kind_of(found: inspect.Type, zone: ZoneInfo) -> Kind:
    """Return how values of a type are written.

    Raises TypeError for a type that has no way into a cell yet.
    """
    kind = _one(found)
    match kind:
        case inspect.DateType():
            return Day()
        case inspect.DateTimeType():
            return Moment(zone)
        case inspect.BoolType():
            return YesNo()
        case inspect.IntType() | inspect.FloatType():
            return Number(whole=isinstance(kind, inspect.IntType))
        case inspect.StrType():
            return Clock() if kind == _CLOCK else Words(long=(kind.max_length or 0) > _LONG)
        case inspect.VarTupleType():
            return _list(_one(kind.item_type), zone)
    raise TypeError(f"no cell for {kind}")


def _list(item: inspect.Type, zone: ZoneInfo) -> Kind:
    if isinstance(item, inspect.StructType):
        return Lines(CONSENTS) if item.cls is Consent else Objects()
    return Several(kind_of(item, zone))


def _one(found: inspect.Type) -> inspect.Type:
    """Return what a type is where it isn't None."""
    if isinstance(found, inspect.UnionType):
        found = next(one for one in found.types if not isinstance(one, inspect.NoneType))
    return found.type if isinstance(found, inspect.Metadata) else found


@cache
def names_people(kind: Any) -> bool:
    """Tell whether values of a type hold a person, at any depth."""
    return _has_person(inspect.type_info(kind))


def _has_person(found: inspect.Type) -> bool:
    match found:
        case inspect.Metadata():
            return _has_person(found.type)
        case inspect.UnionType():
            return any(map(_has_person, found.types))
        case inspect.VarTupleType():
            return _has_person(found.item_type)
        case inspect.StructType():
            inner = any(_has_person(field.type) for field in found.fields)
            return issubclass(found.cls, Person) or inner
    return False


def fallback(kind: Kind) -> Any:
    """Return what an empty cell means."""
    return [] if isinstance(kind, (Lines, Objects, Several)) else None


def plain_value(value: Any) -> Any:
    """Return a value as JSON keeps it."""
    return value.isoformat() if isinstance(value, dt.date) else value
