from tests.pull.conftest import Desk
from tests.pull.samples import opening, openings
from tests.pull.server import Reply


def test_a_first_pull_writes_every_collection(desk: Desk) -> None:
    result = desk.pull()
    assert result.changed
    counts = {name: count for name, count in result.counts.items() if count}
    assert counts == {"organizations": 1, "projects": 1, "openings": 8, "stations": 1}
    assert list(desk.snapshot.of("openings")) == [f"OP-{number}" for number in range(1, 9)]
    assert desk.snapshot.of("openings")["OP-1"].title == "社区清洁 OP-1"
    assert result.report == desk.places.reports / "pull.md"


def test_the_command_reads_its_settings_and_tells_what_it_did(desk: Desk) -> None:
    said = desk.command()
    assert "数据已更新：组织 1、项目 1、服务承诺 0、招募信息 8、培训 0、服务站点 1、" in said
    assert "没有变化。" in desk.command()


def test_nothing_new_asks_no_collection_and_changes_no_byte(desk: Desk) -> None:
    desk.pull()
    before = desk.bytes
    desk.api.requests.clear()
    assert not desk.pull().changed
    assert desk.api.requests == ["/api/v1/"]
    assert desk.bytes == before
    assert desk.said == ["没有变化。"]


def test_only_what_changed_is_asked_for(desk: Desk) -> None:
    desk.pull()
    desk.api.requests.clear()
    desk.api.change("openings", "OP-3", title="改过的标题")
    assert desk.pull().changed
    assert desk.api.asked == ["openings"]
    assert "since=10" in desk.api.requests[1]
    assert desk.snapshot.of("openings")["OP-3"].title == "改过的标题"
    assert len(desk.snapshot.of("openings")) == 8


def test_a_tombstone_removes(desk: Desk) -> None:
    desk.pull()
    desk.api.delete("openings", "OP-3")
    desk.pull()
    assert "OP-3" not in desk.snapshot.of("openings")
    desk.api.put("openings", opening("OP-3", title="又来了"))
    desk.pull()
    assert desk.snapshot.of("openings")["OP-3"].title == "又来了"


def test_what_a_full_listing_lacks_is_removed(desk: Desk) -> None:
    desk.pull()
    del desk.api.items["openings"]["OP-3"]
    desk.pull(full=True)
    assert "OP-3" not in desk.snapshot.of("openings")


def test_a_count_that_does_not_add_up_leads_to_a_full_listing(desk: Desk) -> None:
    desk.pull()
    del desk.api.items["openings"]["OP-3"]
    desk.pull()
    assert "OP-3" not in desk.snapshot.of("openings")
    assert "改为完整下载" in desk.said[0]


def test_a_long_pull_tells_how_far_it_is(desk: Desk) -> None:
    desk.api.page_size = 3
    desk.pull()
    told = [line for line in desk.said if "已收到" in line]
    assert told == ["招募信息：已收到 3 条，继续……", "招募信息：已收到 6 条，继续……"]
    assert len(desk.snapshot.of("openings")) == 8


def test_what_is_written_while_we_walk_is_met_again(desk: Desk) -> None:
    desk.api.page_size = 3
    waiting = [opening("OP-1", title="边走边改"), *openings(1, first=99)]

    def write_meanwhile(path: str, right: Reply) -> Reply:
        if "openings" in path and waiting:
            desk.api.put("openings", waiting.pop(0))
        return right

    desk.api.fault = write_meanwhile
    desk.pull()
    assert desk.snapshot.of("openings")["OP-1"].title == "边走边改"
    assert len(desk.snapshot.of("openings")) == 9
    desk.api.requests.clear()
    assert not desk.pull().changed


def test_a_deletion_between_index_and_listing_is_no_half_listing(desk: Desk) -> None:
    waiting = ["OP-2"]

    def delete_meanwhile(path: str, right: Reply) -> Reply:
        if "organizations" in path and waiting:
            desk.api.delete("openings", waiting.pop())
        return right

    desk.api.fault = delete_meanwhile
    assert desk.pull().counts["openings"] == 7


def test_the_last_of_two_with_one_id_counts(desk: Desk) -> None:
    desk.api.items["openings"]["twin"] = {**opening("OP-2", title="后来的"), "seq": 500}
    desk.pull()
    assert desk.snapshot.of("openings")["OP-2"].title == "后来的"
    assert len(desk.snapshot.of("openings")) == 8


def test_the_demo_mark_comes_from_the_index(desk: Desk) -> None:
    desk.api.demo = True
    desk.pull()
    assert desk.snapshot.manifest.demo
    desk.api.demo = False
    desk.pull()
    assert not desk.snapshot.manifest.demo
