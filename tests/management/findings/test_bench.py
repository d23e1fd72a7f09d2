"""One item judged as the pull judges it, with what only the pull used to say."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from scripts.city import load_city
from scripts.management.findings.bench import Bench
from scripts.records import City, Opening, Record
from tests.rules.test_findings import complete
from tests.support import ROOT

CITY = load_city(ROOT / "content" / "city.yaml")
ON = dt.date(2026, 11, 24)
GOOD: dict[str, Any] = msgspec.to_builtins(Opening(**complete()))  # type: ignore[arg-type]


def bench(city: City = CITY, known: tuple[str, ...] = ("organizations/org",)) -> Bench:
    return Bench(
        city=city, on=ON, star_rules=(), has=lambda where, name: f"{where}/{name}" in known
    )


def said(
    kind: type[Record] = Opening, city: City = CITY, **changes: Any
) -> list[tuple[str, str, str]]:
    judged = bench(city).judge({**GOOD, **changes}, kind)
    return [(one.severity, one.rule, one.field) for one in judged.findings]


def test_a_complete_one_owes_nothing() -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"organization": "gone"}, ("error", "reference", "organization")),
        ({"project": "gone"}, ("warning", "reference", "project")),
        ({"division": "430100"}, ("error", "reference", "division")),
        ({"sessions": []}, ("error", "invalid", "sessions")),
        ({"title": "  "}, ("error", "invalid", "title")),
        ({"risks": "请联系 138 1234 5678"}, ("error", "invalid", "risks")),
        ({"leader": {"name": "甲", "consent": []}}, ("warning", "person", "leader")),
        ({"risks": None}, ("warning", "missing-risks", "risks")),
    ],
)
def test_each_fault_is_said_with_its_weight_and_place(
    changes: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    assert said(**changes) == [expected]


def test_the_heaviest_comes_first_then_what_a_law_is_behind() -> None:
    found = said(category=None, risks=None, organization="gone", hours_credited=None)
    assert [rule for _, rule, _ in found] == [
        "reference", "missing-risks", "missing-category", "missing-hours-credited",
    ]  # fmt: skip


def test_the_severity_that_counts_for_the_record_is_said() -> None:
    strict = msgspec.convert(
        {**msgspec.to_builtins(CITY), "severities": {"own": {"missing-risks": "error"}}}, City
    )
    assert said(city=strict, risks=None) == [("error", "missing-risks", "risks")]
    source = {"system": "县平台", "id": "1"}
    assert said(city=strict, risks=None, source=source) == [("warning", "missing-risks", "risks")]


def test_only_what_was_never_public_can_have_come_too_late() -> None:
    late = {**GOOD, "updated_at": "2026-11-30T09:00:00+08:00"}
    first = bench().judge(late, Opening, first=True)
    assert [one.rule for one in first.findings] == ["past-as-new"]
    assert bench().judge(late, Opening).findings == ()


def test_what_only_the_pull_knows_is_not_said() -> None:
    picture = {
        "path": "/media/a.jpg", "sha256": "a" * 64, "alt": "河边", "shows_people": False,
    }  # fmt: skip
    assert said(pictures=[picture]) == []


def test_a_reference_in_vain_is_left_out_of_what_is_shown() -> None:
    record = bench().judge({**GOOD, "project": "gone"}, Opening).record
    assert isinstance(record, Opening)
    assert record.project is None
    assert record.organization == "org"


def test_a_name_without_consent_is_masked_in_what_is_shown() -> None:
    item = {**GOOD, "leader": {"name": "赵甲子"}, "protection": "听赵甲子安排，走人行道"}
    record = bench().judge(item, Opening).record
    assert isinstance(record, Opening)
    assert record.protection == "听赵**安排，走人行道"
