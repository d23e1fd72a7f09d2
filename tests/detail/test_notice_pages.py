"""Pages of notices in every state: what they say, in what order, and what a phone makes of them."""

import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from bs4 import BeautifulSoup, Tag
from PIL import Image
from playwright.sync_api import Browser, Page

from plugins.listings.map_links import map_links
from scripts.city import load_city
from scripts.records.city import Point
from scripts.rules.map_datum import bd09, gcj02
from tests.detail.notices import NOTICES, STATES
from tests.detail.records import SIGN_UP
from tests.plugins.building import Kept
from tests.support import FIXTURES, ROOT
from tests.whole.test_browser import faults

OFFICIAL = "https://chinavolunteer.mca.gov.cn/"
URLS = [f"/opening/{record['id']}/" for record in NOTICES["openings"]]
ORDER = [
    "做什么", "什么时间", "在哪里", "谁可以参加", "我能参加吗", "准备和补贴", "风险和保障",
    "时长、领队和联系", "报名之前", "怎样报名", "报名时间和信息来源",
]  # fmt: skip
LABELS = {
    "scheduled": "即将开放报名", "open": "报名中", "full": "名额已满", "closed": "报名已截止",
    "cancelled": "已取消", "ended": "已结束",
}  # fmt: skip


def parsed(html: str) -> Tag:
    found = BeautifulSoup(html, "html.parser").find("main")
    assert isinstance(found, Tag)
    return found


def scanned(picture: bytes) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))]


def test_an_open_notice_answers_in_the_order_one_asks(notices: Kept) -> None:
    main = parsed(notices.url("/opening/open-1/"))
    headings = [node.get_text() for node in main.select("article :is(h2, h3)")]
    assert headings == ORDER


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("count", [1, 7])
def test_each_state_reads_differently(notices: Kept, state: str, count: int) -> None:
    main = parsed(notices.url(f"/opening/{state}-{count}/"))
    tag = main.select_one(".record-head .state")
    assert tag
    assert tag.get_text() == LABELS[state]
    assert f"state-{state}" in tag["class"]
    assert len(main.select(".sessions tbody tr")) == count
    assert len(main.select(".places > li")) == min(count, 3)
    assert {node.get_text() for node in main.select(".sessions .state")} == {LABELS[state]}


@pytest.mark.parametrize("state", [state for state in STATES if state != "open"])
def test_nobody_is_invited_to_what_one_cannot_join(notices: Kept, state: str) -> None:
    html = str(parsed(notices.url(f"/opening/{state}-7/")).select_one("article"))
    assert "去官方平台报名" not in html
    assert OFFICIAL not in html
    assert "<svg" not in html
    assert "还有" not in html
    assert ("我能参加吗" in html) == (state == "scheduled")


def test_rows_tell_the_six_states_apart(notices: Kept) -> None:
    for path in ("/openings/", "/organization/ORG-A/", "/project/PR-A/", "/division/431002/"):
        for row in parsed(notices.url(path)).select(".opening"):
            tag, link = row.select_one(".state"), row.select_one("a")
            assert tag
            assert link
            state = str(link["href"]).split("/")[2].partition("-")[0]
            if state in LABELS:
                assert tag.get_text() == LABELS[state]
                assert f"opening-{state}" in row["class"]
                assert ("data-steps" in row.attrs) == (state not in ("cancelled", "ended"))
    cancelled = parsed(notices.url("/organization/ORG-A/")).select(".opening-cancelled")
    assert all("山上有大雨" in row.get_text() for row in cancelled)
    assert cancelled


def test_what_is_missing_is_said(notices: Kept) -> None:
    text = parsed(notices.url("/opening/bare-open/")).get_text()
    for line in ("地点名称未提供", "详细地址未提供", "名额未提供"):
        assert line in text
    main = parsed(notices.url("/opening/bare-open/"))
    rows = [row for row in main.select(".facts > div") if row.select(".unset")]
    unset = {label.get_text() for row in rows for label in row.select("dt")}
    assert {"参加条件", "可能的风险", "志愿者保险", "先参加的培训", "办公电话", "报名截止"} <= unset
    assert not main.select(".maps")
    assert "取消原因未提供" in parsed(notices.url("/opening/bare-cancelled/")).get_text()
    ended = parsed(notices.url("/opening/bare-ended/")).select("#afterwards .unset")
    assert len(ended) == 3


def test_insurance_has_three_answers(notices: Kept) -> None:
    def said(url: str) -> list[str]:
        rows = parsed(notices.url(url)).select("#risk .facts > div")
        return [row.get_text(" ", strip=True) for row in rows if "保险" in row.get_text()]

    assert said("/opening/open-1/") == ["志愿者保险 有", "保险说明 主办单位统一购买"]
    assert said("/opening/ended-1/") == ["志愿者保险 没有"]
    assert said("/opening/bare-open/") == ["志愿者保险 未提供"]


def _query(url: str) -> dict[str, str]:
    return {name: found[0] for name, found in parse_qs(urlsplit(url).query).items()}


