"""The panel and the preview in a real browser, on a phone and at a desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsers import AXE, browser
from tests.management.preview.conftest import Desk

pytestmark = pytest.mark.browser
WIDTHS = (360, 1280)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(params=WIDTHS)
def at_form(request: pytest.FixtureRequest, desk: Desk, chromium: Browser) -> Iterator[Page]:
    """A form of an opening that lacks something, with its scripts."""
    yield from _form(desk, chromium, request.param, scripts=True)


@pytest.fixture
def without_scripts(desk: Desk, chromium: Browser) -> Iterator[Page]:
    yield from _form(desk, chromium, 1280, scripts=False)


def _form(desk: Desk, chromium: Browser, width: int, *, scripts: bool) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=scripts
    )
    context.add_cookies(
        [
            {"name": cookie.name, "value": cookie.value or "", "url": desk.office.url}
            for cookie in desk.office.browser.cookies
        ]
    )
    page = context.new_page()
    page.goto(f"{desk.office.url}/admin/records/opening/{_poor(desk)}/change/")
    yield page
    context.close()


def _poor(desk: Desk) -> str:
    """Return an opening that says no risks."""
    openings = desk.snapshot.of("openings").values()
    return str(next(one.id for one in openings if not one.risks and not one.publish_at))


def test_the_panel_leads_to_the_field_and_the_preview_follows_the_form(
    at_form: Page, desk: Desk
) -> None:
    at_form.locator(".record-panel a[href='#id_risks']").click()
    expect(at_form.locator("#id_risks")).to_be_in_viewport()
    at_form.fill("#id_title", "还没有保存的标题")
    at_form.fill("#id_risks", "岸边湿滑，可能滑倒")
    at_form.get_by_role("button", name="看看公开后的样子").click()
    around = at_form.frame_locator("iframe[name=record-preview]")
    inside = around.frame_locator("iframe")
    expect(inside.get_by_role("heading", level=1)).to_have_text("还没有保存的标题", timeout=60_000)
    expect(inside.get_by_text("岸边湿滑，可能滑倒")).to_be_attached()
    expect(around.get_by_text("预览，尚未公开")).to_be_visible()
    expect(at_form.locator("#id_title")).to_have_value("还没有保存的标题")
    assert at_form.url.endswith(f"/{_poor(desk)}/change/#id_risks"), "the form stays as it is"


def test_it_fits_the_screen_and_reads_well(at_form: Page) -> None:
    around = at_form.frame_locator("iframe[name=record-preview]")
    at_form.locator(".record-preview").scroll_into_view_if_needed()
    expect(around.frame_locator("iframe").get_by_role("heading", level=1)).to_be_visible(
        timeout=60_000
    )
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for frame in at_form.frames:
        assert frame.evaluate(wide) <= 0, frame.url
    at_form.add_script_tag(path=AXE)
    scan = (
        "axe.run({include: ['.record-panel', '.record-preview', '.record-preview-row']}, "
        "{iframes: false}).then(found => found.violations.map(one => one.id))"
    )
    assert at_form.evaluate(scan) == []


def test_a_link_of_the_unsaved_preview_leads_to_the_form(at_form: Page) -> None:
    at_form.fill("#id_title", "还没有保存的标题")
    at_form.get_by_role("button", name="看看公开后的样子").click()
    around = at_form.frame_locator("iframe[name=record-preview]")
    around.get_by_text("要补充或核对").click(timeout=60_000)
    around.locator("a[href$='#id_risks']").click()
    expect(at_form.locator("#id_risks")).to_be_in_viewport()
    expect(at_form.locator("#id_title")).to_have_value("还没有保存的标题")


@pytest.mark.parametrize("link", ["a[href='/']", "a[href^='/organization/']"])
def test_a_link_inside_the_preview_says_why_it_does_not_open(at_form: Page, link: str) -> None:
    button = at_form.get_by_role("button", name="看看公开后的样子")
    button.click()
    inside = at_form.frame_locator("iframe[name=record-preview]").frame_locator("iframe")
    inside.locator(link).first.click(timeout=60_000)
    expect(inside.get_by_text("里面的链接打不开")).to_be_visible()
    button.click()
    expect(inside.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)


def test_without_scripts_the_preview_opens_beside_the_form(without_scripts: Page) -> None:
    without_scripts.fill("#id_title", "还没有保存的标题")
    with without_scripts.context.expect_page() as opened:
        without_scripts.get_by_role("button", name="看看公开后的样子").click()
    beside = opened.value
    expect(beside.get_by_text("预览，尚未公开")).to_be_visible(timeout=60_000)
    heading = beside.frame_locator("iframe").get_by_role("heading", level=1)
    expect(heading).to_have_text("还没有保存的标题")
    assert without_scripts.url.endswith("/change/")
