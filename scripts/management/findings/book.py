"""All records judged. What a record comes to is remembered until the record changes.

Where what all of them are judged by changes (see Bases), everything is judged anew.
"""

import datetime as dt
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.conf import settings

from scripts.management.findings.bench import Bench, parents, sources, star_rules
from scripts.management.findings.item import is_new, item_of
from scripts.management.ledger import Ledger, ledger
from scripts.management.models import MODELS, RecordModel
from scripts.management.plain import children
from scripts.management.staff.redacted import redact
from scripts.management.staff.roles import may, visible
from scripts.records import StarRule
from scripts.rules.finding import Finding


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One record with what is to be said of it."""

    model: type[RecordModel]
    id: str
    title: str
    public_title: str
    """As the public may know it, for who only reads."""
    organization: str
    """Id of the organization whose it is; empty where it is nobody's."""
    division: str
    draft: bool
    findings: tuple[Finding, ...]


class Bases(NamedTuple):
    """What all records are judged by; with another one of these nothing is remembered."""

    instance: str
    """The database's name: a restored backup has other records by old numbers."""
    day: dt.date
    """Consents begin and end."""
    star_rules: tuple[StarRule, ...]
    public: dict[str, frozenset[str]]
    """Ids of the records that others may name, by collection."""
    parents: dict[str, str | None]
    """Organization → its parent."""
    known: frozenset[str]
    """Keys of the names that a picture's credit may hold."""


@dataclass(frozen=True, kw_only=True)
class Pages:
    """What was judged, and by what."""

    bases: Bases
    seq: int
    """The database's last change."""
    entries: dict[tuple[str, str], tuple[int, Entry]]
    """By collection and id: the record's number, and what it came to."""


class Book:
    """The one of this server; threads take turns in bringing it up to date."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._pages: Pages | None = None

    def entries(self, user: Any, now: dt.datetime) -> list[Entry]:
        """Return the records whose findings an account may see."""
        found = self._current(now).entries
        wanted: list[Entry] = []
        for model in MODELS:
            if may(user, "findings", model):
                name = model.RECORD.COLLECTION
                keys = visible(user, model._base_manager.order_by("pk")).values_list(
                    "pk", flat=True
                )
                known = [found[name, key][1] for key in keys if (name, key) in found]
                wanted += known if may(user, "change", model) else map(_for_readers, known)
        return wanted

    def _current(self, now: dt.datetime) -> Pages:
        with self._turn:
            book, kept = ledger(), self._pages
            at = (book.instance, book.last_seq, now.date())
            if kept is None or (kept.bases.instance, kept.seq, kept.bases.day) != at:
                self._pages = kept = _written(now, book, kept)
            return kept


BOOK = Book()


def _written(now: dt.datetime, book: Ledger, last: Pages | None) -> Pages:
    """Judge what has changed; everything, where what it is judged by has changed."""
    bases = Bases(
        book.instance, now.date(), star_rules(now), _public(), parents(), sources(settings.CITY)
    )
    bench = Bench(
        city=settings.CITY, on=bases.day, star_rules=bases.star_rules, parents=bases.parents,
        known=bases.known, has=lambda collection, name: name in bases.public[collection],
    )  # fmt: skip
    known = last.entries if last and last.bases == bases else {}
    return Pages(bases=bases, seq=book.last_seq, entries=dict(_entries(bench, now, known)))


def _public() -> dict[str, frozenset[str]]:
    return {
        model.RECORD.COLLECTION: frozenset(
            model._base_manager.filter(model.public()).values_list("pk", flat=True)
        )
        for model in MODELS
    }


Known = dict[tuple[str, str], tuple[int, Entry]]


def _entries(
    bench: Bench, now: dt.datetime, known: Known
) -> Iterator[tuple[tuple[str, str], tuple[int, Entry]]]:
    for model in MODELS:
        name = model.RECORD.COLLECTION
        numbers = dict(model._base_manager.values_list("pk", "seq"))
        old = {key for key, seq in numbers.items() if known.get((name, key), (None,))[0] == seq}
        yield from (((name, key), known[name, key]) for key in old)
        for row in _rows(model, [key for key in numbers if key not in old], len(numbers)):
            judged = bench.judge(item_of(row, now), model.RECORD, first=is_new(row))
            yield (name, row.pk), (row.seq, _entry(row, judged.findings, now.date()))


def _rows(model: type[RecordModel], keys: list[str], of: int) -> Iterator[Any]:
    rows = model._base_manager.prefetch_related(*children(model))
    if len(keys) == of:
        yield from rows
        return
    for start in range(0, len(keys), 500):
        yield from rows.filter(pk__in=keys[start : start + 500])


def _entry(row: Any, findings: tuple[Finding, ...], on: dt.date) -> Entry:
    is_organization = row.RECORD.COLLECTION == "organizations"
    entry = Entry(
        model=type(row),
        id=row.pk,
        title=str(getattr(row, row.RECORD.TITLE)),
        public_title="",
        organization=row.pk if is_organization else getattr(row, "organization_id", None) or "",
        division=getattr(row, "division", None) or "",
        draft=row.is_draft,
        findings=findings,
    )
    return replace(entry, public_title=str(getattr(redact(row, on), row.RECORD.TITLE)))


def _for_readers(entry: Entry) -> Entry:
    return replace(entry, title=entry.public_title)
