import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from scripts.records import Opening, Session
from scripts.rules.opening_state import (
    State,
    is_public,
    joinable,
    next_change,
    places_left,
    sign_up_closes,
    state,
    turns,
)

ZONE = ZoneInfo("Asia/Shanghai")
DAY = dt.date(2026, 11, 28)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE)


def session(**changes: object) -> Session:
    given: dict[str, object] = {
        "id": "s1", "start_date": DAY, "start_time": "09:00", "end_date": DAY,
        "end_time": "11:30", "needed": 20, "confirmed": 16,
    }  # fmt: skip
    return Session(**{**given, **changes})  # type: ignore[arg-type]


def opening(*sessions: Session, **changes: object) -> Opening:
    return Opening(
        id="op", title="清河行动", organization="org", division="431002",
        sessions=sessions or (session(),), **changes,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-27 12:00", State.OPEN),
        ("2026-11-28 08:59", State.OPEN),
        ("2026-11-28 09:00", State.CLOSED),
        ("2026-11-28 11:29", State.CLOSED),
        ("2026-11-28 11:30", State.ENDED),
    ],
)
def test_the_clock_alone_moves_an_opening(now: str, expected: State) -> None:
    assert state(opening(), at(now), ZONE) is expected


def test_a_deadline_closes_sign_up_to_the_minute() -> None:
    notice = opening(sign_up_deadline=at("2026-11-26 18:00"))
    assert state(notice, at("2026-11-26 17:59"), ZONE) is State.OPEN
    assert state(notice, at("2026-11-26 18:00"), ZONE) is State.CLOSED


def test_a_deadline_after_the_last_start_does_not_keep_sign_up_open() -> None:
    notice = opening(sign_up_deadline=at("2026-12-31 18:00"))
    assert sign_up_closes(notice, ZONE) == at("2026-11-28 09:00")


def test_full_needs_every_session_to_come_to_be_full() -> None:
    full = session(confirmed=20)
    later = session(id="s2", start_date=dt.date(2026, 11, 29), end_date=dt.date(2026, 11, 29))
    assert state(opening(full), at("2026-11-27 12:00"), ZONE) is State.FULL
    assert state(opening(full, later), at("2026-11-27 12:00"), ZONE) is State.OPEN


def test_a_free_place_in_a_session_that_has_begun_is_no_free_place() -> None:
    begun = session(confirmed=0)
    full = session(
        id="s2", confirmed=20, start_date=dt.date(2026, 11, 29), end_date=dt.date(2026, 11, 29)
    )
    assert state(opening(begun, full), at("2026-11-28 10:00"), ZONE) is State.FULL


def test_unknown_need_is_never_full() -> None:
    assert places_left(session(needed=None)) is None
    assert state(opening(session(needed=None)), at("2026-11-27 12:00"), ZONE) is State.OPEN


def test_nobody_knows_the_places_left_where_the_confirmed_are_not_said() -> None:
    unsaid = session(confirmed=None)
    full = session(
        id="s2", confirmed=20, start_date=dt.date(2026, 11, 29), end_date=dt.date(2026, 11, 29)
    )
    assert Session(id="s", start_date=DAY, end_date=DAY).confirmed is None
    assert places_left(unsaid) is None
    assert places_left(session(needed=0, confirmed=None)) is None
    for notice in (opening(unsaid), opening(unsaid, full)):
        assert state(notice, at("2026-11-27 12:00"), ZONE) is State.OPEN


def test_more_confirmed_than_needed_leaves_no_negative_places() -> None:
    assert places_left(session(needed=5, confirmed=9)) == 0


def test_cancelled_stays_cancelled_before_and_after() -> None:
    notice = opening(status="cancelled")
    assert state(notice, at("2026-11-01 00:00"), ZONE) is State.CANCELLED
    assert state(notice, at("2026-12-01 00:00"), ZONE) is State.CANCELLED


def test_closed_by_hand_ends_all_the_same() -> None:
    notice = opening(status="closed")
    assert state(notice, at("2026-11-27 12:00"), ZONE) is State.CLOSED
    assert state(notice, at("2026-11-28 11:30"), ZONE) is State.ENDED


def test_scheduled_until_sign_up_opens() -> None:
    notice = opening(sign_up_opens=at("2026-11-25 08:00"))
    assert state(notice, at("2026-11-25 07:59"), ZONE) is State.SCHEDULED
    assert state(notice, at("2026-11-25 08:00"), ZONE) is State.OPEN


def test_nothing_is_public_before_its_hour() -> None:
    notice = opening(publish_at=at("2026-11-25 08:00"))
    assert not is_public(notice, at("2026-11-25 07:59"))
    assert is_public(notice, at("2026-11-25 08:00"))


def test_a_day_without_an_hour_counts_to_its_end() -> None:
    notice = opening(session(start_time=None, end_time=None))
    assert state(notice, at("2026-11-28 23:59"), ZONE) is State.OPEN
    assert state(notice, at("2026-11-29 00:00"), ZONE) is State.ENDED


def test_the_next_change_is_when_the_state_really_changes() -> None:
    """Walk from change to change; between two of them the state must stay the same."""
    notice = opening(sign_up_opens=at("2026-11-25 08:00"), sign_up_deadline=at("2026-11-26 18:00"))
    now, seen = at("2026-11-24 10:00"), []
    while moment := next_change(notice, now, ZONE):
        just_before = moment - dt.timedelta(minutes=1)
        assert state(notice, now, ZONE) is state(notice, just_before, ZONE)
        seen.append(state(notice, now, ZONE))
        now = moment
    assert [*seen, state(notice, now, ZONE)] == [
        State.SCHEDULED, State.OPEN, State.CLOSED, State.CLOSED, State.ENDED,
    ]  # fmt: skip


def test_an_ended_opening_changes_no_more() -> None:
    assert next_change(opening(), at("2026-11-28 11:30"), ZONE) is None


def test_only_what_has_not_begun_can_be_joined() -> None:
    begun = session()
    later = session(id="s2", start_date=dt.date(2026, 11, 29), end_date=dt.date(2026, 11, 29))
    notice = opening(begun, later)
    assert [s.id for s in joinable(notice, at("2026-11-28 09:00"), ZONE)] == ["s2"]
    assert [s.id for s in joinable(notice, at("2026-11-28 08:59"), ZONE)] == ["s1", "s2"]


def test_turns_are_what_the_clock_will_make_of_it() -> None:
    second = session(id="s2", start_date=dt.date(2026, 12, 5), end_date=dt.date(2026, 12, 5))
    waiting = opening(
        session(), second,
        sign_up_opens=at("2026-11-25 09:00"), sign_up_deadline=at("2026-12-01 18:00"),
    )  # fmt: skip
    assert list(turns(waiting, at("2026-11-24 10:00"), ZONE)) == [
        (at("2026-11-25 09:00"), State.OPEN),
        (at("2026-12-01 18:00"), State.CLOSED),
        (at("2026-12-05 11:30"), State.ENDED),
    ]
    assert list(turns(waiting, at("2026-12-05 11:30"), ZONE)) == []


def test_turns_see_that_only_full_sessions_are_left() -> None:
    full = session(
        id="s2", start_date=dt.date(2026, 12, 5), end_date=dt.date(2026, 12, 5), confirmed=20
    )
    found = [state for _, state in turns(opening(session(), full), at("2026-11-24 10:00"), ZONE)]
    assert found == [State.FULL, State.CLOSED, State.ENDED]


def test_a_cancelled_opening_turns_into_nothing() -> None:
    cancelled = opening(status="cancelled")
    assert list(turns(cancelled, at("2026-11-24 10:00"), ZONE)) == []
