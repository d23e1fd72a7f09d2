"""A recognition's state follows from the clock and the stored decision."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from scripts.records.person import HonoredPerson
from scripts.records.recognition import Decision, NoticePeriod, Recognition
from scripts.rules.recognition_state import LABELS, State, next_change, state

ZONE = ZoneInfo("Asia/Shanghai")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def recognition(granted: str = "", withdrawn: str = "") -> Recognition:
    decision = Decision(
        granted_on=day(granted) if granted else None,
        withdrawn_on=day(withdrawn) if withdrawn else None,
    )
    return Recognition(
        id="RC-1", person=HonoredPerson(masked="某志愿者"), star=3, hours=612.5,
        judged_on=day("2026-10-31"), division="431002",
        notice=NoticePeriod(start=day("2026-11-16"), end=day("2026-11-20")),
        decision=decision if granted or withdrawn else None,
    )  # fmt: skip


OPEN, GRANTED = recognition(), recognition(granted="2026-11-25")
OBJECTED, EARLY = recognition(withdrawn="2026-11-18"), recognition(granted="2026-11-17")
REVOKED = recognition(granted="2026-11-25", withdrawn="2027-03-01")


@pytest.mark.parametrize(
    ("found", "on", "expected"),
    [
        (OPEN, "2026-11-15", State.WAITING),
        (OPEN, "2026-11-16", State.NOTICE),
        (OPEN, "2026-11-20", State.NOTICE),
        (OPEN, "2026-11-21", State.REVIEW),
        (OPEN, "2036-11-21", State.REVIEW),  # time alone grants nothing
        (GRANTED, "2026-11-20", State.NOTICE),
        (GRANTED, "2026-11-24", State.REVIEW),
        (GRANTED, "2026-11-25", State.GRANTED),
        (EARLY, "2026-11-18", State.NOTICE),  # a decision before the end waits for it
        (EARLY, "2026-11-21", State.GRANTED),
        (OBJECTED, "2026-11-17", State.NOTICE),
        (OBJECTED, "2026-11-18", State.WITHDRAWN),
        (REVOKED, "2027-02-28", State.GRANTED),
        (REVOKED, "2027-03-01", State.WITHDRAWN),
    ],
)
def test_the_state_on_a_day(found: Recognition, on: str, expected: State) -> None:
    assert state(found, day(on)) is expected


@pytest.mark.parametrize("found", [OPEN, GRANTED, OBJECTED, EARLY, REVOKED])
def test_no_state_changes_before_it_says(found: Recognition) -> None:
    now = dt.datetime(2026, 11, 10, 9, tzinfo=ZONE)
    while now.year < 2028:
        upcoming = next_change(found, now, ZONE)
        later = now + dt.timedelta(days=1)
        if upcoming is None or upcoming > later:
            assert state(found, later.date()) is state(found, now.date())
        now = later


def test_the_next_change_is_a_midnight_of_the_city() -> None:
    moment = next_change(OPEN, dt.datetime(2026, 11, 20, 23, 59, tzinfo=ZONE), ZONE)
    assert moment == dt.datetime(2026, 11, 21, tzinfo=ZONE)
    assert next_change(OPEN, dt.datetime(2026, 11, 21, tzinfo=ZONE), ZONE) is None


def test_every_state_has_its_word() -> None:
    assert set(LABELS) == set(State)
