"""A second `make site` repeats nothing and moves nothing."""

import datetime as dt
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.support import MOMENT, Sandbox, town, tree


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    made = town(tmp_path_factory.mktemp("repeat") / "town")
    made.run("site", "--openings", "30")
    return made


@pytest.fixture
def seeded(first: Sandbox, tmp_path: Path) -> Sandbox:
    """A copy of a site that was made once."""
    shutil.copytree(first.root, tmp_path / "town")
    return Sandbox(root=tmp_path / "town")


def rows(made: Sandbox) -> list[str]:
    """Return the whole database as SQL, sessions of the admin aside."""
    with sqlite3.connect(made.var / "management.sqlite3") as database:
        return [line for line in database.iterdump() if "django_session" not in line]


def test_the_same_moment_gives_the_same_bytes(seeded: Sandbox) -> None:
    before = tree(seeded.output)
    seeded.run("site", "--openings", "30")
    assert tree(seeded.output) == before


def test_a_week_later_nothing_is_seeded_pulled_or_moved(seeded: Sandbox) -> None:
    database, snapshot = rows(seeded), tree(seeded.content / "data")
    later = dt.datetime.fromisoformat(MOMENT) + dt.timedelta(days=7)
    done = seeded.run("site", "--openings", "90", BUILD_TIME=later.isoformat())
    assert "没有变化" in done.stdout
    assert rows(seeded) == database
    assert tree(seeded.content / "data") == snapshot


def test_demo_reset_begins_anew_and_takes_the_given_moment(seeded: Sandbox) -> None:
    before = set(tree(seeded.output))
    later = "2027-03-01T09:00:00+08:00"
    seeded.run("manage", "demo", "--reset", "--openings", "20", BUILD_TIME=later)
    seeded.run("site", BUILD_TIME=later)
    assert set(tree(seeded.output)) != before
    openings = list((seeded.output / "opening").iterdir())
    assert 15 <= len(openings) <= 20
    home = (seeded.output / "index.html").read_text(encoding="utf-8")
    assert "3月" in home
