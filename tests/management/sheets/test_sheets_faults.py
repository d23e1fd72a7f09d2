"""Each check of a sheet, proved with bad data: named by sheet, row and column, nothing else."""

import datetime as dt
import io
import zipfile
from typing import Any

import pytest

from scripts.errors import ImportFileError
from scripts.management import store
from tests.management import samples
from tests.management.sheets import books

SHEET, SESSIONS = "招募信息", "场次"

Case = tuple[str, str, str, Any, str]
CELLS: dict[str, Case] = {
    "required": (SHEET, "OP-FULL", "标题", None, "不能空白"),
    "required choice": (SHEET, "OP-FULL", "状态", None, "不能空白"),
    "required list": ("星级标准", "SR-FULL", "各星级的时数", None, "不能空白"),
    "required part": ("星级认定", "RC-FULL", "公示·开始日期", None, "不能空白"),
    "length": (SHEET, "OP-FULL", "标题", "长" * 201, "不能超过 200 个字"),
    "text": (SHEET, "OP-FULL", "标题", dt.date(2026, 3, 5), "应为文字"),
    "number": (SESSIONS, "OP-FULL", "需要人数", "二十", "应为整数"),
    "whole number": (SESSIONS, "OP-FULL", "需要人数", 2.5, "不能有小数"),
    "smallest number": (SESSIONS, "OP-FULL", "需要人数", -1, "不能小于 0"),
    "decimal": (SHEET, "OP-FULL", "记录的服务时长", "两小时", "应为数字"),
    "latitude": (SESSIONS, "OP-FULL", "纬度", 113, "不能大于 90"),
    "yes or no": (SHEET, "OP-FULL", "有志愿者保险", "也许", "应为 是 或 否"),
    "date": (SESSIONS, "OP-FULL", "开始日期", "3月5日", "应为日期"),
    "real date": (SESSIONS, "OP-FULL", "开始日期", "2026-02-30", "应为日期"),
    "date without hours": (
        SESSIONS, "OP-FULL", "开始日期", dt.datetime(2026, 3, 5, 9),  # noqa: DTZ001 - a cell's
        "应只写日期",
    ),
    "end before start": (SESSIONS, "OP-FULL", "结束日期", dt.date(2026, 3, 4), "结束不能早于开始"),
    "time": (SESSIONS, "OP-FULL", "开始时间", "早上", "应为时间"),
    "24:00": (SESSIONS, "OP-FULL", "结束时间", "24:00", "没有 24:00"),
    "24:00 of a spreadsheet": (
        SESSIONS, "OP-FULL", "结束时间", dt.timedelta(days=1), "没有 24:00",
    ),
    "seconds": (SESSIONS, "OP-FULL", "开始时间", dt.time(8, 30, 15), "到分钟为止"),
    "moment": (SHEET, "OP-FULL", "报名截止", "下周", "应为日期"),
    "code": (SHEET, "OP-FULL", "县（市、区）", "430101", "city.yaml 中没有这一项"),
    "name and code": (SHEET, "OP-FULL", "县（市、区）", "苏仙区 431002", "431002 是北湖区"),
    "codes": (SHEET, "OP-FULL", "服务对象", "社会公众、外星人", "city.yaml 中没有这一项"),
    "code twice": (SHEET, "OP-FULL", "服务对象", "public、社会公众", "写了两次"),
    "choice": (SHEET, "OP-FULL", "状态", "报名中", "应为草稿（不公开）、已发布"),
    "spirit": (SHEET, "OP-FULL", "志愿精神", "勇敢", "应为奉献、友爱"),
    "reference": (SHEET, "OP-FULL", "组织", "没有的队", "没有这个组织"),
    "reference of two": (SHEET, "OP-FULL", "组织", "Riverside Volunteers ORG-1", "对不上"),
    "quotes": ("服务站点", "ST-FULL", "服务内容", '饮水、"雨伞', "引号不成对"),
    "hours": ("服务站点", "ST-FULL", "开放时间", "天天开", "应写成"),
    "plan": ("项目", "PRJ-FULL", "活动计划", "启动", "应以日期或月份开头"),
    "steps": ("星级标准", "SR-FULL", "各星级的时数", "很多", "应写成“三星 600 小时”"),
    "consent": (SHEET, "OP-FULL", "领队·同意", "同意", "应写成"),
    "part": (SHEET, "OP-FULL", "参加条件·最低年龄", 130, "不能大于 120"),
    "part without its beginning": ("组织", "ORG-FULL", "活动时间·开始日期", None, "不能空白"),
    "not stated": (SHEET, "OP-FULL", "参加条件·已写明", "否", "后面几列却填了内容"),
    "address": (SHEET, "OP-FULL", "官方报名网址", "example", "以 http:// 或 https:// 开头的网址"),
    "mobile number": (SHEET, "OP-FULL", "可能的风险", "打 13812345678", "手机"),
    "pictures": (SHEET, "OP-FULL", "图片", "river.jpg", "程序的写法"),
    "picture": (SHEET, "OP-FULL", "图片", '{"path": "river.jpg"}', "管理系统 /media/"),
    "formula": (SHEET, "OP-FULL", "标题", '=A1&"x"', "是公式"),
    "error": (SHEET, "OP-FULL", "标题", "#REF!", "是出错的值"),
    "kept by the system": (SHEET, "OP-FULL", "修订次数", 9, "由系统填写"),
    "unknown identifier": (SHEET, "OP-FULL", f"{SHEET}编号", "OP-9", "没有编号为 OP-9 的招募信息"),
    "unknown opening": (SESSIONS, "OP-FULL", f"{SHEET}编号", "OP-9", "没有编号为 OP-9 的招募信息"),
    "unknown session": (SESSIONS, "OP-FULL", "场次编号", "S-9", "没有这个场次"),
    "number of change": (SHEET, "OP-FULL", "变更序号", "新", "应为整数"),
}  # fmt: skip
ALONE = (
    "end before start", "mobile number", "unknown identifier", "unknown opening",
    "unknown session", "kept by the system", "number of change",
)  # fmt: skip
"""What is seen only where nothing else is wrong with the record."""


