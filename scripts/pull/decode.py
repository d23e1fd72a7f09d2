"""One raw item → a record, a removal, or what is wrong with it. One bad record fails alone."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from scripts.records import Record
from scripts.records.explain import Fault
from scripts.rules.naming.people import People
from scripts.rules.publishable import WITHDRAWN, publishable

LONGEST_ID = 64
"""Characters; a record without a usable id is called by its seq."""


class Wrong(NamedTuple):
    """What is wrong with a record; `needs` is what would mend it without a new version."""

    fault: Fault
    needs: str = ""


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """One item of a listing: a record, a tombstone, or a record with something wrong."""

    id: str
    seq: int
    raw: Mapping[str, Any]
    """Public fields only."""
    record: Record | None = None
    wrong: Wrong | None = None
    people: People | None = None
    """Who was judged in it; None in a tombstone."""
    deleted_on: dt.date | None = None
    """When a tombstone's record went, as far as it says."""

    @property
    def removed(self) -> bool:
        """Tell whether this is a tombstone."""
        return self.record is None and self.wrong is None

    @property
    def withdrawn(self) -> bool:
        """Tell whether no version of it may stand."""
        return self.raw.get("status") in WITHDRAWN


def decode(
    item: Mapping[str, Any], kind: type[Record], on: dt.date, known: frozenset[str]
) -> Arrival:
    """Turn one item into what may be published of it, or say what is wrong.

    `known` are the keys of the names that a picture's credit may hold.
    """
    seq, name = item["seq"], item.get("id")
    at = name if isinstance(name, str) and 0 < len(name) <= LONGEST_ID else f"#{seq}"
    if (deleted_at := item.get("deleted_at")) is not None:
        return Arrival(id=at, seq=seq, raw={}, deleted_on=_day(deleted_at))
    raw, record, fault, people = publishable(item, kind, on, known)
    wrong = Wrong(fault) if fault else None
    return Arrival(id=at, seq=seq, raw=raw, record=record, wrong=wrong, people=people)


def _day(moment: object) -> dt.date | None:
    """Return the day of a moment in its own zone; None for what is none."""
    try:
        return dt.datetime.fromisoformat(str(moment)).date()
    except ValueError:
        return None
