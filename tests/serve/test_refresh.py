"""What changes is on the open page by itself, and what is wrong is said there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import browser
from tests.plugins.sample import write_sample
from tests.serve.loops import DEADLINE, Checkout, Loop, checkout, serving
from tests.support import tree

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with browser() as started:
        found = started.new_page(viewport={"width": 360, "height": 640})
        found.set_default_timeout(DEADLINE * 1000)
        expect.set_options(timeout=DEADLINE * 1000)
        yield found


@pytest.fixture
def story(page: Page, running: Loop) -> Iterator[Page]:
    """The story's page, without a mistake of the page's own."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if _is_policy(said.text) else None)
    page.goto(f"{running.url}/story/tried/")
    yield page
    assert faults == []


def _is_policy(text: str) -> bool:
    return "Content Security Policy" in text


def test_an_edited_story_comes_by_itself_and_the_place_is_kept(
    story: Page, running: Loop, shared: Checkout
) -> None:
    story.evaluate("window.scrollTo(0, 400)")
    place = story.evaluate("window.scrollY")
    assert place > 0
    shared.write_story("改过的句子。")
    expect(story.get_by_text("改过的句子。")).to_be_attached()
    assert running.wait(r"已更新（改了 content/stories/tried\.md，\d+\.\d 秒）")
    story.wait_for_function("place => window.scrollY === place", arg=place)


def test_a_changed_style_comes_too(story: Page, shared: Checkout) -> None:
    sheet = next(shared.root.glob("theme/static/css/*.css"))
    with sheet.open("a", encoding="utf-8") as file:
        file.write("\nmain { outline: 7px solid }\n")
    expect(story.locator("main")).to_have_css("outline-width", "7px")


def test_a_mistake_is_said_on_the_page_until_it_is_mended(
    story: Page, running: Loop, shared: Checkout
) -> None:
    before, since = tree(shared.place.output), running.said
    shared.write_story("这句看不到。", title="[没有关上")
    panel = story.locator("#serve-error")
    expect(panel).to_contain_text("没有更新")
    expect(panel).to_contain_text("content/stories/tried.md")
    expect(panel).to_have_css("position", "fixed")  # the page's policy lets its style in
    running.wait("没有更新（改了 content/stories/tried.md），网站仍是上一次成功的样子", since)
    running.wait(r"^ +.*content/stories/tried\.md", since)
    assert tree(shared.place.output) == before
    expect(story.get_by_role("heading", name="试一试")).to_be_visible()

    story.goto(f"{running.url}/openings/")
    expect(panel).to_contain_text("没有更新")
    shared.write_story("改好了。")
    expect(panel).to_have_count(0)
    story.goto(f"{running.url}/story/tried/")
    expect(story.get_by_text("改好了。")).to_be_visible()
    expect(panel).to_have_count(0)


def test_a_page_that_was_hidden_catches_up(story: Page, running: Loop, shared: Checkout) -> None:
    hide = "hidden => { Object.defineProperty(document, 'hidden', {get: () => hidden,"
    hide += " configurable: true}); document.dispatchEvent(new Event('visibilitychange')) }"
    story.evaluate(hide, True)
    since = running.said
    shared.write_story("没人看的时候改的。")
    running.wait("已更新", since)
    assert story.get_by_text("没人看的时候改的。").count() == 0
    story.evaluate(hide, False)
    expect(story.get_by_text("没人看的时候改的。")).to_be_attached()


def test_a_first_build_that_fails_says_why_until_there_is_a_site(
    page: Page, tmp_path: Path
) -> None:
    made = checkout(tmp_path)
    write_sample(made.place.content)
    made.write_story("还没有。", title="[没有关上")
    with serving(made, "--no-management") as loop:
        page.goto(f"{loop.url}/story/tried/")
        expect(page.get_by_role("heading", name="正在构建网站")).to_be_visible()
        expect(page.locator("#serve-error")).to_contain_text("没有建成")
        made.write_story("有了。")
        expect(page.get_by_text("有了。")).to_be_visible()
        assert loop.end() == 0
        with serving(made, "--no-management", "--port", loop.url.rpartition(":")[2]) as again:
            again.wait("已更新（启动")
            expect(page.get_by_text("有了。")).to_be_visible()
            made.write_story("重新启动以后的。")
            expect(page.get_by_text("重新启动以后的。")).to_be_visible()


def test_the_site_itself_knows_nothing_of_it(running: Loop, shared: Checkout) -> None:
    assert running.url
    names = tree(shared.place.output)
    assert "index.html" in names
    assert [name for name, data in names.items() if b".serve" in data or ".serve" in name] == []
