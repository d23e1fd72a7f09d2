"""All rows from one database into another: for backups, restores, and a move between two kinds.

Rows are copied as they are, identifiers, numbers and times included, past every write path.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session as Login
from django.core.management.color import no_style
from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

_BATCH = 500


def tables() -> list[type[models.Model]]:
    """Return every table of the system, who is logged in left out."""
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and model is not Login]


def copy_rows(source: str, target: str) -> None:
    """Replace all rows of `target` with those of `source`, all or none.

    Both are Django's names of open connections, and of the same form. Who is logged in at
    `target` is logged out.
    """
    wanted = tables()
    with transaction.atomic(using=target):
        _empty(connections[target], wanted)
        for model in wanted:
            _copy_table(model, source, connections[target])
        _go_on_counting(connections[target], wanted)


def _empty(target: BaseDatabaseWrapper, wanted: Iterable[type[models.Model]]) -> None:
    """Delete all rows; references between them are only looked at when the transaction ends."""
    emptied: list[type[models.Model]] = [Login, *wanted]
    with target.cursor() as cursor:
        for model in emptied:
            cursor.execute(f"DELETE FROM {target.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - names of our own tables


def _copy_table(model: type[models.Model], source: str, target: BaseDatabaseWrapper) -> None:
    fields: list[Any] = list(model._meta.concrete_fields)
    quote = target.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608 - names from the model, values as parameters
    names = [field.attname for field in fields]
    # A plain query set: nothing is left out, whatever a model's own manager hides.
    rows: Any = models.QuerySet(model, using=source).order_by("pk").values_list(*names)
    with target.cursor() as cursor:
        for batch in _batches(rows.iterator(chunk_size=_BATCH)):
            prepared = [_prepared(fields, row, target) for row in batch]
            cursor.executemany(insert, prepared)


def _prepared(fields: Sequence[Any], row: Sequence[Any], target: BaseDatabaseWrapper) -> list[Any]:
    return [field.get_db_prep_save(value, target) for field, value in zip(fields, row, strict=True)]


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _go_on_counting(target: BaseDatabaseWrapper, wanted: list[type[models.Model]]) -> None:
    """Let keys that the database makes itself begin after the copied ones."""
    with target.cursor() as cursor:
        for statement in target.ops.sequence_reset_sql(no_style(), wanted):
            cursor.execute(statement)
