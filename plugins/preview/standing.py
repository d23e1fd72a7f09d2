"""The portal as it would stand with one record put in."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import msgspec

from plugins.pages.portal import Portal
from scripts.records import COLLECTIONS, Award, Need, Opening, Recognition, Record, Survey, Training
from scripts.snapshot import Snapshot, as_of_day


def with_record(
    portal: Portal, record: Record, related: Mapping[str, list[dict[str, Any]]], now: dt.datetime
) -> Portal:
    """Return the portal at a moment, with the record and those it names in its snapshot.

    Raises msgspec.ValidationError where a related record breaks the contract.
    """
    records = {name: dict(rows) for name, rows in portal.snapshot.records.items()}
    for name, rows in related.items():
        kind = COLLECTIONS[name]
        records.setdefault(name, {}).update({row["id"]: msgspec.convert(row, kind) for row in rows})
    records.setdefault(record.COLLECTION, {})[record.id] = record
    ordered = {name: dict(sorted(rows.items())) for name, rows in records.items()}
    snapshot: Snapshot = replace(portal.snapshot, records=ordered)
    return replace(
        portal, snapshot=as_of_day(snapshot, now.date()), now=now, declared=[], pictures=set(),
        site=None,
    )  # fmt: skip


def shown_at(record: Record, now: dt.datetime) -> dt.datetime:
    """Return now, or when the record becomes public where that is later."""
    if isinstance(record, Opening | Training) and record.publish_at:
        return max(now, record.publish_at.astimezone(now.tzinfo))
    days = {
        Recognition: lambda found: found.notice.start,
        Award: lambda found: found.granted_on,
        Need: lambda found: found.valid_from,
        Survey: lambda found: found.date,
    }
    day = days[type(record)](record) if type(record) in days else None
    return max(now, dt.datetime.combine(day, dt.time(), now.tzinfo)) if day else now
