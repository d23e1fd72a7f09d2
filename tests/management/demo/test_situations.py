"""Each situation leads to the state it promises, on whatever day and hour one seeds."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from scripts.city import load_city
from scripts.management.demo.openings import opening
from scripts.management.demo.organizations import organizations
from scripts.management.demo.setting import setting
from scripts.management.demo.situations import SITUATIONS, Situation
from scripts.management.demo.stage import Stage
from scripts.rules.opening_state import State, is_public, state
from tests.support import FIXTURES, ROOT

MOMENTS = (
    "2026-11-24T08:00:00+08:00",  # Tuesday
    "2026-11-27T23:30:00+08:00",  # Friday night
    "2026-11-28T08:00:00+08:00",  # Saturday
    "2026-11-29T17:45:00+08:00",  # Sunday evening
    "2026-12-31T12:00:00+08:00",  # the last day of the year
    "2024-02-29T00:00:00+08:00",  # leap day, midnight
    "2026-03-07T20:00:00-05:00",  # the night clocks change in New York
)
CITIES = (ROOT / "content", FIXTURES / "newyork")


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("content", CITIES, ids=["chenzhou", "newyork"])
def test_a_situation_leads_to_its_state(moment: str, content: Path) -> None:
    at = dt.datetime.fromisoformat(moment)
    city = load_city(content / "city.yaml")
    where = setting(city, openings=50, at=at)
    stage = Stage(where, organizations(where), [])
    for situation in SITUATIONS:
        for n in range(40):
            made = opening(stage, n, situation)
            assert state(made, at, ZoneInfo(city.timezone)) is situation.state, made
            assert is_public(made, at) is not situation.hidden


def test_the_table_promises_every_state() -> None:
    assert {situation.state for situation in SITUATIONS} == set(State)


def test_a_false_promise_is_found() -> None:
    """The check above can fail: a full opening isn't one with places left."""
    at = dt.datetime.fromisoformat(MOMENTS[0])
    city = load_city(ROOT / "content" / "city.yaml")
    where = setting(city, openings=50, at=at)
    stage = Stage(where, organizations(where), [])
    full = next(entry for entry in SITUATIONS if entry.state is State.FULL)
    wrong = Situation(state=State.OPEN, day=full.day, filled="full")
    assert state(opening(stage, 0, wrong), at, ZoneInfo(city.timezone)) is not wrong.state
