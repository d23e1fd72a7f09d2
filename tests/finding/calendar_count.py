"""What every page of the calendar must show: plain loops over the snapshot's JSON lines.

Written from docs/finding.md, before the calendar and without it, as tests/finding/count.py is for
the lists.
"""

import datetime as dt
from typing import NamedTuple

from tests.finding.count import Count, Raw

FEW_OF_MONTH, FEW_OF_WEEK, LONG, WEEKS_KEPT = 4, 12, 14, 4


class Held(NamedTuple):
    """A session on one day."""

    order: tuple[bool, bool, str, str, str]
    opening: str
    state: str
    division: str
    number: int
    """1: its first day."""


class CalendarCount:
    """The calendar of one snapshot at one moment."""

    def __init__(self, count: Count) -> None:
        self.count, self.today = count, count.now.date()
        self.days: dict[dt.date, list[Held]] = {}
        self.long: list[tuple[dt.date, dt.date, str, str]] = []
        for row in count.public:
            for session in row["sessions"]:
                self._hold(row, session)
        for held in self.days.values():
            held.sort()

    def _hold(self, row: Raw, session: Raw) -> None:
        days = [dt.date.fromisoformat(day) for day in self.count.days(session)]
        where = self.count.place(row, session)
        if len(days) > LONG:
            self.long.append((days[0], days[-1], row["id"], where))
            return
        for number, day in enumerate(days, 1):
            hour = session.get("start_time", "")
            order = (number > 1, not hour, "" if number > 1 else hour, row["id"], session["id"])
            state = self.state(row, session)
            self.days.setdefault(day, []).append(Held(order, row["id"], state, where, number))

    def state(self, row: Raw, session: Raw) -> str:
        """One session's state, from the notice's."""
        whole, now = self.count.state(row), self.count.now
        if whole == "cancelled":
            return whole
        if self.count.ends(session) <= now:
            return "ended"
        if self.count.join_until(session) <= now:
            return "closed"
        return "full" if whole == "open" and self.count.left(session) == 0 else whole

    def of_day(self, day: dt.date, division: str = "") -> list[Held]:
        """All sessions of a day, in their order."""
        return [held for held in self.days.get(day, []) if division in ("", held.division)]

    def shown(self, day: dt.date, few: int, division: str = "") -> list[str]:
        """What a month or a week shows of a day: those one can join first, in the day's order."""
        held = self.of_day(day, division)
        rank = {"open": 0, "scheduled": 0, "full": 1, "closed": 2}
        first = sorted(held, key=lambda one: rank.get(one.state, 3))[:few]
        return [one.opening for one in held if one in first]

    def said_once(self, first: dt.date, last: dt.date, division: str = "") -> list[str]:
        """What lasts longer than a fortnight and meets these days."""
        met = [one for one in self.long if one[0] <= last and one[1] >= first]
        return [one[2] for one in sorted(met) if division in ("", one[3])]

    def _met(self) -> set[dt.date]:
        return {*self.days, *(day for one in self.long for day in one[:2]), self.today}

    def months(self) -> list[str]:
        """Months that have a page."""
        found = set()
        for day in self._met():
            first = day.replace(day=1)
            before, after = first - dt.timedelta(days=1), first + dt.timedelta(days=31)
            found |= {f"{one:%Y-%m}" for one in (before, first, after)}
        return sorted(found)

    def weeks(self) -> list[str]:
        """Weeks that have a page."""
        met = {day + dt.timedelta(days=n) for day in self._met() for n in (-7, 0, 7)}
        monday = self.today - dt.timedelta(days=self.today.weekday() + 7 * WEEKS_KEPT)
        return sorted({"{}-W{:02}".format(*day.isocalendar()) for day in met if day >= monday})

    def crowded(self) -> list[str]:
        """Days that have a page."""
        return sorted(str(day) for day, held in self.days.items() if len(held) > FEW_OF_MONTH)

    def divided(self) -> list[str]:
        """Months that also have a page for each division: the last, this one, all to come."""
        last = self.today.replace(day=1) - dt.timedelta(days=1)
        return [month for month in self.months() if month >= f"{last:%Y-%m}"]


def days_between(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
