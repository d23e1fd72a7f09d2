"""Days that matter to volunteers: campaign days, holidays and the days that make up for them.

3月5日 is 学雷锋纪念日, 9月5日 中华慈善日 (慈善法 art. 7), 12月5日 国际志愿者日 (UN resolution
40/212). 重阳节 is 老年节 (老年人权益保障法 art. 12) and follows the moon. Holidays are those that
the State Council announced, from the library of working_days.py.
"""

import datetime as dt
from functools import cache

import chinese_calendar

EVERYWHERE = {(12, 5): "国际志愿者日"}
IN_CHINA = {(3, 5): "学雷锋纪念日", (6, 1): "国际儿童节", (9, 5): "中华慈善日"}

_DOUBLE_NINTH = {
    2020: (10, 25), 2021: (10, 14), 2022: (10, 4), 2023: (10, 23), 2024: (10, 11),
    2025: (10, 29), 2026: (10, 18), 2027: (10, 8), 2028: (10, 26), 2029: (10, 16),
    2030: (10, 5), 2031: (10, 24), 2032: (10, 12), 2033: (10, 1), 2034: (10, 20),
    2035: (10, 9), 2036: (10, 27), 2037: (10, 17), 2038: (10, 7), 2039: (10, 26),
    2040: (10, 14), 2041: (10, 3), 2042: (10, 22), 2043: (10, 11), 2044: (10, 29),
    2045: (10, 18), 2046: (10, 8), 2047: (10, 27), 2048: (10, 16), 2049: (10, 5),
    2050: (10, 24),
}  # fmt: skip
"""九月初九 by the Chinese calendar (GB/T 33661-2017); 2020 to 2050, other years have no mark."""


def special_days(day: dt.date, country: str) -> tuple[str, ...]:
    """Return what a day is called; `country` is ISO 3166-1, such as CN."""
    date = (day.month, day.day)
    found = [EVERYWHERE.get(date)]
    if country == "CN":
        double_ninth = "重阳节" if _DOUBLE_NINTH.get(day.year) == date else None
        found += [IN_CHINA.get(date), double_ninth, holiday(day)]
    return tuple(name for name in found if name)


@cache
def holiday(day: dt.date) -> str | None:
    """Return such as 春节假期, or 调休上班 for a weekend's day that makes up for one, in China.

    None for any other day, and in a year whose holidays nobody announced. Each day is asked once:
    the library looks through all the years it knows for every answer.
    """
    try:
        off, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        return None
    if name is None:
        return None
    return f"{chinese_calendar.Holiday(name).chinese}假期" if off else "调休上班"
