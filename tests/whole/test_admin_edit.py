"""What the office changes in a real browser is what the public sees after the next `site`."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from tests.browsers import browser
from tests.support import ROOT, Sandbox, town, tree

pytestmark = pytest.mark.browser

OWN = "岭上开满映山红-2026"
NEW_TITLE = "改过的标题：给老街的香樟树挂牌"


@dataclass(frozen=True, kw_only=True)
class Office:
    """The running management system and its first account's password."""

    url: str
    password: str


@contextmanager
def managed(made: Sandbox) -> Iterator[Office]:
    command = [sys.executable, "-m", "scripts", "manage", "serve", "--port", "0"]
    server = subprocess.Popen(
        command, cwd=ROOT, env=made.environ, stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout
        said = ""
        while "/admin/" not in said:
            line = server.stdout.readline()
            assert line, said
            said += line
        password = re.search(r"admin，密码：(\S+)", said)
        address = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert password
        assert address
        yield Office(url=address[0], password=password[1])
    finally:
        server.terminate()
        server.wait(20)
        assert server.stdout
        server.stdout.close()


def sign_in(page: Page, office: Office) -> None:
    page.goto(f"{office.url}/admin/")
    page.fill("input[name=username]", "admin")
    page.fill("input[name=password]", office.password)
    page.click("[type=submit]")
    for name, typed in (
        ("old_password", office.password), ("new_password1", OWN), ("new_password2", OWN),
    ):  # fmt: skip
        page.fill(f"input[name={name}]", typed)
    page.click("#content [type=submit]")
    page.wait_for_url("**/password_change/done/")


def edit_title(page: Page, office: Office, identifier: str) -> str:
    page.goto(f"{office.url}/admin/records/opening/{identifier}/change/")
    old = page.input_value("input[name=title]")
    page.fill("input[name=title]", NEW_TITLE)
    page.click("input[name=_save]")
    page.wait_for_selector(".messagelist .success")
    return old


def delete(page: Page, office: Office, identifier: str) -> None:
    page.goto(f"{office.url}/admin/records/opening/{identifier}/delete/")
    page.fill("[name=reason]", "主办单位不办了")
    page.get_by_role("button", name="申请删除").click()
    page.wait_for_selector(".messagelist .success")
    page.goto(f"{office.url}/admin/records/opening/{identifier}/delete/")
    page.fill("[name=typed]", identifier)
    page.get_by_role("button", name="确认删除").click()
    page.wait_for_selector(".messagelist .success")


def where(made: Sandbox, text: str) -> set[str]:
    return {name for name, data in tree(made.output).items() if text.encode() in data}


def open_pages(made: Sandbox) -> list[str]:
    """Return ids of openings whose title stands in no other's, first to last."""
    home = (made.output / "openings" / "index.html").read_text(encoding="utf-8")
    return re.findall(r'href="/opening/([^/"]+)/"', home)


def test_a_changed_title_is_everywhere_and_a_deleted_opening_nowhere(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    made = town(tmp_path_factory.mktemp("office") / "town")
    made.run("site", "--openings", "40")
    changed, deleted = dict.fromkeys(open_pages(made)), ""
    first, *_, deleted = changed
    with managed(made) as office, browser() as started:
        page = started.new_page()
        sign_in(page, office)
        old = edit_title(page, office, first)
        delete(page, office, deleted)
        lists_before = where(made, old)
        made.run("site")
    assert len(lists_before) >= 3
    assert where(made, old) == set()
    assert f"opening/{first}/index.html" in where(made, NEW_TITLE)
    assert where(made, NEW_TITLE) >= lists_before - {"sitemap.xml"}
    assert where(made, deleted) == set()
    assert not (made.output / "opening" / deleted).exists()
