import datetime as dt
from zoneinfo import ZoneInfo

import msgspec
import pytest

from scripts.city import load_city
from scripts.records import Opening, Organization, Project, Record, Session, Station
from scripts.records.opening import Afterwards, Requirements
from scripts.rules.findings import findings
from tests.support import ROOT

CITY = load_city(ROOT / "content" / "city.yaml")
DAY = dt.date(2026, 11, 28)
MOMENT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
END = dt.datetime(2026, 11, 28, 11, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


def complete() -> dict[str, object]:
    return {
        "id": "op", "title": "清河行动", "organization": "org", "division": "431002",
        "category": "environment", "service_object": ("public",),
        "description": "沿河岸捡拾垃圾，分袋称重，交给环卫车。",
        "sessions": (
            Session(
                id="s1", start_date=DAY, start_time="09:00", end_date=DAY, end_time="11:30",
                address="沿河路 1 号", needed=20, confirmed=0,
            ),
        ),
        "sign_up_deadline": MOMENT, "sign_up_url": "https://chinavolunteer.mca.gov.cn/1",
        "insured": False,
        "risks": "岸边湿滑", "protection": "穿防滑鞋", "hours_credited": 2.5,
        "leader_role": "带队并清点人数", "office_phone": "0735-0000000", "updated_at": MOMENT,
        "requirements": Requirements(age_min=14),
    }  # fmt: skip


def rules(record: Record, *, first: bool = False) -> list[str]:
    return [finding.rule for finding in findings(record, CITY, first=first)]


def opening(**changes: object) -> Opening:
    return Opening(**{**complete(), **changes})  # type: ignore[arg-type]


def test_a_complete_notice_owes_nothing() -> None:
    assert rules(opening()) == []


@pytest.mark.parametrize(
    "field",
    [
        "category", "service_object", "description", "sign_up_deadline", "sign_up_url", "insured",
        "risks", "protection", "hours_credited", "leader_role", "office_phone", "updated_at",
        "requirements",
    ],
)  # fmt: skip
def test_each_missing_duty_is_named_alone(field: str) -> None:
    empty = () if field == "service_object" else None
    found = list(findings(opening(**{field: empty}), CITY))
    assert [finding.field for finding in found] == [field]
    assert "没有写" in found[0].message


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"title": "长" * 31}, "title-length"),
        ({"status": "cancelled"}, "missing-cancellation-reason"),
        ({"category": "sorcery"}, "unknown-category"),
        ({"office_phone": "0735-0000000 或 138 0013 8000"}, "mobile-as-office-phone"),
        ({"service_object": ("public", "ghosts")}, "unknown-service-object"),
        ({"sign_up_deadline": END + dt.timedelta(minutes=1)}, "deadline-after-end"),
        ({"requirements": Requirements(age_min=30, age_max=29)}, "age-order"),
        ({"requirements": Requirements(age_min=13)}, "child-without-guardian"),
        ({"hours_credited": 2.6}, "hours-over-time"),
    ],
)
def test_each_fault_is_named(changes: dict[str, object], rule: str) -> None:
    assert rules(opening(**changes)) == [rule]


@pytest.mark.parametrize(
    "changes",
    [
        {"sign_up_deadline": END},
        {"requirements": Requirements(age_min=30, age_max=30)},
        {"requirements": Requirements(age_min=8, guardian_required=True)},
        {"requirements": Requirements()},
        {"hours_credited": 2.5},
        {"title": "长" * 30},
        {"office_phone": "0735-0000000 转 138"},
    ],
)
def test_the_nearest_that_is_no_fault_is_let_pass(changes: dict[str, object]) -> None:
    assert rules(opening(**changes)) == []


