"""The built pages: who stands where, why, and who stands nowhere."""

from pathlib import Path

import pytest

from plugins.pages.views import HonorsPage, RecognitionPage, RollPage
from tests.honors.honored import CHANNEL, honors_snapshot
from tests.plugins.building import FILES, Kept, keep, workspace

NEVER = ("卫癸酉", "卫**", "褚壬申", "朱丁丑", "还不能说", "钱乙丑", "蒋甲戌", "蒋**")
"""Withdrawn, not yet public, or named no longer."""


def roll(site: Kept, url: str) -> set[str]:
    """Return the ids on a roll."""
    view = site.pages[f"{url.strip('/')}/index.html"].view
    assert isinstance(view, RollPage)
    return {name.url.split("/")[2] for group in view.groups for name in group.names}


def recognition(site: Kept, name: str) -> RecognitionPage:
    view = site.pages[f"recognition/{name}/index.html"].view
    assert isinstance(view, RecognitionPage)
    return view


def hub(site: Kept) -> HonorsPage:
    view = site.pages["honors/index.html"].view
    assert isinstance(view, HonorsPage)
    return view


@pytest.mark.parametrize(
    ("url", "ids"),
    [
        ("/honors/star/5/", {"RC-RARE", "RC-BEFORE"}),
        ("/honors/star/4/", set()),
        ("/honors/star/2/", {"RC-MASKED", "RC-AFTER"}),
        ("/honors/year/2025/", {"RC-2025"}),
        ("/honors/division/431021/", {"RC-MASKED", "RC-2025"}),
        ("/honors/division/431003/", set()),
    ],
)
def test_a_roll_holds_who_was_granted(honors_site: Kept, url: str, ids: set[str]) -> None:
    assert roll(honors_site, url) == ids


def test_whoever_was_not_granted_a_star_or_is_no_longer_named_is_nowhere(
    honors_site: Kept,
) -> None:
    for path in honors_site.pages:
        assert not [word for word in NEVER if word in honors_site.text(path)], path
    listed = honors_site.text("sitemap.xml")
    assert "/recognition/RC-WITHDRAWN/" not in listed
    assert "/recognition/RC-GRANTED/" in listed
    assert "recognition/RC-COMING/index.html" not in honors_site.pages


def test_a_withdrawn_one_says_that_and_why_and_no_name(honors_site: Kept) -> None:
    text = honors_site.url("/recognition/RC-WITHDRAWN/")
    assert "这项公示没有通过" in text
    assert "异议成立：时数重复登记" in text
    assert "样例河流守护志愿服务队" not in text
    assert '<meta name="robots" content="noindex">' in text
    assert "这项星级认定已经撤销" in honors_site.url("/recognition/RC-REVOKED/")


def test_names_by_consent_else_masked(honors_site: Kept) -> None:
    titles = {
        "RC-GRANTED": "赵甲子", "RC-MASKED": "欧阳**", "RC-LAPSED": "钱**",
        "RC-LAPSES": "孙丙寅", "RC-RARE": "𠮷甲子",
    }  # fmt: skip
    assert {name: recognition(honors_site, name).title for name in titles} == titles
    assert "钱**教老人用手机。" in honors_site.url("/recognition/RC-LAPSED/")
    for name, masked in (("RC-GRANTED", False), ("RC-MASKED", True), ("RC-LAPSED", True)):
        assert ("没有本人的同意" in honors_site.url(f"/recognition/{name}/")) is masked


def test_the_day_a_consent_ends_the_page_changes(honors_site: Kept, tmp_path: Path) -> None:
    page = honors_site.pages["recognition/RC-LAPSES/index.html"]
    assert str(page.changes_at) == "2026-11-26 00:00:00+08:00"
    later = keep(
        workspace(tmp_path, FILES, honors_snapshot()), BUILD_TIME="2026-11-26T00:00:00+08:00"
    )
    assert recognition(later, "RC-LAPSES").title == "孙**"
    assert "孙丙寅" not in "".join(later.text(path) for path in later.pages)


def test_why_this_star_on_both_sides_of_new_year(honors_site: Kept) -> None:
    before, after = (honors_site.url(f"/recognition/{name}/") for name in ("RC-BEFORE", "RC-AFTER"))
    assert (
        "到 2025年12月31日，累计服务 300 小时；按当天生效的标准，满 300 小时认定为五星。" in before
    )
    assert "到 2026年1月1日，累计服务 300 小时；按当天生效的标准，满 300 小时认定为二星。" in after
    assert '<a href="/honors/rules/#rule-SR-OLD">试行标准</a>' in before
    assert '<a href="/honors/rules/#rule-SR-NEW">星级认定标准</a>' in after
    assert "样例协会" in before
    assert "2026年1月1日" in after


