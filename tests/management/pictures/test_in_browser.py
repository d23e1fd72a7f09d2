"""Pictures chosen in a real browser, with scripts and without; the form fits a telephone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browsers import AXE, browser
from tests.management.pictures import specimens
from tests.management.pictures.desk import STATION, Desk

pytestmark = pytest.mark.browser


@contextmanager
def opened(desk: Desk, *, width: int, scripts: bool = True) -> Iterator[Page]:
    """Open the station's form as somebody who is logged in.

    The browser's loop and the database don't go together: only the API is asked meanwhile.
    """
    with browser() as chromium:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts
        )
        page = context.new_page()
        page.goto(f"{desk.office.url}/admin/login/")
        page.fill("[name=username]", "office")
        page.fill("[name=password]", "correct horse")
        page.click("[type=submit]")
        page.goto(desk.office.url + STATION)
        yield page


def choose(page: Page, folder: Path, *names: str) -> None:
    """Choose a file in each of the first boxes for new pictures."""
    for number, name in enumerate(names):
        file, make = (specimens.GOOD.get(name) or specimens.BAD[name])[:2]
        (folder / file).write_bytes(make())
        box = page.locator(".record-pictures .picture-new").nth(number)
        if box.get_attribute("open") is None:
            box.locator("summary").click()
        with page.expect_file_chooser() as choosing:
            box.locator("[type=file]").click()
        choosing.value.set_files(folder / file)


@pytest.mark.parametrize(("width", "scripts"), [(360, True), (1280, False)])
def test_pictures_are_chosen_described_and_seen(
    desk: Desk, tmp_path: Path, width: int, *, scripts: bool
) -> None:
    with opened(desk, width=width, scripts=scripts) as page:
        choose(page, tmp_path, "heic", "svg")
        page.locator(".picture [name$=-alt]").first.fill("志愿者在河边种树")
        page.locator(".picture [name$=-people]").first.fill("张三；2020-01-01 起")
        page.locator("[name=_save]").first.click()
        said = page.locator(".field-pictures .errorlist").first.inner_text()
        assert "logo.svg：这是 SVG 矢量图" in said
        small = page.locator(".picture img").first
        assert small.get_attribute("alt") == "志愿者在河边种树"
        if scripts:
            small.scroll_into_view_if_needed()
            small.evaluate("image => image.decode()")
            assert small.evaluate("image => image.naturalWidth") == specimens.WIDTH
        page.locator("[name=_save]").first.click()
        page.wait_for_url("**/station/")
        page.goto(desk.office.url + STATION)
        assert "可以公开" in page.locator(".picture-state").first.inner_text()
        if scripts:
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    (kept,) = desk.sent
    assert desk.fetched(kept)


def test_axe_finds_nothing_in_the_pictures_part(desk: Desk, tmp_path: Path) -> None:
    with opened(desk, width=360) as page:
        choose(page, tmp_path, "svg")
        page.locator("[name=_save]").first.click()
        page.locator(".picture .errorlist").wait_for()
        page.evaluate(AXE.read_text(encoding="utf-8"))
        options = "{runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}}"
        found = page.evaluate(f"axe.run('.record-pictures', {options})")
    assert [rule["id"] for rule in found["violations"]] == []
