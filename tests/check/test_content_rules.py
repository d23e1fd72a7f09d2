"""Every rule of the manuscripts, proved on one that breaks it and on one that doesn't."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.check.content import check_content
from scripts.check.registry import WRITTEN_RULES
from scripts.city import load_city
from scripts.records import Opening, Session
from scripts.rules.problem import Problem
from scripts.snapshot import Manifest, Snapshot
from scripts.workspace import ROOT, Workspace

STORY = """---
title: 下雨天的热水
slug: hot-water
date: 2026-11-20 18:20
kind: 报道
summary: 一间六平方米的岗亭。
cover:
  path: /images/lake.png
  alt: 雾中的湖面
division: "431003"
spirit: [friendship]
related:
  openings: [OP-1]
corrections:
  - {date: 2026-11-20, text: 改正一处}
  - {date: 2026-11-21, text: 又改正一处}
---

星期五从早上下雨，见[招募信息](/openings/)、[另一篇](/story/other/)和[平台](https://example.org/)。

![湖面](/images/lake.png "湖") [![湖面](</images/lake.png>)](/story/other/#top)[^1]

```
![](nowhere.png)
```

`[不是链接](nowhere.md)`，<img src="nowhere.png">

[^1]: 一条脚注，见 nowhere.md
[甲]: https://example.org/
"""
OTHER = "---\ntitle: 另一篇\nslug: other\ndate: 2026-11-21\nkind: 通知\nsummary: 短。\n---\n正文\n"
PAGE = (
    "---\ntitle: 安全\nslug: safety\nsummary: 平安。\norder: 10\nupdated: 2026-11-20\n---\n正文\n"
)


SOMEBODY = "people:\n  - name: 张三\n"
GIVEN = "    consents:\n      - given_on: 2026-01-01\n"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A change of the story that must make exactly one problem."""

    rule: str
    old: str = "星期五"
    new: str
    line: int = 19
    path: str = "content/stories/hot-water.md"
    found: str = ""


CASES = (
    Case(rule="front-matter", old="---\ntitle: 下", new="title: 下", line=1),
    Case(rule="front-matter", old="title: 下雨天的热水", new="title: 雨：a: b: [", line=2),
    Case(rule="front-matter", old="kind: 报道", new="kind: [报道", line=6, found="YAML"),
    Case(rule="front-matter", old="title: 下雨天的热水", new="title: *热水*", line=2, found="引号"),
    Case(rule="front-matter-twice", old="kind: 报道", new="kind: 报道\nslug: again", line=6),
    Case(rule="matter-unknown", old="kind: 报道", new="kind: 报道\ntags: a", line=6, found="tags"),
    Case(rule="matter-missing", old="kind: 报道\n", new="", line=1, found="kind"),
    Case(rule="matter-missing", old="下雨天的热水", new="", line=2, found="title"),
    Case(rule="matter-value", old="报道", new="小说", line=5, found="通知"),
    *(
        Case(
            rule="matter-people", old="kind: 报道", new=f"kind: 报道\n{entry}", line=line,
            found=found,
        )
        for entry, line, found in (
            ("people:\n  - {role: 老师}", 7, "没有写 name"),
            (f"{SOMEBODY}    masked: 李四", 7, "不能写"),
            (f"{SOMEBODY}    never_named: true", 8, "要写 role"),
            (f"{SOMEBODY}    minor_until: 2027-01-01\n{GIVEN}", 9, "监护人"),
            (f"{SOMEBODY}{GIVEN}        valid_until: 2025-01-01", 10, "早于"),
            (f"{SOMEBODY}{GIVEN}        withdrawn_on: 2025-01-01", 10, "早于"),
            (f"{SOMEBODY}    also: [Hot Water]\n{GIVEN}", 3, "slug 里有"),
            ("pictures:\n  - path: /images/lake.png\n    shows: [张三]", 8, "没有这个人"),
        )
    ),
    Case(
        rule="matter-value", old="kind: 报道", line=9, found="given_on",
        new=f"kind: 报道\n{SOMEBODY}    consents:\n      - purpose: story",
    ),
    Case(
        rule="matter-value", old="kind: 报道", line=10, found="for_ever",
        new=f"kind: 报道\n{SOMEBODY}{GIVEN}        for_ever: true",
    ),
    Case(rule="matter-value", old="slug: hot-water", new="slug: 17", line=3, found="应为文字"),
    Case(rule="matter-value", old="alt: 雾中的湖面", new='alt: ""', line=9, found="cover.alt"),
    Case(rule="matter-value", old="  alt: 雾中的湖面\n", new="", line=7, found="cover.alt"),
    Case(rule="weibo-long", old="kind: 报道", new=f"kind: 报道\nweibo: {'好' * 135}", line=6),
    Case(rule="sms-long", old="kind: 报道", new=f"kind: 报道\nsms: {'好' * 180}", line=6),
    Case(rule="matter-value", old="[friendship]", new="[love]", line=11, found="progress"),
    Case(rule="matter-value", old='"431003"', new="431003", line=10),
    Case(rule="matter-value", old="- {date: 2026-11-20, text: 改正一处}", new="- 17", line=15,
         found="corrections[0]"),
    Case(rule="matter-date", old="2026-11-20 18:20", new="2026/11/20", line=4, found="2026/11/20"),
    Case(rule="matter-date", old="2026-11-20 18:20", new="2026-13-20 18:20", line=4),
    Case(rule="matter-date", old="2026-11-20 18:20", new="2026-13-20", line=4),
    Case(rule="matter-date", old="2026-11-20 18:20", new="2026-11-20 昨晚", line=4),
    Case(rule="matter-value", old="updated: 2026-11-20", new="updated: 二十日", line=6,
         path="content/pages/safety.md", found="年-月-日"),
    Case(rule="matter-unknown", path="content/pages/safety.md", old="order: 10", new="kind: 报道",
         line=5, found="kind"),
    Case(rule="matter-value", old="openings: [OP-1]", new="schools: [S-1]", line=13,
         found="related.schools"),
    Case(rule="matter-value", old="slug: hot-water", new="slug: Hot_Water", line=3, found="小写"),
    Case(rule="matter-value", old="slug: hot-water", new="slug: 热水", line=3),
    Case(rule="slug-taken", old="slug: other", new="slug: hot-water", line=3,
         path="content/stories/other.md", found="content/stories/hot-water.md"),
    Case(rule="matter-division", old="431003", new="110101", line=10),
    Case(rule="picture-alt", new="![](/images/lake.png)星期五"),
    Case(rule="content-link", new="[甲](nowhere.md)星期五", found="nowhere.md"),
    Case(rule="content-link", new="[甲](other.md)星期五"),
    Case(rule="content-link", new="[甲](//example.org/)星期五"),
    Case(rule="content-link", new="[甲](javascript:go)星期五"),
    Case(rule="content-link", new="[![甲](/images/lake.png)](other.md)星期五"),
    Case(rule="picture-place", new="![甲](../images/lake.png)星期五"),
    Case(rule="picture-place", new="![甲](https://cdn.example/a.png)星期五"),
    Case(rule="picture-place", new="![甲](/images/sea.png)星期五", found="content/images/sea.png"),
    Case(rule="picture-place", new="![甲](/images/Lake.png)星期五"),
    Case(rule="picture-place", new="![甲](/images/../pages/safety.md)星期五"),
    Case(rule="picture-kind", new="![甲](/images/dance.gif)星期五", found="是 GIF 动图"),
    Case(rule="picture-kind", new="![甲](/images/sign.svg)星期五", found="是 SVG 矢量图"),
    Case(rule="picture-kind", new="![甲](/images/phone.heic)星期五", found="HEIC"),
    Case(rule="picture-kind", new="![甲](/images/phone.jpg)星期五", found="HEIC"),
    Case(rule="picture-kind", new="![甲](/images/lake.jpg)星期五", found="其实是 PNG 图片"),
    Case(rule="picture-kind", new="![甲](/images/loud.PNG)星期五", found="结尾不对"),
    Case(rule="picture-kind", new="![甲](/images/empty.png)星期五", found="空文件"),
    Case(rule="picture-kind", old="  path: /images/lake.png", new="  path: /images/sign.svg",
         line=8, found="SVG"),
    Case(rule="content-link", new="[甲]()星期五"),
    Case(rule="content-link", new="[甲]({filename}nowhere.md)星期五"),
    Case(rule="content-link", new="[甲]: nowhere.md", old="星期五从早上下雨"),
    Case(rule="matter-value", old="  path: /images/lake.png", new="  path: sea.png", line=8,
         found="content/images/"),
    Case(rule="picture-place", old="  path: /images/lake.png", new="  path: /images/a.png", line=8),
    Case(rule="relation", old="[OP-1]", new="[OP-1, OP-2]", line=13, found="OP-2"),
    Case(rule="identity-number", new="11010519491231002X 星期五", found="110***"),
    Case(rule="mobile-number", new="138 0013 8000 星期五", found="138***"),
    Case(rule="mobile-number", old="title: 安全", new="title: 问 13800138000", line=2,
         path="content/pages/safety.md"),
)  # fmt: skip


def snapshot() -> Snapshot:
    day = dt.date(2026, 11, 28)
    opening = Opening(
        id="OP-1", title="清理河岸", organization="ORG-1", division="431003",
        sessions=(Session(id="S-1", start_date=day, end_date=day),), office_phone="13900139000",
    )  # fmt: skip
    manifest = Manifest(city="431000", source="", demo=False, as_of="", collections={})
    return Snapshot(manifest=manifest, records={"openings": {"OP-1": opening}})


def manuscripts() -> dict[str, str]:
    return {
        "content/stories/hot-water.md": STORY,
        "content/stories/other.md": OTHER,
        "content/pages/safety.md": PAGE,
    }


PICTURES = {
    "lake.png": b"\x89PNG\r\n\x1a\n",
    "dance.gif": b"GIF89a",
    "sign.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "phone.heic": b"\0\0\0\x18ftypheic",
    "phone.jpg": b"\0\0\0\x18ftypheic",
    "lake.jpg": b"\x89PNG\r\n\x1a\n",
    "loud.PNG": b"\x89PNG\r\n\x1a\n",
    "empty.png": b"",
}
"""Heads of files; what they are is told by them."""


def problems(root: Path, files: dict[str, str], pulled: Snapshot | None = None) -> list[Problem]:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    (root / "content" / "images").mkdir(exist_ok=True)
    for name, data in PICTURES.items():
        (root / "content" / "images" / name).write_bytes(data)
    places = Workspace(
        content=root / "content", output=root / "o", build=root / "b", var=root / "v"
    )
    return check_content(places, load_city(ROOT / "content" / "city.yaml"), pulled or snapshot())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.new[:20]!r}")
def test_a_broken_rule_is_reported_once_with_its_place(tmp_path: Path, case: Case) -> None:
    files = manuscripts()
    assert case.old in files[case.path], "the case changes nothing"
    files[case.path] = files[case.path].replace(case.old, case.new, 1)
    found = problems(tmp_path, files)
    assert [(p.rule, p.path, p.line) for p in found] == [(case.rule, case.path, case.line)]
    assert case.found in found[0].message


def test_good_manuscripts_have_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, manuscripts()) == []