def test_hours_that_are_too_few_are_said(honors_site: Kept) -> None:
    sentence = recognition(honors_site, "RC-TOO-FEW").why_sentence
    assert sentence.endswith("三星要满 600 小时，已请认定单位核对。")


def test_what_is_under_notice_says_dates_and_channel_first(honors_site: Kept) -> None:
    first, second = hub(honors_site).rounds
    assert [one.url.split("/")[2] for one in first.names] == ["RC-NOTICE-2", "RC-NOTICE"]
    assert (first.start, first.end, first.length) == (
        "2026年11月20日", "2026年11月26日", "5 个工作日",
    )  # fmt: skip
    text = honors_site.url("/honors/")
    assert text.index("2026年11月20日") < text.index(CHANNEL) < text.index("郑庚午")
    assert [fact.values for fact in second.channel] == [
        ("样例河流守护志愿服务队",), ("0735-5550101",),
    ]  # fmt: skip
    waiting = hub(honors_site).waiting
    assert waiting
    assert [one.name for one in waiting.names] == ["陈辛未"]


def test_a_page_under_notice_says_how_to_object_and_a_granted_one_does_not(
    honors_site: Kept,
) -> None:
    assert CHANNEL in honors_site.url("/recognition/RC-NOTICE/")
    assert CHANNEL not in honors_site.url("/recognition/RC-GRANTED/")


def test_the_notice_ends_at_midnight(honors_site: Kept, tmp_path: Path) -> None:
    page = honors_site.pages["recognition/RC-NOTICE/index.html"]
    assert str(page.changes_at) == "2026-11-27 00:00:00+08:00"
    later = keep(
        workspace(tmp_path, FILES, honors_snapshot()), BUILD_TIME="2026-11-27T00:00:00+08:00"
    )
    assert recognition(later, "RC-NOTICE").state.key == "review"
    assert len(hub(later).rounds) == 2  # the other round, and the one that has begun since


def test_the_front_page_names_notices_and_the_last_month(honors_site: Kept) -> None:
    text = honors_site.url("/")
    assert "2 名志愿者的星级认定，公示到 2026年11月26日" in text
    assert "2026年7月认定的星级志愿者" in text
    assert text.index("沿河一上午") < text.index("正在公示") < text.index("怎样开始")


def test_a_sheet_for_each_round(honors_site: Kept) -> None:
    text = honors_site.url("/honors/notice/")
    assert text.count('<section class="sheet">') == 2
    assert text.index("公示期：2026年11月20日") < text.index(CHANNEL) < text.index("郑庚午")


def test_awards_by_year_with_their_deeds(honors_site: Kept) -> None:
    text = honors_site.url("/honors/awards/")
    assert text.index("2025年") < text.index("韩**教手语。") < text.index("2024年")
    assert "十年巡河。" in text
    assert text.index("2024年") < text.index("杨丙子")


def test_the_rules_say_which_is_in_force(honors_site: Kept) -> None:
    text = honors_site.url("/honors/rules/")
    assert text.index("明年的标准") < text.index("将要生效") < text.index("现行标准")
    assert text.index("现行标准") < text.index("以前的标准")
    assert "2019年3月5日起，到 2026年1月1日由新标准替代" in text


def test_a_city_without_honors_has_no_such_pages(tmp_path: Path) -> None:
    bare = keep(workspace(tmp_path, {}))
    assert not [path for path in bare.pages if path.startswith(("honors/", "recognition/"))]
    assert "/honors/" not in bare.url("/")
    assert "/honors/" not in bare.url("/sitemap/")


def test_a_city_with_rules_alone_says_that_there_is_nobody_yet(tmp_path: Path) -> None:
    empty = keep(workspace(tmp_path, {}, honors_snapshot(recognitions=[], awards=[])))
    assert "现在没有正在公示的认定。" in empty.url("/honors/")
    assert "还没有认定星级志愿者" in empty.url("/honors/")
    assert "还没有五星志愿者。" in empty.url("/honors/star/5/")
    assert "honors/awards/index.html" not in empty.pages
    assert "正在公示" not in empty.url("/")
