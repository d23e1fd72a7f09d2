"""Another database at the same address, and one whose numbers went back: all is pulled afresh."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from scripts.errors import GuardError
from scripts.management.running import running
from scripts.workspace import workspace
from tests.management.conftest import Client
from tests.pull.conftest import Desk
from tests.pull.office import Office
from tests.pull.samples import opening, openings, project
from tests.pull.server import edited
from tests.support import Sandbox, tree


@contextmanager
def opened(place: Sandbox) -> Iterator[Office]:
    """Run the embedded system while the block runs."""
    with running(workspace(place.environ)) as endpoint:
        yield Office(place, endpoint)


def index(office: Office) -> dict[str, Any]:
    found: dict[str, Any] = Client(office.endpoint).get("/api/v1/").json()
    return found


def pulled_afresh(office: Office | Desk) -> dict[str, bytes]:
    """Return what a machine without a snapshot pulls."""
    shutil.rmtree(office.places.data)
    office.pull()
    return tree(office.places.data)


def test_a_database_made_anew_with_the_same_numbers_is_another(place: Sandbox) -> None:
    place.run("manage", "demo", "--openings", "12", "--at", "2026-11-24T08:00:00+08:00")
    with opened(place) as office:
        first = index(office)
        office.pull()
    before = tree(place.content / "data")
    for file in place.var.glob("management.sqlite3*"):
        file.unlink()
    place.run("manage", "demo", "--openings", "12", "--at", "2026-11-25T08:00:00+08:00")
    with opened(place) as office:
        second = index(office)
        assert {**second, "instance": first["instance"]} == first
        assert second["instance"] != first["instance"]
        assert office.pull().changed
        assert office.said[0] == "数据来源换了，取全部数据。"
        found = tree(office.places.data)
        assert found["openings.jsonl"] != before["openings.jsonl"]
        assert found == pulled_afresh(office)


def test_a_restored_backup_with_new_writes_is_pulled_as_it_is(
    place: Sandbox, tmp_path: Path
) -> None:
    file = tmp_path / "backup.tar.gz"
    place.run("manage", "demo", "--openings", "12")
    place.run("manage", "backup", str(file))
    with opened(place) as office:
        office.pull()
        names = list(office.snapshot.of("openings"))
        office.write("openings", names[0], "title=只在恢复以前有的标题")
        office.write("openings", names[1], "delete")
        office.pull()
        first = index(office)["instance"]
    place.run("manage", "restore", str(file))
    with opened(place) as office:
        assert index(office)["instance"] != first
        office.write("openings", names[2], "title=恢复以后才有的标题")
        office.pull()
        found = tree(office.places.data)
        assert "只在恢复以前".encode() not in found["openings.jsonl"]
        assert list(office.snapshot.of("openings")) == names
        assert found == pulled_afresh(office)
        assert not office.pull().changed


def test_an_index_names_the_same_database_until_it_is_another(place: Sandbox) -> None:
    with opened(place) as office:
        named = index(office)["instance"]
        assert len(named) == 32
    place.run("manage", "demo", "--openings", "5")
    place.run("manage", "demo", "--openings", "5", "--reset")
    with opened(place) as office:
        assert index(office)["instance"] == named


def test_new_writes_beyond_our_numbers_do_not_hide_that_it_was_restored(desk: Desk) -> None:
    desk.api.instance = "first"
    desk.pull()
    restored(desk)
    desk.api.items["openings"]["OP-2"]["title"] = "备份里的标题"
    desk.api.put("openings", *openings(3, first=20))
    desk.pull()
    found = desk.bytes
    assert "备份里的标题".encode() in found["openings.jsonl"]
    assert found == pulled_afresh(desk)


def test_numbers_that_went_back_are_pulled_afresh(desk: Desk) -> None:
    desk.api.put("openings", *openings(8))
    desk.pull()
    desk.api.seq = 0
    desk.api.items["openings"] = {}
    desk.api.put("openings", *openings(8, title="编号小了的活动"))
    assert desk.pull().changed
    assert "编号比上次小" in desk.said[0]
    assert desk.bytes == pulled_afresh(desk)


def test_numbers_that_go_back_while_we_ask_are_pulled_afresh(desk: Desk) -> None:
    """The index was asked before a restore, the page after it."""
    desk.pull()
    desk.api.change("openings", "OP-1", title="恢复以前的最后一次修改")
    reached = desk.api.high_water("openings")

    def restored(page: dict[str, Any]) -> None:
        page["items"], page["high_water"] = [], reached - 5

    asked: list[str] = []

    def fault(path: str, right: Any) -> Any:
        asked.extend([path] if "openings?since" in path else [])
        first = len(asked) == 1 and "openings?since" in path
        return edited(restored)(right) if first else right

    desk.api.fault = fault
    desk.pull()
    assert [path.partition("since=")[2].partition("&")[0] for path in asked][-1] == "0"
    assert "恢复以前的最后一次修改".encode() in desk.bytes["openings.jsonl"]


BAD: dict[str, Any] = {"title": "改坏了", "sessions": []}


def restored(desk: Desk) -> None:
    """Number all records anew in another database, as a restore from a backup does."""
    desk.api.instance = "restored"
    desk.api.seq = 0
    for collection, items in desk.api.items.items():
        desk.api.put(collection, *items.values())


def gone_back(desk: Desk) -> None:
    instance = desk.api.instance
    restored(desk)
    desk.api.instance = instance


def as_it_was(_desk: Desk) -> None:
    """Ask for everything of the same database."""


ANEW = pytest.mark.parametrize("happened", [restored, gone_back, as_it_was])


@ANEW
@pytest.mark.parametrize("demo", [False, True])
def test_a_last_valid_version_outlives_a_full_pull(desk: Desk, happened: Any, demo: bool) -> None:
    desk.api.demo, desk.api.instance = demo, "first"
    desk.pull()
    desk.api.change("openings", "OP-3", **BAD)
    desk.pull()
    happened(desk)
    result = desk.pull(full=happened is as_it_was)
    assert [(flaw.id, flaw.field) for flaw in result.held] == [("OP-3", "sessions")]
    assert result.quarantined == ()
    assert desk.snapshot.of("openings")["OP-3"].title == "社区清洁 OP-3"
    assert "仍在用上一个版本的记录（1）" in desk.report
    before = desk.bytes
    assert not desk.pull().changed
    assert desk.bytes == before


@ANEW
def test_what_is_withdrawn_deleted_or_gone_does_not_outlive_it(desk: Desk, happened: Any) -> None:
    desk.api.instance = "first"
    desk.pull()
    desk.api.change("openings", "OP-3", status="withdrawn")
    desk.api.delete("openings", "OP-4")
    del desk.api.items["openings"]["OP-5"]
    happened(desk)
    desk.pull("openings:shrink", full=happened is as_it_was)
    assert list(desk.snapshot.of("openings")) == ["OP-1", "OP-2", "OP-6", "OP-7", "OP-8"]
    assert desk.snapshot.manifest.held == ()


def test_a_cancellation_gets_through_a_restore(desk: Desk) -> None:
    desk.api.instance = "first"
    desk.pull()
    desk.api.change("openings", "OP-3", status="cancelled", cancellation_reason="大雨", **BAD)
    restored(desk)
    desk.pull()
    kept = desk.snapshot.of("openings")["OP-3"]
    assert (kept.status, kept.cancellation_reason, kept.version) == ("cancelled", "大雨", 2)


@pytest.mark.parametrize("instance", ["first", "second"])
def test_an_invented_version_never_stands_for_a_real_record(desk: Desk, instance: str) -> None:
    desk.api.demo, desk.api.instance = True, "first"
    desk.pull()
    desk.api.demo, desk.api.instance = False, instance
    desk.api.change("openings", "OP-3", **BAD)
    result = desk.pull(full=True)
    assert result.held == ()
    assert [flaw.id for flaw in result.quarantined] == ["OP-3"]


def test_an_acceptance_is_of_one_database(desk: Desk) -> None:
    """The same number says nothing of another database's version."""
    desk.api.instance = "first"
    desk.pull()
    desk.api.put("openings", *openings(6, title=""))
    assert len(desk.pull("openings:quarantine").held) == 6
    desk.api.instance = "second"
    with pytest.raises(GuardError, match="openings:quarantine"):
        desk.pull()
    assert len(desk.pull("openings:quarantine").held) == 6


def test_a_held_version_asks_by_the_number_of_its_update(desk: Desk) -> None:
    """A reference taken off a version of another database comes back with the update."""
    desk.api.instance = "first"
    desk.api.put("projects", project("PR-2"))
    desk.api.put("openings", opening("OP-77", project="PR-2"))
    desk.pull()
    desk.api.change("openings", "OP-77", **BAD)
    del desk.api.items["projects"]["PR-2"]
    restored(desk)
    result = desk.pull("projects:shrink")
    assert [flaw.id for flaw in result.held] == ["OP-77"]
    assert desk.snapshot.of("openings")["OP-77"].project is None
    (lost,) = desk.snapshot.manifest.dropped
    assert lost.seq == result.held[0].seq == desk.api.items["openings"]["OP-77"]["seq"]


def test_a_damaged_snapshot_of_another_database_has_nothing_to_keep(desk: Desk) -> None:
    desk.api.instance = "first"
    desk.pull()
    (desk.places.data / "openings.jsonl").write_bytes(b"x")
    desk.api.change("openings", "OP-3", **BAD)
    restored(desk)
    assert [flaw.id for flaw in desk.pull().quarantined] == ["OP-3"]
