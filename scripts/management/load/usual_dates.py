"""Dates and times in any usual form, without a list of formats; ranges in one cell too.

What may be read in two ways is refused. docs/loading.md shows the forms.
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field

from scripts.management.load.clock_words import TIME, NoTimeError, time_of

_WEEK = "一二三四五六日"
_FULL = re.compile(r"(\d{4})\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*(?:[日号]|(?!\d))")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_MONTH_DAY = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*(?:[日号]|(?!\d))")
_DAY = re.compile(r"(\d{1,2})\s*[日号]")
_SHORT = re.compile(r"(\d{1,2})[-/.](\d{1,2})(?![\d:])")
_WEEKDAY = re.compile(
    r"[(\[【]?\s*(?:周|星期|礼拜)\s*([一二三四五六日天])\s*[)\]】]?|\(([一二三四五六日])\)"
)
_TIME = re.compile(TIME)
_TO = re.compile(r"(?:[-–—―−~〜至到])+")
_FILL = re.compile(r"[\s,;、]+|之前|以前|前|截止|为止|止|起|T(?=\d)")
_ALLOWED = re.compile(r"D|T|DT|DTtT|DTtDT|DtD|DtDTtT|TtT")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}")
_SHORT_YEAR = re.compile(r"\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?(?!\d)")
_DIGIT = {sign: str(number) for number, sign in enumerate("〇一二三四五六七八九")} | {"零": "0"}
_NUMERAL = re.compile(
    r"[〇零一二三四五六七八九十]+(?=\s*[年月日号点时])"
    r"|(?<=[点时])[一二三四五]?十[一二三四五六七八九]?(?=分)"
)
_LONGEST = 100
"""Characters; no date is longer."""
EXPECTED = "应为日期，例如 2026-03-05、2026/3/5 或 2026年3月5日"


class NoDateError(ValueError):
    """What is written is no date; the message says what was expected."""


@dataclass(frozen=True, kw_only=True)
class Span:
    """What a cell says: a day or two, a time of day or two."""

    start: dt.date | None = None
    end: dt.date | None = None
    opens: dt.time | None = None
    closes: dt.time | None = None

    def day(self, *, last: bool) -> dt.date | None:
        """Return the first or the last day."""
        return (self.end if last else None) or self.start

    def time(self, *, last: bool) -> dt.time | None:
        """Return the first or the last time."""
        return (self.closes if last else None) or self.opens


def read_span(text: str, year: int | None = None) -> Span:
    """Read a text; `year` is that of days written without one.

    Raises NoDateError or NoTimeError saying what was expected.
    """
    plain = _plain(text)
    if len(plain) > _LONGEST:
        raise NoDateError(EXPECTED)
    _refuse_doubtful(plain)
    scan = _Scan(text=plain, year=year)
    while scan.at < len(plain):
        scan.step()
    if not _ALLOWED.fullmatch(scan.signs):
        raise NoDateError(EXPECTED)
    days, times = scan.days, scan.times
    return Span(
        start=days[0] if days else None,
        end=days[1] if len(days) > 1 else None,
        opens=times[0] if times else None,
        closes=times[1] if len(times) > 1 else None,
    )


def _plain(text: str) -> str:
    return _NUMERAL.sub(_number, unicodedata.normalize("NFKC", text).strip())


def _number(found: re.Match[str]) -> str:
    """Write 二〇二六 or 二十三 in digits."""
    tens, ten, ones = found[0].partition("十")
    if ten:
        return f"{_DIGIT.get(tens, '1')}{_DIGIT.get(ones, '0')}"
    return "".join(_DIGIT[sign] for sign in found[0])


def _refuse_doubtful(text: str) -> None:
    if found := _YEAR_LAST.match(text):
        raise NoDateError(
            f"分不清是 {int(found[1])} 月 {int(found[2])} 日还是 {int(found[2])} 月 "
            f"{int(found[1])} 日，请写成 2026-03-05 的样子，或在映射文件的 dates 中写明格式"
        )
    if _SHORT_YEAR.match(text):
        raise NoDateError("年份请写四位，例如 2026-03-05")


@dataclass
class _Scan:
    """Reads a text from left to right; `signs` keeps days as D, times as T, "to" as t."""

    text: str
    year: int | None
    at: int = 0
    signs: str = ""
    days: list[dt.date] = field(default_factory=list)
    times: list[dt.time] = field(default_factory=list)
    period: str = ""

    def step(self) -> None:
        """Read the next thing; raises where there is none that belongs to a date."""
        if self._day() or self._weekday() or self._time() or self._found(_FILL):
            return
        if self._found(_TO):
            self.signs += "t"
            return
        raise NoDateError(EXPECTED)

    def _found(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def _day(self) -> bool:
        if found := self._found(_FULL) or self._found(_DIGITS):
            year, *_, month, day = map(int, filter(str.isdecimal, found.groups()))
            return self._keep(year, month, day, found[0])
        if found := self._found(_MONTH_DAY):
            return self._keep(self._implied(), int(found[1]), int(found[2]), found[0])
        if self.days and self.signs.endswith("Dt"):
            if found := self._found(_SHORT):
                return self._keep(self._implied(), int(found[1]), int(found[2]), found[0])
            if found := self._found(_DAY):
                return self._keep(self._implied(), self.days[0].month, int(found[1]), found[0])
        return False

    def _implied(self) -> int:
        if self.days:
            return self.days[0].year
        if self.year is None:
            raise NoDateError("没有写年份，请写成 2026年3月5日，或在映射文件的 year 中写明年份")
        return self.year

    def _keep(self, year: int, month: int, day: int, written: str) -> bool:
        try:
            self.days.append(dt.date(year, month, day))
        except ValueError:
            raise NoDateError(f"没有“{written.strip()}”这一天，请核对日期") from None
        self.signs += "D"
        return True

    def _weekday(self) -> bool:
        found = self._found(_WEEKDAY)
        if not found:
            return False
        if not self.signs.endswith("D"):
            raise NoDateError("只写了星期几，还要写日期")
        named = (found[1] or found[2]).replace("天", "日")
        right = _WEEK[self.days[-1].weekday()]
        if named != right:
            day = self.days[-1]
            raise NoDateError(
                f"{day.year}年{day.month}月{day.day}日是星期{right}，不是星期{named}，请核对"
            )
        return True

    def _time(self) -> bool:
        found = self._found(_TIME)
        if not found:
            return False
        moment, period = time_of(found)
        alone = not (found["period"] or found["half_day"])
        if alone and self.period and self.times and moment < self.times[-1]:
            moment, period = time_of(found, self.period)
        self.times.append(moment)
        self.period = period
        self.signs += "T"
        return True


__all__ = ["EXPECTED", "NoDateError", "NoTimeError", "Span", "read_span"]