@pytest.fixture(autouse=True)
def _full(places: object) -> None:
    assert places
    store.save_records(samples.varied())


def rounds() -> list[list[Case]]:
    """Share the cases out so that no cell is spoiled twice at a time; some stand alone."""
    shared: list[list[Case]] = []
    for case in (case for name, case in CELLS.items() if name not in ALONE):
        fitting = (one for one in shared if all(case[:3] != other[:3] for other in one))
        if (chosen := next(fitting, None)) is None:
            shared.append([case])
        else:
            chosen.append(case)
    return [*shared, *([CELLS[name]] for name in ALONE)]


@pytest.mark.parametrize("number", range(len(rounds())))
def test_bad_cells_are_named_and_nothing_else(number: int) -> None:
    cases = rounds()[number]
    data = books.exported()
    outcome = books.checked(books.edited(data, *(case[:4] for case in cases)))
    book = books.opened(data)
    wanted = {(title, books.line(book[title], id_), heading) for title, id_, heading, *_ in cases}
    found = {
        (problem.sheet, problem.row, problem.column.partition("“")[2].rstrip("”")): said
        for problem, said in zip(outcome.problems, books.said(outcome), strict=True)
    }
    assert found.keys() == wanted
    for title, id_, heading, _, expected in cases:
        assert expected in found[title, books.line(book[title], id_), heading]


def structure(edit: Any) -> list[str]:
    book = books.opened(books.exported())
    edit(book)
    return books.said(books.checked(books.closed(book)))


def test_a_column_that_is_not_known_is_named_with_what_it_may_be() -> None:
    def rename(book: Any) -> None:
        book[SHEET].cell(1, books.place(book[SHEET], "可能的风险")).value = "可能风险"

    (said,) = structure(rename)
    assert "“可能风险”" in said
    assert "没有这一列；是不是“可能的风险”？" in said


def test_a_column_twice_without_a_name_or_without_its_owner_is_named() -> None:
    def twice(book: Any) -> None:
        book[SHEET].cell(1, books.place(book[SHEET], "可能的风险")).value = "标题"

    def unnamed(book: Any) -> None:
        book[SHEET].cell(3, 90).value = "备注"

    def ownerless(book: Any) -> None:
        book[SESSIONS].delete_cols(1)

    assert "这一列写了两次" in "".join(structure(twice))
    assert structure(unnamed) == [
        f"工作表“{SHEET}”第 1 行 CL：这一列没有列名，却有内容；请写上列名，或删去这一列"
    ]
    assert "缺少“招募信息编号”这一列" in "".join(structure(ownerless))


def test_a_sheet_that_nobody_knows_is_named_and_an_empty_one_is_not() -> None:
    def strange(book: Any) -> None:
        book.create_sheet("空的")
        book.create_sheet("备忘").append(["记得打电话"])

    (said,) = structure(strange)
    assert "工作表“备忘”第 1 行：认不出是什么表" in said


