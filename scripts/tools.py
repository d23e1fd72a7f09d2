"""Programs that the tests need and that neither PyPI nor npm has.

As root on Debian they are installed by apt; elsewhere each missing one is named with how to
get it, and the exit code is 1: nothing is skipped for a missing tool.
"""

import argparse
import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.errors import ConfigError
from scripts.workspace import Workspace

_POSTGRES = Path("/usr/lib/postgresql")


@dataclass(frozen=True, kw_only=True)
class Tool:
    """A program or font: how to see that it is there, and how to get it."""

    name: str
    present: Callable[[], bool]
    package: str
    advice: str


def chromium() -> str | None:
    """Return the path of a Chromium: CHROMIUM in the environment, or the system's own."""
    if given := os.environ.get("CHROMIUM"):
        return given if Path(given).is_file() else None
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


def own_node() -> None:
    """Let Playwright use the Node of requirements/test.txt: its own needs a library more."""
    node = Path(sys.executable).with_name("node")
    if node.exists():
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))


def _has_chinese_font() -> bool:
    lister = shutil.which("fc-list")
    if lister is None:
        return False
    listed = subprocess.run([lister, ":lang=zh-cn"], capture_output=True, check=True)
    return bool(listed.stdout.strip())


def server(name: str) -> str | None:
    """Return the path of a server: Debian puts them where not everybody's PATH looks."""
    path = os.pathsep.join([*os.get_exec_path(), "/usr/sbin", "/usr/local/sbin"])
    return shutil.which(name, path=path)


def postgres_program(name: str) -> str:
    """Return the path of one of PostgreSQL's programs: Debian keeps each version in a folder.

    Raises ConfigError where there is none.
    """
    folders = sorted(_POSTGRES.glob("[0-9]*/bin"), key=_version, reverse=True)
    path = os.pathsep.join([*map(str, folders), *os.get_exec_path()])
    found = shutil.which(name, path=path)
    if found is None:
        raise ConfigError(f"缺少 PostgreSQL 的 {name}；请运行 python -m scripts tools")
    return found


def _version(folder: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in folder.parent.name.split(".") if part.isdigit())


def _has_postgres() -> bool:
    try:
        return bool(postgres_program("initdb") and postgres_program("postgres"))
    except ConfigError:
        return False


TOOLS = (
    Tool(
        name="Chromium",
        present=lambda: chromium() is not None,
        package="chromium",
        advice="apt install chromium，或用 CHROMIUM=/路径/chromium 指明已装好的浏览器",
    ),
    Tool(
        name="中文字体",
        present=_has_chinese_font,
        package="fonts-wqy-microhei",
        advice="apt install fontconfig fonts-wqy-microhei，或安装任何一种简体中文字体",
    ),
    Tool(
        name="nginx",
        present=lambda: server("nginx") is not None,
        package="nginx-light",
        advice="apt install nginx-light（只装程序就够，测试自己启动，不用系统服务）",
    ),
    Tool(
        name="PostgreSQL",
        present=_has_postgres,
        package="postgresql",
        advice="apt install postgresql（14 版或更新；测试自己启动，不用系统服务）",
    ),
    Tool(
        name="sshd",
        present=lambda: server("sshd") is not None,
        package="openssh-server",
        advice="apt install openssh-server（只装程序就够，测试自己启动，不用系统服务）",
    ),
    Tool(
        name="ssh",
        present=lambda: shutil.which("ssh") is not None,
        package="openssh-client",
        advice="apt install openssh-client",
    ),
)


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Take no options."""


def run(_args: argparse.Namespace, _places: Workspace, _now: dt.datetime) -> None:
    """Install what is missing where that is possible.

    Raises ConfigError naming each program that is still missing.
    """
    missing = [tool for tool in TOOLS if not tool.present()]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        _install([tool.package for tool in missing])
        missing = [tool for tool in missing if not tool.present()]
    if missing:
        lines = "\n".join(f"  {tool.name}：{tool.advice}" for tool in missing)
        raise ConfigError(f"缺少测试要用的程序：\n{lines}")


def _install(packages: list[str]) -> None:
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = shutil.which("apt-get") or "apt-get"
    subprocess.run([apt, "update", "-qq"], env=environ, check=False)
    command = [apt, "install", "-y", "-qq", "--no-install-recommends", *packages, "fontconfig"]
    with _no_server_starts():
        subprocess.run(command, env=environ, check=False, stdout=subprocess.DEVNULL)


@contextmanager
def _no_server_starts(policy: Path = Path("/usr/sbin/policy-rc.d")) -> Iterator[None]:
    """Keep Debian from starting what it installs: the tests start their own, on loopback."""
    if policy.exists():
        yield
        return
    policy.write_text("#!/bin/sh\nexit 101\n")
    policy.chmod(0o755)
    try:
        yield
    finally:
        policy.unlink()
