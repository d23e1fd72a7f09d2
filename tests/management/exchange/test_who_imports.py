"""Who may bring in what: each forbidden thing is refused, by row where it is a row."""

from pathlib import Path

import pytest

from tests.management.exchange.conftest import BODIES, COUNTY, OPENINGS
from tests.management.exchange.counter import (
    EXPORT,
    IMPORT,
    confirm,
    export,
    numbers,
    upload,
)
from tests.management.load.county import rows
from tests.management.load.county_files import write_csv
from tests.management.office import Office
from tests.management.sheets import books
from tests.management.staffed import PASSWORD, Staffed

ELSEWHERE = "不是你所在的组织，不能由你导入"
MAPPED = """
opening: {id: 编号, title: 标题, division: 县市区, organization: 组织, risks: 风险}
session: {start_date: 日期, end_date: 日期}
"""
HEADER = "编号,标题,县市区,组织,风险,日期\n"


@pytest.fixture
def short(kept: dict[str, str]) -> str:
    """A small mapping of openings of stored organizations."""
    from scripts.management.models import ImportMapping

    assert kept
    return str(ImportMapping.objects.create(name="招募", text=MAPPED).pk)


def mapped(*lines: str) -> bytes:
    return (HEADER + "".join(f"{line}\n" for line in lines)).encode()


def test_media_and_editors_import_nothing(staffed: Staffed, short: str) -> None:
    for name in ("media", "editor"):
        who = staffed[name]
        assert not who.page("/admin/").select(f'a[href="{IMPORT}"]')
        token = who.browser.cookies["csrftoken"]
        for path in (IMPORT, f"{IMPORT}{'x' * 32}/", f"{IMPORT}{'x' * 32}/problems/"):
            assert who.browser.get(who.url + path, timeout=20).status_code == 403
        answer = who.browser.post(
            who.url + IMPORT, {"csrfmiddlewaretoken": token, "mapping": short},
            files={"sheet": ("a.csv", mapped("OP-9,护河,北湖区,ORG-1,滑,2027-03-05"))},
            headers={"Referer": who.url}, timeout=20,
        )  # fmt: skip
        assert answer.status_code == 403


def test_nothing_is_sent_from_another_site(staffed: Staffed, short: str) -> None:
    who = staffed["city"]
    before = numbers()
    found = upload(who, mapped("OP-9,护河,北湖区,ORG-1,滑,2027-03-05"), "a.csv", short)
    digest = found.page.select_one("input[name=digest]")
    assert digest
    for path, values in (
        (IMPORT, {"mapping": short}),
        (found.path, {"step": "all", "digest": digest["value"]}),
        (EXPORT, {"kinds": "openings", "form": "xlsx"}),
    ):
        answer = who.browser.post(who.url + path, values, timeout=20)
        assert answer.status_code == 403, path
    assert numbers() == before


def test_an_upload_is_its_persons_and_its_logins_alone(staffed: Staffed, short: str) -> None:
    before = numbers()
    found = upload(staffed["city"], mapped("OP-9,护河,北湖区,ORG-1,滑,2027-03-05"), "a.csv", short)
    again = Office(staffed["city"].url)
    again.log_in("city", PASSWORD)
    for who in (staffed["team"], again):
        token = who.form(IMPORT)["csrfmiddlewaretoken"]
        digest = found.page.select_one("input[name=digest]")["value"]  # type: ignore[index]  # it is there
        for path in (found.path, f"{found.path}problems/"):
            answer = who.browser.get(who.url + path, timeout=20)
            assert answer.url.endswith(IMPORT)
            assert "护河" not in answer.text
        values = {"csrfmiddlewaretoken": token, "digest": digest, "step": "all"}
        answer = who.post(found.path, values)
        assert answer.url.endswith(IMPORT)
        assert "不是你在这次登录中上传的" in answer.text
    nobody = staffed["nobody"].browser.get(staffed["city"].url + found.path, timeout=20)
    assert "/login/" in nobody.url
    assert numbers() == before


def test_mapped_rows_of_others_are_problems_by_row(staffed: Staffed, short: str) -> None:
    who = staffed["team"]
    before = numbers()
    found = upload(
        who,
        mapped(
            "OP-9,护河,北湖区,ORG-1,滑,2027-03-05",
            "OP-8,护河,北湖区,ORG-2,滑,2027-03-05",
            "OP-2,东江湖净滩2,北湖区,ORG-1,滑,2027-03-05",
            "OP-7,护河,北湖区,苏仙岭守望队,滑,2027-03-05",
            "OP-6,护河,北湖区,没有的队,滑,2027-03-05",
            "DRAFT-2,草稿2,北湖区,ORG-2,滑,2027-03-05",
        ),
        "a.csv", short,
    )  # fmt: skip
    told = {row[0]: row[-1] for row in found.table("有问题")}
    assert told == {
        "3": ELSEWHERE, "4": ELSEWHERE, "5": ELSEWHERE, "7": ELSEWHERE,
        "6": "没有这个组织，请先录入它，或核对名称",
    }  # fmt: skip
    assert found.table("修改") == []
    assert [row[1] for row in found.table("新增")] == ["OP-9"]
    confirm(who, found, "accept")
    assert set(numbers()) - set(before) == {("openings", "OP-9")}
    assert {key: numbers()[key] for key in before} == before


