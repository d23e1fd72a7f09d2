"""The front matter of stories and pages of prose: YAML, typed, nothing unknown let through."""

import datetime as dt
import re
from typing import Annotated, Any, Literal, TypeVar
from zoneinfo import ZoneInfo

import msgspec
import yaml
from msgspec import Meta, Struct

from scripts.records.explain import explain
from scripts.records.fields import Code, DivisionCode, Identifier, Lang, Line, Moment

HEADER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$\n?(.*)\Z", re.DOTALL | re.MULTILINE
)

Slug = Annotated[str, Meta(pattern=r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=80)]
PicturePath = Annotated[str, Meta(pattern=r"\A/images/[A-Za-z0-9][A-Za-z0-9._/-]*\Z")]
Kind = Literal["新闻", "报道", "通知", "评论", "知识", "经验", "人物"]
Spirit = Literal["dedication", "friendship", "mutual-aid", "progress"]


class FrontMatterError(Exception):
    """`str(error)` says the field, what is wrong and what was expected."""


class Cover(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A story's first picture, a file below content/images/."""

    path: PicturePath
    alt: Line
    credit: Line | None = None


class Correction(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was put right, and when."""

    date: dt.date
    text: Line


class Related(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Records the story tells of, by id."""

    openings: tuple[Identifier, ...] = ()
    projects: tuple[Identifier, ...] = ()
    organizations: tuple[Identifier, ...] = ()
    stations: tuple[Identifier, ...] = ()


class StoryMatter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The head of a file in content/stories/."""

    title: Line
    slug: Slug
    date: Moment
    """When it is published; midnight of the day where no time is given."""
    status: Literal["published", "draft"] = "published"
    modified: Moment | None = None
    kind: Kind = "报道"
    summary: Annotated[str, Meta(max_length=300)] = ""
    source: Line | None = None
    cover: Cover | None = None
    lang: Lang | None = None
    spirit: tuple[Spirit, ...] = ()
    tags: tuple[Line, ...] = ()
    category: Code | None = None
    division: DivisionCode | None = None
    related: Related = Related()
    corrections: tuple[Correction, ...] = ()
    author: Line | None = None
    """A person's name: read, never published."""
    editor: Line | None = None
    """The same."""
    demo: bool = False
    """Only published together with demo data."""

    @property
    def about(self) -> frozenset[tuple[str, str]]:
        """(collection, id) of the records it tells of, and ("divisions", code)."""
        told = self.related
        kinds = {
            "openings": told.openings, "projects": told.projects,
            "organizations": told.organizations, "stations": told.stations,
            "divisions": (self.division,) if self.division else (),
        }  # fmt: skip
        return frozenset((kind, found) for kind, ids in kinds.items() for found in ids)


class ProseMatter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The head of a file in content/pages/."""

    title: Line
    slug: Slug
    summary: Annotated[str, Meta(max_length=300)] = ""
    status: Literal["published", "draft"] = "published"
    order: int = 100
    """Among the pages of prose; the smaller comes first."""
    updated: dt.date | None = None
    lang: Lang | None = None


Matter = TypeVar("Matter", bound=Struct)


def split(text: str) -> tuple[str, str]:
    """Split a file into its front matter and its Markdown.

    Raises FrontMatterError where it has no front matter.
    """
    found = HEADER.match(text)
    if found is None:
        raise FrontMatterError("第 1 行：文件开头应有一行 ---，写完标题等信息后再有一行 ---")
    return found[1], found[2]


def read_matter(header: str, kind: type[Matter], zone: ZoneInfo) -> Matter:
    """Read front matter as a type.

    Raises FrontMatterError naming the line and field, and what was expected.
    """
    try:
        raw = yaml.safe_load(header)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"第 {mark.line + 2} 行：" if mark else ""
        raise FrontMatterError(
            f"{line}YAML 格式有误；冒号后要有空格，含冒号、引号的文字请加引号"
        ) from None
    if not isinstance(raw, dict):
        raise FrontMatterError("第 2 行：--- 之间应是一行一项的信息，例如 title: 标题")
    for name in ("date", "modified"):
        if kind is StoryMatter and raw.get(name) is not None:
            raw[name] = _moment(raw[name], name, header, zone)
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        fault = explain(str(error))
        raise FrontMatterError(f"{_line(header, fault.place)}{fault}") from None


def _moment(value: Any, name: str, header: str, zone: ZoneInfo) -> dt.datetime:
    """Read a day or a moment; one without an offset is the city's wall time."""
    found = value
    if isinstance(value, str):
        try:
            found = dt.datetime.fromisoformat(value.strip())
        except ValueError:
            found = None
    if isinstance(found, dt.datetime):
        return found if found.tzinfo else found.replace(tzinfo=zone)
    if isinstance(found, dt.date):
        return dt.datetime.combine(found, dt.time(), zone)
    raise FrontMatterError(
        f"{_line(header, name)}{name}：写成了 {value}，"
        "应为 年-月-日 或 年-月-日 时:分，例如 2026-03-05 09:00"
    )


def _line(header: str, place: str) -> str:
    """Find the line of a field in the file; the header begins on its second line."""
    name = re.split(r"[.\[]", place)[0]
    for number, line in enumerate(header.splitlines(), start=2):
        if name and re.match(rf"{re.escape(name)}\s*:", line):
            return f"第 {number} 行 "
    return ""
