"""Secrets are random, private, and made only when they are needed."""

import re
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from scripts.errors import ConfigError
from scripts.management.secret_files import secret
from tests.support import ROOT, Sandbox


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_secret_is_made_once_for_the_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"
    made = secret(folder, "api-token")
    assert len(made) >= 32
    assert secret(folder, "api-token") == made
    assert (mode(folder), mode(folder / "api-token")) == (0o700, 0o600)
    assert [path.name for path in folder.iterdir()] == ["api-token"]


def test_two_installations_have_different_secrets(tmp_path: Path) -> None:
    assert secret(tmp_path / "a", "django-key") != secret(tmp_path / "b", "django-key")


@pytest.mark.parametrize("weak", ["", "secret", "changeme\n", "x" * 31])
def test_a_short_secret_is_refused(tmp_path: Path, weak: str) -> None:
    (tmp_path / "api-token").write_text(weak)
    with pytest.raises(ConfigError, match="api-token：密钥太短"):
        secret(tmp_path, "api-token")


def test_a_short_key_stops_the_server_too(place: Sandbox) -> None:
    (place.var / "secrets").mkdir(parents=True)
    (place.var / "secrets" / "django-key").write_text("secret")
    done = place.run("manage", "--port", "0", code=1)
    assert "密钥太短" in done.stderr
    assert "Traceback" not in done.stderr


def test_importing_the_settings_writes_nothing(place: Sandbox) -> None:
    code = (
        "import django; django.setup(); from django.conf import settings; "
        "print(settings.SQLITE_FILE)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**place.environ, "DJANGO_SETTINGS_MODULE": "scripts.management.settings"},
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == str(place.var / "management.sqlite3")
    assert not place.var.exists()


def test_the_token_command_prints_the_token_alone(place: Sandbox) -> None:
    done = place.run("manage", "token")
    assert done.stdout.strip() == (place.var / "secrets" / "api-token").read_text().strip()


def test_check_names_records_that_break_the_contract(place: Sandbox) -> None:
    place.run("manage", "demo", "--openings", "12")
    assert "一切正常" in place.run("manage", "check").stdout
    with closing(sqlite3.connect(place.var / "management.sqlite3")) as database:
        database.execute("UPDATE records_station SET latitude = 200")
        database.commit()
    done = place.run("manage", "check", code=1)
    assert re.search(r"服务站点 \S+：latitude：不能大于 90.*请在管理系统中改正", done.stderr)


def test_check_names_what_others_can_read(place: Sandbox) -> None:
    place.run("manage", "token")
    place.run("manage", "password")
    assert "一切正常" in place.run("manage", "check").stdout
    (place.var / "secrets" / "api-token").chmod(0o644)
    (place.var / "management.sqlite3").chmod(0o640)
    done = place.run("manage", "check", code=1)
    assert "api-token：别人也能读" in done.stderr
    assert "management.sqlite3：别人也能读" in done.stderr


def test_check_names_a_counter_behind_its_records(place: Sandbox) -> None:
    place.run("manage", "demo", "--openings", "12")
    with closing(sqlite3.connect(place.var / "management.sqlite3")) as database:
        database.execute("UPDATE records_ledger SET last_seq = 3")
        database.commit()
    done = place.run("manage", "check", code=1)
    assert re.search(r"招募信息：变更序号到了 \d+，台账却只记到 3", done.stderr)
