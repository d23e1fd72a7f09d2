"""Another database at the same address, and one whose numbers went back: all is pulled afresh."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scripts.management.running import running
from scripts.workspace import workspace
from tests.management.conftest import Client
from tests.pull.conftest import Desk
from tests.pull.office import Office
from tests.pull.samples import openings
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
    desk.api.instance = "restored"
    desk.api.seq = 0
    for collection, items in desk.api.items.items():
        desk.api.put(collection, *items.values())
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
