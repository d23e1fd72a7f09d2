"""What records become: states, links, what is hidden, and what a change reaches."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from plugins.pages.views import ListPage, OpeningPage, RecordPage
from tests.plugins.building import FILES, Kept, changed, keep, workspace
from tests.plugins.sample import SAMPLE, sample_snapshot, session
from tests.support import tree

STATES = {
    "OP-OPEN": "报名中",
    "OP-BARE": "报名中",
    "OP-SCHEDULED": "即将开放报名",
    "OP-FULL": "名额已满",
    "OP-CLOSED": "报名已截止",
    "OP-CANCELLED": "已取消",
    "OP-ENDED": "已结束",
}


def _opening(kept: Kept, identifier: str) -> OpeningPage:
    view = kept.pages[f"opening/{identifier}/index.html"].view
    assert isinstance(view, OpeningPage)
    return view


def _listed(kept: Kept, path: str) -> list[str]:
    view = kept.pages[path].view
    assert isinstance(view, ListPage)
    rows: list[Any] = [*view.openings, *view.rows]
    return [row.url.split("/")[2] for row in rows]


@pytest.mark.parametrize(("identifier", "label"), STATES.items())
def test_each_state_stands_on_its_page_and_only_an_open_one_signs_up(
    sample_site: Kept, identifier: str, label: str
) -> None:
    view = _opening(sample_site, identifier)
    assert view.state.label == label
    assert (view.sign_up is not None) == (label == "报名中")
    assert label in sample_site.url(f"/opening/{identifier}/")


def test_current_openings_stand_in_the_order_that_serves_a_citizen(sample_site: Kept) -> None:
    assert _listed(sample_site, "openings/index.html") == [
        "OP-OPEN", "OP-BARE", "OP-SCHEDULED", "OP-ENGLISH",
        "OP-CANCELLED", "OP-FULL", "OP-CLOSED",
    ]  # fmt: skip
    assert _listed(sample_site, "openings/past/index.html") == ["OP-ENDED"]
    assert _listed(sample_site, "openings/weekend/index.html") == ["OP-OPEN"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("openings/division/431021", ["OP-BARE", "OP-SCHEDULED", "OP-FULL"]),
        ("openings/category/environment", ["OP-OPEN", "OP-CANCELLED"]),
        ("openings/division/431022", []),
        ("projects/division/431002", ["PR-1"]),
        ("projects/category/environment", ["PR-1"]),
        ("organizations/field/community", ["ORG-1"]),
        ("organizations/kind/social", ["ORG-1"]),
        ("organizations/kind/social/division/431002", ["ORG-1"]),
        ("projects/state/running", ["PR-1"]),
        ("projects/state/running/division/431021", []),
        ("projects/state/finished/division/431021", ["PR-2"]),
        ("organizations/division/431081", ["ORG-3"]),
        ("stations/division/431021", ["ST-2"]),
        ("stations/kind/kiosk", ["ST-1"]),
    ],
)
def test_lists_narrowed_to_a_value(sample_site: Kept, path: str, expected: list[str]) -> None:
    assert _listed(sample_site, f"{path}/index.html") == expected


def test_an_empty_list_keeps_its_address_says_so_and_leads_on(sample_site: Kept) -> None:
    page = sample_site.pages["openings/division/431022/index.html"]
    assert page.view.empty
    assert [link.url for link in page.view.empty_links][-1] == "/openings/"
    assert len(page.view.empty_links) > 1
    assert page.view.meta.noindex
    assert not page.listed


def test_records_are_linked_with_each_other(sample_site: Kept) -> None:
    links = {
        "/opening/OP-OPEN/": ["/organization/ORG-1/", "/project/PR-1/", "/story/river/"],
        "/project/PR-1/": ["/organization/ORG-1/", "/opening/OP-OPEN/", "/story/river/"],
        "/organization/ORG-1/": [
            "/project/PR-1/", "/opening/OP-OPEN/", "/station/ST-1/", "/organization/ORG-2/",
        ],
        "/organization/ORG-2/": ["/organization/ORG-1/"],
        "/station/ST-1/": ["/organization/ORG-1/", "/opening/OP-OPEN/"],
        "/division/431002/": [
            "/opening/OP-OPEN/", "/project/PR-1/", "/organization/ORG-1/", "/station/ST-1/",
            "/story/river/", "/openings/division/431002/",
        ],
        "/": ["/division/431002/", "/opening/OP-OPEN/", "/story/river/", "/register/"],
        "/story/river/": ["/opening/OP-OPEN/", "/project/PR-1/", "/organization/ORG-1/"],
    }  # fmt: skip
    for url, targets in links.items():
        html = sample_site.url(url)
        assert [target for target in targets if f'href="{target}"' not in html] == [], url


def test_an_organization_is_not_named_again_on_its_own_page(sample_site: Kept) -> None:
    view = sample_site.pages["organization/ORG-1/index.html"].view
    assert isinstance(view, RecordPage)
    assert {row.organization for part in view.related for row in part.openings} == {None}
    assert {row.url for part in view.related for row in part.openings} == {
        "/opening/OP-OPEN/", "/opening/OP-CANCELLED/", "/opening/OP-ENDED/",
    }  # fmt: skip
    projects = [row for part in view.related for row in part.rows if "/project/" in row.url]
    assert [row.lines for row in projects] == [("北湖区 · 环境保护",)]
    html = sample_site.url("/organization/ORG-1/")
    assert "样例河流守护志愿服务队" not in html.partition("正在招募")[2]
    assert "opening-who" not in html
    assert "样例河流守护志愿服务队" in sample_site.url("/openings/")
    assert "样例河流守护志愿服务队" in sample_site.url("/project/PR-1/")


def test_what_a_bare_notice_lacks_is_said(sample_site: Kept) -> None:
    view = _opening(sample_site, "OP-BARE")
    assert view.organization is None
    unset = {fact.label for section in view.sections for fact in section.facts if not fact.values}
    assert {"可能的风险", "志愿者保险", "办公电话", "参加条件", "记录时长"} <= unset
    assert "未提供" in sample_site.url("/opening/OP-BARE/")


def test_record_text_is_text_and_carries_its_language(sample_site: Kept) -> None:
    html = sample_site.url("/opening/OP-ENGLISH/")
    assert "<script>alert" not in html
    assert re.search(r'<h1[^>]* lang="en">', html)
    assert 'lang="en">Sample Readers<' in html


def test_an_opening_whose_hour_has_not_come_is_nowhere(sample_site: Kept) -> None:
    for path, data in tree(sample_site.place.output).items():
        assert b"OP-HIDDEN" not in data, path
        assert "未到公布时间".encode() not in data, path


def test_the_next_moment_is_told_with_the_pages_it_touches(
    tmp_path: Path, sample_site: Kept
) -> None:
    told = json.loads((sample_site.place.root / "build" / "next-change.json").read_text())
    assert told["at"] == "2026-11-24T12:00:00+08:00"
    assert "/openings/" in told["pages"]
    after = keep(workspace(tmp_path, FILES), BUILD_TIME=told["at"])
    assert "OP-HIDDEN" in after.url("/openings/")


def test_before_and_after_the_deadline(tmp_path: Path) -> None:
    place = workspace(tmp_path, {})
    before = keep(place, BUILD_TIME="2026-11-26T17:59:59+08:00")
    assert "signup.example.org" in before.url("/opening/OP-OPEN/")
    assert "11月26日 18:00 截止报名" in before.url("/openings/")
    after = keep(place, BUILD_TIME="2026-11-26T18:00:00+08:00")
    html = after.url("/opening/OP-OPEN/")
    assert "signup.example.org" not in html
    assert "报名已截止" in html


def test_a_new_title_is_everywhere_new_nowhere_old_and_no_address_changes(
    tmp_path: Path, sample_site: Kept
) -> None:
    snapshot = changed(sample_snapshot(), "openings", "OP-OPEN", title="改了名字的河岸活动")
    snapshot = changed(snapshot, "organizations", "ORG-1", name="改了名字的服务队")
    after = keep(workspace(tmp_path, FILES, snapshot))
    assert set(after.pages) == set(sample_site.pages)
    for path, text in sample_site.pages.items():
        old, new = sample_site.text(path), after.text(path)
        assert "周末清理河岸" not in new, text
        assert "样例河流守护志愿服务队" not in new
        assert old.count("周末清理河岸") == new.count("改了名字的河岸活动")
        assert old.count("样例河流守护志愿服务队") == new.count("改了名字的服务队")


def test_what_belongs_to_the_whole_city_stands_under_the_city_alone(tmp_path: Path) -> None:
    whole = {"id": "ORG-CITY", "name": "全市志愿服务总队", "division": "431000"}
    bodies = [*SAMPLE["organizations"], whole]
    kept = keep(workspace(tmp_path, {}, sample_snapshot({**SAMPLE, "organizations": bodies})))
    assert _listed(kept, "organizations/division/431000/index.html") == ["ORG-CITY"]
    html = kept.url("/organizations/")
    assert 'href="/organizations/division/431000/"' in html
    assert "市级" in html
    divisions = [path for path in kept.pages if path.startswith("division/")]
    assert len(divisions) == 11
    assert [path for path in divisions if "ORG-CITY" in kept.text(path)] == []


def test_long_lists_are_paged(tmp_path: Path) -> None:
    many = [
        {
            "id": f"OP-{number:03}", "title": f"第 {number} 个活动", "organization": "ORG-1",
            "division": "431002", "sessions": [session("2026-12-01")],
        }
        for number in range(41)
    ]  # fmt: skip
    snapshot = sample_snapshot({**SAMPLE, "openings": many})
    kept = keep(workspace(tmp_path, {}, snapshot))
    pages = ["openings/index.html", "openings/page/2/index.html", "openings/page/3/index.html"]
    found = [_listed(kept, path) for path in pages]
    assert [len(ids) for ids in found] == [20, 20, 1]
    assert {one for ids in found for one in ids} == {str(record["id"]) for record in many}
    pager = kept.pages[pages[1]].view.pager
    assert (pager.previous, pager.next) == ("/openings/", "/openings/page/3/")
    assert "openings/page/4/index.html" not in kept.pages
    assert '<a href="/openings/page/3/"' in kept.text(pages[1])
