"""Numbers of persons in a record's public texts: such a record is not published.

The checks of the built site refuse the whole site for one such number (条例 art. 20, 21); here
it costs only the record that holds it. A number declared as office_phone is a public contact.
"""

from collections.abc import Iterator
from typing import Any

from scripts.records import Record
from scripts.records.explain import Fault
from scripts.records.fields import Part
from scripts.rules.personal_numbers import personal_numbers

DECLARED = "office_phone"
"""The field whose numbers are public, wherever the record's texts repeat them."""


def private_number(record: Record) -> Fault | None:
    """Return where the first undeclared number of a person stands, or None."""
    declared = getattr(record, DECLARED, None)
    for name in _public(record):
        if name != DECLARED and (fault := number_in(getattr(record, name), name, declared)):
            return fault
    return None


def number_in(value: Any, place: str, declared: str | None) -> Fault | None:
    """Return where in one field's value a number stands that isn't in `declared`, or None."""
    for at, text in texts(value, place):
        for number in personal_numbers(text):
            if number.digits not in {found.digits for found in personal_numbers(declared or "")}:
                return Fault(at, f"含有{number.kind} {number.masked}，不能公开，请删去后再发布")
    return None


def _public(part: Record | Part) -> Iterator[str]:
    return (name for name in part.__struct_fields__ if name in part.PUBLIC)


def texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Yield every public text with its path, such as `sessions[0].place`."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Record | Part):
        for name in _public(value):
            yield from texts(getattr(value, name), f"{place}.{name}")
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            yield from texts(part, f"{place}[{number}]")
