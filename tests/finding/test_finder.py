"""The finder finds what the lists hold; its state is in the address; it needs nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from scripts.serving import served
from tests.browsers import browser, old_browser
from tests.finding.count import Count
from tests.finding.finder import ids, opened, query_of, shown, status
from tests.plugins.building import Kept

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def play() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def chromium(play: Playwright) -> Iterator[Browser]:
    with browser(play) as started:
        yield started


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def tricky(tricky_site: Kept) -> Iterator[str]:
    with served(tricky_site.place.output) as address:
        yield address


def test_the_finder_finds_what_every_list_holds(page: Page, counted: tuple[Path, Count]) -> None:
    output, count = counted
    joinable = {row["id"] for row in count.public if count.joinable(row)}
    with served(output) as address:
        opened(page, address)
        for path, expected in count.pages.items():
            conditions = path.strip("/").split("/")[1:]
            query = query_of(conditions) if conditions else ""
            if conditions[:1] == ["without"]:
                query = f"?people=-{conditions[1]}"
            wanted = [one for one in expected if one in joinable]
            assert ids(page, query) == wanted, path
            assert f"找到 {len(wanted)} 条" in status(page), path


def test_each_choice_says_how_many_it_leaves(page: Page, tricky: str, tricky_count: Count) -> None:
    opened(page, tricky, "?division=431002&category=community")
    joinable = {row["id"] for row in tricky_count.public if tricky_count.joinable(row)}
    for box in page.locator("[data-facet=weekend] input, [data-facet=people] input").all():
        if box.get_attribute("data-how") == "only":
            facet = str(box.get_attribute("data-facet"))
            code = str(box.locator("xpath=ancestor::li").get_attribute("data-code"))
            here = [("division", "431002"), ("category", "community"), (facet, code)]
            left = len(set(tricky_count.found(*here)) & joinable)
            said = box.locator("xpath=ancestor::label").locator(".count").text_content()
            assert said == str(left), (facet, code)


def test_conditions_stand_in_the_address_and_back_takes_them_back(page: Page, tricky: str) -> None:
    opened(page, tricky)
    everything = status(page)
    page.get_by_label("本周末").check()
    expect(page).to_have_url(f"{tricky}/openings/find/?weekend=this")
    page.locator("summary", has_text="按地区").click()
    page.locator("[data-code='431081'] input[data-how=only]").check()
    assert shown(page) == ["AWAY"]
    assert page.url.endswith("?division=431081&weekend=this")
    page.go_back()
    expect(page.locator("[data-code='431081'] input[data-how=only]")).not_to_be_checked()
    expect(page.get_by_label("本周末")).to_be_checked()
    page.go_back()
    assert status(page) == everything
    page.go_forward()
    page.go_forward()
    assert shown(page) == ["AWAY"]
    page.reload()
    page.locator("[role=status]").wait_for()
    assert shown(page) == ["AWAY"]


def test_wanting_one_and_not_another(page: Page, tricky: str) -> None:
    opened(page, tricky)
    assert ids(page, "?time=-evening,-afternoon&fit=minors,elders&needs=nothing") == [
        "AGE-14-GUARDIAN", "AGE-17", "AGE-18", "AGE-8-GUARDIAN", "AGE-TO-17", "CHILDREN-ONLY",
        "GUARDIAN-ALONE",
    ]  # fmt: skip
    assert ids(page, "?people=public,-elders") == ["PUBLIC"]
    assert "没写明的不算" in page.locator(".chosen-list").inner_text()
    assert ids(page, "?category=-community") == ["CITY"]


def test_free_text_looks_in_title_place_and_organization(page: Page, tricky: str) -> None:
    opened(page, tricky)
    page.get_by_label("标题、地点或组织里的字").fill("ｔｗｏ 苏仙")
    assert shown(page) == ["TWO-PLACES"]
    assert page.url.endswith("?q=%EF%BD%94%EF%BD%97%EF%BD%8F%20%E8%8B%8F%E4%BB%99")
    page.get_by_label("标题、地点或组织里的字").fill("没有这样的活动")
    assert status(page) == "找到 0 条可以报名的招募信息"
    expect(page.get_by_text("去掉一个条件再看看")).to_be_visible()


def test_keyboard_and_focus(page: Page, tricky: str) -> None:
    opened(page, tricky)
    box = page.get_by_label("本周末")
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_focused()
    expect(box).to_be_checked()
    page.locator("summary", has_text="按服务类别").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{tricky}/openings/find/?category=community&weekend=this")
    page.locator("button.chosen", has_text="社区服务").press("Enter")
    expect(page.locator("button.chosen", has_text="本周末")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("标题、地点或组织里的字")).to_be_focused()
    page.get_by_role("button", name="再显示 20 条").press("Enter")
    titles = "[...document.querySelectorAll('#found .opening-title a')]"
    assert page.evaluate(f"{titles}.indexOf(document.activeElement)") == 20


def test_streets_are_offered_within_one_division(page: Page, tricky: str) -> None:
    opened(page, tricky)
    streets = page.locator("summary", has_text="按街道、乡镇")
    expect(streets).to_be_hidden()
    page.locator("summary", has_text="按地区").click()
    page.locator("[data-code='431003'] input[data-how=only]").check()
    streets.click()
    page.get_by_label("苏仙岭街道").check()
    assert shown(page) == ["TWO-PLACES"]
    assert page.url.endswith("?division=431003&street=431003001")


def test_what_closes_goes_by_itself(page: Page, tricky: str) -> None:
    opened(page, tricky, "?day=2026-11-24")
    assert shown(page) == ["TODAY"]
    page.clock.fast_forward("13:59:30")
    assert shown(page) == ["TODAY"]
    page.clock.fast_forward("01:00")
    assert shown(page) == []
    assert status(page) == "找到 0 条可以报名的招募信息"


def test_sign_up_opens_by_itself(page: Page, tricky: str) -> None:
    opened(page, tricky, "?people=elders", moment="2026-12-01T08:59:00+08:00")
    row = page.locator(".opening", has_text="SCHEDULED")
    expect(row).to_contain_text("即将开放报名")
    page.clock.fast_forward("01:30")
    expect(row).to_contain_text("报名中")


def test_near_me_asks_when_clicked_and_sends_nothing(chromium: Browser, tricky: str) -> None:
    context = chromium.new_context(
        geolocation={"latitude": 25.98, "longitude": 113.24}, permissions=["geolocation"]
    )
    page = opened(context.new_page(), tricky)
    page.get_by_label("排序").select_option("distance")
    expect(page.get_by_text("不会发给任何人")).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="用我的位置").click()
    expect(page.locator(".opening-places").first).to_contain_text("没写明位置")
    assert asked == []
    assert page.url.endswith("?sort=distance"), "no place in the address"
    context.close()


def test_a_refused_place_is_explained(page: Page, tricky: str) -> None:
    page.context.clear_permissions()
    opened(page, tricky, "?sort=distance")
    page.get_by_role("button", name="用我的位置").click()
    expect(page.get_by_role("status")).to_contain_text("没有取得位置")


def test_titles_are_texts(page: Page, plain_site: Kept) -> None:
    with served(plain_site.place.output) as address:
        opened(page, address, "?q=games")
        link = page.locator("#found .opening-title a")
        assert link.inner_text() == 'Story hour <b>&amp; "games"'
        assert link.get_attribute("lang") == "en"
        assert page.locator("#found .opening-who").get_attribute("lang") == "en"


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 404, "body": "gone"},
        {"status": 200, "body": '{"format": 1, "openings"'},
        {"status": 200, "body": '{"format": 99}'},
        {"status": 200, "body": '{"format": 1, "facets": {}}'},
    ],
    ids=["missing", "cut", "newer", "hollow"],
)
def test_bad_data_leaves_the_page_of_links(page: Page, tricky: str, answer: dict[str, int]) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/open.json*", lambda route: route.fulfill(**answer))
    page.goto(f"{tricky}/openings/find/?weekend=this", wait_until="networkidle")
    page.locator("main .flag a", has_text="本周末").click()
    assert page.url == f"{tricky}/openings/weekend/"
    assert errors == []


def test_without_a_script_there_are_links_and_no_dead_form(chromium: Browser, tricky: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{tricky}/openings/find/")
    assert page.locator("main input, main select, main button, main form").count() == 0
    page.locator("summary", has_text="按服务类别").click()
    page.locator("main a", has_text="社区服务").click()
    assert page.url == f"{tricky}/openings/category/community/"
    context.close()


def test_old_kernels_filter_too(play: Playwright, tricky: str, tmp_path: Path) -> None:
    with old_browser(play, tmp_path) as old:
        assert old.version.startswith("92.")
        page = old.new_page()
        page.goto(f"{tricky}/openings/find/?category=events")
        page.evaluate(
            "new Promise(done => { const look = () => document.querySelector('[role=status]')"
            " ? done() : requestAnimationFrame(look); look(); })"
        )
        assert "条可以报名" in page.evaluate("document.querySelector('[role=status]').textContent")
