"""导出: who takes out what, with people or without, under which name; and that it is known."""

import datetime as dt
import io
from urllib.parse import unquote

import openpyxl
import pytest

from tests.management.exchange.counter import EXPORT, export
from tests.management.sheets import books
from tests.management.staff.world import SECRET
from tests.management.staffed import Staffed

pytestmark = pytest.mark.usefixtures("kept")


def cells(data: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(data))
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    return "\n".join(str(cell) for row in rows for cell in row if cell is not None)


def titles(data: bytes, sheet: str = "招募信息") -> set[str]:
    found = openpyxl.load_workbook(io.BytesIO(data))[sheet]
    return {str(row[0]) for row in found.iter_rows(min_row=2, values_only=True)}


def name_of(disposition: str) -> str:
    return unquote(disposition.partition("filename*=utf-8''")[2])


def test_the_office_takes_everything_and_it_stands_in_the_history(staffed: Staffed) -> None:
    from scripts.management.models import Change

    who = staffed["city"]
    answer = export(who, "openings", "stations", people="on")
    today = dt.datetime.now(dt.timezone(dt.timedelta(hours=8))).date()
    assert name_of(answer.headers["Content-Disposition"]) == f"志愿服务资料-{today}.xlsx"
    assert "no-store" in answer.headers["Cache-Control"]
    assert titles(answer.content) == {"OP-1", "OP-2", "DRAFT-1", "DRAFT-2"}
    assert SECRET in cells(answer.content)
    note = Change.objects.get(collection="exports")
    assert (note.actor, note.note) == ("city", "导出招募信息、服务站点，6 条记录，含个人信息")
    listed = who.page("/admin/records/change/").select_one("#result_list")
    assert listed
    assert "导出招募信息、服务站点，6 条记录，含个人信息" in listed.get_text()


def test_one_kind_names_the_file_and_people_stay_out_unless_asked_for(staffed: Staffed) -> None:
    answer = export(staffed["city"], "openings")
    assert name_of(answer.headers["Content-Disposition"]).startswith("招募信息-")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert not [c.value for c in book["招募信息"][1] if str(c.value).startswith("领队·姓名")]


def test_one_organization_and_csv(staffed: Staffed) -> None:
    who = staffed["city"]
    assert titles(export(who, "openings", organization="ORG-2").content) == {"OP-2", "DRAFT-2"}
    answer = export(who, "openings", form="csv", organization="ORG-1")
    assert name_of(answer.headers["Content-Disposition"]).endswith(".csv")
    assert {row[0] for row in books.as_rows(answer.content)[1:]} == {"OP-1", "DRAFT-1"}
    assert "请只选一类" in export(who, "openings", "stations", form="csv").text
    assert "不属于哪个组织" in export(who, "awards", organization="ORG-1").text
    assert "请至少选一类" in export(who).text


def test_an_organizations_staff_take_their_own(staffed: Staffed) -> None:
    from scripts.management.models import Change

    who = staffed["team"]
    answer = export(who, "organizations", "openings", "projects", "stations", people="on")
    text = cells(answer.content)
    assert titles(answer.content) == {"OP-1", "DRAFT-1"}
    assert titles(answer.content, "组织") == {"ORG-1"}
    assert "苏仙岭守望队" not in text
    assert SECRET in text
    for kinds, more in ((("awards",), {}), (("openings",), {"organization": "ORG-2"})):
        assert "text/html" in export(who, *kinds, **more).headers["Content-Type"]
    assert Change.objects.filter(collection="exports").count() == 1


def test_a_hidden_row_that_theirs_refers_to_is_not_named(staffed: Staffed) -> None:
    from scripts.management.models import Opening, Project

    Project.objects.filter(pk="PRJ-2").update(status="draft", title="别人的秘密计划")
    Opening.objects.filter(pk="OP-1").update(project="PRJ-2")
    text = cells(export(staffed["team"], "openings").content)
    assert "PRJ-2" in text
    assert "秘密" not in text
    assert "秘密" in cells(export(staffed["city"], "openings").content)


@pytest.mark.parametrize("name", ["media", "editor"])
def test_readers_take_no_people_even_if_they_ask(staffed: Staffed, name: str) -> None:
    who = staffed[name]
    assert not who.page(EXPORT).select("#id_people")
    answer = export(who, "openings", people="on")
    text = cells(answer.content)
    assert SECRET not in text
    assert "由欧**带队" in text or "由欧阳**带队" in text
    assert "领队·" not in text
    drafts = {"DRAFT-1", "DRAFT-2"} if name == "editor" else set()
    assert titles(answer.content) == {"OP-1", "OP-2", *drafts}
    csv = export(who, "openings", form="csv", people="on")
    assert SECRET not in csv.content.decode("utf-8-sig")


def test_who_is_switched_off_takes_nothing(staffed: Staffed) -> None:
    from django.contrib.auth.models import User

    who = staffed["media"]
    form = who.form(EXPORT)
    User.objects.filter(username="media").update(is_active=False)
    answer = who.post(EXPORT, {**form, "kinds": "openings"})
    User.objects.filter(username="media").update(is_active=True)
    assert "text/html" in answer.headers["Content-Type"]
    assert "login" in answer.url
