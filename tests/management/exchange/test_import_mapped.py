"""A county office's yearly sheet through the admin: problems, the good rows, the corrected file."""

import io
from pathlib import Path

import openpyxl
import pytest

from tests.management.exchange.conftest import BODIES, OPENINGS
from tests.management.exchange.counter import Seen, confirm, numbers, upload
from tests.management.load.county import FIRST, HEADER, ROWS, rows
from tests.management.load.county_faults import spoiled
from tests.management.load.county_files import write_bodies, write_csv, write_workbook
from tests.management.office import Office
from tests.management.staffed import Staffed

SOME = 60
"""Rows of a short sheet."""


@pytest.fixture
def city(staffed: Staffed, kept: dict[str, str], tmp_path: Path) -> Office:
    """The city office, with the county's organizations imported."""
    who = staffed["city"]
    found = upload(who, write_bodies(tmp_path / "b.csv").read_bytes(), "b.csv", kept[BODIES])
    assert "已导入：新增 33 条记录" in confirm(who, found).text
    return who


def short(path: Path) -> bytes:
    return write_csv(path, rows()[:SOME]).read_bytes()


def faulty(path: Path) -> bytes:
    made = list(rows()[:SOME])
    made[8] = made[8].written(县市区="南湖区")
    made[30] = made[30].written(活动日期="2027年2月30日", 标题=None)
    return write_csv(path, made).read_bytes()


def test_a_year_of_2000_rows_from_40_faults_to_a_second_import(
    city: Office, kept: dict[str, str], tmp_path: Path
) -> None:
    made, named = spoiled()
    before = numbers()
    bad = write_workbook(tmp_path / "bad.xlsx", made).read_bytes()
    found = upload(city, bad, "招募信息.xlsx", kept[OPENINGS])
    told = found.table("有问题")
    assert [int(row[0]) for row in told] == [fault.row for fault in named]
    assert all(f"“{fault.column}”列" in row[2] for fault, row in zip(named, told, strict=True))
    assert f"共 {ROWS} 行" in found.summary
    assert numbers() == before
    assert found.buttons() == {"accept": f"只导入没有问题的 {ROWS - len(named)} 行"}

    good = write_workbook(tmp_path / "good.xlsx", rows()).read_bytes()
    clean = upload(city, good, "招募信息.xlsx", kept[OPENINGS])
    assert clean.table("有问题") == []
    assert numbers() == before
    openings = len({row.meant["id"] for row in rows()})
    assert f"已导入：新增 {openings} 条记录，修改 0 条。" in confirm(city, clean).text
    stored = numbers()
    assert len(stored) == len(before) + openings

    again = upload(city, good, "招募信息.xlsx", kept[OPENINGS])
    assert "没有变化：" in again.text
    assert again.buttons() == {}
    assert numbers() == stored


def test_with_problems_nothing_is_stored_but_what_was_asked_for(
    city: Office, kept: dict[str, str], tmp_path: Path
) -> None:
    before = numbers()
    found = upload(city, faulty(tmp_path / "bad.csv"), "表.csv", kept[OPENINGS])
    wrong = [(row[0], row[2], row[3]) for row in found.table("有问题")]
    assert wrong == [
        (str(FIRST + 8), "“县市区”列 E12 → 县（市、区）", "南湖区"),
        (str(FIRST + 30), "“标题”列 B34", ""),
        (str(FIRST + 30), "“活动日期”列 I34 → 开始日期", "2027年2月30日"),
    ]
    refused = confirm(city, found, "all")
    assert refused.answer.status_code == 409
    assert numbers() == before
    done = confirm(city, refused, "accept")
    openings = {row.meant["id"] for row in rows()[:SOME]}
    assert f"新增 {len(openings) - 2} 条记录" in done.text
    assert "有 2 行没有导入" in done.text
    assert len(numbers()) == len(before) + len(openings) - 2


