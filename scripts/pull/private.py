"""Numbers of persons in a record's public texts: such a record is not published.

The checks of the built site refuse the whole site for one such number (条例 art. 20, 21); here
it costs only the record that holds it. A number declared as office_phone is a public contact.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from scripts.records import Record
from scripts.records.explain import Fault
from scripts.rules.personal_numbers import personal_numbers

_DECLARED = "office_phone"


def private_number(record: Record) -> Fault | None:
    """Return where the first undeclared number of a person stands, or None."""
    raw = msgspec.to_builtins(record)
    declared = {found.digits for found in personal_numbers(str(raw.pop(_DECLARED, "")))}
    for place, text in _texts(raw, ""):
        for number in personal_numbers(text):
            if number.digits not in declared:
                return Fault(place, f"含有{number.kind} {number.masked}，不能公开，请删去后再发布")
    return None


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Yield every text with its path, such as `sessions[0].place`."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, f"{place}.{name}" if place else name)
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            yield from _texts(part, f"{place}[{number}]")
