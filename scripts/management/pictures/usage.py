"""Which records show a picture: so it leaves by /media/, stays on disk, or is deleted."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import msgspec
from django.db import models, transaction
from django.db.models.functions import Cast

from scripts.management.ledger import lock_ledger
from scripts.management.pictures import files
from scripts.records.picture import Picture
from scripts.rules.naming.picture import may_be_shown, may_be_shown_from

Shown = dict[str, Any]
"""A picture as a row keeps it."""


def picture_of(shown: Shown) -> Picture | None:
    """Return a row's picture as the contract has it; None where it breaks it."""
    try:
        return msgspec.convert(shown, Picture)
    except msgspec.ValidationError:
        return None


def sendable(item: dict[str, Any], on: dt.date) -> dict[str, Any]:
    """Return a record's values without the pictures that may be shown neither now nor later.

    One whose consent begins later is sent, so that whoever pulls knows the day; its file isn't.
    """
    if not item.get("pictures"):
        return item
    left = [one for one in item["pictures"] if _ever(one, on)]
    return {**item, "pictures": left}


def _ever(shown: Shown, on: dt.date) -> bool:
    picture = picture_of(shown)
    return picture is not None and may_be_shown_from(picture, on) is not None


def leaving(path: str, on: dt.date) -> Picture | None:
    """Return the picture by which a public record shows a path; None: it doesn't leave."""
    for row in _rows_with(path, public=True):
        for picture in map(picture_of, row.pictures):
            if picture and picture.path == path and may_be_shown(picture, on):
                return picture
    return None


def is_used(path: str) -> bool:
    """Tell whether any record, drafts included, has the picture."""
    return any(path in paths_of(row) for row in _rows_with(path, public=False))


def paths_of(row: Any) -> set[str]:
    """Return the files that a row shows."""
    return {str(shown.get("path")) for shown in getattr(row, "pictures", None) or ()}


def with_pictures() -> list[Any]:
    """Return the record types that have pictures."""
    from scripts.management.models import MODELS

    return [model for model in MODELS if "pictures" in model.RECORD.__struct_fields__]


def _rows_with(path: str, *, public: bool) -> Iterator[Any]:
    """Yield the rows in whose pictures the path stands, perhaps as part of another one."""
    for model in with_pictures():
        rows = model._base_manager.annotate(told=Cast("pictures", models.TextField()))
        rows = rows.filter(told__contains=path)
        yield from rows.filter(model.public()) if public else rows


def follow(before: Iterable[Any], after: Mapping[str, Any]) -> None:
    """Let the files follow a write: what is new is adopted, what nothing shows is deleted."""
    was = {path for row in before if row for path in paths_of(row)}
    now = {path for row in after.values() for path in paths_of(row)}
    for path in now - was:
        files.adopt(path)
        transaction.on_commit(partial(files.drop_upload, path))
    if was - now:
        transaction.on_commit(partial(_forget, was - now))


def _forget(paths: set[str]) -> None:
    """Delete files, while nobody can begin to show them again."""
    with transaction.atomic():
        lock_ledger()
        for path in paths:
            if not is_used(path):
                files.delete(path)
