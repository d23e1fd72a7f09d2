"""Records in bulk, for demo data and spreadsheets: each one numbered, in the order given.

Nothing here needs a server; `setup` comes first.
"""

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from typing import TYPE_CHECKING

import msgspec

from scripts.errors import ConfigError, ContractError, ImportFileError, PortalError
from scripts.management import postgres, schema, trouble
from scripts.records import Record
from scripts.workspace import Workspace

if TYPE_CHECKING:
    from scripts.management.models import RecordModel

_CHUNK = 500
_SETTINGS = "scripts.management.settings"


def setup(places: Workspace) -> None:
    """Configure Django for these places, once in a process, and bring the database up to date.

    Raises PortalError where this process already works on other places.
    """
    configure(places)
    _make_private(places)
    with trouble.explained():
        postgres.require()
        schema.migrate()


def configure(places: Workspace) -> None:
    """Configure Django without opening the database."""
    import django
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    if not settings.configured:
        try:
            with _environment(places):
                django.setup()
        except ImproperlyConfigured as error:
            raise ConfigError(
                f"管理系统不能启动（{error}）；请检查 DATABASE_URL，并安装那种数据库的驱动"
            ) from None
    if (settings.PLACES.var, settings.PLACES.content) != (places.var, places.content):
        raise PortalError(
            f"这个进程已经在使用 {settings.PLACES.var}，不能再打开 {places.var}；请另开一个进程"
        )


@contextmanager
def _environment(places: Workspace) -> Iterator[None]:
    """Let the settings module find these places while it is imported."""
    wanted = {
        "DJANGO_SETTINGS_MODULE": _SETTINGS,
        "PORTAL_VAR": str(places.var),
        "PORTAL_CONTENT": str(places.content),
    }
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _make_private(places: Workspace) -> None:
    """Make the database file for the owner's eyes only, before anything is in it."""
    from django.conf import settings

    places.var.mkdir(parents=True, exist_ok=True)
    if settings.DATABASES["default"]["NAME"] == str(settings.SQLITE_FILE):
        settings.SQLITE_FILE.touch(mode=0o600, exist_ok=True)


def save_records(records: Iterable[Record]) -> int:
    """Store records by id, all or none, and return how many were new or changed.

    What didn't change keeps its number. An updated_at that comes with a record is kept.
    Raises ImportFileError where a record names another one that does not exist, or holds what a
    database can't.
    """
    from django.db import transaction

    from scripts.management.ledger import lock_ledger

    with transaction.atomic():
        lock_ledger()
        return sum(
            _save_chunk(kind, chunk)
            for kind, run in groupby(records, key=type)
            for chunk in _chunks(run)
        )


def _chunks(run: Iterator[Record]) -> Iterator[Sequence[Record]]:
    while chunk := list({record.id: record for record in islice(run, _CHUNK)}.values()):
        yield chunk


def _save_chunk(kind: type[Record], records: Sequence[Record]) -> int:
    from scripts.management.fitting import refuse_misfits
    from scripts.management.models import BY_COLLECTION
    from scripts.management.plain import children
    from scripts.management.writes import load, write

    model = BY_COLLECTION[kind.COLLECTION]
    with write(given_moments=True) as now:
        held = load(model, [record.id for record in records])
        fresh = [record for record in records if _differs(record, held.get(record.id))]
        now.touch(model, [record.id for record in fresh])
        for record in fresh:
            refuse_misfits(model, record)
        _refuse_dangling(model, fresh, {record.id for record in records})
        _upsert(model, fresh)
        for name in children(model):
            _replace_children(model, name, fresh)
    return len(fresh)


def _differs(record: Record, row: "RecordModel | None") -> bool:
    if row is None:
        return True
    try:
        held = row.to_record()
    except ContractError:
        return True  # a draft, or a row that the record mends
    return _content(record) != _content(held)


def _content(record: Record) -> Record:
    kept = {"version": 1} if hasattr(record, "version") else {}
    return msgspec.structs.replace(record, seq=0, updated_at=None, **kept)


def _upsert(model: "type[RecordModel]", records: Sequence[Record]) -> None:
    from scripts.management.plain import columns, row_values

    rows = [model(**row_values(record, model)) for record in records]
    model._base_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[name for name in columns(model) if name != "id"],
    )


def _replace_children(model: "type[RecordModel]", name: str, records: Sequence[Record]) -> None:
    from scripts.management.plain import children, row_values

    child = children(model)[name]
    parent = model._meta.get_field(name).field.name  # type: ignore[union-attr]
    child._base_manager.filter(**{f"{parent}__in": [record.id for record in records]}).delete()
    child._base_manager.bulk_create(
        child(**row_values(part, child), **{f"{parent}_id": record.id})
        for record in records
        for part in getattr(record, name)
    )


def _refuse_dangling(model: "type[RecordModel]", records: Sequence[Record], ids: set[str]) -> None:
    """Refuse a record that names one which is neither stored nor comes with it."""
    from django.db.models import ForeignKey

    for field in model._meta.concrete_fields:
        if not isinstance(field, ForeignKey):
            continue
        named = {getattr(record, field.name): record for record in records}
        named.pop(None, None)
        target = field.related_model
        there = set(target._base_manager.filter(pk__in=list(named)).values_list("pk", flat=True))
        for missing in set(named) - there - (ids if target is model else set()):
            label = target._meta.verbose_name
            raise ImportFileError(
                f"{model.RECORD.LABEL} {named[missing].id}：{field.name} 写的是 {missing}，"
                f"没有这个{label}；请先录入它"
            )


def is_empty() -> bool:
    """Tell whether no record has been stored, drafts included."""
    from scripts.management.models import MODELS

    return not any(model._base_manager.exists() for model in MODELS)


def mark_demo(moment: dt.datetime) -> None:
    """Say that the records are invented, with dates relative to `moment`."""
    from scripts.management.models import Ledger

    Ledger.objects.update_or_create(pk=1, defaults={"demo_moment": moment})


def demo_moment() -> dt.datetime | None:
    """Return the moment that the demo data was made for; None where the data is real."""
    from scripts.management.models import Ledger

    ledger = Ledger.objects.filter(pk=1).first()
    return ledger.demo_moment if ledger else None


def clear() -> None:
    """Delete every record and the demo mark.

    Public records leave tombstones and the numbers go on, so that a pull that knows the old
    records learns that they are gone.
    """
    from django.db import transaction

    from scripts.management.models import MODELS, Ledger
    from scripts.management.writes import write

    with transaction.atomic(), write():
        for model in reversed(MODELS):
            _detach(model)
            model._base_manager.all().delete()
        Ledger.objects.filter(pk=1).update(demo_moment=None)


def _detach(model: "type[RecordModel]") -> None:
    """Let go of the references within one collection, which protect what they name."""
    from django.db.models import ForeignKey

    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey) and field.related_model is model:
            model._base_manager.update(**{field.name: None})
