"""Every situation an opening can be in, as a table; each says the state it must lead to.

Some two thirds of the openings lie round the moment, a third is past.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal

from scripts.rules.opening_state import State

Day = Callable[[dt.datetime, Random], dt.date]
Deadline = Literal["eve", "soon", "passed"]
Filled = Literal["some", "one left", "full", "first full"]

SATURDAY, SUNDAY = 5, 6
_NEXT_DAY, _NEXT_WEEK = (0, 1), (0, 1, 7)


def _in_days(first: int, last: int) -> Day:
    return lambda at, random: at.date() + dt.timedelta(days=random.randint(first, last))


def _weekend(at: dt.datetime, random: Random, *, weeks: int = 0) -> dt.date:
    """Return a day of the weekend that is on or comes next, or of a later one."""
    days = 0 if at.weekday() == SUNDAY else (SATURDAY - at.weekday()) % 7 + random.randint(0, 1)
    return at.date() + dt.timedelta(days=days + 7 * weeks)


def _this_weekend(at: dt.datetime, random: Random) -> dt.date:
    return _weekend(at, random)


def _later_weekend(at: dt.datetime, random: Random) -> dt.date:
    return _weekend(at, random, weeks=random.randint(1, 5))


def _weekday(at: dt.datetime, random: Random) -> dt.date:
    days = [at.date() + dt.timedelta(days=days) for days in range(3, 13)]
    return random.choice([day for day in days if day.weekday() < SATURDAY])


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What makes an opening's state; the rest of it is free."""

    state: State
    day: Day
    """Of the first session."""
    weight: int = 1
    """How many of all cards."""
    offsets: tuple[int, ...] = (0,)
    """Days from the first session to each."""
    nights: int = 0
    """From a session's first day to its last."""
    timed: bool = True
    status: Literal["published", "closed", "cancelled"] = "published"
    reason: bool = False
    deadline: Deadline = "eve"
    filled: Filled = "some"
    opens_later: bool = False
    hidden: bool = False
    afterwards: bool = False


_SOON, _PAST, _LONG_AGO = _in_days(4, 12), _in_days(-120, -3), _in_days(-700, -370)

SITUATIONS = (
    Situation(state=State.OPEN, day=_this_weekend, weight=9),
    Situation(state=State.OPEN, day=_later_weekend, weight=4),
    Situation(state=State.OPEN, day=_weekday, weight=2),
    Situation(state=State.OPEN, day=_in_days(14, 70), weight=2),
    Situation(state=State.OPEN, day=_SOON, deadline="soon"),
    Situation(state=State.OPEN, day=_this_weekend, filled="one left"),
    Situation(state=State.OPEN, day=_SOON, offsets=_NEXT_WEEK, filled="first full"),
    Situation(state=State.OPEN, day=_this_weekend, offsets=(0, 7, 14, 21, 28, 35)),
    Situation(state=State.OPEN, day=_SOON, timed=False),
    Situation(state=State.OPEN, day=_SOON, nights=2),
    Situation(state=State.FULL, day=_this_weekend, filled="full"),
    Situation(state=State.FULL, day=_SOON, offsets=_NEXT_DAY, filled="full"),
    Situation(state=State.SCHEDULED, day=_in_days(12, 40), opens_later=True),
    Situation(state=State.CLOSED, day=_in_days(-1, -1), nights=4),
    Situation(state=State.CLOSED, day=_SOON, status="closed"),
    Situation(state=State.CLOSED, day=_SOON, deadline="passed"),
    Situation(state=State.CANCELLED, day=_SOON, status="cancelled", reason=True),
    Situation(state=State.CANCELLED, day=_SOON, status="cancelled"),
    Situation(state=State.OPEN, day=_in_days(12, 40), hidden=True),
    Situation(state=State.ENDED, day=_PAST, weight=5),
    Situation(state=State.ENDED, day=_PAST, weight=6, afterwards=True),
    Situation(state=State.ENDED, day=_PAST, offsets=_NEXT_DAY, status="closed"),
    Situation(state=State.ENDED, day=_LONG_AGO),
    Situation(state=State.ENDED, day=_LONG_AGO, afterwards=True),
    Situation(state=State.CANCELLED, day=_PAST, status="cancelled", reason=True),
)  # fmt: skip
