"""Who changed what: written by every write, read at a record's page and by the office.

The history obeys what people decide over their data. It never takes in a person's name or
consents; a name that is found out later is masked in what was kept before, and of a record that
is gone only the fields' names stay.
"""

import datetime as dt
from typing import TYPE_CHECKING, Any

from scripts.management.staff.actor import Actor, current
from scripts.management.staff.change import Action, Change
from scripts.management.staff.differences import differences, masked
from scripts.management.staff.people import names_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.management.models.base import RecordModel

    Kind = type[RecordModel]
    Rows = Mapping[str, "RecordModel"]

_BATCH = 500


def note(
    model: "Kind", before: "Mapping[str, RecordModel | None]", after: "Rows", moment: dt.datetime
) -> None:
    """Write down what a write did to records of one kind; nothing where nothing changed."""
    by = _by(current())
    noted = [
        Change(**by, **values, moment=moment)
        for id_, old in before.items()
        if (values := _change(model, id_, old, after.get(id_)))
    ]
    _scrub(model, before, after, noted)
    Change.objects.bulk_create(noted, batch_size=_BATCH)


def event(collection: str, record_id: str, text: str, moment: dt.datetime, **more: Any) -> None:
    """Write down what isn't a change of a record: an account, a restored backup, a request."""
    values = {"action": Action.EVENT, **more}
    Change.objects.create(
        **_by(current()), moment=moment, collection=collection, record_id=record_id, note=text,
        **values,
    )  # fmt: skip


def _by(actor: Actor) -> dict[str, Any]:
    return {
        "user_id": actor.user_id, "actor": actor.name, "role": actor.role, "way": actor.way,
    }  # fmt: skip


def _change(model: "Kind", id_: str, old: Any, new: Any) -> dict[str, Any] | None:
    row = new or old
    fields = differences(old, new) if old and new else []
    if row is None or (old and new and not fields):
        return None
    action = Action.CHANGE if old and new else Action.ADD if new else Action.DELETE
    return {
        "action": action,
        "collection": model.RECORD.COLLECTION,
        "record_id": id_,
        "organization": _organization(row),
        "fields": fields,
    }


def _organization(row: Any) -> str:
    is_one = row._meta.model_name == "organization"
    return str(row.pk if is_one else getattr(row, "organization_id", None) or "")


def _scrub(model: "Kind", before: Any, after: Any, noted: list[Change]) -> None:
    """Take out of the older history what may not be kept any more."""
    gone = [change.record_id for change in noted if change.action == Action.DELETE]
    named = {
        change.record_id: names_in(before[change.record_id], after.get(change.record_id))
        for change in noted
        if change.action == Action.CHANGE and any("before" not in one for one in change.fields)
    }
    ids = [*gone, *named]
    for start in range(0, len(ids), _BATCH):
        older = Change.objects.filter(
            collection=model.RECORD.COLLECTION, record_id__in=ids[start : start + _BATCH]
        ).exclude(fields=[])
        for change in older.iterator():
            change.fields = [_kept(entry, named.get(change.record_id)) for entry in change.fields]
            change.save(update_fields=["fields"])


def _kept(entry: dict[str, Any], names: Any) -> dict[str, Any]:
    if names is None:
        return {"field": entry["field"].partition("（")[0]}
    return {key: masked(value, names) for key, value in entry.items()}
