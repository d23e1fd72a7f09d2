import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.deploy.address import Target, parse_target
from scripts.errors import ConfigError
from tests.deploy.servers import SshHost
from tests.deploy.sites import build, site
from tests.support import ROOT, Sandbox


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/srv/portal", Target(folder="/srv/portal")),
        ("ssh://web.example.org/srv/portal/", Target(folder="/srv/portal", host="web.example.org")),
        (
            "ssh://city@web.example.org:2222/srv/p",
            Target(folder="/srv/p", host="web.example.org", user="city", port=2222),
        ),
        ("ssh://web.example.org/~/portal", Target(folder="portal", host="web.example.org")),
        ("ssh://[::1]/srv/p", Target(folder="/srv/p", host="::1")),
    ],
)
def test_a_target_is_a_folder_or_an_ssh_address(text: str, found: Target) -> None:
    assert parse_target(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ssh://web.example.org",
        "ssh://web.example.org/",
        "ssh://-oProxyCommand=evil/srv/p",
        "ssh://-l@web.example.org/srv/p",
        "ssh://city:secret@web.example.org/srv/p",
        "ssh://web.example.org:ssh/srv/p",
        "ssh://web.example.org/~/-rf",
        "https://web.example.org/srv/p",
        "ssh://web.example.org/srv/p?x=1",
    ],
)
def test_what_is_neither_is_refused_without_repeating_a_password(text: str) -> None:
    with pytest.raises(ConfigError) as refused:
        parse_target(text)
    assert "secret" not in str(refused.value)


def test_make_says_that_it_wants_a_target() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scripts", "deploy", ""],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, "没有写部署到哪里" in done.stderr) == (1, True)


def test_an_unknown_host_is_not_trusted(remote: Sandbox, host: SshHost, target: Path) -> None:
    build(remote, site("1"))
    host.config.with_name("known_hosts").write_text("")
    said = remote.run("deploy", host.target(target), code=1).stderr
    assert "连不上" in said
    assert "known_hosts" in said
    assert not target.exists()


def test_a_host_that_is_another_one_now_is_not_trusted(
    remote: Sandbox, host: SshHost, target: Path
) -> None:
    build(remote, site("1"))
    known = host.config.with_name("known_hosts")
    other = host.config.with_name("user_key.pub").read_text()
    known.write_text(f"[127.0.0.1]:{host.port} {other}")
    assert "连不上" in remote.run("deploy", host.target(target), code=1).stderr
    assert not target.exists()


def test_a_host_without_a_needed_program_is_named(
    place: Sandbox, target: Path, tmp_path: Path
) -> None:
    few = tmp_path / "few"
    few.mkdir()
    for name in ("sh", "mkdir", "tar", "sha256sum", "find", "cp", "mv", "ln", "xargs", "cmp"):
        (few / name).symlink_to(next(filter(Path.exists, _places(name))))
    build(place, site("1"))
    said = place.run("deploy", str(target), code=1, PATH=str(few)).stderr
    assert "缺少程序 flock timeout readlink" in said


def _places(name: str) -> list[Path]:
    return [Path(folder) / name for folder in os.get_exec_path()]


def test_a_folder_that_cannot_be_made_is_named(place: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    build(place, site("1"))
    said = place.run("deploy", str(tmp_path / "file/portal"), code=1).stderr
    assert "没有完成" in said
    assert str(tmp_path / "file/portal") in said
