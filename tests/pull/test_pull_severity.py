"""A finding that the city calls an error holds back what was never public, and nothing else."""

from typing import Any

import pytest
import yaml

from scripts.errors import GuardError
from tests.pull.conftest import Desk
from tests.pull.samples import opening, session

STRICT = {"市志愿服务平台": {"missing-risks": "error"}}
SAFE = {"risks": "岸边湿滑，可能滑倒"}
AFTER = "2026-11-20T09:00:00+08:00"


ENDED = {
    "sessions": [session(start_date="2026-11-08", end_date="2026-11-08")], "updated_at": AFTER,
}  # fmt: skip


def weigh(desk: Desk, severities: dict[str, Any]) -> None:
    path = desk.places.city_file
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    path.write_text(
        yaml.safe_dump({**raw, "severities": severities}, allow_unicode=True), encoding="utf-8"
    )


@pytest.fixture
def strict(desk: Desk) -> Desk:
    """A desk whose city is strict with its platform; one notice of eight says no risks."""
    for number in range(1, 8):
        desk.api.change("openings", f"OP-{number}", **SAFE)
    weigh(desk, STRICT)
    return desk


@pytest.mark.parametrize("full", [False, True], ids=["increment", "full"])
def test_a_new_record_with_an_error_is_not_published_and_named(strict: Desk, *, full: bool) -> None:
    result = strict.pull(full=full)
    (flaw,) = result.quarantined
    assert (flaw.id, flaw.field, flaw.system) == ("OP-8", "risks", "市志愿服务平台")
    assert "OP-8" not in strict.snapshot.of("openings")
    assert "没有发布的记录（1）" in strict.report
    assert (
        "没有写可能发生的风险（条例第十二条），没有明显风险也请写明（city.yaml 规定"
        in strict.report
    )
    assert not strict.pull(full=full).changed


@pytest.mark.parametrize("full", [False, True], ids=["increment", "full"])
def test_a_published_one_stays_with_its_changes_and_is_flagged_until_it_is_mended(
    strict: Desk, *, full: bool
) -> None:
    strict.pull()
    strict.api.change("openings", "OP-3", title="改短了", risks=None)
    result = strict.pull(full=full)
    assert result.held == ()
    assert strict.snapshot.of("openings")["OP-3"].title == "改短了"
    assert "已公开、但有问题必须改的记录（1）" in strict.report
    assert (
        "【必须改】OP-3 改短了: 可能的风险: missing-risks: 没有写可能发生的风险" in strict.notices
    )
    assert "招募信息有 1 处必须改的问题" in strict.said[-1]
    strict.api.change("openings", "OP-3", risks="路面湿滑")
    strict.pull(full=full)
    assert "必须改的记录" not in strict.report
    assert "【必须改】" not in strict.notices


@pytest.mark.parametrize("status", ["cancelled", "closed"])
def test_a_cancellation_and_a_closing_get_through(strict: Desk, status: str) -> None:
    strict.pull()
    strict.api.change("openings", "OP-3", status=status, cancellation_reason="大雨", risks=None)
    assert strict.pull().held == ()
    assert strict.snapshot.of("openings")["OP-3"].status == status


def test_a_withdrawal_gets_through_and_what_comes_back_is_published_anew(strict: Desk) -> None:
    strict.pull()
    strict.api.delete("openings", "OP-3")
    strict.pull()
    assert "OP-3" not in strict.snapshot.of("openings")
    strict.api.put("openings", opening("OP-3"))
    assert {flaw.id for flaw in strict.pull().quarantined} == {"OP-3", "OP-8"}


def test_what_the_contract_refuses_still_keeps_the_last_valid_version(strict: Desk) -> None:
    strict.pull()
    strict.api.change("openings", "OP-3", title="改短了", risks=None, sessions=[])
    assert [flaw.id for flaw in strict.pull().held] == ["OP-3"]
    assert strict.snapshot.of("openings")["OP-3"].title == "社区清洁 OP-3"


