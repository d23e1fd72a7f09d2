"""What is indexed, and what an index is made of."""

import datetime as dt
import json
from pathlib import Path

import pytest

from scripts.errors import BuildError
from scripts.search import make_index
from scripts.search.index import FOLDER
from scripts.search.marked import read
from scripts.search.spelling import spelled
from tests.check.small_site import page
from tests.search.pages import marked, site, words_of
from tests.support import tree

NOW = dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)


def index(root: Path, kept: Path, **changes: str | None) -> Path:
    built = site(root, **changes)
    make_index(built, kept, NOW)
    return built / FOLDER


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("桂阳县", "桂 阳 县"),
        ("“CPR＋AED”：急救课", "“ CPR＋ AED”： 急 救 课"),
        ("12月5日 周三 14:00", "12 月 5 日\u2060 周 三\u2060 14: 00"),
        ("Ａ１座", "A1 座"),
        ("名字里有个“䶮”字", "名 字 里 有 个“ 䶮” 字"),
        ("𫖯仰之间", "𫖯 仰 之 间"),
    ],
)
def test_each_chinese_character_is_a_word(text: str, words: str) -> None:
    assert spelled((text,)) == words


def test_texts_of_different_blocks_are_not_one() -> None:
    assert spelled(("河", "岸")) == "河 ¶ 岸"


def test_only_what_is_marked_is_read() -> None:
    body = (
        '<article data-pagefind-body data-pagefind-filter="kind:opening, division:431002" '
        'data-pagefind-meta="note:报名中"><h2 data-pagefind-ignore>做什么</h2><p>捡<b>垃圾</b></p>'
        "<ul><li>手套<li>水</ul><div data-pagefind-ignore><p>加到<br>日历</p></div><img alt=''>袋子"
        "</article><aside>旁边的</aside>"
    )
    text = (
        page("x", body).replace("<h1>x</h1>", "").replace("<ul>", "<h1>清理 <i>河岸</i></h1><ul>")
    )
    found = read("opening/OP-1/index.html", text)
    assert (found.url, found.title, found.note) == ("/opening/OP-1/", "清理 河岸", "报名中")
    assert found.blocks == ("捡垃圾", "手套", "水", "袋子")
    assert found.filters == (("kind", "opening"), ("division", "431002"))


def test_a_marked_page_without_a_title_is_named() -> None:
    with pytest.raises(BuildError, match="opening/OP-1"):
        read("opening/OP-1/index.html", page("x", "<p data-pagefind-body>文字</p>"))


def test_three_runs_give_the_same_bytes(tmp_path: Path) -> None:
    made = [tree(index(tmp_path / f"{n}", tmp_path / f"kept-{n}")) for n in range(3)]
    assert made[0] == made[1] == made[2]
    assert len(made[0]) > 10


def test_past_years_stories_have_shards_of_their_own(tmp_path: Path) -> None:
    folder = index(tmp_path / "site", tmp_path / "kept")
    assert json.loads((folder / "shards.json").read_text()) == ["2023", "2024"]
    assert "路边有热茶" in words_of(folder / "2024")
    assert "风一直吹" not in words_of(folder / "2024")
    assert not (folder / "2024" / "pagefind.js").exists(), "one for all"


def kept_now(kept: Path) -> dict[str, int]:
    return {folder.name: folder.stat().st_ino for folder in kept.iterdir()}


def test_a_shard_is_made_again_only_if_its_pages_change(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    first = tree(index(tmp_path / "1", kept) / "2024")
    before = kept_now(kept)
    new = marked("又一个故事", "kind:story, year:2026", "新的一天。")
    second = tree(index(tmp_path / "2", kept, story__new=new) / "2024")
    after = kept_now(kept)
    assert first == second
    assert len(set(before.items()) & set(after.items())) == 2, "both past years are as they were"
    assert len(after) == 3, "what is not used any more is gone"


@pytest.mark.parametrize(
    ("gone", "words"), [("opening__OP_1", "捡垃圾"), ("story__old", "路边有热茶")]
)
def test_after_a_withdrawal_its_words_are_in_no_file(tmp_path: Path, gone: str, words: str) -> None:
    kept = tmp_path / "kept"
    assert words in words_of(index(tmp_path / "1", kept))
    after = index(tmp_path / "2", kept, **{gone.replace("OP_1", "OP-1"): None})
    assert words not in words_of(after)
    assert words not in words_of(kept)


def test_what_loses_its_mark_is_not_found_any_more(tmp_path: Path) -> None:
    over = page("清理河岸", "<p>带上手套，沿郴江捡垃圾。</p>")
    assert "捡垃圾" not in words_of(index(tmp_path, tmp_path / "kept", **{"opening__OP-1": over}))
