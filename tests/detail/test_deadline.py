"""theme/static/js/deadline.js in real browsers, the clock set by the test."""

import gzip
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from scripts.serving import served
from tests.browsers import old_browser
from tests.plugins.sample import NOW
from tests.support import ROOT

pytestmark = pytest.mark.browser

SIGN_UP = "signup.example.org"
FIXED = "Date.now = () => {time}; const D = Date; window.Date = class extends D {{ constructor(...a) {{ super(...(a.length ? a : [{time}])); }} static now() {{ return {time}; }} }};"  # noqa: E501 # one script


@contextmanager
def at(started: Browser, moment: str, zone: str = "America/New_York") -> Iterator[Page]:
    """Open a page whose clock stands at a moment; the visitor is far away."""
    context = started.new_context(timezone_id=zone, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.clock.install(time=moment)
    yield page
    context.close()


def tag(page: Page, within: str) -> str:
    return page.locator(f"{within} .state").first.inner_text()


def closed(page: Page) -> None:
    assert tag(page, ".record-head") == "报名已截止"
    assert SIGN_UP not in page.content()
    assert page.locator(".act-bar, .way, .check, .act-button").count() == 0
    assert page.locator(".act-sentence").inner_text() == "报名已于 11月27日 18:00 截止。"
    assert "这台设备的时间" in page.locator(".act-note").inner_text()
    assert "opening-page-closed" in (page.locator("article").get_attribute("class") or "")


def test_sign_up_closes_at_the_deadline_while_one_reads(chromium: Browser, timed: str) -> None:
    with at(chromium, "2026-11-27T17:59:50+08:00") as page:
        page.goto(f"{timed}/opening/OP-A/")
        assert tag(page, ".record-head") == "报名中"
        assert page.locator(f'a[href*="{SIGN_UP}"]').count() == 3
        page.clock.run_for(9_000)
        assert page.locator(f'a[href*="{SIGN_UP}"]').count() == 3
        page.clock.run_for(2_000)
        expect(page.locator(".record-head .state")).to_have_text("报名已截止")
        closed(page)


def test_a_page_opened_after_the_deadline_is_closed_at_once(chromium: Browser, timed: str) -> None:
    with at(chromium, "2026-11-27T18:00:00+08:00") as page:
        page.goto(f"{timed}/opening/OP-A/")
        closed(page)
        assert page.locator(".sessions .state").all_inner_texts() == ["报名已截止"] * 2


def test_a_timer_far_ahead_still_closes(chromium: Browser, timed: str) -> None:
    with at(chromium, "2026-11-25T00:00:00+08:00") as page:
        page.goto(f"{timed}/opening/OP-A/")
        page.clock.run_for((66 * 3600 + 1) * 1000)
        closed(page)


@pytest.mark.parametrize(
    ("moment", "head", "states"),
    [
        ("2026-12-01T08:59:59+08:00", "报名中", ["报名中", "报名中"]),
        ("2026-12-01T09:00:00+08:00", "报名中", ["已开始", "报名中"]),
        ("2026-12-01T11:00:00+08:00", "报名中", ["已结束", "报名中"]),
        ("2026-12-03T14:00:00+08:00", "报名已截止", ["已结束", "已开始"]),
        ("2026-12-03T16:00:00+08:00", "已结束", ["已结束", "已结束"]),
    ],
)
def test_each_session_says_how_it_stands(
    chromium: Browser, timed: str, moment: str, head: str, states: list[str]
) -> None:
    with at(chromium, moment) as page:
        page.goto(f"{timed}/opening/OP-B/")
        assert tag(page, ".record-head") == head
        assert page.locator(".sessions .state").all_inner_texts() == states
        assert (page.locator(".act-bar").count() == 1) == (head == "报名中")


@pytest.mark.parametrize("url", ["/openings/", "/organization/ORG-A/", "/project/PR-A/"])
def test_a_row_closes_too(chromium: Browser, timed: str, url: str) -> None:
    with at(chromium, "2026-11-27T17:59:59+08:00") as page:
        page.goto(timed + url)
        row = page.locator(".opening", has_text="河岸清理")
        expect(row.locator(".state")).to_have_text("报名中")
        assert row.locator(".opening-places").count() == 1
        page.clock.run_for(1_500)
        expect(row.locator(".state")).to_have_text("报名已截止")
        assert row.locator(".opening-places, .opening-closing").count() == 0
        page.clock.run_for(190 * 3600 * 1000)
        expect(row.locator(".state")).to_have_text("已结束")


def test_what_is_cancelled_stays_cancelled(chromium: Browser, timed: str) -> None:
    with at(chromium, "2027-06-01T00:00:00+08:00") as page:
        page.goto(f"{timed}/opening/OP-C/")
        assert tag(page, ".record-head") == "已取消"
        assert page.locator(".sessions .state").all_inner_texts() == ["已取消"]


def test_a_clock_before_the_pages_own_date_is_not_believed(
    chromium: Browser, timed_site: Path, tmp_path: Path
) -> None:
    shutil.copytree(timed_site, tmp_path / "site")
    page_file = tmp_path / "site" / "opening" / "OP-A" / "index.html"
    with served(tmp_path / "site") as address:
        for dated, state in ((NOW.timestamp(), "报名中"), (1_795_780_000, "报名已截止")):
            os.utime(page_file, (dated, dated))  # the second lies after the deadline
            with at(chromium, "2020-01-01T00:00:00+08:00") as page:
                page.goto(f"{address}/opening/OP-A/")
                assert tag(page, ".record-head") == state


def test_without_a_script_the_absolute_deadline_stands_there(chromium: Browser, timed: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{timed}/opening/OP-A/")
    assert "11月27日 18:00 截止报名" in page.locator(".act-sentence").inner_text()
    assert page.locator(f'a[href*="{SIGN_UP}"]').count() == 3
    context.close()


def test_the_change_is_announced(chromium: Browser, timed: str) -> None:
    with at(chromium, "2026-11-24T12:00:00+08:00") as page:
        page.goto(f"{timed}/opening/OP-A/")
        assert page.locator('.act-sentence[role="status"]').count() == 1


def test_chromium_92_closes_too(play: Playwright, timed: str, tmp_path: Path) -> None:
    with old_browser(play, tmp_path) as started:
        page = started.new_page()
        page.add_init_script(FIXED.format(time=1_795_780_000_000))
        page.goto(f"{timed}/opening/OP-A/")
        closed(page)


def test_the_script_is_small_and_asks_nobody() -> None:
    script = (ROOT / "theme" / "static" / "js" / "deadline.js").read_bytes()
    assert len(gzip.compress(script, 9)) <= 1536
    for word in (b"fetch", b"XMLHttpRequest", b"import", b"http:", b"https:"):
        assert word not in script
