"""`manage demo` through the real command."""

import sqlite3

from tests.support import Sandbox


def rows(place: Sandbox) -> list[tuple[str, ...]]:
    """Return every opening that the database holds."""
    file = next(place.var.rglob("*.sqlite3"))
    with sqlite3.connect(file) as database:
        found = database.execute("select id, title from management_opening order by id").fetchall()
    database.close()
    return found


def test_demo_fills_an_empty_database_and_refuses_a_full_one(place: Sandbox) -> None:
    place.run("manage", "demo", "--openings", "12")
    before = rows(place)
    assert len(before) == 12
    refused = place.run("manage", "demo", "--openings", "5", code=1)
    assert "已经有记录" in refused.stderr
    assert "--reset" in refused.stderr
    assert rows(place) == before


def test_reset_seeds_anew(place: Sandbox) -> None:
    place.run("manage", "demo", "--openings", "12")
    place.run("manage", "demo", "--openings", "5", "--reset", "--at", "2026-03-05T08:00:00+08:00")
    assert len(rows(place)) == 5


def test_a_moment_that_is_none_is_refused_before_anything_is_deleted(place: Sandbox) -> None:
    place.run("manage", "demo", "--openings", "3")
    refused = place.run("manage", "demo", "--reset", "--at", "昨天", code=1)
    assert "--at" in refused.stderr
    assert "昨天" in refused.stderr
    assert len(rows(place)) == 3


def test_a_count_that_is_none_is_refused(place: Sandbox) -> None:
    assert "1 到" in place.run("manage", "demo", "--openings", "0", code=2).stderr
