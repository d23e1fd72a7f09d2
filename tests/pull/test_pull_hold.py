from typing import Any

import pytest

from tests.pull.conftest import Desk
from tests.pull.samples import opening, organization, project, session

BAD: dict[str, Any] = {"title": "改坏了", "sessions": []}


@pytest.fixture(params=[False, True], ids=["increment", "full"])
def full(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def test_a_bad_update_keeps_the_last_valid_version(desk: Desk, full: bool) -> None:
    desk.pull()
    desk.api.change("openings", "OP-3", **BAD)
    result = desk.pull(full=full)
    (flaw,) = result.held
    assert (flaw.id, flaw.field) == ("OP-3", "sessions")
    assert result.quarantined == ()
    assert desk.snapshot.manifest.held == result.held
    assert desk.snapshot.of("openings")["OP-3"].title == "社区清洁 OP-3"
    assert "仍在用上一个版本的记录（1）" in desk.report
    before = desk.bytes
    assert not desk.pull(full=full).changed
    assert desk.bytes == before


def test_a_mended_record_is_no_longer_held(desk: Desk, full: bool) -> None:
    desk.pull()
    desk.api.change("openings", "OP-3", **BAD)
    desk.pull(full=full)
    desk.api.change("openings", "OP-3", title="改好了", sessions=[session()])
    assert desk.pull(full=full).held == ()
    assert desk.snapshot.of("openings")["OP-3"].title == "改好了"


def test_a_cancellation_gets_through_a_bad_update(desk: Desk, full: bool) -> None:
    desk.pull()
    desk.api.change("openings", "OP-3", status="cancelled", cancellation_reason="大雨", **BAD)
    assert len(desk.pull(full=full).held) == 1
    kept = desk.snapshot.of("openings")["OP-3"]
    assert (kept.status, kept.cancellation_reason) == ("cancelled", "大雨")
    assert (kept.title, kept.version) == ("社区清洁 OP-3", 2)
    before = desk.bytes
    assert not desk.pull(full=True).changed
    assert desk.bytes == before


def test_a_closing_gets_through_with_what_is_valid_beside_it(desk: Desk, full: bool) -> None:
    desk.pull()
    moment = "2026-11-23T08:00:00+08:00"
    desk.api.change("openings", "OP-3", status="closed", version=9, updated_at=moment, **BAD)
    desk.api.change("openings", "OP-4", status="closed", cancellation_reason=[], version="x")
    desk.pull(full=full)
    kept = desk.snapshot.of("openings")
    assert (kept["OP-3"].status, kept["OP-3"].version) == ("closed", 9)
    assert kept["OP-3"].updated_at.isoformat() == moment
    assert (kept["OP-4"].status, kept["OP-4"].version) == ("closed", 2)


def test_a_project_is_closed_the_same_way(desk: Desk, full: bool) -> None:
    desk.pull()
    desk.api.change("projects", "PR-1", status="cancelled", title="")
    desk.pull(full=full)
    assert desk.snapshot.of("projects")["PR-1"].status == "cancelled"


def test_an_invalid_update_with_an_unknown_state_changes_nothing(desk: Desk, full: bool) -> None:
    desk.pull()
    desk.api.change("openings", "OP-3", status="canceled")
    desk.pull(full=full)
    assert desk.snapshot.of("openings")["OP-3"].status == "published"


def test_a_withdrawal_and_a_deletion_get_through(desk: Desk, full: bool) -> None:
    desk.pull()
    for name in ("OP-3", "OP-4"):
        desk.api.change("openings", name, **BAD)
    desk.pull(full=full)
    desk.api.delete("openings", "OP-3")
    desk.api.change("openings", "OP-4", status="withdrawn")
    result = desk.pull(full=full)
    assert result.held == ()
    assert [flaw.id for flaw in result.quarantined] == ["OP-4"]
    assert result.counts["openings"] == 6


def test_a_move_to_an_unknown_organization_is_held_until_that_exists(desk: Desk) -> None:
    desk.pull()
    desk.api.change("openings", "OP-3", organization="ORG-2")
    assert len(desk.pull().held) == 1
    assert desk.snapshot.of("openings")["OP-3"].organization == "ORG-1"
    desk.api.put("organizations", organization("ORG-2"))
    assert desk.pull().held == ()
    assert desk.snapshot.of("openings")["OP-3"].organization == "ORG-2"


def test_a_held_record_whose_organization_goes_is_left_out(desk: Desk, full: bool) -> None:
    desk.api.put("organizations", *(organization(f"ORG-{number}") for number in range(2, 8)))
    desk.api.put("openings", opening("OP-77", organization="ORG-2"))
    desk.pull()
    desk.api.change("openings", "OP-77", **BAD)
    desk.pull()
    desk.api.delete("organizations", "ORG-2")
    result = desk.pull(full=full)
    assert result.held == ()
    assert [(flaw.id, flaw.field) for flaw in result.quarantined] == [("OP-77", "sessions")]


def test_without_a_valid_version_there_is_nothing_to_hold(desk: Desk) -> None:
    desk.api.put("openings", opening("OP-77", status="cancelled", **BAD))
    assert len(desk.pull().quarantined) == 1
    desk.api.change("openings", "OP-77", title="还是没有场次")
    result = desk.pull()
    assert result.held == ()
    assert result.quarantined[0].title == "还是没有场次"


def test_a_held_organization_keeps_its_openings(desk: Desk, full: bool) -> None:
    desk.pull()
    desk.api.change("organizations", "ORG-1", name="")
    result = desk.pull(full=full)
    assert [flaw.id for flaw in result.held] == ["ORG-1"]
    assert result.counts["openings"] == 8


def test_a_held_project_keeps_its_reference(desk: Desk, full: bool) -> None:
    desk.api.put("projects", project("PR-2"))
    desk.api.put("openings", opening("OP-77", project="PR-2"))
    desk.pull()
    desk.api.change("projects", "PR-2", division="999999")
    desk.pull(full=full)
    assert desk.snapshot.of("openings")["OP-77"].project == "PR-2"
