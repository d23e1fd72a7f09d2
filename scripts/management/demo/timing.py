"""When an opening's sessions are, and when its sign-up opens and closes."""

import datetime as dt
from dataclasses import dataclass
from random import Random
from typing import Any

from scripts.management.demo.setting import Setting
from scripts.management.demo.situations import Situation
from scripts.management.demo.wording import Activity
from scripts.rules.opening_state import State

_HOUR = dt.timedelta(hours=1)
_DAY = dt.timedelta(days=1)
_EVE = dt.time(18, 0)


@dataclass(frozen=True, kw_only=True)
class Span:
    """One session's time, local and without a zone."""

    start: dt.datetime
    end: dt.datetime
    timed: bool

    def fields(self) -> dict[str, Any]:
        """Return the times as record fields."""
        days = {"start_date": self.start.date(), "end_date": self.end.date()}
        if not self.timed:
            return days
        return days | {"start_time": f"{self.start:%H:%M}", "end_time": f"{self.end:%H:%M}"}


def spans(setting: Setting, situation: Situation, activity: Activity, random: Random) -> list[Span]:
    """Lay out the sessions; what is still to come begins at least two hours after `at`."""
    day = situation.day(setting.at, random)
    begins = dt.time.fromisoformat(random.choice(activity.at))
    first = dt.datetime.combine(day, begins)
    if setting.at.date() <= day and first < _wall(setting) + 2 * _HOUR:
        first += 7 * _DAY
    starts = [first + offset * _DAY for offset in situation.offsets]
    length = situation.nights * _DAY + activity.hours * _HOUR
    return [Span(start=start, end=start + length, timed=situation.timed) for start in starts]


def _wall(setting: Setting) -> dt.datetime:
    return setting.at.replace(tzinfo=None)


def sign_up(
    setting: Setting, situation: Situation, times: list[Span], random: Random
) -> dict[str, Any]:
    """Return when sign-up opens and closes, and when the notice is published."""
    moments = {"sign_up_deadline": _deadline(setting, situation, times, random)}
    soon = setting.at.replace(hour=9, minute=0) + random.randint(1, 4) * _DAY
    if situation.opens_later:
        moments["sign_up_opens"] = soon
    if situation.hidden:
        moments["publish_at"] = soon
    return moments


def _deadline(
    setting: Setting, situation: Situation, times: list[Span], random: Random
) -> dt.datetime:
    if situation.deadline == "soon":
        return setting.at + random.randint(3, 40) * _HOUR
    if situation.deadline == "passed":
        return setting.at - random.randint(1, 20) * _HOUR
    last = times[-1].start
    eve = dt.datetime.combine(last.date() - _DAY, _EVE)
    if eve <= _wall(setting) < last:  # tomorrow's sessions: the eve is already over
        eve = last - _HOUR
    return eve.replace(tzinfo=setting.zone)


def changed(setting: Setting, situation: Situation, times: list[Span], *key: object) -> dt.datetime:
    """Return when the notice was last changed: always before `at`."""
    if situation.state is not State.ENDED:
        return setting.before(*key)
    end = times[-1].end.replace(tzinfo=setting.zone)
    written = end + 20 * _HOUR if situation.afterwards else end - 5 * _DAY
    return min(written, setting.at - _HOUR)
