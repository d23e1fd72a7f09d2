"""Open now, by the visitor's clock; near me, on request: in a real browser."""

import gzip
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from scripts.serving import served
from tests.browsers import browser
from tests.plugins.building import Kept
from tests.stations.places import NEAR, OPEN_NOW
from tests.whole.test_browser import faults

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(station_site: Kept) -> Iterator[str]:
    """The site, its files dated before every moment: an older clock isn't believed."""
    for file in station_site.place.output.rglob("*"):
        os.utime(file, (1_767_225_600, 1_767_225_600))  # 2026-01-01
    with served(station_site.place.output) as found:
        yield found


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture
def far_away(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(timezone_id="America/New_York")
    yield context.new_page()
    context.close()


def test_hours_are_the_citys_wherever_one_is(far_away: Page, address: str) -> None:
    far_away.clock.install(time=OPEN_NOW[0][1])
    for station, moment, words in OPEN_NOW:
        far_away.clock.set_fixed_time(moment)
        far_away.goto(f"{address}/station/{station}/")
        assert far_away.locator(".open-now").inner_text() == words, (station, moment)
    far_away.goto(f"{address}/station/BARE/")
    assert far_away.locator(".open-now").count() == 0


def test_a_station_opens_while_one_looks(far_away: Page, address: str) -> None:
    far_away.clock.install(time="2026-11-24T08:29:30+08:00")
    far_away.goto(f"{address}/stations/")
    row = far_away.locator(".row", has_text="人民路2号").locator(".open-now")
    expect(row).to_have_text("现在没开门，今天 08:30 开门")
    far_away.clock.run_for(29_000)
    expect(row).to_have_text("现在没开门，今天 08:30 开门")
    far_away.clock.run_for(2_000)
    expect(row).to_have_text("现在开放，12:00 关门")
    assert far_away.locator(".open-now").count() == 3


def test_without_a_script_the_hours_stand_there(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/stations/")
    assert "周一至周五 08:30–12:00、14:00–17:30" in page.locator("main").inner_text()
    assert page.locator(".open-now, #near button").count() == 0
    context.close()


def test_near_me_asks_on_request_and_sends_nothing(chromium: Browser, address: str) -> None:
    context = chromium.new_context(
        geolocation={"latitude": 25.79, "longitude": 113.0}, permissions=["geolocation"]
    )
    page = context.new_page()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 # a bound one fails
    page.goto(f"{address}/stations/")
    page.get_by_role("button", name="离我近的在前").wait_for()
    assert not [request for request in asked if "near.json" in request.url]
    page.get_by_role("button", name="离我近的在前").click()
    expect(page.locator("#near [role=status]")).to_contain_text("离你最近的 3 个站点")
    links = page.locator("main .row-title a").all()
    assert [str(link.get_attribute("href")).split("/")[2] for link in links] == NEAR
    assert "约 1.0 公里" in page.locator(".row").first.inner_text()
    sent = [request.url + (request.post_data or "") for request in asked]
    assert not [url for url in sent if "25.79" in url or "113" in url]
    assert page.url == f"{address}/stations/"
    context.close()


def test_without_a_place_the_list_stays(chromium: Browser, address: str) -> None:
    context = chromium.new_context(permissions=[])
    page = context.new_page()
    page.goto(f"{address}/stations/")
    page.get_by_role("button", name="离我近的在前").click()
    expect(page.locator("#near [role=status]")).to_contain_text("没有取得位置")
    assert page.locator("main .row").count() == 5
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(chromium: Browser, address: str, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    found = {}
    for url in ("/stations/", "/stations/division/431002/", "/station/SQUARE/", "/station/BARE/",
                "/openings/calendar/", "/openings/calendar/2026-W48/",
                "/openings/calendar/2026-12/division/431002/"):  # fmt: skip
        page.goto(address + url)
        for fold in page.locator("main summary").all():
            fold.click()
        found[url] = faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url
    page.close()
    assert {url: problems for url, problems in found.items() if problems} == {}


def test_the_script_is_small(station_site: Kept) -> None:
    file = dict(station_site.site.page_scripts)["stations"].removeprefix("/")
    script = Path(station_site.place.output, file).read_bytes()
    assert len(gzip.compress(script, 9)) <= 3584
