"""What a recognition, a star rule and an award owe; each finding beside the nearest good case."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from scripts.city import load_city
from scripts.records import Award, Recognition, Record, StarRule
from scripts.rules.findings import findings
from tests.honors.honored import AWARDS, STAR_RULES, recognition, steps
from tests.support import ROOT

CITY = load_city(ROOT / "content" / "city.yaml")
RULES = msgspec.convert(STAR_RULES, list[StarRule])
GOOD = recognition("RC-1", {"name": "赵甲子"})


def found(record: Record) -> dict[str, str]:
    """Return rule → message of everything a record owes."""
    return {finding.rule: finding.message for finding in findings(record, CITY, RULES)}


def owed(**changes: Any) -> dict[str, str]:
    return found(msgspec.convert({**GOOD, **changes}, Recognition))


def notice(start: str, end: str) -> dict[str, Any]:
    """Return a public notice that is judged before and not decided."""
    day = (dt.date.fromisoformat(start) - dt.timedelta(days=1)).isoformat()
    return {"notice": {"start": start, "end": end}, "judged_on": day, "decision": None}


def test_a_good_one_owes_nothing() -> None:
    assert owed() == {}


@pytest.mark.parametrize(
    ("start", "end", "short"),
    [
        ("2026-09-28", "2026-10-08", True),  # eleven days, but four of them worked
        ("2026-09-28", "2026-10-09", False),
        ("2026-09-30", "2026-10-10", True),  # the make-up Saturday is the fourth
        ("2026-09-30", "2026-10-12", False),
        ("2026-11-16", "2026-11-19", True),
        ("2026-11-16", "2026-11-20", False),
        ("2026-09-17", "2026-09-22", False),  # Sunday the 20th was worked for National Day
    ],
)
def test_a_notice_has_five_working_days(start: str, end: str, *, short: bool) -> None:
    assert ("notice-too-short" in owed(**notice(start, end))) is short


def test_the_rule_in_force_says_how_many_working_days() -> None:
    rules = [msgspec.structs.replace(rule, notice_days=7) for rule in RULES]
    record = msgspec.convert({**GOOD, **notice("2026-11-16", "2026-11-20")}, Recognition)
    messages = [one.message for one in findings(record, CITY, rules)]
    assert messages == [
        "公示只有 5 个工作日，至少要 7 个（法定节假日和调休已算在内），请延长"
    ]  # fmt: skip


def test_a_year_nobody_knows_yet_is_said_and_not_guessed() -> None:
    said = owed(**notice("2098-12-29", "2099-01-30"))
    assert "2098 年，程序里还没有那一年的放假和调休安排" in said["notice-calendar"]
    assert "notice-too-short" not in said


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"hours": 599.5}, "hours-below-star"),
        ({"judged_on": "2018-01-01"}, "no-star-rule"),
        ({"rule": "SR-OLD"}, "rule-not-in-force"),
        ({"notice": {"start": "2026-07-14", "end": "2026-07-06"}}, "notice-order"),
        ({"judged_on": "2026-07-07"}, "judged-after-notice"),
        ({"decision": {"granted_on": "2026-07-14"}}, "granted-too-early"),
        ({"decision": {"withdrawn_on": "2026-07-10"}}, "missing-reason"),
        ({"decision": {}}, "empty-decision"),
        ({"objection_channel": None, "office_phone": None}, "missing-objection"),
    ],
)
def test_a_fault_is_found(changes: dict[str, Any], rule: str) -> None:
    assert rule in owed(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"hours": 600},
        {"rule": "SR-NEW"},
        {"judged_on": "2025-12-31", "rule": "SR-OLD"},
        {"decision": {"granted_on": "2026-07-15"}},
        {"decision": {"withdrawn_on": "2026-07-10", "reason": "本人退出"}},
        {"objection_channel": None},
        {"office_phone": None},
    ],
)
def test_the_nearest_good_case_is_not(changes: dict[str, Any]) -> None:
    assert owed(**changes) == {}


def test_a_star_that_the_rule_does_not_have() -> None:
    three = msgspec.structs.replace(RULES[1], steps=RULES[1].steps[:3])
    record = msgspec.convert({**GOOD, "star": 4, "hours": 2000}, Recognition)
    assert [one.rule for one in findings(record, CITY, [three])] == ["unknown-star"]


def test_the_steps_of_a_rule_rise() -> None:
    rule = RULES[1]
    assert found(rule) == {}
    level = msgspec.convert({**STAR_RULES[1], "steps": steps(100, 100)}, StarRule)
    twice = msgspec.convert(
        {**STAR_RULES[1], "steps": [*steps(100), *steps(200)]}, StarRule
    )  # fmt: skip
    assert set(found(level)) == set(found(twice)) == {"star-steps"}
    assert set(found(msgspec.structs.replace(rule, document=None))) == {"missing-document"}


def test_an_award_says_who_why_and_when() -> None:
    good = msgspec.convert(AWARDS[0], Award)
    assert found(good) == {}
    bare = msgspec.structs.replace(good, person=None, deeds=None, granted_on=None)
    assert set(found(bare)) == {"missing-laureate", "missing-deeds", "missing-granted-on"}
