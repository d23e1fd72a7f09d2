from collections import Counter
from pathlib import Path

import pytest

from tests.content.law import Quotation, blockquotes, difference, law_text, quotations
from tests.support import ROOT, real_data

PAGES = ROOT / "content" / "pages"
LAW = """# 某条例

## 第一章 总则

第一条 甲乙丙丁，戊己庚辛。

第二条 子丑寅卯。

（一）辰巳；

（二）午未。
"""


def _quotations() -> list[Quotation]:
    return [
        quotation
        for path in sorted(PAGES.glob("*.md"))
        for quotation in quotations(path.name, path.read_text(encoding="utf-8"))
    ]


def _example(text: str) -> Quotation:
    return next(quotations("例.md", text))


def test_every_quoted_article_says_what_the_law_says() -> None:
    folder = real_data("law")
    faults = [difference(quoted, law_text(folder, quoted.law)) for quoted in _quotations()]
    assert not [fault for fault in faults if fault]


def test_a_changed_character_of_any_quotation_is_noticed() -> None:
    folder = real_data("law")
    for quoted in _quotations():
        first, *rest = quoted.paragraphs
        changed = quoted._replace(paragraphs=[first[:-2] + "口" + first[-1], *rest])
        assert difference(changed, law_text(folder, quoted.law))


def test_the_pages_quote_what_they_must() -> None:
    quoted = Counter(
        (quotation.page, quotation.law, quotation.article) for quotation in _quotations()
    )
    for article in ("十二", "十五", "十六", "十七", "十九", "二十", "二十一", "二十五", "二十六"):
        assert quoted["regulation.md", "志愿服务条例", f"第{article}条"] == 1
    for article in ("十五", "二十五", "二十八", "三十一", "四十七"):
        assert quoted["privacy.md", "个人信息保护法", f"第{article}条"] == 1
    assert quoted["accessibility.md", "无障碍环境建设法", "第三十二条"] == 1


def test_a_true_quotation_passes_whole_or_in_part() -> None:
    for text in (
        "> **《某条例》第一条** 甲乙丙丁，戊己庚辛。",
        "> **《某条例》第一条** 甲乙丙丁，\n> 戊己庚辛。",
        "> **《某条例》第二条** 子丑寅卯。\n>\n> （一）辰巳；\n>\n> （二）午未。",
        "> **《某条例》第二条** 子丑寅卯。\n>\n> （二）午未。",
    ):
        assert difference(_example(text), LAW) is None


@pytest.mark.parametrize(
    "text",
    [
        "> **《某条例》第一条** 甲乙丙丁，戊已庚辛。",
        "> **《某条例》第一条** 甲乙丙丁。",
        "> **《某条例》第二条** 甲乙丙丁，戊己庚辛。",
        "> **《某条例》第二条** （二）午未。\n>\n> （一）辰巳；",
        "> **《某条例》第九条** 甲乙丙丁，戊己庚辛。",
    ],
)
def test_a_false_quotation_is_named(text: str) -> None:
    fault = difference(_example(text), LAW)
    assert fault
    assert "例.md：《某条例》" in fault


def test_a_quotation_without_its_law_is_refused() -> None:
    with pytest.raises(AssertionError, match="引文开头"):
        _example("> 第十二条 志愿服务组织可以招募志愿者。")


def test_quotations_side_by_side_stay_apart() -> None:
    assert blockquotes("> 甲\n\n> 乙\n>\n> 丙\n\n丁\n") == ["甲\n", "乙\n\n丙\n"]


def test_a_law_is_found_by_its_own_name_only(tmp_path: Path) -> None:
    (tmp_path / "某市某条例(2020-01-01).md").write_text("", encoding="utf-8")
    (tmp_path / "某条例(2017-08-22).md").write_text(LAW, encoding="utf-8")
    assert law_text(tmp_path, "某条例") == LAW
    with pytest.raises(AssertionError, match="正好有一个"):
        law_text(tmp_path, "没有的条例")


def test_every_article_of_the_regulation_has_its_plain_words() -> None:
    text = (PAGES / "regulation.md").read_text(encoding="utf-8")
    blocks = text.split("\n\n")
    bare = [
        block[:30]
        for block, following in zip(blocks, [*blocks[1:], ""], strict=True)
        if block.startswith(">") and (not following.strip() or following[0] in ">#")
    ]
    assert bare == []
