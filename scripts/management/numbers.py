"""The numbers when a database is replaced by an older one: they go on, never back."""

from dataclasses import dataclass

from django.db import models, transaction
from django.utils import timezone

from scripts.management.ledger import (
    Tombstone,
    bury,
    lock_ledger,
    new_instance,
    take_numbers,
)
from scripts.management.models import MODELS


@dataclass(frozen=True, kw_only=True)
class Known:
    """What whoever pulled from a database may know of it."""

    last_seq: int
    ids: dict[str, set[str]]
    """By collection: everything that is or was public."""


def known() -> Known:
    """Read what may be known of the database in use."""
    with transaction.atomic():
        ids = {
            model.RECORD.COLLECTION: set(
                model._base_manager.filter(released=True).values_list("pk", flat=True)
            )
            for model in MODELS
        }
        for collection, id_ in Tombstone.objects.values_list("collection", "record_id"):
            ids.setdefault(collection, set()).add(id_)
        return Known(last_seq=lock_ledger().last_seq, ids=ids)


def go_on_after(before: Known) -> None:
    """Renumber this database beyond `before`, bury what it doesn't have, and rename it."""
    with transaction.atomic():
        ledger = lock_ledger()
        ledger.last_seq += before.last_seq
        ledger.instance = new_instance()
        ledger.save(update_fields=["last_seq", "instance"])
        tables: tuple[type[models.Model], ...] = (*MODELS, Tombstone)
        for table in tables:
            # A plain query set: the numbers themselves are what is written here.
            models.QuerySet(table).update(seq=models.F("seq") + before.last_seq)
        for model in MODELS:
            _bury_unknown(model.RECORD.COLLECTION, before.ids.get(model.RECORD.COLLECTION, set()))


def _bury_unknown(collection: str, ids: set[str]) -> None:
    model = next(model for model in MODELS if collection == model.RECORD.COLLECTION)
    rows = dict(models.QuerySet(model).values_list("pk", "released"))
    drafts = [id_ for id_, released in rows.items() if id_ in ids and not released]
    for id_ in drafts:  # public once, a draft here: the feed shows it as gone
        models.QuerySet(model).filter(pk=id_).update(released=True)
    buried = set(
        Tombstone.objects.filter(collection=collection).values_list("record_id", flat=True)
    )
    gone = sorted(ids - set(rows) - buried)
    first = take_numbers(len(gone))
    moment = timezone.now().replace(microsecond=0)
    bury(collection, {id_: first + place for place, id_ in enumerate(gone)}, moment)
