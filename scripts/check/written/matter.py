"""The front matter of stories and pages: which entries there are, and what each may hold."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from scripts.check.problem import Problem, Rule
from scripts.check.written.manuscript import Desk, Manuscript, moment
from scripts.records.explain import explain
from scripts.records.fields import Identifier, Lang, Line

UNKNOWN = Rule("matter-unknown", "只用约定的名称", "检查拼写，或删去这一行")
MISSING = Rule("matter-missing", "必填的信息都要写", "在文稿开头补上这一项")
VALUE = Rule("matter-value", "每项信息的值要合规定", "按说明改这一项")
DATE = Rule("matter-date", "日期写成 年-月-日，可再加 时:分", "例如 2026-03-05 09:00")
SLUG = Rule("slug", "slug 是网址的一部分，只用小写字母、数字和 -", "例如 hot-water-on-a-rainy-day")
DIVISION = Rule("matter-division", "区划代码要在 city.yaml 里", "改成六位代码并加引号")


class Cover(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The picture of a story."""

    path: str
    """An address such as /images/2026/park.jpg; pictures.py looks at it."""
    alt: Line
    credit: Line | None = None


class Correction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was put right after publication, and when."""

    date: dt.date
    text: Line


class Related(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The records a story tells of, by id."""

    openings: tuple[Identifier, ...] = ()
    projects: tuple[Identifier, ...] = ()
    organizations: tuple[Identifier, ...] = ()


Summary = Annotated[str, Meta(min_length=1, max_length=200)]
Kind = Literal["新闻", "报道", "评论", "知识", "经验", "人物", "通知"]
Spirit = Literal["dedication", "friendship", "mutual-aid", "progress"]
Status = Literal["published", "draft"]

STORY: dict[str, Any] = {
    "title": Line, "slug": str, "date": None, "modified": None, "kind": Kind,
    "summary": Summary, "source": Line, "editor": Line, "author": Line, "cover": Cover,
    "lang": Lang, "spirit": tuple[Spirit, ...], "division": str, "related": Related,
    "corrections": tuple[Correction, ...], "status": Status, "demo": bool,
}  # fmt: skip
"""The entries of a story; None: a date, see `moment`."""

PAGE: dict[str, Any] = {
    "title": Line, "slug": str, "summary": Summary, "status": Status, "updated": None,
    "order": int,
}  # fmt: skip
"""The entries of a page of prose."""

_NEEDED = {"story": ("title", "slug", "date", "kind", "summary"), "page": ("title", "slug")}
_KINDS = "、".join(Kind.__args__)  # type: ignore[attr-defined] # Literal has them
_HINTS = {
    "kind": f"可用：{_KINDS}",
    "spirit": "可用：dedication、friendship、mutual-aid、progress",
    "status": "可用：published、draft",
}


def check(manuscript: Manuscript, desk: Desk) -> Iterator[Problem]:
    """Yield every entry that is unknown, missing or wrong."""
    if manuscript.faults and not manuscript.matter:
        return
    entries = STORY if manuscript.kind == "story" else PAGE
    for name in _NEEDED[manuscript.kind]:
        if manuscript.matter.get(name) in (None, ""):
            yield MISSING.broken(manuscript.path, manuscript.line_of(name), f"没有写 {name}")
    for name, value in manuscript.matter.items():
        if name not in entries:
            line = manuscript.line_of(name)
            yield UNKNOWN.broken(manuscript.path, line, f"没有 {name} 这一项")
        elif value is not None:
            yield from _check_value(manuscript, name, value, entries[name])
    yield from _check_division(manuscript, desk)


def _check_value(manuscript: Manuscript, name: str, value: Any, kind: Any) -> Iterator[Problem]:
    path, line = manuscript.path, manuscript.line_of(name)
    if kind is None:
        if moment(value) is None:
            yield DATE.broken(path, line, f"{name} 写成了 {value}")
        return
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        fault = explain(str(error))
        place = f"{name}.{fault.place}".rstrip(".").replace(".[", "[")
        hint = f"（{_HINTS[name]}）" if name in _HINTS else ""
        yield VALUE.broken(path, manuscript.line_of(place), f"{place}：{fault.expected}{hint}")


def _check_division(manuscript: Manuscript, desk: Desk) -> Iterator[Problem]:
    code = manuscript.matter.get("division")
    if isinstance(code, str) and code not in {one.code for one in desk.city.divisions}:
        line = manuscript.line_of("division")
        yield DIVISION.broken(manuscript.path, line, f"没有区划代码 {code}")
