"""The units, the backup script and the commands of docs/operations.md are what they say."""

import configparser
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from scripts.__main__ import COMMANDS
from scripts.management.command import VERBS
from tests.support import ROOT, Sandbox

FOLDER = ROOT / "docs" / "operations"
DOCUMENT = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
UNITS = sorted(path for path in FOLDER.iterdir() if path.suffix in (".service", ".timer"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
OLD_DAYS = 20


def unit(path: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # systemd's names have capitals
    parser.read(path, encoding="utf-8")
    return parser


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_can_be_read_and_starts_what_is_there(path: Path) -> None:
    read = unit(path)
    assert read["Unit"]["Description"].startswith("Volunteer City portal")
    if path.suffix == ".timer":
        assert path.with_suffix(".service") in UNITS
        assert "OnCalendar" in read["Timer"]
        return
    command = shlex.split(read["Service"]["ExecStart"])
    if "-m" in command:
        verb = command[command.index("-m") + 2 :]
        assert verb[0] in COMMANDS
        assert verb[0] != "manage" or verb[1] in VERBS
    if "@" in path.name:
        return
    assert read["Service"]["User"] == "portal"
    assert read["Service"]["ProtectSystem"] == "strict"
    assert read["Service"]["NoNewPrivileges"] == "yes"
    failed = read["Unit"].get("OnFailure")
    assert failed in (None, "portal-failed@%n.service")


def test_systemd_itself_finds_nothing_wrong(tmp_path: Path) -> None:
    verifier = shutil.which("systemd-analyze")
    if verifier is None:  # the tests above have read them
        return
    for path in UNITS:
        text = path.read_text(encoding="utf-8").replace("/opt/portal/.venv/bin/python", "/bin/sh")
        (tmp_path / path.name).write_text(text)
    units = [str(tmp_path / path.name) for path in UNITS]
    done = subprocess.run(
        [verifier, "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )
    about_ours = [line for line in done.stderr.splitlines() if "portal-" in line]
    assert about_ours == []


def test_every_setting_of_the_units_is_one() -> None:
    lines = (FOLDER / "env").read_text(encoding="utf-8").splitlines()
    names = {found[1] for line in lines if (found := re.match(r"#?([A-Z_]+)=", line))}
    assert names >= {"PORTAL_VAR", "DATABASE_URL", "MANAGEMENT_ALLOWED_HOSTS", "SITE_URL"}
    assert {name for name in names if f"| `{name}` |" not in README} == set()


def test_every_command_of_the_document_exists() -> None:
    code = "\n".join(re.findall(r"```sh\n(.*?)```", DOCUMENT, re.DOTALL))
    spans = "\n".join(re.findall(r"`([^`\n]+)`", DOCUMENT))
    said = re.sub("#.*", "", f"{code}\n{spans}")
    verbs = re.findall(r"(?<!-u )(?<![/\w])portal ([a-z]+)(?: ([a-z]+))?", said)
    assert len(verbs) > 10
    for verb, second in verbs:
        assert verb in COMMANDS, verb
        assert verb != "manage" or second in VERBS, second
    for name in re.findall(r"portal-[a-z]+@?(?:\.service|\.timer)", DOCUMENT):
        assert (FOLDER / name).exists(), name
    for message in re.findall(r"\| ([\u4e00-\u9fff][^|]*?) \|", DOCUMENT.partition("## When")[2]):
        for sentence in re.split("[,…]", message):
            assert said_somewhere(sentence.strip()), sentence


def said_somewhere(sentence: str) -> bool:
    sources = (ROOT / "scripts").rglob("*.py")
    return any(sentence in path.read_text(encoding="utf-8") for path in sources)


@pytest.fixture
def backed_up(place: Sandbox) -> tuple[Sandbox, Path]:
    place.run("manage", "demo", "--openings", "6")
    folder = place.root / "backups"
    folder.mkdir()
    return place, folder


def back_up(place: Sandbox, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(FOLDER / "backup"), str(folder)],
        env={**place.environ, "PYTHON": sys.executable, "PYTHONPATH": str(ROOT), **more},
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def aged(folder: Path, name: str, days: int) -> Path:
    path = folder / name
    path.write_bytes(b"an earlier backup")
    then = path.stat().st_mtime - days * 86_400
    os.utime(path, (then, then))
    return path


def test_a_backup_is_proved_and_old_ones_go(backed_up: tuple[Sandbox, Path]) -> None:
    place, folder = backed_up
    first_of_month = aged(folder, "portal-2026-03-01-023000.tar.gz", OLD_DAYS)
    recent = aged(folder, "portal-2026-03-20-023000.tar.gz", 3)
    other = aged(folder, "before-upgrade.tar.gz", 900)
    aged(folder, "portal-2026-03-05-023000.tar.gz", OLD_DAYS)
    aged(folder, "portal-2025-01-01-023000.tar.gz", 420)
    before = set(place.var.rglob("*"))
    done = back_up(place, folder)
    assert done.returncode == 0, done.stderr
    assert "管理系统一切正常" in done.stdout
    assert {first_of_month, recent, other} < set(folder.iterdir())
    assert len(list(folder.iterdir())) == 4
    assert set(place.var.rglob("*")) == before


def test_a_record_to_mend_does_not_spoil_the_backup(backed_up: tuple[Sandbox, Path]) -> None:
    place, folder = backed_up
    with closing(sqlite3.connect(place.var / "management.sqlite3")) as database:
        database.execute("UPDATE records_station SET latitude = 200")
        database.commit()
    done = back_up(place, folder)
    assert done.returncode == 0
    assert "latitude" in done.stderr


def test_a_backup_that_cannot_be_made_removes_nothing(backed_up: tuple[Sandbox, Path]) -> None:
    place, folder = backed_up
    old = aged(folder, "portal-2026-03-05-023000.tar.gz", OLD_DAYS)
    (place.var / "management.sqlite3").write_bytes(b"no longer a database" * 100)
    done = back_up(place, folder)
    assert done.returncode == 1
    assert "出错了" in done.stderr
    assert list(folder.iterdir()) == [old]