def test_the_rows_with_problems_come_back_as_a_file_that_can_be_mended(
    city: Office, kept: dict[str, str], tmp_path: Path
) -> None:
    made = list(rows()[:SOME])
    made[8] = made[8].written(县市区="南湖区")
    data = write_workbook(tmp_path / "bad.xlsx", made).read_bytes()
    done = confirm(city, upload(city, data, "汇总 表.xlsx", kept[OPENINGS]), "accept")
    link = done.page.select_one("a[href$='/problems/']")
    assert link
    answer = city.browser.get(f"{city.url}{link['href']}", timeout=30)
    assert "%E6%B1%87%E6%80%BB%20%E8%A1%A8-" in answer.headers["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    (sheet,) = book.worksheets
    header = [cell.value for cell in sheet[HEADER]]
    assert header[0] == "问题"
    assert sheet.max_row == HEADER + 1
    line = dict(zip(header, (cell.value for cell in sheet[HEADER + 1]), strict=True))
    assert line["编号"] == rows()[8].cells["编号"]
    assert str(line["问题"]).startswith(f"第 {FIRST + 8} 行 “县市区”列 E12：")

    place = header.index("县市区") + 1
    sheet.cell(HEADER + 1, place).value = str(rows()[8].cells["县市区"])
    mended = io.BytesIO()
    book.save(mended)
    found = upload(city, mended.getvalue(), "改好.xlsx", kept[OPENINGS])
    assert "共 1 行，新增 1 条记录" in found.summary
    confirm(city, found)
    whole = write_workbook(tmp_path / "good.xlsx", rows()[:SOME]).read_bytes()
    assert "没有变化：" in upload(city, whole, "表.xlsx", kept[OPENINGS]).text


def test_the_rows_of_a_csv_come_back_as_csv(
    city: Office, kept: dict[str, str], tmp_path: Path
) -> None:
    found = upload(city, faulty(tmp_path / "bad.csv"), "表.csv", kept[OPENINGS])
    answer = city.browser.get(f"{city.url}{found.path}problems/", timeout=30)
    assert answer.headers["Content-Type"] == "text/csv"
    again = upload(city, answer.content, "又.csv", kept[OPENINGS])
    assert [row[2:] for row in again.table("有问题")] == [
        [cell.replace("E12", "F4").replace("B34", "C5").replace("I34", "J5") for cell in row[2:]]
        for row in found.table("有问题")
    ]


def test_changes_are_shown_from_what_to_what_and_stored_with_a_name(
    city: Office, kept: dict[str, str], tmp_path: Path
) -> None:
    from scripts.management.models import Change

    confirm(city, upload(city, short(tmp_path / "a.csv"), "a.csv", kept[OPENINGS]))
    made = list(rows()[:SOME])
    made[8] = made[8].written(地址="北湖区人民路 8 号", 招募人数=77)
    data = write_csv(tmp_path / "b.csv", made).read_bytes()
    found = upload(city, data, "b.csv", kept[OPENINGS])
    title, needed = rows()[8].cells["标题"], rows()[8].meant["needed"]
    first, second = found.table("修改")
    assert str(title) in first[0]
    assert first[1:] == ["场次 地址", str(rows()[8].cells["地址"]), "北湖区人民路 8 号"]
    assert second == ["场次 需要人数", str(needed), "77"]
    assert "修改 1 条（2 处）" in found.summary
    before = numbers()
    confirm(city, found)
    after = numbers()
    (changed,) = [key for key in after if after[key] != before[key]]
    note = Change.objects.filter(record_id=changed[1]).first()
    assert note
    assert (note.actor, note.way, note.role) == ("city", "导入", "city_office")
    assert len(note.fields) == 2


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("表.xlsx", b"PK\x03\x04 broken", "不是完整的 Excel 工作簿"),
        ("表.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧式 Excel"),
        ("表.csv", ",\n,\n编号,题目\n1,护河\n".encode(), "没有“标题”这一列"),
        ("表.csv", b"\n\n", "文件是空的"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    city: Office, kept: dict[str, str], name: str, data: bytes, said: str
) -> None:
    found = upload(city, data, name, kept[OPENINGS])
    assert found.answer.status_code == 422
    assert any(said in message for message in found.messages), found.text
    assert found.buttons() == {}


def test_a_file_that_is_too_large_is_refused_at_once(city: Office, kept: dict[str, str]) -> None:
    found = upload(city, b"x" * 10_000_001, "表.csv", kept[OPENINGS])
    assert found.path == "/admin/import/"
    assert any("超过 10 MB" in message for message in found.messages)
    found = upload(city, b"x" * 20_000_000, "表.csv", kept[OPENINGS])
    assert any("20.0 MB，超过 10 MB" in message for message in found.messages)


def test_invented_data_and_real_data_are_kept_apart(
    city: Office, kept: dict[str, str], tmp_path: Path
) -> None:
    import datetime as dt

    from scripts.management import store

    store.mark_demo(dt.datetime.now(dt.UTC))
    found = upload(city, short(tmp_path / "a.csv"), "a.csv", kept[OPENINGS])
    assert any("演示数据" in message for message in found.messages)


def test_a_mapping_that_is_gone_is_said(city: Office, kept: dict[str, str], tmp_path: Path) -> None:
    from scripts.management.models import ImportMapping

    found: Seen = upload(city, short(tmp_path / "a.csv"), "a.csv", kept[OPENINGS])
    ImportMapping.objects.all().delete()
    again = confirm(city, found)
    assert any("已经被删除" in message for message in again.messages)
    assert not any(name == "openings" and id_.startswith("XM") for name, id_ in numbers())
