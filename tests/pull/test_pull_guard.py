import pytest

from scripts.errors import ConfigError, GuardError
from tests.pull.conftest import Desk
from tests.pull.samples import openings, station


def accepted_log(desk: Desk) -> list[str]:
    path = desk.places.reports / "accepted.log"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


@pytest.mark.parametrize(("bad", "total", "stops"), [
    (5, 20, False), (6, 20, True), (6, 300, False), (7, 300, True),
])  # fmt: skip
def test_more_than_five_and_two_percent_stop_a_pull(
    desk: Desk, bad: int, total: int, stops: bool
) -> None:
    desk.api.put("openings", *openings(total - bad))
    desk.api.put("openings", *openings(bad, first=1001, sessions=[]))
    if not stops:
        assert len(desk.pull().quarantined) == bad
        return
    with pytest.raises(GuardError, match=f"共 {total} 条，其中 {bad} 条.*sessions：不能少于 1"):
        desk.pull()
    assert not desk.places.data.exists()


def test_the_stopped_pull_says_what_to_look_at_and_what_lets_it_pass(desk: Desk) -> None:
    desk.pull()
    before = desk.bytes
    desk.api.put("openings", *openings(6, first=1001, sessions=[]))
    said = desk.command(code=1)
    assert "--accept openings:quarantine 放行" in said
    assert str(desk.places.reports / "pull.md") in said
    assert "## 数据没有更新" in desk.report
    assert "OP-1006" in desk.report
    assert desk.bytes == before
    assert accepted_log(desk) == []


def test_what_was_accepted_passes_is_logged_and_does_not_stop_again(desk: Desk) -> None:
    desk.api.put("openings", *openings(6, first=1001, sessions=[]))
    said = desk.command("--accept", "openings:quarantine", "--accept", "openings:shrink")
    assert "6 条没有发布" in said
    (line,) = accepted_log(desk)
    assert line.startswith("2026-11-24T10:00:00+08:00 --accept openings:quarantine ")
    assert "这次放行的情况" in desk.report
    desk.api.put("openings", *openings(1, first=50))
    assert len(desk.pull().quarantined) == 6
    assert len(desk.pull(full=True).quarantined) == 6
    assert len(accepted_log(desk)) == 1


def test_accepted_records_that_change_for_the_worse_count_again(desk: Desk) -> None:
    desk.api.put("openings", *openings(6, first=1001, sessions=[]))
    desk.pull("openings:quarantine")
    desk.api.put("openings", *openings(6, first=1001, title=""))
    with pytest.raises(GuardError, match="title"):
        desk.pull()


def test_many_held_records_stop_a_pull_too(desk: Desk) -> None:
    desk.pull()
    desk.api.put("openings", *openings(6, division="999999"))
    with pytest.raises(GuardError, match="其中 6 条的最新版本不能发布"):
        desk.pull()
    assert len(desk.pull("openings:quarantine").held) == 6


def test_an_acceptance_of_one_collection_is_none_of_another(desk: Desk) -> None:
    desk.api.put("openings", *openings(6, first=1001, sessions=[]))
    with pytest.raises(GuardError, match="openings:quarantine"):
        desk.pull("stations:quarantine", "openings:shrink")


@pytest.mark.parametrize(("kept", "stops"), [(8, False), (7, True), (0, True)])
def test_a_full_listing_that_shrinks_by_more_than_a_fifth_stops(
    desk: Desk, kept: int, stops: bool
) -> None:
    desk.api.put("openings", *openings(10))
    desk.pull()
    before = desk.bytes
    for number in range(kept, 10):
        del desk.api.items["openings"][f"OP-{number + 1}"]
    if not stops:
        assert desk.pull(full=True).counts["openings"] == kept
        return
    with pytest.raises(GuardError, match=f"从 10 条变成 {kept} 条"):
        desk.pull(full=True)
    assert desk.bytes == before
    assert desk.pull("openings:shrink", full=True).counts["openings"] == kept
    assert "openings:shrink" in accepted_log(desk)[0]


def test_a_beginning_with_nothing_at_all_stops_until_it_is_accepted(desk: Desk) -> None:
    stations = desk.api.items["stations"]
    desk.api.items = {name: {} for name in desk.api.items} | {"stations": stations}
    said = desk.command(code=1)
    assert "一个组织、一条招募信息都没有" in said
    assert "--accept openings:empty 放行" in said
    assert not desk.places.data.exists()
    assert "openings:empty" in desk.command("--accept", "openings:shrink", code=1)
    assert "招募信息 0、" in desk.command("--accept", "openings:empty")
    assert "openings:empty" in accepted_log(desk)[0]
    assert not desk.pull().changed
    desk.pull(full=True)


@pytest.mark.parametrize("kept", ["organizations", "openings"])
def test_a_beginning_with_organizations_or_openings_only_is_one(desk: Desk, kept: str) -> None:
    desk.api.items = {name: items if name == kept else {} for name, items in desk.api.items.items()}
    desk.pull("openings:quarantine")


def test_an_empty_source_after_an_invented_one_is_a_beginning_too(desk: Desk) -> None:
    desk.api.demo = True
    desk.api.instance = "invented"
    desk.pull()
    before = desk.bytes
    desk.api.items = {name: {} for name in desk.api.items}
    desk.api.demo = False
    desk.api.instance = "real"
    with pytest.raises(GuardError, match="openings:empty"):
        desk.pull()
    assert desk.bytes == before
    assert desk.pull("openings:empty").counts["openings"] == 0


def test_deletions_one_by_one_are_no_shrinking(desk: Desk) -> None:
    desk.pull()
    for number in range(1, 9):
        desk.api.delete("openings", f"OP-{number}")
    assert desk.pull().counts["openings"] == 0


def test_an_api_restored_from_a_backup_is_pulled_in_full_and_guarded(desk: Desk) -> None:
    desk.pull()
    desk.api.items["stations"] = {"ST-2": {**station("ST-2"), "seq": 1}}
    desk.pull()
    assert "从备份恢复过" in desk.said[0]
    assert list(desk.snapshot.of("stations")) == ["ST-2"]
    desk.api.items["openings"] = {}
    with pytest.raises(GuardError, match="从 8 条变成 0 条"):
        desk.pull()


def test_an_acceptance_nobody_knows_is_refused(desk: Desk) -> None:
    with pytest.raises(ConfigError, match="不认识 openings:all；可用的有 organizations:shrink"):
        desk.pull("openings:all")
    assert "--accept 不认识" in desk.command("--accept", "everything", code=1)
