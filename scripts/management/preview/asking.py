"""A judged record → the request to the renderer, with the records it names."""

import atexit
import datetime as dt
from typing import TYPE_CHECKING, Any

import msgspec
from django.conf import settings

from scripts.management.findings.bench import sources, star_rules
from scripts.management.findings.item import item_of
from scripts.management.ledger import ledger
from scripts.management.models import BY_COLLECTION
from scripts.management.preview.hanging import hung
from scripts.management.preview.process import Renderer
from scripts.records import Record
from scripts.rules.publishable import publishable
from scripts.rules.references import references

if TYPE_CHECKING:
    from scripts.management.models import RecordModel

RENDERER = Renderer(settings.PLACES)
"""The one of this server."""
atexit.register(RENDERER.close)


def page_of(record: Record, now: dt.datetime) -> dict[str, Any]:
    """Return the renderer's answer: html, url and moment, or error. Raises BuildError."""
    request = {
        "collection": record.COLLECTION,
        "record": msgspec.to_builtins(hung(record)),
        "related": related(record, now),
        "moment": now.isoformat(),
    }
    is_demo = ledger().demo_moment is not None
    return RENDERER.ask(msgspec.json.encode(request), now, demo=is_demo)


def related(record: Record, now: dt.datetime) -> dict[str, list[Any]]:
    """Return the public records that a record names, as the pull would publish them."""
    found: dict[str, list[Any]] = {}
    for reference in references(type(record)):
        name = getattr(record, reference.field)
        named = _published(reference.collection, name, now) if name else None
        if named is not None:
            found.setdefault(reference.collection, []).append(msgspec.to_builtins(named))
    if record.COLLECTION in ("recognitions", "star_rules"):
        rules = (rule for rule in star_rules(now) if rule.id != record.id)
        found["star_rules"] = [msgspec.to_builtins(rule) for rule in rules]
    return found


def _published(collection: str, name: str, now: dt.datetime) -> Record | None:
    model = BY_COLLECTION[collection]
    row: RecordModel | None = model._base_manager.filter(model.public(), pk=name).first()
    if row is None:
        return None
    record = publishable(item_of(row, now), model.RECORD, now.date(), sources(settings.CITY)).record
    return hung(record) if record else None
