"""`manage demo` through the real command."""

from pathlib import Path
from typing import Any

from tests.management.load.stored import everything, ids, load
from tests.support import FIXTURES, Sandbox, sandbox


def openings(place: Sandbox) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = everything(place, "openings")["openings"]
    return found


def test_demo_fills_an_empty_database_and_refuses_a_full_one(place: Sandbox) -> None:
    place.run("manage", "demo", "--openings", "12")
    before = openings(place)
    assert ids(before) == [f"OP-{n:05d}" for n in range(1, 13)]
    refused = place.run("manage", "demo", "--openings", "5", code=1)
    assert "已经有记录" in refused.stderr
    assert "--reset" in refused.stderr
    assert openings(place) == before


def test_reset_seeds_anew(place: Sandbox) -> None:
    place.run("manage", "demo", "--openings", "12")
    place.run("manage", "demo", "--openings", "5", "--reset", "--at", "2026-03-05T08:00:00+08:00")
    found = everything(place, "openings")
    assert ids(found["openings"]) == [f"OP-{n:05d}" for n in range(1, 6)]
    assert found["index"]["demo"] is True


def test_a_moment_that_is_none_is_refused_before_anything_is_deleted(place: Sandbox) -> None:
    place.run("manage", "demo", "--openings", "3")
    refused = place.run("manage", "demo", "--reset", "--at", "昨天", code=1)
    assert "--at" in refused.stderr
    assert "昨天" in refused.stderr
    assert len(ids(openings(place))) == 3


def test_a_count_that_is_none_is_refused(place: Sandbox) -> None:
    assert "1 到" in place.run("manage", "demo", "--openings", "0", code=2).stderr


def test_real_records_are_never_replaced_by_invented_ones(tmp_path: Path) -> None:
    place = sandbox(tmp_path / "newyork", FIXTURES / "newyork")
    load(place, FIXTURES / "spreadsheet" / "openings.csv", "--accept-valid")
    before = everything(place, "openings", "organizations")
    assert "真实记录" in place.run("manage", "demo", code=1).stderr
    place.run("manage", "demo", "--reset", code=1)
    assert everything(place, "openings", "organizations") == before
