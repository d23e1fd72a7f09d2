"""A row as the API sends it, and as it would send it if it were public."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from django.utils import timezone

from scripts.management.plain import children, columns, plain

if TYPE_CHECKING:
    from scripts.management.models.base import Mirror, RecordModel

Parts = Mapping[str, Sequence["Mirror"]]
"""The rows of a record's parts, by field, where they aren't those of the database."""


def item_of(row: "RecordModel", now: dt.datetime, parts: Parts | None = None) -> dict[str, Any]:
    """Return the values of a row; a draft's as if it were published, a new one's as if saved."""
    found = plain(row) if parts is None else _unsaved(row, parts)
    if row.is_draft:
        found["status"] = row.PUBLISHED
    if found.get("updated_at") is None:
        found["updated_at"] = now
    local = {
        name: timezone.localtime(value) if isinstance(value, dt.datetime) else value
        for name, value in found.items()
    }
    item: dict[str, Any] = msgspec.to_builtins(local)
    return item


def is_new(row: "RecordModel") -> bool:
    """Tell whether a row has never been public, as far as it shows: a draft, or not yet saved."""
    return row.is_draft or row._state.adding  # noqa: SLF001 # documented by Django


def _unsaved(row: "RecordModel", parts: Parts) -> dict[str, Any]:
    model = type(row)
    found = {name: getattr(row, attribute) for name, attribute in columns(model).items()}
    for name in children(model):
        found[name] = [plain(part) for part in parts.get(name, ())]
    return found
