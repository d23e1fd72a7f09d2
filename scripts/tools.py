"""Programs that the browser tests need and that neither PyPI nor npm has.

As root on Debian they are installed by apt; elsewhere each missing one is named with how to
get it, and the exit code is 1: nothing is skipped for a missing tool.
"""

import argparse
import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.errors import ConfigError
from scripts.workspace import Workspace


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
    subprocess.run(command, env=environ, check=False, stdout=subprocess.DEVNULL)
