"""The built portal in real browsers: axe, narrow screens, no JavaScript, old kernels."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from scripts.rules.policy import policy
from scripts.screens import page_kinds
from scripts.serving import served
from tests.browsers import AXE, browser, old_browser
from tests.proofs import Tell
from tests.support import Sandbox, share

pytestmark = pytest.mark.browser

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def address(demo_site: Sandbox) -> Iterator[str]:
    with served(demo_site.output) as found:
        yield found


@pytest.fixture(scope="module")
def kinds(demo_site: Sandbox) -> dict[str, str]:
    found = page_kinds(demo_site.root / "build" / "pages.json")
    assert {"home", "list-openings", "opening-open", "opening-full", "opening-closed",
            "opening-cancelled", "opening-ended", "opening-scheduled", "record-organization",
            "record-project", "station", "record-need", "record-survey",
            "list-needs", "list-surveys", "story-报道",
            "honors", "honors_roll-star", "honors_roll-year", "honors_roll-division",
            "honors_recognition-granted", "honors_recognition-notice",
            "honors_recognition-review", "honors_recognition-withdrawn", "honors_awards",
            "honors_rules", "honors_notice",
            "prose", "notfound", "gone", "sitemap",
            } <= set(found)  # fmt: skip
    return found


@pytest.fixture(scope="module")
def play() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def chromium(play: Playwright) -> Iterator[Browser]:
    with browser(play) as started:
        yield started


def faults(page: Page) -> list[str]:
    """Run axe on the page; one line a fault, with the element."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = json.dumps({"runOnly": {"type": "tag", "values": AXE_TAGS}})
    result = page.evaluate(f"axe.run(document, {options})")
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


LOOKS = [(360, "light"), (1280, "light"), (360, "dark"), (1280, "dark")]
"""A dark page is laid out as a light one: its colours are looked at in one width in every run."""


@pytest.mark.parametrize("look", LOOKS[: share(3, 4)])
def test_axe_finds_nothing_on_any_kind_of_page(
    chromium: Browser, address: str, kinds: dict[str, str], look: tuple[int, str], proof: Tell
) -> None:
    width, scheme = look
    proof("axe finds nothing on any kind of page, narrow and wide, light and dark", count=1)
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    found = {}
    for name, url in kinds.items():
        page.goto(address + url)
        if problems := faults(page):
            found[name] = problems
    page.close()
    assert not found


def test_axe_would_find_a_fault(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(address + "/")
    page.evaluate("document.querySelector('main').innerHTML += '<img src=\"/favicon.svg\">'")
    assert any(problem.startswith("image-alt") for problem in faults(page))
    page.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_is_wider_than_the_screen(
    chromium: Browser, address: str, kinds: dict[str, str], width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    wide = {}
    for name, url in kinds.items():
        page.goto(address + url)
        if (found := page.evaluate("document.documentElement.scrollWidth")) > width:
            wide[name] = found
    page.close()
    assert not wide


def test_the_first_opening_is_on_the_first_screen_of_a_phone(
    chromium: Browser, address: str
) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    page.goto(address + "/")
    box = page.locator('main a[href^="/opening/"]').first.bounding_box()
    page.close()
    assert box
    assert box["y"] + box["height"] <= 740


def test_no_text_is_smaller_than_16_px(
    chromium: Browser, address: str, kinds: dict[str, str]
) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    small = """() => [...document.querySelectorAll('body *')].filter(e =>
        [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) &&
        parseFloat(getComputedStyle(e).fontSize) < 16).map(e => e.outerHTML.slice(0, 90))"""
    found = {}
    for name, url in kinds.items():
        page.goto(address + url)
        if texts := page.evaluate(small):
            found[name] = texts
    page.close()
    assert not found


def test_pages_keep_a_strict_policy_and_ask_no_other_host(
    chromium: Browser, address: str, kinds: dict[str, str]
) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    said: list[str] = []

    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for url in kinds.values():
        answer = page.goto(address + url, wait_until="load")
        assert answer
        assert answer.header_value("content-security-policy") == policy(url)
    page.close()
    assert [url for url in asked if not url.startswith(address)] == []
    assert said == []


def walk_to_sign_up(page: Page, address: str) -> str:
    """Go from the home page to an opening's sign-up link by following links only."""
    page.goto(address + "/")
    menu = page.locator("header summary").first
    if menu.is_visible():
        menu.click()
    page.locator('nav a[href="/openings/"]:visible').first.click()
    page.locator('main a[href^="/opening/"]').first.click()
    link = page.locator('main a[href^="https://chinavolunteer"]:visible').first
    assert link.is_visible()
    return link.get_attribute("href") or ""


def test_a_citizen_gets_from_home_to_sign_up_without_javascript(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    assert walk_to_sign_up(context.new_page(), address).startswith("https://")
    context.close()


def test_a_keyboard_reaches_the_content_first(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(address + "/openings/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    page.close()
    assert outline == "solid"


SHOWN = """selector => [...document.querySelectorAll(selector)]
    .filter(e => e.getClientRects().length && getComputedStyle(e).visibility === 'visible')
    .map(e => e.getAttribute('href'))"""


def test_old_kernels_read_and_navigate(
    play: Playwright, address: str, kinds: dict[str, str], tmp_path: Path
) -> None:
    """Playwright's own visibility test needs a newer browser, so the page is asked itself."""
    with old_browser(play, tmp_path) as old:
        assert old.version.startswith("92.")
        page = old.new_page(viewport={"width": 1280, "height": 740})
        for name, url in kinds.items():
            page.goto(address + url)
            assert page.evaluate(SHOWN, "h1"), name
            assert page.evaluate(SHOWN, "header nav a"), name
        page.set_viewport_size({"width": 360, "height": 740})
        for name, url in kinds.items():
            page.goto(address + url)
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
        ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert ground == "rgb(250, 246, 238)"
        page.goto(address + "/")
        page.goto(address + page.evaluate(SHOWN, 'main a[href^="/opening/"]')[0])
        assert page.evaluate(SHOWN, 'main a[href^="https://chinavolunteer"]')
