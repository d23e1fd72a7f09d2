"""A year's openings as a county office keeps them: 2,000 rows, typed by many hands.

`rows()` gives what is written and, beside it, what is meant. All organizations are invented.
Faults are put in by county_faults.py; files are written by county_files.py.
"""

import datetime as dt
import random
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from scripts.city import load_city
from scripts.records.city import City, Division
from tests.management.load.county_words import (
    COUNTS,
    DATES,
    DAYS,
    DIVISIONS,
    HOURS,
    MOMENTS,
    SPANS,
    STREETS,
    TASKS,
    YES_NO,
)
from tests.support import ROOT

ROWS = 2_000
HEADER = 3
FIRST = HEADER + 1
"""The first row with data."""
COLUMNS = (
    "编号", "标题", "单位编号", "主办单位", "县市区", "街道乡镇", "服务类别", "服务对象",
    "活动日期", "活动时间", "地点", "地址", "招募人数", "已报名", "报名截止", "报名网址",
    "是否有保险", "服务时长", "最低年龄", "技能要求", "活动内容", "风险提示", "保障措施",
    "办公电话", "备注",
)  # fmt: skip
_SEED = 20270305
_SECOND_SESSION = 20
"""Every so many rows, the row is another session of the opening above it."""


@dataclass(frozen=True, kw_only=True)
class Formula:
    """A cell that Excel computes, with the value it last had; None where it has none."""

    text: str
    value: int | None = None


Cell = str | int | float | dt.date | dt.datetime | Formula | None


@dataclass(frozen=True, kw_only=True)
class Typed:
    """One row: what is written in it, and what whoever typed it meant."""

    cells: dict[str, Cell]
    meant: dict[str, Any]
    session: int = 1
    """Which session of its opening it is."""

    def written(self, **cells: Cell) -> "Typed":
        """Return the row with other cells."""
        return replace(self, cells={**self.cells, **cells})


@dataclass(frozen=True, kw_only=True)
class Body:
    """An invented organization."""

    id: str
    name: str
    kind: str
    division: str


@cache
def city() -> City:
    """Return the city whose county it is."""
    return load_city(ROOT / "content" / "city.yaml")


@cache
def bodies() -> tuple[Body, ...]:
    """Return the organizations, made of a place and a kind of group."""
    kinds = (("青松志愿服务队", "社会机构"), ("阳光助老会", "社会机构"), ("绿叶环保社", "学校"))
    return tuple(
        Body(id=f"ZZ-{number:03}", name=f"{division.name}{name}", kind=kind, division=division.name)
        for number, (division, (name, kind)) in enumerate(
            ((division, kind) for division in city().divisions for kind in kinds), 1
        )
    )


@cache
def rows() -> tuple[Typed, ...]:
    """Return the whole sheet without faults; the same in every run."""
    chance = random.Random(_SEED)  # noqa: S311 - the same sheet every time, no secret
    made: list[Typed] = []
    for number in range(ROWS):
        again = number % _SECOND_SESSION == _SECOND_SESSION - 1
        made.append(_again(chance, made[-1]) if again else _opening(chance, number))
    return tuple(made)


def _opening(chance: random.Random, number: int) -> Typed:
    body = bodies()[(number // 4) % len(bodies())]
    division = next(place for place in city().divisions if place.name == body.division)
    task, category, objects = TASKS[chance.randrange(len(TASKS))]
    cells: dict[str, Cell] = {
        "编号": f"XM2027-{number + 1:04}",
        "标题": f"{task}（第{number + 1}期）",
        "单位编号": body.id, "主办单位": body.name,
        "服务类别": chance.choice((category, category, _code(category))),
        "服务对象": chance.choice("、，,;；").join(objects),
        "报名网址": f"https://sign-up.example.org/n/{number + 1}",
        "技能要求": chance.choice((None, "会用电脑、能走路", "懂手语；有耐心")),
        "活动内容": f"{task}，请提前十分钟到场集合。",
        "风险提示": "天气炎热，注意防暑。", "保障措施": "现场有急救箱，队员两人一组。",
        "办公电话": f"0735-28{number % 100_000:05}", "备注": chance.choice((None, "已上会")),
    }  # fmt: skip
    meant = {"id": cells["编号"], "organization": body.id, "category": _code(category)}
    return _with_time(chance, _with_numbers(chance, _with_place(
        chance, Typed(cells=cells, meant=meant), division
    )))  # fmt: skip


def _again(chance: random.Random, above: Typed) -> Typed:
    """Return another session of the opening above: other days, all else the same."""
    kept = {name: above.cells[name] for name in ("报名截止", "服务时长")}
    day = above.meant["end_date"] + dt.timedelta(days=7)
    fresh = _with_day(chance, replace(above, meant=dict(above.meant), session=2), day)
    return fresh.written(**kept)


def _with_place(chance: random.Random, row: Typed, division: Division) -> Typed:
    street = chance.choice(division.streets)
    cells = {
        "县市区": chance.choice(DIVISIONS)(division),
        "街道乡镇": chance.choice(STREETS)(street, division),
        "地点": f"{street.name}志愿服务站",
        "地址": f"{division.name}{street.name}文化路{chance.randrange(1, 200)}号",
    }
    meant = {"division": division.code, "street": street.code}
    return replace(row, cells={**row.cells, **cells}, meant={**row.meant, **meant})


def _with_numbers(chance: random.Random, row: Typed) -> Typed:
    needed, hours = chance.randrange(5, 60), chance.randrange(2, 17) / 2
    insured = chance.choice((True, False))
    age = chance.choice((None, 14, 16, 18))
    cells: dict[str, Cell] = {
        "招募人数": chance.choice(COUNTS)(needed),
        "已报名": chance.choice((None, 0, 2)),
        "服务时长": chance.choice(HOURS)(hours),
        "是否有保险": chance.choice(YES_NO[insured]),
        "最低年龄": age and chance.choice((age, f"{age}岁", f"{age}周岁")),
    }
    meant = {"needed": needed, "hours": hours, "insured": insured, "age": age}
    return replace(row, cells={**row.cells, **cells}, meant={**row.meant, **meant})


def _with_time(chance: random.Random, row: Typed) -> Typed:
    day = dt.date(2027, 3, 1) + dt.timedelta(days=chance.randrange(270))
    row = _with_day(chance, row, day)
    deadline = dt.datetime.combine(day - dt.timedelta(days=2), dt.time(18), dt.UTC)
    meant = {**row.meant, "deadline": f"{deadline:%Y-%m-%dT%H:%M}"}
    return replace(row, meant=meant).written(报名截止=chance.choice(MOMENTS)(deadline))


def _with_day(chance: random.Random, row: Typed, day: dt.date) -> Typed:
    several = chance.random() < 0.15
    end = day + dt.timedelta(days=chance.randrange(1, 4)) if several else day
    date = chance.choice(SPANS)(day, end) if several else chance.choice(DATES)(day)
    written, start_time, end_time = chance.choice(DAYS)
    meant = {
        "start_date": day, "end_date": end, "start_time": start_time, "end_time": end_time,
    }  # fmt: skip
    made = replace(row, meant={**row.meant, **meant})
    return made.written(活动日期=date, 活动时间=written)


def _code(category: str) -> str:
    return next(entry.code for entry in city().categories if entry.name == category)
