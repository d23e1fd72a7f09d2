"""What the API answers, as plain values: the index, and pages of a collection by number."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from scripts.management.ledger import ledger
from scripts.management.models import BY_COLLECTION, RecordModel, Tombstone
from scripts.management.one_state import one_state
from scripts.management.pictures.usage import sendable
from scripts.management.plain import children, plain
from scripts.records import SCHEMA_VERSION

Kind = type[RecordModel]


def index() -> dict[str, Any]:
    """Say what there is: the schema, the city, and each collection's size and last number."""
    held = ledger()
    with one_state():
        collections = {name: _size(model) for name, model in BY_COLLECTION.items()}
    return {
        "schema": SCHEMA_VERSION,
        "instance": held.instance,
        "demo": held.demo_moment is not None,
        "city": settings.CITY.code,
        "collections": collections,
    }


def _size(model: Kind) -> dict[str, int]:
    public = model._base_manager.filter(model.public())
    return {"count": public.count(), "high_water": high_water(model)}


def high_water(model: Kind) -> int:
    """Return the largest number in a collection's feed, 0 where it is empty."""
    rows = model._base_manager.filter(released=True).aggregate(last=Max("seq"))
    gone = Tombstone.objects.filter(collection=model.RECORD.COLLECTION).aggregate(last=Max("seq"))
    return max(rows["last"] or 0, gone["last"] or 0)


def page(model: Kind, since: int, limit: int) -> dict[str, Any]:
    """Return the items after `since`, at most `limit`, in the order of their numbers.

    All of it is read from one state, and numbers become visible in their order: everything up
    to the largest is there. A write that happens meanwhile stands behind it, where the client
    meets it next time, so nothing is lost between two pages.
    """
    with one_state():
        bound = high_water(model)
        found = sorted(
            (*_records(model, since, bound, limit + 1), *_gone(model, since, bound, limit + 1)),
            key=lambda item: item["seq"],
        )
    items = found[:limit]
    return {
        "items": items,
        "next": items[-1]["seq"] if len(found) > limit else None,
        "high_water": bound,
    }


def _records(model: Kind, since: int, bound: int, limit: int) -> Iterable[dict[str, Any]]:
    """Yield public records, and what was public and went back to draft as tombstones."""
    rows = (
        model._base_manager.filter(released=True, seq__gt=since, seq__lte=bound)
        .order_by("seq")
        .prefetch_related(*children(model))
    )
    for row in rows[:limit]:
        if row.is_draft:
            yield _tombstone(row.pk, row.seq, row.updated_at)
        else:
            item = sendable(plain(row), timezone.localdate())
            yield {name: _local(value) for name, value in item.items()}


def _gone(model: Kind, since: int, bound: int, limit: int) -> Iterable[dict[str, Any]]:
    rows = Tombstone.objects.filter(
        collection=model.RECORD.COLLECTION, seq__gt=since, seq__lte=bound
    ).order_by("seq")
    for row in rows[:limit]:
        yield _tombstone(row.record_id, row.seq, row.deleted_at)


def _tombstone(id_: str, seq: int, moment: dt.datetime | None) -> dict[str, Any]:
    return {"id": id_, "seq": seq, "deleted_at": _local(moment)}


def _local(value: Any) -> Any:
    return timezone.localtime(value) if isinstance(value, dt.datetime) else value
