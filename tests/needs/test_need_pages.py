"""Lists, matches and pages of needs against an independent count of the same records."""

import re
from pathlib import Path

import pytest

from tests.needs.count import Count
from tests.needs.shown import ids, page, section, whole_list
from tests.plugins.building import Kept

Counted = tuple[Path, Count]
FEW = 6
ANSWERED = "正好回应这些需要"
NOTICES, LIBRARY = "能帮上忙的招募", "能帮上忙的项目"


def test_there_is_a_page_for_every_list_and_every_public_need(counted: Counted) -> None:
    output, count = counted
    lists = {f"/{path.parent.relative_to(output)}/" for path in output.glob("needs/**/index.html")}
    assert {url for url in lists if "/page/" not in url} == set(count.lists())
    assert {path.parent.name for path in output.glob("need/*/index.html")} == {
        need["id"] for need in count.public
    }
    assert {path.parent.name for path in output.glob("survey/*/index.html")} == {
        survey["id"] for survey in count.surveys
    }


def test_every_list_shows_what_was_counted_and_every_choice_how_much(counted: Counted) -> None:
    output, count = counted
    lists = count.lists()
    for address, expected in lists.items():
        assert whole_list(output, address) == expected, address
        for link in page(output, address).select("nav.filters li a"):
            shown = re.search(r"(\d+)", str(link.select_one(".count")))
            assert shown
            assert int(shown[1]) == len(lists[str(link["href"])]), (address, link["href"])


def test_every_need_names_who_can_help_in_the_right_order(counted: Counted) -> None:
    output, count = counted
    answered = 0
    for need in count.public:
        expected = count.answers(need)
        shown = page(output, f"/need/{need['id']}/")
        assert ids(section(shown, NOTICES), "opening") == expected["openings"][:FEW], need["id"]
        assert ids(section(shown, LIBRARY), "project") == expected["projects"][:FEW], need["id"]
        waits = count.current(need) and need.get("status") != "met"
        alone = waits and not any(expected.values())
        assert (section(shown, "谁能帮上忙") is not None) is alone, need["id"]
        answered += any(expected.values())
    assert answered


@pytest.mark.parametrize("kind", ["opening", "project", "organization"])
def test_every_page_names_the_needs_it_answers_and_no_other(counted: Counted, kind: str) -> None:
    output, count = counted
    expected: dict[str, set[str]] = {}
    for need in count.needs:
        for key in answerers(count, count.answers(need), kind):
            expected.setdefault(key, set()).add(need["id"])
    for path in output.glob(f"{kind}/*/index.html"):
        shown = ids(section(page(output, f"/{kind}/{path.parent.name}/"), ANSWERED), "need")
        wanted = expected.pop(path.parent.name, set())
        assert set(shown) <= wanted, path.parent.name
        assert len(shown) == min(FEW, len(wanted)), path.parent.name
    assert expected == {}


def answerers(count: Count, answers: dict[str, list[str]], kind: str) -> set[str]:
    """Return whose pages of a kind tell of a need with these answers."""
    if kind != "organization":
        return set(answers[f"{kind}s"])
    rows = {row["id"]: row for row in (*count.openings.public, *count.projects)}
    found = (rows[key] for keys in answers.values() for key in keys)
    return {row["organization"] for row in found} & {row["id"] for row in count.organizations}


def test_a_survey_names_what_it_found(counted: Counted) -> None:
    output, count = counted
    for survey in count.surveys:
        shown = page(output, f"/survey/{survey['id']}/")
        found = {need["id"] for need in count.public if need.get("survey") == survey["id"]}
        assert set(ids(shown.main, "need")) == found
        assert ("没有发现新的需求" in shown.get_text()) is (not found)
    order = [row["id"] for row in sorted(count.surveys, key=lambda s: s["date"], reverse=True)]
    assert ids(page(output, "/surveys/").main, "survey") == order


def test_a_need_says_everything_and_tells_nobody(sample_site: Kept) -> None:
    output = sample_site.place.output
    text = page(output, "/need/ND-STREET/").get_text()
    for said in ("待回应", "每周一次", "20–50 人", "社会公众", "北湖区", "秋季需求调查",
                 "2026年11月1日", "2026年11月25日"):  # fmt: skip
        assert said in text, said
    small = page(output, "/need/ND-SMALL/").get_text()
    assert "不足 5 人" in small
    assert "2–4" not in small
    bare = page(output, "/need/ND-BARE/").get_text()
    assert "300 人以上" in bare
    assert "未提供" in bare
    lonely = page(output, "/need/ND-NOBODY/").get_text()
    assert "还没有对得上的" in lonely
    assert "已经不再征集" in page(output, "/need/ND-OVER/").get_text()
    assert "谢谢" in page(output, "/need/ND-MET/").get_text()


def test_a_need_that_waits_no_more_leads_to_those_that_do(sample_site: Kept) -> None:
    output = sample_site.place.output
    for key, leads in (("OVER", True), ("MET", True), ("STREET", False)):
        assert ("现有的服务需求" in page(output, f"/need/ND-{key}/").get_text()) is leads, key


def test_a_survey_says_everything(sample_site: Kept) -> None:
    text = page(sample_site.place.output, "/survey/SV-1/").get_text()
    for said in ("2026年10月20日", "样例民政局", "全市。", "问卷。", "812 份", "42.5%", "陪伴"):
        assert said in text, said


def test_a_need_leaves_the_lists_at_the_midnight_after_its_last_day(sample_site: Kept) -> None:
    """What changes then, the purity tests build; here is what the pages declare."""
    turns = {
        path: str(sample_site.pages[f"{path}/index.html"].changes_at)
        for path in ("needs", "need/ND-LAST-DAY", "need/ND-BARE", "need/ND-OVER", "survey/SV-1")
    }
    assert turns == {
        "needs": "2026-11-25 00:00:00+08:00",
        "need/ND-LAST-DAY": "2026-11-24 12:00:00+08:00",  # a hidden notice that will answer it
        "need/ND-BARE": "None", "need/ND-OVER": "None",
        "survey/SV-1": "2026-11-25 00:00:00+08:00",
    }  # fmt: skip
