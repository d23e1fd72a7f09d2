import datetime as dt
from pathlib import Path

import msgspec
import pytest

from scripts.errors import LockError, SnapshotError
from scripts.lock import lock
from scripts.records import Organization, Record, Station
from scripts.records.person import Person
from scripts.snapshot import (
    CollectionState,
    Manifest,
    Snapshot,
    read_snapshot,
    write_snapshot,
)
from scripts.swap import recover, swap_in

STATES = {
    "organizations": CollectionState(count=0, high_water=7),
    "stations": CollectionState(count=0, high_water=9),
}
RECORDS: dict[str, dict[str, Record]] = {
    "organizations": {
        "o2": Organization(id="o2", seq=7, name="乙队", division="431003"),
        "o1": Organization(id="o1", seq=3, name="甲队", division="431002"),
    },
    "stations": {"s1": Station(id="s1", seq=9, name="岗亭", division="431002")},
}


def snapshot() -> Snapshot:
    manifest = Manifest(
        city="431000", source="abc", demo=False, as_of="2026-11-24T10:00:00+08:00",
        collections=STATES,
    )  # fmt: skip
    return Snapshot(manifest=manifest, records=RECORDS)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write_snapshot(tmp_path, snapshot())
    read = read_snapshot(tmp_path)
    assert list(read.of("organizations")) == ["o1", "o2"]
    assert read.of("stations")["s1"].name == "岗亭"
    assert read.manifest.collections["organizations"].count == 2


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    other = Snapshot(
        manifest=snapshot().manifest,
        records={name: dict(reversed(rows.items())) for name, rows in RECORDS.items()},
    )
    write_snapshot(tmp_path / "a", snapshot())
    write_snapshot(tmp_path / "b", other)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


@pytest.mark.parametrize(
    ("file", "change", "sentence"),
    [
        ("stations.jsonl", lambda data: data[:-3], "内容与 manifest.json 不符"),
        ("manifest.json", lambda data: data[:-5], "文件已损坏"),
        ("manifest.json", lambda data: data.replace(b'"1.2"', b'"9.0"'), "请更新程序"),
        ("manifest.json", lambda data: data.replace(b'"1.2"', b'"0.9"'), "请重新运行"),
    ],
)
def test_damage_and_other_versions_are_told_apart(
    tmp_path: Path, file: str, change: object, sentence: str
) -> None:
    write_snapshot(tmp_path, snapshot())
    path = tmp_path / file
    path.write_bytes(change(path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(SnapshotError, match=sentence):
        read_snapshot(tmp_path)


def test_a_missing_snapshot_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="python -m scripts pull"):
        read_snapshot(tmp_path)


def test_private_fields_have_no_place_in_a_public_list() -> None:
    for kind in (Organization, Station):
        fields = {field.name for field in msgspec.structs.fields(kind)}
        assert set(kind.PUBLIC) <= fields
    assert not {"consents", "named_from", "minor_until", "never_named"} & set(Person.PUBLIC)


def test_a_swap_leaves_the_new_and_removes_the_old(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page").write_text(name)
    swap_in(tmp_path / "new", tmp_path / "old")
    assert [path.name for path in tmp_path.iterdir()] == ["old"]
    assert (tmp_path / "old" / "page").read_text() == "new"


def test_what_a_crash_between_two_renames_left_comes_back(tmp_path: Path) -> None:
    aside = tmp_path / ".site.before"
    aside.mkdir()
    recover(tmp_path / "site")
    assert (tmp_path / "site").is_dir()
    assert not aside.exists()


def test_the_lock_names_its_holder(tmp_path: Path) -> None:
    now = dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)
    busy = r"构建网站（进程 \d+，开始于 2026-11-24 10:00:00"
    with lock(tmp_path / "lock", "构建网站", now), pytest.raises(LockError, match=busy):
        lock(tmp_path / "lock", "另一个", now).__enter__()
    with lock(tmp_path / "lock", "下一个", now):
        assert "下一个" in (tmp_path / "lock").read_text()
