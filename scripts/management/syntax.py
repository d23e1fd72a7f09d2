"""How a list of parts is typed, one part a line."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from scripts.records.survey import Unit


@dataclass(frozen=True, kw_only=True)
class Syntax:
    """Reads and writes one line; `read` raises ValueError with a message in Chinese."""

    read: Callable[[str], dict[str, Any]]
    show: Callable[[dict[str, Any]], str]
    help: str


_MONTH = re.compile(r"\d{4}-\d\d")
_DONE = re.compile(r"(?P<what>.*\S)\s*（(?P<said>已|未)完成）")


def _read_step(line: str) -> dict[str, Any]:
    day, _, what = line.partition(" ")
    month = _MONTH.fullmatch(day) is not None
    try:
        date = dt.date.fromisoformat(f"{day}-01" if month else day)
    except ValueError:
        raise ValueError(
            f"“{line}”：应以日期或月份开头，例如 2026-03-05 启动仪式、2026-06 中期总结"
        ) from None
    if not what.strip():
        raise ValueError(f"“{line}”：日期后面要写做什么")
    said = _DONE.fullmatch(what.strip())
    return {
        "day": date.isoformat(),
        "what": said["what"] if said else what.strip(),
        "month_only": month,
        "done": said["said"] == "已" if said else None,
    }


def _show_step(step: dict[str, Any]) -> str:
    day = step["day"][:7] if step.get("month_only") else step["day"]
    said = {True: "（已完成）", False: "（未完成）", None: ""}[step.get("done")]
    return f"{day} {step['what']}{said}"


PLAN = Syntax(
    read=_read_step,
    show=_show_step,
    help="每行一项：日期（或月份）、空格、做什么，例如 2026-03-05 启动仪式、2026-06 中期总结；"
    "做完了的在后面加“（已完成）”，没做成的加“（未完成）”。",
)

_WEB = re.compile(r"(?P<title>.*\S)\s+(?P<url>https?://\S+)")


def _read_material(line: str) -> dict[str, Any]:
    found = _WEB.fullmatch(line)
    if not found:
        raise ValueError(f"“{line}”：应写成“名称 网址”，网址以 http:// 或 https:// 开头")
    return {"title": found["title"], "url": found["url"]}


MATERIALS = Syntax(
    read=_read_material,
    show=lambda material: f"{material['title']} {material['url']}",
    help="每行一份：名称、空格、网址，例如“急救手册 https://example.org/first-aid.pdf”。",
)

_DAYS = "一二三四五六日"
_HOURS = re.compile(r"(?P<days>\S+)\s+(?P<opens>\d\d:\d\d)\s*[-—–至]\s*(?P<closes>\d\d:\d\d)")


def _read_hours(line: str) -> dict[str, Any]:
    found = _HOURS.fullmatch(line)
    days = _read_days(found["days"]) if found else []
    if not found or not days:
        raise ValueError(f"“{line}”：应写成“周一至周五 08:30-17:30”这样")
    return {"days": days, "opens": found["opens"], "closes": found["closes"]}


def _read_days(text: str) -> list[int]:
    if text in ("每天", "每日"):
        return list(range(1, 8))
    days: set[int] = set()
    for group in re.split("[、,，]", text.replace("天", "日")):
        named = re.fullmatch(
            "(?:周|星期)([一二三四五六日])(?:至(?:周|星期)([一二三四五六日]))?", group
        )
        if not named:
            return []
        first = _DAYS.index(named[1]) + 1
        days.update(range(first, (_DAYS.index(named[2]) + 1 if named[2] else first) + 1))
    return sorted(days)


def _show_hours(hours: dict[str, Any]) -> str:
    days = hours["days"]
    if days == list(range(1, 8)):
        named = "每天"
    elif len(days) > 1 and days == list(range(days[0], days[-1] + 1)):
        named = f"周{_DAYS[days[0] - 1]}至周{_DAYS[days[-1] - 1]}"
    else:
        named = "、".join(f"周{_DAYS[day - 1]}" for day in days)
    return f"{named} {hours['opens']}-{hours['closes']}"


OPEN_HOURS = Syntax(
    read=_read_hours,
    show=_show_hours,
    help="每行一段，例如“周一至周五 08:30-17:30”、“周六、周日 09:00-12:00”或“每天 08:00-20:00”。",
)

_STARS = "一二三四五"
_STEP = re.compile(
    rf"(?P<star>[{_STARS}1-5])\s*星(?:级)?\s*[:：]?\s*(?P<hours>\d+(?:\.\d+)?)\s*(?:小时)?"
)


def _read_star(line: str) -> dict[str, Any]:
    found = _STEP.fullmatch(line)
    if not found:
        raise ValueError(f"“{line}”：应写成“三星 600 小时”这样")
    star = found["star"]
    number = int(star) if star.isdecimal() else _STARS.index(star) + 1
    return {"star": number, "hours": float(found["hours"])}


STAR_STEPS = Syntax(
    read=_read_star,
    show=lambda step: f"{_STARS[step['star'] - 1]}星 {step['hours']:g} 小时",
    help="每行一个星级：星级、空格、累计时数，例如“三星 600 小时”。",
)

_RESULT = re.compile(r"(?P<what>.+?)\s*[:：]?\s+(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>\S+)")
_UNITS = get_args(Unit)


def _read_result(line: str) -> dict[str, Any]:
    found = _RESULT.fullmatch(line)
    if not found or found["unit"] not in _UNITS:
        raise ValueError(f"“{line}”：应写成“独居老人 320 人”这样，单位用{'、'.join(_UNITS)}之一")
    return {"what": found["what"], "number": float(found["number"]), "unit": found["unit"]}


RESULTS = Syntax(
    read=_read_result,
    show=lambda result: f"{result['what']} {result['number']:.15g} {result['unit']}",
    help=(
        "每行一项：是什么、空格、多少、单位，例如“独居老人 320 人”。"
        "不足 5 人或 5 户的并入更大的一类。"
    ),
)