def test_every_rule_has_a_bad_case() -> None:
    personal = {"identity-number", "mobile-number"}
    tested = {case.rule for case in CASES} - personal | {"content-utf-8"}
    assert {rule.id for rule in WRITTEN_RULES} == tested


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, manuscripts()) == []
    (tmp_path / "content/pages/safety.md").write_bytes("---\ntitle: 城市\n---\n".encode("gb18030"))
    assert [(p.rule, p.line) for p in problems(tmp_path, {})] == [("content-utf-8", None)]


def test_all_problems_are_found_at_once(tmp_path: Path) -> None:
    files = manuscripts()
    files["content/stories/hot-water.md"] = "---\nslug: A b\ntags: 1\n---\n![](x.png)\n"
    assert [(p.line, p.rule) for p in problems(tmp_path, files)] == [
        (1, "matter-missing"), (1, "matter-missing"), (1, "matter-missing"),
        (1, "matter-missing"), (2, "matter-value"), (3, "matter-unknown"),
        (5, "picture-alt"), (5, "picture-place"),
    ]  # fmt: skip


def test_a_declared_office_phone_may_be_written(tmp_path: Path) -> None:
    files = manuscripts()
    files["content/stories/other.md"] += "\n咨询：139-0013-9000\n"
    assert problems(tmp_path, files) == []


def test_a_page_may_share_its_slug_with_a_story(tmp_path: Path) -> None:
    files = manuscripts()
    files["content/pages/safety.md"] = PAGE.replace("slug: safety", "slug: hot-water")
    assert problems(tmp_path, files) == []


def test_windows_files_are_read_like_others(tmp_path: Path) -> None:
    files = manuscripts()
    files["content/stories/other.md"] = "\ufeff" + OTHER.replace("\n", "\r\n")
    assert problems(tmp_path, files) == []


def test_the_portals_own_manuscripts_pass() -> None:
    places = Workspace(
        content=ROOT / "content", output=ROOT / "o", build=ROOT / "b", var=ROOT / "v"
    )
    assert check_content(places, load_city(places.city_file), None) == []
