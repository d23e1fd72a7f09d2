"""Rounds of public notice (公示): one now, to come, just over, and years of earlier ones."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.management.demo.setting import Setting
from scripts.records.recognition import NoticePeriod
from scripts.rules.working_days import period_end

_LASTS = 7
"""Working days; two more than the least."""
_QUARTERS = 10
_SHORT = 3
"""The earlier round that lasted too short, so that the report has something to say."""
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Round:
    """People who are under public notice together."""

    judged_on: dt.date
    notice: NoticePeriod
    granted_on: dt.date | None
    share: int = 1
    """How many go into it, compared with others."""


def rounds(setting: Setting) -> list[Round]:
    """Return all rounds, the latest first."""
    return [*_around(setting.at.date()), *_earlier(setting.at.date())]


def _around(today: dt.date) -> Iterator[Round]:
    """Yield the rounds that are not decided: to come, now, waiting for the decision."""
    ended = _month_end(today)
    yield Round(judged_on=ended, notice=_notice(today + 5 * _DAY), granted_on=None)
    now = _notice(today - 2 * _DAY)
    yield Round(judged_on=ended, notice=now, granted_on=None, share=3)
    over = NoticePeriod(start=today - 14 * _DAY, end=today - 2 * _DAY)
    yield Round(judged_on=_month_end(ended), notice=over, granted_on=None)


def _earlier(today: dt.date) -> Iterator[Round]:
    """Yield one round a quarter, each granted the week after its notice."""
    judged_on = _month_end(_month_end(today))
    for number in range(_QUARTERS):
        notice = _notice(judged_on + 6 * _DAY, 3 if number == _SHORT else _LASTS)
        if notice.end + 5 * _DAY <= today:
            granted_on = notice.end + 5 * _DAY
            yield Round(judged_on=judged_on, notice=notice, granted_on=granted_on)
        for _ in range(3):
            judged_on = _month_end(judged_on)


def _notice(start: dt.date, lasts: int = _LASTS) -> NoticePeriod:
    """Return a notice of so many working days; of twice as many days where nobody knows them."""
    return NoticePeriod(start=start, end=period_end(start, lasts) or start + 2 * lasts * _DAY)


def _month_end(day: dt.date) -> dt.date:
    """Return the last day of the month before."""
    return day.replace(day=1) - _DAY
