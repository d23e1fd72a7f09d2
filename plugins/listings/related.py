"""What belongs to a record, for the foot of its page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plugins.listings.entries import Entry
from plugins.listings.indexes import Indexes
from plugins.pages import urls
from plugins.pages.views import Link, Related, Row

FEW = 6
"""So many of each are named; `more` leads to the rest."""

NONE_JOINABLE = "已不能报名的活动"
"""Heads openings where nobody can join any of them, now or later."""

OWN = 20
"""So many of a record's own openings are named."""


def openings(
    title: str, entries: Sequence[Entry], more: Link | None = None, limit: int = FEW
) -> Iterator[Related]:
    """Yield the first few openings, or nothing."""
    if entries:
        rows = tuple(entry.row for entry in entries[:limit])
        yield Related(title=title, openings=rows, more=more)


def unnamed(entries: Iterable[Entry]) -> list[Entry]:
    """Return openings whose rows don't say who offers them: the page they stand on does."""
    return [
        replace(found, row=replace(found.row, organization=None, organization_lang=None))
        for found in entries
    ]


def own_openings(title: str, entries: Sequence[Entry]) -> Iterator[Related]:
    """Yield a record's own openings; only where some are left out, the way to all there are."""
    more = Link(label="全部招募信息", url=urls.OPENINGS) if len(entries) > OWN else None
    yield from openings(joinable_title(title, entries), entries, more, OWN)


def joinable_title(title: str, entries: Sequence[Entry]) -> str:
    """Return the title, which invites, where one can join any of them; else what they are."""
    return title if any(found.joinable for found in entries) else NONE_JOINABLE


def rows(title: str, found: Iterable[Row], more: Link | None = None) -> Iterator[Related]:
    """Yield other records, or nothing."""
    made = tuple(found)
    if made:
        yield Related(title=title, rows=made, more=more)


def stories(indexes: Indexes, collection: str, identifier: str) -> Iterator[Related]:
    """Yield the stories that tell of a record, or nothing."""
    cards = indexes.stories_of.get((collection, identifier), [])
    if cards:
        yield Related(title="相关故事", stories=tuple(card.row for card in cards[:FEW]))
