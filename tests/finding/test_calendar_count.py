"""The calendar's independent count says what one reads off the notices."""

import datetime as dt

import pytest

from tests.finding.calendar_count import FEW_OF_MONTH, CalendarCount
from tests.finding.calendar_days import DAYS, FIRST, MONTHS, SAID_ONCE, SHOWN_DAYS, WEEKS
from tests.finding.count import Count


@pytest.fixture(scope="module")
def calendar(tricky_count: Count) -> CalendarCount:
    return CalendarCount(tricky_count)


@pytest.mark.parametrize("day", DAYS)
def test_a_day_holds_what_one_reads(calendar: CalendarCount, day: str) -> None:
    held = calendar.of_day(dt.date.fromisoformat(day))
    assert [one.opening for one in held] == DAYS[day]


@pytest.mark.parametrize("day", FIRST)
def test_what_one_can_join_stands_first(calendar: CalendarCount, day: str) -> None:
    assert calendar.shown(dt.date.fromisoformat(day), FEW_OF_MONTH) == FIRST[day]


def test_pages_are_those_that_one_counts(calendar: CalendarCount) -> None:
    assert calendar.months() == MONTHS
    assert calendar.weeks() == WEEKS
    assert calendar.crowded() == SHOWN_DAYS


def test_what_lasts_is_said_once(calendar: CalendarCount) -> None:
    assert [one[2] for one in calendar.long] == ["LONGER"]
    first = dt.date(2026, 8, 1)
    assert calendar.said_once(first, dt.date(2026, 8, 31)) == SAID_ONCE["2026-08"]
    assert calendar.said_once(dt.date(2026, 11, 1), dt.date(2026, 11, 30)) == SAID_ONCE["2026-11"]
