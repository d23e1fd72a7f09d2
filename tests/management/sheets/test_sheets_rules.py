"""What an edited sheet does to what is stored, and what it leaves alone."""

import datetime as dt
from typing import Any

import pytest

from scripts.errors import ImportFileError
from scripts.management import store
from tests.management import rows, samples
from tests.management.sheets import books

SHEET, SESSIONS = "招募信息", "场次"


@pytest.fixture(autouse=True)
def _full(places: object) -> None:
    assert places
    store.save_records(samples.varied())


def numbers() -> dict[str, int]:
    from scripts.management.models import MODELS

    return {row.pk: row.seq for model in MODELS for row in model._base_manager.all()}


def opening(id_: str = "OP-FULL") -> Any:
    return rows.opening(id_)


def test_an_untouched_sheet_changes_nothing() -> None:
    before = numbers()
    outcome = books.loaded(books.exported())
    assert outcome.records == ()
    assert outcome.unchanged == len(before)
    assert numbers() == before


def test_only_what_changed_gets_a_new_number_and_twice_changes_nothing() -> None:
    before = numbers()
    data = books.edited(
        books.exported(),
        (SHEET, "OP-FULL", "标题", "新标题"), (SESSIONS, "OP-1", "需要人数", 30),
        ("服务站点", "ST-FULL", "服务内容", '饮水、"雨伞、雨衣"'),
    )  # fmt: skip
    outcome = books.loaded(data)
    assert books.changes(outcome) == {
        ("OP-FULL", "标题"): ("Clean the shore", "新标题"),
        ("OP-1", "需要人数"): ("", "30"),
        ("ST-FULL", "服务内容"): ("饮水、雨伞", '饮水、"雨伞、雨衣"'),
    }
    after = numbers()
    assert {id_ for id_ in after if after[id_] != before[id_]} == {"OP-FULL", "OP-1", "ST-FULL"}
    assert opening("OP-1").sessions.get().needed == 30
    assert books.loaded(data).records == ()
    assert numbers() == after


def test_a_moved_session_raises_the_version() -> None:
    version = opening().version
    books.loaded(
        books.edited(books.exported(), (SESSIONS, "OP-FULL", "开始时间", dt.time(8, 45)))
    )  # fmt: skip
    assert opening().version == version + 1


def test_an_empty_cell_clears_and_a_missing_column_keeps() -> None:
    data = books.edited(
        books.exported(),
        (SHEET, "OP-FULL", "可能的风险", None),
        (SHEET, "OP-FULL", "服务对象", None), (SHEET, "OP-FULL", "参加条件·最低年龄", None),
        *((SHEET, "OP-FULL", f"活动总结·{name}", None) for name in
          ("参加人次", "服务时长合计", "总结与心得")),
    )  # fmt: skip
    data = books.without_columns(data, SHEET, "标题", "参加条件·最高年龄", "补贴")
    books.loaded(data)
    row = opening()
    assert (row.risks, row.service_object, row.afterwards) == (None, [], None)
    assert (row.title, row.allowance) == ("Clean the shore", "午餐")
    assert row.requirements["age_min"] is None
    assert row.requirements["age_max"] == 60


def test_stated_conditions_stay_though_all_of_them_are_cleared() -> None:
    cleared = [
        (SHEET, "OP-FULL", f"参加条件·{name}", None)
        for name in (
            "最低年龄",
            "最高年龄",
            "需要监护人同意",
            "需要的技能",
            "需要的培训",
            "健康要求",
        )
    ]
    data = books.exported()
    books.loaded(books.edited(data, *cleared))
    assert opening().requirements == {
        "age_min": None, "age_max": None, "guardian_required": None, "skills": [], "training": [],
        "health": None,
    }  # fmt: skip
    again = books.exported()
    assert books.checked(again).records == ()
    books.loaded(books.edited(again, (SHEET, "OP-FULL", "参加条件·已写明", "否")))
    assert opening().requirements is None
    books.loaded(books.edited(books.exported(), (SHEET, "OP-FULL", "参加条件·已写明", "是")))
    assert opening().requirements["skills"] == []


