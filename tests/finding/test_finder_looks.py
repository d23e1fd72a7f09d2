"""The finder and the lists: axe finds nothing, in whatever state, on a phone and a desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from scripts.serving import served
from tests.browsers import browser
from tests.finding.finder import opened
from tests.plugins.building import Kept
from tests.whole.test_browser import faults

pytestmark = pytest.mark.browser

STATES = ["", "?weekend=this", "?people=-elders&division=431002", "?q=nothing", "?sort=distance"]
LISTS = [
    "/openings/", "/openings/division/431002/category/community/", "/openings/day/2026-11-20/",
    "/openings/without/elders/", "/openings/street/431003001/", "/openings/sorted/places/",
    "/division/431002/",
]  # fmt: skip


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(chromium: Browser, tricky_site: Kept, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    found = {}
    with served(tricky_site.place.output) as address:
        for query in STATES:
            opened(page, address, query)
            for fold in page.locator("#finder summary:visible").all():
                fold.click()
            found[query] = faults(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, query
        for url in LISTS:
            page.goto(address + url)
            for fold in page.locator("main summary").all():
                fold.click()
            found[url] = faults(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, url
    page.close()
    assert {name: problems for name, problems in found.items() if problems} == {}
