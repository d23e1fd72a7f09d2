"""Times of day as people write them: 9:30, 9点半, 下午2点."""

import datetime as dt
import re

TIME = (
    r"(?P<period>凌晨|清晨|早上|早晨|早|上午|中午|下午|午后|傍晚|晚上|晚间|晚|夜里|夜间)?\s*"
    r"(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d{1,2})(?::\d{2})?"
    r"|\s*[点时](?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<written>\d{1,2})分?|整|钟)?"
    r"|(?=\s*[-–—―−~〜至到]+\s*\d{1,2}\s*[点时]))"
    r"\s*(?P<half_day>[AaPp][Mm])?"
)
"""The last alternative: 9-11点 says 点 for both."""

_MORNING = frozenset({"凌晨", "清晨", "早上", "早晨", "早", "上午"})
_EVENING = frozenset({"晚上", "晚间", "晚", "夜里", "夜间"})
_NOON = 12
_EXPECTED = "应为 0:00 到 23:59 之间的时间"


class NoTimeError(ValueError):
    """What is written is no time of day; the message says what was expected."""


def time_of(found: re.Match[str], inherited: str = "") -> tuple[dt.time, str]:
    """Return the time that TIME matched, and the word that says which half of the day.

    `inherited` is the word of the time before it. Raises NoTimeError.
    """
    period = found["period"] or (found["half_day"] or "").lower() or inherited
    hour = _hour(int(found["hour"]), period, found[0].strip())
    minute = found["minute"] or found["written"] or 0
    if found["half"]:
        minute = 30
    if found["quarter"]:
        minute = 15 if found["quarter"] == "一" else 45
    try:
        return dt.time(hour, int(minute)), period
    except ValueError:
        late = hour == 24 and not int(minute)  # noqa: PLR2004 - midnight as the end of a day
        more = "；一天的结束请写 23:59，或次日的 0:00" if late else ""
        raise NoTimeError(f"没有“{found[0].strip()}”这个时间，{_EXPECTED}{more}") from None


def _hour(hour: int, period: str, written: str) -> int:
    """Count an hour from midnight; refuse words and hours that don't go together."""
    if not period:
        return hour
    if period in ("am", "pm"):
        right = 1 <= hour <= _NOON
        counted = hour % _NOON + (_NOON if period == "pm" else 0)
    elif period in _MORNING:
        right, counted = hour <= _NOON and (period != "凌晨" or hour < _NOON), hour
    elif period == "中午":
        right = hour in (1, 2) or 10 <= hour <= 14  # noqa: PLR2004 - what people call noon
        counted = hour + _NOON if hour in (1, 2) else hour
    elif period in _EVENING:
        right = 5 <= hour < _NOON or hour >= 17  # noqa: PLR2004 - what people call evening
        counted = hour + _NOON if hour < _NOON else hour
    else:
        right = hour >= 1
        counted = hour + _NOON if hour < _NOON else hour
    if not right:
        raise NoTimeError(f"“{written}”不能确定是几点，请按 24 小时制写，例如 14:30")
    return counted