def test_merged_cells_are_named() -> None:
    def merge(book: Any) -> None:
        column = books.place(book[SHEET], "标题")
        book[SHEET].merge_cells(start_row=2, end_row=3, start_column=column, end_column=column)

    said = structure(merge)
    assert len(said) == 2
    assert all("是合并的单元格" in one for one in said)


def test_rows_that_say_the_same_twice_are_named() -> None:
    def again(book: Any) -> None:
        sheet = book["组织"]
        sheet.append([cell.value for cell in sheet[2]])

    (said,) = structure(again)
    assert said.startswith("工作表“组织”第 4 行（ORG-1） A“组织编号”：写的是“ORG-1”；")
    assert "编号与第 2 行重复" in said
    fresh = {"名称": "新队", "县（市、区）": "北湖区"}
    data = books.added(books.added(books.exported(), "组织", **fresh), "组织", **fresh)
    (said,) = books.said(books.checked(data))
    assert "与第 4 行说的是同一条" in said


def test_a_new_record_needs_what_it_cannot_be_without() -> None:
    data = books.added(books.exported(), SHEET, 标题="没有组织", **{"县（市、区）": "北湖区"})
    (said,) = books.said(books.checked(data))
    assert f"工作表“{SHEET}”第 4 行" in said
    assert "“组织”：不能空白" in said
    data = books.added(
        books.exported(), SHEET, 标题="没有场次", 组织="ORG-1", **{"县（市、区）": "北湖区"}
    )
    (said,) = books.said(books.checked(data))
    assert "至少要有一个场次" in said
    data = books.added(
        books.exported(), "组织", 名称="坏编号", 组织编号="组 1", **{"县（市、区）": "北湖区"}
    )
    (said,) = books.said(books.checked(data))
    assert "应为编号（字母、数字、- 和 _，最多 64 个）" in said
    data = books.without_columns(books.exported(), "组织", "县（市、区）")
    (said,) = books.said(books.checked(books.added(data, "组织", 名称="新队")))
    assert "新增的一行要有“县（市、区）”这一列" in said


def test_a_session_of_nobody_is_named() -> None:
    days = {"开始日期": dt.date(2026, 4, 1), "结束日期": dt.date(2026, 4, 1)}
    (said,) = books.said(books.checked(books.added(books.exported(), SESSIONS, **days)))
    assert "不能空白：写上招募信息的编号" in said
    data = books.added(books.exported(), SESSIONS, 招募信息标题="东江湖净滩", **days)
    (said,) = books.said(books.checked(data))
    assert "没有一行新增的“东江湖净滩”；已有的请写编号" in said


def test_a_change_without_its_number_is_refused() -> None:
    data = books.edited(books.exported(), (SHEET, "OP-FULL", "标题", "新标题"))
    (said,) = books.said(books.checked(books.without_columns(data, SHEET, "变更序号")))
    assert "OP-FULL 的变更序号空白" in said
    assert books.checked(books.without_columns(books.exported(), SHEET, "变更序号")).records == ()


def test_what_is_personal_is_not_repeated() -> None:
    data = books.edited(books.exported(), (SHEET, "OP-FULL", "领队·同意", "张三 没有同意"))
    outcome = books.checked(data)
    assert outcome.problems[0].value == ""
    good = books.checked(books.edited(books.exported(), (SHEET, "OP-FULL", "领队·姓名", "李四")))
    assert books.changes(good)["OP-FULL", "领队·姓名"] == ("（个人信息，不列出）",) * 2


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"PK\x03\x04 broken", "不是完整的 Excel 工作簿"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧式 Excel 文件"),
        (b"%PDF-1.7", "PDF 文件"),
        ("名称,地址\n甲,乙\n".encode(), "不是本系统导出的表格"),
        ('组织编号,名称\nORG-1,"甲\n'.encode(), "不是有效的 CSV"),
    ],
)  # fmt: skip
def test_another_file_is_refused(data: bytes, expected: str) -> None:
    with pytest.raises(ImportFileError, match=expected):
        books.checked(data)


def test_an_xml_bomb_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(books.exported("organizations"))) as given,
        zipfile.ZipFile(made, "w") as package,
    ):
        for name in given.namelist():
            bad = name.startswith("xl/worksheets/sheet")
            package.writestr(name, bomb if bad else given.read(name))
    with pytest.raises(ImportFileError, match="打不开这个 Excel 工作簿"):
        books.checked(made.getvalue())
