"""Who is under public notice (公示) together: the same days, the same way to object."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from plugins.honors.book import Book, Entry
from plugins.honors.wording import full_date, honored
from plugins.listings.facts import fact, known, phone
from plugins.pages import urls
from plugins.pages.views import Fact, Link, NoticeRound
from scripts.records import Recognition, StarRule
from scripts.rules.recognition_state import State
from scripts.rules.working_days import working_days


def rounds(book: Book) -> Iterator[NoticeRound]:
    """Yield what is under public notice now, what ends first at the top."""
    found = sorted(book.in_state(State.NOTICE), key=lambda entry: _together(entry.recognition))
    together = groupby(found, key=lambda entry: _together(entry.recognition))
    for number, (_, entries) in enumerate(together, 1):
        yield _round(number, sorted(entries, key=lambda entry: entry.order), book)


def _together(found: Recognition) -> tuple[Any, ...]:
    """Return what the people of one round have in common."""
    notice, channel = found.notice, found.objection_channel or ""
    return notice.end, notice.start, found.judged_on, channel, found.office_phone or ""


def _round(number: int, entries: list[Entry], book: Book) -> NoticeRound:
    first, rule = entries[0].recognition, entries[0].rule
    names = tuple(honored(entry, book) for entry in entries)
    count = working_days(first.notice.start, first.notice.end)
    return NoticeRound(
        anchor=f"round-{number}",
        title=f"{len(entries)} 名志愿者的星级认定",
        start=full_date(first.notice.start),
        starts=first.notice.start.isoformat(),
        end=full_date(first.notice.end),
        ends=first.notice.end.isoformat(),
        length=None if count is None else f"{count} 个工作日",
        channel=channel(first, book),
        judged=f"服务时数截至 {full_date(first.judged_on)}",
        names=names,
        masked=any(one.masked for one in names),
        rule=_link(rule) if rule else None,
    )


def _link(rule: StarRule) -> Link:
    return Link(label=rule.title, url=urls.star_rule(rule.id), lang=rule.lang)


def channel(found: Recognition, book: Book) -> tuple[Fact, ...]:
    """Say how to object: as the record says, else by what the organisation makes public."""
    own = known(
        (fact("提出异议", found.objection_channel, lang=found.lang), _phone(found.office_phone))
    )
    if own:
        return own
    body = book.indexes.organizations.get(found.organization or "")
    if body and body.office_phone:
        return (
            fact("提出异议", body.name, urls.organization(body.id), body.lang),
            _phone(body.office_phone),
        )
    return (fact("提出异议", None),)


def _phone(number: str | None) -> Fact:
    found = phone(number)
    return Fact(label="受理电话", values=found.values, url=found.url)
