"""What is stored, for comparing a file with it: read once, before anything is decided."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

import msgspec
from django.db import models

from scripts.management.plain import children
from scripts.management.sheets.pages import titles_of

_DIGITS = 6
"""Bytes of a made-up identifier: no two records of a city's will share one."""


@dataclass(frozen=True, kw_only=True)
class Stored:
    """The records that a file may change and name, by collection."""

    queries: Mapping[str, models.QuerySet[Any]]
    """What whoever loads the file may see; other records don't exist for it."""
    key: bytes
    """This database's own, so that identifiers tell nothing of what they were made from."""

    @cached_property
    def rows(self) -> dict[str, dict[str, Any]]:
        """Return the rows with their parts, by collection and identifier."""
        return {
            name: {
                row.pk: row
                for row in query.prefetch_related(*children(_model(query))).order_by("pk")
            }
            for name, query in self.queries.items()
        }

    def titles(self) -> dict[str, dict[str, str]]:
        """Return what the records are called."""
        return {name: titles_of(rows.values()) for name, rows in self.rows.items()}

    def made_id(self, prefix: str, *said: Any) -> str:
        """Make an identifier from what a record says: the same each time."""
        text = json.dumps(_same(list(said)), ensure_ascii=False)
        key = blake2b(self.key).digest()
        return f"{prefix}-{blake2b(text.encode(), key=key, digest_size=_DIGITS).hexdigest()}"


def stored_now(queries: Mapping[str, models.QuerySet[Any]]) -> Stored:
    """Return what is stored, as far as the query sets go."""
    from django.conf import settings

    return Stored(queries=queries, key=str(settings.SECRET_KEY).encode())


def identity(model: Any, values: Mapping[str, Any]) -> str:
    """Return what tells a record from others of its kind, whatever its identifier.

    That is what its type requires, who organizes it, and the name of whom it is about.
    """
    required = {
        field.name for field in msgspec.structs.fields(model.RECORD)
        if field.required and field.name != "id" and field.name not in children(model)
    }  # fmt: skip
    said = {name: values.get(name) for name in sorted(required | {"organization", "person"})}
    said["person"] = (values.get("person") or {}).get("name")
    return json.dumps({name: _same(value) for name, value in said.items()}, ensure_ascii=False)


def _same(value: Any) -> Any:
    """Write equal values alike: 300 and 300.0, a date and its text."""
    if isinstance(value, dict):
        return {name: _same(part) for name, part in sorted(value.items()) if part is not None}
    if isinstance(value, list):
        return [_same(part) for part in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value if value is None or isinstance(value, float) else str(value)


def _model(query: models.QuerySet[Any]) -> Any:
    return query.model
