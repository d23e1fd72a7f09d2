"""Which fields a mapping may fill, and what each of them holds."""

from collections.abc import Mapping as Map
from dataclasses import dataclass
from enum import Enum
from typing import Any

import msgspec
from msgspec import inspect

from scripts.management.syntax import OPEN_HOURS, PLAN, Syntax
from scripts.records import Opening, Organization, Project, Record, Session, Station
from scripts.records.fields import Period, Source, Text
from scripts.records.opening import Requirements

_NOT_MAPPED: Map[type, frozenset[str]] = {
    Opening: frozenset({
        "sessions", "requirements", "source", "lang", "seq", "pictures", "afterwards", "version",
        "leader",
    }),
    Organization: frozenset({"source", "lang", "seq", "active", "pictures", "contact"}),
    Project: frozenset({"source", "lang", "seq", "period", "pictures"}),
    Station: frozenset({"source", "lang", "seq", "pictures"}),
}  # fmt: skip
"""Made by the loader from other fields, or more than a cell can say."""

TARGETS: Map[str, type[msgspec.Struct]] = {
    "opening": Opening,
    "session": Session,
    "requirements": Requirements,
    "project": Project,
    "period": Period,
    "station": Station,
    "source": Source,
    "organization": Organization,
    "organization_source": Source,
}
MAIN: Map[str, type[Record]] = {
    "opening": Opening, "project": Project, "station": Station, "organization": Organization,
}  # fmt: skip
"""The sections that say what a row is, in the order in which one wins."""

REFERENCES: Map[str, str] = {
    "opening.project": "projects", "opening.organization": "organizations",
    "project.organization": "organizations", "station.organization": "organizations",
    "organization.parent": "organizations",
}  # fmt: skip
"""Fields that name another record, and its collection."""

SYNTAXES: Map[str, Syntax] = {"station.open_hours": OPEN_HOURS, "project.plan": PLAN}
"""Lists of parts, each typed in one line as in the admin."""

_MEASURES = {
    "needed": "count", "confirmed": "count", "age_min": "age", "age_max": "age",
    "hours_credited": "hours", "latitude": "degrees", "longitude": "degrees",
}  # fmt: skip


class Shape(Enum):
    """What a field holds."""

    DATE = "date"
    CLOCK = "clock"
    MOMENT = "moment"
    NUMBER = "number"
    YES_NO = "yes or no"
    TEXT = "text"
    LINE = "line"


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field that a mapping may fill."""

    info: msgspec.structs.FieldInfo
    shape: Shape
    many: bool
    """Whether it holds several values."""
    measure: str
    """What its number counts: the units that may follow it."""

    @property
    def required(self) -> bool:
        """Whether a record can't be without it."""
        return self.info.required

    @property
    def unsaid(self) -> Any:
        """The value of the field where nothing is said."""
        return None if self.info.default is msgspec.NODEFAULT else self.info.default


def fields_of(section: str) -> dict[str, Field]:
    """Return the fields that a section may fill."""
    kind = TARGETS[section]
    left_out = _NOT_MAPPED.get(kind, frozenset())
    return {
        info.name: _field(info)
        for info in msgspec.structs.fields(kind)
        if info.name not in left_out
    }


def _field(info: msgspec.structs.FieldInfo) -> Field:
    held = _said(inspect.type_info(info.type))
    many = isinstance(held, inspect.VarTupleType)
    if isinstance(held, inspect.VarTupleType):
        held = _said(held.item_type)
    return Field(info=info, shape=_shape(held), many=many, measure=_MEASURES.get(info.name, ""))


def _said(kind: inspect.Type) -> inspect.Type:
    """Return what a field holds where it holds something."""
    if isinstance(kind, inspect.UnionType):
        kind = next(option for option in kind.types if not isinstance(option, inspect.NoneType))
    return kind.type if isinstance(kind, inspect.Metadata) else kind


def _shape(held: inspect.Type) -> Shape:
    if isinstance(held, inspect.DateType):
        return Shape.DATE
    if isinstance(held, inspect.DateTimeType):
        return Shape.MOMENT
    if isinstance(held, (inspect.IntType, inspect.FloatType)):
        return Shape.NUMBER
    if isinstance(held, inspect.BoolType):
        return Shape.YES_NO
    if isinstance(held, inspect.StrType) and (held.pattern or "").startswith(r"\A([01][0-9]"):
        return Shape.CLOCK
    long = isinstance(held, inspect.StrType) and (held.max_length or 0) >= _TEXT
    return Shape.TEXT if long else Shape.LINE


def _longest(kind: Any) -> int:
    held = inspect.type_info(kind)
    return held.max_length or 0 if isinstance(held, inspect.StrType) else 0


_TEXT = _longest(Text)
