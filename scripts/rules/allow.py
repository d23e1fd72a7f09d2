"""The allow-list: a field that no type names in `PUBLIC` is gone before anything looks at it.

条例 art. 20 and 21, PIPL art. 25. Persons have been judged by then: see naming/people.py.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, cast

import msgspec
from msgspec import inspect

from scripts.records import Record
from scripts.records.fields import Part

Published = type[Record] | type[Part]


def public(raw: Mapping[str, Any], kind: Published) -> dict[str, Any]:
    """Return only what may be published, at every level; null counts as not said."""
    return {
        name: _cut(raw[name], part)
        for name, part in _public_fields(kind).items()
        if raw.get(name) is not None
    }


def _cut(value: Any, part: Published | None) -> Any:
    if part is None:
        return value
    if isinstance(value, dict):
        return public(value, part)
    if isinstance(value, list):
        return [_cut(entry, part) for entry in value]
    return value


@cache
def _public_fields(kind: Published) -> dict[str, Published | None]:
    """Return the public fields, each with the type of the part (or parts) in it."""
    return {name: part for name, part in parts_of(kind).items() if name in kind.PUBLIC}


@cache
def parts_of(kind: Published) -> dict[str, Published | None]:
    """Return every field of a type, private ones too, with the type of the part in it."""
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)  # noqa: S101 — records and parts are Structs
    return {field.encode_name: _part(field.type) for field in info.fields}


def _part(kind: inspect.Type) -> Published | None:
    if isinstance(kind, inspect.StructType):
        return cast("Published", kind.cls)
    if isinstance(kind, inspect.VarTupleType):
        return _part(kind.item_type)
    if isinstance(kind, inspect.UnionType):
        return next((part for part in map(_part, kind.types) if part), None)
    return None


@cache
def required_of(kind: Published) -> frozenset[str]:
    """Return the fields without which there is no record."""
    return frozenset(field.encode_name for field in msgspec.structs.fields(kind) if field.required)