def test_an_ended_one_that_was_public_is_not_blamed_for_being_past(desk: Desk) -> None:
    weigh(desk, {"every": {"past-as-new": "error"}})
    desk.pull()
    desk.api.change("openings", "OP-3", **ENDED)
    desk.api.put("openings", opening("OP-9", **ENDED))
    assert [flaw.id for flaw in desk.pull().quarantined] == ["OP-9"]
    assert "不要补录" in desk.report
    assert desk.snapshot.of("openings")["OP-3"].updated_at is not None
    assert "必须改的记录" not in desk.report


def test_a_first_pull_blames_no_ended_one_for_being_past(desk: Desk) -> None:
    weigh(desk, {"every": {"past-as-new": "error"}})
    desk.api.change("openings", "OP-3", **ENDED)
    assert desk.pull().quarantined == ()


def test_another_source_is_not_concerned(strict: Desk) -> None:
    strict.api.change("openings", "OP-8", source={"system": "县平台", "id": "8"})
    strict.api.put("openings", opening("OP-9", source=None))
    result = strict.pull()
    assert (result.quarantined, result.held) == ((), ())
    weigh(strict, {**STRICT, "own": {"missing-risks": "error"}})
    strict.api.put("openings", opening("OP-10", source=None))
    assert [flaw.id for flaw in strict.pull().quarantined] == ["OP-10"]


def test_what_is_public_stays_when_the_city_becomes_strict_and_is_named(desk: Desk) -> None:
    for number in range(1, 7):
        desk.api.change("openings", f"OP-{number}", **SAFE)
    desk.pull()
    weigh(desk, STRICT)
    before = desk.bytes
    for full in (False, True):
        result = desk.pull(full=full)
        assert (result.changed, result.held, result.quarantined) == (False, (), ())
        assert "已公开、但有问题必须改的记录（2）" in desk.report
    assert desk.bytes == before


def test_a_city_that_grows_lenient_gets_what_was_held_back(strict: Desk) -> None:
    strict.pull()
    weigh(strict, {"every": {"missing-risks": "off"}})
    result = strict.pull()
    assert (result.quarantined, result.held) == ((), ())
    assert "OP-8" in strict.snapshot.of("openings")
    assert "没有写可能发生的风险" not in strict.report + strict.notices


def test_off_says_nothing_in_the_report_and_a_warning_is_named(desk: Desk) -> None:
    desk.pull()
    assert "招募信息 8 条：请写带门牌号的地址" in desk.report
    weigh(desk, {"市志愿服务平台": {"session-address": "off"}})
    assert not desk.pull().changed
    assert "招募信息 8 条：请写带门牌号的地址" not in desk.report
    assert "招募信息 8 条：没有写可能发生的风险" in desk.report


def test_very_many_new_ones_with_errors_stop_the_pull_until_somebody_has_looked(
    desk: Desk,
) -> None:
    weigh(desk, STRICT)
    with pytest.raises(GuardError, match="--accept openings:quarantine"):
        desk.pull()
    assert len(desk.pull("openings:quarantine").quarantined) == 8
    assert not desk.pull().changed


def test_a_recognition_waits_for_the_star_rule_it_is_judged_by(desk: Desk) -> None:
    weigh(desk, {"own": {"no-star-rule": "error"}})
    desk.api.put(
        "recognitions",
        {
            "id": "RC-1", "person": {"name": "赵甲子"}, "star": 1, "hours": 120,
            "judged_on": "2026-11-01", "division": "431002", "objection_channel": "市志愿办",
            "notice": {"start": "2026-11-02", "end": "2026-11-09"},
        },
    )  # fmt: skip
    assert [flaw.id for flaw in desk.pull().quarantined] == ["RC-1"]
    desk.api.put(
        "star_rules",
        {
            "id": "SR-1", "title": "标准", "authority": "市志愿办", "effective_from": "2020-01-01",
            "steps": [{"star": 1, "hours": 100}],
        },
    )  # fmt: skip
    assert desk.pull().quarantined == ()
    assert "RC-1" in desk.snapshot.of("recognitions")