def test_no_organization_is_made_and_what_the_office_sets_stays(
    staffed: Staffed, kept: dict[str, str]
) -> None:
    who = staffed["team"]
    data = (
        "单位编号,单位名称,类型,所在县市区,服务领域,办公电话,简介\n"
        "ORG-NEW,新的队,社会机构,北湖区,环境保护,0735-2800000,新\n"
        "ORG-1,改了名的队,社会机构,北湖区,环境保护,0735-2800000,新的简介\n"
        "ORG-2,苏仙岭守望队,社会机构,北湖区,环境保护,0735-2800000,别人的简介\n"
    ).encode()
    before = numbers()
    found = upload(who, data, "a.csv", kept[BODIES])
    told = [(row[0], row[-1]) for row in found.table("有问题")]
    assert ("2", "你的账号不能新建组织，请找市志愿办") in told
    assert ("3", "这一项只由市志愿办修改，请恢复原来的内容") in told
    assert ("4", ELSEWHERE) in told
    assert found.buttons() == {}
    assert found.table("修改") == []
    assert numbers() == before


def test_one_bad_session_keeps_the_whole_record_out(staffed: Staffed, short: str) -> None:
    who = staffed["team"]
    found = upload(
        who,
        mapped(
            "OP-2,东江湖净滩2,北湖区,ORG-2,滑,2027-03-05",
            "OP-2,东江湖净滩2,北湖区,ORG-2,滑,2027-03-06",
            "OP-9,护河,北湖区,ORG-1,滑,2027-03-05",
        ),
        "a.csv", short,
    )  # fmt: skip
    assert [(row[0], row[-1]) for row in found.table("有问题")] == [
        ("2", ELSEWHERE), ("3", ELSEWHERE),
    ]  # fmt: skip


def test_the_standard_form_of_others_is_a_problem_by_row(staffed: Staffed, short: str) -> None:
    assert short
    data = export(staffed["city"], "organizations", "openings", "awards").content
    data = books.edited(
        data,
        ("招募信息", "OP-1", "标题", "周六净滩"),
        ("招募信息", "OP-2", "标题", "东江湖净滩2"),
    )
    who = staffed["team"]
    before = numbers()
    found = upload(who, data)
    told = {(row[0], row[2], row[-1]) for row in found.table("有问题")}
    assert told == {
        ("组织", "ORG-2", ELSEWHERE),
        ("招募信息", "OP-2", ELSEWHERE),
        ("招募信息", "DRAFT-2", ELSEWHERE),
        ("场次", "OP-2", ELSEWHERE),
        ("表彰", "AW-1", "你的账号不能导入表彰"),
    }
    assert [row[-3:] for row in found.table("修改")] == [["标题", "东江湖净滩1", "周六净滩"]]
    confirm(who, found, "accept")
    after = numbers()
    assert {key for key in after if after[key] != before.get(key)} == {("openings", "OP-1")}


def test_nothing_moves_to_or_from_another_organization(staffed: Staffed, short: str) -> None:
    from scripts.management.models import Staff

    assert short
    team = Staff.objects.get(user__username="team")
    who = staffed["team"]
    data = export(who, "openings", "organizations").content
    elsewhere = books.edited(data, ("招募信息", "OP-1", "组织", "ORG-2"))
    told = {row[-1] for row in upload(who, elsewhere).table("有问题")}
    assert told == {ELSEWHERE}
    named = books.edited(data, ("组织", "ORG-1", "名称", "改了名的队"))
    assert [row[-1] for row in upload(who, named).table("有问题")] == [
        "这一项只由市志愿办修改，请恢复原来的内容"
    ]
    new = books.added(
        data, "组织", **{"组织编号": "ORG-3", "名称": "新的队", "县（市、区）": "北湖区"}
    )
    assert [row[-1] for row in upload(who, new).table("有问题")] == [
        "你的账号不能新建组织，请找市志愿办"
    ]
    team.organizations.set(["ORG-1", "ORG-2"])
    told = {row[-1] for row in upload(who, elsewhere).table("有问题")}
    assert told == {"不能把记录移到另一个组织，请找市志愿办"}


def test_a_new_record_of_theirs_comes_in(staffed: Staffed, short: str) -> None:
    assert short
    who = staffed["team"]
    data = export(who, "stations").content
    theirs = {"名称": "新岗亭", "县（市、区）": "北湖区", "管理组织": "ORG-1"}
    found = upload(who, books.added(data, "服务站点", **theirs))
    assert [row[0] for row in found.table("新增")] == ["新岗亭"]
    for organization in (None, "ORG-2", "没有的队"):
        other = {**theirs, "管理组织": organization}
        found = upload(who, books.added(data, "服务站点", **other))
        said = "没有写明组织；请写你所在的组织" if organization is None else ELSEWHERE
        assert [row[-1] for row in found.table("有问题")] == [said]


def test_who_loses_the_organization_in_between_stores_nothing(staffed: Staffed, short: str) -> None:
    from scripts.management.models import Staff

    who = staffed["team"]
    before = numbers()
    found = upload(who, mapped("OP-9,护河,北湖区,ORG-1,滑,2027-03-05"), "a.csv", short)
    Staff.objects.get(user__username="team").organizations.set(["ORG-2"])
    refused = confirm(who, found)
    assert refused.answer.status_code == 409
    assert refused.table("有问题")[0][-1] == ELSEWHERE
    assert numbers() == before


def test_the_city_office_imports_for_all(
    staffed: Staffed, kept: dict[str, str], tmp_path: Path
) -> None:
    assert (COUNTY / "openings.yaml").is_file()
    data = write_csv(tmp_path / "a.csv", rows()[:20]).read_bytes()
    found = upload(staffed["city"], data, "a.csv", kept[OPENINGS])
    assert {row[-1].partition("，")[0] for row in found.table("有问题")} == {
        f"没有编号为 {rows()[0].cells['单位编号']} 的组织",
        *(f"没有编号为 {row.cells['单位编号']} 的组织" for row in rows()[:20]),
    }
