"""What a calendar that somebody subscribed to sees when the office changes a notice."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.feeds.conftest import built, small_city
from tests.feeds.notices import SAME, SLIP, opening
from tests.feeds.reading import atom_ids, calendar, written
from tests.plugins.building import keep, workspace
from tests.plugins.sample import sample_snapshot, session
from tests.support import FIXTURES, tree

NEXT_DAY = "2026-11-25T10:00:00+08:00"
MOVED = opening(
    "PLAIN", session("2026-12-05", "14:00", "16:00"), version=2,
    updated_at="2026-11-23T17:00:00+08:00",
)  # fmt: skip
CANCELLED = opening("PLAIN", session("2026-11-28"), version=3, status="cancelled")
STAYS = opening("STAYS", session("2026-11-29"))
FIRST = [opening("PLAIN", session("2026-11-28")), STAYS, SLIP, SAME]

Build = Callable[..., Path]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    def made(*notices: dict[str, Any], **environ: str) -> Path:
        folder = tmp_path_factory.mktemp("moving")
        return built(folder, list(notices), small_city(), **environ).place.output

    return made


@pytest.fixture(scope="module")
def before(build: Build) -> Path:
    return build(*FIRST)


def test_a_rescheduled_session_moves(build: Build, before: Path) -> None:
    after = build(MOVED, *FIRST[1:])
    for name in ("openings/openings.ics", "opening/PLAIN/S1.ics"):
        old, new = (calendar(output / name)["PLAIN.S1"] for output in (before, after))
        assert new["UID"] == old["UID"]
        assert (old["SEQUENCE"], new["SEQUENCE"]) == (1, 2)
        assert new["DTSTAMP"].dt > old["DTSTAMP"].dt
        assert old["DTSTART"].dt.isoformat() == "2026-11-28T09:00:00+08:00"
        assert new["DTSTART"].dt.isoformat() == "2026-12-05T14:00:00+08:00"
    stays = "opening/STAYS/S1.ics"
    assert (before / stays).read_bytes() == (after / stays).read_bytes()
    saturday = "openings/day/2026-11-28/openings.ics"
    assert "PLAIN.S1" in calendar(before / saturday)
    assert "PLAIN.S1" not in calendar(after / saturday)
    assert atom_ids(after / "openings" / "openings.atom.xml")[0] == "PLAIN"


def test_a_cancelled_one_stays_until_its_date_and_a_deleted_one_goes(
    build: Build, before: Path
) -> None:
    cancelled = build(CANCELLED, STAYS)
    event = calendar(cancelled / "openings" / "openings.ics")["PLAIN.S1"]
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 3)
    assert event["UID"] == calendar(before / "openings" / "openings.ics")["PLAIN.S1"]["UID"]
    past = build(CANCELLED, STAYS, BUILD_TIME="2026-11-28T11:30:00+08:00")
    assert set(calendar(past / "openings" / "openings.ics")) == {"STAYS.S1"}
    deleted = build(STAYS)
    mentions = {name for name, data in tree(deleted).items() if b"PLAIN" in data or "PLAIN" in name}
    assert not mentions


def test_an_ended_one_stays_thirty_days(build: Build) -> None:
    last = build(STAYS, BUILD_TIME="2026-12-29T11:29:00+08:00")
    assert set(calendar(last / "openings" / "openings.ics")) == {"STAYS.S1"}
    assert atom_ids(last / "openings" / "openings.atom.xml") == []
    gone = build(STAYS, BUILD_TIME="2026-12-29T11:30:00+08:00")
    assert not calendar(gone / "openings" / "openings.ics")
    assert not (gone / "opening" / "STAYS" / "S1.ics").exists()


def test_a_build_at_another_moment_gives_the_same_bytes(build: Build, before: Path) -> None:
    later = build(*FIRST, BUILD_TIME=NEXT_DAY)
    found = 0
    for path in sorted(before.glob("**/*.ics")) + sorted(before.glob("openings/openings.*")):
        if "weekend" not in path.parts and (later / path.relative_to(before)).exists():
            assert (later / path.relative_to(before)).read_bytes() == path.read_bytes(), path
            found += 1
    assert found > 20


def test_an_end_before_the_beginning_is_no_end(before: Path) -> None:
    event = written(before / "openings" / "openings.ics")["BACKWARDS.S1"]
    assert not [name for name in event if name.startswith("DTEND")]


def test_two_sessions_of_one_id_are_two_events(before: Path) -> None:
    events = calendar(before / "openings" / "openings.ics")
    assert {name for name in events if name.startswith("SAME")} == {"SAME.S1", "SAME.S1-2"}
    assert (before / "opening" / "SAME" / "S1-2.ics").exists()


def test_another_city_has_its_own_zone_with_its_summer_time(tmp_path: Path) -> None:
    away = opening("AWAY", session("2026-07-04"), session("2026-12-05", id="S2"))
    body = {"id": "ORG-1", "name": "Sample", "division": "036061"}
    raw = {"organizations": [body], "openings": [away | {"division": "036061", "category": None}]}
    city = (FIXTURES / "newyork" / "city.yaml").read_bytes()
    snapshot = sample_snapshot(raw, city="036000")
    output = keep(workspace(tmp_path, {"city.yaml": city}, snapshot)).place.output
    events = calendar(output / "opening" / "AWAY" / "S1.ics")
    assert events["AWAY.S1"]["DTSTART"].dt.isoformat() == "2026-07-04T09:00:00-04:00"
    other = calendar(output / "openings" / "openings.ics")["AWAY.S2"]
    assert other["DTSTART"].dt.isoformat() == "2026-12-05T09:00:00-05:00"
    assert "BEGIN:DAYLIGHT" in (output / "openings" / "openings.ics").read_text(encoding="utf-8")
