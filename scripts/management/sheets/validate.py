"""What the admin's forms would refuse is refused here too, in the same words."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from scripts.management.models.base import Mirror
from scripts.management.plain import children, columns
from scripts.management.sheets.drafts import Draft
from scripts.management.sheets.entries import Entry

_NEVER = ("seq", "updated_at", "released", "version")


def validate(draft: Draft) -> None:
    """Hold a new or changed record and its parts to their models; keep what is wrong."""
    _check_parts(draft)
    model: Any = draft.form.owner
    whole = _filled(model, draft.row, draft.said.values, id=draft.id)
    if draft.entry and (draft.said.values or draft.row is None):
        _clean(draft.entry, whole, draft.said.values, new=draft.row is None)
    for part in draft.changed_parts:
        link = part.entry.form.link
        found = _filled(part.entry.form.model, part.row, part.said.values, identifier=part.id)
        setattr(found, link, whole)
        _clean(part.entry, found, part.said.values, new=part.row is None)


def _check_parts(draft: Draft) -> None:
    """Require of a new record the parts that it can't be without."""
    required = {field.name for field in _fields(draft.form.owner) if field.required}
    for name in children(draft.form.owner):
        if draft.row is None and name in required and not draft.parts:
            title = children(draft.form.owner)[name]._meta.verbose_name
            draft.fault(f"新增的{draft.form.title}至少要有一个{title}；请在“{title}”表中加一行")


def _fields(model: type[Mirror]) -> Any:
    import msgspec

    return msgspec.structs.fields(model.RECORD)


def _filled(model: Any, row: Any, values: Mapping[str, Any], **identifier: str) -> Any:
    """Return a row as it would be, without storing it."""
    found = model(**identifier) if row is None else copy.copy(row)
    for name, value in values.items():
        setattr(found, columns(model)[name], value)
    return found


def _clean(entry: Entry, row: Any, values: Mapping[str, Any], *, new: bool) -> None:
    for name, message in _wrong(row, values, new=new):
        column = next((column for column in entry.form.columns if column.field == name), None)
        entry.fault(column, message)


def _wrong(row: Any, values: Mapping[str, Any], *, new: bool) -> Iterator[tuple[str, str]]:
    """Yield field and message of what the model refuses among the values that are set."""
    model: Any = type(row)
    named = {model.RENAMED.get(name, name): name for name in columns(model)}
    left_out = {
        field.name for field in model._meta.fields
        if isinstance(field, models.ForeignKey) or field.name in _NEVER or field.name == "key"
        or (not new and named.get(field.name) not in values)
    }  # fmt: skip
    for check in (lambda: row.clean_fields(exclude=left_out), row.clean):
        try:
            check()
        except ValidationError as error:
            for name, messages in _messages(error).items():
                yield from ((named.get(name, name), message) for message in messages)
            return


def _messages(error: ValidationError) -> dict[str, list[str]]:
    found: dict[str, list[str]] = (
        error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    )
    return found