def test_a_record_that_is_not_in_the_sheet_is_untouched() -> None:
    book = books.opened(books.exported())
    del book["项目"]
    sheet = book[SHEET]
    sheet.delete_rows(books.line(sheet, "OP-1"))
    before = numbers()
    outcome = books.loaded(books.closed(book))
    assert outcome.records == ()
    assert numbers() == before


def test_what_people_type_is_understood() -> None:
    books.loaded(
        books.edited(
            books.exported(),
            (SHEET, "OP-FULL", "县（市、区）", "苏仙区"), (SHEET, "OP-FULL", "状态", "草稿"),
            (SHEET, "OP-FULL", "组织", "Riverside Volunteers"),
            (SHEET, "OP-FULL", "有志愿者保险", False),
            (SHEET, "OP-FULL", "报名截止", "2026年3月4日 8:05"),
            (SHEET, "OP-FULL", "办公电话", 7351234567),
            (SESSIONS, "OP-FULL", "开始日期", "2026/3/4"),
            (SESSIONS, "OP-FULL", "开始时间", "8：05"),
            (SESSIONS, "OP-FULL", "街道（乡镇）", 431081002),
            ("服务站点", "ST-FULL", "类型", "venue"),
        )
    )  # fmt: skip
    row = opening()
    assert (row.division, row.status, row.organization_id) == ("431003", "draft", "ORG-FULL")
    assert (row.insured, row.office_phone) == (False, "7351234567")
    assert row.sign_up_deadline == dt.datetime(2026, 3, 4, 0, 5, tzinfo=dt.UTC)
    first = row.sessions.get(identifier="B")
    assert (first.start_date, first.start_time) == (dt.date(2026, 3, 4), "08:05")


def test_a_new_row_is_a_new_record_and_only_once() -> None:
    data = books.added(
        books.exported(), "组织", 名称="新来的服务队", **{"县（市、区）": "北湖区 431002"}
    )  # fmt: skip
    data = books.added(
        data, SHEET, 标题="新的活动", 组织="新来的服务队", **{"县（市、区）": "北湖区"}
    )  # fmt: skip
    for place in ("甲地", "乙地"):
        data = books.added(
            data, SESSIONS, 招募信息标题="新的活动", 开始日期=dt.date(2026, 12, 1),
            结束日期=dt.date(2026, 12, 1), 地点=place,
        )  # fmt: skip
    outcome = books.loaded(data)
    assert outcome.new == 2
    made = next(plan for plan in outcome.records if plan.collection == "openings")
    row = opening(made.id)
    assert (row.title, row.organization.name, row.status) == ("新的活动", "新来的服务队", "draft")
    assert [session.place for session in row.sessions.all()] == ["甲地", "乙地"]
    after = numbers()
    again = books.loaded(data)
    assert again.records == ()
    assert numbers() == after
    assert books.checked(books.exported()).records == ()


def test_a_row_that_was_loaded_before_and_edited_does_not_become_a_second_record() -> None:
    data = books.added(books.exported(), "组织", 名称="新来的服务队", **{"县（市、区）": "北湖区"})
    books.loaded(data)
    changed = books.opened(data)
    sheet = changed["组织"]
    sheet.cell(sheet.max_row, books.place(sheet, "地址")).value = "人民路 1 号"
    (problem,) = books.said(books.checked(books.closed(changed)))
    assert "变更序号空白" in problem
    twin = books.added(
        books.exported(), "组织", 名称="林邑志愿服务队", **{"县（市、区）": "北湖区"}
    )
    (problem,) = books.said(books.checked(twin))
    assert "管理系统中已有一样的记录 ORG-1" in problem
    own = books.added(
        books.exported(), "组织", 组织编号="ORG-2", 名称="林邑志愿服务队",
        **{"县（市、区）": "北湖区"},
    )  # fmt: skip
    assert [plan.id for plan in books.loaded(own).records] == ["ORG-2"]


