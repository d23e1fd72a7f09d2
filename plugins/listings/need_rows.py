"""A need in a list, and the needs that an opening, a project or an organization answers."""

import datetime as dt
from collections.abc import Iterator

from plugins.listings import related
from plugins.listings.indexes import Indexes
from plugins.listings.need_book import Answered, need_book
from plugins.pages import urls
from plugins.pages.views import Link, Related, Row
from scripts.records import Need
from scripts.records.need import PeopleRange
from scripts.rules.need_state import LABELS

_ALL = Link(label="全部服务需求", url=urls.NEEDS)


def need_row(need: Need, indexes: Indexes) -> Row:
    """Make a need's row."""
    names = indexes.names
    where = (names.where(need.division, need.street), *names.category(need.category))
    people = how_many(need.people_range, indexes.portal.city.least_group)
    return Row(
        title=need.title,
        url=urls.need(need.id),
        lang=need.lang,
        tag=LABELS[need_book(indexes.portal).state(need)],
        lines=(" · ".join(where), "，".join((*names.people(need.service_object), people))),
    )


def how_many(people: PeopleRange, least_group: int) -> str:
    """Return such as 10–20 人, 300 人以上; of a small group only that it is small."""
    least, most = people.least, people.most
    if least >= least_group:
        return f"{least}–{most} 人" if most else f"{least} 人以上"
    if most is None:
        return "人数没有统计"
    return f"不足 {least_group} 人" if most < least_group else f"不超过 {most} 人"


def answered_needs(
    indexes: Indexes, collection: str, identifier: str, title: str = "正好回应这些需要"
) -> Iterator[Related]:
    """Yield the needs that a record answers, or nothing."""
    found = _answered(indexes, collection, identifier).needs
    rows = (need_row(need, indexes) for need in found[: related.FEW])
    yield from related.rows(title, rows, _ALL)


def needs_change(indexes: Indexes, collection: str, identifier: str) -> dt.datetime | None:
    """Return when time alone changes which needs a record answers."""
    return _answered(indexes, collection, identifier).changes_at


def _answered(indexes: Indexes, collection: str, identifier: str) -> Answered:
    return need_book(indexes.portal).answered.get((collection, identifier), Answered())
