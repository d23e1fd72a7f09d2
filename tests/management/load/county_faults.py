"""Forty faults of fifteen kinds in the county office's sheet, and where each must be named."""

from typing import NamedTuple

from tests.management.load.county import FIRST, Cell, Formula, Typed, bodies, rows


class Named(NamedTuple):
    """Where a fault must be named, and as what."""

    row: int
    column: str
    kind: str


_OTHER = bodies()[5]
_CARD = "11010519491231002X"
"""The example of GB 11643-1999; nobody's."""

FAULTS: dict[str, tuple[tuple[str, Cell], ...]] = {
    "missing": (("标题", None), ("标题", "   "), ("县市区", None)),
    "unknown-name": (("县市区", "南湖区"), ("县市区", "长沙市"), ("服务类别", "天文观测")),
    "date": (
        ("活动日期", "2027年2月30日"), ("活动日期", "2027-03-05（周一）"),
        ("活动日期", "03/05/2027"),
    ),
    "order": (
        ("活动日期", "12月7日至12月5日"), ("活动时间", "11:30-9:00"), ("活动时间", "下午5点-2点"),
    ),
    "time": (("活动时间", "25:00-26:00"), ("活动时间", "9:60-10:30"), ("活动时间", "上午14点")),
    "number": (("招募人数", "二十人"), ("招募人数", "20-30人"), ("服务时长", "2:30")),
    "range": (("招募人数", -5), ("招募人数", "-1")),
    "deadline": (("报名截止", "2028-01-15 18:00"), ("报名截止", "2028年2月1日")),
    "too-long": (("标题", "清洁家园劳动" * 40), ("地址", "文化路" * 80)),
    "personal-number": (
        ("活动内容", "报名请打小林电话 138 0000 1234。"),
        ("保障措施", "联系人手机：１３９００００５６７８"),
        ("风险提示", f"负责人身份证 {_CARD}"), ("活动内容", f"已核对{_CARD}。"),
    ),
    "duplicate": (("编号", ""), ("编号", ""), ("编号", "")),
    "organization": (("单位编号", "ZZ-999"), ("主办单位", _OTHER.name + "（总队）")),
    "address": (("报名网址", "sign-up.example.org/n/1"), ("报名网址", "见公众号")),
    "identifier": (("编号", "项目2027/7"), ("编号", "XM 2027 8")),
    "uncomputed": (
        ("招募人数", "#REF!"), ("地址", "#N/A"), ("招募人数", Formula(text="=SUM(M10:M12)")),
    ),
}  # fmt: skip
"""By kind: the column, and what stands in it instead. A duplicate gets an earlier row's id."""


def spoiled() -> tuple[tuple[Typed, ...], tuple[Named, ...]]:
    """Return the sheet with its faults, and where each must be named, in the order of rows."""
    made = list(rows())
    named = []
    faults = [(kind, *fault) for kind, some in FAULTS.items() for fault in some]
    places = _places(len(faults))
    for place, (kind, column, cell) in zip(places, faults, strict=True):
        wrong = made[place - 20].cells["编号"] if kind == "duplicate" else cell
        made[place] = made[place].written(**{column: wrong})
        named.append(Named(FIRST + place, column, kind))
    return tuple(made), tuple(sorted(named))


def _places(count: int) -> list[int]:
    """Choose rows far apart: none that is one of several sessions, or in merged cells."""
    step = len(rows()) // (count + 1)
    wanted: list[int] = []
    for number in range(1, count + 1):
        near = range(number * step, len(rows()))
        wanted.append(next(place for place in near if place % 20 in range(8, 16)))
    return wanted
