"""A record's names and pictures on a day: what may be shown stays, what has lapsed is masked."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from scripts.records.person import Person
from scripts.records.picture import Picture
from scripts.rules.naming.consent import judged
from scripts.rules.naming.mask import stand_in
from scripts.rules.naming.texts import Names, names_of

R = TypeVar("R", bound=msgspec.Struct)


def shown_name(person: Person, on: dt.date) -> str:
    """Return the name where it may be shown on a day, else what stands in its place."""
    known = person if person.masked else judged(person, on)
    return known.name if known.name and not _is_past(known, on) else stand_in(known)


def lapses_on(record: msgspec.Struct) -> dt.date | None:
    """Return the first day on which something that the record shows may not be shown any more."""
    ends = [_end(part) for part in _shown(record)]
    return min((end + dt.timedelta(days=1) for end in ends if end), default=None)


def settled(record: R, on: dt.date) -> R:
    """Return a record of the snapshot as it may be shown on a day."""
    return kept(record, lambda part: not _is_past(part, on))


def kept(record: R, may: Callable[[Person | Picture], bool]) -> R:
    """Return a record with only those names and pictures that `may` be shown.

    Another name is masked wherever the record's texts have it; another picture is left out.
    """
    shown = list(_shown(record))
    if all(map(may, shown)):
        return record
    names = names_of((part, may(part)) for part in shown if isinstance(part, Person))
    found: R = masked_texts(_without(record, may), names)
    return found


def shown_parts(record: msgspec.Struct) -> Iterator[Person | Picture]:
    """Yield who is named with consent in a record, and the pictures that show people."""
    for part in _shown(record):
        if isinstance(part, Person) or part.shows_people:
            yield part


def _end(part: Person | Picture) -> dt.date | None:
    return part.named_until if isinstance(part, Person) else part.shown_until


def _is_past(part: Person | Picture, on: dt.date) -> bool:
    end = _end(part)
    return end is not None and on > end


def _shown(value: Any) -> Iterator[Person | Picture]:
    """Yield everybody a record names, and its pictures with who took them."""
    if isinstance(value, Picture):
        yield value
        yield from _shown(value.taken_by)
    elif isinstance(value, Person):
        if value.name:
            yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _shown(getattr(value, name))
    elif isinstance(value, tuple):
        for entry in value:
            yield from _shown(entry)


def _without(value: Any, may: Callable[[Person | Picture], bool]) -> Any:
    if isinstance(value, Person):
        named = value.name and not may(value)
        return type(value)(masked=value.masked, role=value.role) if named else value
    if isinstance(value, tuple):
        left = (one for one in value if not isinstance(one, Picture) or may(one))
        return tuple(_without(one, may) for one in left)
    if isinstance(value, msgspec.Struct):
        return _changed(value, {name: _without(v, may) for name, v in _fields(value).items()})
    return value


def masked_texts(value: Any, names: Names, kind: type[msgspec.Struct] | None = None) -> Any:
    """Mask hidden names in every text of a record, or of raw values that are to become one.

    Addresses, codes and identifiers are no texts: the type gives them a pattern.
    """
    if isinstance(value, msgspec.Struct):
        within = text_fields(type(value))
        return _changed(
            value,
            {n: _masked(v, names, within[n]) for n, v in _fields(value).items() if n in within},
        )
    if isinstance(value, dict) and kind:
        within = text_fields(kind)
        return {n: _masked(v, names, within[n]) if n in within else v for n, v in value.items()}
    return value


def _masked(value: Any, names: Names, kind: type[msgspec.Struct] | None) -> Any:
    if isinstance(value, str):
        return names.masked(value) if kind is None else value
    if isinstance(value, list | tuple):
        return type(value)(_masked(entry, names, kind) for entry in value)
    return masked_texts(value, names, kind)


@cache
def text_fields(kind: type[msgspec.Struct]) -> dict[str, type[msgspec.Struct] | None]:
    """Return the fields with text for people (None), and those with parts that have such."""
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)  # noqa: S101 — tells the type checker
    own = {"name", "also", "masked"} if issubclass(kind, Person) else set()
    found = {field.name: _text(field.type) for field in info.fields if field.name not in own}
    return {name: part for name, part in found.items() if part is not False}


def _text(kind: inspect.Type) -> Any:
    """Return None for text, the type of a part, False for anything else."""
    match kind:
        case inspect.StrType():
            return False if kind.pattern else None
        case inspect.StructType():
            return kind.cls
        case inspect.VarTupleType():
            return _text(kind.item_type)
        case inspect.Metadata():
            return _text(kind.type)
        case inspect.UnionType():
            found = [_text(one) for one in kind.types if not isinstance(one, inspect.NoneType)]
            return found[0] if found else False
    return False


def _fields(value: msgspec.Struct) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__struct_fields__}


def _changed(value: Any, fields: dict[str, Any]) -> Any:
    """Replace what differs; the same struct where nothing does."""
    differing = {name: new for name, new in fields.items() if new is not getattr(value, name)}
    return msgspec.structs.replace(value, **differing) if differing else value
