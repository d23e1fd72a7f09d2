"""When a station is open: in words, day by day, and for the script that tells whether it is now.

The page carries the hours as they are, which the clock doesn't change. Whether a station is open
at this moment, theme/static/js/pages/stations says by the visitor's clock, in the city's time.
"""

import datetime as dt
from collections.abc import Iterator
from functools import cache

from plugins.listings.facts import fact, yes_or_no
from plugins.pages.views import Fact, OpenDays
from scripts.records import City, Station
from scripts.records.fields import OpenHours
from scripts.rules.special_days import holiday
from scripts.rules.working_days import is_working_day

_WEEK = range(1, 8)
_ON_HOLIDAYS = {True: "yes", False: "no", None: "ask"}


def hours(station: Station) -> tuple[str, ...]:
    """Return such as 周一至周五 08:30–12:00、14:00–17:30, a line each set of days; the note."""
    periods: dict[str, list[str]] = {}
    for line in sorted(station.open_hours, key=lambda line: line.opens):
        periods.setdefault(days(line), []).append(f"{line.opens}–{line.closes}")
    order = dict.fromkeys(map(days, station.open_hours))
    found = [f"{found} {'、'.join(periods[found])}" for found in order]
    return (*found, station.hours_note) if station.hours_note else tuple(found)


def days(line: OpenHours) -> str:
    """Return such as 每天, 周一至周五, 周二、周四."""
    wanted = sorted(set(line.days))
    words = [f"周{'一二三四五六日'[day - 1]}" for day in wanted]
    if len(wanted) == 7:  # noqa: PLR2004 # days of a week
        return "每天"
    together = wanted == list(range(wanted[0], wanted[0] + len(wanted))) if wanted else False
    return f"{words[0]}至{words[-1]}" if together and len(words) > 2 else "、".join(words)  # noqa: PLR2004 # 至 wants three days


def week(station: Station) -> tuple[Fact, ...]:
    """Return what each day of the week has, and what holds on holidays; nothing if unknown."""
    if not station.open_hours:
        return (Fact(label="开放时间", values=hours(station)),)
    days = (
        fact(f"周{'一二三四五六日'[day - 1]}", "、".join(_periods(station, day)) or "休息")
        for day in _WEEK
    )
    held = yes_or_no("法定节假日", station.open_on_holidays, "照常开放", "休息")
    note = [fact("说明", station.hours_note, lang=station.lang)] if station.hours_note else []
    return (*days, held, *note)


def _periods(station: Station, day: int) -> list[str]:
    lines = sorted(station.open_hours, key=lambda line: line.opens)
    return [f"{line.opens}–{line.closes}" for line in lines if day in line.days]


def machine_hours(station: Station) -> str:
    """Return such as ask;12345 08:30-17:30;67 09:00-12:00 for the script; empty if unknown.

    The first word says whether the hours hold on holidays: yes, no, or nobody knows.
    """
    if not station.open_hours:
        return ""
    lines = (
        f"{''.join(map(str, sorted(set(line.days))))} {line.opens}-{line.closes}"
        for line in station.open_hours
    )
    return ";".join((_ON_HOLIDAYS[station.open_on_holidays], *lines))


def open_days(city: City, year: int) -> OpenDays:
    """Return the city's zone, and the announced holidays of this year and the next."""
    return OpenDays(
        zone=city.timezone,
        holidays=_announced(year, works=False) if city.country == "CN" else "",
        made_up=_announced(year, works=True) if city.country == "CN" else "",
    )


@cache
def _announced(year: int, *, works: bool) -> str:
    """Return the runs of days; worked out once, although every station's page asks."""
    return " ".join(_spans(year, works=works))


def _spans(year: int, *, works: bool) -> Iterator[str]:
    """Yield each run of days, such as 2026-10-01/2026-10-07."""
    day, last = dt.date(year, 1, 1), dt.date(year + 1, 12, 31)
    first = None
    while day <= last + dt.timedelta(days=1):
        meant = day <= last and holiday(day) is not None and is_working_day(day) is works
        if meant and first is None:
            first = day
        elif not meant and first is not None:
            yield f"{first}/{day - dt.timedelta(days=1)}"
            first = None
        day += dt.timedelta(days=1)