def test_a_new_session_joins_its_opening_once() -> None:
    data = books.added(
        books.exported(), SESSIONS, 招募信息编号="OP-1", 开始日期=dt.date(2026, 4, 1),
        结束日期=dt.date(2026, 4, 1), 开始时间=dt.time(9),
    )  # fmt: skip
    (plan,) = books.loaded(data).records
    assert (plan.id, len(plan.parts)) == ("OP-1", 1)
    assert [str(one.start_date) for one in opening("OP-1").sessions.all()] == [
        "2026-03-05", "2026-04-01",
    ]  # fmt: skip
    assert books.loaded(data).records == ()


def test_what_was_changed_after_the_export_is_refused_or_overwritten() -> None:
    from scripts.management.models import Opening

    data = books.edited(
        books.exported(), (SHEET, "OP-FULL", "标题", "表里的"), (SHEET, "OP-1", "标题", "也改了")
    )
    exported = opening().seq
    Opening._base_manager.filter(pk="OP-FULL").update(gear="换了")
    (problem,) = books.said(books.checked(data))
    assert "第 3 行（OP-FULL）" in problem
    assert (
        f"导出以后这条记录被改过（导出时的变更序号 {exported}，现在是 {opening().seq}）" in problem
    )
    books.loaded(data, overwrite=True)
    assert (opening().title, opening().gear) == ("表里的", "水鞋")


def test_somebody_who_writes_between_check_and_storing_is_not_overwritten() -> None:
    from scripts.management.models import Opening
    from scripts.management.sheets.saving import save

    data = books.edited(
        books.exported(), (SHEET, "OP-FULL", "标题", "表里的"), ("组织", "ORG-1", "名称", "新名")
    )
    outcome = books.checked(data)
    Opening._base_manager.filter(pk="OP-FULL").update(gear="换了")
    before = numbers()
    with pytest.raises(ImportFileError, match="OP-FULL：正在导入的时候被别人改过"):
        save(outcome)
    assert numbers() == before


def test_sessions_alone_can_come_back_as_csv() -> None:
    table = books.as_rows(books.exported_csv("sessions"))
    needed = table[0].index("需要人数")
    for row in table[1:]:
        row[needed] = "41"
    outcome = books.loaded(books.as_csv(table), "场次.csv")
    assert {plan.id for plan in outcome.records} == {"OP-1", "OP-FULL"}
    assert {one.needed for one in opening().sessions.all()} == {41}
    assert books.loaded(books.as_csv(table), "场次.csv").records == ()


def test_good_rows_can_go_in_without_the_bad_but_nothing_that_leans_on_them() -> None:
    from scripts.management.sheets.saving import save

    data = books.exported()
    for name, division in (("坏的队", "火星"), ("好的队", "北湖区")):
        data = books.added(
            data, "组织", 组织编号=f"N-{len(division)}", 名称=name, **{"县（市、区）": division}
        )  # fmt: skip
        data = books.added(
            data, "项目", 项目编号=f"P-{len(division)}", 名称=name, 组织=name,
            **{"县（市、区）": "北湖区"},
        )  # fmt: skip
    outcome = books.checked(data)
    assert len(outcome.problems) == 1
    assert "火星" in books.said(outcome)[0]
    assert "N-2 是新增的，那一行有问题" in books.said(outcome)[1]
    assert save(outcome) == 2
    assert {"N-3", "P-3"} <= set(numbers())
    assert {"N-2", "P-2"}.isdisjoint(numbers())


def test_whoever_may_not_see_a_record_cannot_change_it() -> None:
    from scripts.management.sheets.check import check_sheets
    from scripts.management.sheets.stored import stored_now

    data = books.edited(books.exported(), ("组织", "ORG-FULL", "名称", "抢来的"))
    seen = {
        name: query.filter(pk="ORG-1") if name == "organizations" else query.none()
        for name, query in books.everything().items()
    }
    outcome = check_sheets(data, "表.xlsx", books.HERE, stored_now(seen))
    assert "没有编号为 ORG-FULL 的组织" in "".join(books.said(outcome))
    assert outcome.records == ()
