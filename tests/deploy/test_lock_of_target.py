"""One deploy at a time at one target; a dead one holds nothing."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.deploy.address import parse_target
from scripts.deploy.host import locked
from scripts.errors import DeployError
from tests.deploy.sites import build, site
from tests.support import Sandbox

HOLD = """
import sys
from scripts.deploy.address import parse_target
from scripts.deploy.host import locked
with locked(parse_target(sys.argv[1]), "li@desk", make=True):
    print("held", flush=True)
    sys.stdin.read()
"""


def hold(target: Path) -> "subprocess.Popen[str]":
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", HOLD, str(target)]
    holder = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    return holder


def test_the_second_deploy_is_told_who_is_at_work(place: Sandbox, target: Path) -> None:
    build(place, site("1"))
    with hold(target) as holder:
        for command in (
            ("deploy", "--wait", "0", str(target)),
            ("deploy", "--wait", "1", str(target)),
        ):
            assert "li@desk 正在部署" in place.run(*command, code=1).stderr
        holder.communicate()
    place.run("deploy", str(target))


def test_the_lock_of_a_killed_deploy_is_free(place: Sandbox, target: Path) -> None:
    build(place, site("1"))
    with hold(target) as holder:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        place.run("deploy", str(target))


def test_nothing_is_done_once_the_lock_is_lost(target: Path) -> None:
    with locked(parse_target(str(target)), "li@desk", make=True) as host:
        host.holder.kill()
        host.holder.wait()
        with pytest.raises(DeployError, match="连接中断"):
            host.run("clean")
