"""One round at a time, nothing lost, and one loop on a workspace."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.lock import lock
from scripts.snapshot import write_snapshot
from scripts.swap import swap_in
from tests.deploy.servers import get
from tests.plugins.sample import NOW, SAMPLE, sample_snapshot, write_sample
from tests.serve.loops import Checkout, Loop, checkout, children_of, serving, wait_until_gone
from tests.support import MOMENT


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    found = checkout(tmp_path_factory.mktemp("rounds"))
    write_sample(found.place.content)
    return found


@pytest.fixture(scope="module")
def alone(made: Checkout) -> Iterator[Loop]:
    """A loop that only this file's tests use, one after another."""
    with serving(made, "--no-management") as found:
        found.wait("已更新（启动")
        yield found


def test_a_burst_during_a_round_is_one_more_round(made: Checkout, alone: Loop) -> None:
    since = alone.said
    made.write_story("第一次。")
    alone.wait("正在更新", since)
    for number in range(20):
        made.write_story(f"第 {number} 次保存。")
    alone.wait("已更新", since)
    again = alone.said
    alone.wait("已更新", again) if len(alone.all("已更新", since)) < 2 else None
    assert len(alone.all("正在更新", since)) == 2
    assert "第 19 次保存。" in get(f"{alone.url}/story/tried/").body.decode()


def test_what_is_no_change_of_the_site_starts_no_round(made: Checkout, alone: Loop) -> None:
    """The snapshot is looked at apart; editors' and Python's droppings are nobody's work."""
    since = alone.said
    content = made.place.content
    (content / "stories" / ".tried.md.swp").write_text("x")
    (content / "stories" / "tried.md~").write_text("x")
    (content / ".data-new-1").mkdir()
    (content / ".data-new-1" / "openings.jsonl").write_text("{}")
    (made.root / "plugins" / "pages" / "__pycache__").mkdir(exist_ok=True)
    (made.root / "plugins" / "pages" / "__pycache__" / "x.pyc").write_text("x")
    (made.root / "notes.txt").write_text("x")
    with (made.root / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write("# x\n")
    assert "正在更新（改了 pelicanconf.py）" in alone.wait("正在更新", since)
    with (made.root / "scripts" / "serve" / "loop.py").open("a", encoding="utf-8") as file:
        file.write("# x\n")
    alone.wait("scripts/serve/loop.py 改了，但正在运行的 make serve", since)
    assert alone.all("正在更新", since) == [
        *alone.all("改了 pelicanconf.py）……", since),
        *alone.all("改了 scripts/serve/loop.py）……", since),
    ]


def test_another_snapshot_is_built(made: Checkout, alone: Loop) -> None:
    since = alone.said
    fresh = sample_snapshot({**SAMPLE, "stations": []})
    write_snapshot(made.place.content / ".fresh", fresh)
    swap_in(made.place.content / ".fresh", made.place.content / "data")
    alone.wait("已更新（content/data 换了数据", since)


def test_a_folder_that_is_replaced_is_still_watched(made: Checkout, alone: Loop) -> None:
    since = alone.said
    theme = made.root / "theme"
    theme.rename(made.root / "theme-before")
    subprocess.run(["cp", "-r", made.root / "theme-before", theme], check=True)  # noqa: S607
    alone.wait("已更新（.*theme/", since)
    since = alone.said
    with next(theme.glob("static/css/*.css")).open("a", encoding="utf-8") as file:
        file.write("/* x */\n")
    alone.wait(r"已更新（改了 theme/static/css/\w+\.css，", since)


def test_a_round_waits_for_another_command_and_then_comes(made: Checkout, alone: Loop) -> None:
    since = alone.said
    with lock(made.root / "build" / "build.lock", "构建网站", NOW):
        made.write_story("等一等再来。")
        waits = alone.wait("等一等，完了再更新", since)
        assert f"构建网站（进程 {os.getpid()}" in waits
    alone.wait("已更新（改了 content/stories/tried.md", since)
    assert "等一等再来。" in get(f"{alone.url}/story/tried/").body.decode()
    assert len(alone.all("等一等", since)) == 1


def test_a_second_loop_is_refused(made: Checkout, alone: Loop) -> None:
    said = made.run("serve", "--no-management", code=1)
    assert re.search(
        rf"make serve（进程 {alone.process.pid}，开始于 \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d）", said
    )


def test_a_taken_port_is_explained(tmp_path: Path, made: Checkout, alone: Loop) -> None:
    port = alone.url.rpartition(":")[2]
    said = made.run("serve", "--port", port, code=1, PORTAL_BUILD=str(tmp_path))
    assert "请用 --port 换一个端口" in said


def elsewhere(folder: Path) -> dict[str, str]:
    """Settings for a second loop on the same content."""
    return {"PORTAL_BUILD": str(folder / "build"), "PORTAL_OUTPUT": str(folder / "output")}


def test_time_alone_starts_a_round(made: Checkout, tmp_path: Path) -> None:
    """Unless BUILD_TIME has the clock stand still, as all other tests here do."""
    with serving(made, "--no-management", BUILD_TIME="", **elsewhere(tmp_path)) as found:
        found.wait("已更新（启动")
        since = found.said
        (tmp_path / "build" / "next-change.json").write_text(f'{{"at": "{MOMENT}"}}')
        found.wait("正在更新（到了 11-24 10:00）", since)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_told_to_in_the_middle_of_a_round(
    made: Checkout, how: signal.Signals, tmp_path: Path
) -> None:
    with serving(made, "--no-management", **elsewhere(tmp_path)) as found:
        found.wait("正在更新")
        children = children_of(found.process.pid, 1)
        assert found.end(how) == 0
        assert found.lines[-1] == "已停止"
        wait_until_gone(children)
