"""What an exported workbook looks like, and that it tells nothing to a formula or the clock."""

import io
import re
import zipfile
from typing import Any

import msgspec
import pytest
from openpyxl.utils import get_column_letter

from scripts.management import store
from scripts.records import COLLECTIONS
from tests.management import samples
from tests.management.sheets import books

SESSIONS = "场次"


@pytest.fixture(autouse=True)
def _full(places: object) -> None:
    assert places
    store.save_records(samples.varied())


def forms() -> Any:
    from scripts.management.sheets.form import sheet_forms
    from scripts.management.sheets.known import known

    return sheet_forms(known(books.HERE))


def test_every_field_of_every_record_has_a_column_of_its_own() -> None:
    shown = {form.name: form for form in forms()}
    assert set(shown) == {*COLLECTIONS, "sessions", "training_sessions"}
    for name, kind in COLLECTIONS.items():
        columns = shown[name].columns
        fields = {field.name for field in msgspec.structs.fields(kind)}
        assert {column.field for column in columns} == fields - {"sessions"}
        headings = [column.heading for column in columns]
        assert len(set(headings)) == len(headings)
        for field in msgspec.structs.fields(kind):
            leaves = {column.leaf for column in columns if column.field == field.name} - {""}
            part = getattr(field.type, "__args__", (None,))[0]
            if leaves and isinstance(part, type) and issubclass(part, msgspec.Struct):
                assert leaves == set(part.__struct_fields__) - set(part.MADE)  # type: ignore[attr-defined]


def test_headings_are_the_admins_words() -> None:
    from scripts.management.models import BY_COLLECTION

    for form in forms():
        for column in form.columns:
            model = BY_COLLECTION[form.collection] if column.role.value in OWNED else form.model
            name = model.RENAMED.get(column.field, column.field)
            field: Any = model._meta.get_field(name)
            said = str(field.verbose_name)
            expected = said if column.role.value not in NAMED else column.heading
            assert column.heading == expected or column.heading.startswith(f"{said}·")


OWNED, NAMED = ("owner", "caption", "number"), ("identity", "owner", "caption")


def test_a_sheet_is_ready_to_work_in() -> None:
    book = books.opened(books.exported())
    assert book.sheetnames[0] == "说明"
    assert book["代码"].sheet_state == "hidden"
    sheet = book["招募信息"]
    assert sheet.freeze_panes == "B2"
    for cell in sheet[1]:
        assert cell.comment
        assert cell.font.bold
    status = get_column_letter(books.place(sheet, "状态"))
    (choice,) = [
        one for one in sheet.data_validations.dataValidation if f"{status}2" in str(one.sqref)
    ]
    area = re.fullmatch(r"=代码!\$(\w+)\$1:\$\w+\$(\d+)", choice.formula1)
    assert area
    offered = [book["代码"][f"{area[1]}{row}"].value for row in range(1, int(area[2]) + 1)]
    assert offered == ["草稿（不公开）", "已发布", "提前截止", "已取消"]


def test_values_have_their_own_types_and_codes_their_names() -> None:
    book = books.opened(books.exported())
    assert f"{books.cell(book, SESSIONS, 'OP-FULL', '开始日期').value:%Y-%m-%d}" == "2026-03-05"
    assert f"{books.cell(book, SESSIONS, 'OP-FULL', '开始时间').value:%H:%M}" == "08:30"
    assert books.cell(book, SESSIONS, "OP-FULL", "需要人数").value == 20
    assert books.cell(book, SESSIONS, "OP-FULL", "县（市、区）").value == "资兴市 431081"
    headings = [str(cell.value) for cell in book["招募信息"][1]]
    opening = {name: books.cell(book, "招募信息", "OP-FULL", name).value for name in headings}
    assert opening["组织"] == "林邑志愿服务队 ORG-1"
    assert opening["状态"] == "已取消"
    assert opening["有志愿者保险"] == "是"
    assert opening["轮椅可到达"] == "否"
    assert opening["志愿精神"] == "奉献、互助"
    assert opening["服务对象"] == "社会公众 public"
    assert f"{opening['报名截止']:%Y-%m-%d %H:%M}" == "2026-03-03 12:00"
    assert opening["参加条件·最低年龄"] == 14
    assert opening["领队·同意"].startswith("署名 2026-03-05 起")
    assert books.cell(book, "服务站点", "ST-FULL", "开放时间").value == "周一至周五 08:30-17:30"


