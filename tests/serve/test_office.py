"""The loop with a management system: what the office enters is on the site by itself."""

import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.deploy.servers import get
from tests.management.office import Office, errors, messages
from tests.serve.loops import Checkout, Loop, checkout, children_of, serving, wait_until_gone

OWN = "xiang-shu-gua-pai-2026"
NEW_TITLE = "改过的标题：给老街的香樟树挂牌"


@contextmanager
def signed_in(loop: Loop) -> Iterator[Office]:
    password = re.search(r"admin，密码：(\S+)", loop.wait("密码："))
    assert password
    office = Office(loop.admin)
    with office.browser:
        login = "/admin/login/"
        given = {**office.form(login), "username": "admin", "password": password[1]}
        first = "/admin/password_change/"
        assert office.post(login, given).url.endswith(first), "a given password is changed first"
        chosen = {"old_password": password[1], "new_password1": OWN, "new_password2": OWN}
        assert errors(office.post(first, {**office.form(first), **chosen})) == []
        yield office


def first_opening(made: Checkout) -> str:
    listed = (made.place.output / "openings" / "index.html").read_text(encoding="utf-8")
    found = re.search(r'href="/opening/([^/"]+)/"', listed)
    assert found
    return found[1]


def rename(office: Office, identifier: str, title: str) -> None:
    answer = office.change(f"/admin/records/opening/{identifier}/change/", title=title)
    assert messages(answer, "success")


def test_an_edit_in_the_admin_and_a_kill(tmp_path: Path) -> None:
    """One walk, since each step needs a running loop with its demo data."""
    made = checkout(tmp_path)
    with serving(made, "--openings", "8") as loop:
        loop.wait("已更新（启动")
        identifier = first_opening(made)
        with signed_in(loop) as office:
            since = loop.said
            rename(office, identifier, NEW_TITLE)
            assert "管理系统有新内容" in loop.wait("正在更新", since)
            loop.wait("已更新（管理系统有新内容", since)
        assert NEW_TITLE in get(f"{loop.url}/opening/{identifier}/").body.decode()
        assert loop.all("正在更新", since) == loop.all("正在更新（管理系统有新内容）", since), (
            "the loop's own pull is no change"
        )

        made.write_story("没有人看到的一句。")
        loop.wait("正在更新（改了 content/stories/tried.md", since)
        children = children_of(loop.process.pid, 2)  # the management system and a round
        assert loop.end(signal.SIGKILL) == -signal.SIGKILL
        wait_until_gone(children)
    with serving(made) as loop:
        loop.wait("已更新（启动")
        assert loop.all("密码") == []
        assert "没有人看到的一句。" in get(f"{loop.url}/story/tried/").body.decode()


def test_an_open_management_system_is_named_and_its_edits_count(tmp_path: Path) -> None:
    made = checkout(tmp_path)
    made.run("manage", "demo", "--openings", "8")
    beside = Loop(
        subprocess.Popen(
            made.command("manage", "serve", "--port", "0"), cwd=made.root,
            env=made.place.environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
    )  # fmt: skip
    try:
        with signed_in(beside) as office, serving(made) as loop:
            loop.wait(rf"已由 管理系统（进程 {beside.process.pid}，.*打开；在那里录入的")
            loop.wait("已更新（启动")
            identifier = first_opening(made)
            rename(office, identifier, NEW_TITLE)
            loop.wait("已更新（管理系统有新内容")
            assert NEW_TITLE in get(f"{loop.url}/opening/{identifier}/").body.decode()
    finally:
        beside.end()
