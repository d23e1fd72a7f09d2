"""What a file holds, or why it can't be read: Excel workbooks and CSV, made here."""

import datetime as dt
import io
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from scripts.errors import ImportFileError
from scripts.management.load.table import Table, read_table
from tests.support import share

Change = Callable[[Workbook, Worksheet], object]


def book(*lines: tuple[object, ...], change: Change | None = None) -> bytes:
    made = Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    for line in lines:
        sheet.append(list(line))
    if change:
        change(made, sheet)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def part(data: bytes, name: str, old: str, new: str) -> bytes:
    """Change the text of a part of a workbook."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as held, zipfile.ZipFile(out, "w") as made:
        for info in held.infolist():
            text = held.read(info)
            if info.filename == name:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode())
            made.writestr(info.filename, text)
    return out.getvalue()


def cells(table: Table) -> list[list[str]]:
    return [list(row.cells.values()) for row in table.rows]


def test_typed_cells_are_seen_as_people_see_them() -> None:
    moment = dt.datetime(2026, 3, 5, 9, 30)  # noqa: DTZ001 - a workbook knows no zone
    table = read_table(
        book(
            ("日期", "时刻", "时间", "数", "小数", "真假", "代码", "文字"),
            (dt.date(2026, 3, 5), moment, dt.time(14, 5), 20.0, 2.5, True, 36061, " 甲 "),
            change=lambda _, sheet: setattr(sheet["G2"], "number_format", "000000"),
        )
    )
    (row,) = table.rows
    assert list(row.cells.values()) == [
        "2026-03-05", "2026-03-05 09:30", "14:05", "20", "2.5", "TRUE", "036061", " 甲 ",
    ]  # fmt: skip
    assert row.values["日期"] == dt.date(2026, 3, 5)
    assert row.values["时刻"] == moment
    assert row.values["时间"] == dt.time(14, 5)
    assert (row.values["数"], row.values["真假"]) == (20, True)
    assert table.cell("时间", row.number) == "C2"


def test_a_workbook_of_1904_has_its_own_days() -> None:
    data = book(
        ("日期", "数"), (dt.date(2026, 3, 5), 1),
        change=lambda made, _: setattr(made, "epoch", CALENDAR_MAC_1904),
    )  # fmt: skip
    table = read_table(data)
    assert table.rows[0].values["日期"] == dt.date(2026, 3, 5)
    assert table.epoch == CALENDAR_MAC_1904


def test_formulas_count_by_their_result_and_errors_are_faults() -> None:
    data = book(("甲", "乙", "丙", "丁"), ("=1+1", "#REF!", "=A2", "=B9"))
    sheet = "xl/worksheets/sheet1.xml"
    data = part(data, sheet, "<f>1+1</f><v />", "<f>1+1</f><v>2</v>")
    data = part(data, sheet, '<c r="D2"><f>B9</f><v />', '<c r="D2" t="str"><f>B9</f><v></v>')
    (row,) = read_table(data).rows
    assert row.cells["甲"] == "2"
    assert "#REF!" in row.faults["乙"]
    assert "没有它的结果" in row.faults["丙"]
    assert "丁" not in row.faults
    assert row.cells["丁"] == ""


def merge(_: Workbook, sheet: Worksheet) -> None:
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B4:C4")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True


def test_merged_cells_and_what_is_hidden() -> None:
    data = book(("甲", "乙", "丙"), ("a", 1, 2), (None, 3, 4), ("b", 5, 6), change=merge)
    table = read_table(data)
    assert [row.cells["甲"] for row in table.rows] == ["a", "a", "b"]
    assert "取消合并" in table.rows[2].faults["丙"]
    assert table.rows[2].cells["乙"] == "5"
    assert any("第 3 行" in note for note in table.notes)
    assert any("隐藏的列" in note and "C" in note for note in table.notes)


def test_sheets_header_and_blank_rows() -> None:
    def more(made: Workbook, sheet: Worksheet) -> None:
        sheet.sheet_state = "hidden"
        other = made.create_sheet("第二张")
        for line in (["说明"], ["甲", "招募\n人数", None], [], [1, 2, None], []):
            other.append(line)
        other["C4"] = "没有列名的"
        other["ZZ900"].font = Font(bold=True)

    data = book(("x",), ("1",), change=more)
    table = read_table(data, header=2)
    assert (table.sheet, table.sheet_names) == ("第二张", ("Sheet", "第二张"))
    assert table.columns == ("甲", "招募人数")
    assert [row.number for row in table.rows] == [4]
    assert any("Sheet（隐藏）" in note for note in table.notes)
    assert any("C 列没有列名" in note for note in table.notes)
    assert read_table(data, sheet="Sheet").columns == ("x",)
    with pytest.raises(ImportFileError, match="没有名为“第三张”的工作表；文件中有：Sheet、第二张"):
        read_table(data, sheet="第三张")


def test_a_stray_cell_far_away_costs_nothing() -> None:
    data = book(("甲",), (1,), change=lambda _, sheet: sheet.cell(1_048_576, 16_384, " "))
    assert cells(read_table(data)) == [["1"]]


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/"), data)
    return out.getvalue()


GOOD = book(("甲",), (1,))
SHEET = "xl/worksheets/sheet1.xml"
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet'
FOREIGN = {
    "旧式 Excel 文件（xls）": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "有打开密码": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "ODS": packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
    "xlsb": packed(**{"xl__workbook.bin": b"x"}),
    "没有 Excel 工作簿": packed(**{"word.xml": b"x"}),
    "解开后超过 50 MB": packed(**{"xl__workbook.xml": b" " * 51_000_000}),
    "不是完整的 Excel 工作簿": GOOD[: len(GOOD) // 2],
    "PDF": b"%PDF-1.7",
    "网页或 XML": b"<html><table></table></html>",
    "EntitiesForbidden": part(GOOD, SHEET, "<worksheet", BOMB),
    "超过 50 万格": part(
        GOOD, SHEET, "</sheetData>",
        '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    ),
    "打不开这个 Excel 工作簿": part(GOOD, "xl/workbook.xml", "<sheets>", "<sheets"),
}  # fmt: skip


@pytest.mark.parametrize(("said", "data"), FOREIGN.items(), ids=list(FOREIGN))
def test_what_is_no_table_is_refused(said: str, data: bytes) -> None:
    with pytest.raises(ImportFileError) as raised:
        read_table(data, "表.xlsx")
    assert said in str(raised.value)
    assert str(raised.value).startswith("表.xlsx：")


@pytest.mark.parametrize("seed", range(share(4, 100)))
def test_a_damaged_file_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same damage every time, no secret
    for whole in (GOOD, TEXT.encode("gb18030"), TEXT.encode()):
        for _ in range(20):
            data = bytearray(whole)
            for _ in range(chance.randrange(1, 8)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            with suppress(ImportFileError):
                read_table(bytes(data))


TEXT = "编号,标题,地址\n1,清洁家园劳动,人民路街道八号\n2,陪老人过周末,燕泉街道志愿服务站\n"
TRADITIONAL = "編號,標題,地址\n1,清潔家園勞動,人民路街道八號\n2,陪老人過週末,社區服務站\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "utf-32"])
def test_usual_encodings_are_found_out(encoding: str) -> None:
    assert cells(read_table(TEXT.encode(encoding)))[0] == ["1", "清洁家园劳动", "人民路街道八号"]


def test_big5_is_found_out() -> None:
    assert cells(read_table(TRADITIONAL.encode("big5")))[0][1] == "清潔家園勞動"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("编号\n1\n".encode("gb18030"), "两种读法"),
        ("a,b\nİstanbul şehri,中".encode("cp1254", "ignore"), "不是 UTF-8、GB18030 或 Big5"),
        (b"a,b\n" + "咖啡,ééé".encode("shift_jis", "ignore") + b"\xe9", "不是 UTF-8"),
        ("名,称\n偽,装\n".encode("utf-16-le"), "没有标记的 UTF-16"),
        (b"\xc4\xa3,\xc4\xa3\n1,2\n", "两种读法"),
    ],
)
def test_an_encoding_that_is_not_certain_is_asked_for(data: bytes, said: str) -> None:
    with pytest.raises(ImportFileError, match=said) as raised:
        read_table(data)
    assert "encoding" in str(raised.value)


def test_a_stated_encoding_counts() -> None:
    assert read_table("编号\n1\n".encode("gb18030"), encoding="gb18030").columns == ("编号",)
    with pytest.raises(ImportFileError, match="第 2 行附近的文字不是 big5 编码"):
        read_table(b"a\n\xff\xff\n", encoding="big5")


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_delimiter_stands_in_the_header(sign: str) -> None:
    text = TEXT.replace(",", sign).replace("清洁家园劳动", '"清,洁;"')
    assert cells(read_table(text.encode()))[0][:2] == ["1", "清,洁;"]
    with pytest.raises(ImportFileError, match="从文件的第 2 行开始"):
        read_table(text.replace('洁;"', '洁;"家园').encode())


def test_a_delimiter_that_is_not_certain_is_asked_for() -> None:
    assert read_table(b"a;b,c\n1;2\n").columns == ("a", "b,c")
    with pytest.raises(ImportFileError, match=r"（逗号、分号）.*delimiter"):
        read_table(b"a,b;c\n1,2;3\n")
    assert read_table(b"a,b;c\n1,2;3\n", delimiter=";").columns == ("a,b", "c")


def test_a_fault_of_quotes_is_named_by_its_line() -> None:
    with pytest.raises(ImportFileError, match="从文件的第 4 行开始"):
        read_table(b'a,b\n"1\n1",2\n"3,4\n5,6\n')
    with pytest.raises(ImportFileError, match="第 2 行有重复的列名 a"):
        read_table(b"x\na,a\n1,2\n", header=2)
    with pytest.raises(ImportFileError, match="第 3 行没有列名"):
        read_table(b"a,b\n1,2\n,\n", header=3)