def test_a_session_at_home_or_on_line_owes_no_house_number() -> None:
    (session,) = opening().sessions
    for changes in ({"address": "线上进行"}, {"place": "居家", "address": None}):
        assert rules(opening(sessions=(msgspec.structs.replace(session, **changes),))) == []


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"start_time": None}, "session-time"),
        ({"address": None}, "session-address"),
        ({"needed": None}, "session-needed"),
        ({"needed": None, "confirmed": None}, "session-needed"),
        ({"confirmed": None}, "session-confirmed"),
        ({"end_time": "08:00"}, "session-order"),
        ({"end_date": dt.date(2026, 11, 27)}, "session-order"),
        ({"start_time": "00:00", "end_time": "23:59"}, "session-time"),
        ({"start_date": dt.date(2025, 11, 26)}, "session-span"),
    ],
)
def test_each_fault_of_a_session_is_named(changes: dict[str, object], rule: str) -> None:
    given = {
        "id": "s1", "start_date": DAY, "start_time": "09:00", "end_date": DAY,
        "end_time": "11:30", "address": "沿河路 1 号", "needed": 20, "confirmed": 0,
    }  # fmt: skip
    assert rules(opening(sessions=(Session(**{**given, **changes}),))) == [rule]  # type: ignore[arg-type]


WHOLE_YEAR = {"start_date": dt.date(2025, 11, 28)}
AFTERWARDS = dt.datetime(2026, 11, 28, 11, 31, tzinfo=ZoneInfo("Asia/Shanghai"))
TO_THE_END = AFTERWARDS - dt.timedelta(minutes=1)


def test_a_span_of_exactly_a_year_and_times_round_the_clock_are_let_pass() -> None:
    (session,) = opening().sessions
    for changes in (WHOLE_YEAR, {"start_time": "00:00", "end_time": "06:00"}):
        changed = msgspec.structs.replace(session, **changes)
        assert rules(opening(sessions=(changed,))) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"updated_at": AFTERWARDS}, ["past-as-new"]),
        ({"publish_at": AFTERWARDS}, ["past-as-new"]),
        ({"updated_at": AFTERWARDS, "status": "closed"}, ["past-as-new"]),
        ({"updated_at": TO_THE_END}, []),
        ({"updated_at": AFTERWARDS, "publish_at": TO_THE_END}, []),
        ({"updated_at": AFTERWARDS, "version": 2}, []),
        ({"updated_at": AFTERWARDS, "afterwards": Afterwards(people=3)}, []),
        ({"updated_at": AFTERWARDS, "status": "cancelled", "cancellation_reason": "暴雨"}, []),
    ],
)
def test_what_is_entered_when_all_is_over_is_named(
    changes: dict[str, object], expected: list[str]
) -> None:
    assert rules(opening(**changes), first=True) == expected


def test_what_was_public_is_not_blamed_for_being_past() -> None:
    assert rules(opening(updated_at=AFTERWARDS)) == []
    assert rules(opening(publish_at=AFTERWARDS)) == ["past-as-new"], "it says so itself"


def test_foreign_titles_are_not_counted_in_chinese_characters() -> None:
    assert rules(opening(title="A" * 60, lang="en")) == []


def test_the_other_types_owe_their_own() -> None:
    assert rules(Organization(id="o", name="队", division="431002")) == [
        "missing-kind", "missing-description", "missing-office-phone",
    ]  # fmt: skip
    assert "missing-period" in rules(
        Project(id="p", title="项目", organization="o", division="431002")
    )
    assert (
        rules(Station(id="s", name="岗亭", kind="kiosk", division="431002"))[0] == "missing-street"
    )


def test_a_street_of_another_list_is_named() -> None:
    station = Station(
        id="s", name="岗亭", division="431002", street="999999001", address="1 号",
        services=("咨询",), office_phone="0735-0000000", open_hours=(),
    )  # fmt: skip
    assert "unknown-street" in rules(station)


def test_a_mobile_number_is_masked_and_found_in_every_type() -> None:
    given = {"id": "o", "name": "队", "division": "431002", "office_phone": "13800138000"}
    for record in (Organization(**given), Station(kind="kiosk", **given)):  # type: ignore[arg-type]
        (found,) = [f for f in findings(record, CITY) if f.rule == "mobile-as-office-phone"]
        assert (found.severity, found.field) == ("warning", "office_phone")
        assert "13800138000" not in found.message
