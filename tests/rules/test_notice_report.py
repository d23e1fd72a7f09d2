"""The office's report: by organization, the heaviest first, each thing once."""

import datetime as dt

import msgspec

from scripts.records import City, Opening
from scripts.records.fields import Source
from scripts.rules.notice_report import NoticeReport, judged, notice_report, says_the_same
from tests.rules.notice_sets import city, good

NOW = dt.datetime.fromisoformat("2026-11-24T10:00:00+08:00")
STRICT = msgspec.convert(
    {**msgspec.to_builtins(city()), "severities": {"县平台": {"fee": "error"}}}, City
)
WHAT = "没有写可能发生的风险（条例第十二条），没有明显风险也请写明"
EATERS, CLEANERS = "ORG-2", "ORG-1"


def notice(number: int, **changes: object) -> Opening:
    return msgspec.structs.replace(good()[number], **changes)


def report(*openings: Opening, now: dt.datetime = NOW) -> NoticeReport:
    names = {EATERS: "聚餐<队>", CLEANERS: "清洁队"}
    return notice_report(judged(openings, STRICT), names, STRICT, now)


def test_a_line_says_record_place_rule_and_what_to_do() -> None:
    found = report(notice(0, risks=None))
    assert list(found.lines())[:3] == [
        "### 清洁队（ORG-1）：必须改 0 处，请补充或核对 1 处", "",
        f"- GOOD-01 周六河堤捡拾垃圾: 可能的风险: missing-risks: {WHAT}",
    ]  # fmt: skip
    assert "| `missing-risks` | 写明可能发生的风险 | 招募时就要说" in found.text()
    assert (found.errors, found.warnings) == (0, 1)


def test_errors_come_first_and_the_source_decides_what_is_one() -> None:
    paid = "先交报名费五十元，再领马甲。"
    own = notice(0, risks=None, description=paid)
    theirs = notice(1, description=paid, organization=EATERS)
    assert report(own, theirs).errors == 0
    strict = msgspec.structs.replace(theirs, source=Source(system="县平台", id="1"))
    lines = list(report(own, strict).lines())
    assert lines[0].startswith("### 聚餐<队>（ORG-2）：必须改 1 处")
    assert lines[2].startswith("- 【必须改】GOOD-02 ")


def test_the_same_in_several_sessions_is_said_once() -> None:
    three = notice(2)
    bare = tuple(msgspec.structs.replace(one, address="人民路") for one in three.sessions)
    (line,) = [
        one for one in report(notice(2, sessions=bare)).lines() if "address-number" in one
    ]  # fmt: skip
    assert ": 第 1 个场次：地址 等 3 处: address-number: " in line


def test_what_is_over_is_counted_and_not_blamed() -> None:
    later = NOW + dt.timedelta(days=11, hours=5)
    found = report(notice(0, risks=None), notice(1, risks=None), now=later)
    assert (found.looked_at, found.ended, found.warnings) == (2, 1, 1)
    assert "看了 2 条，其中 1 条已结束" in found.text()


def test_what_people_wrote_is_shown_as_it_is_and_long_titles_are_cut() -> None:
    wild = notice(0, title="<b>*清洁*</b>|" + "长" * 40, organization=EATERS)
    text = report(wild).text()
    assert "<b>" not in text.replace("\\<b\\>", "")
    assert "长" * 30 not in text
    assert says_the_same(text, report(wild, now=NOW + dt.timedelta(hours=1)).text())


def test_nothing_to_say_is_said_shortly() -> None:
    found = report(*good()[:5])
    assert list(found.lines()) == []
    assert found.text().rstrip().endswith("必须改 0 处，请补充或核对 0 处。")
