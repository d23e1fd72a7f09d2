"""The people in a row's content, whose names the history must not hold."""

from collections.abc import Iterator
from typing import Any

from scripts.management.fields import PartField, Parts
from scripts.management.plain import columns
from scripts.records.person import Person
from scripts.rules.naming import Names, names_of


def is_person(field: Any) -> bool:
    """Tell whether a column holds a person with their consents."""
    return isinstance(field, PartField) and issubclass(field.part or object, Person)


def is_private(field: Any) -> bool:
    """Tell whether a column's values may not be kept: people, and pictures that show some."""
    return is_person(field) or (isinstance(field, Parts) and field.syntax is None)


def names_in(*rows: Any) -> Names:
    """Return every name in these rows, none of which may be shown."""
    found = (value for row in rows if row for _, value in private_values(row))
    return names_of([(person, False) for value in found for person in people_in(value)])


def private_values(row: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each column of a row that holds people or pictures, with its value."""
    model: Any = type(row)
    for attribute in columns(model).values():
        field: Any = None if attribute.endswith("_id") else model._meta.get_field(attribute)
        if is_private(field):
            yield field, getattr(row, attribute)


def people_in(value: Any) -> Iterator[Person]:
    """Yield the people in stored values: a person, or pictures with who is in or took them."""
    if isinstance(value, list):
        for one in value:
            yield from people_in(one)
    elif isinstance(value, dict) and isinstance(value.get("people"), list):
        yield from people_in(value["people"])
        yield from people_in(value.get("taken_by"))
    elif isinstance(value, dict) and "name" in value:
        yield _person(value)


def _person(value: dict[str, Any]) -> Person:
    """Keep of a person what texts may call them by, whatever else is wrong with the values."""
    also = tuple(form for form in value.get("also") or () if isinstance(form, str))
    return Person(name=value.get("name"), also=also, never_named=True)
