"""Which columns a table of records has: made from its model and its record type."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

import msgspec
from django.db import models
from msgspec import inspect

from scripts.management import fields
from scripts.management.models.base import Mirror
from scripts.management.parts import LABELS
from scripts.management.sheets.code_kinds import Choice, Coded, Reference
from scripts.management.sheets.kinds import Kind, Words
from scripts.management.sheets.known import Known
from scripts.management.sheets.list_kinds import Lines, Objects, Several
from scripts.management.sheets.type_kinds import kind_of, names_people
from scripts.records.fields import Part

_BRACKETS = re.compile("（[^（）]*）$")
WITHIN = "·"
"""Between a part and its field in a heading: 参加条件·最低年龄."""
_LAST = ("lang", "source", "seq", "updated_at", "version")
"""Fields that hardly anybody looks for stand at the end."""


class Role(Enum):
    """What a column is for."""

    IDENTITY = "identity"
    """The record's identifier: what a row is about."""
    OWNER = "owner"
    """The identifier of the record that a part belongs to."""
    CAPTION = "caption"
    """What the owner is called, for people."""
    NUMBER = "number"
    """The change number: has the record changed since the export?"""
    KEPT = "kept"
    """Written by the system alone."""
    STATED = "stated"
    """Whether a part says something although all of it is empty."""
    VALUE = "value"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column. `field` is the record's field, `leaf` the field of the part in it."""

    heading: str
    field: str
    leaf: str = ""
    kind: Kind
    type: Any = None
    """What msgspec holds a value to."""
    role: Role = Role.VALUE
    note: str = ""
    personal: bool = False
    """Whether it holds what a person alone may let go of."""
    needed: bool = False
    """Whether an existing record must have a value here."""

    def of(self, values: Mapping[str, Any]) -> Any:
        """Return this column's value of a record's plain values; None for nothing."""
        value = values.get(self.field)
        if self.role is Role.STATED:
            return True if value is not None else None
        return (value or {}).get(self.leaf) if self.leaf else value


def columns_of(model: type[Mirror], known: Known) -> tuple[Column, ...]:
    """Return a table's columns; the identifier first, what the system keeps last."""
    types = {field.name: field for field in msgspec.structs.fields(model.RECORD)}
    found: list[Column] = []
    for name in _in_order(model, types):
        column = model._meta.get_field(model.RENAMED.get(name, name))
        if isinstance(column, models.Field):
            found += _columns(model, column, types[name], known)
    return tuple(found)


def _in_order(model: type[Mirror], types: Mapping[str, Any]) -> list[str]:
    """Return the names of the fields as pages have them, those that are hardly used last."""
    public = [name for name in dict.fromkeys((*model.RECORD.PUBLIC, *types)) if name in types]
    return [*(n for n in public if n not in _LAST), *(n for n in _LAST if n in types)]


def _columns(
    model: type[Mirror], column: Any, typed: msgspec.structs.FieldInfo, known: Known
) -> Iterator[Column]:
    if isinstance(column, fields.PartField) and column.part is not None:
        yield from _part_columns(column, column.part, typed.name, known)
        return
    found = Column(
        heading=str(column.verbose_name), field=typed.name, kind=_kind(column, typed.type, known),
        type=typed.type, note=str(column.help_text), personal=names_people(typed.type),
        needed=not column.null and not (column.blank and column.has_default()),
    )  # fmt: skip
    if typed.name == "id":
        heading = f"{model._meta.verbose_name}编号"
        yield replace(found, heading=heading, role=Role.IDENTITY, kind=Words(), note="")
    elif typed.name == "seq":
        yield replace(found, role=Role.NUMBER, needed=False)
    else:
        yield found if column.editable else replace(found, role=Role.KEPT, needed=False)


def _kind(column: Any, typed: Any, known: Known) -> Kind:
    if isinstance(column, models.ForeignKey):
        target: Any = column.related_model
        return Reference(str(target._meta.verbose_name), known.of(target.RECORD.COLLECTION))
    if column.choices:
        return Choice(dict(column.flatchoices))
    if listing := getattr(column, "listing", ""):
        one: Kind = Choice(known.listings[listing]) if listing == "spirit" else Coded(
            known.listings[listing]
        )  # fmt: skip
        return Several(one) if isinstance(column, fields.Codes) else one
    if isinstance(column, fields.Parts):
        return Lines(column.syntax) if column.syntax else Objects()
    return kind_of(inspect.type_info(typed), known.zone)


def _part_columns(column: Any, part: type[Part], field: str, known: Known) -> Iterator[Column]:
    """Yield a column for each field of a part, and one for the box that it is stated at all."""
    label, personal = str(column.verbose_name), names_people(part)
    common: dict[str, Any] = {"field": field, "personal": personal}
    if column.stated:
        yield Column(
            heading=f"{label}{WITHIN}{bare(column.stated)}", role=Role.STATED, note=column.stated,
            kind=kind_of(inspect.type_info(bool), known.zone), type=bool, **common,
        )  # fmt: skip
    for leaf in msgspec.structs.fields(part):
        if leaf.name not in part.MADE:
            name = LABELS.get(leaf.name, leaf.name)
            yield Column(
                heading=f"{label}{WITHIN}{bare(name)}", leaf=leaf.name, type=leaf.type,
                kind=kind_of(inspect.type_info(leaf.type), known.zone),
                note="。".join(filter(None, (name, str(column.help_text)))), **common,
            )  # fmt: skip


def bare(label: str) -> str:
    """Return a label without what stands in brackets behind it."""
    return _BRACKETS.sub("", label)
