"""Between a row of the database, a record, and the plain values that the API sends.

Model fields carry the names of the record's fields, so this works for every type.
"""

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import msgspec
from django.core.exceptions import FieldDoesNotExist
from django.db import models

if TYPE_CHECKING:
    from scripts.management.models.base import Mirror


@cache
def columns(model: "type[Mirror]") -> dict[str, str]:
    """Map the record's field names to the attributes of a row that hold their values."""
    return {
        name: field.attname
        for name in model.RECORD.__struct_fields__
        if isinstance(field := _field(model, name), models.Field)
    }


@cache
def children(model: "type[Mirror]") -> "dict[str, type[Mirror]]":
    """Map the names of the record's fields that are tables of their own to their models."""
    return {
        name: cast("type[Mirror]", field.related_model)
        for name in model.RECORD.__struct_fields__
        if isinstance(field := _field(model, name), models.ManyToOneRel)
    }


def _field(model: "type[Mirror]", name: str) -> Any:
    try:
        return model._meta.get_field(model.RENAMED.get(name, name))
    except FieldDoesNotExist:
        raise TypeError(f"{model.__name__} has no field for {name}") from None


def plain(row: "Mirror") -> dict[str, Any]:
    """Return every field of the record, private ones included, None where unset."""
    model = type(row)
    found = {name: getattr(row, attribute) for name, attribute in columns(model).items()}
    for name in children(model):
        found[name] = [plain(child) for child in getattr(row, name).all()]
    return found


def row_values(record: msgspec.Struct, model: "type[Mirror]") -> dict[str, Any]:
    """Return what a row of `model` needs to hold this record, its children left out."""
    return {attribute: stored(getattr(record, name)) for name, attribute in columns(model).items()}


def stored(value: Any) -> Any:
    """Turn a record's value into a column's: parts and lists become JSON with every field."""
    return _full(value) if isinstance(value, (msgspec.Struct, tuple, list)) else value


def _full(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        made = getattr(type(value), "MADE", ())
        sent = (name for name in value.__struct_fields__ if name not in made)
        return {name: _full(getattr(value, name)) for name in sent}
    if isinstance(value, (tuple, list)):
        return [_full(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value
