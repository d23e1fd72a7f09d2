"""Twenty cells of a city's exported workbook, each changed in another way."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

OPENINGS, SESSIONS, ORGANIZATIONS = "招募信息", "场次", "组织"
KEPT = ("变更序号", "内容更新时间", "修订次数")
SECOND = "场次编号"


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One changed cell, and what the new lines of its record's page say."""

    sheet: str
    heading: str
    value: Any
    come: tuple[str, ...] = ()


MAPS = ("在地图上搜这个地址（外部网站）", "苹果地图", "OpenStreetMap")
CHECK = ("没有要求", "我能参加吗", "对照着勾一勾", "都符合，可以报名。", "有不符合或拿不准的")
TITLE, NAME = "=A new title, “quoted”", "A renamed organization"
EDITS = tuple(
    Edit(sheet=sheet, heading=heading, value=value, come=tuple(come))
    for sheet, heading, value, *come in (
        (SESSIONS, "地点", "The new 地点", "The new 地点", *MAPS),
        (OPENINGS, "标题", TITLE, f"{TITLE} · 纽约志愿者地图", TITLE),
        (OPENINGS, "服务内容", "One\ntwo\n\nA new paragraph: 好 𠮷 😀", "One", "two",
         "A new paragraph: 好 𠮷 😀"),
        (OPENINGS, "服务类别", "环境 environment", "环境"),
        (OPENINGS, "办公电话", "0212-5550100", "0212-5550100"),
        (OPENINGS, "有志愿者保险", "是", "有"),
        (OPENINGS, "轮椅可到达", "否", "准备和补贴", "无障碍", "轮椅不便到达"),
        (OPENINGS, "记录的服务时长", 2.5, "2.5 小时"),
        (OPENINGS, "可能的风险", "-3 °C and ice", "-3 °C and ice"),
        (OPENINGS, "报名截止", dt.datetime(2011, 6, 20, 18, 30), "6月20日 18:30"),  # noqa: DTZ001 - a cell's
        (OPENINGS, "状态", "提前截止", "报名已截止", "可以看看别的活动"),
        (OPENINGS, "参加条件·最低年龄", 16, "年龄", "年满 16 岁", *CHECK),
        (OPENINGS, "自带物品", "+1 pair of gloves", "准备和补贴", "自备物品", "+1 pair of gloves"),
        (OPENINGS, "官方报名网址", "https://www.nycservice.org/new"),
        (OPENINGS, "补贴", "007", "准备和补贴", "补贴", "007"),
        (SESSIONS, "结束日期", dt.date(2013, 2, 3), "至2013年2月3日（周日）"),
        (SESSIONS, "开始时间", dt.time(9, 30), "09:30 开始"),
        (SESSIONS, "需要人数", 4321, "需要 4321 人"),
        (SESSIONS, "地址", "1 New Street", "1 New Street", *MAPS),
        (ORGANIZATIONS, "名称", NAME, f"{NAME} · 纽约志愿者地图", NAME),
    )
)  # fmt: skip


GONE = {
    "状态": ("报名中", "没有写明截止时间", "去官方平台报名", "本站不收集你的信息", "需要",
             "怎样报名", "用手机扫码报名", "按钮和二维码打开的是外部网站"),
    "地点": ("曼哈顿",),
    "地址": ("布朗克斯",),
}  # fmt: skip
"""What else a page doesn't say any more: of an opening closed by hand, or where only the division
was known."""


def change(book: Workbook, openings: Sequence[str], organization: str) -> dict[str, Edit]:
    """Make the edits at these records, one each; of the first one, its second session is meant."""
    ids = iter(openings)
    made: dict[str, Edit] = {}
    for edit in EDITS:
        sheet = book[edit.sheet]
        id_ = organization if edit.sheet == ORGANIZATIONS else next(ids)
        rows = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == id_]
        cell = sheet.cell(rows[-1], _place(sheet, edit.heading))
        assert cell.value != edit.value
        cell.value = edit.value
        if isinstance(edit.value, str):
            cell.data_type = "s"  # typed into a cell of the format text
        made[id_] = edit
    return made


def _place(sheet: Any, heading: str) -> int:
    return next(int(cell.column) for cell in sheet[1] if cell.value == heading)


@cache
def cells(path: Path) -> dict[tuple[str, str, str], Any]:
    """Return every cell of a workbook by sheet, the row's identifiers and heading."""
    return dict(_cells(openpyxl.load_workbook(path)))


def _cells(book: Workbook) -> Iterator[tuple[tuple[str, str, str], Any]]:
    for title in (ORGANIZATIONS, OPENINGS, SESSIONS):
        head, *rows = book[title].iter_rows(values_only=True)
        own = head.index(SECOND) if title == SESSIONS else 0
        for row in rows:
            for heading, value in zip(head, row, strict=True):
                yield (title, f"{row[0]} {row[own]}", str(heading)), value
