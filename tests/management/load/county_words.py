"""The many ways in which people type the same thing."""

import datetime as dt
from collections.abc import Callable, Sequence

from scripts.records.city import Division, Street

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_WEEK = "一二三四五六日"

TASKS: Sequence[tuple[str, str, tuple[str, ...]]] = (
    ("清洁家园劳动", "环境保护", ("社区居民", "社会公众")),
    ("陪老人过周末", "关爱特殊群体", ("老年人",)),
    ("儿童阅读陪伴", "支教助学", ("儿童",)),
    ("路口文明引导", "交通引导", ("社会公众",)),
    ("义务量血压", "卫生健康", ("老年人", "残障人士")),
    ("乡村文艺演出", "文化艺术", ("农村居民", "社区居民")),
    ("禁毒知识进校园", "禁毒宣传", ("儿童", "社会公众")),
)
"""What is done, its category, and whom it serves."""

DATES: Sequence[Callable[[dt.date], str | dt.date]] = (
    lambda day: day,
    lambda day: day,
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year} 年 {day.month} 月 {day.day} 日",
    lambda day: f"{day.month}月{day.day}日",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day.year}年{day.month}月{day.day}日".translate(_WIDE),
    lambda day: f"{day:%Y-%m-%d}（周{_WEEK[day.weekday()]}）",
    lambda day: f"{day.month}月{day.day}日(星期{_WEEK[day.weekday()]})",
)
SPANS: Sequence[Callable[[dt.date, dt.date], str]] = (
    lambda start, end: f"{start.month}月{start.day}日至{end.month}月{end.day}日",
    lambda start, end: f"{start:%Y-%m-%d}至{end:%Y-%m-%d}",
    lambda start, end: f"{start.year}.{start.month}.{start.day}-{end.month}.{end.day}",
    lambda start, end: (
        f"{start.year}年{start.month}月{start.day}日—{end.year}年{end.month}月{end.day}日"
    ),
)
DAYS: Sequence[tuple[str, str, str]] = (
    ("9:00-11:30", "09:00", "11:30"),
    ("9：00—11：30", "09:00", "11:30"),
    ("09:00～11:30", "09:00", "11:30"),
    ("上午9点-11点半", "09:00", "11:30"),
    ("上午9点半至12点", "09:30", "12:00"),
    ("下午2点-5点", "14:00", "17:00"),
    ("14时30分至17时", "14:30", "17:00"),
    ("上午8:30到下午4:00", "08:30", "16:00"),
    ("晚上7点-9点", "19:00", "21:00"),
    ("８：３０－１１：００", "08:30", "11:00"),
)
"""A time of day as it is written, and from when to when that is."""
MOMENTS: Sequence[Callable[[dt.datetime], str | dt.datetime | dt.date]] = (
    lambda moment: moment.replace(tzinfo=None),
    lambda moment: moment.date(),
    lambda moment: f"{moment:%Y-%m-%d %H:%M}",
    lambda moment: f"{moment.year}/{moment.month}/{moment.day} 18:00",
    lambda moment: f"{moment.month}月{moment.day}日18:00前",
    lambda moment: f"{moment.year}年{moment.month}月{moment.day}日下午6点",
    lambda moment: f"{moment.month}月{moment.day}日",
)
COUNTS: Sequence[Callable[[int], str | int | float]] = (
    lambda number: number,
    lambda number: number,
    str,
    lambda number: f"{number}人",
    lambda number: f"{number} 名",
    float,
    lambda number: str(number).translate(_WIDE),
)
HOURS: Sequence[Callable[[float], str | float]] = (
    lambda hours: hours,
    str,
    lambda hours: f"{hours:g}小时",
    lambda hours: f"{hours} 小时",
)
YES_NO = {True: ("是", "有", "√", "已购买"), False: ("否", "无", "×")}

DIVISIONS: Sequence[Callable[[Division], str]] = (
    lambda place: place.name,
    lambda place: place.name,
    lambda place: f" {place.name} ",
    lambda place: place.code,
    lambda place: place.name[:-1],
    lambda place: f"郴州市{place.name}",
)
STREETS: Sequence[Callable[[Street, Division], str]] = (
    lambda street, _: street.name,
    lambda street, _: street.name,
    lambda street, _: street.code,
    lambda street, place: f"{place.name}{street.name}",
)
