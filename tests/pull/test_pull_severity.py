"""A finding that the city calls an error holds a record back, as an invalid version would."""

from typing import Any

import pytest
import yaml

from scripts.errors import GuardError
from tests.pull.conftest import Desk
from tests.pull.samples import opening

STRICT = {"市志愿服务平台": {"missing-risks": "error"}}
SAFE = {"risks": "岸边湿滑，可能滑倒"}


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
def test_the_last_valid_version_stays_and_a_mended_one_is_published(
    strict: Desk, *, full: bool
) -> None:
    strict.pull()
    strict.api.change("openings", "OP-3", title="改短了", risks=None)
    (flaw,) = strict.pull(full=full).held
    assert flaw.id == "OP-3"
    assert strict.snapshot.of("openings")["OP-3"].title == "社区清洁 OP-3"
    strict.api.change("openings", "OP-3", risks="路面湿滑")
    assert strict.pull(full=full).held == ()
    assert strict.snapshot.of("openings")["OP-3"].title == "改短了"


def test_a_cancellation_gets_through(strict: Desk) -> None:
    strict.pull()
    strict.api.change(
        "openings", "OP-3", status="cancelled", cancellation_reason="大雨", risks=None
    )
    assert len(strict.pull().held) == 1
    kept = strict.snapshot.of("openings")["OP-3"]
    assert (kept.status, kept.cancellation_reason, kept.version) == ("cancelled", "大雨", 2)


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
    assert [flaw.id for flaw in desk.pull().held] == ["OP-7", "OP-8"]
    assert len(desk.snapshot.of("openings")) == 8
    before = desk.bytes
    assert not desk.pull().changed
    assert not desk.pull(full=True).changed
    assert desk.bytes == before


def test_a_city_that_grows_lenient_gets_what_was_held_back(strict: Desk) -> None:
    strict.pull()
    strict.api.change("openings", "OP-3", title="改短了", risks=None)
    strict.pull()
    weigh(strict, {"every": {"missing-risks": "off"}})
    result = strict.pull()
    assert (result.quarantined, result.held) == ((), ())
    assert strict.snapshot.of("openings")["OP-3"].title == "改短了"
    assert "OP-8" in strict.snapshot.of("openings")
    assert "没有写可能发生的风险" not in strict.report


def test_off_says_nothing_in_the_report_and_a_warning_is_named(desk: Desk) -> None:
    desk.pull()
    assert "招募信息 8 条：请写带门牌号的地址" in desk.report
    weigh(desk, {"市志愿服务平台": {"session-address": "off"}})
    assert not desk.pull().changed
    assert "招募信息 8 条：请写带门牌号的地址" not in desk.report
    assert "招募信息 8 条：没有写可能发生的风险" in desk.report


def test_very_many_errors_stop_the_pull_until_somebody_has_looked(desk: Desk) -> None:
    desk.pull()
    weigh(desk, STRICT)
    before = desk.bytes
    with pytest.raises(GuardError, match="--accept openings:quarantine"):
        desk.pull()
    assert desk.bytes == before
    assert len(desk.pull("openings:quarantine").held) == 8
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
