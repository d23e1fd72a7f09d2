"""A backup of either kind of database is restored into either; a city moves without a change."""

import json
import re
import sqlite3
import stat
import subprocess
import sys
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from scripts.management.running import running
from scripts.workspace import workspace
from tests.management.conftest import Client
from tests.management.postgres.cluster import PASSWORD, Cluster
from tests.support import FIXTURES, ROOT, Sandbox, sandbox, town, tree

OPENINGS = "40"
COLLECTIONS = (
    "organizations", "projects", "commitments", "openings", "trainings", "stations", "star_rules",
    "recognitions", "awards", "surveys", "needs",
)  # fmt: skip
_SOURCE = re.compile(r"数据来源代号</dt><dd><span>\w+".encode())
"""What tells one database from another, on the page about the build alone."""


def feed(place: Sandbox, url: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return everything that the API sends, while the database is the one at `url`."""
    with monkeypatch.context() as patched:
        patched.setenv("DATABASE_URL", url)
        with running(workspace(place.environ)) as endpoint:
            return {name: Client(endpoint).items(name) for name in COLLECTIONS}


def pages(place: Sandbox) -> dict[str, bytes]:
    return {name: _SOURCE.sub(b"", data) for name, data in tree(place.output).items()}


def without_numbers(found: dict[str, Any]) -> dict[str, Any]:
    return {
        name: {item["id"]: {**item, "seq": 0} for item in items if "deleted_at" not in item}
        for name, items in found.items()
    }


def test_site_from_postgresql_is_the_same_to_the_byte(city: Sandbox, tmp_path: Path) -> None:
    plain = town(tmp_path / "plain")
    for place in (plain, city):
        place.run("site", "--openings", OPENINGS)
    assert pages(city) == pages(plain)
    assert len(pages(city)) > 100
    assert not (city.var / "management.sqlite3").exists()


def test_a_city_moves_there_and_back(
    city: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, home = sandbox(tmp_path / "plain"), sandbox(tmp_path / "home")
    plain.run("manage", "demo", "--openings", OPENINGS)
    there, back = tmp_path / "there.tar.gz", tmp_path / "back.tar.gz"
    plain.run("manage", "backup", str(there))
    city.run("manage", "restore", str(there))
    city.run("manage", "backup", str(back))
    home.run("manage", "restore", str(back))
    first = feed(plain, "", monkeypatch)
    assert feed(city, city.extra["DATABASE_URL"], monkeypatch) == first
    assert feed(home, "", monkeypatch) == first


def test_accounts_pictures_and_drafts_come_along(city: Sandbox, tmp_path: Path) -> None:
    plain = sandbox(tmp_path / "plain")
    plain.run("manage", "demo", "--openings", "12")
    password = plain.run("manage", "password").stdout.strip().rpartition("：")[2]
    (plain.var / "media" / "2026").mkdir(parents=True)
    (plain.var / "media" / "2026" / "a.jpg").write_bytes(b"picture")
    file = tmp_path / "moved.tar.gz"
    plain.run("manage", "backup", str(file))
    city.run("manage", "restore", str(file))
    assert (city.var / "media" / "2026" / "a.jpg").read_bytes() == b"picture"
    again = tmp_path / "again.tar.gz"
    city.run("manage", "backup", str(again))
    assert stat.S_IMODE(again.stat().st_mode) == 0o600
    assert rows(again) == rows(file)
    with tarfile.open(again) as tar:
        members = {member.name: tar.extractfile(member) for member in tar}
        data = b"".join(member.read() for member in members.values() if member)
    assert set(members) == {"backup.json", "management.sqlite3", "media/2026/a.jpg"}
    for secret in (password, PASSWORD, *(path.read_text() for path in secrets(city))):
        assert secret.encode() not in data


def secrets(place: Sandbox) -> list[Path]:
    place.run("manage", "token")
    return list((place.var / "secrets").iterdir())


def rows(file: Path) -> dict[str, list[str]]:
    """Return every row of a backup's database, but what tells when and from what it was made."""
    with tempfile.TemporaryDirectory() as folder, tarfile.open(file) as tar:
        tar.extract("management.sqlite3", folder)
        with closing(sqlite3.connect(Path(folder) / "management.sqlite3")) as database:
            listed = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            names = {name for (name,) in listed} - {"django_migrations", "sqlite_sequence"}
            found = {name: list(database.execute(f"SELECT * FROM {name}")) for name in names}  # noqa: S608 - names of our own tables
    found["records_ledger"] = [row[:-1] for row in found["records_ledger"]]
    texts = {name: sorted(map(as_text, rows)) for name, rows in found.items()}
    texts["records_change"] = [text for text in texts["records_change"] if "恢复备份" not in text]
    return texts


def as_text(row: tuple[Any, ...]) -> str:
    """Write a row the same whatever order the keys of its JSON are in."""
    return json.dumps([_plain(value) for value in row], sort_keys=True, ensure_ascii=False)


def _plain(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and value.startswith(("[", "{")) else value


def test_after_a_restore_the_numbers_go_on(
    city: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = city.extra["DATABASE_URL"]
    city.run("manage", "demo", "--openings", "12")
    before = feed(city, url, monkeypatch)
    file = tmp_path / "backup.tar.gz"
    city.run("manage", "backup", str(file))
    city.run("manage", "demo", "--openings", "14", "--reset")
    between = feed(city, url, monkeypatch)
    reached = max(item["seq"] for items in between.values() for item in items)
    said = city.run("manage", "restore", str(file)).stdout
    after = feed(city, url, monkeypatch)
    assert min(item["seq"] for items in after.values() for item in items) > reached
    assert without_numbers(after) == without_numbers(before)
    known = {item["id"] for item in between["openings"]}
    assert known <= {item["id"] for item in after["openings"]}
    kept = re.search(r"留在 (\S+)", said)
    assert kept
    assert stat.S_IMODE(Path(kept[1]).stat().st_mode) == 0o600
    city.run("manage", "demo", "--openings", "13", "--reset")  # keys made by the database go on too
    city.run("manage", "check")


def test_a_bad_backup_changes_nothing(
    city: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = city.extra["DATABASE_URL"]
    city.run("manage", "demo", "--openings", "12")
    before = feed(city, url, monkeypatch)
    file = tmp_path / "backup.tar.gz"
    city.run("manage", "backup", str(file))
    (tmp_path / "bad.tar.gz").write_bytes(file.read_bytes()[:-200])
    done = city.run("manage", "restore", str(tmp_path / "bad.tar.gz"), code=1)
    assert "现有数据没有改动" in done.stderr
    assert feed(city, url, monkeypatch) == before


def test_a_spreadsheet_is_loaded(url: str, tmp_path: Path) -> None:
    city = sandbox(tmp_path / "city", FIXTURES / "newyork")
    city.extra["DATABASE_URL"] = url
    sheet, mapping = (FIXTURES / "spreadsheet" / name for name in ("openings.csv", "mapping.yaml"))
    command = ("manage", "load", str(sheet), "--mapping", str(mapping), "--accept-valid")
    assert "新增或有变化的记录 0 条" not in city.run(*command).stdout
    assert "新增或有变化的记录 0 条" in city.run(*command).stdout


def test_commands_that_start_at_once_make_the_tables_once(server: Cluster, place: Sandbox) -> None:
    environ = {**place.environ, "DATABASE_URL": server.url(server.create())}
    command = [sys.executable, "-m", "scripts", "manage", "check"]
    started = [
        subprocess.Popen(command, env=environ, cwd=ROOT, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = [process.communicate()[1] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], said
