"""Chinese words for days, times and texts. All times are the city's wall time."""

import datetime as dt
import re

DEMO_DATA = "演示数据：组织、活动和联系方式都是虚构的"
"""Stands in files of data made from invented records."""

_WEEKDAYS = "一二三四五六日"
_CJK = "\u3001-\u303f\u3400-\u9fff\uff00-\uffef\u2014\u2018-\u201d\u2026"
_GAP = re.compile(rf"(?<=[{_CJK}]) (?=[{_CJK}])")
_JOINABLE = re.compile(rf"(?<=[{_CJK}])[ \t]*\r?\n[ \t]*(?=[{_CJK}])")


def weekday(day: dt.date) -> str:
    """Return such as 周六."""
    return f"周{_WEEKDAYS[day.weekday()]}"


def date(day: dt.date, year: int | None = None) -> str:
    """Return such as 11月28日; with its year, 2027年1月3日, unless that is `year`."""
    short = f"{day.month}月{day.day}日"
    return short if day.year == year else f"{day.year}年{short}"


def full_day(day: dt.date, year: int | None = None) -> str:
    """Return such as 11月28日（周六）."""
    return f"{date(day, year)}（{weekday(day)}）"


def moment(when: dt.datetime, year: int | None = None) -> str:
    """Return such as 11月26日 18:00; the caller has put it into the city's zone."""
    return f"{date(when, year)} {when:%H:%M}"


def time_range(start: str | None, end: str | None) -> str:
    """Return such as 09:00–11:30; 时间待定 where the beginning isn't known."""
    if start is None:
        return "时间待定"
    return f"{start}–{end}" if end else f"{start} 开始"


def number(value: float) -> str:
    """Return a figure without needless zeros: 2.5, 3."""
    return f"{value:g}" if value % 1 else str(int(value))


def joined(text: str) -> str:
    """Join lines that a newline breaks between two Chinese characters: it isn't a space."""
    return _JOINABLE.sub("", text)


def closed_up(text: str) -> str:
    """Remove the spaces that YAML's folded lines leave between two Chinese characters."""
    return _GAP.sub("", text)


def paragraphs(text: str | None) -> tuple[str, ...]:
    """Split plain text at its blank lines."""
    blocks = re.split(r"\r?\n[ \t]*\r?\n", text or "")
    return tuple(joined(block.strip()) for block in blocks if block.strip())


def quoted(text: str) -> str:
    """Put a title in quotation marks; those inside it become single ones."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def shorten(text: str, limit: int = 120) -> str:
    """Cut a text for a description, with an ellipsis where something is left out."""
    flat = " ".join(joined(text).split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"
