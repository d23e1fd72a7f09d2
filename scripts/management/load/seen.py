"""What a workbook keeps in a cell, and how a person sees it."""

import datetime as dt
import re
from typing import Any, cast

from scripts.management.load.grid import CellValue


def plainly(value: Any, form: str) -> CellValue:
    """Return a cell's value: a day without hours is a date, seconds are whole."""
    if isinstance(value, dt.datetime):
        moment = _to_second(value)
        whole = moment.time() == dt.time() and "h" not in form.lower()
        return moment.date() if whole else moment
    if isinstance(value, dt.time):
        return _to_second(dt.datetime.combine(dt.date(2000, 1, 1), value)).time()
    known = isinstance(value, (bool, int, float, str, dt.date, dt.timedelta))
    return cast("CellValue", value) if known or value is None else str(value)


def _to_second(moment: dt.datetime) -> dt.datetime:
    return (moment + dt.timedelta(microseconds=500_000)).replace(microsecond=0)


def seen(value: CellValue, form: str = "General") -> str:
    """Return the text that a person sees in the cell.

    Dates are written 2026-03-05, whatever the order of the cell's format; 000000 pads a number.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _number(value, form)
    return value if isinstance(value, str) else _time(value)


def _time(value: dt.date | dt.time | dt.timedelta) -> str:
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}".removesuffix(":00")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return f"{value:%H:%M:%S}".removesuffix(":00")
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")


def _number(value: float, form: str) -> str:
    whole = float(value).is_integer() and abs(value) < 1e15  # noqa: PLR2004 - beyond, Excel has no more digits
    if whole and re.fullmatch("0+", form):
        return f"{int(value):0{len(form)}}"
    if re.fullmatch(r"0(?:\.0+)?%", form):
        return f"{value * 100:.{max(len(form) - 3, 0)}f}%"
    return str(int(value)) if whole else f"{value:.15g}"
