"""One raw item, as the management API sends it → the record that may be published. Pure.

The pull decides by this what is published, and the management system what it shows as published:
persons are judged, the allow-list passed, what is left converted. One bad record fails alone.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from scripts.records import Organization, Record
from scripts.records.explain import Fault, explain
from scripts.rules.allow import public
from scripts.rules.naming import Names, masked_texts
from scripts.rules.naming.credit import keys
from scripts.rules.naming.people import People
from scripts.rules.private_number import private_number

WITHDRAWN = ("draft", "withdrawn", "unpublished")
"""States that never leave the API; one that does is not published, in no version."""


class Publishable(NamedTuple):
    """What an item comes to: a record, or what is wrong with it."""

    raw: Mapping[str, Any]
    """Public fields only, names masked."""
    record: Record | None
    fault: Fault | None
    people: People


def publishable(
    item: Mapping[str, Any], kind: type[Record], on: dt.date, known: frozenset[str] = frozenset()
) -> Publishable:
    """Judge an item's persons on a day, cut it down to its public fields, convert what is left.

    `known` are the keys of the names that a picture's credit may hold (naming/credit.py).
    """
    people = People(on=on, known=known | _own_name(item, kind))
    cut = public(people.judge(item, kind), kind)
    raw = masked_texts(cut, people.names, kind)
    record, fault = _convert(cut, kind, people.names)
    return Publishable(raw, record, fault, people)


def _own_name(item: Mapping[str, Any], kind: type[Record]) -> frozenset[str]:
    """Return the key of an organization's own name, which it may give as a source."""
    name = item.get(kind.TITLE)
    return keys([name]) if kind is Organization and isinstance(name, str) else frozenset()


def _convert(
    raw: Mapping[str, Any], kind: type[Record], names: Names
) -> tuple[Record, None] | tuple[None, Fault]:
    if raw.get("status") in WITHDRAWN:
        return None, Fault("status", "草稿或已撤回的记录不应由接口给出，请在管理系统中检查")
    try:
        record: Record = masked_texts(msgspec.convert(raw, kind), names)
    except msgspec.ValidationError as error:
        return None, explain(str(error))
    if not getattr(record, kind.TITLE).strip():
        return None, Fault(kind.TITLE, "只有空白，请写上文字")
    fault = private_number(record)
    return (None, fault) if fault else (record, None)
