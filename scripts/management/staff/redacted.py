"""A row as the public may know it, for roles that only read.

Names stand where consent is in force, else their mask, here and in every text of the row; what
isn't on the record's allow-list is empty. Such a row is for showing and is never saved.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec

from scripts.management.plain import columns
from scripts.management.staff.people import is_person, is_private, people_in, private_values
from scripts.records.person import Person
from scripts.rules.naming import Names, judged, masked_texts, may_be_named, names_of, stand_in
from scripts.rules.naming.credit import credited


def redact(row: Any, on: dt.date) -> Any:
    """Take out of a row in memory what the public may not know on a day, and return it."""
    model: Any = type(row)
    names = _names(row, on)
    for name, attribute in columns(model).items():
        field: Any = None if attribute.endswith("_id") else model._meta.get_field(attribute)
        value = getattr(row, attribute)
        if name not in model.RECORD.PUBLIC:
            setattr(row, attribute, None)
        elif is_person(field):
            setattr(row, attribute, _public(value, field.part, on))
        elif is_private(field):
            setattr(row, attribute, _pictures(value, on))
    redact_texts(row, names)
    row.hidden_names = names
    return row


def redact_texts(row: Any, names: Names) -> None:
    """Mask names in the texts of a row, or of a part with a table of its own."""
    model: Any = type(row)
    values = {name: getattr(row, attribute) for name, attribute in columns(model).items()}
    for name, value in masked_texts(values, names, model.RECORD).items():
        if value != values[name]:
            setattr(row, columns(model)[name], value)


def _names(row: Any, on: dt.date) -> Names:
    """Return who may not be named in this row, judged for each place as the pull does."""
    found: list[tuple[Person, bool]] = []
    for field, value in private_values(row):
        person = _read(value, field.part) if is_person(field) else None
        if person:
            found.append((person, may_be_named(person, field.part.PURPOSE, on)))
        else:
            found += _of_pictures(value or [], on)
    return names_of(found)


def _of_pictures(pictures: list[dict[str, Any]], on: dt.date) -> Iterator[tuple[Person, bool]]:
    """Yield who is in the pictures, never named, and who took them with whether they may be."""
    for picture in pictures:
        yield from ((one, False) for one in people_in(picture.get("people")))
        taken_by = _read(picture.get("taken_by"), Person)
        may = taken_by is not None and may_be_named(taken_by, taken_by.PURPOSE, on)
        yield from ((one, may) for one in people_in(picture.get("taken_by")))


def _read(value: Any, kind: type[Person]) -> Person | None:
    try:
        return msgspec.convert(value, kind) if value else None
    except msgspec.ValidationError:
        return None


def _public(value: Any, kind: type[Person], on: dt.date) -> dict[str, Any] | None:
    if not value:
        return None
    person = _read(value, kind)
    known = judged(person, on) if person else kind(never_named=True)
    return {"name": known.name or stand_in(known), "role": known.role}


def _pictures(value: Any, on: dt.date) -> list[dict[str, Any]]:
    return [
        {**picture, "people": [], **_credited(picture, on)}
        for picture in value or []
        if picture.get("shows_people") is False or _all_consent(picture.get("people"), on)
    ]


def _credited(picture: dict[str, Any], on: dt.date) -> dict[str, Any]:
    """Return who took a picture and its source, as the public may know them."""
    taken_by = _public(picture.get("taken_by"), Person, on)
    return {"taken_by": taken_by, "credit": credited(picture.get("credit") or "") or None}


def _all_consent(people: Any, on: dt.date) -> bool:
    found = [_read(one, Person) for one in people or []]
    return bool(found) and all(one and may_be_named(one, "picture", on) for one in found)
