"""Weibo and SMS texts: counted independently, cut at sentences, the link last."""

import re

import pytest

from scripts.rules.short_texts import (
    Told,
    sms_length,
    sms_parts,
    sms_text,
    weibo_length,
    weibo_text,
)
from tests.plugins.building import Kept
from tests.publicity.kits import ADDRESS, SLUGS, kit

LINK = f"{ADDRESS}/story/one/"


def told(**changes: object) -> Told:
    fields = {"title": "题目", "summary": "第一句。第二句！", "link": LINK, "sign": "某某之城"}
    return Told(**{**fields, **changes})  # type: ignore[arg-type] # the names are fields of Told


def as_weibo_counts(text: str) -> int:
    """Two bytes of GBK are one Chinese character; what GBK lacks is Chinese as well."""
    half = sum(len(sign.encode("gbk", errors="replace").ljust(1)) if sign.isascii() else 2
               for sign in text)  # fmt: skip
    return (half + 1) // 2


def as_phones_count(text: str) -> tuple[int, int]:
    """UCS-2: two bytes a unit; 140 bytes a message, six of them taken in a longer one."""
    size = len(text.encode("utf-16-be"))
    return size // 2, 1 if size <= 140 else -(-size // 134)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_texts_of_every_kit_fit_and_are_counted_right(kits_site: Kept, slug: str) -> None:
    weibo, sms = (kit(kits_site.place, slug, name).strip() for name in ("weibo.txt", "sms.txt"))
    link = f" {ADDRESS}/story/{slug}/"
    assert weibo.endswith(link)
    assert sms.endswith(link)
    assert sms.startswith("【郴州志愿之城】")
    assert as_weibo_counts(weibo) <= 140
    units, parts = as_phones_count(sms)
    assert parts <= 3
    index = (kits_site.place.root / "build/kits/index.html").read_text(encoding="utf-8")
    section = index.partition(f'<section id="{slug}">')[2].partition("</section>")[0]
    assert f"{as_weibo_counts(weibo)} / 140 字" in section
    sent = "一条发完" if parts == 1 else f"分 {parts} 条发送"
    assert f"{units} 字，{sent}" in section


@pytest.mark.parametrize("slug", SLUGS)
def test_the_texts_end_with_a_sentence(kits_site: Kept, slug: str) -> None:
    for name in ("weibo.txt", "sms.txt"):
        text = kit(kits_site.place, slug, name).partition("（演示")[0]
        assert re.search(r"[。！？：】][”」]?$", text), text


@pytest.mark.parametrize(
    "text",
    ["", "a", "ab", "志愿", "a志", "𬭎", "https://example.org/story/x/", "2026年3月5日，来！", "é"],
)
def test_lengths_agree_with_another_count(text: str) -> None:
    assert weibo_length(text) == as_weibo_counts(text)
    assert (sms_length(text), sms_parts(text)) == as_phones_count(text)


@pytest.mark.parametrize(
    ("length", "parts"), [(1, 1), (70, 1), (71, 2), (134, 2), (135, 3), (201, 3), (202, 4)]
)
def test_the_edges_of_messages(length: int, parts: int) -> None:
    assert sms_parts("志" * length) == parts
    assert sms_parts("𬭎" * (length // 2) + "志" * (length % 2)) == parts


def test_as_many_sentences_as_fit() -> None:
    assert weibo_text(told()) == f"【题目】第一句。第二句！ {LINK}"
    long = told(summary="一。" + "长" * 60 + "。" + "尾" * 60 + "。")
    assert weibo_text(long) == f"【题目】一。{'长' * 60}。 {LINK}"
    assert weibo_text(told(summary="长" * 130)) == f"【题目】 {LINK}"
    assert sms_text(told(summary="短。" + "长" * 60)) == f"【某某之城】题目。短。 {LINK}"
    assert sms_text(told(title="来吗？")) == f"【某某之城】来吗？第一句。第二句！ {LINK}"
    assert sms_text(told(title="来", summary="他说：“好。”走了。")).endswith(f"走了。 {LINK}")


def test_an_english_sentence_ends_with_a_stop_before_a_space() -> None:
    text = told(title="Rain", summary=f"Version 2.5 is out. {'Long ' * 60}end.")
    assert weibo_text(text) == f"【Rain】Version 2.5 is out. {LINK}"


def test_a_long_title_gives_way_to_the_first_sentence() -> None:
    text = sms_text(told(title="题" * 60))
    assert text == f"【某某之城】第一句。第二句！ {LINK}"


def test_what_fits_nowhere_is_cut_at_a_clause_never_in_a_word() -> None:
    title = f"{'长' * 90}，{'尾' * 60}"
    assert weibo_text(told(title=title, summary="")) == f"{'长' * 90}… {LINK}"
    word = weibo_text(told(title="internationalization " * 20, summary=""))
    assert re.search(r"\w… ", word)
    assert set(re.findall(r"[a-z]{3,}", word.partition("…")[0])) == {"internationalization"}
    assert as_weibo_counts(word) <= 140


def test_what_staff_wrote_is_taken_and_ended_once() -> None:
    own = told(weibo="自己写的", sms=f"自己写的 {LINK} 来")
    assert weibo_text(own) == f"自己写的 {LINK}"
    assert sms_text(own) == f"【某某之城】自己写的 {LINK} 来"
    assert weibo_text(told(weibo="自己写的", demo=True)) == f"自己写的（演示，内容虚构） {LINK}"
    assert sms_text(told(sms="【别的】写的")) == f"【别的】写的 {LINK}"
