"""A cell that holds a day, a time of day or a moment, for the field that wants it."""

import datetime as dt
from typing import Any, NamedTuple

from openpyxl.utils.datetime import from_excel

from scripts.management.load.plan import Plan, Target
from scripts.management.load.problem import Kind, UnfitError
from scripts.management.load.targets import Shape
from scripts.management.load.usual_dates import (
    EXPECTED,
    NoDateError,
    NoTimeError,
    Span,
    read_span,
)
from scripts.management.load.values import Reading

_SERIALS = range(25_569, 91_313)
"""Excel's numbers of the days from 1970 to 2149."""
_TIME = "应为时间，例如 9:30、上午9点半 或 9:00-11:30"


class Timed(NamedTuple):
    """What the field gets, and what somebody should know of it."""

    value: Any
    note: str = ""


def timed(target: Target, reading: Reading, plan: Plan) -> Timed:
    """Read a day, a wall time HH:MM, or a moment in the city's zone; nothing where it is unsaid.

    Raises UnfitError where it is none, or may be read in two ways.
    """
    span, note = _span(target, reading, plan)
    shape = target.field.shape
    if shape is Shape.DATE:
        return Timed(_day(target, reading, span), note)
    if shape is Shape.CLOCK:
        return Timed(_clock(target, reading, span), note)
    day = _day(target, reading, span)
    time = span.time(last=target.last) or dt.time.fromisoformat(reading.rule.time)
    return Timed(dt.datetime.combine(day, time, plan.zone), note)


def _day(target: Target, reading: Reading, span: Span) -> dt.date:
    day = span.day(last=target.last)
    if day is None:
        raise _unfit(target, reading, f"只有时间，没有日期；{EXPECTED}", Kind.DATE)
    return day


def _clock(target: Target, reading: Reading, span: Span) -> str | None:
    time = span.closes if target.shared else span.time(last=target.last)
    if time is not None:
        return f"{time:%H:%M}"
    if (target.shared and span.opens) or (target.time_optional and span.start):
        return None
    raise _unfit(target, reading, f"没有写几点；{_TIME}", Kind.TIME)


def _span(target: Target, reading: Reading, plan: Plan) -> tuple[Span, str]:
    value = reading.typed if reading.typed is not None else reading.value
    if isinstance(reading.value, dt.datetime):
        value = reading.value
    if isinstance(value, dt.datetime):
        return Span(start=value.date(), opens=value.time()), ""
    if isinstance(value, dt.date):
        return Span(start=value), ""
    if isinstance(value, dt.time):
        return Span(opens=value), ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _numbered(target, reading, value, plan)
    return _written(target, reading, plan), ""


def _numbered(target: Target, reading: Reading, value: float, plan: Plan) -> tuple[Span, str]:
    """Read a number: Excel keeps days and times as numbers, whatever the cell's format."""
    if target.field.shape is Shape.CLOCK and 0 <= value < 1:
        minutes = round(value * 24 * 60)
        return Span(opens=dt.time(minutes // 60 % 24, minutes % 60)), ""
    if plan.epoch and int(value) in _SERIALS:
        moment = from_excel(value, plan.epoch)
        if isinstance(moment, dt.datetime):
            whole = moment.time() == dt.time()
            note = f"{target.columns} 写的是数字 {value:g}，按 Excel 的日期读作 {moment:%Y-%m-%d}"
            return Span(start=moment.date(), opens=None if whole else moment.time()), note
    return _written(target, reading, plan), ""


def _written(target: Target, reading: Reading, plan: Plan) -> Span:
    text = str(reading.value)
    if (moment := _exact(text, plan)) is not None:
        return Span(start=moment.date(), opens=moment.time())
    clock = target.field.shape is Shape.CLOCK
    try:
        return read_span(text, plan.year)
    except NoTimeError as fault:
        raise _unfit(target, reading, str(fault), Kind.TIME) from None
    except NoDateError as fault:
        if clock and str(fault) == EXPECTED:
            raise _unfit(target, reading, _TIME, Kind.TIME) from None
        raise _unfit(target, reading, str(fault), Kind.DATE) from None


def _exact(text: str, plan: Plan) -> dt.datetime | None:
    """Read a moment with its offset from UTC, as programs write it."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(plan.zone) if moment.tzinfo else None


def _unfit(target: Target, reading: Reading, expected: str, kind: Kind) -> UnfitError:
    column = reading.rule.column or target.columns
    return UnfitError(column, str(reading.value), expected, kind)
