"""A backup comes back whole; what is damaged, foreign or newer is refused before anything."""

import gzip
import io
import json
import re
import sqlite3
import stat
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import requests

from scripts.management.running import running
from scripts.workspace import workspace
from tests.management.conftest import Client
from tests.support import Sandbox, tree

KNOWN_WORDS = {
    "management", "sqlite", "backup", "json", "media", "secrets", "api", "token", "etc", "cron",
    "records", "later",
}  # fmt: skip
"""Names of files in the messages; the rest must be Chinese."""
RETITLE = (
    "UPDATE records_opening SET title = 'Renamed' WHERE id = (SELECT MIN(id) FROM records_opening)"
)


@pytest.fixture
def filled(place: Sandbox) -> Sandbox:
    """A sandbox with demo data and one picture."""
    place.run("manage", "demo", "--openings", "12")
    (place.var / "media" / "2026").mkdir(parents=True)
    (place.var / "media" / "2026" / "a.jpg").write_bytes(b"picture")
    return place


def feed(place: Sandbox) -> dict[str, list[dict[str, Any]]]:
    with running(workspace(place.environ)) as endpoint:
        names = ("organizations", "projects", "openings", "stations")
        return {name: Client(endpoint).items(name) for name in names}


def contents(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    without = [{k: v for k, v in item.items() if k != "seq"} for item in items]
    return sorted(without, key=lambda item: str(item["id"]))


def test_what_was_backed_up_comes_back(filled: Sandbox) -> None:
    from_before = feed(filled)
    file = filled.root / "backup.tar.gz"
    filled.run("manage", "backup", str(file))
    (filled.var / "media" / "2026" / "a.jpg").write_bytes(b"changed")
    with closing(sqlite3.connect(filled.var / "management.sqlite3")) as database:
        database.execute(RETITLE)
        database.commit()
    said = filled.run("manage", "restore", str(file)).stdout
    assert "原来的数据库留在" in said
    after = feed(filled)
    assert {n: contents(items) for n, items in after.items()} == {
        n: contents(items) for n, items in from_before.items()
    }
    assert (filled.var / "media" / "2026" / "a.jpg").read_bytes() == b"picture"
    (kept,) = filled.var.glob("management-*.sqlite3")
    with closing(sqlite3.connect(kept)) as database:
        query = "SELECT COUNT(*) FROM records_opening WHERE title = 'Renamed'"
        assert database.execute(query).fetchone() == (1,)
    for path in (kept, filled.var / "management.sqlite3", file):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_after_a_restore_the_numbers_go_on(filled: Sandbox) -> None:
    file = filled.root / "backup.tar.gz"
    filled.run("manage", "backup", str(file))
    before = feed(filled)
    filled.run("manage", "demo", "--openings", "14", "--reset")
    between = feed(filled)
    reached = max(item["seq"] for items in between.values() for item in items)
    filled.run("manage", "restore", str(file))
    after = feed(filled)
    assert min(item["seq"] for items in after.values() for item in items) > reached
    known = {item["id"] for item in between["openings"]}
    held = {item["id"]: item for item in after["openings"]}
    assert known <= set(held)
    alive = {id_ for id_, item in held.items() if "deleted_at" not in item}
    assert alive == {item["id"] for item in before["openings"]}


def test_no_secret_and_no_login_is_in_a_backup(filled: Sandbox) -> None:
    password = filled.run("manage", "password").stdout.strip().rpartition("：")[2]
    with running(workspace(filled.environ)) as endpoint, requests.Session() as browser:
        login = endpoint.url + "/admin/login/"
        browser.get(login, timeout=20)
        form = {"username": "admin", "password": password}
        browser.post(
            login, {**form, "csrfmiddlewaretoken": browser.cookies["csrftoken"]}, timeout=20
        )
        session = browser.cookies["management_session"]
        file = filled.root / "backup.tar.gz"
        filled.run("manage", "backup", str(file))
    with tarfile.open(file) as tar:
        members = {member.name: tar.extractfile(member) for member in tar}
        data = b"".join(member.read() for member in members.values() if member)
    assert set(members) == {"backup.json", "management.sqlite3", "media/2026/a.jpg"}
    for secret in (filled.var / "secrets").iterdir():
        assert secret.read_bytes() not in data
    assert session.encode() not in data
    assert password.encode() not in data


def test_nothing_is_overwritten(filled: Sandbox) -> None:
    file = filled.root / "backup.tar.gz"
    file.write_bytes(b"mine")
    assert "不会覆盖" in filled.run("manage", "backup", str(file), code=1).stderr
    assert file.read_bytes() == b"mine"
    missing = filled.root / "no" / "backup.tar.gz"
    assert "没有这个文件夹" in filled.run("manage", "backup", str(missing), code=1).stderr
    assert [path.name for path in filled.root.glob(".backup*")] == []


def test_nothing_is_restored_under_a_running_server(filled: Sandbox) -> None:
    file = filled.root / "backup.tar.gz"
    filled.run("manage", "backup", str(file))
    with running(workspace(filled.environ)):
        done = filled.run("manage", "restore", str(file), code=1)
    assert "正在进行" in done.stderr
    assert list(filled.var.glob("management-*.sqlite3")) == []


def rebuilt(file: Path, **changed: bytes | None) -> bytes:
    """Return an archive with members replaced, or left out where None."""
    out = io.BytesIO()
    with tarfile.open(file) as old, tarfile.open(fileobj=out, mode="w:gz") as new:
        for member in old:
            found = old.extractfile(member)
            assert found
            data = changed.get(member.name.partition(".")[0], found.read())
            if data is not None:
                member.size = len(data)
                new.addfile(member, io.BytesIO(data))
    return out.getvalue()


def listing(file: Path) -> dict[str, Any]:
    with tarfile.open(file) as tar:
        found = tar.extractfile("backup.json")
        assert found
        loaded: dict[str, Any] = json.loads(found.read())
        return loaded


def damaged(file: Path) -> dict[str, bytes]:
    """Return ways in which a backup can be wrong."""
    whole, told = file.read_bytes(), listing(file)

    def with_listing(**change: Any) -> bytes:
        return rebuilt(file, backup=json.dumps({**told, **change}).encode())

    broken = bytearray(whole)
    broken[len(broken) // 2] ^= 0xFF
    files = told["files"]
    return {
        "empty": b"",
        "no archive": b"PK\x03\x04 not a tar",
        "cut off": whole[: len(whole) // 2],
        "a byte changed": bytes(broken),
        "gzip of nothing": gzip.compress(b""),
        "no database": rebuilt(file, management=None),
        "another database": rebuilt(file, management=b"SQLite format 3\x00" + b"x" * 5000),
        "no listing": rebuilt(file, backup=None),
        "a listing that isn't one": rebuilt(file, backup=b"[]"),
        "an escape": with_listing(files={**files, "media/../../secrets/api-token": "0" * 64}),
        "an absolute path": with_listing(files={**files, "/etc/cron.d/x": "0" * 64}),
        "a newer format": with_listing(format=2),
        "a newer database": with_listing(migrations=[*told["migrations"], "records.9999_later"]),
    }


def test_a_bad_backup_changes_nothing(filled: Sandbox) -> None:
    file = filled.root / "backup.tar.gz"
    filled.run("manage", "backup", str(file))
    before = {name: data for name, data in tree(filled.var).items() if "lock" not in name}
    for what, data in damaged(file).items():
        bad = filled.root / "bad.tar.gz"
        bad.write_bytes(data)
        done = filled.run("manage", "restore", str(bad), code=1)
        assert "bad.tar.gz" in done.stderr, what
        assert "Traceback" not in done.stderr, what
        said = done.stderr.replace(str(bad), "")
        assert set(re.findall("[A-Za-z]{3,}", said)) <= KNOWN_WORDS, said
        after = {name: data for name, data in tree(filled.var).items() if "lock" not in name}
        assert after == before, what
    missing = filled.run("manage", "restore", str(filled.root / "none.tar.gz"), code=1)
    assert "没有这个文件" in missing.stderr


def add_a_newer_form(database: Path) -> None:
    with closing(sqlite3.connect(database)) as opened:
        opened.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('records', '9999_later', '2026-01-01')"
        )
        opened.commit()


def break_the_header(database: Path) -> None:
    data = bytearray(database.read_bytes())
    data[:100] = b"no longer a database".ljust(100, b"!")
    database.write_bytes(data)


def test_a_program_too_old_for_the_database_says_so(filled: Sandbox) -> None:
    add_a_newer_form(filled.var / "management.sqlite3")
    before = (filled.var / "management.sqlite3").read_bytes()
    for command in (("demo", "--reset"), ("check",), ("password",), ("--port", "0")):
        said = filled.run("manage", *command, code=1).stderr
        assert "数据库的结构比本程序新（records.9999_later）" in said
    assert (filled.var / "management.sqlite3").read_bytes() == before


@pytest.mark.parametrize("spoil", [add_a_newer_form, break_the_header])
def test_a_backup_replaces_what_cannot_be_opened(
    filled: Sandbox, spoil: Callable[[Path], None]
) -> None:
    file = filled.root / "backup.tar.gz"
    filled.run("manage", "backup", str(file))
    from_before = feed(filled)
    database = filled.var / "management.sqlite3"
    spoil(database)
    spoilt = database.read_bytes()
    assert filled.run("manage", "check", code=1).stderr
    filled.run("manage", "restore", str(file))
    assert feed(filled) == from_before
    (kept,) = filled.var.glob("management-*.sqlite3")
    assert kept.read_bytes() == spoilt
