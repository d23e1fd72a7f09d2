"""From the front page to any open opening in four clicks, on a phone, without a script."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from scripts.serving import served
from tests.browsers import browser
from tests.finding.count import Count
from tests.finding.walking import Step, ways
from tests.plugins.building import Kept
from tests.support import Sandbox

pytestmark = pytest.mark.browser
MOST = 4


@pytest.fixture(scope="module")
def phone() -> Iterator[Page]:
    with browser() as started:
        context = started.new_context(
            java_script_enabled=False, viewport={"width": 360, "height": 740}
        )
        yield context.new_page()


def follow(page: Page, address: str, steps: list[Step]) -> int:
    """Click one's way, folds included, and return how many clicks it took."""
    clicks = 0
    page.goto(address + "/")
    for step in steps:
        link = page.locator(f'main a[href="{step.link}"]')
        if step.folded:
            fold = page.locator("main details", has=link).first
            fold.locator("summary").first.click()
            clicks += 1
        link.locator("visible=true").first.click()
        clicks += 1
    return clicks


def test_every_open_opening_is_four_clicks_away(
    phone: Page, demo_site: Sandbox, demo_count: Count
) -> None:
    found = ways(demo_site.output, MOST)
    wanted = [row["id"] for row in demo_count.public if demo_count.state(row) == "open"]
    assert len(wanted) > 50
    assert [one for one in wanted if f"/opening/{one}/" not in found] == []
    with served(demo_site.output) as address:
        for one in wanted:
            clicks = follow(phone, address, found[f"/opening/{one}/"])
            assert clicks <= MOST, one
            assert phone.url == f"{address}/opening/{one}/"


def test_one_narrows_to_division_category_and_weekend(
    phone: Page, demo_site: Sandbox, demo_count: Count
) -> None:
    triples = [url for url, ids in demo_count.pages.items() if ids and url.count("/") == 7]
    assert len(triples) > 10
    found = ways(demo_site.output, MOST - 1)
    assert [url for url in triples if url not in found] == []
    with served(demo_site.output) as address:
        for url in triples[:5]:
            follow(phone, address, found[url])
            shown = phone.locator("main .opening-title a").all()
            ids = [str(link.get_attribute("href")).split("/")[2] for link in shown]
            assert ids == demo_count.pages[url][:20]


def test_the_walk_finds_out_when_a_list_isnt_linked(tricky_site: Kept, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<main><details><a href="/a/">a</a></details></main>', encoding="utf-8"
    )
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(
        '<main><a href="/opening/X/">x</a></main>', encoding="utf-8"
    )
    assert "/opening/X/" in ways(tmp_path, 3)
    assert "/opening/X/" not in ways(tmp_path, 2)
    assert re.match(r"/openings/", next(iter(tricky_site.pages["index.html"].view.categories)).url)
