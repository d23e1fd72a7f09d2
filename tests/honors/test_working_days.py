"""Working days by the State Council's calendar: holidays, make-up days, unknown years."""

import datetime as dt

import pytest

from scripts.rules.working_days import is_working_day, period_end, working_days


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("2026-09-20", True),  # a Sunday worked for National Day
        ("2026-09-30", True),
        ("2026-10-01", False), ("2026-10-07", False),  # a Wednesday
        ("2026-10-08", True),
        ("2026-10-10", True),  # a Saturday worked for National Day
        ("2026-10-11", False),
        ("2025-09-28", True),  # a Sunday
        ("2025-10-11", True),  # a Saturday
        ("2026-11-24", True), ("2026-11-28", False),
        ("2099-01-04", None),
    ],
)  # fmt: skip
def test_a_day(text: str, works: bool | None) -> None:
    assert is_working_day(day(text)) is works


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2026-09-30", "2026-10-08", 2),  # nine days, two of them worked
        ("2026-09-30", "2026-10-12", 5),  # the make-up Saturday counts
        ("2026-10-01", "2026-10-07", 0),
        ("2026-11-23", "2026-11-27", 5),
        ("2026-11-23", "2026-11-23", 1),
        ("2026-11-23", "2026-11-22", 0),
        ("2098-12-30", "2099-01-05", None),
    ],
)
def test_a_period(first: str, last: str, count: int | None) -> None:
    assert working_days(day(first), day(last)) == count


def test_a_period_across_national_day_ends_later_than_one_would_think() -> None:
    assert period_end(day("2026-09-28"), 5) == day("2026-10-09")
    assert period_end(day("2026-09-30"), 5) == day("2026-10-12")
    assert period_end(day("2026-11-21"), 5) == day("2026-11-27")
    assert period_end(day("2099-01-01"), 5) is None


def test_the_end_of_a_period_and_its_length_agree() -> None:
    for number in range(330):
        first = day("2026-01-01") + dt.timedelta(days=number)
        end = period_end(first, 5)
        assert end
        assert working_days(first, end) == 5
        assert working_days(first, end - dt.timedelta(days=1)) == 4
