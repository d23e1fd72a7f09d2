"""What staff write, and what becomes of it."""

import json

import html5lib
import pytest

from plugins.stories.markdown import LONGEST, Converter
from plugins.stories.tree import safe_link
from tests.support import FIXTURES, real_data

converter = Converter()

ALLOWED = {
    "DOCUMENT_FRAGMENT", "p", "a", "img", "em", "strong", "code", "pre", "br", "hr", "ul", "ol",
    "li", "blockquote", "h2", "h3", "div", "figure",
    "figcaption", "table", "thead", "tbody", "tr", "td", "th", "sup",
}  # fmt: skip


def html(text: str) -> str:
    found, notes = converter.convert(text)
    assert notes.problems == []
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一行\n第二行", "<p>第一行第二行</p>"),
        ("**重点**\n第二行", "<p><strong>重点</strong>第二行</p>"),
        ("见[这里](/a/)\n再看", '<p>见<a href="/a/">这里</a>再看</p>'),
        ("first\nsecond", "<p>first\nsecond</p>"),
        ("中文 word\n中文", "<p>中文 word\n中文</p>"),
        ("换行  \n下一行", "<p>换行<br>\n下一行</p>"),
        ("**“重点”**内容", "<p><strong>“重点”</strong>内容</p>"),
        ("“引号”——破折号……", "<p>“引号”——破折号……</p>"),
    ],
)
def test_chinese_lines_are_joined_and_others_are_not(text: str, expected: str) -> None:
    assert html(text) == expected


def test_code_keeps_its_lines() -> None:
    assert "一\n二" in html("    一\n    二")


def test_headings_begin_at_h2_skip_no_level_and_have_ids_of_their_words() -> None:
    found = html("# 一、为什么\n\n### 太深\n\n# 一、为什么\n\n## `代码` 和 *强调*")
    assert '<h2 id="一-为什么">' in found
    assert '<h3 id="太深">' in found
    assert '<h2 id="一-为什么-2">' in found
    assert '<h3 id="代码-和-强调">' in found


def test_raw_html_is_shown_never_interpreted() -> None:
    found = html('<script>alert(1)</script>\n\n<div style="x">文 <b onclick=x>字</b></div>')
    assert "<script" not in found
    assert "<div" not in found
    assert "<b" not in found
    assert "&lt;script&gt;" in found


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:x",
        "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//elsewhere.example.org/",
        "&#106;avascript:alert(1)", "\x01javascript:x", "\\\\host",
    ],
)  # fmt: skip
def test_unsafe_links_are_told_apart(address: str) -> None:
    assert not safe_link(address)


@pytest.mark.parametrize(
    "address",
    ["/openings/", "#第二节", "https://a.example.org/x?y=1:2", "mailto:a@example.org", "tel:12345",
     "{filename}/stories/a.md", "a/b:c"],
)  # fmt: skip
def test_safe_links_stand(address: str) -> None:
    assert safe_link(address)


def test_an_unsafe_link_is_reported_and_disarmed() -> None:
    found, notes = converter.convert("[点](javascript:alert(1)) <javascript:alert(2)>")
    assert len(notes.problems) == 1
    assert "href" not in found


def test_a_picture_with_a_title_is_a_figure() -> None:
    found = html('![河岸](/images/a.jpg "清理之后")')
    assert "<figure><img" in found
    assert 'alt="河岸"' in found
    assert 'loading="lazy"' in found
    assert "<figcaption>清理之后</figcaption></figure>" in found
    assert "title=" not in found


def test_the_notes_of_one_text_do_not_reach_the_next() -> None:
    _, first = converter.convert("![河](/images/a.jpg)")
    _, second = converter.convert("文字")
    assert first.pictures == ["/images/a.jpg"]
    assert second.pictures == []


def test_a_table_scrolls_and_has_no_inline_style() -> None:
    found = html("| 数 | 名 |\n|--:|:--|\n| 1 | 甲 |\n")
    assert 'class="table-scroll"' in found
    assert 'tabindex="0"' in found
    assert '<td class="align-right">1</td>' in found
    assert "style" not in found
    assert "align=" not in found


def test_footnotes_lead_there_and_back() -> None:
    found = html("说法[^1]。\n\n[^1]: 出处。")
    assert 'href="#fn:1"' in found
    assert 'href="#fnref:1"' in found
    assert "回到正文" in found


def test_a_text_too_long_for_the_library_is_refused() -> None:
    found, notes = converter.convert("字" * (LONGEST + 1))
    assert found == ""
    assert "请缩到" in notes.problems[0]


def harmful(text: str) -> list[str]:
    """Name what in a converted text could act in a browser."""
    found, _ = converter.convert(text)
    tree = html5lib.parseFragment(found, namespaceHTMLElements=False)
    names = []
    for element in tree.iter():
        if element.tag not in ALLOWED:
            names.append(str(element.tag))
        names += [name for name in element.attrib if name.startswith("on") or name == "style"]
        names += [name for name in ("href", "src") if not safe_link(element.attrib.get(name, "/"))]
    return names


def test_attacks_do_not_get_through() -> None:
    attacks = (FIXTURES / "plugins" / "attacks.txt").read_text(encoding="utf-8").splitlines()
    assert len(attacks) > 20
    assert {attack: harmful(attack) for attack in attacks if harmful(attack)} == {}


def test_the_check_for_harm_finds_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converter, "convert", lambda text: (text, None))
    assert harmful("<script>alert(1)</script>") == ["script"]
    assert harmful('<a href="javascript:x" onclick="x">x</a>') == ["onclick", "href"]


def test_naughty_strings_do_no_harm() -> None:
    strings = json.loads(real_data("naughty/blns.json").read_text(encoding="utf-8"))
    assert len(strings) > 400
    assert {text: harmful(text) for text in strings if harmful(text)} == {}
