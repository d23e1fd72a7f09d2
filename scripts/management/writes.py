"""Every write of records passes through `write()`, which numbers what changed.

Before the write, `touch` looks at the records it may change; when the outermost block ends,
still in its transaction, the same records are looked at again, and each one whose content
changed gets the next number, a new updated_at and, where it moved, a higher version. A public
record that is gone leaves a tombstone. What did not change keeps its number and its time.
Who changed what is written down with it, in `staff.history`.
"""

import datetime as dt
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from scripts.management.ledger import Tombstone, bury, lock_ledger, take_numbers
from scripts.management.pictures.usage import follow
from scripts.management.plain import children, plain
from scripts.management.staff import history

if TYPE_CHECKING:
    from scripts.management.models.base import RecordModel

    Kind = type[RecordModel]
    Rows = Mapping[str, RecordModel]

BOOKKEEPING = ("seq", "updated_at", "released", "version")
"""Columns that no writer sets; a higher version given by a writer is kept."""
_BATCH = 500
_current = threading.local()


class Stamp(NamedTuple):
    """What the bookkeeping columns of a row must hold."""

    seq: int
    updated_at: dt.datetime | None
    released: bool
    version: int


@dataclass
class Write:
    """One write under way."""

    given_moments: bool = False
    """Keep an updated_at that comes with the data, as an import's does."""
    before: "dict[Kind, dict[str, RecordModel | None]]" = field(default_factory=dict)
    instances: "list[Any]" = field(default_factory=list)

    def touch(self, model: "Kind", ids: Iterable[str], instances: Iterable[Any] = ()) -> None:
        """Note records that may change, as they are now; `instances` learn their new number."""
        seen = self.before.setdefault(model, {})
        fresh = [id_ for id_ in dict.fromkeys(ids) if id_ not in seen]
        found = load(model, fresh)
        seen.update({id_: found.get(id_) for id_ in fresh})
        self.instances.extend(row for row in instances if isinstance(row, model))


@contextmanager
def write(*, given_moments: bool = False) -> Iterator[Write]:
    """Open a write, or join the one that is under way in this thread."""
    joined: Write | None = getattr(_current, "write", None)
    if joined is not None:
        yield joined
        return
    with transaction.atomic():
        lock_ledger()
        _current.write = now = Write(given_moments=given_moments)
        try:
            yield now
        finally:
            _current.write = None
        _settle(now, timezone.now().replace(microsecond=0))


def load(model: "Kind", ids: Iterable[str]) -> "dict[str, RecordModel]":
    """Read records with their children, in batches that a database takes."""
    wanted = list(ids)
    rows: dict[str, RecordModel] = {}
    query = model._base_manager.prefetch_related(*children(model))
    for start in range(0, len(wanted), _BATCH):
        batch = query.filter(pk__in=wanted[start : start + _BATCH])
        rows.update({row.pk: row for row in batch})
    return rows


def content(row: "RecordModel") -> dict[str, Any]:
    """Return what counts as the record's content."""
    return {name: value for name, value in plain(row).items() if name not in BOOKKEEPING}


def _settle(done: Write, moment: dt.datetime) -> None:
    for model, before in done.before.items():
        after = load(model, before)
        gone = [id_ for id_, row in before.items() if row and row.released and id_ not in after]
        changed = [id_ for id_ in before if id_ in after and _changed(before[id_], after[id_])]
        first = take_numbers(len(changed) + len(gone))
        numbers = {id_: first + place for place, id_ in enumerate([*changed, *gone])}
        bury(model.RECORD.COLLECTION, {id_: numbers[id_] for id_ in gone}, moment)
        stamps = {
            id_: _stamp(before[id_], row, numbers.get(id_), moment, given=done.given_moments)
            for id_, row in after.items()
        }
        _store(model, after, stamps)
        _dig_up(model, [id_ for id_ in after if before[id_] is None])
        _tell(done.instances, model, stamps)
        follow(before.values(), after)
        history.note(model, before, after, moment)


def _changed(before: "RecordModel | None", after: "RecordModel") -> bool:
    return before is None or content(before) != content(after) or _version(after) > _version(before)


def _version(row: "RecordModel") -> int:
    return getattr(row, "version", 1)


def _stamp(
    before: "RecordModel | None",
    after: "RecordModel",
    number: int | None,
    moment: dt.datetime,
    *,
    given: bool,
) -> Stamp:
    if before is not None and number is None:
        return Stamp(before.seq, before.updated_at, before.released, _version(before))
    released = not after.is_draft or (before is not None and before.released)
    version = _version(after)
    if before is not None:
        version = max(version, _version(before))
        if before.released and before.moving() != after.moving():
            version = max(version, _version(before) + 1)
    updated_at = after.updated_at if given and after.updated_at else moment
    return Stamp(number or 0, updated_at, released, version)


def _store(model: "Kind", rows: "Rows", stamps: Mapping[str, Stamp]) -> None:
    """Write the stamps that differ, in one statement for all rows."""
    names = BOOKKEEPING if model.COUNTED else BOOKKEEPING[:3]
    columns = {field.name: field for field in model._meta.concrete_fields}
    fields = [columns[name] for name in names]
    values = [
        [
            *(
                field.get_db_prep_save(value, connection)
                for field, value in zip(fields, stamp, strict=False)
            ),
            id_,
        ]
        for id_, stamp in stamps.items()
        if any(getattr(rows[id_], name) != value for name, value in zip(names, stamp, strict=False))
    ]
    quote = connection.ops.quote_name
    sets = ", ".join(f"{quote(field.column or field.name)} = %s" for field in fields)
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {sets} WHERE id = %s", values)  # noqa: S608 - names from the model, values as parameters


def _dig_up(model: "Kind", ids: list[str]) -> None:
    """Remove the tombstones of records that are there again."""
    for start in range(0, len(ids), _BATCH):
        Tombstone.objects.filter(
            collection=model.RECORD.COLLECTION, record_id__in=ids[start : start + _BATCH]
        ).delete()


def _tell(instances: list[Any], model: "Kind", stamps: Mapping[str, Stamp]) -> None:
    """Let the objects in the caller's hands know what was stored."""
    for row in instances:
        if type(row) is model and row.pk in stamps:
            names = BOOKKEEPING if model.COUNTED else BOOKKEEPING[:3]
            for name, value in zip(names, stamps[row.pk], strict=False):
                setattr(row, name, value)
