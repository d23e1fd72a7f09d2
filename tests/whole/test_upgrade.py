"""What an earlier release left comes through: records, numbers, accounts, snapshot and backup."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from scripts.management.running import running
from scripts.records import SCHEMA_VERSION
from scripts.workspace import workspace
from tests.management.office import Office
from tests.proofs import Tell
from tests.support import Sandbox, sandbox, share
from tests.whole.releases import (
    ACCOUNT,
    KEPT,
    PASSWORD,
    place_of,
    previous_commit,
    program_of,
    unpack,
)

Left = tuple[Sandbox, Path | None]
"""A place as a release left it, and a backup by that release's own program."""


def from_git(commit: str) -> Callable[[Path], Left]:
    def make(folder: Path) -> Left:
        program = program_of(commit, folder / "program")
        place = place_of(program, folder / "place")
        program.fill(place)
        backup = folder / "backup.tar.gz"
        program.run(place, "-m", "scripts", "manage", "backup", str(backup))
        # The new release comes with its own content; only what was made stays.
        fresh = sandbox(folder / "new")
        place.var.rename(fresh.var)
        (place.content / "data").rename(fresh.content / "data")
        return fresh, backup

    return make


def from_kept(release: Path) -> Callable[[Path], Left]:
    def make(folder: Path) -> Left:
        place = sandbox(folder / "new")
        unpack(release, place)
        return place, None

    return make


def releases() -> dict[str, Callable[[Path], Left]]:
    """Return what is kept, of it only the oldest in every run, and the previous commit."""
    kept = sorted(KEPT.iterdir())
    found = {path.name: from_kept(path) for path in kept[: share(1, len(kept))]}
    commit = previous_commit()
    return {**found, "previous-commit": from_git(commit)} if commit else found


RELEASES = releases()


@pytest.fixture(scope="module", params=RELEASES)
def left(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Left:
    return RELEASES[request.param](tmp_path_factory.mktemp("release"))


def numbers(place: Sandbox) -> dict[str, list[Any]]:
    """Return identifier, number and time of every row that has a number."""
    found = {}
    with closing(sqlite3.connect(place.var / "management.sqlite3")) as database:
        listed = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        for name, made_by in listed.fetchall():
            if '"released"' in made_by:
                rows = database.execute(f"SELECT id, seq, updated_at FROM {name} ORDER BY id")  # noqa: S608 - names of our own tables
                found[name] = rows.fetchall()
    return found


OFFICE = (
    "records_staff", "records_staff_organizations", "records_importmapping", "records_change",
)  # fmt: skip
"""What the office has beside records, by table."""


def office(place: Sandbox) -> dict[str, list[Any]]:
    """Return accounts, mappings and history; none of a release that had none."""
    with closing(sqlite3.connect(place.var / "management.sqlite3")) as database:
        listed = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
        return {
            name: database.execute(f"SELECT * FROM {name} ORDER BY id").fetchall()  # noqa: S608 - names of our own tables
            for name in OFFICE if name in listed
        }  # fmt: skip


def records(place: Sandbox) -> dict[str, dict[str, Any]]:
    """Return what the snapshot says of every record, without what its form added since."""
    lines = {
        path.stem: path.read_text(encoding="utf-8").splitlines()
        for path in (place.content / "data").glob("*.jsonl")
    }
    return {name: {row["id"]: row for row in map(json.loads, rows)} for name, rows in lines.items()}


def manifest(place: Sandbox) -> dict[str, Any]:
    text = (place.content / "data" / "manifest.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def test_everything_comes_through(left: Left, proof: Tell) -> None:
    """One walk: an upgrade happens once."""
    place, _ = left
    proof("upgrades from a release that was kept, or from the commit before", count=1)
    held, shown, told = numbers(place), records(place), manifest(place)
    kept = office(place)
    assert all(kept.values())
    assert len(held["records_opening"]) == 8
    the_build_asks_for_a_pull_where_the_snapshot_is_older(place, told["schema"])
    assert "一切正常" in place.run("manage", "check").stdout
    after = numbers(place)
    assert {name: after[name] for name in held} == held
    assert {name: rows for name, rows in office(place).items() if name in kept} == kept
    place.run("site")
    nothing_is_published_anew(place, shown, told)
    assert (place.output / "opening" / held["records_opening"][0][0] / "index.html").exists()
    the_admin_opens(place, held["records_opening"][0][0])
    assert numbers(place) == after


def the_build_asks_for_a_pull_where_the_snapshot_is_older(place: Sandbox, schema: str) -> None:
    if schema == SCHEMA_VERSION:
        place.run("build")
        return
    done = place.run("build", code=1)
    assert f"旧的 {schema} 版，请重新运行 python -m scripts pull" in done.stderr
    assert not place.output.exists()


def nothing_is_published_anew(
    place: Sandbox, shown: dict[str, dict[str, Any]], told: dict[str, Any]
) -> None:
    now = records(place)
    for name, rows in shown.items():
        assert set(now[name]) == set(rows), name
        for key, row in rows.items():
            for field in ("seq", "updated_at"):
                assert now[name][key].get(field) == row.get(field), (name, key)
    renewed = manifest(place)
    assert renewed["schema"] == SCHEMA_VERSION
    for name, state in told["collections"].items():
        assert renewed["collections"][name]["high_water"] == state["high_water"]


def the_admin_opens(place: Sandbox, opening: str) -> None:
    with running(workspace(place.environ)) as endpoint:
        office = Office(endpoint.url)
        office.log_in(ACCOUNT, PASSWORD)
        for path in ("opening/", f"opening/{opening}/change/", "organization/", "station/"):
            assert office.page(f"/admin/records/{path}")


def test_a_backup_of_the_release_before_is_restored(left: Left, tmp_path: Path) -> None:
    _, backup = left
    if backup is None:  # a kept release has none: its database stands for it
        return
    place = sandbox(tmp_path / "restored")
    place.run("manage", "restore", str(backup))
    assert "一切正常" in place.run("manage", "check").stdout
    assert len(numbers(place)["records_opening"]) == 8


def test_there_is_something_kept_of_each_form_that_was_released() -> None:
    """A clone without history, or without Git, still upgrades something."""
    forms = [path.name for path in sorted(KEPT.iterdir())]
    assert forms[0] == "0003_instance"
    assert forms[-1] >= "0008_import_mapping"
    schemas = {
        json.loads((path / "snapshot" / "manifest.json").read_text(encoding="utf-8"))["schema"]
        for path in KEPT.iterdir()
    }
    assert schemas >= {"1.0", "1.1"}
