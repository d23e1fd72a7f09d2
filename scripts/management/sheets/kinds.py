"""Between a value and one cell. `show` and `read` are each other's opposite, exactly."""

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol
from zoneinfo import ZoneInfo

Cell = str | int | float | bool | dt.date | dt.time | dt.timedelta | None
"""What a cell holds; a dt.datetime is a dt.date."""

TEXT = "@"
_FIRST_DAY = dt.date(1900, 3, 1)
"""Spreadsheets count days from here on alike; an earlier day is written as text."""
_DAY_ONE = dt.datetime(1900, 1, 1)  # noqa: DTZ001 - a cell's wall time
"""How spreadsheets keep 24:00: as one whole day."""
_DIGITS = 15
"""Significant digits that every spreadsheet keeps; a number that needs more is text."""
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?")


class UnreadableError(Exception):
    """A cell that its column can't read; the message says what was expected."""


class Kind(Protocol):
    """How the values of a column are written."""

    width: ClassVar[int]
    """Of the column, in characters."""
    format: ClassVar[str]
    """The number format of its cells."""

    @property
    def hint(self) -> str:
        """How a cell is to be filled in."""
        ...

    @property
    def choices(self) -> tuple[str, ...]:
        """What a cell may hold, where one chooses from a list."""
        ...

    def show(self, value: Any) -> Cell:
        """Write a value that isn't None."""
        ...

    def read(self, cell: Cell) -> Any:
        """Read a cell that isn't empty; raises UnreadableError."""
        ...


@dataclass(frozen=True)
class Words:
    """Text, exactly as it is."""

    long: bool = False
    width: ClassVar = 24
    format: ClassVar = TEXT
    choices: ClassVar[tuple[str, ...]] = ()

    @property
    def hint(self) -> str:
        """Say how it is filled in."""
        return "文字，可以换行（Alt+Enter）。" if self.long else "文字。"

    def show(self, value: Any) -> Cell:
        """Write it as it is."""
        return str(value)

    def read(self, cell: Cell) -> Any:
        """Read text; a number that a person typed becomes its digits."""
        return words(cell)


@dataclass(frozen=True)
class Number:
    """A number; `whole` ones have no decimals."""

    whole: bool
    width: ClassVar = 12
    format: ClassVar = "General"
    choices: ClassVar[tuple[str, ...]] = ()

    @property
    def hint(self) -> str:
        """Say how it is filled in."""
        return "整数。" if self.whole else "数字，可以有小数。"

    def show(self, value: Any) -> Cell:
        """Write a number, or text where a spreadsheet would round it."""
        number: Cell = value
        return number if float(f"{value:.{_DIGITS}g}") == value else repr(value)

    def read(self, cell: Cell) -> Any:
        """Read a number, also one written as text."""
        try:
            found = float(cell) if isinstance(cell, (int, float, str)) else math.nan
        except ValueError:
            found = math.nan
        if isinstance(cell, bool) or not math.isfinite(found):
            raise UnreadableError("应为整数" if self.whole else "应为数字")
        if not self.whole:
            return found
        if found != int(found):
            raise UnreadableError("应为整数，不能有小数")
        return int(found)


@dataclass(frozen=True)
class YesNo:
    """True or false."""

    width: ClassVar = 10
    format: ClassVar = TEXT
    choices: ClassVar = ("是", "否")
    hint: ClassVar = "是 或 否。"
    _READ: ClassVar = {"是": True, "否": False, "true": True, "false": False}

    def show(self, value: Any) -> Cell:
        """Write 是 or 否."""
        return self.choices[0] if value else self.choices[1]

    def read(self, cell: Cell) -> Any:
        """Read 是 or 否; spreadsheets also make TRUE and FALSE."""
        found = self._READ.get(str(cell).strip().lower())
        if found is None:
            raise UnreadableError("应为 是 或 否")
        return found


@dataclass(frozen=True)
class Day:
    """A date."""

    width: ClassVar = 12
    format: ClassVar = "yyyy-mm-dd"
    choices: ClassVar[tuple[str, ...]] = ()
    hint: ClassVar = "日期，例如 2026-03-05。"

    def show(self, value: Any) -> Cell:
        """Write a date; parts keep theirs as text."""
        day = dt.date.fromisoformat(value) if isinstance(value, str) else value
        return day if day >= _FIRST_DAY else day.isoformat()

    def read(self, cell: Cell) -> Any:
        """Read a date, also one written as text."""
        if isinstance(cell, dt.datetime):
            if cell.time() != dt.time():
                raise UnreadableError("应只写日期，不写几点")
            return cell.date()
        if isinstance(cell, dt.date):
            return cell
        found = _DAY.fullmatch(str(cell).strip())
        return _day(found)