def test_the_same_data_are_the_same_bytes() -> None:
    first = books.exported()
    assert books.exported() == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert set(re.findall(r"(\d{4})-\d\d-\d\dT", core)) == {"2000"}
    assert "openpyxl" not in core


def test_no_text_is_a_formula() -> None:
    from scripts.management.models import Organization

    Organization._base_manager.filter(pk="ORG-1").update(name="=HYPERLINK(1)", address="@x")
    data = books.exported()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            assert b"<f>" not in package.read(name), name
    book = books.opened(data)
    for heading in ("名称", "地址"):
        cell = books.cell(book, "组织", "ORG-1", heading)
        assert (cell.data_type, cell.number_format) == ("s", "@")
    assert book["组织"].column_dimensions["B"].number_format == "@"
    rows = books.as_rows(books.exported_csv("organizations"))
    assert "'=HYPERLINK(1)" in rows[1]
    assert "'@x" in rows[1]
    assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r") for row in rows for cell in row)


def test_a_minus_before_a_number_is_no_formula() -> None:
    from scripts.management.models import Session

    Session._base_manager.filter(identifier="B").update(longitude=-73.98)
    rows = books.as_rows(books.exported_csv("sessions"))
    assert "-73.98" in [row[rows[0].index("经度")] for row in rows]


def test_personal_columns_are_named_as_such_or_left_out() -> None:
    book = books.opened(books.exported())
    told = [str(cell.value) for row in book["说明"].iter_rows() for cell in row]
    assert any("个人信息" in text for text in told)
    bare = books.opened(books.exported(personal=False))
    for name in ("某领队", "某联系人", "某志愿者"):
        assert name in words(book)
        assert name not in words(bare)
    assert not any(
        "个人信息" in str(cell.value) for row in bare["说明"].iter_rows() for cell in row
    )
    data = books.edited(books.exported(personal=False), ("招募信息", "OP-FULL", "标题", "新标题"))
    before = record("OP-FULL")
    books.loaded(data)
    assert record("OP-FULL") == msgspec.structs.replace(before, title="新标题")


def words(book: Any) -> str:
    cells = (cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    return "\n".join(str(value) for value in cells if value is not None)


def record(id_: str) -> Any:
    from scripts.management.models import Opening

    row = Opening._base_manager.get(pk=id_)
    return msgspec.structs.replace(row.to_record(), seq=0, updated_at=None)


def test_only_the_given_rows_go_out() -> None:
    from scripts.management.models import Opening
    from scripts.management.sheets.export import export

    data = export({"openings": Opening._base_manager.filter(pk="OP-1")}, books.HERE)
    book = books.opened(data)
    assert book.sheetnames == ["说明", "招募信息", SESSIONS, "代码"]
    assert [book["招募信息"].max_row, book[SESSIONS].max_row] == [2, 2]
    assert books.checked(data).unchanged == 1


def test_drafts_go_out_and_stay_drafts() -> None:
    from scripts.management.models import Opening

    Opening._base_manager.filter(pk="OP-1").update(status="draft")
    data = books.exported()
    assert books.cell(books.opened(data), "招募信息", "OP-1", "状态").value == "草稿（不公开）"
    books.loaded(books.edited(data, ("招募信息", "OP-1", "标题", "还没想好")))
    row = Opening._base_manager.get(pk="OP-1")
    assert (row.status, row.title) == ("draft", "还没想好")


def test_a_text_that_no_cell_holds_is_kept() -> None:
    from scripts.management.models import Station

    Station._base_manager.filter(pk="ST-1").update(
        services=["很长的一项" * 30 + str(n) for n in range(400)]
    )
    data = books.exported()
    assert "太长" in str(books.cell(books.opened(data), "服务站点", "ST-1", "服务内容").value)
    assert books.checked(data).records == ()
    books.loaded(books.edited(data, ("服务站点", "ST-1", "名称", "新名称")))
    assert len(Station._base_manager.get(pk="ST-1").services) == 400
