"""Which commitment binds an opening, for its page; and when an edition's state changes."""

import datetime as dt
from collections.abc import Iterator

from plugins.listings.entries import Entry
from plugins.listings.facts import fact
from plugins.listings.indexes import Indexes
from plugins.pages import urls
from plugins.pages.views import Fact
from scripts.records import Commitment
from scripts.rules.commitments import applies, next_effective


def commitment_facts(entry: Entry, indexes: Indexes) -> Iterator[Fact]:
    """Yield the commitment that applies, with the way to it; nothing where there is none."""
    known = indexes.portal.snapshot.of("commitments").values()
    found = applies(known, entry.opening, _day(entry, indexes))
    if found:
        yield fact("服务承诺", called(found), urls.commitment(found.id), found.lang)


def commitment_changes(entry: Entry, indexes: Indexes) -> dt.datetime | None:
    """Return when another edition may bind an opening; never, once it is over."""
    if entry.over:
        return None
    return next_edition(indexes)


def next_edition(indexes: Indexes) -> dt.datetime | None:
    """Return the midnight at which the next edition of anybody comes into force."""
    known = indexes.portal.snapshot.of("commitments").values()
    day = next_effective(known, indexes.portal.today)
    return dt.datetime.combine(day, dt.time(), indexes.clock.zone) if day else None


def called(commitment: Commitment) -> str:
    """Return such as 志愿服务承诺（2026 年版）."""
    edition = commitment.edition
    return f"{commitment.title}（{edition}）" if edition else commitment.title


def _day(entry: Entry, indexes: Indexes) -> dt.date:
    """Return the day that counts: today, and for what is over its last."""
    last = max(session.end_date for session in entry.opening.sessions)
    return last if entry.over else indexes.portal.today
