from typing import Any

import pytest

from tests.pull.conftest import Desk
from tests.pull.samples import opening, openings, organization, project, session, station

FAULTS: dict[str, tuple[dict[str, Any], str, str]] = {
    "no-title": ({"title": None}, "title", "缺少这一项"),
    "blank-title": ({"title": "  "}, "title", "只有空白，请写上文字"),
    "long-title": ({"title": "长" * 300}, "title", "不能超过 200 个字（项）"),
    "title-as-list": ({"title": ["x"]}, "title", "应为文字，写成了列表"),
    "no-session": ({"sessions": []}, "sessions", "不能少于 1 个字（项）"),
    "undated": ({"sessions": [session(start_date=None)]}, "sessions[0].start_date", "缺少这一项"),
    "no-such-day": (
        {"sessions": [session(start_date="2026-02-30")]}, "sessions[0].start_date", "日期应写成",
    ),
    "bad-state": ({"status": "canceled"}, "status", "不认识的取值 'canceled'"),
    "draft": ({"status": "draft"}, "status", "草稿或已撤回的记录不应由接口给出"),
    "other-city": ({"division": "430102"}, "division", "区划 430102 不在 city.yaml 中"),
    "session-elsewhere": (
        {"sessions": [session(division="430102")]}, "sessions[0].division", "不在 city.yaml 中",
    ),
    "unknown-organization": ({"organization": "ORG-9"}, "organization", "没有编号为 ORG-9 的组织"),
    "no-division": ({"division": None}, "division", "缺少这一项"),
    "mobile-in-text": (
        {"description": "报名请打 138-0013-8000"}, "description", "含有手机号 138******00",
    ),
    "mobile-in-session": (
        {"sessions": [session(place="联系１３８００１３８０００")]},
        "sessions[0].place",
        "含有手机号",
    ),
    "identity-number": ({"risks": "如 11010519491231002X"}, "risks", "含有身份证号 110"),
    "bad-picture": (
        {"pictures": [{"path": "/media/../x", "shows_people": False}]},
        "pictures[0].path", "/media/ 里的文件",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_bad_record_is_quarantined_alone_and_reported(desk: Desk, name: str) -> None:
    changes, field, reason = FAULTS[name]
    desk.api.put("openings", opening("OP-77", **changes))
    result = desk.pull()
    (flaw,) = result.quarantined
    assert (flaw.collection, flaw.id) == ("openings", "OP-77")
    assert flaw.field.startswith(field)
    assert reason in flaw.reason
    assert result.counts["openings"] == 8
    assert "1 条没有发布，0 条仍用上一个版本；详见 " in desk.said[-1]
    row = next(line for line in desk.report.splitlines() if "OP-77" in line)
    assert "晨光志愿队 ORG-1（ORG-1）" in row or "ORG-9" in row
    assert "来源系统 市志愿服务平台" in row


def test_a_declared_public_number_may_stand(desk: Desk) -> None:
    phone = {"office_phone": "13800138000", "description": "咨询：138 0013 8000"}
    desk.api.put("openings", opening("OP-77", **phone))
    assert desk.pull().quarantined == ()


@pytest.mark.parametrize("name", ["", "a b", "../../etc", "x" * 65, 7, None, ["OP-1"]])
def test_an_id_that_can_t_stand_in_an_address_is_quarantined(desk: Desk, name: object) -> None:
    desk.api.items["openings"]["odd"] = {**opening(), "id": name, "seq": 500}
    (flaw,) = desk.pull().quarantined
    assert flaw.field == "id"
    assert flaw.seq == 500


def test_an_organization_that_comes_later_brings_its_records(desk: Desk) -> None:
    late = {"organization": "ORG-2"}
    desk.api.put("openings", opening("OP-77", **late))
    desk.api.put("projects", project("PR-77", **late))
    assert len(desk.pull().quarantined) == 2
    desk.api.put("organizations", organization("ORG-2"))
    assert desk.pull().quarantined == ()
    assert "OP-77" in desk.snapshot.of("openings")
    assert "PR-77" in desk.snapshot.of("projects")
    desk.api.requests.clear()
    assert not desk.pull().changed
    assert desk.api.asked == []


def test_an_organization_that_goes_takes_its_records_along_until_it_is_back(desk: Desk) -> None:
    desk.api.put("organizations", organization("ORG-2"))
    desk.api.put("openings", opening("OP-77", organization="ORG-2"))
    desk.pull()
    desk.api.delete("organizations", "ORG-2")
    assert [flaw.id for flaw in desk.pull().quarantined] == ["OP-77"]
    assert "OP-77" not in desk.snapshot.of("openings")
    desk.api.put("organizations", organization("ORG-2"))
    assert desk.pull().quarantined == ()
    assert "OP-77" in desk.snapshot.of("openings")


def test_a_faulty_organization_takes_its_records_along(desk: Desk) -> None:
    desk.api.put("organizations", organization("ORG-2", division="430102"))
    desk.api.put("openings", opening("OP-77", organization="ORG-2"))
    assert {flaw.id for flaw in desk.pull().quarantined} == {"ORG-2", "OP-77"}
    row = next(line for line in desk.report.splitlines() if "OP-77" in line)
    assert "晨光志愿队 ORG-2（ORG-2）" in row


def test_an_unknown_project_is_dropped_and_comes_back(desk: Desk) -> None:
    desk.api.put("openings", opening("OP-77", project="PR-2"))
    assert desk.pull().quarantined == ()
    assert desk.snapshot.of("openings")["OP-77"].project is None
    assert "没有编号为 PR-2 的项目" in desk.report
    desk.api.put("projects", project("PR-2"))
    desk.pull()
    assert desk.snapshot.of("openings")["OP-77"].project == "PR-2"
    assert desk.snapshot.manifest.dropped == ()
    desk.api.delete("projects", "PR-2")
    desk.pull()
    assert desk.snapshot.of("openings")["OP-77"].project is None


def test_other_references_that_lead_nowhere_are_dropped(desk: Desk) -> None:
    desk.api.put("organizations", organization("ORG-2", parent="ORG-9"))
    desk.api.put("stations", station("ST-2", organization="ORG-9"))
    desk.pull()
    assert desk.snapshot.of("organizations")["ORG-2"].parent is None
    assert desk.snapshot.of("stations")["ST-2"].organization is None
    desk.api.put("organizations", organization("ORG-9"))
    desk.pull()
    assert desk.snapshot.of("organizations")["ORG-2"].parent == "ORG-9"
    assert desk.snapshot.of("stations")["ST-2"].organization == "ORG-9"


def test_the_city_s_own_code_stands_for_all_of_it(desk: Desk) -> None:
    desk.api.put("organizations", organization("ORG-2", division="431000"))
    desk.api.put("openings", opening("OP-77", division="431000"))
    assert desk.pull().quarantined == ()


def test_a_division_that_the_city_adds_brings_its_records(desk: Desk) -> None:
    desk.api.put("openings", opening("OP-77", division="430102"))
    desk.pull()
    city = desk.places.city_file
    divided = city.read_text() + '\n  - {code: "430102", name: 芙蓉区}\n'
    city.write_text(divided)
    assert desk.pull().quarantined == ()
    assert "OP-77" in desk.snapshot.of("openings")


def test_a_report_lists_what_earlier_pulls_left_out(desk: Desk) -> None:
    desk.api.put("openings", opening("OP-77", title="没有场次的活动", sessions=[]))
    desk.pull()
    desk.api.put("openings", opening("OP-78"))
    desk.pull()
    assert "没有场次的活动" in desk.report
    desk.api.put("openings", opening("OP-77"))
    desk.pull()
    assert "没有发布的记录" not in desk.report


def test_the_report_sums_up_by_organization_what_is_still_owed(desk: Desk) -> None:
    desk.pull()
    assert "### 晨光志愿队 ORG-1（ORG-1）" in desk.report
    owed = "- 招募信息 8 条：没有写可能发生的风险（条例第十二条），没有明显风险也请写明"
    assert f"{owed}（OP-1、OP-2、OP-3、OP-4、OP-5等）" in desk.report
    assert "### 没有写明组织的记录" in desk.report


def test_markup_in_a_title_is_shown_as_text_in_the_report(desk: Desk) -> None:
    desk.api.put("openings", opening("OP-77", title="a|b <img> [x](y)\n# z", sessions=[]))
    desk.pull()
    assert r"| a\|b \<img\> \[x\](y) \# z |" in desk.report


def test_a_lost_report_is_written_again(desk: Desk) -> None:
    desk.api.put("openings", *openings(1, first=77, sessions=[]))
    desk.pull()
    written = desk.report
    (desk.places.reports / "pull.md").unlink()
    assert not desk.pull().changed
    assert desk.report == written
