"""Kits: complete, right, and never part of the site."""

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.plugins.building import Kept, keep
from tests.publicity.kits import ADDRESS, FILES, SLUGS, kit, kits, one_story, ten_stories
from tests.support import tree


def article(site: Kept, slug: str) -> Element:
    """Return the body of a story's WeChat article."""
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        kit(site.place, slug, "wechat.html")
    )
    body: Element = root.find("body")
    return body


def words(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_every_story_has_a_whole_kit(kits_site: Kept) -> None:
    folders = {path.name: path for path in kits(kits_site.place).iterdir() if path.is_dir()}
    assert sorted(folders) == SLUGS
    assert len(SLUGS) == 10
    for folder in folders.values():
        assert {file.name for file in folder.iterdir()} == FILES


def test_nothing_of_kits_is_in_the_site(kits_site: Kept) -> None:
    output = tree(kits_site.place.output)
    assert not [path for path in output if "kit" in path or (path.endswith((".txt", "wechat.html"))
                and path != "robots.txt")]  # fmt: skip
    everything = b"\n".join(output.values())
    for slug in SLUGS:
        assert kit(kits_site.place, slug, "sms.txt").strip().encode() not in everything
    assert set(kits(kits_site.place).parent.iterdir()).isdisjoint({kits_site.place.output})


@pytest.mark.parametrize("slug", SLUGS)
def test_a_wechat_article_has_inline_styles_and_no_more(kits_site: Kept, slug: str) -> None:
    body = article(kits_site, slug)
    for element in body.iter():
        assert element.tag not in {"style", "script", "link", "a", "iframe", "svg", "div"}
        assert element.get("style"), element.tag
        assert set(element.attrib) <= {
            "style", "src", "alt", "width", "height", "colspan", "rowspan", "start", "lang",
        }  # fmt: skip
    assert "var(" not in kit(kits_site.place, slug, "wechat.html")


@pytest.mark.parametrize("slug", SLUGS)
def test_a_wechat_article_says_what_the_page_says(kits_site: Kept, slug: str) -> None:
    page = html5lib.parse(kits_site.url(f"/story/{slug}/"), namespaceHTMLElements=False)
    prose = next(e for e in page.iter("div") if e.get("class") == "prose")
    told = words("".join(article(kits_site, slug).itertext()))
    for part in prose.itertext():
        assert words(part).strip("↩\u00a0") in told, part
    assert f"原文：{ADDRESS}/story/{slug}/" in told
    assert "来源：演示稿" in told
    assert "演示·内容虚构" in told


def test_pictures_have_whole_addresses_and_links_are_spelled_out(kits_site: Kept) -> None:
    body = article(kits_site, "nine-months-on-one-timetable")
    pictures = [image.get("src") for image in body.iter("img")]
    assert pictures == [f"{ADDRESS}/images/2026/three-ridges.png"] * 2
    text = "".join(body.itertext())
    for number, link in enumerate(
        (f"{ADDRESS}/register/", f"{ADDRESS}/safety/", "https://www.gov.cn/zhengce/"), 1
    ):
        assert f"[链接{number}] {link}" in text
    assert "怎样注册[链接1]" in text


def test_footnotes_tables_lists_and_quotations_stay_readable(kits_site: Kept) -> None:
    body = article(kits_site, "the-character-no-phone-could-type")
    text = "".join(body.itertext())
    assert "少一个字。[1]" in text
    assert "注释" in text
    assert "↩" not in text
    cell = next(body.iter("td"))
    assert "border: 1px solid" in cell.get("style", "")
    assert "border-left" in next(body.iter("blockquote")).get("style", "")
    assert "list-style: decimal" in next(body.iter("ol")).get("style", "")


def test_a_link_that_is_its_own_address_gets_no_number(tmp_path: Path) -> None:
    body = "[a@example.org](mailto:a@example.org) [上面](#x) <https://example.org/> [又](/safety/)"
    site = keep(one_story(tmp_path, body=body), SITE_URL=ADDRESS)
    text = "".join(article(site, "one").itertext())
    assert re.findall(r"\[链接\d\]", text) == ["[链接1]", "[链接1]"]


def test_the_preview_shows_all_kits(kits_site: Kept) -> None:
    index = (kits(kits_site.place) / "index.html").read_text(encoding="utf-8")
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(index)
    named = [e.get("href") for e in root.iter("a")] + [e.get("src") for e in root.iter("img")]
    for address in (name for name in named if name and not name.startswith("https://")):
        assert (kits(kits_site.place) / address).exists(), address
    assert next(e.get("id") for e in root.iter("section")) == "hot-water-on-a-rainy-day"
    assert "未设网址" not in index


def test_a_story_that_is_gone_takes_its_kit_along(tmp_path: Path) -> None:
    place = ten_stories(tmp_path)
    keep(place, SITE_URL=ADDRESS)
    gone, withdrawn = "red-vest-at-the-crossing", "old-books-up-the-mountain"
    (place.content / "stories/2026" / f"{gone}.md").unlink()
    file = place.content / "stories/2026" / f"{withdrawn}.md"
    file.write_text(file.read_text().replace("demo: true", "demo: true\nwithdrawn: 2026-11-24"))
    keep(place, SITE_URL=ADDRESS)
    left = sorted(path.name for path in kits(place).iterdir() if path.is_dir())
    assert left == [slug for slug in SLUGS if slug not in (gone, withdrawn)]
    assert not (place.output / "story" / withdrawn).exists()
    assert len(list((place.root / "build/cache/cards").iterdir())) == len(left)
    index = (kits(place) / "index.html").read_text(encoding="utf-8")
    assert "红马甲" not in index


def test_a_name_is_masked_in_every_part_of_a_kit(tmp_path: Path) -> None:
    people = (
        "people:\n  - {name: 张三丰, role: 老师, consents: []}\n"
        "weibo: 张三丰又来了\nsms: 张三丰又来了\n"
    )
    body = "张三丰说：来的人多。"
    masked = keep(one_story(tmp_path / "masked", "张三丰的一天", people, body), SITE_URL=ADDRESS)
    texts = b"".join(tree(kits(masked.place)).values()).decode(errors="replace")
    assert "张三丰" not in texts
    assert "张**又来了" in kit(masked.place, "one", "weibo.txt")
    written = people.replace("张三丰又", "张**又").partition("weibo")[2]
    plain = keep(
        one_story(tmp_path / "plain", "张**的一天", f"weibo{written}", "张\\*\\*说：来的人多。"),
        SITE_URL=ADDRESS,
    )
    assert tree(kits(masked.place)) == tree(kits(plain.place))


def test_a_refused_site_leaves_the_kits_as_they_were(tmp_path: Path) -> None:
    place = one_story(tmp_path)
    place.run("build", SITE_URL=ADDRESS)
    before = tree(kits(place))
    assert before
    story = place.content / "stories/one.md"
    story.write_text(story.read_text().replace("正文", "[坏链接](/nowhere/)"), encoding="utf-8")
    place.run("build", code=1, SITE_URL=ADDRESS)
    assert tree(kits(place)) == before
    story.write_text(story.read_text().replace("/nowhere/", "/about/"), encoding="utf-8")
    place.run("build", SITE_URL=ADDRESS)
    assert tree(kits(place)) != before
    assert not (place.root / "build/notes").exists()


def test_what_is_shown_where_a_link_is_shared(kits_site: Kept) -> None:
    slug = "seven-lessons-from-the-riverbank"
    root = html5lib.parse(kits_site.url(f"/story/{slug}/"), namespaceHTMLElements=False)
    said = {e.get("property"): e.get("content") for e in root.iter("meta") if e.get("property")}
    assert said == {
        "og:title": "河边捡垃圾，我们踩过的七个坑",
        "og:description": said["og:description"],
        "og:type": "article",
        "og:url": f"{ADDRESS}/story/{slug}/",
        "og:site_name": "郴州志愿之城",
        "og:locale": "zh_CN",
        "og:image": f"{ADDRESS}/story/{slug}/card.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "分享卡片：河边捡垃圾，我们踩过的七个坑",
        "article:published_time": "2026-05-22T08:30:00+08:00",
        "article:modified_time": "2026-05-25T10:00:00+08:00",
    }
    assert "article:published_time" not in kits_site.url("/stories/")