@dataclass(frozen=True)
class Clock:
    """A wall time, kept as HH:MM."""

    width: ClassVar = 10
    format: ClassVar = "hh:mm"
    choices: ClassVar[tuple[str, ...]] = ()
    hint: ClassVar = "时间，24 小时制，例如 08:30。"

    def show(self, value: Any) -> Cell:
        """Write a time; what is none stays text."""
        found = _CLOCK.fullmatch(value)
        try:
            return dt.time.fromisoformat(value) if found else str(value)
        except ValueError:
            return str(value)

    def read(self, cell: Cell) -> Any:
        """Read a time to the minute."""
        if isinstance(cell, dt.datetime) and cell == _DAY_ONE:
            hour, minute, second = 24, 0, 0
        elif isinstance(cell, dt.time):
            hour, minute, second = cell.hour, cell.minute, cell.second
        elif isinstance(cell, dt.timedelta):
            hour, rest = divmod(int(cell.total_seconds()), 3600)
            minute, second = divmod(rest, 60)
        elif found := _CLOCK.fullmatch(str(cell).strip()):
            hour, minute, second = (int(part or 0) for part in found.groups())
        else:
            raise UnreadableError("应为时间（24 小时制，例如 08:30）")
        return self._checked(hour, minute, second)

    @staticmethod
    def _checked(hour: int, minute: int, second: int) -> str:
        if (hour, minute, second) == (24, 0, 0):
            raise UnreadableError("没有 24:00；请写 23:59，或把结束日期改为第二天、时间写 00:00")
        if not (0 <= hour <= 23 and minute <= 59 and second == 0):  # noqa: PLR2004 - of a day
            raise UnreadableError("应为时间，到分钟为止（24 小时制，例如 08:30）")
        return f"{hour:02}:{minute:02}"


@dataclass(frozen=True)
class Moment:
    """A moment, written in the city's wall time."""

    zone: ZoneInfo
    width: ClassVar = 19
    format: ClassVar = "yyyy-mm-dd hh:mm"
    choices: ClassVar[tuple[str, ...]] = ()
    hint: ClassVar = "日期和时间，例如 2026-03-05 09:00；只写日期就是那天 00:00。"

    def show(self, value: Any) -> Cell:
        """Write wall time; a moment that it can't tell exactly is text with its offset."""
        local = value.astimezone(self.zone)
        plain = local.replace(tzinfo=None, fold=0)
        exact = not plain.microsecond and plain.replace(tzinfo=self.zone) == value
        if exact and plain.date() >= _FIRST_DAY:
            return plain  # type: ignore[no-any-return]  # astimezone of Any
        return str(local.isoformat())

    def read(self, cell: Cell) -> Any:
        """Read a moment, also one written as text."""
        if isinstance(cell, dt.datetime):
            return cell.replace(tzinfo=self.zone)
        if isinstance(cell, dt.date):
            return dt.datetime.combine(cell, dt.time(), self.zone)
        text = str(cell).strip()
        try:
            found = dt.datetime.fromisoformat(text)
        except ValueError:
            return self._written(text)
        return found if found.tzinfo else found.replace(tzinfo=self.zone)

    def _written(self, text: str) -> dt.datetime:
        found = _DAY.match(text)
        rest = text[found.end() :].strip(" T") if found else ""
        time = Clock().read(rest) if rest else "00:00"
        return dt.datetime.combine(_day(found), dt.time.fromisoformat(time), self.zone)


def words(cell: Cell) -> str:
    """Read a cell as text.

    Raises UnreadableError for a date or a truth value: what it looked like is lost.
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        raise UnreadableError("应为文字；请把单元格的格式设为“文本”后重写")
    return str(int(cell)) if cell == int(cell) else repr(cell)


def _day(found: "re.Match[str] | None") -> dt.date:
    try:
        return dt.date(*map(int, found.groups())) if found else dt.date.fromisoformat("")
    except ValueError:
        raise UnreadableError("应为日期，例如 2026-03-05") from None
