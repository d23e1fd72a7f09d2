"""Dates, times, numbers, names and yes and no as people type them."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl.utils.datetime import WINDOWS_EPOCH

from scripts.city import load_city
from scripts.management.load.choices import choices
from scripts.management.load.mapping import Fields, Mapping, Rule
from scripts.management.load.outcome import Outcome, check_table
from scripts.management.load.seen import seen
from scripts.management.load.stored import Stored
from scripts.management.load.table import Row, Table
from scripts.management.load.usual_dates import NoDateError, NoTimeError, Span, read_span
from scripts.records import Opening, Organization
from tests.support import ROOT

CITY = load_city(ROOT / "content" / "city.yaml")
MARCH = dt.date(2026, 3, 5)
SAME_DAY = (
    "2026-03-05", "2026/3/5", "2026.3.5", "2026年3月5日", "3月5日", "20260305",
    "２０２６年３月５日", "三月五日", "二〇二六年三月五日", "2026-03-05（周四）",
    "2026-03-05(星期四)", "3月5日（四）",
    "3月5号", "2026/03/05周四",
)  # fmt: skip
TIMES = {
    "9:30": "09:30", "9：30": "09:30", "9点半": "09:30", "上午9点半": "09:30", "９：３０": "09:30",
    "9点": "09:00", "9时": "09:00", "14时30分": "14:30", "下午2点": "14:00", "下午14:00": "14:00",
    "2点三刻": "02:45", "九点半": "09:30", "中午12点": "12:00", "晚上7点": "19:00",
    "9:00 PM": "21:00", "12:00 AM": "00:00", "09:00:00": "09:00", "14点二十分": "14:20",
}  # fmt: skip
SPANS = {
    "9:00-11:30": Span(opens=dt.time(9), closes=dt.time(11, 30)),
    "下午2点至5点": Span(opens=dt.time(14), closes=dt.time(17)),
    "9-11点": Span(opens=dt.time(9), closes=dt.time(11)),
    "上午8:30到下午4:00": Span(opens=dt.time(8, 30), closes=dt.time(16)),
    "3月5日至3月7日": Span(start=MARCH, end=dt.date(2026, 3, 7)),
    "3月5-7日": Span(start=MARCH, end=dt.date(2026, 3, 7)),
    "2026.3.5-3.7": Span(start=MARCH, end=dt.date(2026, 3, 7)),
    "2026-03-05 — 2026-03-07": Span(start=MARCH, end=dt.date(2026, 3, 7)),
    "3月5日18:00前": Span(start=MARCH, opens=dt.time(18)),
    "2026-03-05T09:00": Span(start=MARCH, opens=dt.time(9)),
    "3月5日（周四）上午9点-11点": Span(start=MARCH, opens=dt.time(9), closes=dt.time(11)),
    "3月5日至3月7日 9:00-11:30": Span(
        start=MARCH, end=dt.date(2026, 3, 7), opens=dt.time(9), closes=dt.time(11, 30)
    ),
}
NO_DATES = {
    "2026年2月30日": "没有“2026年2月30日”这一天", "2026-13-01": "没有“2026-13-01”这一天",
    "03/05/2026": "3 月 5 日还是 5 月 3 日", "2026-03-05（周五）": "是星期四，不是星期五",
    "26-3-5": "年份请写四位", "周六": "还要写日期", "每周六": "应为日期", "3/5": "应为日期",
    "2026-03-05 2026-03-06": "应为日期", "待定": "应为日期", "2026年3月": "应为日期",
    "2026-03-05" * 30: "应为日期",
}  # fmt: skip
NO_TIMES = {
    "25:00": "没有“25:00”这个时间", "9:60": "没有“9:60”", "24:00": "请写 23:59",
    "上午14点": "不能确定", "晚上12点": "不能确定", "凌晨12点": "不能确定", "13:00 PM": "不能确定",
}  # fmt: skip


@pytest.mark.parametrize("text", SAME_DAY)
def test_a_day_in_any_usual_form(text: str) -> None:
    assert read_span(text, 2026) == Span(start=MARCH)


@pytest.mark.parametrize(("text", "time"), TIMES.items())
def test_a_time_in_any_usual_form(text: str, time: str) -> None:
    assert read_span(text) == Span(opens=dt.time.fromisoformat(time))


@pytest.mark.parametrize(("text", "span"), SPANS.items())
def test_from_when_to_when(text: str, span: Span) -> None:
    assert read_span(text, 2026) == span


@pytest.mark.parametrize(("text", "said"), NO_DATES.items())
def test_no_date(text: str, said: str) -> None:
    with pytest.raises(NoDateError, match=said):
        read_span(text, 2026)


@pytest.mark.parametrize(("text", "said"), NO_TIMES.items())
def test_no_time(text: str, said: str) -> None:
    with pytest.raises(NoTimeError, match=said):
        read_span(text)


def test_a_day_without_a_year_needs_the_mapping_to_say_it() -> None:
    with pytest.raises(NoDateError, match="没有写年份"):
        read_span("3月5日")


NAMED = {
    ("opening.division", "北湖区"): "431002",
    ("opening.division", " 北 湖 "): "431002",
    ("opening.division", "431002"): "431002",
    ("opening.division", "湖南省郴州市桂阳县"): "431021",
    ("opening.division", "４３１００２"): "431002",
    ("organization.division", "郴州市"): "431000",
    ("organization.division", "全市"): "431000",
    ("session.street", "骆仙"): "431002005",
    ("session.street", "北湖区骆仙街道办事处"): "431002005",
    ("session.street", "保和乡"): "431002210",
    ("opening.category", "环境保护"): "environment",
    ("opening.category", "环境保护类"): "environment",
    ("opening.category", "旅游"): "tourism",
    ("opening.status", "已取消"): "cancelled",
    ("opening.spirit", "互助"): "mutual-aid",
    ("station.kind", "岗亭"): "kiosk",
    ("organization.kind", "学校"): "school",
}
UNNAMED = {
    ("opening.division", "南湖区"): "是不是“北湖区”",
    ("opening.category", "天文"): "city.yaml 的 categories",
    ("session.street", "太和镇"): "有几个：太和镇（431021103）、太和镇（431023114）",
    ("session.street", "南塔街道"): "之内",
}


@pytest.mark.parametrize(("where", "code"), NAMED.items())
def test_codes_by_the_names_people_use(where: tuple[str, str], code: str) -> None:
    assert choices(CITY)[where[0]].find(where[1]) == code


@pytest.mark.parametrize(("where", "said"), UNNAMED.items())
def test_a_name_that_is_none_or_several(where: tuple[str, str], said: str) -> None:
    within = "431002" if where[1] == "南塔街道" else None
    with pytest.raises(ValueError, match=said):
        choices(CITY)[where[0]].find(where[1], within)


def test_a_street_is_looked_for_in_its_division() -> None:
    assert choices(CITY)["session.street"].find("太和镇", "431023") == "431023114"


BODY = Organization(id="ZZ", name="青松志愿服务队", division="431002")
STORED = Stored(records={"organizations": {"ZZ": BODY}})
SESSION: Fields = {"start_date": Rule(value="2026-12-05"), "end_date": Rule(value="2026-12-05")}


def outcome(section: str, field: str, cell: Any, **more: Any) -> Outcome:
    """Check a sheet of one row, in which one field is read from a cell."""
    opening: Fields = {
        "id": Rule(value="A-1"), "title": Rule(value="清洁家园"),
        "division": Rule(value="北湖区"), "organization": Rule(value="青松志愿服务队"),
    }  # fmt: skip
    sections: dict[str, Fields] = {"opening": opening, "session": dict(SESSION)}
    sections.setdefault(section, {})[field] = Rule(column="格", **more)
    row = Row(number=2, cells={"格": seen(cell)}, values={"格": cell}, width=1)
    table = Table(columns=("格",), rows=(row,), epoch=WINDOWS_EPOCH)
    mapping = Mapping(
        opening=sections["opening"], session=sections["session"],
        requirements=sections.get("requirements"), year=2026,
    )  # fmt: skip
    return check_table(table, mapping, CITY, STORED)


def value(section: str, field: str, cell: Any, **more: Any) -> Any:
    found = outcome(section, field, cell, **more)
    assert found.problems == ()
    (opening,) = found.records
    assert isinstance(opening, Opening)
    part = {"session": opening.sessions[0], "requirements": opening.requirements}
    return getattr(part.get(section, opening), field)


@pytest.mark.parametrize(
    ("section", "field", "cell", "expected"),
    [
        ("session", "needed", "20人", 20),
        ("session", "needed", " 20 名 ", 20),
        ("session", "needed", "１,２００", 1200),
        ("session", "needed", 20.0, 20),
        ("opening", "hours_credited", "2.5小时", 2.5),
        ("opening", "hours_credited", 2, 2),
        ("requirements", "age_min", "16周岁", 16),
        ("session", "latitude", "25.79°", 25.79),
        ("opening", "insured", "有", True),
        ("opening", "insured", "√", True),
        ("opening", "insured", False, False),
        ("opening", "insured", "未购买", False),
        ("opening", "service_object", "老年人、儿童；残障人士", ("elders", "children", "disabled")),
        ("requirements", "skills", "懂手语，有耐心", ("懂手语", "有耐心")),
        ("session", "start_time", 0.375, "09:00"),
        ("session", "start_time", dt.time(9, 5), "09:05"),
        ("session", "start_date", dt.datetime(2026, 12, 4, 9), dt.date(2026, 12, 4)),  # noqa: DTZ001 - a workbook knows no zone
        ("session", "start_date", 46_360, dt.date(2026, 12, 4)),
        ("session", "street", "骆仙街道", "431002005"),
    ],
)
def test_a_cell_becomes_its_field(section: str, field: str, cell: Any, expected: Any) -> None:
    assert value(section, field, cell) == expected


def test_a_moment_is_in_the_citys_zone() -> None:
    zone = ZoneInfo(CITY.timezone)
    moment = dt.datetime(2026, 12, 4, 18, tzinfo=zone)
    assert value("opening", "sign_up_deadline", "12月4日18:00前") == moment
    assert value("opening", "sign_up_deadline", dt.date(2026, 12, 4), time="18:00") == moment
    assert value("opening", "sign_up_deadline", "2026-12-04T10:00:00+00:00") == moment
    dates = ("%d/%m/%Y", "usual")
    assert value("session", "start_date", "04/12/2026", dates=dates) == moment.date()
    assert value("session", "start_date", "12月4日", dates=dates) == moment.date()


@pytest.mark.parametrize(
    ("section", "field", "cell", "kind", "said"),
    [
        ("session", "needed", "二十人", "number", "例如 20"),
        ("session", "needed", "20-30人", "number", "应为数字"),
        ("session", "needed", 20.5, "number", "应为整数"),
        ("session", "needed", -1, "range", "不能小于 0"),
        ("opening", "hours_credited", "2:30", "number", "应写成 2.5"),
        ("opening", "hours_credited", dt.time(2, 30), "number", "应写成 2.5"),
        ("opening", "hours_credited", "90分钟", "number", "应写成 1.5"),
        ("opening", "insured", "看情况", "yes-no", "应为是或否"),
        ("opening", "sign_up_url", "见公众号", "address", "https://"),
        ("opening", "risks", "找小林 13800001234", "personal-number", "手机号 138******34"),
        ("opening", "project", "清洁郴江", "reference", "没有这个项目"),
        ("opening", "organization", "没有的队", "organization", "没有这个组织"),
        ("opening", "sign_up_deadline", "2026-12-07", "deadline", "晚于活动结束"),
        ("session", "start_date", "9:00", "date", "没有日期"),
        ("session", "start_date", "2026-12-06", "order", "结束不能早于开始"),
        ("session", "start_time", "待定", "time", "应为时间"),
        ("session", "street", "南塔街道", "unknown-name", "之内"),
        ("requirements", "age_min", "160岁", "range", "不能大于 120"),
        ("opening", "title", "长" * 201, "too-long", "200"),
        ("opening", "id", "项目 7", "identifier", "编号"),
    ],
)
def test_a_cell_that_is_refused(section: str, field: str, cell: Any, kind: str, said: str) -> None:
    found = outcome(section, field, cell)
    (problem,) = found.problems
    assert problem.kind == kind
    assert said in problem.expected
    assert (problem.row, problem.column, problem.cell) == (2, "格", "A2")
    assert found.records == ()
    assert "13800001234" not in str(problem)


def test_an_office_phone_may_be_repeated() -> None:
    assert value("opening", "office_phone", "0735-2800000") == "0735-2800000"
