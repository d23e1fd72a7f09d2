"""What storing a sheet would change: which records are new, which fields differ and how."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec

from scripts.management.load.assemble import Made
from scripts.management.load.stored import Stored, name_of
from scripts.records import Record
from scripts.records.fields import Part

_BOOKKEEPING = frozenset({"seq", "updated_at", "version"})
_UNSAID = "未提供"


class What(StrEnum):
    """What becomes of a record."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One field that changes."""

    field: str
    """Its path, such as `sessions[S1].start_time`."""
    label: str
    """Its Chinese name, or the path where it has none."""
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """What becomes of one record."""

    collection: str
    label: str
    """What kind of record it is, in Chinese."""
    id: str
    title: str
    rows: tuple[int, ...]
    """The rows that say it, the first one first."""
    what: What
    differences: tuple[Difference, ...] = ()
    """Where it is changed."""


def change(made: Made, stored: Stored, zone: dt.tzinfo) -> Change:
    """Compare a record with the stored one."""
    record = made.record
    collection = record.COLLECTION
    held = stored.get(collection, record.id)
    differences: tuple[Difference, ...] = ()
    what = What.NEW
    if held is not None:
        differences = tuple(_differences(record, held, stored, zone))
        what = What.CHANGED if differences else What.UNCHANGED
    return Change(
        collection=collection,
        label=record.LABEL,
        id=record.id,
        title=name_of(record),
        rows=tuple(row.row for row in made.rows),
        what=what,
        differences=differences,
    )


def _differences(
    record: Record, held: Record, stored: Stored, zone: dt.tzinfo
) -> Iterator[Difference]:
    labels = stored.labels.get(record.COLLECTION, {})
    if (record.COLLECTION, record.id) in stored.drafts:
        yield Difference(
            field="status", label=labels.get("status", "status"), before="草稿", after="已发布"
        )
    for name in record.__struct_fields__:
        if name in _BOOKKEEPING:
            continue
        before, after = getattr(held, name), getattr(record, name)
        label = labels.get(name, name)
        for path, more, old, new in _deeper(name, before, after):
            named = stored.labels.get(name, {}).get(more, more)
            yield Difference(
                field=path, label=f"{label} {named}".strip(), before=_shown(old, zone),
                after=_shown(new, zone),
            )  # fmt: skip


def _deeper(path: str, before: Any, after: Any) -> Iterator[tuple[str, str, Any, Any]]:
    """Yield path, field within, old and new of what differs; of parts, each field alone."""
    if before == after:
        return
    if isinstance(before, Part) and isinstance(after, Part):
        for name in after.__struct_fields__:
            old, new = getattr(before, name), getattr(after, name)
            if old != new:
                yield f"{path}.{name}", name, old, new
    elif _identified(before) and _identified(after):
        old_parts = {part.id: part for part in before}
        new_parts = {part.id: part for part in after}
        for id_ in dict.fromkeys((*old_parts, *new_parts)):
            yield from _deeper(f"{path}[{id_}]", old_parts.get(id_), new_parts.get(id_))
    else:
        yield path, "", before, after


def _identified(value: Any) -> bool:
    return isinstance(value, tuple) and all(hasattr(part, "id") for part in value)


def _shown(value: Any, zone: dt.tzinfo) -> str:
    match value:
        case None | "" | ():
            return _UNSAID
        case bool():
            return "是" if value else "否"
        case dt.datetime():
            return f"{value.astimezone(zone):%Y-%m-%d %H:%M}"
        case tuple():
            return "、".join(_shown(part, zone) for part in value)
        case msgspec.Struct():
            named = (getattr(value, name) for name in value.__struct_fields__)
            return " ".join(_shown(part, zone) for part in named if part not in (None, "", ()))
        case _:
            return str(value)
