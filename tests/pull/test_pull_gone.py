"""The gone list: what was public and is not any more, for ever, without a name."""

import datetime as dt
import json
import shutil

from tests.pull.conftest import NOW, Desk
from tests.pull.samples import opening, organization


def gone(desk: Desk) -> dict[str, str]:
    lines = (desk.places.data / "gone.jsonl").read_text().splitlines()
    entries = [json.loads(line) for line in lines]
    assert all(set(entry) == {"collection", "id", "date"} for entry in entries)
    return {f"{entry['collection']}/{entry['id']}": entry["date"] for entry in entries}


def later(desk: Desk, days: int, *accept: str, **options: bool) -> None:
    desk.pull(*accept, now=NOW + dt.timedelta(days=days), **options)


def test_what_is_deleted_is_on_it_for_ever(desk: Desk) -> None:
    desk.pull()
    assert gone(desk) == {}
    desk.api.delete("openings", "OP-3")
    later(desk, 2)
    assert gone(desk) == {"openings/OP-3": "2026-11-24"}
    desk.api.put("openings", opening("OP-1", title="别的变动"))
    later(desk, 9)
    later(desk, 10, full=True)
    assert gone(desk) == {"openings/OP-3": "2026-11-24"}


def test_what_comes_back_leaves_it(desk: Desk) -> None:
    desk.pull()
    desk.api.delete("openings", "OP-3")
    desk.pull()
    desk.api.put("openings", opening("OP-3"))
    desk.pull()
    assert gone(desk) == {}


def test_what_a_full_listing_lacks_is_on_it(desk: Desk) -> None:
    desk.pull()
    del desk.api.items["openings"]["OP-3"]
    later(desk, 1, full=True)
    assert gone(desk) == {"openings/OP-3": "2026-11-25"}


def test_what_may_not_be_published_any_more_is_on_it(desk: Desk) -> None:
    desk.pull()
    desk.api.change("openings", "OP-3", status="withdrawn")
    later(desk, 1)
    assert gone(desk) == {"openings/OP-3": "2026-11-25"}
    desk.api.delete("organizations", "ORG-1")
    later(desk, 2, "openings:quarantine", "projects:quarantine")
    assert gone(desk)["organizations/ORG-1"] == "2026-11-24"
    assert gone(desk)["openings/OP-1"] == "2026-11-26"
    desk.api.put("organizations", organization())
    later(desk, 3)
    assert set(gone(desk)) == {"openings/OP-3"}


def test_a_first_pull_knows_it_from_the_tombstones(desk: Desk) -> None:
    desk.api.delete("openings", "OP-3")
    desk.api.put("openings", {"id": "no id; return 200", "deleted_at": "2026-11-20T09:00:00+08:00"})
    desk.pull()
    assert gone(desk) == {"openings/OP-3": "2026-11-24"}


def test_a_damaged_snapshot_still_says_what_was_public(desk: Desk) -> None:
    desk.pull()
    del desk.api.items["openings"]["OP-3"]
    path = desk.places.data / "stations.jsonl"
    path.write_bytes(path.read_bytes() + b"{broken")
    later(desk, 1)
    assert gone(desk) == {"openings/OP-3": "2026-11-25"}


def test_another_real_database_takes_the_list_over(desk: Desk) -> None:
    desk.api.instance = "one"
    desk.pull()
    desk.api.delete("openings", "OP-3")
    desk.pull()
    del desk.api.items["openings"]["OP-3"], desk.api.items["openings"]["OP-4"]
    desk.api.instance = "two"
    later(desk, 1)
    assert gone(desk) == {"openings/OP-3": "2026-11-24", "openings/OP-4": "2026-11-25"}


def test_invented_records_leave_no_trace_on_it(desk: Desk) -> None:
    desk.api.demo, desk.api.instance = True, "one"
    desk.pull()
    desk.api.delete("openings", "OP-3")
    desk.pull()
    desk.api.demo, desk.api.instance = False, "two"
    del desk.api.items["openings"]["OP-3"], desk.api.items["openings"]["OP-4"]
    desk.pull("openings:shrink")
    assert gone(desk) == {}


def test_a_changed_list_is_noticed(desk: Desk) -> None:
    desk.pull()
    (desk.places.data / "gone.jsonl").write_text('{"collection":"openings","id":"OP-1"}\n')
    desk.pull()
    assert gone(desk) == {}
    shutil.rmtree(desk.places.data)
