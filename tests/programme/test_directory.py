"""Lists of projects and organisations, against a plain count of the records; plans; the tree."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from plugins.pages.views import ListPage, RecordPage, TreePage
from tests.plugins.building import Kept
from tests.plugins.sample import ORGANIZATIONS, PROJECTS
from tests.programme.sample import PLANNED, TANGLE

Item = dict[str, Any]
BODIES = [*ORGANIZATIONS, *TANGLE]
LIBRARY = [*PROJECTS, *PLANNED]


def standing(one: Item) -> str:
    """Say where a project stands on 2026-11-24, without the project's own rule."""
    period = one.get("period", {})
    if one.get("status") == "cancelled":
        return "cancelled"
    if one.get("status") == "closed" or period.get("end", "9999") < "2026-11-24":
        return "finished"
    return "planned" if period.get("start", "0000") > "2026-11-24" else "running"


ASKS: dict[str, Callable[[Item, str], bool]] = {
    "state": lambda one, value: standing(one) == value,
    "division": lambda one, value: one["division"] == value,
    "category": lambda one, value: one.get("category") == value,
    "people": lambda one, value: value in one.get("service_object", ()),
    "kind": lambda one, value: one.get("kind") == value,
    "field": lambda one, value: value in one.get("fields", ()),
}


def conditions(path: str) -> list[tuple[str, str]]:
    parts = path.split("/")[1:-1]
    return list(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize(("base", "records"), [("organizations", BODIES), ("projects", LIBRARY)])
def test_every_list_holds_what_a_plain_count_finds(
    programme_site: Kept, base: str, records: list[Item]
) -> None:
    seen = 0
    for path, page in programme_site.pages.items():
        if not path.startswith(f"{base}/") or not isinstance(page.view, ListPage):
            continue
        asked = [(name, value) for name, value in conditions(path) if name != "page"]
        expected = {one["id"] for one in records if all(ASKS[n](one, v) for n, v in asked)}
        assert {row.url.split("/")[2] for row in page.view.rows} == expected, path
        assert f"{len(expected)} 个" in page.view.summary
        for choice in (choice for group in page.view.groups for choice in group.choices):
            target = choice.url.strip("/") + "/index.html"
            assert len(programme_site.pages[target].view.rows) == choice.count, (path, choice.url)
        seen += 1
    assert seen > 40


def test_a_pair_has_a_page_where_something_belongs_to_both(programme_site: Kept) -> None:
    pages = set(programme_site.pages)
    assert "organizations/kind/school/division/431002/index.html" in pages
    assert "organizations/kind/school/division/431003/index.html" not in pages
    assert "projects/state/planned/division/431003/index.html" in pages  # the clock may fill it
    view = programme_site.pages["organizations/kind/school/index.html"].view
    urls = {choice.url for group in view.groups for choice in group.choices}
    assert "/organizations/kind/school/division/431002/" in urls


def branches(view: TreePage) -> list[tuple[int, str]]:
    def walk(some: Any, level: int) -> list[tuple[int, str]]:
        return [
            found
            for one in some
            for found in [(level, one.link.url.split("/")[2]), *walk(one.branches, level + 1)]
        ]

    return walk(view.branches, 0)


def test_the_tree_names_everybody_once_down_to_its_last_level(programme_site: Kept) -> None:
    view = programme_site.pages["organizations/tree/index.html"].view
    assert isinstance(view, TreePage)
    found = branches(view)
    keys = [key for _, key in found]
    assert len(keys) == len(set(keys))
    assert {(0, "ORG-1"), (1, "ORG-2"), (0, "RING-A"), (1, "RING-B"), (0, "SELF"),
            (0, "STRAY"), (3, "DEEP-3")} <= set(found)  # fmt: skip
    html = programme_site.url("/organizations/tree/")
    assert re.search(r"DEEP-3.*?下面还有 4 个", html, re.DOTALL)
    assert "/organization/DEEP-4/" not in html
    assert "/organization/DEEP-4/" in programme_site.url("/organization/DEEP-3/")


def test_a_project_stands_where_the_clock_puts_it(programme_site: Kept, december: Kept) -> None:
    def tag(kept: Kept, key: str) -> str | None:
        view = kept.pages[f"project/{key}/index.html"].view
        assert isinstance(view, RecordPage)
        return view.tag

    keys = ("PR-1", "PR-2", "PR-LATER", "PR-PLAN", "PR-GONE")
    assert [tag(programme_site, key) for key in keys] == [
        "进行中", "已结束", "尚未开始", "进行中", "已取消",
    ]  # fmt: skip
    assert [tag(december, key) for key in keys] == [
        "进行中", "已结束", "进行中", "已结束", "已取消",
    ]  # fmt: skip


def test_a_plan_says_what_was_done_and_what_comes_next(programme_site: Kept) -> None:
    def plan(key: str) -> list[tuple[str, str, str | None]]:
        view = programme_site.pages[f"project/{key}/index.html"].view
        return [(line.day, line.what, line.state) for line in view.plan]

    assert plan("PR-PLAN") == [
        ("2026年3月5日", "启动", "已完成"),
        ("2026年6月", "中期", "未完成"),
        ("2026年10月1日", "走访", "日期已过"),
        ("2026年11月", "盘点", "接下来"),
        ("2026年11月24日", "回访", None),
        ("2026年12月", "总结", None),
    ]
    assert plan("PR-GONE") == [("2026年12月5日", "不办了", None)]
    changes_at = programme_site.pages["project/PR-PLAN/index.html"].changes_at
    assert changes_at
    assert changes_at.isoformat() == "2026-11-25T00:00:00+08:00"


def test_pages_gather_what_belongs_to_them(programme_site: Kept) -> None:
    project = programme_site.url("/project/PR-1/")
    assert "/training/TR-OPEN/" in project
    body = programme_site.url("/organization/ORG-1/")
    for url in ("/training/TR-OPEN/", "/project/PR-PLAN/", "/organization/ORG-2/"):
        assert f'href="{url}"' in body, url
