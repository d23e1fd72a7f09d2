"""What was exported comes back through the admin: exactly the changed cells, nothing else."""

import io
from typing import Any

import openpyxl
import pytest

from tests.management.exchange.counter import confirm, export, numbers, upload
from tests.management.sheets import books
from tests.management.staffed import Staffed

pytestmark = pytest.mark.usefixtures("kept")


def edited(data: bytes, *edits: tuple[str, str, str, Any]) -> bytes:
    return books.edited(data, *edits)


def test_three_changed_cells_are_exactly_three_changes(staffed: Staffed) -> None:
    from scripts.management.models import Change

    who = staffed["city"]
    data = export(who, "organizations", "openings", "stations", people="on").content
    before = numbers()
    same = upload(who, data)
    assert "没有变化：" in same.text
    changed = edited(
        data,
        ("招募信息", "OP-1", "标题", "周六净滩"),
        ("招募信息", "OP-2", "可能的风险", "岸边湿滑，可能滑倒"),
        ("服务站点", "ST-1", "名称", "东门岗亭"),
    )
    found = upload(who, changed)
    assert [row[-3:] for row in found.table("修改")] == [
        ["标题", "东江湖净滩1", "周六净滩"],
        ["可能的风险", "未提供", "岸边湿滑，可能滑倒"],
        ["名称", "岗亭1", "东门岗亭"],
    ]
    assert "新增 0 条记录，修改 3 条（3 处）" in found.summary
    assert numbers() == before
    confirm(who, found)
    after = numbers()
    assert {key for key in after if after[key] != before[key]} == {
        ("openings", "OP-1"), ("openings", "OP-2"), ("stations", "ST-1"),
    }  # fmt: skip
    notes = Change.objects.filter(way="导入", actor="city")
    assert {(note.record_id, len(note.fields)) for note in notes} == {
        ("OP-1", 1), ("OP-2", 1), ("ST-1", 1),
    }  # fmt: skip
    again = upload(who, changed, overwrite="on")
    assert "没有变化：" in again.text


def test_a_problem_is_named_by_sheet_row_and_column_and_the_rest_can_go(staffed: Staffed) -> None:
    who = staffed["city"]
    data = edited(
        export(who, "openings", "stations").content,
        ("招募信息", "OP-1", "县（市、区）", "430101"),
        ("服务站点", "ST-1", "名称", "东门岗亭"),
    )
    found = upload(who, data)
    ((sheet, row, id_, column, value, said),) = found.table("有问题")
    assert (sheet, id_, value) == ("招募信息", "OP-1", "430101")
    assert row.isdecimal()
    assert "“县（市、区）”" in column
    assert "city.yaml 中没有这一项" in said
    assert found.buttons() == {"accept": "只导入没有问题的 1 条记录"}
    done = confirm(who, found, "accept")
    assert "修改 1 条；有 1 行没有导入" in done.text

    answer = who.browser.get(f"{who.url}{done.path}problems/", timeout=30)
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["招募信息"]
    sheet_ = book["招募信息"]
    header = [cell.value for cell in sheet_[1]]
    assert (header[0], sheet_.max_row) == ("问题", 2)
    sheet_.cell(2, header.index("县（市、区）") + 1).value = "苏仙区"
    mended = io.BytesIO()
    book.save(mended)
    found = upload(who, mended.getvalue())
    assert [row[-3] for row in found.table("修改")] == ["县（市、区）"]
    assert found.table("有问题") == []


def test_a_record_changed_since_the_export_is_kept_unless_the_sheet_shall_count(
    staffed: Staffed,
) -> None:
    from scripts.management.models import Opening

    who = staffed["city"]
    data = edited(export(who, "openings").content, ("招募信息", "OP-1", "标题", "周六净滩"))
    row = Opening.objects.get(pk="OP-1")
    row.title = "有人改过"
    row.save()
    found = upload(who, data)
    ((*_, said),) = found.table("有问题")
    assert "导出以后这条记录被改过" in said
    assert "勾选“以表格为准”" in said
    confirm(who, upload(who, data, overwrite="on"))
    assert Opening.objects.get(pk="OP-1").title == "周六净滩"


def test_another_sheet_without_a_mapping_is_told_to_choose_one(staffed: Staffed) -> None:
    found = upload(staffed["city"], "编号,标题\n1,护河\n".encode(), "表.csv")
    assert found.answer.status_code == 422
    assert any("别的表格请选一个映射" in message for message in found.messages)


def test_a_csv_goes_out_and_comes_back(staffed: Staffed) -> None:
    who = staffed["city"]
    answer = export(who, "sessions", form="csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    rows = books.as_rows(answer.content)
    place = rows[0].index("需要人数")
    rows[1][place] = "77"
    found = upload(who, books.as_csv(rows), "场次.csv")
    assert [row[-3:] for row in found.table("修改")] == [["需要人数", "未提供", "77"]]
    rows[1][place] = "很多"
    found = upload(who, books.as_csv(rows), "场次.csv")
    answer = who.browser.get(f"{who.url}{found.path}problems/", timeout=30)
    lines = books.as_rows(answer.content)
    assert lines[0][0] == "问题"
    assert [line[1:] for line in lines] == [rows[0], rows[1]]
    assert lines[1][0].startswith("第 2 行 ")
