"""The search page in a real browser, over the demo portal and over its past years."""

import datetime as dt
import os
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, Playwright, Route, expect, sync_playwright

from scripts.search import make_index
from scripts.serving import served
from tests.browsers import browser, old_browser
from tests.search.examples import examples
from tests.search.pages import marked
from tests.search.plain import bare
from tests.support import MOMENT, Sandbox
from tests.whole.test_browser import SHOWN, faults

pytestmark = pytest.mark.browser
FOUND = "[...document.querySelectorAll('#found li a')].map(a => a.getAttribute('href'))"
BEGIN = """asked => {
  const form = document.getElementById("search");
  for (const name of ["q", "kind", "division", "category"]) {
    form.elements[name].value = asked[name] || "";
  }
  form.requestSubmit();
}"""


@pytest.fixture(scope="module")
def site(demo_site: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo portal, with a story of a past year: its index has two shards."""
    root = tmp_path_factory.mktemp("search")
    place = root / "site"
    shutil.copytree(demo_site.output, place, copy_function=os.link)
    shutil.rmtree(place / "search" / "index")
    old = place / "story" / "long-ago" / "index.html"
    old.parent.mkdir()
    old.write_text(marked("很久以前的茶摊", "kind:story, year:2024", "茶摊摆了一个夏天。"))
    make_index(place, root / "kept", dt.datetime.fromisoformat(MOMENT))
    return place


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


@pytest.fixture(scope="module")
def play() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def chromium(play: Playwright) -> Iterator[Browser]:
    with browser(play) as started:
        yield started


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(f"{address}/search/")
    yield opened
    context.close()
    assert [text for text in said if "404" not in text] == []


def answered(page: Page) -> None:
    """Wait for the answer to what was asked last; 正在找 stands there until then."""
    page.locator("#found [role=status]", has_text="找到").wait_for()


def search(page: Page, q: str, **asked: str) -> list[str]:
    """Fill in the form, wait for the answer, and return the addresses shown."""
    page.evaluate(BEGIN, {"q": q, **asked})
    answered(page)
    found: list[str] = page.evaluate(FOUND)
    return found


def texts(site: Path, url: str) -> str:
    """Return what a page says within its main part, as bare letters."""
    file = site / url.removeprefix("/") / "index.html"
    main = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser").find("main")
    assert main
    return bare(main.get_text())


def test_forty_examples_are_answered(page: Page, site: Path) -> None:
    wrong, empty = [], []
    for example in examples():
        found = search(page, example.q, **example.asked)
        if not example.answered(found):
            wrong.append((example.name, found[:3]))
        said = {url: texts(site, url) for url in found}
        terms = [bare(term) for term in example.terms]
        empty += [
            (example.name, url) for url in found if not any(term in said[url] for term in terms)
        ]
    assert len(wrong) <= 2, wrong
    assert empty == [], "pages that contain none of the terms"


def test_a_past_years_story_is_found_among_what_is_current(page: Page) -> None:
    assert search(page, "茶摊")[0] == "/story/long-ago/"
    assert search(page, "茶摊", kind="opening") == []


def test_where_no_page_has_all_terms_those_with_some_are_said_to_be_so(page: Page) -> None:
    assert "/project/PRJ-0011/" in search(page, "观星夜 潜水艇")
    assert "其中一些" in page.inner_text("#found [role=status]")
    assert search(page, "潜水艇 submarine") == []


@pytest.mark.parametrize("q", ["，。", "<b>", "\"' ¶", "x" * 60])
def test_odd_searches_find_nothing_and_break_nothing(page: Page, q: str) -> None:
    assert search(page, q) == []
    assert q in page.inner_text("#found [role=status]")


def test_the_address_holds_what_is_asked_and_back_goes_back(page: Page, address: str) -> None:
    search(page, "八段锦")
    search(page, "消防", kind="opening", division="431021")
    assert page.url.endswith(
        "?" + urlencode({"q": "消防", "kind": "opening", "division": "431021"})
    )
    page.go_back()
    answered(page)
    assert page.input_value("#search-words") == "八段锦"
    page.goto(f"{address}/search/?q=%E5%85%AB%E6%AE%B5%E9%94%A6&kind=nonsense")
    answered(page)
    assert len(page.evaluate(FOUND)) == 4


def test_more_is_shown_on_request_and_takes_the_focus(page: Page) -> None:
    first = search(page, "志愿者")
    page.get_by_role("button", name="再显示").click()
    rows = page.locator("#found li")
    expect(rows).to_have_count(2 * len(first))
    expect(rows.nth(len(first)).locator("a")).to_be_focused()
    assert len(set(page.evaluate(FOUND))) == 2 * len(first) == 20


def test_axe_finds_nothing_before_with_and_without_results(page: Page) -> None:
    assert faults(page) == []
    search(page, "八段锦")
    assert faults(page) == []
    search(page, "潜水艇", division="431002")
    assert page.get_by_role("button", name="去掉条件再找").is_visible()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_a_script_the_page_leads_to_every_list(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/search/?q=x")
    assert not page.locator("#search").is_visible()
    assert page.locator("#search-none").is_visible()
    for url in ("/openings/", "/division/431021/", "/organizations/division/431021/", "/privacy/"):
        assert page.locator(f'#directory a[href="{url}"]').is_visible()
    context.close()


def test_where_the_index_is_missing_the_page_says_so(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.route("**/search/index/**", lambda route: route.fulfill(status=404))
    page.goto(f"{address}/search/?q=x")
    page.locator("#search-none").wait_for(state="visible")
    assert not page.locator("#search").is_visible()
    page.close()


def test_a_page_left_open_over_a_deploy_takes_the_new_index(page: Page) -> None:
    search(page, "八段锦")
    asked: list[str] = []

    def gone_once(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            route.fulfill(status=404)
        else:
            route.continue_()

    page.route("**/search/index/fragment/**", gone_once)
    assert search(page, "红马甲") == ["/story/red-vest-at-the-crossing/"]
    assert len(asked) == 2


def test_a_kernel_of_2021_gets_the_lists(play: Playwright, address: str, tmp_path: Path) -> None:
    with old_browser(play, tmp_path) as old:
        page = old.new_page()
        page.goto(f"{address}/search/?q=%E6%B2%B3")
        assert page.evaluate(SHOWN, "#directory a")
        assert not page.evaluate("document.getElementById('search').getClientRects().length")
        assert page.evaluate("document.getElementById('search-none').getClientRects().length")


def test_the_script_weighs_little(site: Path) -> None:
    (script,) = (site / "assets").glob("search.*.js")
    assert len(zlib.compress(script.read_bytes(), 6)) <= 6 * 1024
