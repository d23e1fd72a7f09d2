import dataclasses
import itertools
import re
from xml.etree import ElementTree as ET

import html5lib
import pytest

from plugins.pages.render import render
from tests.theme.examples import NOW, THEME, page_examples, rendered, site, templates

PAGES = dict(page_examples())
HEADINGS = [f"h{level}" for level in range(1, 7)]
BANNER = "演示网站：页面上的组织、活动和联系方式都是虚构的"


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    env = templates()
    return {name: rendered(env, page) for name, page in PAGES.items()}


def parsed(text: str) -> ET.Element:
    root: ET.Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    return root


def test_every_template_has_an_example() -> None:
    shown = {page.template for page in PAGES.values()}
    found = {f"pages/{file.name}" for file in (THEME / "templates" / "pages").glob("*.html")}
    assert found == shown


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_well_formed_with_headings_in_order(name: str, texts: dict[str, str]) -> None:
    root = parsed(texts[name])
    levels = [int(node.tag[1]) for node in root.iter() if node.tag in HEADINGS]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_needs_no_script_style_or_other_host(name: str, texts: dict[str, str]) -> None:
    root = parsed(texts[name])
    own = [node for node in root.iter() if node.tag in ("script", "style")]
    assert {node.get("type") for node in own} <= {"application/ld+json"}  # data, nothing runs
    assert not [node for node in root.iter() if node.get("style")]
    assert not re.search(r'(src|srcset)="(https?:)?//', texts[name])
    assert all(image.get("alt") is not None for image in root.iter("img"))


@pytest.mark.parametrize("name", PAGES)
def test_the_demo_mark_and_the_footer_stand_on_a_page(name: str, texts: dict[str, str]) -> None:
    assert BANNER in texts[name]
    assert "全国志愿服务信息系统" in texts[name]
    assert "云溪市志愿服务工作指导中心" in texts[name]


def home(**changes: object) -> str:
    return render(templates(), PAGES["home 首页"], dataclasses.replace(site(), **changes), NOW)  # type: ignore[arg-type]  # the names are fields of Site


def test_only_a_demo_bears_the_demo_mark() -> None:
    assert BANNER not in home(demo=False)


def test_an_unset_mark_is_left_out() -> None:
    text = home(marks=())
    assert "主办单位" not in text
    assert 'class="wrap marks"' not in text


def test_the_canonical_address_needs_a_public_one() -> None:
    assert '<link rel="canonical" href="https://example.org/">' in home()
    assert "canonical" not in home(base_url="")


def test_robots_are_turned_away_where_asked() -> None:
    assert '<meta name="robots" content="noindex">' in home()
    assert "noindex" not in home(noindex=False)


def test_record_text_carries_its_language(texts: dict[str, str]) -> None:
    root = parsed(texts["opening 英文"])
    assert root.get("lang") == "zh-CN"
    assert next(root.iter("h1")).get("lang") == "en"
    assert next(root.iter("title")).get("lang") == "en"


def test_the_current_place_is_marked(texts: dict[str, str]) -> None:
    root = parsed(texts["list 招募信息"])
    nav = [node for node in root.iter("a") if node.get("aria-current") == "true"]
    assert {node.get("href") for node in nav} == {"/openings/", "/openings/division/000002/"}
    pages = [node for node in root.iter("span") if node.get("aria-current") == "page"]
    assert len(pages) == 1


def test_a_cancelled_notice_gives_its_reason_and_no_way_to_join(texts: dict[str, str]) -> None:
    text = texts["opening 已取消"]
    assert "山上有大雨" in text
    assert "去官方平台报名" not in text
    assert 'class="plain"' in text
    assert "还有 4 个名额" not in text


def test_an_empty_list_says_what_to_do(texts: dict[str, str]) -> None:
    assert "换个条件再找" in texts["list 没有一条"]