def test_each_map_gets_the_coordinates_it_expects() -> None:
    city = load_city(ROOT / "content" / "city.yaml")
    place = Point(latitude=25.79, longitude=113.01)
    found = {link.label: link.url for link in map_links("东门:一; 号", "河岸路 8 号", place, city)}
    assert list(found) == ["高德地图", "百度地图", "腾讯地图", "苹果地图"]
    assert all(url.startswith("https://") for url in found.values())
    shifted, baidu = gcj02(place), bd09(place)
    amap = _query(found["高德地图"])
    assert amap["position"] == f"{shifted.longitude:.6f},{shifted.latitude:.6f}"
    assert amap["coordinate"] == "gaode"
    asked = _query(found["百度地图"])
    assert asked["location"] == f"{baidu.latitude:.6f},{baidu.longitude:.6f}"
    assert asked["coord_type"] == "bd09ll"
    marker = _query(found["腾讯地图"])["marker"].split(";")
    assert marker[0] == f"coord:{shifted.latitude:.6f},{shifted.longitude:.6f}"
    assert marker[1:] == ["title:东门 一  号", "addr:河岸路 8 号"]
    assert _query(found["苹果地图"])["ll"] == "25.790000,113.010000"


def test_without_coordinates_the_maps_search_the_address() -> None:
    city = load_city(ROOT / "content" / "city.yaml")
    found = {link.label: link.url for link in map_links("东门", "郴州市 河岸路 8 号", None, city)}
    assert _query(found["高德地图"])["keyword"] == "郴州市 河岸路 8 号"
    assert _query(found["腾讯地图"])["region"] == "郴州市"
    assert all("河岸路" in "".join(_query(url).values()) for url in found.values())


def test_a_city_elsewhere_gets_maps_that_know_it() -> None:
    city = load_city(FIXTURES / "newyork" / "city.yaml")
    place = Point(latitude=40.7127, longitude=-74.0059)
    known = {link.label: link.url for link in map_links("City Hall", "Broadway", place, city)}
    assert list(known) == ["苹果地图", "OpenStreetMap"]
    assert "mlat=40.712700&mlon=-74.005900" in known["OpenStreetMap"]
    searched = {link.label for link in map_links("City Hall", "Broadway", None, city)}
    assert searched == {"苹果地图", "OpenStreetMap"}


def test_links_to_other_hosts_say_so_and_are_only_links(notices: Kept) -> None:
    main = parsed(notices.url("/opening/open-7/"))
    assert "（外部网站）" in main.get_text()
    for link in main.select('a[href^="http"]'):
        assert {"external", "noopener"} <= set(link["rel"])
    assert not main.select('[src^="http"], iframe')


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_leads_to_the_official_address(
    chromium: Browser, timed: str, noticed: str, scheme: str
) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    page.clock.install(time="2026-11-24T10:00:00+08:00")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for url, address in (
        (f"{timed}/opening/OP-A/", SIGN_UP),
        (f"{noticed}/opening/open-1/", OFFICIAL),
    ):
        page.goto(url)
        assert scanned(page.locator(".qr svg").screenshot()) == [address]
        page.emulate_media(media="print")
        assert scanned(page.locator(".qr svg").screenshot()) == [address]
        page.emulate_media(media="screen")
    page.close()


@pytest.mark.browser
def test_the_self_check_needs_no_script(chromium: Browser, noticed: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{noticed}/opening/open-1/")
    boxes = page.locator(".check input")
    assert boxes.count() == 6
    for number in range(boxes.count()):
        assert not page.locator(".check-yes").is_visible()
        boxes.nth(number).check()
    assert page.locator(".check-yes").is_visible()
    context.close()


def _wide(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_sticks_out(
    chromium: Browser, noticed: str, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.clock.install(time="2026-11-24T10:00:00+08:00")
    found = {}
    for url in [*URLS, "/organization/ORG-A/", "/openings/past/"]:
        page.goto(noticed + url)
        if (problems := faults(page)) or _wide(page) > width:
            found[url] = [*problems, f"{_wide(page)} px"]
    page.close()
    assert not found


@pytest.mark.browser
def test_a_shape_tells_each_state_without_colour(chromium: Browser, noticed: str) -> None:
    page = chromium.new_page(bypass_csp=True)  # for the style below
    page.emulate_media(color_scheme="light")
    shapes = set()
    for state in STATES:
        page.goto(f"{noticed}/opening/{state}-1/")
        page.add_style_tag(content="* {color: #000 !important; background: #fff !important}")
        shape = page.evaluate(
            "() => { const tag = document.querySelector('.record-head .state');"
            "const own = getComputedStyle(tag), mark = getComputedStyle(tag, '::before');"
            "return [own.borderTopStyle, own.borderTopWidth, own.fontWeight, mark.borderRadius,"
            "mark.height, mark.transform, tag.textContent].join(); }"
        )
        shapes.add(re.sub(r"\s", "", str(shape)))
    page.close()
    assert len(shapes) == len(STATES)
