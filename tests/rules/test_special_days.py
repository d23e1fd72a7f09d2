import datetime as dt

import pytest

from scripts.rules.special_days import special_days
from tests.finding.calendar_days import MARKS


@pytest.mark.parametrize("day", MARKS)
def test_the_days_that_matter_are_named(day: str) -> None:
    assert special_days(dt.date.fromisoformat(day), "CN") == tuple(MARKS[day])


def test_chinese_days_are_named_in_china_alone() -> None:
    assert special_days(dt.date(2026, 10, 18), "US") == ()
    assert special_days(dt.date(2026, 12, 5), "US") == ("国际志愿者日",)


@pytest.mark.parametrize(
    ("day", "names"), [("2024-06-10", ("端午假期",)), ("2026-05-09", ("调休上班",))]
)
def test_holidays_are_those_announced(day: str, names: tuple[str, ...]) -> None:
    assert special_days(dt.date.fromisoformat(day), "CN") == names
