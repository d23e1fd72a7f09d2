"""content/data is the old or the new snapshot, whatever happens."""

import json
from typing import Any

import pytest

from scripts.errors import LockError, NewerSnapshotError
from scripts.lock import lock
from tests.pull.conftest import NOW, Desk
from tests.pull.samples import openings
from tests.pull.server import serving


def edit_manifest(desk: Desk, **changes: object) -> None:
    path = desk.places.data / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def test_an_older_snapshot_is_pulled_afresh(desk: Desk) -> None:
    desk.pull()
    before = desk.bytes
    edit_manifest(desk, schema="0.9")
    assert desk.pull().changed
    assert "由旧版程序写成" in desk.said[0]
    assert desk.bytes == before


def test_a_newer_snapshot_is_refused_with_what_to_do(desk: Desk) -> None:
    desk.pull()
    edit_manifest(desk, schema="9.0")
    before = desk.bytes
    with pytest.raises(NewerSnapshotError, match="请更新程序，或删除该文件夹"):
        desk.pull()
    assert "请更新程序" in desk.command(code=1)
    assert desk.bytes == before


@pytest.mark.parametrize("file", ["manifest.json", "openings.jsonl"])
@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda _data: b"", lambda _: b"\xff"])
def test_a_damaged_snapshot_is_pulled_afresh(desk: Desk, file: str, damage: Any) -> None:
    desk.pull()
    before = desk.bytes
    path = desk.places.data / file
    path.write_bytes(damage(path.read_bytes()))
    assert desk.pull().changed
    assert "损坏" in desk.said[0]
    assert desk.bytes == before


def test_a_missing_file_is_damage_too(desk: Desk) -> None:
    desk.pull()
    before = desk.bytes
    (desk.places.data / "stations.jsonl").unlink()
    assert desk.pull().changed
    assert desk.bytes == before


def test_damage_of_an_empty_snapshot_is_mended_too(desk: Desk) -> None:
    for items in desk.api.items.values():
        items.clear()
    desk.pull("openings:empty")
    before = desk.bytes
    (desk.places.data / "stations.jsonl").write_bytes(b"x")
    assert desk.pull().changed
    assert desk.bytes == before


def test_damage_does_not_disarm_the_guard(desk: Desk) -> None:
    desk.pull()
    (desk.places.data / "stations.jsonl").write_bytes(b"x")
    desk.api.items["openings"] = {}
    assert "从 8 条变成 0 条" in desk.command(code=1)


def another_with_fewer(desk: Desk) -> None:
    desk.pull()
    desk.api.instance = "second"
    desk.api.items["openings"] = {}


def test_another_source_is_pulled_in_full(desk: Desk) -> None:
    desk.api.instance = "first"
    desk.pull()
    desk.api.instance = "second"
    desk.api.items["openings"]["OP-1"]["title"] = "同一编号，别的活动"
    assert desk.pull().changed
    assert desk.said[0] == "数据来源换了，取全部数据。"
    assert desk.snapshot.of("openings")["OP-1"].title == "同一编号，别的活动"


def test_another_source_does_not_disarm_the_guard(desk: Desk) -> None:
    another_with_fewer(desk)
    before = desk.bytes
    assert "从 8 条变成 0 条" in desk.command(code=1)
    assert desk.bytes == before
    assert desk.pull("openings:shrink").counts["openings"] == 0


@pytest.mark.parametrize(("then", "now"), [(True, False), (True, True), (False, True)])
def test_invented_records_are_no_measure(desk: Desk, *, then: bool, now: bool) -> None:
    desk.api.demo = then
    another_with_fewer(desk)
    desk.api.demo = now
    assert desk.pull().counts["openings"] == 0


def test_the_same_source_at_another_port_is_the_same(desk: Desk) -> None:
    desk.api.instance = "first"
    desk.pull()
    first = desk.api.url
    with serving(desk.api):
        assert desk.api.url != first
        assert not desk.pull().changed


def test_the_snapshot_of_another_city_is_not_continued(desk: Desk) -> None:
    desk.pull()
    edit_manifest(desk, city="430100")
    assert desk.pull().changed
    assert "数据来源换了" in desk.said[0]


def test_what_a_killed_pull_left_is_removed(desk: Desk) -> None:
    left = desk.places.content / ".data-new-abc"
    left.mkdir()
    (left / "openings.jsonl").write_text("half")
    desk.pull()
    assert not left.exists()


def test_a_full_disk_leaves_the_old_snapshot(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    desk.pull()
    before = desk.bytes
    desk.api.put("openings", *openings(3))
    monkeypatch.setattr("scripts.pull.write.swap_in", no_space)
    with pytest.raises(OSError, match="No space"):
        desk.pull()
    assert desk.bytes == before
    assert list(desk.places.content.glob(".data*")) == []


def test_two_pulls_at_once_are_refused(desk: Desk) -> None:
    held = lock(desk.places.build / "pull.lock", "取数据", NOW)
    with held, pytest.raises(LockError, match="取数据（进程"):
        desk.pull()
